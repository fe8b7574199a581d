"""A whole hall votes at once: phones are told how long to gather their votes; in a small room nobody waits."""

from __future__ import annotations

from itertools import pairwise

from facilitator.core.visibility import PHONE, Audience
from facilitator.live.limits import Rush
from facilitator.live.screens.phone import PhoneScreen
from tests.story import Story


class Clock:
    """A clock that goes on when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def told(rush: Rush, people: int) -> list[int]:
    """Let so many people send something in the same instant, and give what each is told."""
    return [rush.gather("s1", f"p{n}") for n in range(people)]


def test_a_small_room_never_waits() -> None:
    clock = Clock()
    rush = Rush(clock)
    for _ in range(100):  # everybody taps, second after second
        assert set(told(rush, 20)) == {0}
        clock.now += 1


def test_one_person_who_votes_often_is_one_person() -> None:
    rush = Rush(Clock())
    assert {rush.gather("s1", "p1") for _ in range(500)} == {0}
    assert rush.gather("s1", "p2") == 0


def test_a_hall_that_taps_in_the_same_second_comes_back_one_after_another() -> None:
    waits = told(Rush(Clock()), 1000)
    assert waits[-1] == 5000
    apart = {later - earlier for earlier, later in pairwise(waits[50:])}
    assert apart == {1000 // Rush.PER_SECOND}


def test_a_hall_that_goes_on_keeps_its_places_apart() -> None:
    clock = Clock()
    rush, people = Rush(clock), 1000
    turns = {n: clock.now + n / people for n in range(people)}  # when each sends next: all within a second at first
    came: list[float] = []
    while len(came) < 20 * people:
        n = min(turns, key=turns.__getitem__)
        clock.now = turns[n]
        came.append(clock.now)
        turns[n] = clock.now + max(0.2, rush.gather("s1", f"p{n}") / 1000)
    seconds = [sum(1 for moment in came if start <= moment < start + 1) for start in range(1010, 1080)]
    assert max(seconds) <= Rush.PER_SECOND * 1.1
    assert min(seconds) >= Rush.PER_SECOND * 0.9


def test_nobody_gathers_longer_than_the_longest() -> None:
    assert max(told(Rush(Clock()), 5000)) == Rush.LONGEST * 1000


def test_it_is_over_when_people_stop() -> None:
    clock = Clock()
    rush = Rush(clock)
    told(rush, 400)
    clock.now += 2.5
    assert rush.gather("s1", "p1") == 0


def test_the_first_votes_of_a_full_hall_are_spread_over_as_long_as_they_take() -> None:
    assert [Rush.spread(people) for people in (0, 40, 199, 200, 1000, 5000)] == [0, 0, 0, 1000, 5000, 8000]


def test_phones_in_a_full_hall_are_told_so_beforehand() -> None:
    story = Story().begun()
    told = []
    for tables in range(2):
        story.joined(*(f"p{tables}-{n}" for n in range(100)))
        told.append(PhoneScreen().region("masthead", story.state, Audience(PHONE, "A1"))["spread"])
    assert told == [0, 1000]
