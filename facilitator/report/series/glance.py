"""The sessions at a glance: when, where, how many, and from which side."""

from __future__ import annotations

from facilitator.report.blocks import Block, Chapter, Section, Table, Text, Typed
from facilitator.report.series.sessions import Row, Sessions


def glance(sessions: Sessions) -> Chapter | None:
    """Give a row per session, and the backgrounds of all as far as each may show them."""
    words = sessions.words
    head = ("series_meeting", "series_when", "series_people", "series_contributions", "series_agreed_n")
    rows = tuple(_row(sessions, one) for one in sessions.rows)
    blocks: list[Block] = [Table("", tuple(map(words.say, head)), rows)]
    by_side = _backgrounds(sessions)
    if by_side:
        names = (words.say("series_background"), *sessions.names)
        blocks.append(Section((words.say("series_backgrounds"),), (Table("", names, by_side, numeric=True),)))
    return Chapter("sessions", words.say("series_meetings"), tuple(blocks))


def _row(sessions: Sessions, one: Row) -> tuple[Text, ...]:
    words, meeting = sessions.words, one["meeting"]
    day = words.date(meeting.get("date", ""), weekday=False)
    when = ", ".join(filter(None, (day, meeting.get("venue", ""), meeting.get("place", "")))) or words.say("series_none")
    counts = (one["participants"]["count"] + one["came_in"]["without_phone"], len(one["contributions"]), len(one["actions"]))
    return ((Typed(one["title"]),), (Typed(when),), *((str(n),) for n in counts))


def _backgrounds(sessions: Sessions) -> tuple[tuple[Text, ...], ...]:
    """Give how many people of each background were at each session; one that has none (or may not show it) has a dash."""
    words = sessions.words
    table: dict[str, list[str]] = {}
    for index, one in enumerate(sessions.rows):
        for background, n in one["participants"]["by_background"].items():
            cells = table.setdefault(_label(sessions, one, background), [words.say("series_none")] * len(sessions.rows))
            cells[index] = str(n)
    return tuple(((Typed(label),), *((cell,) for cell in cells)) for label, cells in table.items())


def _label(sessions: Sessions, one: Row, background: str) -> str:
    if background in ("few", "unknown", "unnamed", "others"):
        return sessions.words.say(f"background_{background}", few=sessions.words.number(one["fewest"]))
    return str(one["backgrounds"].get(background, background))
