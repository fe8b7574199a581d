"""Who has no phone: a scribe, raised hands, and cards typed over."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.dots import dots_of
from facilitator.core.hands import without_phone, without_phone_in
from facilitator.core.session import Session
from facilitator.core.vocabulary import Actor
from facilitator.core.voting import choice_counts, moves, tally
from facilitator.report.data import full_data, public_data
from tests.examples import examples
from tests.story import HOST, Story, leader

SPEAKS = {"kind": "direction", "text": "Wij delen een busje"}


def scribed(people: int = 5) -> tuple[Story, Actor]:
    """A story in which Samira writes for her table, in the third step."""
    story = Story().begun().in_phase("directions")
    [samira] = story.joined("samira")
    story.when(samira, "ActAsScribe", people=people)
    return story, samira


def test_it_works() -> None:
    story, samira = scribed()
    one = story.when(samira, "AddContribution", **SPEAKS, people=3)["contribution"]
    story.when(samira, "CountHands", contribution=one, what="support", counts={"agree": 4, "neutral": 1})
    found = story.state.contributions[one]
    assert (found.people, found.via, found.author) == (3, "scribe", "samira")
    assert tally(story.state, found) == {"agree": 4, "neutral": 1, "disagree": 0, "unknown": 0}
    assert without_phone(story.state) == 4
    assert full_data(story.state)["participants"]["without_phone"] == 4
    assert full_data(story.replayed().state)["contributions"][0]["via"] == "scribe"


def test_only_a_scribe_speaks_for_others_and_never_for_more_than_there_are() -> None:
    story, samira = scribed(4)
    [piet] = story.joined("piet")
    assert story.refused(piet, "AddContribution", **SPEAKS, people=2) == "out_of_range"
    assert story.refused(samira, "AddContribution", **SPEAKS, people=5) == "out_of_range"
    assert story.refused(samira, "ActAsScribe", people=61) == "out_of_range"
    assert story.refused(samira, "ActAsScribe", people=0) == "out_of_range"
    story.when(samira, "ActAsScribe", stop=True)
    assert story.refused(samira, "AddContribution", **SPEAKS, people=2) == "out_of_range"
    assert without_phone(story.state) == 0
    one = story.when(samira, "AddContribution", **SPEAKS)["contribution"]
    assert story.state.contributions[one].via == ""


def test_more_hands_than_people_are_refused() -> None:
    story, samira = scribed()
    one = story.when(samira, "AddContribution", **SPEAKS)["contribution"]
    count = {"contribution": one, "what": "support"}
    assert story.refused(samira, "CountHands", **count, counts={"agree": 6}) == "too_many_hands"
    assert story.refused(samira, "CountHands", **count, counts={"agree": -1}) == "out_of_range"
    assert story.refused(samira, "CountHands", **count, counts={"0": 1}) == "malformed"
    assert story.refused(samira, "CountHands", contribution=one, what="before", counts={"0": 1}) == "malformed"
    assert story.refused(samira, "CountHands", contribution=one, what="dots", counts={"dots": 1}) == "dots_closed"
    assert story.refused(samira, "CountHands", **count, counts={"agree": 1}, group="A2") == "not_yours"
    [piet] = story.joined("piet")
    assert story.refused(piet, "CountHands", **count, counts={"agree": 1}) == "not_a_scribe"
    assert story.refused(leader("A2"), "CountHands", **count, counts={"agree": 1}) == "unknown_contribution"
    assert story.refused(leader("A1"), "CountHands", **count, counts={"agree": 5}) == "too_many_hands"
    story.when(HOST, "CloseSession")
    assert story.refused(samira, "CountHands", **count, counts={"agree": 1}) == "session_closed"


def test_a_count_replaces_the_one_before_it() -> None:
    story, samira = scribed()
    one = story.when(samira, "AddContribution", **SPEAKS)["contribution"]
    count = {"contribution": one, "what": "support"}
    story.when(samira, "CountHands", **count, counts={"agree": 5})
    story.when(samira, "CountHands", **count, counts={"agree": 2, "disagree": 3})
    found = story.state.contributions[one]
    assert tally(story.state, found)["agree"] == 2
    story.when(leader("A1"), "CountHands", **count, counts={"agree": 6}, people=6)
    assert tally(story.state, found) == {"agree": 6, "neutral": 0, "disagree": 0, "unknown": 0}
    assert without_phone_in(story.state, "A1") == 6
    story.when(leader("A1"), "UndoLast")
    assert tally(story.state, found)["disagree"] == 3
    assert without_phone_in(story.state, "A1") == 4
    story.when(samira, "CountHands", **count, counts={"agree": 0})
    assert sum(tally(story.state, found).values()) == 0


def test_undoing_a_count_leaves_alone_what_a_table_counted_since() -> None:
    story, samira = scribed()
    one = story.when(samira, "AddContribution", **SPEAKS)["contribution"]
    count = {"contribution": one, "what": "support"}
    story.when(leader("A1"), "CountHands", **count, counts={"agree": 1})
    story.when(samira, "CountHands", **count, counts={"neutral": 5})
    story.when(HOST, "UndoLast")
    assert tally(story.state, story.state.contributions[one]) == {"agree": 0, "neutral": 5, "disagree": 0, "unknown": 0}


def test_a_scribe_counts_their_own_hand_with_the_others() -> None:
    story, samira = scribed()
    dilemma = story.dilemma()
    story.in_phase("dilemmas")
    found = story.state.contributions[dilemma]
    story.when(samira, "Choose", contribution=dilemma, option=0, moment="before")
    assert choice_counts(story.state, found, "before") == [1, 0, 0, 0]
    counts = {"1": 3, "third": 1, "unknown": 1}
    story.when(samira, "CountHands", contribution=dilemma, what="before", counts=counts)
    assert choice_counts(story.state, found, "before") == [0, 3, 1, 1]
    assert not moves(story.state, found)
    assert story.refused(samira, "CountHands", contribution=dilemma, what="after", counts=counts) == "choice_closed"


def test_two_tables_in_one_group_count_beside_each_other() -> None:
    story, samira = scribed()
    [piet] = story.joined("piet")
    story.when(piet, "ActAsScribe", people=3)
    one = story.when(samira, "AddContribution", **SPEAKS)["contribution"]
    for scribe, n in ((samira, 5), (piet, 3)):
        story.when(scribe, "CountHands", contribution=one, what="support", counts={"agree": n})
    assert tally(story.state, story.state.contributions[one])["agree"] == 8
    story.when(samira, "ActAsScribe", stop=True)  # Piet takes over: her count is in his now
    story.when(piet, "ActAsScribe", people=8)
    story.when(piet, "CountHands", contribution=one, what="support", counts={"agree": 7})
    assert tally(story.state, story.state.contributions[one])["agree"] == 7


def test_after_a_merge_a_hand_counts_once() -> None:
    story, samira = scribed()
    one, two = (story.when(samira, "AddContribution", **SPEAKS)["contribution"] for _ in range(2))
    for card, n in ((one, 2), (two, 5)):
        story.when(samira, "CountHands", contribution=card, what="support", counts={"agree": n})
    story.when(HOST, "MergeContributions", contributions=[two], into=one)
    assert tally(story.state, story.state.contributions[one])["agree"] == 2


def test_dots_by_hand_stay_within_everybodys_budget() -> None:
    story = Story().begun()
    story.when(HOST, "EditPhase", phase="harvest", dots=3)
    story.in_phase("harvest")
    [samira] = story.joined("samira")
    story.when(samira, "ActAsScribe", people=2)
    one, two = (story.when(samira, "AddContribution", **SPEAKS)["contribution"] for _ in range(2))
    story.when(samira, "PlaceDots", contribution=one, n=2)
    count = {"what": "dots", "contribution": two}
    assert story.refused(samira, "CountHands", **count, counts={"dots": 5}) == "over_budget"
    story.when(samira, "CountHands", **count, counts={"dots": 4})
    assert story.refused(samira, "PlaceDots", contribution=one, n=3) == "over_budget"
    assert sum(dots_of(story.state, story.state.contributions[two]).values()) == 4


def test_what_was_counted_while_trying_out_goes_and_comes_back_with_undo() -> None:
    story = Story()
    dilemma = story.dilemma()
    story.in_phase("dilemmas")
    count = {"contribution": dilemma, "what": "before", "group": "A1"}
    story.when(HOST, "CountHands", **count, counts={"0": 2}, people=2)
    story.begun()
    assert choice_counts(story.state, story.state.contributions[dilemma], "before")[0] == 0
    story.when(HOST, "UndoLast")
    assert choice_counts(story.state, story.state.contributions[dilemma], "before")[0] == 2


def test_thirty_cards_come_in_at_once_and_go_with_one_undo() -> None:
    story = Story().begun().in_phase("directions")
    texts = [f"- Kaartje {n}" for n in range(30)] + ["", "  "]
    made = story.when(HOST, "EnterCards", texts=texts, kind="direction", group="A2", people=2)["contributions"]
    assert len(made) == 30
    found = [story.state.contributions[one] for one in made]
    assert [one.number for one in found] == list(range(1, 31))
    assert {(one.via, one.people, one.group, one.author) for one in found} == {("facilitator", 2, "A2", "facilitator")}
    assert found[0].text == "Kaartje 0"
    story.when(HOST, "UndoLast")
    assert {one.status for one in found} == {"withdrawn"}


def test_cards_that_cant_come_in_all_stay_out() -> None:
    story = Story().begun().in_phase("directions")
    assert story.refused(HOST, "EnterCards", texts=["", " "], kind="direction") == "empty"
    assert story.refused(HOST, "EnterCards", texts=["goed", "x" * 5000], kind="direction") == "too_long"
    assert story.refused(HOST, "EnterCards", texts=["goed"] * 201, kind="direction") == "too_many"
    assert story.refused(HOST, "EnterCards", texts=["goed"], kind="dilemma") == "malformed"
    assert story.refused(leader("A1"), "EnterCards", texts=["goed"], kind="direction", group="A2") == "not_yours"
    assert story.refused(HOST, "EnterCards", texts=["goed"], kind="direction", people=0) == "out_of_range"


def test_the_files_say_how_words_and_votes_came_in() -> None:
    story, samira = scribed()
    one = story.when(samira, "AddContribution", **SPEAKS, people=3)["contribution"]
    [piet] = story.joined("piet")
    story.when(piet, "AddContribution", kind="direction", text="Werk is werk")
    story.when(leader("A1"), "AddContribution", kind="direction", text="Noem het werk")
    story.when(HOST, "EnterCards", texts=["een", "twee"], kind="direction", group="A1")
    story.when(samira, "CountHands", contribution=one, what="support", counts={"agree": 4})
    assert public_data(story.state)["came_in"] == {
        "own_phone": 1, "scribe": 1, "leader": 1, "facilitator": 2, "import": 0, "hands": 4, "without_phone": 4,
    }  # fmt: skip


_PEOPLE = ("piet", "samira", "otto", "loes")
_LEVEL = st.sampled_from(("agree", "neutral", "disagree", "unknown"))
_WHO = st.sampled_from(_PEOPLE)
_DEED = st.one_of(
    st.tuples(st.just("vote"), _WHO, _LEVEL),
    st.tuples(st.just("scribe"), _WHO, st.integers(0, 8)),
    st.tuples(st.just("hands"), _WHO, st.dictionaries(_LEVEL, st.integers(0, 9), max_size=3)),
    st.tuples(st.just("lead"), st.sampled_from(("A1", "A2")), st.dictionaries(_LEVEL, st.integers(0, 9), max_size=3)),
    st.tuples(st.just("move"), _WHO, st.sampled_from(("A1", "A2"))),
    st.tuples(st.just("undo"), st.none(), st.none()),
)


@examples(150)
@given(st.lists(_DEED, max_size=25))
def test_hands_and_votes_add_up_and_never_exceed_the_people(deeds: list[tuple[str, object, object]]) -> None:
    story = Story().begun().in_phase("harvest")
    actors = dict(zip(_PEOPLE, story.joined(*_PEOPLE), strict=True))
    one = story.when(HOST, "EnterCards", texts=["Werk"], kind="direction")["contributions"][0]
    for what, who, how in deeds:
        _try(story, actors, one, what, who, how)
        _sums(story.state, one)
    again = story.replayed().state
    assert tally(again, again.contributions[one]) == tally(story.state, story.state.contributions[one])


def _try(story: Story, actors: dict[str, Actor], one: str, what: str, who: object, how: object) -> None:
    """Let somebody do something; what can't be is refused, and that is fine here."""
    from facilitator.core.errors import Refused

    counted = {"contribution": one, "what": "support", "counts": how}
    try:
        if what == "vote":
            story.when(actors[str(who)], "GiveSupport", contribution=one, level=how)
        elif what == "scribe":
            story.when(actors[str(who)], "ActAsScribe", people=how or 1, stop=not how)
        elif what == "hands":
            story.when(actors[str(who)], "CountHands", **counted)
        elif what == "lead":
            story.when(HOST, "CountHands", **counted, group=who, people=4)
        elif what == "move":
            story.when(HOST, "MovePeople", moves={str(who): how})
        elif story.state.undoable and story.state.undoable[-1].what == "CountHands":
            story.when(HOST, "UndoLast")
    except Refused:
        pass


def _sums(state: Session, one: str) -> None:
    found = state.contributions[one]
    total = sum(tally(state, found).values())
    assert total <= len(state.present()) + without_phone(state)
    row = next(row for row in full_data(state)["contributions"] if row["kind"] == "direction")
    assert sum(sum(split.values()) for split in row["support"].values()) == total


def test_a_commitment_is_no_card() -> None:
    story = Story(workshop="thought-experiment").begun()
    assert story.refused(HOST, "EnterCards", texts=["Ik bel de buren"], kind="action") == "malformed"
