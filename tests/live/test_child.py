"""The child process beside the room: whatever becomes of it, who asked hears something and the room never waits."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, cast

import gevent
import pytest
from gevent.event import AsyncResult

from benchmarks.similarity import many
from facilitator.live import child as rules
from facilitator.live.beside import ROOT
from facilitator.live.child import COMMAND, Child
from facilitator.live.rooms import Room
from facilitator.store import Store
from tests.live.test_room import _Shelf
from tests.story import person

ALIKE = {"language": "nl", "texts": [
    {"id": "c1", "text": "Meer bussen in de avond", "kind": "direction"},
    {"id": "c2", "text": "Meer bussen, ook in de avond", "kind": "direction"},
]}  # fmt: skip
NEVER: list[Any] = []

# A child that misbehaves the first time (as `{}` says), and answers what it was asked with "again" from then on.
FIRST_TIME = """
import json, pathlib, sys, time
mark = pathlib.Path(sys.argv[1])
first = not mark.exists()
mark.touch()
for line in sys.stdin:
    if first:
        {}
    print(json.dumps({{"id": json.loads(line)["id"], "data": {{"again": True}}}}), flush=True)
"""


@contextmanager
def kept(child: Child) -> Iterator[Child]:
    """A child that is ended in the end, in a test that does not take for ever."""
    with gevent.Timeout(20):
        yield child
    child.close()


def asked(child: Child, name: str = "similarity", data: dict[str, Any] = ALIKE, about: str = "room") -> AsyncResult[Any]:
    """Ask something; the answer comes in what this gives."""
    heard: AsyncResult[Any] = AsyncResult()
    child.ask(about, name, lambda: data, heard.set)
    return heard


def test_it_works() -> None:
    with kept(Child()) as child:
        [pair] = asked(child).get()["pairs"]
        assert {pair["one"], pair["other"]} == {"c1", "c2"}
        assert "avond" in " ".join(pair["words"])
        first = child.pid
        assert asked(child, "topics").get() == {"topics": []}
        assert child.pid == first  # it stays warm


def test_the_phones_go_first() -> None:
    with kept(Child()) as child:
        asked(child).get()
        assert os.getpriority(os.PRIO_PROCESS, child.pid) >= os.getpriority(os.PRIO_PROCESS, 0) + 10


def test_killed_between_two_questions_it_comes_back_by_itself() -> None:
    with kept(Child()) as child:
        before = asked(child).get()
        first = child.pid
        os.kill(first, signal.SIGKILL)
        assert asked(child).get() == before
        assert child.pid != first


@pytest.mark.parametrize(
    "misbehaves",
    ["sys.exit(1)", "time.sleep(60)", "print('hallo', flush=True)", "print('{\"id\": 99}', flush=True)", "print('[]', flush=True)"],
)
def test_killed_hanging_or_raving_in_the_middle_of_a_question_it_is_asked_once_more(misbehaves: str, tmp_path: Path) -> None:
    command = (sys.executable, "-c", FIRST_TIME.format(misbehaves), str(tmp_path / "mark"))
    with kept(Child(command, patience=2)) as child:
        assert asked(child).get() == {"again": True}


def test_a_question_that_goes_wrong_is_answered_with_nothing_and_the_next_is_heard() -> None:
    with kept(Child()) as child:
        nothing, wrong, right = asked(child, "nonsense"), asked(child, "topics", {"texts": [{}]}), asked(child, about="other")
        assert nothing.get() is None
        assert wrong.get() is None
        assert right.get()["pairs"]


@pytest.mark.parametrize("command", [("/nowhere/to/be/found",), (sys.executable, "-c", "")])
def test_without_a_child_everybody_hears_nothing_and_it_is_left_alone_for_a_while(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "REST", (0.0, 3600.0))
    with kept(Child(command)) as child:
        assert asked(child).get() is None
        started: list[Any] = []
        monkeypatch.setattr(child, "_started", lambda: started.append(1))
        assert asked(child).get() is None
        assert started == []


def test_of_what_one_room_asks_the_newest_counts() -> None:
    heard: list[Any] = []

    def wish(text: str) -> Callable[[], dict[str, Any]]:
        return lambda: {"language": "nl", "texts": [{"id": text, "text": text}]}

    def said(text: str, _answer: Any) -> None:
        heard.append(text)

    with kept(Child()) as child:
        for text in ("een", "twee", "drie"):
            child.ask("room", "topics", wish(text), partial(said, text))
        asked(child, about="other").get()
        assert heard == ["drie"]


def test_what_is_no_longer_wanted_is_not_asked() -> None:
    with kept(Child()) as child:
        child.ask("room", "similarity", lambda: None, NEVER.append)
        asked(child, about="other").get()
        assert NEVER == []


def test_who_hears_may_make_a_mistake() -> None:
    def mistaken(_answer: Any) -> None:
        raise ValueError("a mistake")

    with kept(Child()) as child:
        child.ask("room", "similarity", lambda: ALIKE, mistaken)
        assert asked(child, about="other").get()["pairs"]


def test_it_ends_with_the_server_and_without_it() -> None:
    child = Child()
    with gevent.Timeout(20):
        asked(child).get()
    process = child._process
    child.close()
    with gevent.Timeout(20):
        process.wait()
    child.ask("room", "similarity", lambda: ALIKE, NEVER.append)  # nobody listens any more
    assert child.pid is None
    alone = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, cwd=ROOT)
    assert alone.stdin is not None
    alone.stdin.close()  # as when the server is killed
    assert alone.wait(20) == 0


def test_the_room_does_not_wait_while_a_thousand_texts_are_compared() -> None:
    room = Room("abc123", cast("Store", _Shelf()))
    with kept(Child()) as child:
        asked(child, data={"language": "nl", "texts": []}).get()  # it is warm
        busy = asked(child, data={"language": "nl", "texts": many(1000)})
        gevent.sleep(0)
        joined = room.submit(person("piet", "A1"), "JoinSession", {"group": "A1"}, "command-1")
        for n in range(20):
            room.submit(person("piet", "A1"), "DescribeMyself", {"background": ("zorg", "raad")[n % 2]}, f"command-2{n}")
        assert not busy.ready()
        assert joined.seq
        assert busy.get()["pairs"]
