"""What stands on a table leader's page, and on that of the owner of a dilemma."""

from __future__ import annotations

from facilitator.core.visibility import LEADER_SCREEN, Audience
from facilitator.live.screens.leader import LeaderScreen
from facilitator.live.screens.owner import OwnerScreen
from tests.story import HOST, Story, leader

SCREEN = LeaderScreen()
LOES = leader("A1")
A1 = Audience(LEADER_SCREEN, "A1")


def test_it_works() -> None:
    story = Story().begun().in_phase("clarify")
    now = SCREEN.region("now", story.state, A1)
    assert now["instruction"] == "Wat wil je eerst weten om het dilemma goed te begrijpen?"
    assert now["previous"] == {"id": "dilemmas", "title": "Dilemma's"}
    assert now["next"]["id"] == "experiences"
    assert now["again"] == "dilemmas"
    story.when(LOES, "OpenPhase", phase=now["next"]["id"], expected="clarify")
    assert SCREEN.region("now", story.state, A1)["phase"] == "experiences"
    assert SCREEN.region("now", story.state, Audience(LEADER_SCREEN, "A2"))["phase"] == "clarify"


def test_a_skipped_phase_is_passed_over() -> None:
    story = Story().begun().in_phase("clarify")
    story.when(HOST, "EditPhase", phase="experiences", skipped=True)
    assert SCREEN.region("now", story.state, A1)["next"]["id"] == "directions"
    assert SCREEN.region("now", story.state, A1)["step"] == {"n": 1, "of": 2}


def test_main_directions_stand_in_the_leaders_order() -> None:
    story = Story().begun().in_phase("directions")
    made = [
        story.when(LOES, "AddContribution", kind="direction", text=text)["contribution"]
        for text in ("Eerst", "Daarna", "Ten slotte")
    ]
    order = [made[2], made[0], made[1]]
    story.when(LOES, "SetHighlights", members=order)
    shown = SCREEN.region("highlights", story.state, A1)
    assert shown["members"] == order
    assert [card["text"] for card in shown["cards"]] == ["Ten slotte", "Eerst", "Daarna"]


def test_the_table_counts_who_was_not_heard_yet() -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    [piet, _samira] = story.joined("piet", "samira")
    story.joined("anna", group="A2")
    story.in_phase("dilemmas")
    story.when(piet, "Choose", contribution=dilemma, option=0, moment="before")
    table = SCREEN.region("table", story.state, A1)
    assert (table["joined"], table["contributed"]) == (2, 1)
    assert [one["people"] for one in table["chosen"]] == [1]


def test_what_is_hidden_can_be_shown_again_by_its_own_leader() -> None:
    story = Story().begun().in_phase("clarify")
    [piet] = story.joined("piet")
    asked = story.when(piet, "AddContribution", kind="question", text="Hoe laat is het?")["contribution"]
    story.when(LOES, "HideContribution", contribution=asked)
    section = SCREEN.sections(story.state, A1)[0]
    shown = SCREEN.item(section, story.state, A1, story.state.contributions[asked])
    assert shown["c"]["status"] == "hidden" and shown["own_group"]


def test_the_owner_gets_the_questions_on_their_dilemma_and_no_others() -> None:
    story = Story().begun()
    mine, others = story.dilemma(), story.dilemma()
    story.in_phase("clarify")
    [piet] = story.joined("piet")
    [samira] = story.joined("samira", group="A2")
    asked = story.when(piet, "AddContribution", kind="question", text="Hoe oud zijn ze?", on=mine)["contribution"]
    story.when(samira, "AddContribution", kind="question", text="Iets anders", on=others)
    hidden = story.when(samira, "AddContribution", kind="question", text="Onaardig", on=mine)["contribution"]
    story.when(HOST, "HideContribution", contribution=hidden)
    screen, audience = OwnerScreen(), Audience("owner", mine)
    assert screen.region("dilemma", story.state, audience)["d"]["id"] == mine
    questions = screen.region("questions", story.state, audience)["questions"]
    assert [one["id"] for one in questions] == [asked]
    assert questions[0]["group"] == "Groep A1"


def test_an_answered_question_sinks_below_the_open_ones() -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    story.in_phase("clarify")
    [piet] = story.joined("piet")
    one, two = (
        story.when(piet, "AddContribution", kind="question", text=text, on=dilemma)["contribution"]
        for text in ("Hoe oud?", "Hoe lang?")
    )
    story.when(HOST, "AnswerQuestion", contribution=two, text="Een jaar")
    questions = OwnerScreen().region("questions", story.state, Audience("owner", dilemma))["questions"]
    assert [found["id"] for found in questions] == [one, two]


def test_how_one_or_two_people_voted_stands_on_no_leaders_page() -> None:
    story = Story().begun().in_phase("directions")
    made = story.when(LOES, "AddContribution", kind="direction", text="Begin klein")["contribution"]
    story.when(LOES, "SetHighlights", members=[made])
    shown = []
    for who in story.joined("piet", "samira", "farid"):
        story.when(who, "GiveSupport", contribution=made, level="agree")
        [card] = SCREEN.region("highlights", story.state, A1)["cards"]
        shown.append(card["tally"].get("agree", 0))
    assert shown == [0, 0, 3]
