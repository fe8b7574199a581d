"""Who will do what, and who may change it."""

from __future__ import annotations

from tests.story import HOST, Story, leader, person

LAB = "thought-experiment"


def promising() -> Story:
    return Story(groups=(), workshop=LAB).begun().in_phase("actions")


def test_it_works() -> None:
    story = promising()
    [piet] = story.joined("piet", group="")
    made = story.when(piet, "RecordAction", text="Ik bel de buren", owner="Piet", due="vrijdag")["action"]
    kept = story.state.actions[made]
    assert (kept.text, kept.owner, kept.due, kept.author) == ("Ik bel de buren", "Piet", "vrijdag", "piet")
    assert story.state.people["piet"].contributed


def test_a_name_stands_there_only_when_it_was_given() -> None:
    story = promising()
    [piet] = story.joined("piet", group="")
    made = story.when(piet, "RecordAction", text="Ik bel de buren")["action"]
    assert story.state.actions[made].owner == ""


def test_people_change_what_they_promised_and_nothing_else() -> None:
    story = promising()
    piet, samira = story.joined("piet", "samira", group="")
    made = story.when(piet, "RecordAction", text="Ik bel de buren")["action"]
    assert story.refused(samira, "RecordAction", action=made, text="") == "not_yours"
    hers = story.when(HOST, "RecordAction", text="Een avond houden")["action"]
    assert story.refused(piet, "RecordAction", action=hers, text="Geen avond") == "not_yours"
    story.in_phase("close")
    story.when(piet, "RecordAction", action=made, text="")
    assert list(story.state.actions) == [hers]


def test_new_ones_go_where_the_phase_asks_for_them() -> None:
    story = promising().in_phase("beliefs")
    [piet] = story.joined("piet", group="")
    assert story.refused(piet, "RecordAction", text="Ik bel de buren") == "not_accepted"
    story.in_phase("actions").when(HOST, "CloseSession")
    assert story.refused(piet, "RecordAction", text="Ik bel de buren") == "session_closed"


def test_bad_input_is_refused() -> None:
    story = promising()
    [piet] = story.joined("piet", group="")
    assert story.refused(piet, "RecordAction", text="  ") == "empty"
    assert story.refused(piet, "RecordAction", text="x" * 1001) == "too_long"
    assert story.refused(piet, "RecordAction", text="Ik bel", owner="x" * 2001) == "too_long"
    assert story.refused(piet, "RecordAction", action="a99", text="Ik bel") == "stale"


def test_the_facilitator_changes_any_and_undo_brings_it_back() -> None:
    story = promising()
    [piet] = story.joined("piet", group="")
    made = story.when(piet, "RecordAction", text="Ik bel de buren")["action"]
    story.when(HOST, "RecordAction", action=made, text="")
    assert not story.state.actions
    story.when(HOST, "UndoLast")
    assert (story.state.actions[made].text, story.state.actions[made].author) == ("Ik bel de buren", "piet")


def test_what_was_promised_while_trying_out_does_not_count() -> None:
    story = Story(groups=(), workshop=LAB).in_phase("actions")
    [piet] = story.joined("piet", group="")
    tried = story.when(piet, "RecordAction", text="Test test")["action"]
    kept = story.when(HOST, "RecordAction", text="Een avond houden")["action"]
    story.begun()
    assert list(story.state.actions) == [kept]
    story.when(HOST, "UndoLast")
    assert set(story.state.actions) == {tried, kept}
    assert story.replayed().state.actions.keys() == story.state.actions.keys()


def test_a_leader_notes_what_their_own_group_agreed() -> None:
    story = Story(workshop=LAB).begun()
    made = story.when(leader("A1"), "RecordAction", text="We bellen de buren")["action"]
    assert story.state.actions[made].group == "A1"
    assert story.refused(leader("A2"), "RecordAction", action=made, text="") == "not_yours"
    assert story.refused(person("nobody"), "RecordAction", text="Ik bel") != ""
