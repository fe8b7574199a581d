"""What returns from session to session, and how the support for it went."""

from __future__ import annotations

from dataclasses import dataclass

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
    row = sessions.contribution(place)
    spans: list[Span] = [sessions.typed(row), " ", sessions.ref(place), " (", Typed(sessions.names[place[0]])]
    if voted(row):
        spans.append(f"; {supported(sessions, place)}")
    return (*spans, ")")


@dataclass(frozen=True)
class Trend:
    """How the support for something went: what showed it `by_session`, under the name it had at `place`."""

    place: Place
    by_session: dict[int, Place]
    shift: int  # from first to last, in hundredths of who agreed

    @property
    def first(self) -> Place:
        """Where support was first shown."""
        return self.by_session[min(self.by_session)]

    @property
    def last(self) -> Place:
        """Where it was shown last."""
        return self.by_session[max(self.by_session)]

    @property
    def way(self) -> str:
        """Whether there is more of it, less, or about the same."""
        return "same" if abs(self.shift) < _ABOUT else "more" if self.shift > 0 else "less"


def trends(sessions: Sessions) -> list[Trend]:
    """Give how support went for all that returned, where at least two sessions show it."""
    found: list[Trend] = []
    for places in sessions.clusters(*KINDS):
        by_session = {place[0]: place for place in reversed(places) if voted(sessions.contribution(place))}
        if len(by_session) > 1:
            before, after = (sessions.contribution(by_session[index]) for index in (min(by_session), max(by_session)))
            found.append(Trend(places[0], by_session, _share(after) - _share(before)))
    return found


def shifted(sessions: Sessions) -> Chapter | None:
    """Give the support for what returned, session by session: only where at least two show it."""
    words = sessions.words
    rows = tuple(_support(sessions, one) for one in trends(sessions)[:MOST])
    if not rows:
        return None
    head = (words.say("series_direction"), *sessions.names, words.say("series_trend"))
    blocks: tuple[Block, ...] = (Table(words.say("series_support_caption"), head, rows),)
    return Chapter("shifted", words.say("series_shifted"), (*blocks, Paragraph((words.say("series_not_same_people"),), "quiet")))


def _support(sessions: Sessions, trend: Trend) -> tuple[Text, ...]:
    words, row = sessions.words, sessions.contribution(trend.place)
    cells: list[Text] = []
    for index in range(len(sessions.rows)):
        place = trend.by_session.get(index)
        if place is None:
            cells.append((words.say("series_none"),))
            continue
        cells.append((supported(sessions, place), " ", sessions.ref(place)))
    return ((Typed(row["title"] or short(row["text"]), row["language"]),), *cells, (words.say(f"series_{trend.way}"),))


def supported(sessions: Sessions, place: Place) -> str:
    """Give "3 van 5 eens"."""
    row = sessions.contribution(place)
    return sessions.words.say("series_support", agree=row["support"]["agree"], voted=voted(row))


def _share(row: Row) -> int:
    return int(100 * row["support"]["agree"] // voted(row))


def voted(row: Row) -> int:
    """Give of how many opinions the support is; 0 where the session does not show it."""
    return sum(int(row["support"][level]) for level in ("agree", "neutral", "disagree"))
