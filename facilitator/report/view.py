"""The public data of a session, with the questions that several chapters ask of it."""

from __future__ import annotations

from typing import Any

from facilitator.report.blocks import Direction, Quote, Support, Text, Typed
from facilitator.report.words import Words

Row = dict[str, Any]


class View:
    """Public data (`data`) in the words of its language (`words`); `brief`: for a report of two pages.

    `picked` and `dropped` are the numbers of the contributions that the facilitator wants quoted, or not; `weighed` those that
    stand in a table of support per background already.
    """

    def __init__(self, data: Row, words: Words, *, brief: bool = False) -> None:
        self.data, self.words, self.brief = data, words, brief
        self.edits: Row = data.get("edits") or {}
        self.picked, self.dropped = set(self.edits.get("picked", ())), set(self.edits.get("dropped", ()))
        self.meeting: Row = data["meeting"]
        spoken = "" if data["language"].lower().startswith(words.language) else data["language"]
        self.all: list[Row] = [
            {**_in_language(row, spoken), "merged": [_in_language(one, spoken) for one in row["merged"]]} for row in data["contributions"]
        ]
        self.rows: list[Row] = [row for row in self.all if not row["parked"]]
        self.parked: list[Row] = [row for row in self.all if row["parked"]]
        self.by_number: dict[int, Row] = {row["number"]: row for row in self.all}
        self.groups: dict[str, Row] = {row["id"]: row for row in data["groups"]}
        self.places: dict[str, Row] = {row["id"]: row for row in data["places"]}
        self.phases: dict[str, Row] = {row["id"]: row for row in data["phases"]}
        self.voted = any(row["across"]["voted"] for row in self.rows)
        self.weighed: frozenset[int] = frozenset()
        self.fewest: int = data["fewest"]
        self.present: int = data["participants"]["count"] + data["came_in"]["without_phone"]
        self.telling = ""  # the chapter that is being made
        self.said: set[str] = set()  # what is said once in a report
        self.quoted: set[int] = set()  # what stands with the example it is about, and not again at its table
        self.shortened: set[str] = set()  # chapters that show some of what there is

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
        if background in ("few", "unknown", "unnamed", "others"):
            return self.words.say(f"background_{background}", few=self.words.number(self.fewest))
        return str(labels.get(background, ""))

    def group(self, group: str) -> str:
        """Give the label of a group, '' for none."""
        return str(self.groups[group]["label"]) if group in self.groups else ""

    def place(self, row: Row) -> str:
        """Give the label of the place where a contribution was made, '' when that is its group's own."""
        return str(self.places[row["place"]]["label"]) if row["place"] in self.places else ""

    def places_of(self, group: str) -> str:
        """Give the labels of the places that a group was at, as far as something was said there; else of its route."""
        been = [row["place"] for row in self.rows if row["group"] == group and row["place"] in self.places]
        ids = list(dict.fromkeys(been)) or [one for one in self.groups[group]["route"] if one in self.places]
        return ", ".join(str(self.places[one]["label"]) for one in ids)

    def side(self, row: Row, *, grouped: bool = True, typed: bool = True) -> Text:
        """Say from which side a contribution comes: background, group and place, as far as they may be shown.

        `typed` also says which of those who lead typed it in, if not a participant.
        """
        parts = [self.background(row["background"])]
        if row["by"] != "participant" and typed:
            parts[0] = self.words.say(f"by_{row['by']}")
        if row["via"] == "import":
            parts[0] = self.words.say("brought_before")
            parts.append(row["source"])
        if grouped:
            parts += [self.group(row["group"]), self.place(row)]
        if row["people"] > 1:
            parts.append(self.words.say("on_behalf", count=self.words.people(row["people"])))
        return joined([Typed(part) for part in parts if part])

    def typed(self, row: Row) -> Typed:
        """Give the words of a contribution, in its own language."""
        return Typed(row["text"], row["language"])

    def also(self, row: Row) -> tuple[Typed, ...]:
        """Give a contribution in its other languages."""
        return tuple(
            Typed(": ".join(part for part in (one["title"], one["text"]) if part), one["language"])
            for one in row["translations"]
        )

    def quote(self, row: Row, *, grouped: bool = True) -> Quote:
        """Give a contribution as something that somebody said."""
        return Quote(self.typed(row), self.side(row, grouped=grouped), row["number"], self.also(row))

    def support(self, row: Row) -> Support:
        """Give the support of a contribution."""
        counts = row["support"]
        agree, neutral, disagree = counts["agree"], counts["neutral"], counts["disagree"]
        voted = agree + neutral + disagree
        words = self.words.say("nobody_voted") if self.voted else ""  # where nobody could, it says nothing
        if voted:
            words = self.words.say("of_agree", agree=agree, voted=voted)
        elif row["across"]["voted"]:
            words = self.words.say("too_few_voted", few=self.words.number(self.fewest))
        return Support(
            agree, neutral, disagree, counts["unknown"], words,
            self.words.say("spoken_support", agree=agree, neutral=neutral, disagree=disagree),
        )  # fmt: skip

    def direction(self, row: Row, notes: tuple[Text, ...] = (), label: str = "") -> Direction:
        """Give a contribution as a direction."""
        dots = self.words.count("dots", row["dots"]) if row["dots"] else ""
        words = row.get("wordings", {})
        split = words.get("support") or words.get("dots")
        if row["joined"]:
            notes = (*notes, self.words.counted("goes_on", row["joined"]))
        return Direction(
            self.typed(row), row["number"], self.support(row), label, notes, self.also(row), dots, row["title"],
            earlier=split["earlier"] if split else 0,
        )  # fmt: skip

    def highlighted(self) -> list[tuple[str, list[Row]]]:
        """Give the main directions per group, groups in their own order, the whole session first."""
        order = ["", *self.groups]
        found: dict[str, list[Row]] = {}
        for highlight in self.data["highlights"]:
            rows = [self.by_number[number] for number in highlight["members"] if number in self.by_number]
            rows = [row for row in rows if not row["parked"]]
            if rows and highlight["group"] in order:
                known = found.setdefault(highlight["group"], [])
                known += [row for row in rows if row not in known]
        return [(group, found[group]) for group in order if group in found]

    def spearheads(self) -> list[Row]:
        """Give what the whole room goes on with, each once: what the room chose, else what the tables chose."""
        chosen = dict(self.highlighted())
        rows = chosen.get("") or [row for own in chosen.values() for row in own]
        return list({row["number"]: row for row in rows}.values())

    def highlight_lists(self) -> list[tuple[str, list[Row]]]:
        """Give the main directions in lists with a name: per group; those of the whole room per kind, if several."""
        lists: list[tuple[str, list[Row]]] = []
        for group, rows in self.highlighted():
            kinds = list(dict.fromkeys(row["kind"] for row in rows))
            if group or len(kinds) == 1:
                lists.append((self.group(group), rows))
            else:
                names = [(self.kinds(kind), kind) for kind in kinds]
                lists += [(name, [row for row in rows if row["kind"] == kind]) for name, kind in names]
        return lists

    def drawn_on_cases(self, conclusion: Row) -> bool:
        """Whether a conclusion is about the cases: about one of them, or drawn while they were chosen."""
        on = self.by_number.get(conclusion["on"] or 0)
        weighed = self.phases.get(conclusion["phase"], {}).get("weighs", [])
        return (on is not None and on["kind"] == "case") or (conclusion["general"] and "case" in weighed)

    def kinds(self, kind: str) -> str:
        """Give what contributions of a kind are called here: principles are values where the report says so."""
        return self.words.say("kinds_value" if kind == "principle" and self.has("values") else f"kinds_{kind}")

    def in_moment(self, phase: str) -> bool:
        """Whether a phase is a moment: one sentence that everybody thinks about."""
        return phase in self.phases and self.phases[phase]["type"] == "moment"

    def themes(self) -> list[Row]:
        """Give the themes that hold something to show."""
        return [theme for theme in self.data["themes"] if theme["members"]]

    def has(self, chapter: str) -> bool:
        """Whether the report has this chapter."""
        return chapter in self.data["report"]

    def once(self, key: str) -> bool:
        """Whether a text that a report says once has not been said in it; from now on it has."""
        new = key not in self.said
        self.said.add(key)
        return new

    def notes(self, section: str) -> list[str]:
        """Give the passages written for a section of the report."""
        return [note["text"] for note in self.data["notes"] if note["section"] == section]


def _in_language(row: Row, spoken: str) -> Row:
    return {**row, "language": row["language"] or spoken}


def joined(spans: list[Typed], between: str = " · ") -> Text:
    """Give spans with something between them."""
    text: list[str | Typed] = []
    for span in spans:
        text += [between, span] if text else [span]
    return tuple(text)


def paragraphs(text: str) -> list[str]:
    """Give the paragraphs of a typed text: what stands between empty lines."""
    return [part.strip() for part in text.split("\n\n") if part.strip()]
