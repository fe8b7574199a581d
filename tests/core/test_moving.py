"""Single people moved, told by number and never by name; and what they wrote at the table they left."""

from __future__ import annotations

import pytest

from tests.story import HOST, Story


def _talk() -> Story:
    story = Story(("T1", "T2", "T3"), workshop="transition-arena").begun()
    story.joined("piet", "samira", "jan", group="T1")
    return story.in_phase("tables", round=1)


def test_it_works() -> None:
    story = _talk()
    story.when(HOST, "MovePeople", people=["1,3"], to="T2")
    assert [one.group for one in story.state.present()] == ["T2", "T1", "T2"]
    assert story.state.people["piet"].sent is not None
    assert story.state.rotation is None  # two people are not the room: the wall stays as it is
    story.when(HOST, "UndoLast")
    assert {one.group for one in story.state.present()} == {"T1"}


@pytest.mark.parametrize("told", ["4", "0", "nobody", "²", "99999999"])
def test_a_number_nobody_has_is_refused(told: str) -> None:
    assert _talk().refused(HOST, "MovePeople", people=[told], to="T2") == "unknown_participant"


def test_a_move_to_no_such_table_is_refused() -> None:
    assert _talk().refused(HOST, "MovePeople", people=["1"], to="T9") == "unknown_group"


def test_a_text_typed_at_the_table_one_left_lands_there_with_its_round() -> None:
    story = _talk()
    [piet] = story.joined("piet", group="T1")
    story.when(HOST, "RotatePeople", plan="next", phase="tables")
    late = {"kind": "insight", "text": "Nog van net", "group": "T1", "phase": "tables", "round": 1}
    made = story.when(piet, "AddContribution", **late)["contribution"]
    assert (story.state.contributions[made].group, story.state.contributions[made].round) == ("T1", 1)
    here = story.when(piet, "AddContribution", kind="insight", text="En hier")["contribution"]
    assert (story.state.contributions[here].group, story.state.contributions[here].round) == ("T2", 2)


def test_a_text_for_a_table_one_never_sat_at_is_refused_kindly() -> None:
    story = _talk()
    [piet] = story.joined("piet", group="T1")
    assert story.refused(piet, "AddContribution", kind="insight", text="Daar", group="T3") == "not_your_table"


def test_a_round_that_table_never_had_is_that_of_now() -> None:
    story = _talk()
    [piet] = story.joined("piet", group="T1")
    made = story.when(piet, "AddContribution", kind="insight", text="Toen", round=7)["contribution"]
    assert story.state.contributions[made].round == 1


def test_one_can_respond_to_what_was_said_at_the_table_one_left() -> None:
    story = _talk()
    [piet] = story.joined("piet", group="T1")
    [samira] = story.joined("samira", group="T1")
    asked = story.when(samira, "AddContribution", kind="question", text="Wie betaalt?")["contribution"]
    story.when(HOST, "MovePeople", people=["1"], to="T2")
    assert story.refused(piet, "AddContribution", kind="insight", text="Wij", on=asked) == "unknown_contribution"
    story.when(piet, "AddContribution", kind="insight", text="Wij", on=asked, group="T1")


def test_an_answer_that_was_on_its_way_still_reaches_the_table_one_left() -> None:
    story = _talk()
    piet, samira = story.joined("piet", "samira", group="T1")
    asked = story.when(samira, "AddContribution", kind="question", text="Wie betaalt?")["contribution"]
    story.when(HOST, "RotatePeople", plan="next")
    story.when(piet, "AnswerQuestion", contribution=asked, text="De gemeente")
    assert story.state.contributions[asked].answers[0].text == "De gemeente"
    [late] = story.joined("late", group="T3")
    assert story.refused(late, "AnswerQuestion", contribution=asked, text="Ik niet") == "unknown_contribution"
