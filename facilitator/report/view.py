"""The public data of a session, with the questions that several chapters ask of it."""

from __future__ import annotations

from typing import Any

from facilitator.report.blocks import Direction, Support, Text, Typed
from facilitator.report.words import Words

Row = dict[str, Any]


class View:
    """Public data (`data`) in the words of its language (`words`)."""

    def __init__(self, data: Row, words: Words) -> None:
        self.data, self.words = data, words
        self.meeting: Row = data["meeting"]
        self.rows: list[Row] = data["contributions"]
        self.by_number: dict[int, Row] = {row["number"]: row for row in self.rows}
        self.groups: dict[str, Row] = {row["id"]: row for row in data["groups"]}
        self.voted = any(sum(row["support"].values()) for row in self.rows)

    def of(self, kind: str, *, on: int | None = None, group: str | None = None) -> list[Row]:
        """Give the contributions of a kind, in order; of one dilemma or group when asked."""
        return [
            row
            for row in self.rows
            if row["kind"] == kind and on in (None, row["on"]) and group in (None, row["group"])
        ]

    def background(self, background: str) -> str:
        """Give the label of a background, '' for none."""
        labels = self.data["backgrounds"]
        if background in ("few", "unknown"):
            return self.words.say(f"background_{background}")
        return str(labels.get(background, ""))

    def group(self, group: str) -> str:
        """Give the label of a group, '' for none."""
        return str(self.groups[group]["label"]) if group in self.groups else ""

    def side(self, row: Row) -> Text:
        """Say from which side a contribution comes: background and group, as far as they may be shown."""
        parts = [self.background(row["background"]), self.group(row["group"])]
        if row["by"] != "participant":
            parts[0] = self.words.say(f"by_{row['by']}")
        if row["people"] > 1:
            parts.append(self.words.say("on_behalf", count=self.words.people(row["people"])))
        return joined([Typed(part) for part in parts if part])

    def support(self, row: Row) -> Support:
        """Give the support of a contribution."""
        counts = row["support"]
        by = tuple(
            (self.background(background), levels["agree"], levels["neutral"], levels["disagree"])
            for background, levels in row["support_by"].items()
            if self.background(background)
        )
        agree, neutral, disagree = counts["agree"], counts["neutral"], counts["disagree"]
        voted = agree + neutral + disagree
        words = self.words.say("nobody_voted") if self.voted else ""  # where nobody could, it says nothing
        if voted:
            words = self.words.say("of_agree", agree=agree, voted=voted)
        return Support(
            agree, neutral, disagree, counts["unknown"], by,
            words,
            self.words.say("spoken_support", agree=agree, neutral=neutral, disagree=disagree),
        )  # fmt: skip

    def direction(self, row: Row, notes: tuple[Text, ...] = (), label: str = "") -> Direction:
        """Give a contribution as a direction."""
        return Direction(Typed(row["text"]), row["number"], self.support(row), label, notes)

    def highlighted(self) -> list[tuple[str, list[Row]]]:
        """Give the main directions per group, groups in their own order, the whole session first."""
        order = ["", *self.groups]
        found: dict[str, list[Row]] = {}
        for highlight in self.data["highlights"]:
            rows = [self.by_number[number] for number in highlight["members"] if number in self.by_number]
            if rows and highlight["group"] in order:
                known = found.setdefault(highlight["group"], [])
                known += [row for row in rows if row not in known]
        return [(group, found[group]) for group in order if group in found]

    def notes(self, section: str) -> list[str]:
        """Give the passages written for a section of the report."""
        return [note["text"] for note in self.data["notes"] if note["section"] == section]


def joined(spans: list[Typed], between: str = " · ") -> Text:
    """Give spans with something between them."""
    text: list[str | Typed] = []
    for span in spans:
        text += [between, span] if text else [span]
    return tuple(text)


def paragraphs(text: str) -> list[str]:
    """Give the paragraphs of a typed text: what stands between empty lines."""
    return [part.strip() for part in text.split("\n\n") if part.strip()]
