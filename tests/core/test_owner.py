"""What the link of who brought in a dilemma is good for, and what not."""

from __future__ import annotations

from facilitator.core.vocabulary import Actor
from tests.story import DILEMMA, HOST, Story


def test_it_works() -> None:
    story = Story().begun().in_phase("clarify")
    mine = story.dilemma()
    [piet] = story.joined("piet")
    asked = story.when(piet, "AddContribution", kind="question", text="Hoe?", on=mine)["contribution"]
    story.when(Actor("owner", f"owner:{mine}", mine), "AnswerQuestion", contribution=asked, text="Zo.")
    assert story.state.contributions[asked].answers[0].text == "Zo."


def test_an_owner_adds_nothing_beside_their_own_dilemma_and_changes_nobodys_action() -> None:
    story = Story().begun().in_phase("clarify")
    mine = story.dilemma()
    owner = Actor("owner", f"owner:{mine}", mine)
    action = story.when(HOST, "RecordAction", text="Bellen")["action"]
    assert story.refused(owner, "AddContribution", **DILEMMA) == "not_yours"
    assert story.refused(owner, "AddContribution", kind="direction", text="Hier") == "not_yours"
    assert story.refused(owner, "RecordAction", action=action, text="") == "not_yours"
