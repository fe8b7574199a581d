"""Groups and places as pasted lines: "code; name; who leads; route", what fits of them, and what is wrong per line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from facilitator.core.session import Session
from facilitator.live.screens.talk import dilemmas

LONGEST = 60_000  # characters
_CODE = re.compile(r"[\w.:-]{1,40}", re.ASCII)
_HEADS = ("code", "groep", "group", "plek", "place", "locatie", "location")
AT = "at-"  # before the code of a place that a group has too: links and codes tell them apart by it


@dataclass
class Lines:
    """What pasted lines say: `rows` as SetGroups or SetPlaces wants them (all of them, the new ones after the old)."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    problems: list[dict[str, Any]] = field(default_factory=list)  # {line, code, what}
    read: int = 0

    def wrong(self, line: int, code: str, what: str = "") -> None:
        """Note what is wrong with a line."""
        self.problems.append({"line": line, "code": code, "what": what[:60]})


def _cells(text: str) -> list[tuple[int, list[str]]]:
    """Give (line number, cells) of each line that says something; a line of column names is passed over."""
    found = []
    for number, line in enumerate(text[:LONGEST].splitlines(), 1):
        cells = [cell.strip() for cell in re.split(r"[;\t]", line)]
        if any(cells) and cells[0].lower() not in _HEADS:
            found.append((number, [*cells, "", "", ""]))
    return found


def _read(text: str, known: list[dict[str, Any]], taken: set[str]) -> tuple[Lines, list[tuple[int, list[str], dict[str, Any]]]]:
    """Read code, name and leader of each line over what is known; give the last cells with the row they belong to."""
    lines, rest, seen = Lines([dict(row) for row in known]), [], set[str]()
    by_id = {row["id"]: row for row in lines.rows}
    for number, cells in _cells(text):
        code, label, leader = cells[0], cells[1] or cells[0], cells[2]
        if not _CODE.fullmatch(code):
            lines.wrong(number, "bad_code", code)
            continue
        code = AT + code if code in taken else code
        if code in seen:
            lines.wrong(number, "twice", code)
            continue
        seen.add(code)
        row = by_id.setdefault(code, {"id": code, "about": ""})
        row |= {"label": label, "leader": leader or row.get("leader", "")}
        if row not in lines.rows:
            lines.rows.append(row)
        lines.read += 1
        rest.append((number, cells[3:], row))
    return lines, rest


def read_places(text: str, state: Session) -> Lines:
    """Give places from lines "code; name; who leads; dilemma": that is its number, or nothing for all of them."""
    known = [
        {"id": one.id, "label": one.label, "leader": one.leader, "about": one.about, "on": list(one.on)}
        for one in state.places.values()
    ]
    lines, rest = _read(text, known, set(state.groups))
    standing = dilemmas(state)
    for number, cells, row in rest:
        wanted = [int(n) for n in re.findall(r"\d+", cells[0])]
        if any(not 1 <= n <= len(standing) for n in wanted):
            lines.wrong(number, "unknown_dilemma", cells[0])
        elif wanted:
            row["on"] = [standing[n - 1].id for n in wanted]
    return lines


def read_groups(text: str, state: Session) -> Lines:
    """Give groups from lines "code; name; who leads; route": the codes or names of places with > between them."""
    known = [
        {"id": one.id, "label": one.label, "leader": one.leader, "about": one.about, "route": list(one.route)}
        for one in state.groups.values()
    ]
    names = {word.lower(): place.id for place in state.places.values() for word in (place.id, place.label)}
    names |= {place.removeprefix(AT).lower(): place for place in state.places if place.startswith(AT)}
    lines, rest = _read(text, known, set())
    for number, cells, row in rest:
        if row["id"] in state.places:
            lines.wrong(number, "code_of_place", row["id"])
        stops = _stops(cells[0], names)
        unknown = [stop for stop in stops if stop.lower() not in names]
        if unknown:
            lines.wrong(number, "unknown_place", unknown[0])
        elif stops:
            row["route"] = list(dict.fromkeys(names[stop.lower()] for stop in stops))
    return lines


def _stops(words: str, names: dict[str, str]) -> list[str]:
    """Cut a route into its stops; names of places may have spaces in them where > or a comma stands between."""
    stops = [stop.strip() for stop in re.split(r"\s*[>→,]\s*", words) if stop.strip()]
    if len(stops) == 1 and stops[0].lower() not in names:
        return [stop for stop in stops[0].split() if stop]
    return stops
