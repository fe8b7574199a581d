"""Putting together and taking apart: nobody's vote is lost, nobody's counts twice, and all of it can be taken back."""

from __future__ import annotations

import copy
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.dots import dots_of
from facilitator.core.errors import Refused
from facilitator.core.merging import ContributionsParted
from facilitator.core.session import evolve
from facilitator.core.voting import support_of
from facilitator.core.ways import family
from tests.examples import examples
from tests.story import HOST, Story, leader, person

NAMES = ("piet", "samira", "joke", "omar")


def room(*texts: str, dots: int = 3) -> tuple[Story, list[str]]:
    """A room with these directions at table A1, in which people say what carries, and give dots."""
    story = Story().begun()
    story.when(HOST, "EditPhase", phase="harvest", dots=dots)
    story.in_phase("directions")
    [piet, *_] = story.joined(*NAMES)
    ids = [
        story.when(piet, "AddContribution", kind="direction", text=text)["contribution"]
        for text in texts or ("Een", "Twee", "Drie")
    ]
    story.in_phase("harvest")
    return story, ids


def shape(story: Story) -> dict[str, Any]:
    """What merging changes, and whoever voted on what."""
    state = story.state
    cards = {key: (one.status, one.merged_into, tuple(one.merged)) for key, one in state.contributions.items()}
    return copy.deepcopy({"cards": cards, "support": state.support, "dots": state.dots, "dismissed": state.dismissed})


def voters(story: Story) -> set[str]:
    """Everybody whose vote or dots count for something that stands."""
    state = story.state
    standing = [one for one in state.contributions.values() if one.status == "visible"]
    return {who for one in standing for votes in (support_of(state, one), dots_of(state, one)) for who in votes}


def test_it_works() -> None:
    story, [one, two, three] = room()
    story.when(HOST, "MergeContributions", contributions=[one, two, three], into=two)
    assert [story.state.standing(card).id for card in (one, two, three)] == [two, two, two]
    story.when(HOST, "PartContributions", contribution=one)
    assert story.state.contributions[one].status == "visible"
    assert story.state.contributions[two].merged == [three]
    assert story.when(HOST, "UndoLast") == {"undone": "PartContributions"}
    assert story.state.contributions[two].merged == [one, three]
    assert story.replayed().state.contributions == story.state.contributions


def test_of_one_that_was_put_together_in_turn_all_can_be_taken_out() -> None:
    story, [one, two, three] = room()
    story.when(HOST, "MergeContributions", contributions=[one], into=two)
    story.when(HOST, "MergeContributions", contributions=[two], into=three)
    assert story.state.standing(one).id == three
    story.when(HOST, "PartContributions", contribution=one)
    assert story.state.contributions[one].status == "visible"
    assert story.state.standing(two).id == three
    assert story.when(HOST, "PartContributions", contribution=one) == {}  # it stands already


def test_the_vote_on_what_stays_wins_else_the_latest_through_a_chain_too() -> None:
    story, [one, two, three] = room()
    piet, samira = person("piet", "A1"), person("samira", "A1")
    story.when(piet, "GiveSupport", contribution=three, level="neutral")
    story.when(piet, "GiveSupport", contribution=one, level="agree")
    story.when(samira, "GiveSupport", contribution=two, level="agree")
    story.when(samira, "GiveSupport", contribution=one, level="disagree")
    story.when(HOST, "MergeContributions", contributions=[one], into=two)
    story.when(HOST, "MergeContributions", contributions=[two], into=three)
    assert support_of(story.state, story.state.contributions[three]) == {"piet": "neutral", "samira": "agree"}


def test_putting_together_once_more_flips_nobodys_vote() -> None:
    story, [one, two, three] = room()
    piet = person("piet", "A1")
    story.when(piet, "GiveSupport", contribution=two, level="agree")
    story.when(piet, "GiveSupport", contribution=one, level="disagree")
    story.when(HOST, "MergeContributions", contributions=[one], into=two)
    assert support_of(story.state, story.state.contributions[two]) == {"piet": "agree"}
    story.when(HOST, "MergeContributions", contributions=[two], into=three)
    assert support_of(story.state, story.state.contributions[three]) == {"piet": "agree"}


def test_dots_that_are_more_than_the_budget_together_count_for_the_budget() -> None:
    story, [one, two, three] = room()
    piet = person("piet", "A1")
    story.when(piet, "PlaceDots", contribution=one, n=2)
    story.when(HOST, "HideContribution", contribution=one)
    story.when(piet, "PlaceDots", contribution=two, n=2)  # those on what is hidden are free again
    story.when(HOST, "ShowContribution", contribution=one)
    story.when(HOST, "MergeContributions", contributions=[one], into=two)
    assert dots_of(story.state, story.state.contributions[two]) == {"piet": 3}
    assert story.refused(piet, "PlaceDots", contribution=three, n=1) == "over_budget"
    story.when(HOST, "PartContributions", contribution=one)
    assert dots_of(story.state, story.state.contributions[one]) == {"piet": 2}


def test_who_gave_more_to_one_card_before_the_budget_went_down_keeps_that() -> None:
    story, [one, two, _] = room(dots=5)
    story.when(person("piet", "A1"), "PlaceDots", contribution=one, n=4)
    story.when(person("piet", "A1"), "PlaceDots", contribution=two, n=1)
    story.when(HOST, "EditPhase", phase="harvest", dots=2)
    story.when(HOST, "MergeContributions", contributions=[one], into=two)
    assert dots_of(story.state, story.state.contributions[two]) == {"piet": 4}


def test_what_can_not_become_one_is_refused() -> None:
    story, [one, two, three] = room()
    question = story.when(HOST, "AddContribution", kind="question", text="Hoe?", group="A1")["contribution"]
    elsewhere = story.when(HOST, "AddContribution", kind="direction", text="Vier", group="A2")["contribution"]
    dilemma = story.dilemma()
    def merged(*cards: str, into: str) -> str:
        return story.refused(HOST, "MergeContributions", contributions=list(cards), into=into)

    assert merged(question, into=one) == "kinds_apart"
    assert merged(dilemma, into=one) == "not_merged"
    assert merged(one, into=one) == "with_itself"
    assert merged("c99", into=one) == "unknown_contribution"
    story.when(HOST, "HideContribution", contribution=two)
    assert merged(two, into=one) == merged(one, into=two) == "card_hidden"
    story.when(person("piet", "A1"), "WithdrawContribution", contribution=three)
    assert merged(three, into=one) == "card_taken_back"
    for cards, into in (([elsewhere], one), ([one], elsewhere)):
        assert story.refused(leader("A1"), "MergeContributions", contributions=cards, into=into) == "not_yours"
    story.when(HOST, "MergeContributions", contributions=[elsewhere], into=one)
    assert merged(elsewhere, into=elsewhere) == "with_itself"
    assert story.refused(leader("A2"), "PartContributions", contribution=elsewhere) == "not_yours"  # it lives on at A1
    assert story.refused(person("piet", "A1"), "PartContributions", contribution=elsewhere) == "not_allowed"


def test_a_blind_text_is_not_put_together_by_who_can_not_read_it() -> None:
    story = Story().begun()
    story.when(HOST, "EditPhase", phase="directions", visibility="blind")
    story.in_phase("directions")
    [piet] = story.joined("piet")
    one, two = [story.when(piet, "AddContribution", kind="direction", text=text)["contribution"] for text in "ab"]
    assert story.refused(HOST, "MergeContributions", contributions=[one], into=two) == "card_blind"


def test_what_was_taken_out_and_put_elsewhere_stays_there_when_the_first_is_undone() -> None:
    story, [one, two, three] = room()
    story.when(HOST, "MergeContributions", contributions=[one], into=two)
    story.when(HOST, "PartContributions", contribution=one)
    story.when(HOST, "MergeContributions", contributions=[one], into=three)
    evolve(story.state, ContributionsParted((one,), two))  # as when that one action is taken back
    assert story.state.standing(one).id == three
    assert story.state.contributions[three].merged == [one]


CARD = st.integers(0, 4)
ACTS = st.one_of(
    st.tuples(st.just("GiveSupport"), st.sampled_from(NAMES), CARD, st.sampled_from(["agree", "neutral", "disagree"])),
    st.tuples(st.just("PlaceDots"), st.sampled_from(NAMES), CARD, st.integers(0, 3)),
    st.tuples(st.just("MergeContributions"), st.lists(CARD, min_size=1, max_size=3), CARD),
    st.tuples(st.just("PartContributions"), CARD),
)


def _tried(story: Story, ids: list[str], act: tuple[Any, ...]) -> None:
    """Let it happen, unless it can't be."""
    name, *rest = act
    if name == "GiveSupport":
        wish, actor = {"contribution": ids[rest[1]], "level": rest[2]}, person(rest[0], "A1")
    elif name == "PlaceDots":
        wish, actor = {"contribution": ids[rest[1]], "n": rest[2]}, person(rest[0], "A1")
    elif name == "MergeContributions":
        wish, actor = {"contributions": [ids[one] for one in rest[0]], "into": ids[rest[1]]}, HOST
    else:
        wish, actor = {"contribution": ids[rest[0]]}, HOST
    try:
        story.when(actor, name, **wish)
    except Refused:
        return


def counted(given: dict[str, list[tuple[int, str]]], into: dict[str, list[str]], card: str) -> tuple[int, str] | None:
    """The vote of one person that counts on a card, by the plain rule: when, and what. `given` in the order it was given."""
    if given.get(card):
        return given[card][-1]
    return max((vote for gone in into.get(card, []) if (vote := counted(given, into, gone))), default=None)


@examples(150)
@given(acts=st.lists(ACTS, max_size=25))
def test_whatever_is_put_together_and_taken_apart_the_vote_that_counts_is_the_one_of_the_plain_rule(acts: list[tuple[Any, ...]]) -> None:
    story, ids = room("een", "twee", "drie", "vier", "vijf")
    given: dict[str, dict[str, list[tuple[int, str]]]] = {name: {} for name in NAMES}
    for n, act in enumerate(acts):
        _tried(story, ids, act)
        if act[0] == "GiveSupport":  # a vote goes to the card that stands
            given[act[1]].setdefault(story.state.standing(ids[act[2]]).id, []).append((n, act[3]))
        into: dict[str, list[str]] = {}
        for key, one in story.state.contributions.items():
            if one.merged_into:
                into.setdefault(one.merged_into, []).append(key)
        for one in story.state.contributions.values():
            if one.status == "visible":
                told = {name: vote[1] for name in NAMES if (vote := counted(given[name], into, one.id))}
                assert support_of(story.state, one) == told


@examples(60)
@given(acts=st.lists(ACTS, max_size=25))
def test_merging_never_changes_who_voted_and_undo_gives_everything_back(acts: list[tuple[Any, ...]]) -> None:
    story, ids = room("een", "twee", "drie", "vier", "vijf")
    for act in acts:
        before, counted, seq = shape(story), voters(story), story.state.seq
        _tried(story, ids, act)
        if act[0] in ("MergeContributions", "PartContributions"):
            assert voters(story) == counted
            if story.state.seq > seq:
                after = shape(story)
                story.when(HOST, "UndoLast")
                assert shape(story) == before
                _tried(story, ids, act)
                assert shape(story)["cards"] == after["cards"]
        assert all(story.state.standing(one).status == "visible" for one in ids)
    assert story.replayed().state.contributions == story.state.contributions


@examples(60)
@given(acts=st.lists(ACTS, max_size=25))
def test_parting_everything_leaves_every_card_with_the_votes_it_had(acts: list[tuple[Any, ...]]) -> None:
    story, ids = room("een", "twee", "drie", "vier", "vijf")
    for act in acts:
        if act[0] in ("GiveSupport", "PlaceDots"):
            _tried(story, ids, act)
    alone = shape(story)
    for act in acts:
        if act[0] == "MergeContributions":
            _tried(story, ids, act)
    for one in ids:
        story.when(HOST, "PartContributions", contribution=one)
    assert shape(story) == alone


def test_what_is_not_the_same_is_remembered_and_can_be_taken_back() -> None:
    story, [one, two, three] = room()
    story.when(HOST, "DismissSuggestion", contributions=[two, one])
    story.when(HOST, "DismissSuggestion", contributions=[one, two])
    assert story.state.dismissed == {"same": [(one, two)]} == story.replayed().state.dismissed
    assert story.when(HOST, "UndoLast") == {"undone": "DismissSuggestion"}
    assert story.state.dismissed == {}
    story.when(HOST, "DismissSuggestion", contributions=[one, two, three], what="theme")
    assert story.state.dismissed == {"theme": [(one, two, three)]}


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"contributions": ["c99", "c98"]}, "unknown_contribution"),
        ({"contributions": ["c1", "c2"], "what": "nonsense"}, "malformed"),
        ({"contributions": ["c1"] * 99 + ["c2", "c3"], "what": "theme"}, ""),
    ],
)
def test_a_suggestion_that_never_was_is_refused(wish: dict[str, Any], code: str) -> None:
    story, _ = room()
    if code:
        assert story.refused(HOST, "DismissSuggestion", **wish) == code
    else:
        story.when(HOST, "DismissSuggestion", **wish)
    assert story.refused(leader("A1"), "DismissSuggestion", contributions=["c1", "c2"]) == "not_allowed"


def test_what_was_put_together_a_thousand_times_over_is_still_counted_and_themed() -> None:
    story = Story().begun().in_phase("directions")
    made = [story.when(HOST, "AddContribution", kind="direction", text=f"Idee {n}")["contribution"] for n in range(1_100)]
    for one, other in pairwise(made):
        story.when(HOST, "MergeContributions", contributions=[one], into=other)
    last = story.state.contributions[made[-1]]
    assert [one.id for one in family(story.state, last)] == made[::-1]
    theme = story.when(HOST, "MakeTheme", title="Alles", contributions=made[:1])["theme"]
    assert story.state.themes[theme].members == [last.id]


def test_what_was_taken_out_of_a_card_that_was_put_together_itself_goes_back_by_undo() -> None:
    story = Story().begun().in_phase("directions")
    one, two, three = (story.when(HOST, "AddContribution", kind="direction", text=text)["contribution"] for text in "abc")
    story.when(HOST, "MergeContributions", contributions=[three], into=two)
    story.when(HOST, "MergeContributions", contributions=[two], into=one)
    story.when(HOST, "PartContributions", contribution=three)
    story.when(HOST, "UndoLast")
    assert story.state.standing(three).id == one
    assert story.state.contributions[two].merged == [three]


def seq_of(story: Story, what: str) -> int:
    return next(entry.seq for entry in reversed(story.state.history.entries.values()) if entry.what == what)


def test_what_went_up_in_a_card_that_was_hidden_does_not_come_back_on_the_wall_unseen():
    story = Story().begun().in_phase("directions")
    last, first, second = (story.when(HOST, "AddContribution", kind="direction", text=text)["contribution"] for text in "ABC")
    story.when(HOST, "MergeContributions", contributions=[second], into=first)
    story.when(HOST, "MergeContributions", contributions=[first], into=last)
    story.when(HOST, "HideContribution", contribution=last)
    assert story.refused(HOST, "PartContributions", contribution=second) == "card_hidden"
    assert story.refused(HOST, "UndoAction", seq=seq_of(story, "MergeContributions")) == "card_hidden"
    story.when(HOST, "ShowContribution", contribution=last)
    story.when(HOST, "UndoAction", seq=seq_of(story, "MergeContributions"))
    assert [story.state.contributions[one].status for one in (last, first, second)] == ["visible", "visible", "merged"]


def test_cards_that_were_typed_over_and_put_together_since_stay_when_typing_them_is_taken_back():
    story = Story().begun().in_phase("directions")
    first, second, third = story.when(HOST, "EnterCards", kind="direction", texts=["A", "B", "C"])["contributions"]
    story.when(HOST, "MergeContributions", contributions=[second], into=first)
    story.when(HOST, "HideContribution", contribution=first)
    story.when(HOST, "UndoAction", seq=seq_of(story, "EnterCards"))
    assert [story.state.contributions[one].status for one in (first, second, third)] == ["hidden", "merged", "withdrawn"]
