"""A report is made of any session, however little or much there is in it."""

from __future__ import annotations

import io
import re
from itertools import pairwise

import pytest
from pypdf import PdfReader

from facilitator.core.format import KINDS
from facilitator.report.data import public_data
from facilitator.report.edition import edition_of
from facilitator.report.model import report_of
from facilitator.report.writers import discover
from tests.report.reading import words_in
from tests.story import DILEMMA, HOST, Story, leader


def written(story: Story) -> str:
    """Let every writer write it; give the HTML."""
    edition = edition_of(story.state)
    for writer in discover().values():
        assert writer.render(edition)
    page = discover()["html"].render(edition_of(story.state)).decode()
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert levels.count(1) == 1 and all(two <= one + 1 for one, two in pairwise(levels))
    return page


def test_an_empty_session():
    page = written(Story(groups=(), backgrounds=()))
    assert "Er was niets ingebracht toen dit verslag verscheen." in page


def test_a_report_of_nothing_is_one_page_and_promises_nothing_of_a_session_that_is_over() -> None:
    story = Story().begun()
    story.when(HOST, "CloseSession")
    edition = edition_of(story.state)
    assert len(PdfReader(io.BytesIO(discover()["pdf"].render(edition))).pages) == 1
    assert "groeit" not in discover()["md"].render(edition).decode()


def test_two_pages_with_little_on_them_are_one() -> None:
    story = Story(groups=()).begun()
    (one,) = story.joined("p1", group="")
    story.in_phase("directions")
    made = story.when(one, "AddContribution", kind="direction", text="Begin klein")["contribution"]
    story.when(HOST, "SetHighlights", members=[made])
    pages = PdfReader(io.BytesIO(discover()["pdf"].render(edition_of(story.state, length="council")))).pages
    assert len(pages) == 1 and "Hoe je dit verslag leest" in pages[0].extract_text()


@pytest.mark.parametrize("length", ["full", "council"])
def test_a_report_of_nothing_says_that_nothing_was_brought_in_and_explains_no_numbers(length: str) -> None:
    told = discover()["md"].render(edition_of(Story().begun().state, length=length)).decode()
    assert "Er was niets ingebracht toen dit verslag verscheen." in told
    assert "nummers" not in told


def test_without_groups_and_without_dilemmas():
    story = Story(groups=()).begun()
    (one,) = story.joined("p1", group="")
    story.in_phase("directions")
    made = story.when(one, "AddContribution", kind="direction", text="Begin klein")["contribution"]
    story.when(HOST, "SetHighlights", members=[made])
    page = written(story)
    assert "Eén hoofdrichting" in page and "Eén persoon deed mee." in page and "Dit kwam op tafel: één richting." in page


def test_fifty_four_groups():
    groups = tuple(f"A{n}" for n in range(1, 55))
    story = Story(groups=groups).begun()
    story.dilemma()
    for group in groups:
        story.joined(f"p{group}", group=group)
    story.in_phase("directions")
    for group in groups:
        text = f"Richting van {group}"
        made = story.when(leader(group), "AddContribution", kind="direction", text=text)["contribution"]
        story.when(leader(group), "SetHighlights", group=group, members=[made])
    page = written(story)
    assert "54 hoofdrichtingen" in page and "Richting van A54" in page
    assert "Welke groep wat koos" in page and re.search(r'<bdi>Groep A54</bdi>: <a class="source"', page)


def test_a_summit_of_54_groups_is_made_in_seconds_and_stays_readable():
    groups = tuple(f"A{n}" for n in range(1, 55))
    story = Story(groups=groups).begun()
    dilemmas = [story.when(HOST, "AddContribution", **DILEMMA)["contribution"] for _ in range(3)]
    story.in_phase("directions")
    for place, group in enumerate(groups):
        texts = [f"Richting {n} van {group}" for n in range(15)]
        made = [
            story.when(leader(group), "AddContribution", kind="direction", text=text, on=dilemmas[place % 3])[
                "contribution"
            ]
            for text in texts
        ]
        story.when(leader(group), "SetHighlights", group=group, members=made[:3])
    edition = edition_of(story.state)
    for suffix, writer in discover().items():
        assert "Richting 14 van A54" in words_in(suffix, writer.render(edition)), suffix
    front, _, _ = discover()["html"].render(edition_of(story.state)).decode().partition('id="appendix"')
    assert "18 groepen kozen hierbij 54 hoofdrichtingen." in front
    assert front.count("<h") < 60 and front.count("<li") < 600  # what is long stands in the appendix


@pytest.mark.parametrize("n", [3, 4])
def test_three_and_four_options_with_people_who_do_not_know(n):
    story = Story().begun()
    options = [{"text": f"Keuze {letter}", "objection": f"Bezwaar {letter}"} for letter in "ABCD"[:n]]
    on = story.when(HOST, "AddContribution", **{**DILEMMA, "options": options})["contribution"]
    story.when(HOST, "SetFocus", on=[on])
    people = story.joined(*(f"p{i}" for i in range(7)), background="zorg")
    for phase, moment, shift in (("dilemmas", "before", 0), ("choose", "after", 1)):
        story.in_phase(phase)
        for i, one in enumerate(people[:-1]):
            story.when(one, "Choose", contribution=on, option=(i + shift) % n, moment=moment)
        story.when(people[-1], "Choose", contribution=on, option="unknown", moment=moment)
    page = written(story)
    assert "Bezwaar C" in page and "Vooraf wist één persoon het niet." in page
    assert "Na het gesprek wist één persoon het niet." in page


def test_choices_at_one_moment_only_and_a_third_way_in_words():
    story = Story().begun()
    on = story.dilemma()
    people = story.joined("p1", "p2", "p3")
    story.in_phase("dilemmas")
    for one in people:
        page = written(story)
        assert "Keuze vooraf" not in page  # of one or two people it would say who chose what
        story.when(one, "Choose", contribution=on, option=None, which="Samen met de buren", moment="before")
    page = written(story)
    assert "Keuze vooraf (drie mensen)." in page and "Samen met de buren" in page


def test_a_language_we_have_no_report_in_gets_english():
    story = Story()
    story.when(HOST, "DescribeMeeting", language="tr")
    (one,) = story.begun().joined("p1")
    story.in_phase("experiences")
    story.when(one, "AddContribution", kind="experience", text="Yalnızım")
    report = report_of(public_data(story.state))
    assert report.language == "en"
    assert '<p dir="auto" lang="tr">Yalnızım' in written(story)


def test_contributions_on_behalf_of_more_people_are_counted():
    story = Story().begun()
    story.in_phase("directions")
    story.when(leader("A1"), "AddContribution", kind="direction", text="Voor onze tafel", people=8)
    page = written(story)
    assert "namens acht mensen" in page and "1 bijdrage sprak namens meer mensen." in page.replace("Eén", "1")


def test_before_begin_it_says_that_nothing_counts_yet():
    story = Story()
    (one,) = story.joined("p1")
    story.in_phase("clarify")
    story.when(one, "AddContribution", kind="question", text="Proefvraag")
    page = written(story)
    assert "Proef: de bijeenkomst is nog niet begonnen." in page and 'href="#n-1"' in page and ">p1</a>" in page
    assert "Proefvraag" not in written(story.begun())


def test_what_merges_after_the_harvest_keeps_its_place():
    story = Story().begun()
    story.in_phase("directions")
    table = leader("A1")
    first, second = (
        story.when(table, "AddContribution", kind="direction", text=text)["contribution"]
        for text in ("Eerst", "Daarna")
    )
    story.when(table, "SetHighlights", members=[first])
    theme = story.when(table, "SetTheme", title="Samen", members=[first])["theme"]
    story.when(HOST, "WriteConclusion", text="Hierop bouwen we", on=first)
    story.when(HOST, "WriteConclusion", text="En hierop", on=theme)
    story.when(table, "MergeContributions", contributions=[first], into=second)
    data = public_data(story.state)
    assert [one["members"] for one in (*data["highlights"], *data["themes"])] == [[2], [2]]
    assert data["conclusions"][0]["on"] == 2
    assert "Daarna" in written(story)


def test_a_conclusion_about_something_hidden_is_not_about_everything():
    story = Story().begun()
    on = story.dilemma()
    story.when(HOST, "WriteConclusion", text="Dit ging over dat dilemma", on=on)
    story.when(HOST, "HideContribution", contribution=on)
    assert report_of(public_data(story.state)).meta.standfirst == ()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_words(kind):
    story = Story().begun()
    data = {**DILEMMA, "kind": kind} if kind == "dilemma" else {"kind": kind, "text": "Begin klein"}
    story.when(HOST, "AddContribution", **data)
    written(story)


def test_a_tree_too_large_for_a_page_is_drawn_in_part_and_listed_whole():
    story = Story(workshop="goal-tree").begun()
    goals = [story.when(HOST, "AddContribution", kind="goal", text="Iedereen doet mee")["contribution"]]
    for n in range(1, 61):
        parent = goals[0] if n <= 6 else goals[1 + n % 6]
        goals.append(story.when(HOST, "AddContribution", kind="goal", text=f"Doel {n}", parent=parent)["contribution"])
    page = written(story)
    assert "Eén hoofddoel, zes takken en 54 bladeren" in page
    assert "Een plus zegt hoeveel doelen er nog onder hangen." in page and page.count(" +9<") == 6
    assert all(f"Doel {n}&nbsp;" in page for n in range(1, 61))
