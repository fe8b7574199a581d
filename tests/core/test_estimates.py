"""Effort and effect: medians that give nobody away, quarters, and cards that stand apart in the drawing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.estimates import MIDDLE, Placed, apart, estimated, estimates_by, placed, quarter_of
from facilitator.core.vocabulary import Actor
from tests.story import HOST, Story

SIX = ("piet", "samira", "otto", "anna", "bilal", "carla")


def estimating(*people: str) -> tuple[Story, list[str], list[Actor]]:
    """A harvest with two directions of which everybody estimates effort and effect."""
    story = Story().begun().in_phase("directions")
    actors = story.joined(*(people or SIX))
    ids = [story.when(actors[0], "AddContribution", kind="direction", text=text)["contribution"] for text in ("Een", "Twee")]
    story.when(HOST, "EditPhase", phase="harvest", estimates=True)
    return story.in_phase("harvest"), ids, actors


def say(story: Story, who: Actor, idea: str, effort: int, effect: int) -> None:
    story.when(who, "EstimateIdea", contribution=idea, effort=effort, effect=effect)


def at(story: Story, idea: str) -> Placed:
    return placed(story.state, story.state.standing(idea))


def test_it_works() -> None:
    story, [one, two], people = estimating()
    for n, who in enumerate(people[:5]):
        say(story, who, one, 10 + n, 78 + n)
    assert at(story, one) == Placed(5, "now", 10, 80, True, (0, 0))
    assert at(story, two) == Placed()
    assert [card.id for card, _ in estimated(story.state, story.state.phase("harvest"))] == [one, two]
    assert estimates_by(story.state, "piet") == {one: (10, 78)}
    assert story.replayed().state == story.state


def test_few_people_give_no_place_but_a_quarter_and_fewer_nothing() -> None:
    story, [one, _], people = estimating()
    for who in people[:2]:
        say(story, who, one, 90, 12)
    assert at(story, one) == Placed(2)
    say(story, people[2], one, 88, 10)
    assert at(story, one) == Placed(3, "leave", 75, 25)
    story.when(HOST, "SetProtection", fewest=4)
    assert at(story, one) == Placed(3)


def test_what_was_said_of_the_card_that_stays_wins_else_the_latest() -> None:
    story, [one, two], [piet, samira, *_] = estimating()
    say(story, piet, one, 10, 90)
    say(story, piet, two, 20, 80)
    say(story, samira, one, 30, 70)
    story.when(HOST, "MergeContributions", contributions=[one], into=two)
    assert estimates_by(story.state, "piet") == {two: (20, 80)}
    assert estimates_by(story.state, "samira") == {two: (30, 70)}
    say(story, samira, one, 40, 60)  # from a tab that shows the old card: it counts for what it became
    assert estimates_by(story.state, "samira") == {two: (40, 60)} and at(story, two).people == 2
    story.when(HOST, "UndoLast")
    assert estimates_by(story.state, "samira") == {one: (30, 70), two: (40, 60)}


def test_outside_the_slider() -> None:
    story, [one, _], [piet, *_others] = estimating()
    for effort, effect in ((-1, 5), (5, 101)):
        assert story.refused(piet, "EstimateIdea", contribution=one, effort=effort, effect=effect) == "out_of_range"


def test_quarters() -> None:
    assert [quarter_of(*point) for point in ((10, 90), (90, 90), (10, 10), (90, 10), (50, 50))] == [
        "now", "big", "small", "leave", "now",
    ]  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), max_size=20))
def test_cards_stand_apart_in_their_own_quarter(points: list[tuple[int, int]]) -> None:
    found = apart(tuple(points), 5.0, 1.6)
    for (x, y), (u, v) in zip(points, found, strict=True):
        assert 0 < u < 100 and 0 < v < 100
        assert (x > MIDDLE) == (u > MIDDLE) and (y >= MIDDLE) == (v >= MIDDLE)
    for one in range(len(found)):
        for other in range(one):
            wide, high = (found[one][0] - found[other][0]) * 1.6, found[one][1] - found[other][1]
            assert (wide * wide + high * high) ** 0.5 > 4.8
