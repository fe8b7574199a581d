"""What was put in order and estimated, in the report and in session.json; and which words people voted on."""

from __future__ import annotations

import re

import pytest

from facilitator.core.vocabulary import Actor
from facilitator.report.data import full_data, public_data
from facilitator.report.edition import edition_of
from facilitator.report.model import report_of
from facilitator.report.writers import discover
from tests.report.test_session_json import SCHEMA, complaints
from tests.story import HOST, Story

SIX = ("p1", "p2", "p3", "p4", "p5", "p6")


def weighed(language: str = "nl") -> tuple[Story, list[str], list[Actor]]:
    """Six people put three directions in order and estimate two of them."""
    story = Story().begun()
    story.when(HOST, "DescribeMeeting", language=language)
    people = story.in_phase("directions").joined(*SIX)
    ids = [
        story.when(people[0], "AddContribution", kind="direction", text=text)["contribution"]
        for text in ("Begin klein", "Een buurtbus", "Samen eten")
    ]
    story.when(HOST, "EditPhase", phase="harvest", ranks=2, estimates=True)
    story.in_phase("harvest")
    for n, who in enumerate(people):
        story.when(who, "RankContributions", contributions=ids[:2] if n < 4 else [ids[1]])
        story.when(who, "EstimateIdea", contribution=ids[0], effort=10 + n, effect=88)
        if n < 3:
            story.when(who, "EstimateIdea", contribution=ids[1], effort=90, effect=91)
    return story, ids, people


def text_of(story: Story, name: str) -> str:
    return discover()[name].render(edition_of(story.state)).decode()


def test_it_works() -> None:
    story, _, _ = weighed()
    assert "weighed" in [one.id for one in report_of(public_data(story.state)).chapters]
    told = text_of(story, "md")
    assert "*Wat het zwaarst weegt*" in told
    assert re.search(r"Begin klein \| 8 \| 4 \| 4 \|", told)
    assert re.search(r"Een buurtbus \| 8 \| 2 \| 6 \|", told)
    assert re.search(r"Begin klein \| nu doen \| 15 en 90 \| 6 \|", told)
    assert re.search(r"Een buurtbus \| groot werk \| – \| een paar \|", told)


@pytest.mark.parametrize(("language", "words"), [("nl", "groot werk"), ("en", "a big job")])
def test_the_drawing_has_its_words_and_a_table(language: str, words: str) -> None:
    story, _, _ = weighed(language)
    page = text_of(story, "html")
    [drawing] = re.findall(r'<svg class="quadrants".*?</svg>', page, re.DOTALL)
    assert words in drawing and 'role="img"' in drawing and drawing.count('class="number"') == 2
    assert 'class="bud"' in drawing  # only three people: the quarter, in a dashed line
    assert page.count(words) > 1  # and in the table


def test_two_people_who_put_things_in_order_are_not_told() -> None:
    story = Story().begun().in_phase("directions")
    people = story.joined("p1", "p2")
    made = story.when(people[0], "AddContribution", kind="direction", text="Begin klein")["contribution"]
    story.when(HOST, "EditPhase", phase="harvest", ranks=2, estimates=True)
    story.in_phase("harvest")
    for who in people:
        story.when(who, "RankContributions", contributions=[made])
        story.when(who, "EstimateIdea", contribution=made, effort=10, effect=90)
    [row] = public_data(story.state)["contributions"]
    assert "ranked" not in row
    assert row["estimated"] == {"people": 2, "quarter": "", "effort": 0, "effect": 0, "exact": False, "spread": [0, 0]}
    assert "weighed" not in [one.id for one in report_of(public_data(story.state)).chapters]


def test_the_full_data_has_every_place_and_estimate() -> None:
    story, _, _ = weighed()
    document = full_data(story.state)
    first = document["contributions"][0]
    assert first["ranks"] == {"points": 8, "places": [4, 0]}
    assert first["estimates"] == {"effort": [10, 11, 12, 13, 14, 15], "effect": [88] * 6}
    assert {row["what"]: row["counts"] for row in document["votings"] if row["on"] == 1} == {
        "ranks": [4, 0], "estimates": [6, 13, 88],
    }  # fmt: skip
    assert complaints(document, SCHEMA) == []


def test_votes_on_earlier_words_are_told_apart() -> None:
    story, [one, *_], people = weighed()
    story.when(HOST, "EditPhase", phase="harvest", support="everyone")
    for who in people[1:]:
        story.when(who, "GiveSupport", contribution=one, level="agree")
    story.when(people[0], "EditContribution", contribution=one, text="Begin heel klein")
    story.when(people[1], "ConfirmVote", contribution=one)
    story.when(HOST, "SetHighlights", members=[one])
    row = full_data(story.state)["contributions"][0]
    # Who confirms, confirms all that they said of it.
    assert row["wordings"] == {
        "estimates": {"now": 1, "earlier": 5}, "ranks": {"now": 1, "earlier": 3}, "support": {"now": 1, "earlier": 4},
    }  # fmt: skip
    told = text_of(story, "md")
    assert "waren vier stemmen op eerdere woorden." in told and "1 op deze woorden, 5 op eerdere" in told
    assert complaints(full_data(story.state), SCHEMA) == []


def test_rounds_stand_beside_each_other_for_every_way() -> None:
    story, [one, two, _], people = weighed()
    story.when(HOST, "VoteAgain", phase="harvest")
    for who in people:
        story.when(who, "RankContributions", contributions=[two, one])
        story.when(who, "EstimateIdea", contribution=one, effort=80, effect=20)
    told = text_of(story, "md")
    assert "Punten, per keer" in told and re.search(r"Begin klein \| 8 \| 6 \|", told)
    assert re.search(r"Begin klein \| nu doen \| laten \|", told)
    [held] = public_data(story.state)["votings"]
    assert held["ranks"] == {1: 8, 2: 8}
