"""Every sentence of ours is one that an editor would leave alone, in any session, in both languages and both lengths."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from facilitator.formats import discover as formats
from facilitator.report.blocks import Chapter, Paragraph, Typed
from facilitator.report.chapters.short import MOST_WORDS
from facilitator.report.data import public_data
from facilitator.report.model import Report, report_of
from facilitator.report.wording import PLURALS, TEXTS
from tests.examples import examples
from tests.live.variations import Variation
from tests.report import prose
from tests.report.play import SCENARIOS, Play
from tests.steps import HISTORIES, told
from tests.story import HOST, Story

FILES = sorted(SCENARIOS.glob("*.json"))
LENGTHS = ("full", "council")


@cache
def data_of(path: Path, language: str):
    return public_data(Play(path, language).state)


def short(report: Report) -> Chapter | None:
    return next((one for one in report.chapters if one.id == "in_short"), None)


def assert_good(report: Report) -> None:
    assert prose.faults(report) == []
    told = short(report)
    assert told is None or prose.words_in(told) <= MOST_WORDS


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_scenario_reads_well(path, language, length):
    assert_good(report_of(data_of(path, language), length=length))


@pytest.mark.parametrize("style", sorted(formats()))
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_scenario_reads_well_in_every_style(path, style):
    assert_good(report_of(data_of(path, "nl"), chapters=formats()[style].report))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_variation_reads_well(path, seed, tmp_path):
    varied = Variation(json.loads(path.read_text("utf-8")), seed, language=("nl", "en", "de")[seed % 3]).document()
    file = tmp_path / "varied.json"
    file.write_text(json.dumps(varied, ensure_ascii=False), encoding="utf-8")
    data = public_data(Play(file).state)
    for length in LENGTHS:
        assert_good(report_of(data, length=length))


@examples(40, suppress_health_check=list(HealthCheck))
@given(HISTORIES, st.sampled_from(["nl", "en"]))
def test_any_session_reads_well(steps, language):
    story = told(steps)
    story.when(HOST, "DescribeMeeting", language=language)
    data = public_data(story.state)
    for length in LENGTHS:
        assert_good(report_of(data, length=length))


def test_when_there_is_little_it_says_little():
    story = Story(groups=()).begun()
    assert short(report_of(public_data(story.state))) is None
    (one,) = story.joined("p1", group="")
    story.in_phase("directions")
    story.when(one, "AddContribution", kind="direction", text="Begin klein")
    told = short(report_of(public_data(story.state)))
    assert told is not None and prose.words_in(told) < 20


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_in_short_says_nothing_twice(path):
    told = short(report_of(data_of(path, "nl")))
    assert told is not None
    said = [prose.spoken(text) for text in prose.texts_of(told)]
    assert len(said) == len(set(said))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (("de deelnemers praten.",), "no capital"),
        (("De deelnemers praten",), "no full stop"),
        (("De deelnemers praten..",), "two full stops"),
        (("De deelnemers , en hun begeleiders, praten.",), "a space before a mark"),
        (("De  deelnemers praten.",), "two spaces"),
        (("De {wie} praten.",), "not filled in"),
        (("Er deden 1 mensen mee.",), "one of many"),
        (("Inzake de deelnemers is gesproken.",), "officialese"),
        (("Met betrekking tot deelnemers is gesproken.",), "officialese"),
        ((" ".join(["Dit", *["woord"] * 25, "eind."]),), "27 words"),
    ],
)
def test_a_bad_sentence_is_found(text, fault):
    report = report_of(data_of(FILES[0], "nl"))
    planted = replace(report, chapters=(*report.chapters, Chapter("extra", "Extra", (Paragraph(text),))))
    assert [one for one in prose.faults(planted) if fault in one and one.startswith("extra")]


def test_long_sentences_and_passive_ones_are_found_on_the_whole():
    report = report_of(data_of(FILES[0], "nl"))
    long = Paragraph((" ".join(["Dit", *["woord"] * 20, "eind."]),))
    passive = Paragraph(("Het werd gedaan.",))
    for block, fault in ((long, "on average"), (passive, "passive")):
        planted = replace(report, chapters=(*report.chapters, Chapter("extra", "Extra", (block,) * 200)))
        assert [one for one in prose.faults(planted) if fault in one]


def test_what_people_typed_is_not_corrected():
    report = report_of(data_of(FILES[0], "nl"))
    typed = Paragraph((Typed("inzake . . dit  {is} 1 mensen .. "),))
    assert prose.faults(replace(report, chapters=(*report.chapters, Chapter("extra", "Extra", (typed,))))) == []


@pytest.mark.parametrize("texts", [TEXTS, PLURALS], ids=["texts", "plurals"])
def test_every_text_is_there_in_both_languages_with_the_same_places(texts):
    for key, both in texts.items():
        assert set(both) == {"nl", "en"}, key
        forms = {language: text if isinstance(text, tuple) else (text,) for language, text in both.items()}
        places = [set(re.findall(r"\{(\w+)\}", " ".join(of))) for of in forms.values()]
        assert places[0] == places[1], key
        for language, of in forms.items():
            for one in of:
                assert prose.officialese(one, language) == [], key
                assert not re.search(r"  |\.\.| [,.;]", one), key
