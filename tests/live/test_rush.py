"""A whole hall votes at once: phones are told how long to gather their votes; in a small room nobody waits."""

from __future__ import annotations

from facilitator.live.limits import Rush


class Clock:
    """A clock that goes on when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def told(rush: Rush, people: int) -> int:
    """Let so many people send something, and give what the last of them is told."""
    return [rush.seen("s1", f"p{n}") for n in range(people)][-1]


def test_a_small_room_never_waits() -> None:
    assert told(Rush(Clock()), 99) == 0


def test_one_person_who_votes_often_is_one_person() -> None:
    rush = Rush(Clock())
    assert [rush.seen("s1", "p1") for _ in range(500)][-1] == 0


def test_the_more_people_send_the_longer_they_gather_and_together_they_ask_two_hundred_times_a_second() -> None:
    rush = Rush(Clock())
    told_500, told_1000 = told(rush, 500), told(rush, 1000)
    assert (told_500, told_1000) == (2500, 5000)
    assert 1000 / (told_1000 / 1000) == Rush.AT_MOST


def test_nobody_gathers_longer_than_the_longest() -> None:
    assert told(Rush(Clock()), 5000) == Rush.LONGEST


def test_it_holds_on_while_a_new_span_fills() -> None:
    clock = Clock()
    rush = Rush(clock)
    told(rush, 400)
    clock.now += Rush.SPAN
    assert rush.seen("s1", "p1") == 2000


def test_it_is_over_when_people_stop() -> None:
    clock = Clock()
    rush = Rush(clock)
    told(rush, 400)
    clock.now += Rush.SPAN * 2
    assert rush.seen("s1", "p1") == 0
