"""A passage worded anew, photos and status: what an editor did goes in, all else stays, and what went stale is said."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from facilitator.report.addresses import addressed, parts_of
from facilitator.report.blocks import (
    Appendix,
    Chapter,
    Entry,
    Go,
    Items,
    Marked,
    Original,
    Paragraph,
    Picture,
    Ref,
    Section,
    Side,
    Typed,
)
from facilitator.report.editing import Place, Stale, edited, places
from facilitator.report.edition import edition_of
from facilitator.report.marking import mark_of
from facilitator.report.markup import blocks_of, source_of, spans_of
from facilitator.report.model import Meta, Report, report_of
from facilitator.report.words import Words
from tests.examples import examples
from tests.report.play import SCENARIOS, Play
from tests.report.test_hostile_texts import HOSTILE
from tests.story import HOST, Story

KNOWN = {12}


NONE: dict[str, Any] = {"passages": {}, "pictures": [], "status": "draft", "finished_at": 0, "mark": ""}
ALIKE = "Nog twaalf staan achterin."


@cache
def composed() -> Report:
    """A small report with a bit of everything that can be worded anew."""
    words = Words("nl")
    goals = Chapter("goals", "Waar het om ging", (Paragraph(("Een buurt die werkt.",)), Paragraph(("Vooraf waren dit de doelen:",)), Items((("Samen",),))))
    talk = Chapter("talk", "", (
        Section((Typed("Vervoer"),), (Paragraph((Typed("Een buurtbus"),)), Section(("Vragen",), (Paragraph((ALIKE,), "quiet"),)))),
        Side((Section(("Richtingen",), (Paragraph((ALIKE,), "quiet"), Paragraph(("Ook dit.",)))),)),
    ))  # fmt: skip
    ending = Chapter("conclusions", "Conclusies", (Paragraph((Typed("Minder systeem."),), "voice large"), Paragraph(("Steunt op ", Ref(12), "."), "quiet")))
    about = Chapter("colophon", "Over dit verslag", tuple(Paragraph((text,)) for text in ("Gemaakt met Oogst.", "Zo kwam het binnen.", "Zo is geteld.")))
    entry = Entry(12, "direction", "Richting", "Vervoer", "Een buurtbus", (), (("Vraag: ", Typed("Wie rijdt?")),))
    chapters = (goals, talk, ending, about, Chapter("appendix", "Alle inbreng", (Appendix((entry,)),)))
    return Report("Titel", "nl", Meta("", "", ""), addressed(chapters), words)


def with_edits(**edits: Any) -> tuple[Report, tuple[Stale, ...]]:
    return edited(composed(), {"contributions": [{"number": 12, "merged": []}], "edits": {**NONE, **edits}})


def paragraphs(part: Any) -> list[Paragraph]:
    """Every paragraph, wherever it stands."""
    if isinstance(part, Paragraph):
        return [part]
    if isinstance(part, (tuple, list)):
        return [one for inner in part for one in paragraphs(inner)]
    if is_dataclass(part) and not isinstance(part, type):
        return [one for name in fields(part) for one in paragraphs(getattr(part, name.name))]
    return []


def at(report: Report, address: str) -> Paragraph | None:
    return next((one for one in paragraphs(report.chapters) if one.passage == address), None)


def place(address: str) -> Place:
    return next(one for one in places(composed()) if one.address == address)


# ── the markup ──


def test_it_works() -> None:
    [told, listed] = blocks_of("Hoi **vet** en *schuin*, zie [12] en [13].\nVerder.\n\n1. een\n2) twee", KNOWN, "lead")
    assert told == Paragraph(
        (Typed("Hoi"), " ", Marked("vet", "strong"), " ", Typed("en"), " ", Marked("schuin", "emphasis"), Typed(", zie"), " ", Ref(12), " ",
         Typed("en [13]. Verder.")),
        "lead",
    )
    assert listed == Items(((Typed("een"),), (Typed("twee"),)), ordered=True)


@pytest.mark.parametrize("text", [
    "<b>vet</b>", "[klik](https://x.example)", "# kop", "> citaat", "`code`", "![foto](x.png)", "a * b * c", "**", "x_y_z", "\\",
    "| a | b |", "[12](https://x.example) [0]", "~~weg~~", "$som$", "{{ 7*7 }}",
])  # fmt: skip
def test_what_is_no_markup_of_ours_stands_as_typed(text: str) -> None:
    [told] = blocks_of(text, set())
    assert told == Paragraph((Typed(text),))


@given(st.one_of(st.text(max_size=300), st.text("*[]()\\12p-. \nab", max_size=300)))
def test_every_text_can_be_read_and_loses_no_word(text: str) -> None:
    blocks = blocks_of(text, KNOWN)
    spans = [span for one in blocks for line in ((one.text,) if isinstance(one, Paragraph) else one.items) for span in line]
    said = "".join(str(span.number) if isinstance(span, Ref) else getattr(span, "text", "") for span in spans)
    assert sorted(filter(str.isalpha, said)) == sorted(filter(str.isalpha, text))


@given(st.text("ab*[]()\\12p-.+ ", max_size=60))
def test_what_was_composed_comes_back_from_its_source(text: str) -> None:
    composed = (Typed(" ".join(text.split())),)
    assert spans_of(source_of(composed), KNOWN) == (composed if composed[0].text.strip() else ())
    assert all(isinstance(one, Paragraph) for one in blocks_of(source_of(composed), KNOWN)), "and is no list"


# ── passages ──


def test_a_passage_is_worded_anew_and_its_sources_keep_standing() -> None:
    was = place("conclusions/1").was
    report, stale = with_edits(passages={"conclusions/1": {"was": was, "text": "Minder *systeem*.\n\n- meer mens\n- zie [12]"}})
    assert stale == ()
    [chapter] = [one for one in report.chapters if one.id == "conclusions"]
    first, listed, sources = chapter.blocks
    assert first == Paragraph((Typed("Minder"), " ", Marked("systeem", "emphasis"), Typed(".")), "voice large", "conclusions/1")
    assert isinstance(listed, Items) and Ref(12) in listed.items[1]
    assert isinstance(sources, Paragraph) and Ref(12) in sources.text
    assert "conclusions/2" not in [one.address for one in places(composed())]


def test_a_passage_and_a_title_that_are_left_out_are_gone_and_as_composed() -> None:
    report, stale = with_edits(passages={
        "goals/2": {"was": place("goals/2").was, "text": ""}, "goals/title": {"was": place("goals/title").was, "text": ""},
        "talk-2/title": {"was": "", "text": " Wat mensen\nvroegen "},
    })  # fmt: skip
    assert (stale, at(report, "goals/2")) == ((), None)
    assert next(one for one in report.chapters if one.id == "goals").title == "Waar het om ging"
    [asked] = [one for block in report.chapters[1].blocks if isinstance(block, Section) for one in block.blocks if isinstance(one, Section)]
    assert asked.title == (Typed("Wat mensen vroegen"),)


def test_what_stands_elsewhere_now_takes_its_words_along() -> None:
    was = place("colophon/3").was
    report, stale = with_edits(passages={"colophon/2": {"was": was, "text": "Zo is geteld."}})
    assert stale == ()
    told = at(report, "colophon/3")
    assert told is not None and told.text == (Typed("Zo is geteld."),)
    assert at(report, "colophon/2") == at(composed(), "colophon/2")


def test_under_which_something_else_was_composed_is_stale_and_stands() -> None:
    report, stale = with_edits(passages={"colophon/3": {"was": "0123", "text": "Mijn woorden."}})
    assert stale == (Stale("colophon/3", "Mijn woorden.", place("colophon/3").source, "colophon"),)
    told = at(report, "colophon/3")
    assert told is not None and told.text == (Typed("Mijn woorden."),)


def test_whose_place_is_gone_is_lost_and_said_so_but_not_of_a_chapter_that_is_not_here() -> None:
    _, stale = with_edits(passages={"colophon/99": {"was": "0123", "text": "Weg."}, "nowhere/1": {"was": "0123", "text": "Wacht."}})
    assert [(one.address, one.lost) for one in stale] == [("colophon/99", True)]


def test_of_passages_that_say_the_same_none_takes_over_the_words_of_another() -> None:
    alike = [one for one in places(composed()) if one.source == ALIKE]
    assert len(alike) == len({one.was for one in alike}) == 2
    _, stale = with_edits(passages={"talk/4": {"was": alike[0].was, "text": "x"}})
    assert [one.address for one in stale] == ["talk/4"]
    report, stale = with_edits(passages={alike[1].address: {"was": alike[1].was, "text": "x"}})
    told = at(report, alike[1].address)
    assert (told and told.text, stale) == ((Typed("x"),), ())


def test_what_people_brought_in_is_not_worded_anew() -> None:
    assert [one.source for one in places(composed())] == [
        "Waar het om ging", "Een buurt die werkt.", "Vooraf waren dit de doelen:", "Vragen", ALIKE, "Richtingen", ALIKE, "Ook dit.",
        "Conclusies", "Minder systeem.", "Over dit verslag", "Gemaakt met Oogst.", "Zo kwam het binnen.", "Zo is geteld.", "Alle inbreng",
    ]  # fmt: skip


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.json")), ids=lambda path: path.stem)
def test_of_no_workshop_anything_is_said_otherwise_than_it_was_brought_in(path: Path) -> None:
    edition = edition_of(Play(path).state)
    rows = [one for row in edition.data["contributions"] for one in (row, *row["merged"])]
    texts = {row[name] for row in rows for name in ("text", "title", "ask")} - {""}
    found = places(edition.report)
    assert len(found) > 30 and [one for one in found if one.source in texts] == []
    assert len({one.address for one in found}) == len(found)


ADDRESSES = sorted(one.address for one in places(composed()))
SAID = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=80), st.text("*[]12-\n a", max_size=40))


@examples(40, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from([*ADDRESSES, "goals/77", "x/1", "goals-9/title"]), st.tuples(st.sampled_from(["", "right", "0f"]), SAID), max_size=6))
def test_rewriting_never_raises_loses_nothing_else_and_is_put_back_exactly(changes: dict[str, tuple[str, str]]) -> None:
    known = {one.address: one.was for one in places(composed())}
    passages = {address: {"was": known.get(address, "") if was == "right" else was, "text": text} for address, (was, text) in changes.items()}
    report, stale = with_edits(passages=passages)
    before = {one.passage: one for one in paragraphs(with_edits()[0].chapters) if one.passage and one.passage not in changes}
    after = {one.passage: one for one in paragraphs(report.chapters) if one.passage}
    touched = {one.address for one in places(composed()) if one.was in {row["was"] for row in passages.values()}}
    assert {key: one for key, one in before.items() if key not in touched} == {key: after.get(key) for key in before if key not in touched}
    assert {one.address for one in stale} <= changes.keys()
    assert with_edits(passages={})[0] == with_edits()[0]


# ── photos, status, mark ──

PHOTO = {"file": "0123456789abcdef0123.jpg", "width": 1200, "height": 900, "alt": "Een flap", "caption": "Tafel 2", "chapter": "goals"}


def test_photos_stand_at_the_end_of_their_chapter_or_in_one_of_their_own() -> None:
    report, _ = with_edits(pictures=[PHOTO, {**PHOTO, "chapter": "nowhere"}])
    picture = Picture(PHOTO["file"], 1200, 900, "Een flap", "Tafel 2")  # type: ignore[arg-type]
    assert next(one for one in report.chapters if one.id == "goals").blocks[-1] == picture
    names = [one.id for one in report.chapters]
    assert names.index("pictures") == names.index("colophon") - 1
    assert next(one for one in report.chapters if one.id == "pictures").blocks == (picture,)


def test_it_says_whether_it_is_definitive_and_its_mark_is_of_all_it_says_but_that() -> None:
    story = Story().begun()
    story.when(HOST, "WriteNote", section="reflection", text="Een goede middag.")
    draft = edition_of(story.state)
    assert at(draft.report, "colophon/status") is not None
    mark = mark_of(draft)
    story.when(HOST, "FinishReport", mark=mark)
    finished = edition_of(story.state)
    said = at(finished.report, "colophon/status")
    assert said is not None and mark[:12] in str(said.text) and "1970" in str(said.text)
    assert mark_of(finished) == mark
    story.when(HOST, "ReopenReport")
    for name, data in (("SetReport", {"colour": "#1f6f54"}), ("RewritePassage", {"passage": "reflection/1", "text": "Een mooie middag."})):
        before = mark_of(edition_of(story.state))
        story.when(HOST, name, **data)
        assert mark_of(edition_of(story.state)) != before


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.json")), ids=lambda path: path.stem)
def test_whatever_is_left_out_nothing_points_at_it(path: Path) -> None:
    edition = edition_of(Play(path).state)
    for name in ("", *(one.id for one in edition.report.chapters)):
        data = {**edition.data, "edits": {**edition.data["edits"], "left_out": [name]}}
        chapters = edited(report_of(data), data)[0].chapters
        everything = list(parts_of(chapters))
        anchors = {one.id for one in chapters} | {one.anchor for one in everything if isinstance(one, Section)}
        numbers = {one.number for one in everything if isinstance(one, Entry | Original)}
        assert {one.anchor for one in everything if isinstance(one, Go)} <= anchors, name
        assert {one.number for one in everything if isinstance(one, Ref)} <= numbers, name


def test_sides_keep_their_sections() -> None:
    for chapter in with_edits()[0].chapters:
        for block in chapter.blocks:
            assert not isinstance(block, Side) or all(isinstance(one, Section) for one in block.sections)
