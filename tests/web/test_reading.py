"""The report as others read it: kept bytes for a definitive one, one making for all who ask for a draft."""

from __future__ import annotations

import re
from pathlib import Path

from markupsafe import Markup

from facilitator.report.edition import edition_of
from facilitator.report.writers import html
from facilitator.store.files import Files
from facilitator.web.own_words import own_words, used_in, with_own
from facilitator.web.reading import FRESH, Reading
from tests.story import HOST, Story

MARK = "b" * 64


def report(text: str) -> bytes:
    """The least that is a report."""
    return f'<html><head></head><body><main class="paper"><p>{text}</p></main></body></html>'.encode()


class Press:
    """Makes drafts, and counts them; and a clock that stands still until it is told otherwise."""

    def __init__(self) -> None:
        self.made: list[int] = []
        self.time = 100.0

    def make(self, session: str, seq: int, name: str) -> bytes:
        self.made.append(seq)
        return report(f"draft {seq}")

    def now(self) -> float:
        return self.time


def talked() -> Story:
    story = Story().begun()
    anna, bilal = story.joined("anna", "bilal")
    story.in_phase("directions")
    hers = story.when(anna, "AddContribution", kind="direction", text="Een huiskamer per wijk")["contribution"]
    his = story.when(bilal, "AddContribution", kind="direction", text="In elke wijk een huiskamer")["contribution"]
    story.when(anna, "AddContribution", kind="question", text="Wie betaalt dat?")
    story.when(HOST, "MergeContributions", contributions=[his], into=hers)
    story.when(HOST, "SetHighlights", members=[hers], group="A1")
    return story


def test_a_draft_is_made_once_for_all_who_leave_together(tmp_path: Path) -> None:
    story, press = talked(), Press()
    reading = Reading(Files(tmp_path), press.make, press.now)
    first = reading.page(story.state)
    story.when(HOST, "CloseSession")
    assert reading.page(story.state) == first
    press.time += FRESH
    assert reading.page(story.state) != first
    assert len(press.made) == 2


def test_what_was_put_aside_leaves_a_draft_at_once(tmp_path: Path) -> None:
    story, press = talked(), Press()
    reading = Reading(Files(tmp_path), press.make, press.now)
    first = reading.page(story.state)
    story.when(HOST, "HideContribution", contribution="c3")
    assert reading.page(story.state) != first


def test_the_definitive_report_is_the_bytes_that_were_kept(tmp_path: Path) -> None:
    story, press, files = talked(), Press(), Files(tmp_path)
    reading = Reading(files, press.make, press.now)
    reading.page(story.state)
    files.keep(story.state.id, MARK, {"report.html": report("as it was kept"), "report.md": b"# kept"})
    story.when(HOST, "FinishReport", mark=MARK)
    assert reading.page(story.state) == report("as it was kept")
    assert list(reading.files_of(story.state)) == ["report.html", "report.md"]
    story.when(HOST, "ReopenReport")
    assert b"draft" in reading.page(story.state)
    assert not reading.files_of(story.state)


def test_everybody_finds_their_own_words_and_what_they_became() -> None:
    state = talked().state
    page = html.render(edition_of(state)).decode()
    used = used_in(page)
    asked, hers = own_words(state, "anna", used)[1], own_words(state, "anna", used)[0]
    (his,) = own_words(state, "bilal", used)
    assert (hers.became, his.became, his.into) == ("used", "merged", "Een huiskamer per wijk")
    assert hers.places == his.places
    assert (his.number, his.together) == (2, hers.number)
    assert hers.places[0].anchor in page
    assert asked.text == "Wie betaalt dat?"
    assert not own_words(state, "carla", used)


def test_own_words_are_marked_wherever_the_report_points_at_them() -> None:
    state = talked().state
    page = html.render(edition_of(state)).decode()
    mine = own_words(state, "bilal", used_in(page))
    told = with_own(page, Markup("<p>vooraan</p>"), mine, "van jou", "mede <van> jou", "")
    assert told.count("mede &lt;van&gt; jou</mark>") >= 2
    alone = told.replace("mede &lt;van&gt; jou</mark>", "")
    assert re.findall(r'<li class="original" id="n(\d+)"><b class="number">\d+</b><div><mark class="own-mark">van jou</mark>', alone) == ["2"]
    assert alone.count("van jou</mark>") == 2  # and behind its number, where it says with which one it stands
    assert told.index("vooraan") < told.index('class="chapter"')


def test_what_came_after_the_report_was_made_says_so() -> None:
    story = talked()
    used = used_in(html.render(edition_of(story.state)).decode())
    (carla,) = story.joined("carla")
    story.when(carla, "AddContribution", kind="direction", text="Nog iets")
    assert [one.became for one in own_words(story.state, "carla", used)] == ["late"]


def test_what_was_put_aside_is_told_honestly() -> None:
    story = talked()
    story.when(HOST, "HideContribution", contribution="c1")
    used = used_in(html.render(edition_of(story.state)).decode())
    assert own_words(story.state, "anna", used)[0].became == "aside"
    assert own_words(story.state, "bilal", used)[0].became == "aside"


def test_a_report_that_was_made_still_holds_what_was_put_aside_after_it() -> None:
    story = talked()
    used = used_in(html.render(edition_of(story.state)).decode())
    before = [(one.became, one.number, one.places) for one in own_words(story.state, "anna", used)]
    story.when(HOST, "HideContribution", contribution="c1")
    assert [(one.became, one.number, one.places) for one in own_words(story.state, "anna", used)] == before
    assert own_words(story.state, "bilal", used)[0].became == "merged"
