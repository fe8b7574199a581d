"""What stands on a participant's phone, phase by phase, and what never does."""

from __future__ import annotations

from flask import Flask

from facilitator.core.visibility import PHONE, Audience
from facilitator.live.screens.mine import mine
from facilitator.live.screens.phone import PhoneScreen
from facilitator.web.rendering import ROOT, Renderer, prepare
from tests.story import HOST, Story, leader

SCREEN = PhoneScreen()
A1, A2 = Audience(PHONE, "A1"), Audience(PHONE, "A2")


def card_of(story: Story, contribution: str) -> str:
    """Give a card as it stands on the phones of the first group."""
    app = Flask("facilitator", template_folder=str(ROOT / "templates"))
    prepare(app)
    found = story.state.contributions[contribution]
    section = SCREEN.sections(story.state, A1)[0]
    return Renderer(app)("phone/items/contribution.html", SCREEN.item(section, story.state, A1, found), "nl")


def test_it_works() -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    story.in_phase("experiences")
    [piet] = story.joined("piet")
    made = story.when(piet, "AddContribution", kind="experience", text="Ik wachtte een jaar", on=dilemma)
    task = SCREEN.region("task", story.state, A1)
    assert task["step"] == {"n": 2, "of": 3}
    assert task["title"] == "Ervaringen"
    assert task["instruction"] == "Wat heb je zelf meegemaakt dat hierop lijkt?"
    assert [one["title"] for one in task["subjects"]] == ["Zwaardere zorgvragen, minder geld"]
    compose = SCREEN.region("compose", story.state, A1)
    assert compose["accepts"][0] == "experience" and compose["on"] == [
        {"id": dilemma, "title": task["subjects"][0]["title"]}
    ]
    own = mine(story.state, "piet", "nl")
    assert [one["id"] for one in own["own"]] == [made["contribution"]]


def test_every_group_has_its_own_step() -> None:
    story = Story().begun().in_phase("clarify")
    story.when(leader("A2"), "OpenPhase", phase="directions")
    assert SCREEN.region("task", story.state, A1)["step"]["n"] == 1
    assert SCREEN.region("task", story.state, A2)["step"]["n"] == 3


def test_one_chooses_before_and_again_after() -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    [piet] = story.joined("piet")
    story.in_phase("dilemmas")
    before = SCREEN.region("choices", story.state, A1)
    assert before["moment"] == "before"
    assert [option["letter"] for option in before["dilemmas"][0]["options"]] == ["A", "B"]
    story.when(piet, "Choose", contribution=dilemma, option=1, moment="before")
    story.in_phase("clarify")
    assert SCREEN.region("choices", story.state, A1)["dilemmas"] == []
    story.in_phase("choose")
    assert SCREEN.region("choices", story.state, A1)["moment"] == "after"
    story.when(piet, "Choose", contribution=dilemma, option="unknown", moment="after")
    own = mine(story.state, "piet", "nl")
    assert own["choices"] == {dilemma: {"before": 1, "after": "unknown"}}
    assert own["chosen"][0]["before"] == {"what": "option", "letter": "B", "text": "Ik zeg nee"}
    assert own["chosen"][0]["after"]["what"] == "unknown"


def test_several_dilemmas_in_focus_ask_which_one() -> None:
    story = Story().begun()
    one = story.dilemma()
    two = story.dilemma()
    story.when(HOST, "SetFocus", on=[one, two])
    story.in_phase("experiences")
    compose = SCREEN.region("compose", story.state, A1)
    assert [found["id"] for found in compose["on"]] == [one, two]
    assert not compose["general"]


def test_shared_fragments_hold_nothing_personal() -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    [piet] = story.joined("piet")
    story.in_phase("choose")
    before = [SCREEN.region(name, story.state, A1) for name in SCREEN.regions]
    story.when(piet, "Choose", contribution=dilemma, option=None, moment="after", which="Samen")
    assert [SCREEN.region(name, story.state, A1) for name in SCREEN.regions] == before


def test_a_question_shows_its_answers_and_who_gave_them() -> None:
    story = Story().begun().in_phase("clarify")
    [piet, samira] = story.joined("piet", "samira")
    asked = story.when(piet, "AddContribution", kind="question", text="Hoe oud zijn ze?")["contribution"]
    story.when(samira, "AnswerQuestion", contribution=asked, text="Onder de 25")
    story.when(leader("A1"), "AnswerQuestion", contribution=asked, text="Klopt")
    section = SCREEN.sections(story.state, A1)[0]
    question = story.state.contributions[asked]
    assert section.key == "question-own" and section.holds(question)
    shown = SCREEN.item(section, story.state, A1, question)
    assert shown["answerable"]
    assert [answer["by"] for answer in shown["c"]["answers"]] == ["participant", "leader"]
    assert "samira" not in str(shown)


def test_a_question_nobody_answered_says_that_it_is_open_and_who_will_answer_it() -> None:
    story = Story().begun().in_phase("clarify")
    [piet] = story.joined("piet")
    asked = story.when(piet, "AddContribution", kind="question", text="Wie betaalt?")["contribution"]
    assert "Nog open" in card_of(story, asked)
    story.when(HOST, "AssignQuestion", contribution=asked, owner="De gemeente", due="2026-12-01")
    told = card_of(story, asked)
    assert "Nog open: <bdi>De gemeente</bdi>" in told and "1 december 2026" in told
    story.when(leader("A1"), "AnswerQuestion", contribution=asked, text="De provincie")
    assert "Nog open" not in card_of(story, asked)


def test_main_directions_of_all_groups_come_with_the_harvest() -> None:
    story = Story().begun().in_phase("directions")
    [piet] = story.joined("piet")
    [samira] = story.joined("samira", group="A2")
    mine_at_a1 = story.when(piet, "AddContribution", kind="direction", text="Begin eerder")["contribution"]
    at_a2 = story.when(samira, "AddContribution", kind="direction", text="Werk is werk")["contribution"]
    story.when(leader("A1"), "SetHighlights", members=[mine_at_a1])
    story.when(leader("A2"), "SetHighlights", members=[at_a2])
    assert [one["group"] for one in SCREEN.region("highlights", story.state, A1)["groups"]] == ["A1"]
    story.in_phase("harvest")
    assert SCREEN.region("highlights", story.state, A1)["groups"] == []
    shown = SCREEN.region("front", story.state, A1)
    assert [one["label"] for one in shown["groups"]] == ["Groep A1", "Groep A2"]
    assert shown["support"]
    keys = [section.key for section in SCREEN.sections(story.state, A1)]
    assert keys[:2] == ["direction-own", "direction-A2"]
    assert mine(story.state, "piet", "nl")["own"][0]["starred"] == "Groep A1"


def test_a_closed_session_takes_nothing_but_still_shows_what_one_wrote() -> None:
    story = Story().begun().in_phase("close")
    [piet] = story.joined("piet")
    story.when(piet, "AddContribution", kind="direction", text="Begin eerder")
    story.when(HOST, "CloseSession")
    assert not SCREEN.region("compose", story.state, A1)["open"]
    assert not SCREEN.region("front", story.state, A1)["support"]
    own = mine(story.state, "piet", "nl")["own"]
    assert own[0]["text"] == "Begin eerder" and not own[0]["editable"]


def test_a_phone_of_the_tryout_hears_that_it_should_come_back() -> None:
    story = Story().in_phase("clarify")
    [piet] = story.joined("piet")
    story.when(piet, "AddContribution", kind="question", text="Werkt het?")
    story.begun()
    own = mine(story.state, "piet", "nl")
    assert own["joined"] and own["tryout"] and own["own"] == []
    story.when(piet, "JoinSession")
    assert not mine(story.state, "piet", "nl")["tryout"]


def test_who_never_joined_gets_an_empty_page_of_their_own() -> None:
    own = mine(Story().state, "nobody", "en")
    assert not own["joined"] and own["own"] == [] and own["choices"] == {} and own["support"] == {}


def test_at_the_end_one_sees_where_ones_words_went() -> None:
    story = Story().begun().in_phase("directions")
    piet, samira, otto = story.joined("piet", "samira", "otto")
    mine_first = story.when(piet, "AddContribution", kind="direction", text="Begin eerder")["contribution"]
    into = story.when(samira, "AddContribution", kind="direction", text="Voorkom het")["contribution"]
    story.when(leader("A1"), "MergeContributions", contributions=[mine_first], into=into)
    story.when(leader("A1"), "SetHighlights", members=[into])
    for one, level in ((piet, "agree"), (samira, "agree"), (otto, "disagree")):
        story.when(one, "GiveSupport", contribution=into, level=level)
    assert mine(story.state, "piet", "nl")["traces"] == []
    story.in_phase("close")
    [shown] = mine(story.state, "piet", "nl")["traces"]
    assert (shown["text"], shown["result"], shown["merged"]) == ("Begin eerder", "Voorkom het", True)
    assert (shown["place"], shown["group"]) == (1, "Groep A1")
    assert (shown["agree"], shown["voters"]) == (2, 3)
