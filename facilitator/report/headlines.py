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
_CLAUSE = re.compile(r"[,;:] | – | (?:en|of|die|dat|want|maar|zoals|waar|waarbij|zodat|omdat|and|or|that|which|who|but|so|because|where) ")
_CLAUSE_FROM = 0.6  # of its room: what stops before that says too little
_LOOSE_WORDS = """
de het een één 'n elk elke ieder iedere geen dit deze die dat mijn jouw zijn haar ons onze jullie hun wie wat in op van voor met aan
bij te om naar door over uit tot per rond onder boven tussen tegen zonder na en of maar want als dan zoals ook niet heel zeer alle
ze je ik we wij hij er plaats
the a an each every no this these those my your his her its our their who what which to on for by at from with of about as into
over under around between against without and or but if than like also not all very is are was were they you he she it instead
"""
_LOOSE = frozenset(_LOOSE_WORDS.split())
_OPENS = re.compile(r"(?:^|(?<=\s))(?:[‘“\"(]|'(?![snt]\b))")
_CLOSES = re.compile(r"(?<=\S)['’”\")](?=$|[\s,.;:!?])")
DOTS = "\u00a0…"  # they stand for words, so they stand apart from the last one, on its line


def clipped(text: str, room: int) -> str:
    """Give a text on one line of at most so many letters: cut before a clause, else between words, never behind a loose one."""
    line = " ".join(text.split())
    if len(line) <= room:
        return line.rstrip(".")
    clauses = [found.start() for found in _CLAUSE.finditer(line, 0, room - len(DOTS) + 1)]
    whole = [place for place in clauses if place >= _CLAUSE_FROM * room and not _opened(line[:place])]
    return with_dots(line[: whole[-1]]) if whole else _between_words(line[: room - len(DOTS) + 1])


def _between_words(cut: str) -> str:
    """Give a cut text without its broken word, and without what asks for more: an article, a preposition, the begin of a quote."""
    words = cut.split(" ")[:-1] if " " in cut else [cut[: -len(DOTS)]]
    while len(words) > 1 and (words[-1].strip("‘'“\"(").lower() in _LOOSE or _opened(" ".join(words))):
        words.pop()
    return with_dots(" ".join(words))


def with_dots(cut: str) -> str:
    """Give a text of which words were left out: three dots, apart from its last word as of words that are missing."""
    return cut.rstrip(",;:.–- ") + DOTS


def _opened(cut: str) -> bool:
    """Whether a quote or bracket begins in a text and does not end there."""
    return len(_OPENS.findall(cut)) > len(_CLOSES.findall(cut))


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
    return clipped(line, room)


def titled(view: View, key: str, row: Row | str, **values: object) -> str:
    """Give a heading with the name of a contribution in it, cut to what fits; "" when nothing of it would.

    Where the name does not fit whole, in fewer words of ours, where there are.
    """
    text = row if isinstance(row, str) else row["title"] or row["text"].replace("\n", " ").split(". ")[0]
    frames = [name for name in (key, f"{key}_short") if view.words.knows(name)]
    rooms = {name: MOST_LETTERS - len(view.words.say(name, title="", **values)) for name in frames}
    rooms = {name: room for name, room in rooms.items() if room >= _FEWEST_OF_A_NAME}
    if not rooms or not text.strip():
        return ""
    names = {name: _fitting(text, room) for name, room in rooms.items()}
    best = next((name for name in names if not names[name].endswith("…")), min(names))
    return view.words.say(best, title=names[best], **values)


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
