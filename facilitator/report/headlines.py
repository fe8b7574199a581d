"""Headings that say what was found: short, with typed words cut, and never more than the protected figures show."""

from __future__ import annotations

import re

from facilitator.report import findings
from facilitator.report.view import Row, View

MOST_LETTERS = 90
_FEWEST_OF_A_NAME = 12  # letters of a typed text below which a heading does without it
_WHOLE = 1.4  # so much longer than its room a text may be, where it cannot stop in between
_STOPS = re.compile(r"[;?!] ")  # where a text may stop: after a comma it would say something else
_NAMED = re.compile(r"(?:\S+ ){0,4}\S+: ")  # a name of at most five words, and what it is
_SAYS = 12  # letters below which the part before a stop says too little
_JOIN = re.compile(r" (?:en|and) ")  # where a long one is cut, with dots


def clipped(text: str, room: int) -> str:
    """Give a text on one line of at most so many letters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= room:
        return line.rstrip(".")
    cut = line[: room - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(",;:. ") + "…"


def gist(text: str, room: int) -> str:
    """Give a text by name: whole, else the name before a colon, or its first sentence; what is cut short ends in dots."""
    line = " ".join(text.split()).rstrip(".")
    if len(line) <= room:
        return line
    line = line.split(". ")[0]
    if len(line) <= room:
        return line
    named = _NAMED.match(line)
    if named and _SAYS <= named.end() - 2 <= room:
        return line[: named.end() - 2]
    stop = _STOPS.search(line, _SAYS, room + 2)
    if stop:
        return line[: stop.start()] + stop.group()[0].replace(";", "")
    if len(line) <= _WHOLE * room:
        return line
    stop = _JOIN.search(line, 40, round(_WHOLE * room))
    return f"{line[: stop.start()].rstrip(',;: ')}…" if stop else clipped(line, room)


def titled(view: View, key: str, row: Row | str, **values: object) -> str:
    """Give a heading with the name of a contribution in it, cut to what fits; "" when nothing of it would."""
    text = row if isinstance(row, str) else row["title"] or row["text"].replace("\n", " ").split(". ")[0]
    room = MOST_LETTERS - len(view.words.say(key, title="", **values))
    return view.words.say(key, title=_fitting(text, room), **values) if room >= _FEWEST_OF_A_NAME and text.strip() else ""


def _fitting(text: str, room: int) -> str:
    name = gist(text, room)
    return name if len(name) <= room else clipped(text, room)


def fits(heading: str) -> str:
    """Give a heading that is short enough, else ""."""
    return heading if len(heading) <= MOST_LETTERS else ""


def whole(row: Row) -> bool:
    """Whether every background that was there is shown, and clearly carries it."""
    cells = row["across"]["cells"]
    return row["across"]["kind"] == "carried" and all(cell["kind"] in ("count", "class") for cell in cells)


def spread(view: View, rows: list[Row], key: str) -> str:
    """Say "24 behoeften: drie breed gedragen, drie omstreden"; without the rest when the figures do not say so."""
    words, carried, split = view.words, len(findings.together(rows)), len(findings.divided(rows))
    told = [(name, n) for name, n in (("found_broad", carried), ("found_split", split)) if n]
    parts = ", ".join(words.say(name, n=words.counting(n)) for name, n in told)
    every = words.heading(key, len(rows))
    if carried == len(rows) and not split:
        return fits(words.say("found_all" if carried > 1 else "found_one", all=every))
    return fits(words.say("found", all=every, parts=parts)) if parts else ""


def stood_behind(view: View, rows: list[Row]) -> str:
    """Say of main directions on which one the sides differ, else which one all of them carry; "" when neither is known."""
    if split := findings.divided(rows):
        return titled(view, "split_named", split[0])
    carried = findings.together(rows)
    for row in carried:
        if whole(row):
            return titled(view, "all_carry", row)
    return titled(view, "broad_named", carried[0]) if carried else ""


def shift(view: View, row: Row, letters: str) -> str:
    """Say how people chose in a dilemma: where most of those who moved went, else what most chose."""
    words, counts = view.words, row["choices"]
    known = [start for start, end, n in row["moves"] or () if isinstance(start, int) and end is None and n]
    left = sum(n for start, end, n in row["moves"] or () if isinstance(start, int) and end is None)
    came = {
        option: sum(n for start, end, n in row["moves"] or () if end == option and start not in (option, "unknown", "-"))
        for option in range(len(row["options"]))
    }
    best = max(came, key=lambda option: (came[option], -option), default=0)
    if left and left >= came.get(best, 0):
        options = f" {words.say('or')} ".join(letters[one] for one in sorted(known))
        return words.heading("moved_third", left, options=options)
    if came.get(best):
        return words.heading("moved_to", came[best], option=letters[best])
    if row["moves"] is not None and any(counts["before"]) and any(counts["after"]):
        return words.say("nobody_moved")
    chosen = counts["after"] if any(counts["after"]) else counts["before"]
    ways, total = chosen[:-1], sum(chosen[:-1])
    if not total:
        return ""
    most = max(range(len(ways)), key=lambda place: ways[place])
    if ways[most] * 2 <= total:
        return words.say("chose_evenly")
    return words.say("third_most") if most == len(row["options"]) else words.say("option_most", option=letters[most])
