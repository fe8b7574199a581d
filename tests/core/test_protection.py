"""From how many people on anything is said apart: the facilitator sets it, never below three, and can take it back."""

from __future__ import annotations

from collections import Counter

import pytest

from facilitator.core.model import FEWEST
from facilitator.core.protection import all_shown, choice_cells, support_cells
from facilitator.core.ratings import Cell as Judged
from facilitator.core.visibility import shown_background, shown_sides
from tests.story import HOST, Story, leader, person

VOTES = {"zorg": ["agree"] * 4 + ["neutral"], "raad": ["disagree"] * 3, "": ["agree", "unknown"]}


def voted(votes: dict[str, list[str]] = VOTES, backgrounds: tuple[str, ...] = ("zorg", "raad")) -> tuple[Story, str]:
    """People of several backgrounds who gave their support to one direction."""
    story = Story(backgrounds=backgrounds).begun().in_phase("directions")
    made = story.when(HOST, "AddContribution", kind="direction", text="Begin eerder")["contribution"]
    story.in_phase("harvest")
    for background, levels in votes.items():
        for n, level in enumerate(levels):
            [one] = story.joined(f"{background or 'iemand'}{n}", background=background)
            story.when(one, "GiveSupport", contribution=made, level=level)
    return story, made


def kinds(story: Story, made: str) -> dict[str, str]:
    """How each background is shown."""
    return {one.background: one.kind for one in support_cells(story.state, story.state.contributions[made])}


def test_it_works() -> None:
    story, made = voted()
    assert story.state.fewest == FEWEST == 3
    assert kinds(story, made) == {"zorg": "count", "raad": "class", "unknown": "few"}
    story.when(HOST, "SetProtection", fewest=4)
    assert kinds(story, made) == {"zorg": "class", "raad": "few", "unknown": "few"}
    story.when(HOST, "UndoLast")
    assert story.state.fewest == 3 and kinds(story, made)["zorg"] == "count"
    assert story.replayed().state == story.state


@pytest.mark.parametrize("fewest", [2, 0, -1, 21])
def test_never_below_three_nor_so_high_that_nothing_shows(fewest: int) -> None:
    story = Story()
    assert story.refused(HOST, "SetProtection", fewest=fewest) == "out_of_range"


def test_once_is_enough_and_only_the_facilitator_sets_it() -> None:
    story = Story()
    seq = story.state.seq
    story.when(HOST, "SetProtection", fewest=3)
    assert story.state.seq == seq
    for who in (leader("A1"), *story.joined("piet")):
        assert story.refused(who, "SetProtection", fewest=5) == "not_allowed"


def test_small_sides_are_put_together_and_it_says_which() -> None:
    votes = {
        "zorg": ["agree"] * 5 + ["disagree"],
        "raad": ["agree"] * 2,
        "school": ["disagree"],
        "wijk": ["agree", "disagree"],
    }
    story, made = voted(votes, ("zorg", "raad", "school", "wijk"))
    cells = support_cells(story.state, story.state.contributions[made])
    assert [(one.background, one.kind) for one in cells] == [
        ("zorg", "count"), ("raad", "joined"), ("school", "joined"), ("wijk", "joined"), ("others", "count"),
    ]  # fmt: skip
    assert cells[-1].counts == (3, 0, 2) and cells[-1].members == ("raad", "school", "wijk") and all_shown(cells)
    assert [one.present for one in cells] == [6, 0, 0, 0, 0]  # how many of a small side there are is not said either


def test_nobody_of_a_side_voted_is_no_secret_when_nothing_else_is() -> None:
    story, made = voted({"zorg": ["agree"] * 5})
    story.joined("raad0", "raad1", "raad2", background="raad")
    assert kinds(story, made) == {"zorg": "count", "raad": "none"}


def test_too_few_votes_altogether() -> None:
    story, made = voted({"zorg": ["agree"], "raad": ["agree"]})
    assert set(kinds(story, made).values()) == {"few"}


def test_raised_hands_stand_with_those_whose_side_nobody_knows() -> None:
    story, made = voted({"zorg": ["agree"] * 5 + ["disagree"]})
    hands = {"agree": 5, "disagree": 1}
    story.when(leader("A1"), "CountHands", contribution=made, what="support", counts=hands, group="A1", people=6)
    cells = {one.background: one.counts for one in support_cells(story.state, story.state.contributions[made])}
    assert cells == {"zorg": (5, 0, 1), "unknown": (5, 0, 1)}


def test_choices_are_protected_at_both_moments_together() -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    for name, background, chosen in [
        *((f"z{n}", "zorg", (0, 1)) for n in range(5)),
        *((f"r{n}", "raad", (0, 0)) for n in range(2)),
    ]:
        story.joined(name, background=background)
        for moment, phase, option in (("before", "dilemmas", chosen[0]), ("after", "choose", chosen[1])):
            story.in_phase(phase)
            story.when(person(name, "A1"), "Choose", contribution=dilemma, option=option, moment=moment)
    cells = choice_cells(story.state, story.state.contributions[dilemma])
    assert {one.background: one.kind for one in cells["after"]} == {"zorg": "class", "raad": "few"}
    assert [one.stance for one in cells["after"]] == ["1", ""]


def test_a_quote_without_a_background_is_not_the_only_one_who_has_none() -> None:
    assert shown_sides(Counter({"zorg": 5, "raad": 3}), 3) == {"zorg", "raad"}
    assert shown_sides(Counter({"zorg": 5, "raad": 3, "school": 1}), 3) == {"zorg"}  # else a bare quote is the school's
    assert shown_sides(Counter({"zorg": 5, "raad": 2, "unknown": 1}), 3) == {"zorg"}
    assert shown_sides(Counter({"zorg": 5, "unknown": 2}), 3) == set()
    assert shown_sides(Counter({"zorg": 5, "raad": 3}), 4) == set()


def test_the_minimum_holds_for_quotes_and_judgments_too() -> None:
    story = Story().begun().in_phase("clarify")
    people = story.joined("a", "b", "c", background="zorg")
    made = story.when(people[0], "AddContribution", kind="question", text="Wie betaalt dit?")["contribution"]
    assert shown_background(story.state, story.state.contributions[made]) == "zorg"
    story.when(HOST, "SetProtection", fewest=4)
    assert shown_background(story.state, story.state.contributions[made]) == ""
    assert Judged((1, 1, 1, 0)).shown and not Judged((1, 1, 1, 0), 4).shown
