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


def test_an_owner_answers_what_is_asked_about_their_own_dilemma_as_long_as_it_may_be_seen() -> None:
    story = Story().begun().in_phase("clarify")
    mine, other = story.dilemma(), story.dilemma()
    owner = Actor("owner", f"owner:{mine}", mine)
    story.when(HOST, "EditPhase", phase="clarify", visibility="everyone")
    [piet] = story.joined("piet")
    elsewhere = story.when(piet, "AddContribution", kind="question", text="Hoe?", on=other)["contribution"]
    hidden = story.when(piet, "AddContribution", kind="question", text="Wat?", on=mine)["contribution"]
    story.when(HOST, "HideContribution", contribution=hidden)
    for question in (elsewhere, hidden):
        assert story.refused(owner, "AnswerQuestion", contribution=question, text="Zo.") == "unknown_contribution"
    assert story.refused(owner, "RecordAction", text="Ik bel") == "not_yours"
