"""Who was there and who was not, what a report is and is not, terms, open questions, and support beside conclusions."""

from __future__ import annotations

from itertools import product

import pytest

from facilitator.report import terms
from facilitator.report.blocks import Chapter, Items, People, Table
from facilitator.report.data import public_data
from facilitator.report.data.protection import protected_people
from facilitator.report.model import report_of
from facilitator.report.terms import TERMS
from tests.report import prose
from tests.story import HOST, Story, leader


def chapter(story: Story, name: str) -> Chapter | None:
    return next((one for one in report_of(public_data(story.state)).chapters if one.id == name), None)


def read(story: Story, name: str) -> str:
    """One chapter as it is read, its names in front."""
    one = chapter(story, name)
    assert one is not None
    return " ".join([one.kicker, one.title, *(prose.spoken(text) for text in prose.texts_of(one.blocks))])


def hall(**people: int) -> Story:
    """A meeting with so many people per background, of zorg, raad, school and werk."""
    story = Story(backgrounds=("zorg", "raad", "school", "werk")).begun()
    for side, n in people.items():
        story.joined(*(f"{side}{place}" for place in range(n)), background="" if side == "none" else side)
    return story.in_phase("directions")


# ── who was there ──


def test_a_side_that_nobody_gave_is_named():
    story = hall(zorg=4, raad=3, school=3)
    told = read(story, "attendance")
    assert "Tien mensen uit drie achtergronden; niemand gaf “werk” op" in told
    assert "Niemand gaf “werk” als achtergrond op. Wat die kant ervan vindt, zeggen de cijfers in dit verslag dus niet." in told
    story.when(HOST, "AddContribution", kind="direction", text="Begin klein")
    assert "Niemand gaf “werk” als achtergrond op." in read(story, "in_short")


def test_a_heading_counts_only_those_whose_side_is_named():
    told = read(hall(zorg=4, raad=3, none=2), "attendance")
    assert "Negen mensen, van wie zeven uit twee achtergronden" in told


def test_of_small_sides_it_is_not_said_which_were_there():
    told = read(hall(zorg=4, raad=3, school=1), "attendance")
    assert "minder dan drie mensen op, of niemand: school en werk" in told and "niemand gaf" not in told.lower()


def test_a_single_small_side_is_named_without_saying_whether_anybody_was_there():
    told = read(hall(zorg=4, raad=3, school=3, werk=1), "attendance")
    assert "Minder dan drie mensen gaven “werk” als achtergrond op, of niemand. Wat die kant ervan vindt" in told
    assert told.count("werk") == 2 and "andere achtergrond" not in told and "Elf mensen, van wie tien uit drie achtergronden" in told
    assert read(hall(zorg=4, raad=3, school=3, none=1), "attendance") == told, "who gave none may as well have been of it"


def test_a_small_side_stands_together_with_who_gave_none():
    one = chapter(hall(zorg=4, raad=3, school=3, werk=1, none=3), "attendance")
    assert one is not None and ("een andere achtergrond, of geen", 4) in one.blocks[0].rows


def test_how_many_there_were_of_a_small_side_cannot_be_computed():
    """Every way in which people can have backgrounds, put together by what is published of it."""
    alike: dict[tuple[int, tuple[tuple[str, int], ...]], list[dict[str, int]]] = {}
    for counts in product(range(4), range(4), range(4), range(9)):
        people = dict(zip(("zorg", "raad", "school", "none"), counts, strict=True))
        state = hall_of_three(people).state
        published = protected_people(state)
        alike.setdefault((sum(counts), tuple(sorted(published.items()))), []).append(people)
    for (n, told), ways in alike.items():
        if n - sum(shown for one, shown in told if one in ("zorg", "raad", "school")) > 8:
            continue  # not every way is there
        for side in {"zorg", "raad", "school"} - {one for one, _ in told}:
            found = {way[side] for way in ways}
            assert len(found) > 1 or found == {0}, (told, side, found)


def hall_of_three(people: dict[str, int]) -> Story:
    story = Story(backgrounds=("zorg", "raad", "school")).begun()
    for side, n in people.items():
        if n:
            story.joined(*(f"{side}{place}" for place in range(n)), background="" if side == "none" else side)
    return story


def test_when_all_sides_were_there_it_says_so():
    assert "was er met minstens drie mensen" in read(hall(zorg=3, raad=3, school=3, werk=3), "attendance")


def test_where_nobody_gave_a_background_there_is_nothing_to_tell():
    assert chapter(hall(none=5), "attendance") is None


def test_who_came_without_a_phone_counts_and_is_told():
    story = hall(zorg=3)
    made = story.when(leader("A1"), "AddContribution", kind="direction", text="Begin klein")["contribution"]
    counts = {"agree": 2, "neutral": 0, "disagree": 0}
    story.when(leader("A1"), "CountHands", contribution=made, what="support", counts=counts, people=2)
    one = chapter(story, "attendance")
    assert one is not None and isinstance(one.blocks[0], People)
    assert "Twee mensen deden mee zonder eigen telefoon." in read(story, "attendance")
    assert "vijf mensen" in read(story, "in_short").lower()


# ── what it is, and is not ──


def test_it_says_once_that_it_is_no_sample_and_no_decision():
    story = hall(zorg=3)
    story.when(HOST, "AddContribution", kind="direction", text="Begin klein")
    told = read(story, "reading")
    assert "koos er zelf voor om te komen" in told and "geen steekproef" in told and "Niets in dit verslag is een besluit." in told
    assert "geen besluit en geen steekproef" in read(story, "header")


def test_how_support_is_weighed_is_explained_in_one_place():
    story = hall(zorg=6, raad=6)
    made = [story.when(HOST, "AddContribution", kind="direction", text=f"Richting {n}")["contribution"] for n in range(3)]
    story.in_phase("harvest")
    for person in [story.joined(f"{side}{n}", background=side)[0] for side in ("zorg", "raad") for n in range(6)]:
        for one in made:
            story.when(person, "GiveSupport", contribution=one, level="agree")
    whole = repr(report_of(public_data(story.state)).chapters)
    assert whole.count("weegt even zwaar") == 1
    assert "Hoe je deze tabel leest" in whole


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_conclusion_of_the_leader_says_how_many_voted_and_how_many_were_there(language):
    story = hall(zorg=6)
    story.when(HOST, "DescribeMeeting", language=language)
    made = story.when(HOST, "AddContribution", kind="direction", text="Begin klein")["contribution"]
    story.when(HOST, "WriteConclusion", text="We beginnen klein", on=made)
    told = read(story, "conclusions")
    assert ("Over deze conclusie zelf is niet gestemd; er waren 6 mensen." in told) == (language == "nl")
    story.in_phase("harvest")
    for n in range(5):
        (person,) = story.joined(f"zorg{n}", background="zorg")
        story.when(person, "GiveSupport", contribution=made, level="agree" if n else "disagree")
    told = read(story, "conclusions")
    assert "1 (4 van 5). Er waren 6 mensen." in told or "1 (4 of 5). 6 people were there." in told


# ── open questions ──


def test_open_questions_are_a_chapter_with_owner_and_date():
    story = hall(zorg=3)
    story.in_phase("clarify")
    story.when(HOST, "AddContribution", kind="question", text="Wie betaalt dat?")
    assert "Eén vraag staat nog open" in read(story, "open_questions")
    assert "Bij geen ervan staat nog wie antwoordt" in read(story, "open_questions")
    story.when(HOST, "AssignQuestion", contribution="c1", owner="Gemeente", due="2026-12-01")
    told = chapter(story, "open_questions")
    assert told is not None and told.kicker == "Open vragen"
    (table,) = (block for block in told.blocks if isinstance(block, Table))
    assert "dinsdag 1 december 2026" in repr(table) and "Gemeente" in repr(table)
    assert not any(isinstance(block, Items) for block in told.blocks)


def test_questions_that_nobody_took_on_stand_below_the_table_and_not_as_empty_rows_in_it():
    story = hall(zorg=3)
    story.in_phase("clarify")
    for text in ("Wie betaalt dat?", "Wie belt er?", "Wie rijdt?"):
        story.when(HOST, "AddContribution", kind="question", text=text)
    story.when(HOST, "AssignQuestion", contribution="c2", owner="Gemeente", due="")
    told = chapter(story, "open_questions")
    assert told is not None
    (table,), (listed,) = ([one for one in told.blocks if isinstance(one, kind)] for kind in (Table, Items))
    assert len(table.rows) == 1 and "Wie belt er?" in repr(table)
    assert "–" not in repr(table)
    assert [text in repr(listed) for text in ("Wie betaalt dat?", "Wie belt er?", "Wie rijdt?")] == [True, False, True]


# ── terms ──


def test_only_what_occurs_is_explained():
    story = hall(zorg=3)
    assert chapter(story, "terms") is None
    story.when(HOST, "AddContribution", kind="direction", text="Laat de Wmo en het UWV samen bellen")
    told = read(story, "terms")
    assert "Wmo: Wet maatschappelijke ondersteuning" in told and "UWV: " in told and "ggz" not in told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We doen mee", []),
        ("MEE en de POH-ggz", ["ggz", "MEE", "POH"]),
        ("Het RIBW-GO", ["RIBW", "RIBW-GO"]),
        ("wmo-loket", []),
        ("De GGZ krimpt", ["ggz"]),
        ("Mantelzorgers doen veel", ["mantelzorger"]),
        ("Verwmo UWVtje", []),
        ("let's GO and swim", []),
    ],
)
def test_terms_are_whole_words(text, expected):
    assert [one.spelt[0] for one in terms.found([text])] == expected


def test_every_term_is_explained_in_both_languages_and_once():
    names = [spelt for one in TERMS for spelt in one.spelt]
    assert len(names) == len(set(names))
    for one in TERMS:
        for told in (one.nl, one.en):
            assert told.endswith(".") and not told.endswith("..") and len(told) < 140 and prose.officialese(told, "nl") == []
