"""Support across backgrounds: constructed rooms in which everybody can reckon along."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.across import ORDERS, Across, across, kind_of, ranked_across, scores_of, voters
from tests.core.test_protection import voted
from tests.examples import examples
from tests.story import HOST, Story, person

SIDES = ("zorg", "raad", "wijk")
LEVELS = {"+": "agree", "0": "neutral", "-": "disagree", "?": "unknown"}


def weighed(**votes: str) -> Across:
    """Give what a direction carries when backgrounds vote so: "+++0-?" is three for, one neutral, one against."""
    story, made = voted({side: [LEVELS[one] for one in given] for side, given in votes.items()}, SIDES)
    return across(story.state, story.state.contributions[made])


def test_it_works() -> None:
    found = weighed(zorg="+++++-", raad="++++00", wijk="+++++0")
    assert found.kind == "carried"
    assert scores_of(found.cells) == pytest.approx([4 / 6, 4 / 6, 5 / 6])
    assert found.mean == pytest.approx((4 / 6 + 4 / 6 + 5 / 6) / 3)
    assert found.weakest is not None and found.weakest.background == "zorg"
    assert (found.counts, found.voted, found.present) == ((14, 3, 1, 0), 18, 18)
    assert not found.unanimous and not found.everyone


def test_every_side_weighs_the_same_however_many_came() -> None:
    found = weighed(zorg="+" * 20, raad="-----" + "+")
    assert found.mean == pytest.approx((1 - 4 / 6) / 2)  # over heads it would be 16 of 26
    assert found.kind == "split" and found.gap == pytest.approx(1 + 4 / 6)
    assert found.weakest is not None and found.weakest.background == "raad"


def test_of_a_small_side_only_its_class_counts() -> None:
    found = weighed(zorg="+++++0", raad="++-", wijk="+++++-")
    assert [one.kind for one in found.cells] == [
        "class",
        "class",
        "count",
    ]  # the council follows from care's counts else
    assert scores_of(found.cells) == pytest.approx([0.5, 0.5, 4 / 6])
    assert found.kind == "carried"


def test_mostly_for_is_not_yet_clearly_for() -> None:
    assert weighed(zorg="+++--", raad="+++++0").kind == "mixed"
    assert weighed(zorg="+++00", raad="+++++0").kind == "carried"


def test_one_side_alone_carries_nothing_for_all() -> None:
    assert weighed(zorg="++++++").kind == "mixed"
    assert weighed(zorg="++++++", raad="++").kind == "mixed"


def test_too_few_votes_are_silence() -> None:
    assert weighed(zorg="++++").kind == "silent"
    assert weighed(zorg="+", raad="-").counts is None
    found = weighed(zorg="++??", raad="+-?")
    assert (found.kind, found.voted) == ("silent", 7)


def test_all_who_voted_agree_is_no_silence_where_no_side_can_be_shown() -> None:
    """Five of care, three of the council and one who came in without saying from where, and did not vote: all is covered."""
    story, made = voted({"zorg": ["agree"] * 5, "raad": ["agree"] * 3}, SIDES)
    story.joined("stil")
    found = across(story.state, story.state.contributions[made])
    assert not found.shown and (found.kind, found.unanimous, found.everyone) == ("carried", True, False)
    assert kind_of((), 6) == "unsplit" and kind_of((), 4) == "silent"


def test_votes_on_earlier_words_make_nobody_agree_with_these() -> None:
    story = Story(backgrounds=SIDES).begun().in_phase("directions")
    [piet] = story.joined("piet", background="zorg")
    made = story.when(piet, "AddContribution", kind="direction", text="Open een inloop")["contribution"]
    story.in_phase("harvest")
    for n in range(6):
        [one] = story.joined(f"r{n}", background="raad")
        story.when(one, "GiveSupport", contribution=made, level="agree")
    story.when(piet, "GiveSupport", contribution=made, level="agree")
    assert across(story.state, story.state.contributions[made]).everyone
    story.in_phase("directions")
    story.when(piet, "EditContribution", contribution=made, text="Sluit alle inlopen")
    found = across(story.state, story.state.contributions[made])
    assert not found.everyone and not found.unanimous and found.counts == (7, 0, 0, 0)


def test_who_does_not_know_voted_and_has_no_opinion() -> None:
    found = weighed(zorg="+++++???", raad="++++++")
    assert (found.counts, found.voted) == ((11, 0, 0, 3), 14)
    assert scores_of(found.cells) == [1.0, 1.0] and not found.unanimous


def test_everyone_is_said_only_when_it_is_everyone() -> None:
    story, made = voted({"zorg": ["agree"] * 5, "raad": ["agree"] * 5}, SIDES)
    one = story.state.contributions[made]
    assert across(story.state, one).everyone
    story.joined("laat", background="zorg")
    assert across(story.state, one).unanimous and not across(story.state, one).everyone
    story.when(person("laat", "A1"), "GiveSupport", contribution=made, level="unknown")
    assert not across(story.state, one).unanimous
    assert across(story.state, one).kind == "carried"


def test_all_who_voted_agree_but_a_side_is_left_out() -> None:
    story, made = voted({"zorg": ["agree"] * 5, "raad": ["agree"] * 2, "wijk": []}, SIDES)
    story.joined("laat", "later", background="wijk")
    found = across(story.state, story.state.contributions[made])
    assert not found.unanimous and not found.everyone


def test_the_orders_of_the_wall() -> None:
    story = Story(backgrounds=SIDES).begun().in_phase("directions")
    rooms = {"gedragen": ("+++++", "++++0"), "breed": ("+++++", "+++++"), "dilemma": ("+++++", "----0"), "stil": ("+", ""),
             "half": ("++0--", "++00-")}  # fmt: skip
    made = {}
    for text in rooms:
        made[text] = story.when(HOST, "AddContribution", kind="direction", text=text)["contribution"]
    story.in_phase("harvest")
    for text, sides in rooms.items():
        for side, votes in zip(SIDES, sides, strict=False):
            for n, vote in enumerate(votes):
                [one] = story.joined(f"{side}{n}", background=side)
                story.when(one, "GiveSupport", contribution=made[text], level=LEVELS[vote])
    names = {key: text for text, key in made.items()}
    cards = list(story.state.contributions.values())
    ranked = {order: [names[one.contribution] for one in ranked_across(story.state, cards, order)] for order in ORDERS}
    assert ranked["carried"] == ["breed", "gedragen", "half", "dilemma", "stil"]
    assert ranked["split"] == ["dilemma", "half", "gedragen", "breed", "stil"]
    assert ranked["silent"][0] == "stil"


VOTES = st.dictionaries(
    st.sampled_from([*SIDES, ""]), st.lists(st.sampled_from(list(LEVELS.values())), min_size=1, max_size=7), min_size=1
)


@examples(60)
@given(VOTES)
def test_the_weakest_is_never_above_the_mean(votes: dict[str, list[str]]) -> None:
    story, made = voted(votes, SIDES)
    found = across(story.state, story.state.contributions[made])
    scores = scores_of(found.cells)
    assert (found.mean is None) == (found.weakest is None) == (not scores)
    if found.mean is not None and found.weakest is not None and found.weakest.score is not None:
        assert found.weakest.score <= found.mean + 1e-9
        assert found.weakest.score == min(scores)
    assert found.voted == sum(map(len, votes.values())) <= found.present
    if found.everyone:
        assert {level for levels in votes.values() for level in levels} == {"agree"}


@examples(60)
@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("xyz"), st.sampled_from(list(LEVELS.values())))),
       st.permutations("xyz"))  # fmt: skip
def test_merging_never_changes_how_many_people_voted(votes: list[tuple[str, str, str]], order: list[str]) -> None:
    story = Story(backgrounds=SIDES).begun().in_phase("directions")
    made = {name: story.when(HOST, "AddContribution", kind="direction", text=name)["contribution"] for name in "xyz"}
    story.in_phase("harvest")
    for who, card, level in votes:
        [one] = story.joined(who, background="zorg")
        story.when(one, "GiveSupport", contribution=made[card], level=level)
    into, *gone = order
    for card in gone:
        story.when(HOST, "MergeContributions", contributions=[made[card]], into=made[into])
    assert voters(story.state, story.state.contributions[made[into]]) == len({who for who, _, _ in votes})
    assert across(story.state, story.state.contributions[made[into]]).voted == len({who for who, _, _ in votes})
