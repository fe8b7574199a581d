"""What merged into another contribution is read with it: every word that was brought in can be found, by its number."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest

from facilitator.core.log import Ledger
from facilitator.core.redacted import Redaction
from facilitator.live.redacting import redacted
from facilitator.report.data import public_data
from facilitator.report.edition import edition_of
from facilitator.report.model import report_of
from facilitator.report.privacy import Spot, scan
from facilitator.report.sending import sending
from facilitator.report.writers import discover
from tests.report.play import EACH, Play
from tests.report.reading import all_that_is_in
from tests.story import HOST, Story, person

PUBLIC = [suffix for suffix, writer in discover().items() if writer.AUDIENCE == "anyone"]
ONE, TWO = person("person-one", "A1"), person("person-two", "A1")


def said(story: Story, text: str, actor=ONE, **more: Any) -> str:
    return story.when(actor, "AddContribution", kind="question", text=text, **more)["contribution"]


def merged(story: Story, into: str, *gone: str) -> None:
    story.when(HOST, "MergeContributions", contributions=list(gone), into=into)


@pytest.fixture
def room() -> Story:
    """Five of care at A1, three at A2."""
    story = Story().begun()
    story.joined("person-one", "person-two", "person-three", "person-four", "person-five", background="zorg")
    story.joined("person-six", "person-seven", "person-eight", group="A2", background="zorg")
    return story.in_phase("clarify")


@pytest.fixture
def pair(room: Story) -> tuple[Story, str, str]:
    """A question that went up in another one."""
    stays, gone = said(room, "STAYINGTEXT"), said(room, "MERGEDTEXT", TWO)
    merged(room, stays, gone)
    return room, stays, gone


def files(story: Story) -> dict[str, str]:
    """Everything in every public file, and in the zip of them."""
    edition = edition_of(story.state)
    made = {suffix: discover()[suffix].render(edition) for suffix in PUBLIC}
    zipped = sending(edition, {discover()[suffix].FILE_NAME: content for suffix, content in made.items()})
    return {suffix: all_that_is_in(suffix, content) for suffix, content in {**made, "zip": zipped}.items()}


def holding(story: Story, text: str) -> set[str]:
    return {suffix for suffix, content in files(story).items() if text in content}


def originals(story: Story) -> dict[int, list[dict[str, Any]]]:
    return {row["number"]: row["merged"] for row in public_data(story.state)["contributions"] if row["merged"]}


def numbers(story: Story) -> dict[int, list[int]]:
    return {number: [one["number"] for one in rows] for number, rows in originals(story).items()}


def html(story: Story) -> str:
    return discover()["html"].render(edition_of(story.state)).decode()


# ── it stands there ──


def test_it_works(pair) -> None:
    story, *_ = pair
    [[row]] = originals(story).values()
    assert (row["number"], row["text"], row["background"], row["by"]) == (2, "MERGEDTEXT", "zorg", "participant")
    assert holding(story, "MERGEDTEXT") == {*PUBLIC, "zip"}
    page = html(story)
    assert page.index("STAYINGTEXT") < page.index("Hierin samengevoegd:") < page.index('id="n2"') < page.index("MERGEDTEXT")


def test_what_merged_into_what_merged_stands_there_flat_and_by_number(room) -> None:
    first, second, third, last = (said(room, text) for text in ("EERSTE", "TWEEDE", "DERDE", "VIERDE"))
    merged(room, second, third)
    merged(room, last, second, first)
    assert numbers(room) == {4: [1, 2, 3]}
    assert public_data(room.state)["gaps"] == {}
    assert [html(room).count(f'id="n{n}"') for n in (1, 2, 3, 4)] == [1, 1, 1, 1]


def test_where_a_number_went_is_said_for_who_looks_it_up_on_paper(room) -> None:
    first, second, third, fourth = (said(room, text) for text in "ABCD")
    merged(room, fourth, first, second)
    room.when(ONE, "WithdrawContribution", contribution=third)
    told = re.sub(r"<[^>]*>", "", html(room))
    assert "Samengevoegd, en te lezen bij een ander nummer: 1–2 bij 4." in " ".join(told.split())
    assert "Teruggenomen door wie ze schreef: 3." in told


def test_words_in_another_language_what_was_asked_and_answers_go_along(room) -> None:
    stays, gone = said(room, "STAYINGTEXT"), said(room, "MERGEDTEXT", TWO)
    room.when(HOST, "AnswerQuestion", contribution=gone, text="ANSWERTEXT")
    room.when(HOST, "TranslateContribution", contribution=gone, language="en", text="TRANSLATEDTEXT")
    merged(room, stays, gone)
    for text in ("ANSWERTEXT", "TRANSLATEDTEXT"):
        assert holding(room, text) == {*PUBLIC, "zip"}


def test_where_it_was_said_is_told_only_when_it_was_elsewhere(room) -> None:
    stays, near, far = said(room, "HIER"), said(room, "OOK HIER", TWO), said(room, "DAAR", person("person-six", "A2"))
    merged(room, stays, near, far)
    told = [re.sub(r"<[^>]*>", " ", one) for one in html(room).split('<li class="original"')[1:]]
    assert "zorg" in told[0] and "Groep" not in told[0]
    assert "zorg · Groep A2" in " ".join(told[1].split())


@pytest.mark.parametrize("path", EACH)
def test_every_number_of_a_workshop_is_in_its_report_with_its_words_or_says_why_not(path) -> None:
    story = Play(path).story
    data = public_data(story.state)
    shown = {one["number"]: one for row in data["contributions"] for one in (row, *row["merged"])}
    gaps = [number for why in data["gaps"].values() for number in why]
    assert sorted([*shown, *gaps]) == sorted(one.number for one in story.state.contributions.values() if one.number > 0)
    gone = [one for one in story.state.contributions.values() if one.status == "merged"]
    assert gone and {one.number for one in gone} <= shown.keys()
    content = files(story)
    for one in gone:
        assert shown[one.number]["text"] == one.text
        assert [suffix for suffix in ("md", "html", "csv", "data") if one.text.split(".")[0] not in content[suffix]] == []


# ── it does not ──


def hidden(story: Story, stays: str, gone: str) -> None:
    story.when(HOST, "HideContribution", contribution=stays)


def withdrawn(story: Story, stays: str, gone: str) -> None:
    story.when(TWO, "WithdrawContribution", contribution=gone)


def taken_out(story: Story, stays: str, gone: str) -> None:
    story.when(HOST, "RemoveParticipant", contribution=gone, hide=True)


def parted_and_hidden(story: Story, stays: str, gone: str) -> None:
    story.when(HOST, "PartContributions", contribution=gone)
    story.when(HOST, "HideContribution", contribution=gone)


def held_for_a_word(story: Story, stays: str, gone: str) -> None:
    story.when(HOST, "SetHeldWords", words=["kwast"])
    story.when(TWO, "EditContribution", contribution=gone, text="MERGEDTEXT kwast")
    assert story.state.contributions[gone].status == "held"


def blind_again(story: Story, stays: str, gone: str) -> None:
    story.when(HOST, "EditPhase", phase="clarify", visibility="blind")


AWAY = [hidden, withdrawn, taken_out, parted_and_hidden, held_for_a_word, blind_again]


@pytest.mark.parametrize("happened", AWAY, ids=[one.__name__ for one in AWAY])
def test_it_stays_in_when_it_or_what_it_became_does(pair, happened) -> None:
    story, stays, gone = pair
    assert holding(story, "MERGEDTEXT")
    happened(story, stays, gone)
    assert holding(story, "MERGEDTEXT") == set()


def test_of_several_only_what_may_not_be_read_stays_in(room) -> None:
    """One was written blind in another phase, one was taken back: what merged beside them, and into them, is still read."""
    stays, back, fine, under = said(room, "STAYINGTEXT"), said(room, "BACKTEXT", TWO), said(room, "FINETEXT"), said(room, "UNDERTEXT")
    room.when(HOST, "EditPhase", phase="experiences", accepts=["question"])
    room.in_phase("experiences")
    blind = said(room, "BLINDTEXT", TWO)
    merged(room, blind, under)
    merged(room, stays, back, fine, blind)
    assert numbers(room) == {1: [2, 3, 4, 5]}
    room.when(HOST, "EditPhase", phase="experiences", visibility="blind")
    room.when(TWO, "WithdrawContribution", contribution=back)
    assert numbers(room) == {1: [3, 4]}
    assert {text: bool(holding(room, text)) for text in ("FINETEXT", "UNDERTEXT", "BACKTEXT", "BLINDTEXT")} == {
        "FINETEXT": True, "UNDERTEXT": True, "BACKTEXT": False, "BLINDTEXT": False,
    }  # fmt: skip
    assert public_data(room.state)["gaps"] == {"withdrawn": [2], "merged": [5]}


@pytest.mark.parametrize("path", EACH)
def test_what_went_up_in_something_hidden_is_in_no_file_of_a_workshop(path) -> None:
    story = Play(path).story
    into = [one for one in story.state.contributions.values() if one.status == "visible" and one.merged]
    texts = {state.text for one in into for state in (story.state.contributions[gone] for gone in one.merged)}
    for one in into:
        story.when(HOST, "HideContribution", contribution=one.id)
    assert texts and not any(text in content for content in files(story).values() for text in texts)


# ── whose it is ──


def test_its_background_stands_there_by_the_rule_for_every_text(room) -> None:
    room.joined("person-rare", background="raad")
    stays, common, rare = said(room, "STAYINGTEXT"), said(room, "ZORGTEXT", TWO), said(room, "RAADTEXT", person("person-rare", "A1"))
    merged(room, stays, common, rare)
    assert [one["background"] for one in originals(room)[1]] == ["", ""]  # what has none could only be one person's
    room.joined("person-new", "person-newer")  # now who shows none are three
    assert [one["background"] for one in originals(room)[1]] == ["zorg", ""]


def test_what_was_written_anonymously_has_no_background_whatever_it_went_up_in(room) -> None:
    stays = said(room, "STAYINGTEXT")
    room.when(HOST, "EditPhase", phase="experiences", accepts=["question"], anonymous=True)
    room.in_phase("experiences")
    gone = said(room, "MERGEDTEXT", TWO)
    room.joined("person-new", "person-newer", "person-newest", background="raad")
    merged(room, stays, gone)
    assert public_data(room.state)["contributions"][0]["background"] == "zorg"
    assert [one["background"] for one in originals(room)[1]] == [""]


def test_nobody_is_in_it(pair) -> None:
    story, _, gone = pair
    assert holding(story, "person-") == set()
    assert not re.search(rf'"{gone}"', files(story)["data"])


# ── what may be done with its words ──


def test_the_privacy_scan_looks_through_it_and_says_at_its_own_number(room) -> None:
    stays, gone = said(room, "Wie belt?"), said(room, "Bel 06-12345678", TWO)
    merged(room, stays, gone)
    [found] = scan(public_data(room.state))
    assert (found.words, found.where) == ("06-12345678", (Spot("contributions", 2),))
    assert 'id="n2"' in html(room)


def test_its_words_can_be_taken_out_for_good(room) -> None:
    stays, gone = said(room, "STAYINGTEXT"), said(room, "Vraag het REDACTEDNAME", TWO)
    room.when(HOST, "AnswerQuestion", contribution=gone, text="REDACTEDNAME weet het")
    room.when(HOST, "TranslateContribution", contribution=gone, language="en", text="Ask REDACTEDNAME")
    merged(room, stays, gone)
    assert holding(room, "REDACTEDNAME") == {*PUBLIC, "zip"}
    again = Ledger()
    again.replay(redacted(room.records, Redaction("REDACTEDNAME", "nl")))
    room.ledger = again
    assert holding(room, "REDACTEDNAME") == set()
    assert [row["text"] for row in originals(room)[1]] == ["Vraag het [weggelaten]"]


def test_an_editor_may_point_at_it_and_every_file_leads_there(pair) -> None:
    story, *_ = pair
    story.when(HOST, "RewritePassage", passage="reading/1", text="Zoals in [2] staat.")
    assert '<a class="source" href="#n2">2</a>' in html(story)
    content = files(story)
    assert "[2](#n2)" in content["md"] and '<a id="n2"></a>' in content["md"]
    assert re.search(r'bookmarkStart [^>]*w:name="n2"', content["docx"]) and 'w:anchor="n2"' in content["docx"]
    assert 'text:bookmark text:name="n2"' in content["odt"] and 'xlink:href="#n2"' in content["odt"]
    used = re.search(r'<li id="n1".*?<p class="quiet used">(.*?)</p>', html(story), re.DOTALL)
    assert used and 'href="#reading"' in used[1]


# ── and figures stay what they were ──


def test_it_is_a_row_of_its_own_in_the_table_without_any_figure(pair) -> None:
    story, *_ = pair
    rows = list(csv.DictReader(io.StringIO(files(story)["csv"].lstrip("\ufeff")), delimiter=";"))
    stays, gone = rows
    assert (stays["Nummer"], stays["Opgegaan in nummer"], stays["Kaarten samengevoegd"]) == ("1", "", "2")
    assert (gone["Nummer"], gone["Opgegaan in nummer"], gone["Tekst"], gone["Achtergrond"]) == ("2", "1", "MERGEDTEXT", "zorg")
    assert gone["Kaarten samengevoegd"] == gone["Eens"] == gone["Stemden"] == ""


@pytest.mark.parametrize("path", EACH)
def test_no_figure_changes_by_showing_it(path) -> None:
    """A report of the same data without it says the same, but for the appendix."""
    data = public_data(Play(path).state)
    bare = {**data, "contributions": [{**row, "merged": []} for row in data["contributions"]]}
    told = {one.id: one for one in report_of(data).chapters}
    without = {one.id: one for one in report_of(bare).chapters}
    assert {name for name in told if told[name] != without[name]} == {"appendix"}
