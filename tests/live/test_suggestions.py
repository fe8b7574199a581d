"""Suggestions on the console: about what the facilitator may see, as it is now, and never in anybody's way."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

import gevent
import pytest

from facilitator.core.visibility import CONSOLE, LEADER_SCREEN, Audience
from facilitator.live.following import Following
from facilitator.live.patches import Patches
from facilitator.live.screens.console import ConsoleScreen
from facilitator.live.screens.leader import LeaderScreen
from facilitator.live.suggestions import Alike, Noticed, Suggestions, Topic, comparable, texts_of, themable
from tests.live.hall import Hall
from tests.story import HOST, Story, leader, person

BUSES = ("Meer bussen in de avond", "Meer bussen, ook in de avond", "Een huiskamer in ieder dorp")


class Room:
    """A story as a room."""

    def __init__(self, story: Story) -> None:
        self.story, self.id = story, story.state.id

    @contextmanager
    def settled(self) -> Any:
        yield self.story.state


class Rooms:
    """One room."""

    def __init__(self, story: Story) -> None:
        self.room = Room(story)

    def get(self, _session: str) -> Any:
        return self.room


class Child:
    """A child in our hands: what is asked, and what it answers."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Any]] = []
        self.answers: dict[str, Any] = {"similarity": {"pairs": []}, "topics": {"topics": []}}

    def ask(self, _about: str, name: str, wish: Any, then: Any) -> None:
        data = wish()
        if data is not None:
            self.asked.append((name, data))
            then(self.answers[name])


def talk(*texts: str, **phase: Any) -> tuple[Story, list[str]]:
    """A room in which Piet brought in these directions."""
    story = Story().begun()
    if phase:
        story.when(HOST, "EditPhase", phase="directions", **phase)
    story.in_phase("directions")
    [piet] = story.joined("piet", background="zorg")
    story.joined("samira", "omar", background="zorg")
    return story, [story.when(piet, "AddContribution", kind="direction", text=text)["contribution"] for text in texts]


LATER: list[tuple[Any, ...]] = []  # what is planned, in a test without a clock


def watched(story: Story, monkeypatch: pytest.MonkeyPatch) -> tuple[Suggestions, Child, list[Any]]:
    """Suggestions about a story, looked at when we say so."""
    LATER.clear()
    monkeypatch.setattr(gevent, "spawn_later", lambda _seconds, *work: LATER.append(work))
    child, told = Child(), list[Any]()
    return Suggestions(Rooms(story), child, told.append), child, told  # type: ignore[arg-type]


def looked(suggestions: Suggestions, story: Story) -> Noticed:
    """Look, let what was planned come to pass, and look again."""
    suggestions.of(story.state)
    planned, LATER[:] = list(LATER), []
    for work, *about in planned:
        work(*about)
    return suggestions.of(story.state)


def asked_for(story: Story, look: Any = comparable) -> set[str]:
    return {row["text"] for row in texts_of(Room(story), look)["texts"]}  # type: ignore[arg-type]


def test_it_works(monkeypatch: pytest.MonkeyPatch) -> None:
    story, [one, two, _] = talk(*BUSES)
    suggestions, child, told = watched(story, monkeypatch)
    child.answers["similarity"] = {"pairs": [{"one": one, "other": two, "words": ["bussen", "avond"]}]}
    assert looked(suggestions, story).pairs == (Alike(one, two, ("bussen", "avond")),)
    assert len(told) == 1
    assert [name for name, _ in child.asked] == ["similarity", "topics"]


def test_votes_and_steps_ask_nothing_again_a_new_card_does(monkeypatch: pytest.MonkeyPatch) -> None:
    story, [one, *_] = talk(*BUSES)
    suggestions, child, _ = watched(story, monkeypatch)
    looked(suggestions, story)
    story.in_phase("harvest")
    story.when(person("samira", "A1"), "GiveSupport", contribution=one, level="agree")
    looked(suggestions, story)
    assert len(child.asked) == 2
    story.when(HOST, "AddContribution", kind="direction", text="Nog een bus")
    looked(suggestions, story)
    assert len(child.asked) == 4


def test_without_an_answer_what_was_noticed_stays_and_it_is_asked_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    story, [one, two, _] = talk(*BUSES)
    suggestions, child, _ = watched(story, monkeypatch)
    child.answers["similarity"] = pairs = {"pairs": [{"one": one, "other": two, "words": ["bussen"]}]}
    looked(suggestions, story)
    story.when(HOST, "AddContribution", kind="direction", text="Nog een bus")
    child.answers["similarity"] = None
    assert looked(suggestions, story).missing
    screen = ConsoleScreen()
    screen.noticed = suggestions.of
    assert screen.region("alike", story.state, Audience(CONSOLE))["missing"]
    assert suggestions.of(story.state).pairs
    child.answers["similarity"] = pairs
    assert not looked(suggestions, story).missing  # nothing happened in the room since
    assert LATER == []


def test_what_the_facilitator_may_not_see_is_not_sent() -> None:
    story, [_, two, three] = talk(*BUSES)
    story.when(HOST, "HideContribution", contribution=two)
    story.when(HOST, "ParkContribution", contribution=three, parked=True)
    assert asked_for(story) == asked_for(story, themable) == {BUSES[0]}
    story.when(person("piet", "A1"), "WithdrawContribution", contribution="c1")
    assert asked_for(story) == set()


def test_what_is_written_blind_is_not_sent_until_it_is_shown() -> None:
    story, _ = talk(*BUSES, visibility="blind")
    assert asked_for(story) == asked_for(story, themable) == set()
    story.when(HOST, "RevealPhase", phase="directions")
    assert asked_for(story) == set(BUSES)


def test_what_was_put_together_speaks_for_the_card_and_what_is_in_a_theme_needs_none() -> None:
    story, [one, two, three] = talk(*BUSES)
    story.when(HOST, "MergeContributions", contributions=[two], into=one)
    rows = texts_of(Room(story), comparable)["texts"]  # type: ignore[arg-type]
    assert {row["id"]: row.get("stands", row["id"]) for row in rows} == {one: one, two: one, three: three}
    story.when(HOST, "SetTheme", title="Vervoer", members=[one])
    assert asked_for(story, themable) == {BUSES[2]}


def test_where_it_was_written_is_told_too_and_that_a_leader_sums_up_with_it() -> None:
    story, [one, *_] = talk(BUSES[0])
    leads = leader("A1")
    early = story.when(leads, "AddContribution", kind="direction", text="Voor wie geen telefoon heeft")["contribution"]
    story.in_phase("harvest")
    late = story.when(leads, "AddContribution", kind="direction", text="Het vervoer")["contribution"]
    host = story.when(HOST, "AddContribution", kind="direction", text="Alles samen")["contribution"]
    rows = {row["id"]: row for row in texts_of(Room(story), comparable)["texts"]}  # type: ignore[arg-type]
    assert {name: (row.get("group", ""), row.get("sums", False)) for name, row in rows.items()} == {
        one: ("A1", False), early: ("A1", False), late: ("A1", True), host: ("", True),
    }  # fmt: skip
    assert not {"author", "background", "place"} & {key for row in rows.values() for key in row}


def shown(story: Story, *pairs: tuple[str, str], topics: tuple[Topic, ...] = ()) -> dict[str, Any]:
    screen = ConsoleScreen()
    screen.noticed = lambda _state: Noticed(tuple(Alike(one, other, ("bussen",)) for one, other in pairs), topics)
    return screen.region("alike", story.state, Audience(CONSOLE)) | screen.region("topics", story.state, Audience(CONSOLE))


def test_the_card_with_most_support_stays_and_the_others_stand_under_it() -> None:
    story, [one, two, three] = talk(*BUSES)
    story.in_phase("harvest")
    story.when(person("samira", "A1"), "GiveSupport", contribution=two, level="agree")
    [row] = shown(story, (one, two), (one, three), (two, three))["rows"]
    assert (row["id"], row["agree"]) == (two, 1)
    assert {each["id"] for each in row["others"]} == {one, three}
    assert row["others"][0]["words"] == ["bussen"]


def test_what_changed_since_it_was_noticed_is_not_shown() -> None:
    story, [one, two, three] = talk(*BUSES)
    pairs = [(one, two), (one, three)]
    story.when(HOST, "DismissSuggestion", contributions=[one, two])
    assert [{row["id"], *(each["id"] for each in row["others"])} for row in shown(story, *pairs)["rows"]] == [{one, three}]
    story.when(HOST, "HideContribution", contribution=three)
    assert shown(story, *pairs, ("c99", one))["rows"] == []
    story.when(HOST, "UndoLast")
    story.when(HOST, "MergeContributions", contributions=[three], into=one)
    assert shown(story, *pairs)["rows"] == []


def test_a_suggested_theme_goes_when_it_is_made_or_turned_down() -> None:
    story, ids = talk(*BUSES)
    topic = Topic(tuple(ids), ("bussen",), "Bussen, avond")
    [row] = shown(story, topics=(topic,))["topics"]
    assert (row["title"], row["members"]) == ("Bussen, avond", ids)
    story.when(HOST, "DismissSuggestion", contributions=ids, what="theme")
    assert shown(story, topics=(topic,))["topics"] == []
    story.when(HOST, "UndoLast")
    story.when(HOST, "MakeTheme", title="Vervoer", contributions=ids[:2])
    assert shown(story, topics=(topic,))["topics"] == []


def test_originals_stand_with_the_background_that_may_be_shown_and_not_at_another_table() -> None:
    story, [one, two, _] = talk(*BUSES)
    story.joined("joke", group="A2", background="raad")
    other = story.when(person("joke", "A2"), "AddContribution", kind="direction", text="Bus!")["contribution"]
    story.when(HOST, "MergeContributions", contributions=[two, other], into=one)
    [section] = ConsoleScreen().sections(story.state, Audience(CONSOLE))
    card = story.state.contributions[one]
    row = ConsoleScreen().item(section, story.state, Audience(CONSOLE), card)
    assert [(each["id"], each["background"]) for each in row["originals"]] == [(two, "zorg"), (other, "")]
    leads = LeaderScreen().item(section, story.state, Audience(LEADER_SCREEN, "A1"), card)
    assert [each["id"] for each in leads["originals"]] == [two]


def children_of(process: int) -> list[int]:
    """The processes that this one started to think along."""
    said = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(process)], capture_output=True, text=True, check=False)
    return [int(line.split()[0]) for line in said.stdout.splitlines() if "facilitator.analysis" in line]


def console_until(hall: Hall, holds: bytes) -> str:
    """The console, looked at until it holds this."""
    for _ in range(200):
        page = hall.host.get(f"/s/{hall.session}/console")
        if holds in page.body:
            return page.body.decode()
        gevent.sleep(0.1)
    raise AssertionError(f"{holds!r} never came")


@pytest.mark.live
def test_suggestions_come_on_the_console_and_come_back_when_their_process_is_killed(hall: Hall) -> None:
    hall.facilitate("OpenPhase", phase="directions")
    phone = hall.phone()
    made = [
        hall.ask(phone, "AddContribution", {"kind": "direction", "text": text})["value"]["contribution"] for text in BUSES
    ]
    page = console_until(hall, b'id="alike"')
    assert f'data-alike="{made[1]}"' in page  # the fuller text
    assert '<q dir="auto">bussen</q>' in page
    assert hall.server.process is not None
    [child] = children_of(hall.server.process.pid)
    os.kill(child, signal.SIGKILL)
    again = hall.ask(phone, "AddContribution", {"kind": "direction", "text": "Een huiskamer voor ieder dorp"})
    console_until(hall, f'data-alike="{again["value"]["contribution"]}"'.encode())
    assert children_of(hall.server.process.pid) != [child]
    hall.facilitate("MergeContributions", contributions=[made[0]], into=made[1])
    assert f'data-alike="{made[1]}"' not in hall.host.get(f"/s/{hall.session}/console").body.decode()


NEVER: list[Any] = []


class Shown:
    """A console that follows, and all that reaches it."""

    def __init__(self, story: Story, screen: ConsoleScreen) -> None:
        self.room, self.patches = Room(story), list[dict[str, Any]]()
        self.following = Following(Patches({CONSOLE: screen}, self.rendered), self.sent)
        self.following.changed = NEVER.append  # type: ignore[assignment]  # we publish ourselves
        self.following.join(self.room, Audience(CONSOLE), "laptop")  # type: ignore[arg-type]

    def rendered(self, template: str, context: dict[str, Any], language: str) -> str:
        return f"{template} {context.get('alike', '')}"

    def sent(self, patch: dict[str, Any]) -> Callable[[str], None]:
        return lambda _chunk: self.patches.append(patch)

    def published(self) -> dict[str, str]:
        """What changed now, by card."""
        self.following._publish(self.room)  # type: ignore[arg-type]
        ops = [op for patch in self.patches for op in patch["ops"] if op["op"] == "put"]
        self.patches.clear()
        return {op["id"]: op["html"] for op in ops}


def test_the_mark_beside_a_card_comes_and_goes_without_anything_happening_to_it() -> None:
    story, [one, two, three] = talk(*BUSES)
    screen, noticed = ConsoleScreen(), [Noticed()]
    screen.presence = lambda _session: {"scanned": 0, "connected": 0, "struggling": 0}
    screen.noticed = lambda _state: noticed[0]
    shown = Shown(story, screen)
    assert shown.published() == {}
    noticed[0] = Noticed((Alike(one, two, ("bussen",)),))
    found = shown.published()
    assert found.keys() == {one, two}
    assert f"'at': '{two}'" in found[one]
    assert shown.published() == {}
    noticed[0] = Noticed()
    assert shown.published().keys() == {one, two}
    story.when(HOST, "HideContribution", contribution=three)
    assert shown.published().keys() == {three}


def test_who_comes_in_after_it_was_noticed_sees_it_though_their_page_was_made_before() -> None:
    story, [one, two, _] = talk(*BUSES)
    screen = ConsoleScreen()
    screen.presence = lambda _session: {"scanned": 0, "connected": 0, "struggling": 0}
    screen.noticed = lambda _state: Noticed((Alike(one, two, ("bussen",)),))
    shown = Shown(story, screen)
    for laptop in ("another", "a third"):
        assert shown.published().keys() == {one, two}
        assert shown.published() == {}
        shown.following.join(shown.room, Audience(CONSOLE), laptop)  # type: ignore[arg-type]
