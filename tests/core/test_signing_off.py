"""Everybody at the table reads once more what the table said; nothing is claimed of people who did not say so."""

from __future__ import annotations

from facilitator.core.sign_offs import asking_of, is_shown, is_stale, missing_in, outcome
from facilitator.core.vocabulary import Actor
from tests.story import HOST, Story, leader

LOES = leader("A1")


def harvested(story: Story, actor: Actor, *texts: str, group: str = "A1") -> list[str]:
    """Give the main directions that stand now, after somebody brought these in and the leader took them over."""
    made = [story.when(actor, "AddContribution", kind="direction", text=text)["contribution"] for text in texts]
    story.when(HOST, "SetHighlights", members=made, group=group)
    return made


def asked(*people: str, begun: bool = True, elsewhere: tuple[str, ...] = ()) -> tuple[Story, list[Actor], list[str]]:
    """A table that was asked about two main directions."""
    story = Story().begun() if begun else Story()
    actors = story.joined(*(people or ("anna", "bilal", "carla")))
    story.joined(*elsewhere, group="A2")
    story.in_phase("directions")
    made = harvested(story, actors[0], "Samen eten", "Eén gezicht")
    story.when(LOES, "AskSignOff")
    return story, actors, made


def test_a_table_recognises_itself() -> None:
    story, people, made = asked()
    [asking] = story.state.askings["A1"]
    assert [one.id for one in asking.wording] == made
    for actor in people[:2]:
        story.when(actor, "SignOff", group="A1", version=1, answer="yes")
    story.when(people[2], "SignOff", group="A1", version=1, answer="nearly", missing="Voor wie werkt")
    found = outcome(story.state, asking)
    assert (found.people, found.yes, found.nearly, found.no, found.everyone) == (3, 2, 1, 0, False)
    [missing] = missing_in(story.state, "A1")
    assert (missing.text, missing.settled) == ("Voor wie werkt", "")
    assert "carla" not in missing.id
    assert story.replayed().state == story.state


def test_everyone_is_only_everyone() -> None:
    story, people, _ = asked()
    asking = story.state.askings["A1"][0]
    for actor in people:
        assert not outcome(story.state, asking).everyone
        story.when(actor, "SignOff", group="A1", version=1, answer="yes")
    assert outcome(story.state, asking).everyone


def test_who_comes_in_later_changes_no_figure_until_they_answer_but_is_part_of_everyone() -> None:
    story, people, _ = asked()
    asking = story.state.askings["A1"][0]
    for actor in people:
        story.when(actor, "SignOff", group="A1", version=1, answer="yes")
    (daan,) = story.joined("daan")
    found = outcome(story.state, asking)
    assert (found.people, found.answered, found.everyone) == (3, 3, False)
    story.when(daan, "SignOff", group="A1", version=1, answer="yes")
    found = outcome(story.state, asking)
    assert (found.people, found.answered, found.everyone) == (4, 4, True)


def test_somebody_who_moves_here_was_not_at_this_talk_but_is_not_forgotten_either() -> None:
    story, people, _ = asked(elsewhere=("daan",))
    for actor in people:
        story.when(actor, "SignOff", group="A1", version=1, answer="yes")
    story.when(HOST, "MovePeople", moves={"daan": "A1"})
    found = outcome(story.state, story.state.askings["A1"][0])
    assert (found.people, found.everyone) == (3, False)


def test_who_moved_away_still_answers_for_the_old_table() -> None:
    story, people, _ = asked()
    story.when(HOST, "MovePeople", moves={"anna": "A2"})
    story.when(people[0], "SignOff", group="A1", version=1, answer="yes")
    assert outcome(story.state, story.state.askings["A1"][0]).people == 3


def test_below_three_answers_only_how_many() -> None:
    story, people, _ = asked()
    asking = story.state.askings["A1"][0]
    for n, actor in enumerate(people, 1):
        story.when(actor, "SignOff", group="A1", version=1, answer="no")
        assert is_shown(story.state, outcome(story.state, asking)) == (n >= 3)


def test_other_words_are_another_version() -> None:
    story, people, made = asked()
    story.when(people[0], "SignOff", group="A1", version=1, answer="nearly", missing="De kinderen")
    story.when(people[0], "EditContribution", contribution=made[0], text="Samen eten, met de kinderen")
    assert is_stale(story.state, story.state.askings["A1"][0])
    assert [one.text for one in story.state.askings["A1"][0].wording] == ["Samen eten", "Eén gezicht"]
    story.when(people[1], "SignOff", group="A1", version=1, answer="yes")  # had the old words on screen
    story.when(LOES, "AskSignOff")
    old, new = story.state.askings["A1"]
    assert (outcome(story.state, old).answered, outcome(story.state, new).answered) == (2, 0)
    assert asking_of(story.state, "A1") == new
    story.when(people[0], "SignOff", group="A1", version=2, answer="yes")
    assert (outcome(story.state, old).answered, outcome(story.state, new).answered) == (2, 1)


def test_correcting_the_spelling_is_no_other_version() -> None:
    story, _, made = asked()
    story.when(HOST, "CorrectSpelling", contribution=made[0], text="Samen eten!")
    assert not is_stale(story.state, story.state.askings["A1"][0])


def test_asking_again_about_the_same_changes_nothing() -> None:
    story, *_ = asked()
    seq = story.state.seq
    story.when(LOES, "AskSignOff")
    story.when(HOST, "AskSignOff")
    assert story.state.seq == seq


def test_all_groups_that_have_main_directions_are_asked_at_once() -> None:
    story, _, _ = asked()
    (daan,) = story.joined("daan", group="A2")
    assert story.refused(HOST, "AskSignOff", groups=["A2"]) == "nothing_to_sign"
    harvested(story, daan, "Een klusbus", group="A2")
    story.when(HOST, "AskSignOff")
    assert sorted(story.state.askings) == ["A1", "A2"]
    assert len(story.state.askings["A1"]) == 1


def test_the_whole_room_can_be_asked() -> None:
    story = Story(groups=()).begun()
    people = story.joined("anna", "bilal", "carla", group="")
    assert story.refused(HOST, "AskSignOff") == "nothing_to_sign"
    story.in_phase("directions")
    harvested(story, people[0], "Samen eten", group="")
    story.when(HOST, "AskSignOff", groups=[])
    for actor in people:
        story.when(actor, "SignOff", group="", version=1, answer="yes")
    assert outcome(story.state, story.state.askings[""][0]).everyone


def test_the_question_is_taken_back_and_comes_back_with_its_answers() -> None:
    story, people, _ = asked()
    story.when(people[0], "SignOff", group="A1", version=1, answer="yes")
    story.when(LOES, "AskSignOff", asking=False)
    assert story.state.askings["A1"][0].stopped
    story.when(people[1], "SignOff", group="A1", version=1, answer="yes")  # had no connection meanwhile
    story.when(LOES, "AskSignOff")
    [asking] = story.state.askings["A1"]
    assert not asking.stopped
    assert outcome(story.state, asking).answered == 2


def test_undoing_the_question() -> None:
    story, people, made = asked()
    story.when(HOST, "AskSignOff", groups=["A1"], asking=False)
    story.when(HOST, "UndoLast")
    assert not story.state.askings["A1"][0].stopped
    story.when(people[0], "EditContribution", contribution=made[0], text="Samen koken")
    story.when(HOST, "AskSignOff")
    story.when(HOST, "UndoLast")
    assert [one.number for one in story.state.askings["A1"]] == [1]
    assert story.refused(people[1], "SignOff", group="A1", version=2, answer="yes") == "not_asked"
    assert missing_in(story.state, "A1") == []
    story.when(HOST, "Redo")
    story.when(people[0], "SignOff", answer="nearly", missing="De was")
    assert story.refused(HOST, "UndoAction", seq=story.state.undoable[-1].seq) == "in_use"
    assert outcome(story.state, story.state.askings["A1"][1]).nearly == 1


def test_twice_and_in_two_tabs() -> None:
    story, people, _ = asked()
    anna = people[0]
    story.when(anna, "SignOff", group="A1", version=1, answer="no")
    story.when(anna, "SignOff", group="A1", version=1, answer="yes")
    seq = story.state.seq
    story.when(anna, "SignOff", group="A1", version=1, answer="yes")
    assert story.state.seq == seq
    assert outcome(story.state, story.state.askings["A1"][0]).answered == 1


def test_what_was_missing_goes_when_somebody_says_yes_after_all() -> None:
    story, people, _ = asked()
    story.when(people[0], "SignOff", group="A1", version=1, answer="nearly", missing="Iets")
    story.when(people[0], "SignOff", group="A1", version=1, answer="yes", missing="Iets")
    assert missing_in(story.state, "A1") == []


def test_bad_answers_are_refused() -> None:
    story, people, _ = asked()
    (daan,) = story.joined("daan", group="A2")
    anna = people[0]
    assert story.refused(daan, "SignOff", group="A1", version=1, answer="yes") == "not_yours"
    assert story.refused(anna, "SignOff", group="A1", version=1, answer="misschien") == "malformed"
    assert story.refused(anna, "SignOff", group="A1", version=2, answer="yes") == "not_asked"
    assert story.refused(anna, "SignOff", group="A9", version=1, answer="yes") == "unknown_group"
    assert story.refused(anna, "SignOff", group="A1", version=1, answer="no", missing="x" * 1001) == "too_long"
    assert story.refused(leader("A2"), "AskSignOff", groups=["A1"]) == "not_yours"
    assert story.refused(HOST, "AskSignOff", groups=["A9"]) == "unknown_group"
    assert story.refused(anna, "AskSignOff") == "not_allowed"
    assert story.refused(HOST, "SignOff", group="A1", version=1, answer="yes") == "not_allowed"
    story.when(HOST, "CloseSession")
    assert story.refused(anna, "SignOff", group="A1", version=1, answer="yes") == "session_closed"
    assert story.refused(LOES, "AskSignOff") == "session_closed"


def test_a_hidden_direction_is_not_asked_about() -> None:
    story, people, made = asked()
    story.when(LOES, "HideContribution", contribution=made[1])
    assert is_stale(story.state, story.state.askings["A1"][0])
    story.when(LOES, "AskSignOff")
    assert [one.id for one in story.state.askings["A1"][1].wording] == made[:1]
    story.when(LOES, "HideContribution", contribution=made[0])
    assert story.refused(LOES, "AskSignOff", groups=["A1"]) == "nothing_to_sign"
    story.when(people[0], "SignOff", group="A1", version=2, answer="yes")  # it was on screen a moment ago


def test_what_was_missing_becomes_a_main_direction() -> None:
    story, people, made = asked()
    story.when(people[0], "SignOff", group="A1", version=1, answer="nearly", missing="Voor wie werkt")
    [missing] = missing_in(story.state, "A1")
    assert story.refused(leader("A2"), "TakeUpMissing", missing=missing.id) == "not_yours"
    assert story.refused(HOST, "TakeUpMissing", missing="m99") == "stale"
    new = story.when(HOST, "TakeUpMissing", missing=missing.id, text="Ook 's avonds, voor wie werkt")["contribution"]
    assert story.state.highlights["A1/"].members == [*made, new]
    assert story.state.contributions[new].author == "facilitator"
    assert missing_in(story.state, "A1")[0].settled == "taken"
    assert story.refused(HOST, "TakeUpMissing", missing=missing.id) == "stale"
    assert is_stale(story.state, story.state.askings["A1"][0])
    story.when(HOST, "UndoLast")
    assert story.state.highlights["A1/"].members == made
    assert missing_in(story.state, "A1")[0].settled == ""


def test_what_was_missing_is_settled_by_hand() -> None:
    story, people, _ = asked()
    story.when(people[0], "SignOff", group="A1", version=1, answer="no", missing="Alles")
    [missing] = missing_in(story.state, "A1")
    assert story.refused(leader("A2"), "SettleMissing", missing=missing.id, settled="aside") == "not_yours"
    assert story.refused(LOES, "SettleMissing", missing=missing.id, settled="weg") == "malformed"
    story.when(HOST, "SettleMissing", missing=missing.id, settled="aside")
    story.when(people[0], "SignOff", group="A1", version=1, answer="nearly", missing="Alles")
    assert missing_in(story.state, "A1")[0].settled == "aside"
    story.when(people[0], "SignOff", group="A1", version=1, answer="nearly", missing="Iets anders")
    assert missing_in(story.state, "A1")[0].settled == ""


def test_a_try_out_does_not_count() -> None:
    story, people, _ = asked(begun=False)
    story.when(people[0], "SignOff", group="A1", version=1, answer="yes")
    story.begun()
    assert not story.state.askings
    assert not story.state.signed
    harvested(story, people[0], "Voor echt")
    story.when(LOES, "AskSignOff")
    assert story.state.askings["A1"][0].number == 2
    story.when(people[1], "SignOff", group="A1", version=2, answer="yes")
    assert story.refused(people[1], "SignOff", group="A1", version=1, answer="yes") == "not_asked"


def test_a_scribe_is_asked_for_all_they_write_for() -> None:
    story = Story().begun()
    (anna,) = story.joined("anna")
    story.when(anna, "ActAsScribe", people=5)
    story.in_phase("directions")
    harvested(story, anna, "Samen eten")
    story.when(LOES, "AskSignOff")
    story.when(anna, "SignOff", group="A1", version=1, answer="yes")
    found = outcome(story.state, story.state.askings["A1"][0])
    assert (found.people, found.answered, found.everyone) == (5, 1, False)  # four of them said nothing
    assert story.refused(anna, "SignOff", group="A1", version=1, answer="yes", people=6) == "out_of_range"
    story.when(anna, "SignOff", group="A1", version=1, answer="yes", people=5)
    found = outcome(story.state, story.state.askings["A1"][0])
    assert (found.people, found.answered, found.everyone) == (5, 5, True)
