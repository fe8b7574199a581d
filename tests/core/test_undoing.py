"""One tap takes back the last steering action, and nothing of what people did since."""

from __future__ import annotations

import pytest

from facilitator.report.data import full_data
from tests.story import HOST, Story


def _asked(story: Story) -> tuple[str, str]:
    people = story.joined("piet", "samira")
    first, second = [
        story.when(who, "AddContribution", kind="question", text="Wie betaalt?")["contribution"] for who in people
    ]
    return first, second


def test_it_works() -> None:
    story = Story().begun().in_phase("clarify")
    first, _second = _asked(story)
    story.when(HOST, "HideContribution", contribution=first)
    assert story.when(HOST, "UndoLast") == {"undone": "HideContribution"}
    assert story.state.contributions[first].status == "visible"


@pytest.mark.parametrize("action", ["HideContribution", "MergeContributions"])
def test_what_its_author_took_back_does_not_come_back_by_undo(action: str) -> None:
    story = Story().begun().in_phase("clarify")
    first, second = _asked(story)
    data = {"contribution": first} if action == "HideContribution" else {"contributions": [first], "into": second}
    story.when(HOST, action, **data)
    author = next(one for one in story.joined("piet"))
    story.when(author, "WithdrawContribution", contribution=first)
    assert story.refused(HOST, "UndoLast") == "overtaken"
    assert story.state.contributions[first].status == "withdrawn"
    assert story.replayed().state.contributions == story.state.contributions


def test_a_group_in_which_somebody_sat_down_stays_when_its_making_is_undone() -> None:
    story = Story().begun()
    groups = [{"id": one, "label": one} for one in ("A1", "A2", "A3", "A4")]
    story.when(HOST, "SetGroups", groups=groups)
    story.joined("piet", group="A3")
    story.when(HOST, "UndoLast")
    assert list(story.state.groups) == ["A1", "A2", "A3"]
    assert list(story.state.positions) == ["", "A1", "A2", "A3"]


def test_a_parent_that_is_no_contribution_is_left_out() -> None:
    story = Story().begun().in_phase("clarify")
    [piet] = story.joined("piet")
    made = story.when(piet, "AddContribution", kind="question", text="Hoe?", parent="\ud800")["contribution"]
    assert story.state.contributions[made].parent == ""


def test_what_was_merged_in_the_try_out_stands_again_at_begin_and_is_merged_again_by_undo() -> None:
    story = Story().in_phase("clarify")
    [piet] = story.joined("piet")
    tried = story.when(piet, "AddContribution", kind="question", text="Proef")["contribution"]
    prepared = story.when(HOST, "AddContribution", kind="question", text="Wie betaalt?")["contribution"]
    more = story.when(piet, "AddContribution", kind="question", text="Nog een")["contribution"]
    story.when(HOST, "MergeContributions", contributions=[more], into=prepared)
    story.when(HOST, "MergeContributions", contributions=[prepared], into=tried)
    story.when(HOST, "BeginSession")
    stays = story.state.contributions[prepared]
    assert (stays.status, stays.merged_into, stays.merged) == ("visible", "", [])
    assert [row["number"] for row in full_data(story.state)["contributions"]] == [stays.number]
    story.when(HOST, "UndoLast")
    stays = story.state.contributions[prepared]
    assert (stays.status, stays.merged_into, stays.merged) == ("merged", tried, [more])
    assert story.state.contributions[tried].merged == [prepared]


def test_what_was_gathered_and_shown_in_the_try_out_comes_back_with_it() -> None:
    story = Story().in_phase("clarify")
    [piet] = story.joined("piet")
    asked = story.when(HOST, "AddContribution", kind="question", text="Wie betaalt?")["contribution"]
    story.when(piet, "AnswerQuestion", contribution=asked, text="Wij samen")
    story.when(piet, "AddContribution", kind="question", text="Proef")
    story.when(HOST, "SetTheme", title="Geld", members=[asked])
    story.when(HOST, "SetHighlights", members=[asked])
    story.when(HOST, "EditPhase", phase="experiences", visibility="blind")
    story.when(HOST, "RevealPhase", phase="experiences", groups=["A1"])
    before = (list(story.state.phases), dict(story.state.themes), dict(story.state.highlights))
    story.begun()
    assert not story.state.themes and not story.state.contributions[asked].answers
    story.when(HOST, "UndoLast")
    assert (story.state.phases, story.state.themes, story.state.highlights) == before
    assert [one.text for one in story.state.contributions[asked].answers] == ["Wij samen"]
    assert story.state.people["piet"].contributed
    assert story.replayed().state == story.state


def test_an_answer_taken_back_takes_no_later_answer_with_it() -> None:
    story = Story().begun().in_phase("clarify")
    asked, _ = _asked(story)
    samira = next(one for one in story.joined("samira"))
    story.when(HOST, "AnswerQuestion", contribution=asked, text="Niemand")
    story.when(samira, "AnswerQuestion", contribution=asked, text="De gemeente")
    story.when(HOST, "UndoLast")
    assert [one.text for one in story.state.contributions[asked].answers] == ["De gemeente"]


def test_what_its_author_made_of_it_since_stays() -> None:
    story = Story(workshop="thought-experiment").begun()
    story.when(HOST, "EditPhase", phase=story.state.phases[0].id, accepts=["goal", "question", "action"])
    [piet] = story.joined("piet")
    goal = story.when(piet, "AddContribution", kind="goal", text="Tuis")["contribution"]
    action = story.when(piet, "RecordAction", text="Bellen")["action"]
    for name, of, words in (
        ("EditContribution", {"contribution": goal}, "Thuis"),
        ("TranslateContribution", {"contribution": goal, "language": "en"}, "Home"),
        ("RecordAction", {"action": action}, "Ik bel"),
    ):
        story.when(HOST, name, **of, text=words)
        story.when(piet, name, **of, text=f"{words} voor iedereen")
        assert story.refused(HOST, "UndoLast") == "overtaken"
    assert story.state.contributions[goal].text == "Thuis voor iedereen"
    assert story.state.contributions[goal].translations["en"].text == "Home voor iedereen"
    assert story.state.actions[action].text == "Ik bel voor iedereen"


def test_a_place_where_people_talked_stays_when_its_making_is_undone() -> None:
    story = Story().begun().in_phase("clarify")
    story.when(HOST, "SetPlaces", places=[{"id": one, "label": one} for one in ("L1", "L2")])
    story.when(HOST, "ReceiveGroup", place="L1", group="A1")
    [piet] = story.joined("piet")
    story.when(HOST, "OpenPhase", phase="clarify")
    story.when(piet, "AddContribution", kind="question", text="Wie betaalt?")
    while story.state.undoable:
        story.when(HOST, "UndoLast")
    assert list(story.state.places) == ["L1"]


def test_a_group_that_comes_back_is_where_it_was() -> None:
    story = Story().begun()
    story.when(HOST, "OpenPhase", phase="clarify", groups=["A2"])
    story.when(HOST, "SetGroups", groups=[{"id": "A1", "label": "A1"}])
    story.when(HOST, "UndoLast")
    assert story.state.position("A2").phase == "clarify"


def test_who_was_divided_by_mistake_sits_nowhere_again_with_all_they_wrote() -> None:
    story = Story(groups=()).begun().in_phase("clarify")
    [piet] = story.joined("piet", group="")
    asked = story.when(piet, "AddContribution", kind="question", text="Wie betaalt?")["contribution"]
    story.when(HOST, "DivideGroups", tables=1)
    assert story.state.contributions[asked].group == "T1"
    story.when(HOST, "UndoLast")
    assert not story.state.groups
    assert (story.state.people["piet"].home, story.state.contributions[asked].group) == ("", "")
    assert story.replayed().state == story.state


def test_a_meeting_that_was_reopened_by_mistake_ended_when_it_ended() -> None:
    story = Story().begun()
    story.when(HOST, "CloseSession")
    ended = story.state.closed_at
    story.when(HOST, "ReopenSession")
    story.when(HOST, "UndoLast")
    assert story.state.closed_at == ended
