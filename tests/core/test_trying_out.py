"""Until "begin" everything is a rehearsal of the room."""

from __future__ import annotations

from tests.story import HOST, Story, leader


def test_it_works() -> None:
    story = Story()
    dilemma = story.dilemma()
    story.in_phase("directions")
    [piet] = story.joined("piet")
    story.when(piet, "AddContribution", kind="direction", text="Proef")
    story.when(leader("A1"), "AddContribution", kind="direction", text="Ook proef")
    story.when(HOST, "BeginSession")
    assert list(story.state.contributions) == [dilemma]
    assert story.state.present() == []


def test_the_first_real_text_follows_the_prepared_dilemmas_in_number() -> None:
    story = Story()
    story.dilemma()
    story.in_phase("directions")
    [piet] = story.joined("piet")
    assert story.when(piet, "AddContribution", kind="direction", text="Proef")["number"] == -1
    story.when(HOST, "BeginSession")
    assert story.when(piet, "AddContribution", kind="direction", text="Echt")["number"] == 2
    assert [one.id for one in story.state.present()] == ["piet"]


def test_begin_is_undone_with_all_that_was_tried_out() -> None:
    story = Story()
    story.dilemma()
    story.in_phase("directions")
    [piet] = story.joined("piet", background="zorg")
    tried = story.when(piet, "AddContribution", kind="direction", text="Proef")["contribution"]
    story.when(HOST, "BeginSession")
    story.when(HOST, "UndoLast")
    assert not story.state.begun
    assert story.state.contributions[tried].text == "Proef"
    assert [one.background for one in story.state.present()] == ["zorg"]


def test_a_choice_of_the_try_out_counts_nowhere() -> None:
    story = Story()
    dilemma = story.dilemma()
    story.in_phase("dilemmas")
    [piet] = story.joined("piet")
    story.when(piet, "Choose", contribution=dilemma, option=0, moment="before")
    story.when(HOST, "BeginSession")
    assert story.state.choices == {}
