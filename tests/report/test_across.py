"""What the report says of support across backgrounds, in rooms that anybody can count."""

from __future__ import annotations

import re

import pytest

from facilitator.report.data import public_data
from facilitator.report.edition import edition_of
from facilitator.report.writers import discover
from tests.core.test_protection import voted
from tests.story import HOST, Story, person


def read(story: Story, suffix: str = "md") -> str:
    """The report as text."""
    text = discover()[suffix].render(edition_of(story.state)).decode()
    return re.sub(r"(?s)<style>.*?</style>|<[^>]*>", " ", text) if suffix == "html" else text


def test_it_works() -> None:
    story, _ = voted({"zorg": ["agree"] * 5 + ["neutral"], "raad": ["disagree"] * 5 + ["agree"]})
    text = read(story)
    assert "Geliefd bij de een, afgewezen door de ander" in text
    assert "| **5 van 6** | *5 van 6 oneens* | 12 van 12 |" in text
    assert r"Gemiddeld \+0,1; het minst bij raad: −0,7." in text
    assert "Elke achtergrond weegt even zwaar" in text
    page = discover()["html"].render(edition_of(story.state)).decode()
    assert '<td class="for"><b>5</b> van 6</td><td class="against"><b>5</b> van 6 oneens</td>' in page


def test_in_english() -> None:
    story, _ = voted({"zorg": ["agree"] * 5, "raad": ["agree"] * 4 + ["neutral"]})
    story.when(HOST, "DescribeMeeting", language="en")
    text = read(story)
    assert "Carried from every side" in text and "| **5 of 5** | **4 of 5** | 10 of 10 |" in text


def test_everyone_is_written_only_when_it_is_everyone() -> None:
    story, made = voted({"zorg": ["agree"] * 5, "raad": ["agree"] * 5})
    for suffix in ("md", "html"):
        assert "is iedereen die er was het eens, alle 10 mensen" in read(story, suffix)
    story.joined("laat", background="raad")
    for suffix in ("md", "html"):
        text = read(story, suffix)
        assert "10 van 11" in text and "iedereen die er was" not in text.lower()
    story.when(person("laat", "A1"), "GiveSupport", contribution=made, level="disagree")
    text = read(story)
    assert "iedereen die er was" not in text.lower() and "Alle 11 stemmers" not in text


def test_a_main_direction_says_how_broad_it_is() -> None:
    story, made = voted({"zorg": ["agree"] * 5, "raad": ["agree"] * 5})
    story.when(HOST, "SetHighlights", members=[made])
    assert "Iedereen die er was, is het eens: alle 10 mensen." in read(story)
    story.joined("laat", background="raad")
    assert "Alle 10 stemmers zijn het eens; er waren 11 mensen." in read(story)


def test_a_small_side_shows_its_class_and_no_number() -> None:
    story, _ = voted({"zorg": ["agree"] * 4 + ["disagree"] * 2, "raad": ["disagree"] * 2 + ["agree"]})
    text = read(story)
    assert "*meesten oneens*" in text and "2 van 3" not in text and "1 van 3" not in text
    assert "Bij drie of vier stemmen" in text


def test_the_minimum_of_the_facilitator_stands_in_the_words() -> None:
    story, _ = voted({"zorg": ["agree"] * 5, "raad": ["disagree"] * 5})
    story.when(HOST, "SetProtection", fewest=5)
    text = read(story)
    assert "Bij vijf of zes stemmen" in text and "minstens vijf mensen die achtergrond hebben" in text


def test_what_few_weighed_is_called_silent() -> None:
    story, _ = voted({"zorg": ["agree"] * 5, "raad": ["agree"] * 5})
    story.in_phase("directions")
    story.when(HOST, "AddContribution", kind="direction", text="Nog door niemand gewogen")
    assert "Nog stil" in read(story) and "aan of ze het eens zijn: [2](#n2)." in read(story)


def test_two_voters_give_no_figure() -> None:
    story, _ = voted({"zorg": ["agree", "disagree"]})
    [row] = public_data(story.state)["contributions"]
    assert row["support"] == {"agree": 0, "neutral": 0, "disagree": 0, "unknown": 0}
    assert row["across"]["voted"] == 2
    assert "minder dan drie mensen gaven hun mening" in read(story)


@pytest.mark.parametrize(
    ("chapter", "told"), [("introduction", "Bij deze cijfers: er waren 10 mensen."), ("highlights", "Stemden, van wie er waren")]
)
def test_every_chapter_with_bars_says_once_how_many_were_there(chapter: str, told: str) -> None:
    story, made = voted({"zorg": ["agree"] * 5, "raad": ["agree"] * 5})
    story.when(HOST, "SetHighlights", members=[made])
    text = read(story).split(f'<a id="{chapter}"></a>')[1].split("<a id=")[0]
    assert text.count("Stemden, van wie er waren") + text.count("Bij deze cijfers") == text.count(told) == 1


def test_votes_on_other_words_than_stand_there_now_are_called_so_where_they_are_most() -> None:
    story = Story(backgrounds=("zorg", "raad")).begun().in_phase("directions")
    [piet] = story.joined("piet", background="zorg")
    made = story.when(piet, "AddContribution", kind="direction", text="Open een inloop")["contribution"]
    story.in_phase("harvest")
    for n in range(6):
        [one] = story.joined(f"raad{n}", background="raad")
        story.when(one, "GiveSupport", contribution=made, level="agree")
    story.when(HOST, "SetHighlights", members=[made])
    assert "Iedereen" not in read(story) and "6 van 6 stemmers eens" in read(story)
    story.in_phase("directions")
    story.when(piet, "EditContribution", contribution=made, text="Sluit alle inlopen")
    assert "6 van 6 stemmers eens, 6 op eerdere woorden" in read(story)
    assert "Alle 6 stemmers" not in read(story)


@pytest.mark.parametrize("length", ["full", "council"])
def test_every_chapter_with_dots_says_once_who_gave_them_and_how_many_were_there(length: str) -> None:
    story = Story().begun()
    people = story.joined("p1", "p2", "p3", "p4", "p5")
    story.in_phase("harvest")
    made = str(story.when(HOST, "AddContribution", kind="direction", text="Begin klein")["contribution"])
    story.when(HOST, "EditPhase", phase="harvest", dots=3)
    for one in people[:3]:
        story.when(one, "PlaceDots", contribution=made, n=2)
    story.when(HOST, "SetHighlights", members=[made])
    text = discover()["md"].render(edition_of(story.state, length=length)).decode()
    dotted = [part for part in re.split(r'(?=<a id="[a-z_]+"></a>)', text) if "zes stippen" in part]
    assert len(dotted) == (4 if length == "full" else 1)
    for part in dotted:
        assert part.count("mensen gaven stippen") + part.count("gaven drie mensen stippen") == 1
        assert len(re.findall("er waren vijf mensen|er waren 5 mensen|bij 5 aanwezigen|bij vijf aanwezigen", part)) == 1
