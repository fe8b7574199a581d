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
    assert story.when(HOST, "UndoLast") == {"undone": action}
    assert story.state.contributions[first].status == "withdrawn"
    assert story.state.contributions[second].merged == []
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
