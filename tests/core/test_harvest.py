"""What is left at the end: who may change which conclusion and which note."""

from __future__ import annotations

from tests.story import HOST, Story, leader


def test_a_leader_changes_conclusions_of_their_own_group_only() -> None:
    story = Story().begun()
    own = story.when(leader("A1"), "WriteConclusion", text="Begin klein")["conclusion"]
    hall = story.when(HOST, "WriteConclusion", text="Samen")["conclusion"]
    story.when(leader("A1"), "WriteConclusion", conclusion=own, text="Begin vandaag")
    for conclusion, who in ((own, leader("A2")), (hall, leader("A1"))):
        assert story.refused(who, "WriteConclusion", conclusion=conclusion, text="") == "not_yours"


def test_a_conclusion_stays_that_of_its_group_when_the_facilitator_words_it_anew() -> None:
    story = Story().begun()
    own = story.when(leader("A1"), "WriteConclusion", text="Begin klein")["conclusion"]
    story.when(HOST, "WriteConclusion", conclusion=own, text="Begin vandaag")
    assert (story.state.conclusions[own].text, story.state.conclusions[own].group) == ("Begin vandaag", "A1")


def test_a_leader_writes_notes_and_changes_nobodys() -> None:
    story = Story().begun()
    note = story.when(leader("A1"), "WriteNote", section="reflection", text="Het was stil")["note"]
    assert story.refused(leader("A2"), "WriteNote", section="reflection", note=note, text="") == "not_yours"
    story.when(HOST, "WriteNote", section="reflection", note=note, text="Het was goed stil")


def ordered(story: Story) -> list[str]:
    """Give the main directions of A1, in their order."""
    return list(story.state.highlights["A1/"].members)


def three(story: Story) -> list[str]:
    """Three main directions of A1."""
    made = [
        story.when(leader("A1"), "AddContribution", kind="direction", text=text)["contribution"] for text in ("a", "b", "c")
    ]
    story.when(HOST, "SetHighlights", members=made, group="A1")
    return made


def test_a_main_direction_moves_in_its_list() -> None:
    story = Story().begun()
    a, b, c = three(story)
    story.when(leader("A1"), "MoveHighlight", contribution=c, before=b)
    assert ordered(story) == [a, c, b]
    story.when(leader("A1"), "MoveHighlight", contribution=c, before=b)  # tapped twice
    assert ordered(story) == [a, c, b]
    story.when(HOST, "MoveHighlight", contribution=a, group="A1")
    assert ordered(story) == [c, b, a]
    story.when(HOST, "UndoLast")
    assert ordered(story) == [a, c, b]


def test_a_hidden_one_keeps_its_place_when_others_move() -> None:
    story = Story().begun()
    a, b, c = three(story)
    story.when(HOST, "HideContribution", contribution=b)
    story.when(leader("A1"), "MoveHighlight", contribution=c, before=a)
    story.when(HOST, "ShowContribution", contribution=b)
    assert ordered(story) == [c, a, b]


def test_moving_what_is_no_main_direction_is_refused() -> None:
    story = Story().begun()
    a, _, c = three(story)
    other = story.when(HOST, "AddContribution", kind="direction", text="d", group="A1")["contribution"]
    assert story.refused(leader("A1"), "MoveHighlight", contribution=other, before=a) == "stale"
    assert story.refused(leader("A1"), "MoveHighlight", contribution=a, before=other) == "stale"
    assert story.refused(leader("A2"), "MoveHighlight", contribution=a, before=c) == "stale"
    assert story.refused(leader("A2"), "MoveHighlight", contribution=a, before=c, group="A1") == "not_yours"
    assert story.refused(HOST, "MoveHighlight", contribution=a, before=c, group="A1", highlight="2") == "stale"
    seq = story.state.seq
    story.when(HOST, "MoveHighlight", contribution=a, before=a, group="A1")
    assert story.state.seq == seq
