"""What stays of a merge takes the place of a main direction that went up in it: on screens, in the sign-off and in the order."""

from __future__ import annotations

from facilitator.core.sign_offs import directions_of
from tests.state_hash import state_hash
from tests.story import HOST, Story


def chosen() -> tuple[Story, list[str]]:
    """Four directions at A1, of which the first two are main directions there and of the whole room."""
    story = Story().begun().in_phase("directions")
    made = [story.when(HOST, "AddContribution", kind="direction", text=text, group="A1")["contribution"] for text in "abcd"]
    for group in ("A1", ""):
        story.when(HOST, "SetHighlights", members=made[:2], group=group)
    return story, made


def order(story: Story) -> list[str]:
    return [one.id for one in directions_of(story.state, "A1")]


def test_the_card_that_stays_takes_the_place() -> None:
    story, made = chosen()
    story.when(HOST, "MergeContributions", contributions=[made[0]], into=made[2])
    assert order(story) == [made[2], made[1]]
    story.when(HOST, "UndoLast")
    assert order(story) == made[:2]


def test_of_two_main_directions_one_stands_once_in_front() -> None:
    story, made = chosen()
    before = state_hash(story.state)
    story.when(HOST, "MergeContributions", contributions=[made[0]], into=made[1])
    assert order(story) == [made[1]]
    story.when(HOST, "UndoLast")
    assert state_hash(story.state) == before


def test_it_is_moved_and_unmarked_as_any_other() -> None:
    story, made = chosen()
    story.when(HOST, "MergeContributions", contributions=[made[0]], into=made[2])
    story.when(HOST, "MoveHighlight", contribution=made[2], group="A1", before="")
    assert order(story) == [made[1], made[2]]
    story.when(HOST, "UndoLast")
    assert order(story) == [made[2], made[1]]
    story.when(HOST, "MarkHighlight", contribution=made[2], marked=False)
    assert order(story) == [made[1]]
