"""What stands on the wall, and what never does."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from facilitator.core.session import Session
from facilitator.core.visibility import WALL, Audience
from facilitator.live.screens.wall import WallScreen
from facilitator.live.views import view_of
from facilitator.live.views.dilemma import row_centres
from facilitator.web.drawings import flow
from facilitator.web.rendering import ROOT, Renderer, prepare
from tests.story import HOST, Story, leader

EVERYONE = Audience(WALL)


@pytest.fixture(scope="module")
def render() -> Renderer:
    app = Flask("facilitator", template_folder=str(ROOT / "templates"))
    prepare(app)
    return Renderer(app)


def screen(short: str = "192.168.1.20:8000") -> WallScreen:
    wall = WallScreen()
    wall.address = lambda _session: {"url": f"http://{short}/j/abc123/token", "short": short, "code": "KX4-7PM"}
    return wall


def stage(state: Session) -> dict[str, Any]:
    return screen().region("stage", state, EVERYONE)


def column(state: Session, group: str) -> dict[str, Any]:
    return next(one for page in stage(state)["pages"] for one in page if one["id"] == group)


def test_it_works() -> None:
    story = Story()
    assert stage(story.state)["view"] == "join"
    dilemma = story.begun().dilemma()
    story.in_phase("directions")
    [piet] = story.joined("piet")
    story.when(piet, "AddContribution", kind="direction", text="Eén vaste persoon", on=dilemma)
    assert stage(story.state)["ask"] == "Wat doe jij?"
    assert [one["text"] for one in column(story.state, "A1")["cards"]] == ["Eén vaste persoon"]
    head = screen().region("head", story.state, EVERYONE)
    assert (head["people"], head["contributed"]) == (1, 1)


def test_the_view_follows_the_phase_of_the_room() -> None:
    story = Story().begun()
    seen = {}
    for phase in ("welcome", "dilemmas", "clarify", "choose", "harvest", "close"):
        story.in_phase(phase)
        seen[phase] = view_of(story.state)
    assert seen == {
        "welcome": "join", "dilemmas": "dilemma", "clarify": "groups", "choose": "dilemma", "harvest": "harvest",
        "close": "close",
    }  # fmt: skip


def test_a_changed_address_renews_the_wall() -> None:
    state = Story().begun().in_phase("clarify").state
    before = screen("192.168.1.20:8000").region("foot", state, EVERYONE)
    after = screen("10.0.0.7:8000").region("foot", state, EVERYONE)
    assert before != after and after["join"]["short"] == "10.0.0.7:8000"


def test_first_choices_show_only_how_many_chose() -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    story.in_phase("dilemmas")
    for number, person in enumerate(story.joined("piet", "jan", "els")):
        story.when(person, "Choose", contribution=dilemma, option=number % 2, moment="before")
    shown = stage(story.state)
    assert shown["choosing"] and shown["pages"][0]["chose"] == 3
    assert {"before", "after", "moves", "unknown"}.isdisjoint(shown["pages"][0])
    story.when(HOST, "ShowOnWall", view="dilemma", on=dilemma)
    assert stage(story.state)["pages"][0]["before"] == [2, 1, 0]


def test_a_group_that_still_chooses_is_not_steered_by_the_others() -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    story.in_phase("dilemmas")
    [piet] = story.joined("piet")
    story.when(piet, "Choose", contribution=dilemma, option=0, moment="before")
    story.when(HOST, "OpenPhase", phase="choose", groups=[""])
    assert stage(story.state)["choosing"]
    story.in_phase("choose")
    assert not stage(story.state)["choosing"]


def test_after_the_conversation_the_third_way_and_not_knowing_are_counted_apart() -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    *many, sam = story.joined(*(f"p{n}" for n in range(15)), "sam")
    story.in_phase("dilemmas")
    for person in many:
        story.when(person, "Choose", contribution=dilemma, option=0, moment="before")
    story.in_phase("choose")
    for person, option in zip([sam, *many], (1, None, None, "unknown", *[0] * 12), strict=True):
        story.when(person, "Choose", contribution=dilemma, option=option, moment="after")
    page = stage(story.state)["pages"][0]
    assert page["before"] == [15, 0, 0] and page["after"] == [12, 1, 2]
    assert page["unknown"] == {"before": 0, "after": 1}
    assert (page["turned"], page["late"]) == (2, 1)
    assert list(page["rows"]) == [0, 1, None]


def test_several_dilemmas_take_turns() -> None:
    story = Story().begun()
    one, two = story.dilemma(), story.dilemma()
    story.when(HOST, "SetFocus", on=[])
    story.in_phase("dilemmas")
    assert [page["dilemma"]["id"] for page in stage(story.state)["pages"]] == [one, two]


def test_every_column_says_where_its_group_is_when_that_differs() -> None:
    story = Story().begun().in_phase("clarify")
    other = story.dilemma()
    story.when(HOST, "SetFocus", on=[])
    story.when(leader("A2"), "OpenPhase", phase="directions", round=2)
    story.when(leader("A2"), "SetFocus", on=[other])
    assert (column(story.state, "A1")["phase"], column(story.state, "A1")["dilemma"]) == ("", "")
    there = column(story.state, "A2")
    assert there["phase"] == "Stap 3: oplossingsrichtingen" and there["round"] == 2
    assert there["dilemma"] == "Zwaardere zorgvragen, minder geld"


def test_more_than_three_groups_take_turns_evenly() -> None:
    story = Story(groups=tuple(f"A{n}" for n in range(1, 8))).begun().in_phase("clarify")
    assert [len(page) for page in stage(story.state)["pages"]] == [2, 3, 2]


def test_what_was_taken_away_is_neither_shown_nor_counted() -> None:
    story = Story().begun().in_phase("clarify")
    [piet] = story.joined("piet")
    kept = story.when(piet, "AddContribution", kind="question", text="Wie betaalt?")["contribution"]
    hidden = story.when(piet, "AddContribution", kind="question", text="Verborgen")["contribution"]
    back = story.when(piet, "AddContribution", kind="question", text="Ingetrokken")["contribution"]
    story.when(leader("A1"), "HideContribution", contribution=hidden)
    story.when(piet, "WithdrawContribution", contribution=back)
    shown = column(story.state, "A1")
    assert shown["n"] == 1 and [one["id"] for one in shown["cards"]] == [kept]
    story.when(HOST, "ShowOnWall", view="contribution", on=hidden)
    assert stage(story.state)["one"] is None


def test_what_was_written_blind_is_counted_but_not_shown() -> None:
    story = Story().begun()
    story.when(HOST, "EditPhase", phase="clarify", visibility="blind")
    story.in_phase("clarify")
    [piet] = story.joined("piet")
    story.when(piet, "AddContribution", kind="question", text="Geheim")
    shown = column(story.state, "A1")
    assert (shown["n"], shown["blind"], shown["cards"]) == (1, 1, [])
    story.when(HOST, "RevealPhase", phase="clarify")
    assert [one["text"] for one in column(story.state, "A1")["cards"]] == ["Geheim"]


def test_who_sits_at_no_table_is_seen_too() -> None:
    story = Story().begun().in_phase("clarify")
    [piet] = story.joined("piet", group="")
    story.when(piet, "AddContribution", kind="question", text="Mag ik ook?")
    assert [one["text"] for one in column(story.state, "")["cards"]] == ["Mag ik ook?"]


def test_a_background_of_fewer_than_three_people_stays_off_the_wall() -> None:
    story = Story().begun().in_phase("clarify")
    piet, _ = story.joined("piet", "jan", background="raad")
    one = story.when(piet, "AddContribution", kind="question", text="Wie betaalt?")["contribution"]
    story.when(HOST, "ShowOnWall", view="contribution", on=one)
    assert stage(story.state)["one"]["background"] == ""
    story.joined("els", background="raad")
    assert stage(story.state)["one"]["background"] == "raad"


def test_support_of_fewer_than_three_people_has_no_number() -> None:
    story = Story().begun().in_phase("directions")
    people = story.joined("piet", "jan", "els")
    one = story.when(people[0], "AddContribution", kind="direction", text="Samen eten")["contribution"]
    story.when(leader("A1"), "SetHighlights", members=[one])
    story.in_phase("harvest")
    for person in people[:2]:
        story.when(person, "GiveSupport", contribution=one, level="agree")
    assert stage(story.state)["pages"][0][0]["cards"][0]["support"] is None
    story.when(people[2], "GiveSupport", contribution=one, level="disagree")
    shown = stage(story.state)["pages"][0][0]["cards"][0]["support"]
    assert shown == {"agree": 2, "neutral": 0, "disagree": 1}


def test_one_group_can_have_the_wall() -> None:
    story = Story().begun().in_phase("clarify")
    story.when(HOST, "ShowOnWall", view="groups", group="A2")
    assert [[one["id"] for one in page] for page in stage(story.state)["pages"]] == [["A2"]]


def test_without_anything_yet_every_view_stands() -> None:
    story = Story(groups=()).begun()
    for view in ("join", "dilemma", "groups", "harvest", "contribution", "blank"):
        story.when(HOST, "ShowOnWall", view=view)
        assert stage(story.state)["view"] == view
    assert stage(story.in_phase("close").state)["view"] == "close"


def test_the_rows_of_the_drawing_are_where_the_boxes_are() -> None:
    assert row_centres(2) == [120, 384, 604]
    assert row_centres(4)[-1] > row_centres(4)[-2]


def test_the_wall_of_a_place_that_was_taken_out_is_empty() -> None:
    story = Story().begun()
    wall = screen()
    regions = {name: wall.region(name, story.state, Audience(WALL, place="L9")) for name in wall.regions}
    assert (regions["stage"]["view"], regions["foot"]["join"], regions["head"]["about"]) == ("blank", None, "")


def small_room(people: int) -> tuple[Story, dict[str, Any]]:
    """A room of so many, of whom one goes from the first option to a third way; gives what the wall shows of it."""
    story = Story().begun()
    dilemma = story.dilemma()
    actors = story.joined(*(f"p{n}" for n in range(people)))
    for moment, phase in (("before", "dilemmas"), ("after", "choose")):
        story.in_phase(phase)
        for place, one in enumerate(actors):
            option = None if moment == "after" and place == 0 else place % 2
            story.when(one, "Choose", contribution=dilemma, option=option, moment=moment)
    return story, stage(story.state)["pages"][0]


def test_in_a_small_room_nobody_sees_who_went_where() -> None:
    _, page = small_room(14)
    assert not page["linked"] and (page["went"], page["turned"], page["late"]) == ([], 0, 0)
    assert (page["before"], page["after"]) == ([7, 7, 0], [6, 7, 1])
    _, page = small_room(15)
    assert page["linked"] and page["turned"] == 1
    assert page["went"][2] == [1, 0, 0, 0, 0]  # of the third way: all came from the first option


def test_the_drawing_of_a_small_room_keeps_to_itself_who_went_where() -> None:
    there: dict[tuple[object, object], int] = {(0, 0): 3, (0, 1): 1, (1, 0): 2}
    otherwise: dict[tuple[object, object], int] = {(0, 0): 4, (1, 0): 1, (1, 1): 1}  # the same before and after
    rows = {0: 100.0, 1: 300.0}
    assert flow(there, rows, linked=False) == flow(otherwise, rows, linked=False)


def test_what_two_people_choose_is_not_shown() -> None:
    story, page = small_room(2)
    assert page["before"] == page["after"] == [0, 0, 0]
    assert (page["voted"], page["few"]) == ({"before": 2, "after": 2}, story.state.fewest)


def test_of_a_second_choice_that_two_people_made_a_dash_is_shown_and_no_nought(render: Renderer) -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    actors = story.joined("piet", "jan", "els", "sam")
    for moment, phase, people in (("before", "dilemmas", actors), ("after", "choose", actors[:2])):
        story.in_phase(phase)
        for one in people:
            story.when(one, "Choose", contribution=dilemma, option=0, moment=moment)
    told = str(render("wall/views/dilemma.html", stage(story.state), "nl")).replace("\u00a0", " ")
    table = told[told.index("<table") :]
    dash = '<td><span aria-hidden="true">–</span><span class="visually-hidden">minder dan 3</span></td>'
    assert table.count(dash) == 4 and f"<td>4</td>{dash}" in table


@pytest.mark.parametrize("view", ["harvest", "themes", "contribution"])
def test_where_support_stands_it_says_once_how_many_voted_and_how_many_are_there(view: str, render: Renderer) -> None:
    story = Story().begun().in_phase("directions")
    people = story.joined("piet", "jan", "els", "sam", "bo")
    made = [
        story.when(people[0], "AddContribution", kind="direction", text=text)["contribution"]
        for text in ("Samen eten", "Eén pot geld")
    ]
    story.when(leader("A1"), "SetHighlights", members=made)
    story.when(HOST, "MakeTheme", title="Dichtbij", contributions=made)
    story.when(HOST, "ShowOnWall", view=view, on=made[0] if view == "contribution" else "")
    template = f"wall/views/{view}.html"
    assert "mensen stemden" not in render(template, stage(story.state), "nl")
    for one in people[:3]:
        for card in made:
            story.when(one, "GiveSupport", contribution=card, level="agree")
    told = render(template, stage(story.state), "nl")
    assert "3 van 3 eens" in told and told.count("3 van 5 mensen stemden") == 1


@pytest.mark.parametrize("view", ["groups", "questions", "contribution"])
def test_who_answers_an_open_question_has_a_date_as_people_write_it(view: str, render: Renderer) -> None:
    story = Story().begun().in_phase("clarify")
    [piet] = story.joined("piet")
    asked = story.when(piet, "AddContribution", kind="question", text="Wie betaalt?")["contribution"]
    story.when(HOST, "AssignQuestion", contribution=asked, owner="De gemeente", due="2026-12-01")
    story.when(HOST, "ShowOnWall", view=view, on=asked if view == "contribution" else "")
    told = render(f"wall/views/{view}.html", stage(story.state), "nl")
    assert "1 december 2026" in told and "2026-12-01" not in told
    assert "December 1, 2026" in render(f"wall/views/{view}.html", stage(story.state), "en")
