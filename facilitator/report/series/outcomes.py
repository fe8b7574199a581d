"""What became of what was agreed the times before, and what was agreed the last time."""

from __future__ import annotations

from facilitator.report.blocks import Block, Chapter, Items, Paragraph, Section, Table, Text, Typed
from facilitator.report.series.sessions import Row, Sessions, plainly
from facilitator.report.words import Words

UNMENTIONED = "unmentioned"  # no later session took it along
OUTCOMES = ("done", "going_on", "dropped", "", UNMENTIONED)


def outcomes(sessions: Sessions) -> Chapter | None:
    """Give every agreement that came along, with where it stands by the last session that said so."""
    words, rows = sessions.words, carried(sessions)
    blocks: list[Block] = [*outcome_blocks(words, rows)]
    fresh = sessions.rows[-1]["actions"] if len(sessions.rows) > 1 else []
    if fresh:
        items = Items(tuple(_agreed(one) for one in fresh))
        blocks.append(Section((words.say("series_open"),), (items,), "action"))
    if not blocks:
        return None
    known = sum(one["outcome"] not in ("", UNMENTIONED) for one in rows)
    title = words.count("outcomes_heading", known) if known else words.say("series_outcomes")
    return Chapter("outcomes", title, tuple(blocks), words.say("series_outcomes") if known else "")


def carried(sessions: Sessions) -> list[Row]:
    """Give every agreement of before the last session once, as the last one that said so left it; also what no one took along."""
    found: dict[tuple[str, str], Row] = {}
    for session in sessions.rows:
        for one in session["earlier"]:
            key = (one["text"], one["source"])
            if key not in found or one["outcome"]:
                found[key] = one
    return [*found.values(), *_unmentioned(sessions)]


def _unmentioned(sessions: Sessions) -> list[Row]:
    """Give what was agreed at a session and that no later one took along."""
    rows: list[Row] = []
    for index, session in enumerate(sessions.rows):
        later = [one for one in sessions.rows[index + 1 :] if one["earlier"] or _after(one, session)]
        taken = {plainly(agreed["text"]) for one in later for agreed in one["earlier"]}
        left = [one for one in session["actions"] if plainly(one["text"]) not in taken] if later else []
        rows += [{**one, "source": sessions.names[index], "outcome": UNMENTIONED, "note": ""} for one in left]
    return rows


def _after(one: Row, other: Row) -> bool:
    """Whether a session was on a later day than another: groups of one day do not follow each other."""
    days = [session["meeting"].get("date", "") for session in (other, one)]
    return all(days) and days[0] < days[1]


def counted(words: Words, rows: list[Row]) -> Text:
    """Give "twee gedaan, één loopt nog"."""
    counts = {outcome: sum(one["outcome"] == outcome for one in rows) for outcome in OUTCOMES}
    return words.listing([words.count(f"outcome_n_{outcome}", n) for outcome, n in counts.items() if n])


def outcome_blocks(words: Words, rows: list[Row]) -> list[Block]:
    """Give what became of agreements: in counts, and one by one; nothing when none came along."""
    if not rows:
        return []
    head = tuple(map(words.say, ("series_agreed", "series_who", "series_from", "series_became")))
    order = sorted(rows, key=lambda one: OUTCOMES.index(one["outcome"]))
    table = Table(words.say("series_outcomes_caption"), head, tuple(_row(words, one) for one in order))
    return [Paragraph(words.text("outcomes_told", counts=counted(words, rows))), table]


def _row(words: Words, one: Row) -> tuple[Text, ...]:
    who = _joined([Typed(part) for part in (one["owner"], one["due"]) if part])
    note: Text = (": ", Typed(one["note"])) if one["note"] else ()
    became = words.say(f"outcome_{one['outcome']}")
    return ((Typed(one["text"]),), who or (words.say("series_none"),), (Typed(one["source"]),), (became, *note))


def _joined(parts: list[Typed]) -> Text:
    """Give who and when beside each other: a list with "and" would make a date one of the people."""
    return tuple(span for n, part in enumerate(parts) for span in ((" · ", part) if n else (part,)))


def _agreed(one: Row) -> Text:
    return _joined([Typed(part) for part in (one["text"], one["owner"], one["due"]) if part])
