"""The texts of the public data that somebody typed, with where they stand; what was filled in to be shown is not among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from facilitator.core.redacting import same_words

# Filled in to be shown, or no text of anybody.
_SHOWN = frozenset(
    ("id", "label", "leader", "sender", "address", "contact", "facilitator", "organiser", "venue", "place", "date", "group",
     "kind", "phase", "status", "language", "file", "mark", "logo", "template", "colour", "style", "was", "by", "route", "format", "step", "section",
     "across", "choices_by", "via", "stance"),
)  # fmt: skip
_NO_TEXT = frozenset(
    ("id", "format", "language", "groups", "places", "phases", "backgrounds", "landscape", "open_until", "report", "timeline", "came_in", "votings",
     "tree", "gaps", "highlights", "moved", "moderated", "participants"),
)  # fmt: skip


@dataclass(frozen=True)
class Spot:
    """Where something stands: `part` of the public data, the `number` of a contribution, the `address` of a passage."""

    part: str
    number: int = 0
    address: str = ""


def texts_of(data: dict[str, Any]) -> Iterator[tuple[Spot, str]]:
    """Give every text of the public data that somebody typed, with where it stands."""
    for part, value in data.items():
        if part == "contributions":
            for row in value:  # what merged stands below the one it became, under its own number
                for one in ({**row, "merged": ()}, *row["merged"]):
                    yield from ((Spot(part, one["number"]), text) for text in _deep(one))
        elif part == "edits":
            for address, one in value["passages"].items():
                yield Spot("passages", 0, address), one["text"]
            yield from ((Spot("pictures"), text) for text in _deep(value["pictures"]))
            yield Spot("next_steps"), value["next_steps"]
        elif part == "questions":  # their text stands among the contributions: who answers it does not
            for row in value:
                yield from ((Spot("contributions", row["number"]), row[name]) for name in ("owner", "due"))
        elif part not in _NO_TEXT:
            yield from ((Spot(part), text) for text in _deep(value))


def _deep(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in _SHOWN:
                yield from _deep(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _deep(one)


def shown_names(data: dict[str, Any]) -> set[str]:
    """Give the names that were filled in to be shown."""
    meeting = data["meeting"]
    people = [meeting.get(name, "") for name in ("facilitator", "organiser", "contact")]
    people += [seat["leader"] for seat in (*data["groups"], *data["places"])]
    people += [row["owner"] for row in (*data["contributions"], *data["actions"], *data["questions"])] + [row["presenter"] for row in data["contributions"]]
    return {same_words(one) for one in people if one}


def places_shown(data: dict[str, Any]) -> list[str]:
    """Give what was filled in of where it was and where to turn to: an address in it may stand."""
    meeting = data["meeting"]
    seats = [seat[name] for seat in (*data["groups"], *data["places"]) for name in ("label", "about")]
    return [one for one in (meeting.get("venue", ""), meeting.get("place", ""), meeting.get("contact", ""), *seats) if one]
