"""Support across backgrounds as the wall, the console and phones show it: in order, in words, never more than may be known."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask

from facilitator.core.across import ORDERS
from facilitator.core.hyphens import hyphenated
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, PHONE, WALL, Audience
from facilitator.live.parts.across import on_console
from facilitator.live.screens.phone import PhoneScreen
from facilitator.live.views.support import HEAD, ROOM, ROW, laid_out, support
from facilitator.report.data import public_data
from facilitator.report.edition import edition_of
from facilitator.report.writers import discover
from facilitator.web import rendering
from tests.story import HOST, Story, person

LEVELS = {"+": "agree", "0": "neutral", "-": "disagree", "?": "unknown"}
SIDES = ("zorg", "raad", "wijk")
EVERYONE = Audience(WALL)


@pytest.fixture(scope="module")
def render() -> rendering.Renderer:
    app = Flask("facilitator", template_folder=str(rendering.ROOT / "templates"))
    rendering.prepare(app)
    return rendering.Renderer(app)


def room(**people: int) -> Story:
    """A room in which so many people of each background sit, in the phase in which all weigh everything."""
    story = Story(backgrounds=SIDES).begun().in_phase("harvest")
    for side, n in people.items():
        story.joined(*(f"{side}{place}" for place in range(n)), background=side)
    return story


def direction(story: Story, text: str, **votes: str) -> str:
    """Bring in a direction on which backgrounds vote so: "++0-"."""
    made = str(story.when(HOST, "AddContribution", kind="direction", text=text)["contribution"])
    for side, given in votes.items():
        for place, one in enumerate(given):
            story.when(person(f"{side}{place}", "A1"), "GiveSupport", contribution=made, level=LEVELS[one])
    return made


def shown(state: Session) -> dict[str, list[str]]:
    """Give the texts on the wall per section, in order."""
    found: dict[str, list[str]] = {}
    for page in support(state, EVERYONE)["pages"]:
        for section in page:
            found.setdefault(section["name"], []).extend(row["name"] for row in section["rows"])
    return found


def row_of(state: Session, text: str) -> dict[str, Any]:
    rows = [row for page in support(state, EVERYONE)["pages"] for section in page for row in section["rows"]]
    return next(row for row in rows if row["name"] == text)


def test_it_works() -> None:
    story = room(zorg=6, raad=6)
    direction(story, "Eén loket", zorg="+++++-", raad="--++--")
    row = row_of(story.state, "Eén loket")
    assert [(cell["kind"], cell["stance"], cell["n"], cell["of"]) for cell in row["cells"]] == [
        ("count", "for", 5, 6), ("count", "against", 4, 6),
    ]  # fmt: skip
    assert [cell["weakest"] for cell in row["cells"]] == [False, True]
    assert row["total"] == {"agree": 7, "of": 12} and (row["voted"], row["present"]) == (12, 12)
    assert (row["for"], row["against"], row["weakest"]) == (["zorg"], ["raad"], ["raad"])


def test_before_anybody_voted_there_is_no_table() -> None:
    story = room(zorg=3)
    direction(story, "Eén loket")
    assert support(story.state, EVERYONE)["pages"] == []
    assert on_console(story.state, Audience(CONSOLE)) == {"rows": []}


def test_main_directions_come_first_in_their_order() -> None:
    story = room(zorg=6, raad=6)
    texts = ("Fiets", "Bus", "Trein")
    made = [direction(story, text, zorg="++++++", raad="++++++") for text in texts]
    story.when(HOST, "SetHighlights", members=[made[2], made[1]])
    assert shown(story.state) == {"main": ["Trein", "Bus"], "rest": ["Fiets"]}


def test_the_facilitator_chooses_the_order_and_can_take_it_back() -> None:
    story = room(zorg=6, raad=6)
    direction(story, "Stil", zorg="+")
    direction(story, "Verdeeld", zorg="++++++", raad="------")
    direction(story, "Gedragen", zorg="++++++", raad="+++++0")
    found = {}
    for order in ORDERS:
        story.when(HOST, "ShowOnWall", view="support", order=order)
        found[order] = next(iter(shown(story.state).items()))
    assert found == {"carried": ("carried", ["Gedragen"]), "split": ("split", ["Verdeeld"]), "silent": ("silent", ["Stil"])}
    story.when(HOST, "UndoLast", seq=story.state.undoable[-1].seq)
    assert story.state.wall.order == "split"
    assert story.refused(HOST, "ShowOnWall", view="support", order="loudest") == "malformed"


def test_a_frozen_wall_keeps_its_order() -> None:
    story = room(zorg=3)
    story.when(HOST, "ShowOnWall", view="support", order="silent")
    story.when(HOST, "FreezeWall", frozen=True)
    assert (story.state.wall.view, story.state.wall.order) == ("support", "silent")


def test_no_count_of_a_protected_cell_is_ever_sent(render: rendering.Renderer) -> None:
    story = room(zorg=9, raad=4, wijk=2)
    direction(story, "Eén loket", zorg="++++++++-", raad="++--", wijk="+-")
    direction(story, "Twee loketten", zorg="---------", raad="+++-", wijk="++")
    story.when(HOST, "SetProtection", fewest=4)
    for audience, template, context in (
        (WALL, "wall/views/support.html", support(story.state, EVERYONE)),
        (CONSOLE, "console/regions/across.html", on_console(story.state, Audience(CONSOLE))),
    ):
        html = render(template, {**context, "sid": "s", "format": "social-summit", "clock": {}}, "nl")
        cells = re.findall(r'<td class="heat" data-kind="(\w*)"[^>]*>(.*?)</td>', html, re.DOTALL)
        assert {kind for kind, _ in cells} >= {"count", "class", "few"}, audience
        for kind, inside in cells:
            if kind != "count":
                assert re.findall(r"\d+", inside.replace("&lt;", "")) in ([], ["4"], ["4", "4"]), (audience, kind, inside)


def test_a_class_is_said_in_words(render: rendering.Renderer) -> None:
    story = room(zorg=9, raad=3, wijk=4)
    direction(story, "Eén loket", zorg="+++++++++", raad="---", wijk="---0")
    html = render("wall/views/support.html", {**support(story.state, EVERYONE), "clock": {}}, "nl")
    assert "meest oneens" in html and "9<small>van 9" in html
    html = render("wall/views/support.html", {**support(story.state, EVERYONE), "clock": {}}, "en")
    assert "mostly disagree" in html


def test_a_background_is_not_called_weakest_when_nobody_can_know() -> None:
    story = room(zorg=9, raad=3, wijk=6)
    direction(story, "Eén loket", zorg="+++++++++", raad="+++", wijk="++++++")
    assert row_of(story.state, "Eén loket")["weakest"] == []


def test_of_sides_that_are_as_low_as_far_as_anybody_knows_not_one_is_named() -> None:
    story = room(zorg=9, raad=9, wijk=3)
    direction(story, "Eén loket", zorg="+++++----", raad="+++++++++", wijk="+--")
    assert row_of(story.state, "Eén loket")["weakest"] == ["wijk"]
    direction(story, "Twee loketten", zorg="+--------", raad="+++++++++", wijk="+--")
    assert row_of(story.state, "Twee loketten")["weakest"] == []
    for found in (one for one in public_data(story.state)["contributions"] if one["across"]["voted"]):
        assert found["across"]["weakest"] == row_of(story.state, found["text"])["weakest"]


def test_sides_that_are_equally_low_are_named_together_on_the_wall_and_in_the_report() -> None:
    story = Story(backgrounds=(*SIDES, "werk")).begun().in_phase("harvest")
    for side in (*SIDES, "werk"):
        story.joined(*(f"{side}{place}" for place in range(6)), background=side)
    direction(story, "Eén loket", zorg="++----", raad="++----", wijk="++++++", werk="+++++-")
    assert row_of(story.state, "Eén loket")["weakest"] == ["zorg", "raad"]
    assert "het minst bij zorg en raad: −0,3" in discover()["md"].render(edition_of(story.state)).decode()


@pytest.mark.parametrize(("zorg", "raad", "said"), [
    ("+++++", "+++++", "Iedereen die hier is, is het eens."),
    ("+++++", "++++", "Wie stemde, is het eens."),
    ("+++++", "++++0", "Door elke achtergrond gedragen."),
])  # fmt: skip
def test_everyone_is_said_only_when_it_is_everyone(render: rendering.Renderer, zorg: str, raad: str, said: str) -> None:
    story = room(zorg=5, raad=5)
    direction(story, "Eén loket", zorg=zorg, raad=raad)
    html = render("console/regions/across.html", {**on_console(story.state, Audience(CONSOLE)), "sid": "s"}, "nl")
    assert said in html and html.count("Iedereen") == said.count("Iedereen")
    assert f"{len(zorg + raad)} van 10 mensen stemden" in html


def test_a_left_out_background_is_not_counted_under_every(render: rendering.Renderer) -> None:
    story = room(zorg=9, raad=9, wijk=1)
    direction(story, "Eén loket", zorg="+++++++++", raad="++++++++0", wijk="-")
    story.when(HOST, "ShowOnWall", view="support", order="carried")
    html = render("wall/views/support.html", {**support(story.state, EVERYONE), "clock": {}}, "nl")
    assert "Gedragen door elke achtergrond die we kunnen tonen" in html


def test_many_directions_take_turns_and_none_is_lost() -> None:
    rows = [{"id": str(n)} for n in range(60)]
    pages = laid_out([{"name": "main", "rows": rows[:7]}, {"name": "rest", "rows": rows[7:]}])
    assert [row for page in pages for section in page for row in section["rows"]] == rows
    assert all(sum(HEAD + ROW * len(section["rows"]) for section in page) <= ROOM for page in pages)


def test_figures_follow_each_vote_and_who_changes_sides() -> None:
    story = room(zorg=6, raad=6)
    made = direction(story, "Eén loket", zorg="++++++", raad="++++++")
    assert row_of(story.state, "Eén loket")["total"] == {"agree": 12, "of": 12}
    story.when(person("raad0", "A1"), "GiveSupport", contribution=made, level="disagree")
    assert row_of(story.state, "Eén loket")["total"] == {"agree": 11, "of": 12}
    story.when(person("raad0", "A1"), "DescribeMyself", background="zorg")
    assert [cell["of"] for cell in row_of(story.state, "Eén loket")["cells"]] == [7, 5]


def test_hidden_and_parked_texts_do_not_stand_there() -> None:
    story = room(zorg=6)
    gone, parked = (direction(story, text, zorg="++++++") for text in ("Weg", "Apart"))
    direction(story, "Blijft", zorg="++++++")
    story.when(HOST, "HideContribution", contribution=gone)
    story.when(HOST, "ParkContribution", contribution=parked)
    assert shown(story.state) == {"rest": ["Blijft"]}


def test_phones_hear_what_came_of_it_once_it_is_on_the_wall_or_over() -> None:
    story = room(zorg=6, raad=6)
    made = direction(story, "Eén loket", zorg="++++++", raad="+++++-")
    story.when(HOST, "SetHighlights", members=[made])

    def told() -> list[Any]:
        screen, audience = PhoneScreen(), Audience(PHONE, "A1")
        regions = [screen.region(name, story.state, audience) for name in ("front", "highlights")]
        return [card["outcome"] for region in regions for group in region["groups"] for card in group["cards"]]

    assert told() == [None]
    story.when(HOST, "ShowOnWall", view="support")
    assert [one["weakest"] for one in told()] == [["raad"]]
    story.when(HOST, "ShowOnWall", view="auto")
    assert told() == [None]
    story.when(HOST, "CloseSession")
    assert [one["kind"] for one in told()] == ["carried"]


def test_long_words_break_where_one_reads_on() -> None:
    assert hyphenated("ervaringsdeskundige").replace("\u00ad", "-") == "erva-rings-des-kun-dige"
    assert hyphenated("achtergronden").replace("\u00ad", "-") == "ach-ter-gron-den"
    assert hyphenated("zorg en raad") == "zorg en raad" and hyphenated("خبير بالتجربة") == "خبير بالتجربة"


@pytest.mark.parametrize(("language", "words"), [("en", "small back|grounds together"), ("nl", "kleine achter|gronden samen")])
def test_the_head_of_the_small_ones_together_breaks_between_parts_of_a_word(
    render: rendering.Renderer, language: str, words: str
) -> None:
    story = room(zorg=6, raad=2, wijk=2)
    direction(story, "Eén loket", zorg="++++++", raad="++", wijk="+-")
    html = render("wall/views/support.html", {**support(story.state, EVERYONE), "clock": {}}, language)
    assert words in html.replace("\u00ad", "|")
