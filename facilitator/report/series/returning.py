"""What returns from session to session, and how the support for it went."""

from __future__ import annotations

from facilitator.report.blocks import Block, Chapter, Items, Paragraph, Section, Span, Table, Text, Typed
from facilitator.report.parts import short
from facilitator.report.series.sessions import Place, Row, Sessions

MOST = 12
KINDS = ("direction", "initiative", "example", "need", "principle", "obstacle", "insight")
_ABOUT = 10  # hundredths that a share may differ and still be about the same


def returning(sessions: Sessions) -> Chapter | None:
    """Give what was said in more than one session, most often first, each time in the words of that session."""
    clusters = sessions.clusters(*KINDS)
    if not clusters:
        return None
    words = sessions.words
    shown = clusters[:MOST]
    sections = tuple(_section(sessions, one) for one in shown)
    how = Paragraph((words.say("series_returns_how"),), "quiet")
    return Chapter("returns", words.heading("series_returned", len(clusters)), (*sections, how), words.say("series_returns"))


def _section(sessions: Sessions, places: list[Place]) -> Section:
    first = sessions.contribution(places[0])
    rows = tuple(_said(sessions, place) for place in places)
    return Section((Typed(first["title"] or short(first["text"]), first["language"]),), (Items(rows),), first["kind"])


def _said(sessions: Sessions, place: Place) -> Text:
    row, words = sessions.contribution(place), sessions.words
    spans: list[Span] = [sessions.typed(row), " ", sessions.ref(place), " (", Typed(sessions.names[place[0]])]
    support = row["support"]
    if voted := _voted(row):
        spans.append(f"; {words.say('series_support', agree=support['agree'], voted=voted)}")
    return (*spans, ")")


def shifted(sessions: Sessions) -> Chapter | None:
    """Give the support for what returned, session by session: only where at least two show it."""
    words = sessions.words
    rows: list[tuple[Text, ...]] = []
    for places in sessions.clusters(*KINDS):
        by_session = {place[0]: place for place in reversed(places) if _voted(sessions.contribution(place))}
        if len(by_session) > 1:
            rows.append(_support(sessions, places[0], by_session))
    if not rows:
        return None
    head = (words.say("series_direction"), *sessions.names, words.say("series_trend"))
    blocks: tuple[Block, ...] = (Table(words.say("series_support_caption"), head, tuple(rows[:MOST])),)
    return Chapter("shifted", words.say("series_shifted"), (*blocks, Paragraph((words.say("series_not_same_people"),), "quiet")))


def _support(sessions: Sessions, named: Place, by_session: dict[int, Place]) -> tuple[Text, ...]:
    words, row = sessions.words, sessions.contribution(named)
    cells: list[Text] = []
    for index in range(len(sessions.rows)):
        place = by_session.get(index)
        if place is None:
            cells.append((words.say("series_none"),))
            continue
        one = sessions.contribution(place)
        cells.append((words.say("series_support", agree=one["support"]["agree"], voted=_voted(one)), " ", sessions.ref(place)))
    first, last = (sessions.contribution(by_session[index]) for index in (min(by_session), max(by_session)))
    return ((Typed(row["title"] or short(row["text"]), row["language"]),), *cells, (words.say(_trend(first, last)),))


def _trend(first: Row, last: Row) -> str:
    before, after = (100 * one["support"]["agree"] // _voted(one) for one in (first, last))
    return "series_same" if abs(after - before) < _ABOUT else "series_more" if after > before else "series_less"


def _voted(row: Row) -> int:
    """Give of how many opinions the support is; 0 where the session does not show it."""
    return sum(int(row["support"][level]) for level in ("agree", "neutral", "disagree"))
