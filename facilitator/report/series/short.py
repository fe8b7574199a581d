"""What a series comes to, for its first page: what returned, what shifted, and how agreements of earlier stand."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.report.blocks import Block, Chapter, Items, Paragraph, Text, Typed
from facilitator.report.headlines import gist
from facilitator.report.series.dilemmas import compared
from facilitator.report.series.outcomes import carried, counted
from facilitator.report.series.returning import KINDS, supported, trends
from facilitator.report.series.sessions import Place, Sessions
from facilitator.report.series.trees import change, told

MOST_NAMED = 3
NAME = 58  # letters of a typed text


def in_short(sessions: Sessions) -> Chapter:
    """Say what the report compares, what was found, and how far that goes."""
    words = sessions.words
    several = len(sessions.rows) > 1
    meetings = words.count("series_meetings_n", len(sessions.rows))
    lead = words.say("series_lead", meetings=meetings) if several else words.say("series_lead_one")
    found = tuple(_found(sessions))
    blocks: tuple[Block, ...] = (Paragraph((lead,), "lead"), *((Items(found),) if found else ()))
    limits = ("series_not_same_people", "series_protected") if several else ("series_protected",)
    return Chapter("in_short", words.say("in_short"), (*blocks, *(Paragraph((words.say(key),), "quiet") for key in limits)))


def _found(sessions: Sessions) -> Iterator[Text]:
    words = sessions.words
    if clusters := sessions.clusters(*KINDS):
        yield _named(sessions, "series_short_returned", [places[0] for places in clusters])
    yield from _support(sessions)
    if places := compared(sessions):
        yield _named(sessions, "series_short_dilemmas", places)
    if rows := carried(sessions):
        yield words.counted("series_short_carried", len(rows), counts=counted(words, rows) if len(rows) > 1 else words.say(f"outcome_{rows[0]['outcome']}"))
    if len(sessions.rows) > 1 and (fresh := sessions.rows[-1]["actions"]):
        yield words.counted("series_short_fresh", len(fresh))
    if changed := change(sessions):
        yield (f"{words.say('series_tree')}. ", *told(sessions, changed))


def _named(sessions: Sessions, key: str, places: list[Place]) -> Text:
    """Give a sentence that counts, with the first few by name."""
    words = sessions.words
    names = words.listing_of([_name(sessions, place) for place in places[:MOST_NAMED]])
    listed = words.text("series_short_such_as" if len(places) > MOST_NAMED else "series_short_namely", names=names)
    return words.counted(key, len(places), names=listed)


def _name(sessions: Sessions, place: Place) -> Text:
    row = sessions.contribution(place)
    return ("“", Typed(gist(row["title"] or row["text"] or row["ask"], NAME), row["language"]), "” ", sessions.ref(place))


def _support(sessions: Sessions) -> Iterator[Text]:
    """Say how the support for what returned went, and for what it went furthest."""
    words, found = sessions.words, trends(sessions)
    counts = {way: sum(one.way == way for one in found) for way in ("more", "less", "same")}
    if not found:
        return
    yield words.text("series_short_support", counts=words.listing([words.count(f"series_{way}_n", n) for way, n in counts.items() if n]))
    most = max(found, key=lambda one: abs(one.shift))
    if most.way != "same":
        yield words.text("series_short_most", name=_name(sessions, most.place), before=supported(sessions, most.first), after=supported(sessions, most.last))
