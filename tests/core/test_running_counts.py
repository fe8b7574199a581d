"""Counts that go on with each vote say what counting all votes anew says, whatever happens in between."""

from __future__ import annotations

from collections import Counter

from hypothesis import given

from facilitator.core.hands import without_phone
from facilitator.core.protection import support_split
from facilitator.core.session import Session
from facilitator.core.vocabulary import Actor
from facilitator.core.voting import by_background, support_of, tally
from tests.examples import examples
from tests.steps import HISTORIES, Step, told
from tests.story import HOST, Story, person

LEVELS = ("agree", "neutral", "disagree", "unknown")


def agrees(state: Session) -> None:
    """Compare every count with one made anew."""
    for one in state.contributions.values():
        split, counts = support_split(state, one), tally(state, one)
        state.running.clear()
        assert split == support_split(state, one)
        assert counts == tally(state, one)
        if not state.hands:
            assert split == by_background(state, support_of(state, one), str)
    behind = without_phone(state)
    state.behind_scribes = (-1, Counter())
    assert behind == without_phone(state)


def test_a_count_that_goes_on_is_the_count_of_all_votes() -> None:
    story = Story().begun()
    people = [*story.joined("amber", "bilal", "carla", background="zorg"), *story.joined("daan", "emine")]
    story.in_phase("harvest")
    cards = [
        story.when(one, "AddContribution", kind="direction", text=f"Richting {n}")["contribution"]
        for n, one in enumerate(people[:3])
    ]
    for turn in range(3):
        for place, one in enumerate(people):
            for number, card in enumerate(cards):
                story.when(one, "GiveSupport", contribution=card, level=LEVELS[(turn + place * number) % 4])
                support_split(story.state, story.state.contributions[card])
        agrees(story.state)


def test_counts_follow_who_changes_sides_goes_or_comes_back_and_what_is_put_together() -> None:
    story = Story().begun()
    people = story.joined("amber", "bilal", "carla", background="zorg")
    story.in_phase("harvest")
    first, second = (
        story.when(people[n], "AddContribution", kind="direction", text=f"Richting {n}")["contribution"] for n in (0, 1)
    )
    for one in people:
        story.when(one, "GiveSupport", contribution=first, level="agree")
        story.when(one, "GiveSupport", contribution=second, level="disagree")
    steps = [
        (people[0], "DescribeMyself", {"group": "A1", "background": "raad"}),
        (people[0], "GiveSupport", {"contribution": first, "level": "neutral"}),
        (HOST, "MergeContributions", {"contributions": [second], "into": first}),
        (people[1], "GiveSupport", {"contribution": first, "level": "unknown"}),
        (HOST, "PartContributions", {"contribution": second}),
        (HOST, "CountHands", {"contribution": first, "what": "support", "group": "A1", "counts": {"agree": 4}, "people": 4}),
        (people[2], "GiveSupport", {"contribution": first, "level": "disagree"}),
        (HOST, "RemoveParticipant", {"number": story.state.people["carla"].number}),
        (HOST, "UndoLast", {}),
        (HOST, "VoteAgain", {"phase": "harvest"}),
        (HOST, "UndoLast", {}),
        (person("amber", "A1"), "GiveSupport", {"contribution": first, "level": "agree"}),
    ]
    for who, name, data in steps:
        for card in story.state.contributions.values():
            support_split(story.state, card)
        story.when(who, name, **data)
        agrees(story.state)


@examples(60)
@given(HISTORIES)
def test_counts_follow_any_history(steps: list[tuple[Actor, Step]]) -> None:
    story = told([(HOST, ("BeginSession", {}))])
    for one in steps:
        told([one], story)
        agrees(story.state)


def test_who_is_written_for_counts_from_the_moment_they_are() -> None:
    story = Story().begun()
    (amber,) = story.joined("amber")
    assert without_phone(story.state) == 0
    story.when(amber, "ActAsScribe", people=5)
    assert without_phone(story.state) == 4
    agrees(story.state)


def test_a_vote_alone_is_no_reason_to_draw_anything_else_again() -> None:
    story = Story().begun()
    (amber,) = story.joined("amber")
    story.in_phase("harvest")
    card = story.when(amber, "AddContribution", kind="direction", text="Samen")["contribution"]
    before = story.state.besides
    story.when(amber, "GiveSupport", contribution=card, level="agree")
    assert story.state.besides == before == story.state.seq - 1
    assert story.state.contributions[card].changed == story.state.seq
    story.when(HOST, "HideContribution", contribution=card)
    assert story.state.besides == story.state.seq
