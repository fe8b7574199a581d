"""The programme of a session: phases edited, added, dropped and put elsewhere, before and while it goes on."""

from __future__ import annotations

import pytest

from tests.story import HOST, Story, leader


def ids(story: Story) -> list[str]:
    return [phase.id for phase in story.state.phases]


def test_it_works() -> None:
    story = Story().begun().in_phase("clarify")
    made = story.when(HOST, "AddPhase", type="collect", title="Dromen", after="clarify")["phase"]
    assert ids(story)[ids(story).index("clarify") + 1] == made
    [piet] = story.joined("piet")
    story.in_phase(made)
    story.when(piet, "AddContribution", kind="direction", text="Een buurthuis")
    assert story.state.contributions["c1"].phase == made


def test_a_copy_has_an_id_of_its_own_and_is_blind_again() -> None:
    story = Story()
    story.when(HOST, "EditPhase", phase="experiences", visibility="blind")
    story.when(HOST, "RevealPhase", phase="experiences")
    made = story.when(HOST, "AddPhase", copy="experiences", after="experiences")["phase"]
    assert made == "experiences-2"
    assert story.state.phase(made).title == story.state.phase("experiences").title
    assert not story.state.phase(made).revealed


def test_a_phase_of_another_format_comes_in_before_the_closing() -> None:
    story = Story()
    like = {"id": "rings", "type": "collect", "title": {"nl": "Drie ringen", "en": "Three rings"}, "accepts": ["why"]}
    story.when(HOST, "AddPhase", like=like)
    assert ids(story)[-2:] == ["rings", "close"]
    story.when(HOST, "AddPhase", type="close", title="Echt klaar", after="close")
    story.when(HOST, "AddPhase", type="welcome", title="Inloop", after="")
    assert story.state.phases[0].title == {"nl": "Inloop"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({}, "malformed"),
        ({"type": "party", "title": "Feest"}, "malformed"),
        ({"type": "collect"}, "empty"),
        ({"type": "collect", "copy": "close", "title": "Twee"}, "malformed"),
        ({"copy": "nowhere"}, "unknown_phase"),
        ({"copy": "close", "after": "nowhere"}, "unknown_phase"),
        ({"like": {"id": "A B", "type": "collect", "title": {"nl": "x"}}}, "malformed"),
        ({"like": {"id": "a", "type": "collect", "title": {"nl": "x"}, "accepts": ["dream"]}}, "malformed"),
        ({"like": {"id": "a", "type": "collect", "title": {"nl": "x"}, "minutes": 9000}}, "out_of_range"),
        ({"like": {"id": "a", "type": "collect", "title": {}}}, "empty"),
        ({"copy": "close", "title": "x" * 1001}, "too_long"),
    ],
)
def test_a_phase_that_cannot_be_is_refused(data: dict[str, object], code: str) -> None:
    assert Story().refused(HOST, "AddPhase", **data) == code


def test_sixty_phases_and_no_more() -> None:
    story = Story()
    while len(story.state.phases) < 60:
        story.when(HOST, "AddPhase", copy="clarify")
    assert story.refused(HOST, "AddPhase", copy="clarify") == "too_many"


def test_dropping_a_phase_and_taking_that_back() -> None:
    story = Story()
    before = ids(story)
    story.when(HOST, "RemovePhase", phase="experiences")
    assert "experiences" not in ids(story)
    story.when(HOST, "UndoLast")
    assert ids(story) == before
    assert story.refused(HOST, "RemovePhase", phase="nowhere") == "unknown_phase"


def test_a_phase_with_people_or_texts_in_it_stays() -> None:
    story = Story().begun().in_phase("clarify")
    [piet] = story.joined("piet")
    assert story.refused(HOST, "RemovePhase", phase="clarify") == "phase_in_use"
    story.when(piet, "AddContribution", kind="question", text="Wie betaalt?")
    story.in_phase("directions")
    assert story.refused(HOST, "RemovePhase", phase="clarify") == "phase_in_use"
    story.when(leader("A2"), "OpenPhase", phase="experiences")
    assert story.refused(HOST, "RemovePhase", phase="experiences") == "phase_in_use"
    story.when(HOST, "EditPhase", phase="experiences", skipped=True)  # which is what is offered instead


def test_what_was_tried_out_in_a_phase_keeps_it() -> None:
    story = Story().in_phase("clarify")
    [piet] = story.joined("piet")
    story.when(piet, "AddContribution", kind="question", text="Proef")
    story.in_phase("welcome").begun()
    assert story.refused(HOST, "RemovePhase", phase="clarify") == "phase_in_use"


def test_before_anybody_is_in_even_the_first_phase_can_go_and_come_back() -> None:
    story = Story()
    story.dilemma()
    story.when(HOST, "RemovePhase", phase="welcome")
    assert {one.phase for one in story.state.positions.values()} == {"dilemmas"}
    story.when(HOST, "UndoLast")
    assert {one.phase for one in story.state.positions.values()} == {"welcome"}
    assert ids(story)[0] == "welcome"


def test_one_phase_is_left() -> None:
    story = Story()
    for phase in ids(story)[1:]:
        story.when(HOST, "RemovePhase", phase=phase)
    assert story.refused(HOST, "RemovePhase", phase="welcome") == "last_phase"


def test_undoing_an_added_phase_keeps_it_when_something_was_made_in_it() -> None:
    story = Story().begun()
    made = story.when(HOST, "AddPhase", type="collect", title="Dromen")["phase"]
    [piet] = story.joined("piet")
    story.in_phase(made)
    story.when(piet, "AddContribution", kind="direction", text="Een buurthuis")
    story.when(HOST, "UndoLast")
    story.when(HOST, "UndoLast")
    assert made in ids(story)
    assert story.state.phase(made).skipped
    assert story.replayed().state.phases == story.state.phases


def test_every_setting_can_be_changed() -> None:
    story = Story()
    settings = {
        "prompts": ["Wat is er nodig?", "Wie kan dat?"], "about": ["dilemma"], "weighs": ["direction", "insight"],
        "wall": "harvest", "dots": 3, "rates": True, "step": False, "leaders_reveal": True, "anonymous": True,
        "accepts": ["insight", "insight", "need"], "choices": ["after"], "support": "everyone", "minutes": 0,
        "moderated": True, "theming": True, "ranks": 3, "estimates": True,
    }  # fmt: skip
    story.when(HOST, "EditPhase", phase="clarify", **settings)
    phase = story.state.phase("clarify")
    assert phase.prompts == ({"nl": "Wat is er nodig?"}, {"nl": "Wie kan dat?"})
    assert (phase.about, phase.weighs, phase.wall) == (("dilemma",), ("direction", "insight"), "harvest")
    assert phase.accepts == ("insight", "need")
    assert (phase.dots, phase.rates, phase.step, phase.leaders_reveal) == (3, True, False, True)
    assert (phase.moderated, phase.theming, phase.ranks, phase.estimates) == (True, True, 3, True)


def test_a_text_that_is_sent_back_unchanged_keeps_its_other_language() -> None:
    story = Story()
    story.when(HOST, "EditPhase", phase="clarify", title="Stap 1: vragen", minutes=12)
    assert story.state.phase("clarify").title["en"] == "Step 1: questions"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"weighs": ["dream"]}, "malformed"), ({"about": ["dream"]}, "malformed"), ({"wall": "moon"}, "malformed"),
        ({"visibility": "nobody"}, "malformed"), ({"support": "some"}, "malformed"), ({"dots": -1}, "out_of_range"),
        ({"minutes": 481}, "out_of_range"), ({"title": " "}, "empty"), ({"prompts": ["x"] * 13}, "too_many"),
        ({"prompts": ["x" * 1001]}, "too_long"), ({"choices": ["during"]}, "malformed"),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_is_refused(data: dict[str, object], code: str) -> None:
    assert Story().refused(HOST, "EditPhase", phase="clarify", **data) == code
