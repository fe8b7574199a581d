"""A change lab on the screens: one room without groups, from beliefs to commitments."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.core.model import Phase
from facilitator.core.visibility import CONSOLE, PHONE, WALL, Audience
from facilitator.live.parts import of
from facilitator.live.screens.console import ConsoleScreen
from facilitator.live.screens.mine import mine
from facilitator.live.screens.moment import sentence
from facilitator.live.screens.phone import PhoneScreen
from facilitator.live.views import discover, view_of
from tests.story import HOST, Story

ROOM = Audience(PHONE)


def lab(phase: str) -> Story:
    return Story(groups=(), workshop="thought-experiment").begun().in_phase(phase)


def wall(story: Story) -> dict[str, Any]:
    return discover()[view_of(story.state)](story.state, Audience(WALL))


def keys(story: Story) -> list[str]:
    return [section.key for section in PhoneScreen().sections(story.state, ROOM)]


def item(story: Story, contribution: str) -> dict[str, Any]:
    state = story.state
    found = state.contributions[contribution]
    section = next(one for one in PhoneScreen().sections(state, ROOM) if one.holds(found))
    return PhoneScreen().item(section, state, ROOM, found)


def test_beliefs_stand_large_with_seeds_once_three_people_voted() -> None:
    story = lab("beliefs")
    people = story.joined("piet", "samira", "loes", group="")
    belief = story.when(people[0], "AddContribution", kind="belief", text="De vijver is te klein.")["contribution"]
    assert view_of(story.state) == "voices"
    for voter in people[:2]:
        story.when(voter, "GiveSupport", contribution=belief, level="agree")
    assert wall(story)["pages"][0][0][0]["support"] is None
    story.when(people[2], "GiveSupport", contribution=belief, level="disagree")
    assert wall(story)["pages"][0][0][0]["support"] == {"agree": 2, "neutral": 0, "disagree": 1}


def test_many_long_texts_take_turns_and_none_is_left_out() -> None:
    story = lab("beliefs")
    people = story.joined(*(f"p{n}" for n in range(40)), group="")
    for number, someone in enumerate(people):
        story.when(someone, "AddContribution", kind="belief", text=f"Nummer {number} " + "woord " * (number * 4 % 90))
    pages = wall(story)["pages"]
    assert all(len(page) <= 3 for page in pages)
    shown = [one["text"] for page in pages for column in page for one in column]
    assert len(shown) == 40
    assert shown[0].startswith("Nummer 39")


def test_the_kinds_that_a_phase_weighs_have_the_buttons() -> None:
    story = lab("beliefs")
    [piet] = story.joined("piet", group="")
    belief = story.when(piet, "AddContribution", kind="belief", text="De vijver is te klein.")["contribution"]
    question = story.when(piet, "AddContribution", kind="question", text="Wiens vijver?")["contribution"]
    assert item(story, belief)["support"]
    assert not item(story, question)["support"]
    assert PhoneScreen().region("task", story.state, ROOM)["weighs"]
    assert PhoneScreen().region("task", story.state, ROOM)["to_weigh"]
    story.when(HOST, "HideContribution", contribution=belief)
    assert not PhoneScreen().region("task", story.state, ROOM)["to_weigh"]
    story.when(HOST, "ShowContribution", contribution=belief)
    story.when(HOST, "CloseSession")
    assert not item(story, belief)["support"]
    assert not PhoneScreen().region("task", story.state, ROOM)["weighs"]


@pytest.mark.parametrize("phase", ["welcome", "beliefs", "experiment", "values", "golden-circle", "actions", "close"])
def test_nobody_is_told_of_a_group_they_are_not_in(phase: str) -> None:
    story = lab(phase)
    story.joined("piet", group="")
    assert PhoneScreen().region("compose", story.state, ROOM)["group"] == ""
    assert mine(story.state, "piet", "nl")["groups"] == []
    assert ConsoleScreen().region("sections", story.state, Audience(CONSOLE))["groups"] == []
    assert "groups" not in ConsoleScreen().region("onwall", story.state, Audience(CONSOLE))["views"]
    assert view_of(story.state) != "groups"


def test_the_moment_has_the_words_of_the_facilitator_and_opens_by_the_clock() -> None:
    story = lab("experiment")
    moment = wall(story)
    assert moment["sentence"] == "Stel: wat ons tegenhoudt, bestaat niet."
    assert moment["question"] == "Wat zie je dan?"
    assert moment["clock"]["ends_at"] == story.at + 3 * 60_000
    story.when(HOST, "EditPhase", phase="experiment", instruction="Stel: verdringing bestaat niet.")
    assert wall(story)["sentence"] == "Stel: verdringing bestaat niet."
    story.when(HOST, "WriteConclusion", text="Doe alsof verdringing niet bestaat. Wat zie je dan?")
    assert wall(story)["sentence"] == "Doe alsof verdringing niet bestaat."
    assert of(CONSOLE, "stillness", story.state, Audience(CONSOLE))["sentence"].endswith("Wat zie je dan?")


def test_one_tap_opens_the_question_and_undo_closes_it_again() -> None:
    story = lab("experiment")
    before = story.state.position("").ends_at
    story.when(HOST, "AdjustTimer", over=True)
    assert story.state.position("").ends_at == story.at
    opened = story.state.position("").ends_at
    story.when(HOST, "AdjustTimer", over=True)
    assert story.state.position("").ends_at == opened
    story.when(HOST, "UndoLast")
    assert story.state.position("").ends_at == before


def test_a_moment_without_time_opens_when_the_facilitator_says_so() -> None:
    story = lab("beliefs")
    story.when(HOST, "EditPhase", phase="experiment", minutes=0)
    story.in_phase("experiment")
    assert wall(story)["clock"] == {"ends_at": 0, "paused": 0}
    story.when(HOST, "AdjustTimer", over=True)
    assert wall(story)["clock"]["ends_at"] == story.at


def test_a_sentence_that_is_only_the_question_stays_whole() -> None:
    story = lab("experiment")
    story.when(HOST, "EditPhase", phase="experiment", instruction="Wat zie je dan?")
    assert wall(story)["sentence"] == "Wat zie je dan?"
    assert sentence(story.state, Phase("x", "moment", {"nl": "Stilte"}), "nl") == "Stilte"


def test_each_value_has_its_statements_on_two_sides() -> None:
    story = lab("values")
    piet, samira = story.joined("piet", "samira", group="")
    value = story.when(HOST, "AddContribution", kind="principle", title="Vertrouwen", text="Mensen bedoelen het goed.")
    about = {"kind": "insight", "on": value["contribution"]}
    story.when(piet, "AddContribution", text="De meesten willen de boel niet flessen.", stance="supports", **about)
    challenge = story.when(samira, "AddContribution", text="Een fout mag, liegen niet.", stance="challenges", **about)
    story.when(samira, "AddContribution", text="Zo gaat het bij ons.", **about)
    [[row]] = wall(story)["pages"]
    assert [[one["text"] for one in side] for side in row["sides"]] == [
        ["Zo gaat het bij ons.", "De meesten willen de boel niet flessen."],
        ["Een fout mag, liegen niet."],
    ]
    story.when(HOST, "HideContribution", contribution=challenge["contribution"])
    assert wall(story)["pages"][0][0]["sides"][1] == []


def test_on_a_phone_statements_stand_under_their_value_and_nowhere_twice() -> None:
    story = lab("values")
    [piet] = story.joined("piet", group="")
    value = story.when(HOST, "AddContribution", kind="principle", title="Vertrouwen", text="Het gaat goed.")
    about = value["contribution"]
    statement = story.when(piet, "AddContribution", kind="insight", text="Zo is het.", on=about, stance="supports")
    loose = story.when(piet, "AddContribution", kind="insight", text="Los daarvan.")
    assert keys(story)[0] == f"on-{about}"
    state = story.state
    for one, where in ((about, f"on-{about}"), (statement["contribution"], f"on-{about}")):
        holding = [s.key for s in PhoneScreen().sections(state, ROOM) if s.holds(state.contributions[one]) and not s.parked]
        assert holding == [where]
    assert item(story, about)["responds"] == {"kind": "insight", "phase": "values"}
    assert item(story, statement["contribution"])["c"]["stance"] == "supports"
    assert item(story, loose["contribution"])["responds"] is None
    story.when(HOST, "HideContribution", contribution=about)
    assert f"on-{about}" not in keys(story)


def test_the_rings_count_and_show_what_most_carry() -> None:
    story = lab("golden-circle")
    people = story.joined("piet", "samira", "loes", group="")
    first = story.when(people[0], "AddContribution", kind="why", text="Omdat iedereen ertoe doet.")["contribution"]
    for text in ("Omdat het moet.", "Omdat het kan.", "Omdat het mag."):
        story.when(people[1], "AddContribution", kind="why", text=text)
    story.when(people[2], "AddContribution", kind="what", text="Een meeloopkaart.")
    for voter in people:
        story.when(voter, "GiveSupport", contribution=first, level="agree")
    shown = wall(story)
    assert shown["counts"] == {"why": 4, "how": 0, "what": 1}
    # the two newest come in above, then what most carry
    assert [one["text"] for one in shown["rings"][0]["cards"]] == [
        "Omdat het mag.", "Omdat het kan.", "Omdat iedereen ertoe doet.", "Omdat het moet.",
    ]  # fmt: skip
    assert of(PHONE, "rings", story.state, ROOM)["counts"] == {"why": 4, "how": 0, "what": 1}
    story.in_phase("beliefs")
    assert of(PHONE, "rings", story.state, ROOM)["counts"] == {}


def test_commitments_are_asked_for_shown_and_kept_apart_from_other_texts() -> None:
    story = lab("actions")
    piet, samira = story.joined("piet", "samira", group="")
    assert PhoneScreen().region("commitments", story.state, ROOM)["open"]
    story.when(piet, "RecordAction", text="Ik bel de buren", due="vrijdag")
    assert [one["text"] for one in mine(story.state, "piet", "nl")["commitments"]] == ["Ik bel de buren"]
    assert mine(story.state, samira.id, "nl")["commitments"] == []
    assert [row["due"] for [row] in wall(story)["pages"]] == ["vrijdag"]
    compose = PhoneScreen().region("compose", story.state, ROOM)
    assert "action" not in compose["accepts"]
    story.when(HOST, "EditPhase", phase="actions", accepts=["action"])
    assert PhoneScreen().region("compose", story.state, ROOM)["only_parking"]
    story.in_phase("beliefs")
    assert not PhoneScreen().region("commitments", story.state, ROOM)["open"]
