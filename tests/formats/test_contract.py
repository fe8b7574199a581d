"""What every workshop format promises: texts in both languages, phases that the screens know, chapters that exist."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.core.format import KINDS, PHASE_TYPES, VIEWS, Format
from facilitator.core.model import Phase
from facilitator.core.phase_rules import checked_phase
from facilitator.core.preparing import checked_backgrounds
from facilitator.core.visibility import WALL, Audience
from facilitator.core.ways import votes_in
from facilitator.formats import discover, own
from facilitator.live import views
from facilitator.live.screens.phone import PhoneScreen
from facilitator.live.screens.talk import phase_of
from facilitator.report import chapters
from facilitator.web.drawings import emblem
from tests.story import HOST, Story

ROOT = Path(__file__).resolve().parents[2]
FORMATS = list(discover().values())
PHASES = [(workshop, phase) for workshop in FORMATS for phase in workshop.phases]
LANGUAGES = {"nl", "en"}

a_format = pytest.mark.parametrize("workshop", FORMATS, ids=lambda workshop: workshop.id)
a_phase = pytest.mark.parametrize(("workshop", "phase"), PHASES, ids=[f"{w.id}-{p.id}" for w, p in PHASES])


def texts_of(workshop: Format) -> Iterator[tuple[str, dict[str, str]]]:
    for name in ("title", "about", "size"):
        yield name, getattr(workshop, name)
    for phase in workshop.phases:
        for name in ("title", "instruction"):
            yield f"{phase.id}.{name}", getattr(phase, name)
        yield from ((f"{phase.id}.prompts", prompt) for prompt in phase.prompts)


def test_the_five_are_there() -> None:
    five = {"social-summit", "transition-arena", "casuistry", "goal-tree", "thought-experiment"}
    assert {workshop.id for workshop in FORMATS} >= five


@a_format
def test_its_module_and_its_ids(workshop: Format) -> None:
    assert discover()[workshop.id] is workshop
    ids = [phase.id for phase in workshop.phases]
    assert len(set(ids)) == len(ids)
    assert own.read(own.document(workshop)) == workshop  # what a module says, a file can say


@a_format
def test_every_text_is_there_in_both_languages_and_said_apart(workshop: Format) -> None:
    missing = [where for where, texts in texts_of(workshop) if not all(texts.get(one, "").strip() for one in LANGUAGES)]
    assert missing == []
    same = [where for where, texts in texts_of(workshop) if where.endswith("instruction") and texts["nl"] == texts["en"]]
    assert same == []


@a_format
def test_it_begins_with_a_welcome_and_ends_with_a_close(workshop: Format) -> None:
    assert workshop.phases[0].type == "welcome"
    assert workshop.phases[-1].type == "close"
    assert [phase.type for phase in workshop.phases].count("close") == 1


@a_format
def test_every_chapter_of_its_report_exists_and_stands_there_once(workshop: Format) -> None:
    assert [name for name in workshop.report if name not in chapters.discover()] == []
    assert len(set(workshop.report)) == len(workshop.report)
    assert workshop.report[0] == "header" and workshop.report[-1] == "appendix"


@a_format
def test_its_backgrounds_are_there_in_both_languages_as_many(workshop: Format) -> None:
    assert set(workshop.backgrounds) == LANGUAGES
    counts = {len(checked_backgrounds(listed)) for listed in workshop.backgrounds.values()}
    assert len(counts) == 1 and counts.pop() >= 3


@a_format
def test_it_has_an_emblem_of_its_own(workshop: Format) -> None:
    assert emblem(workshop.id) != emblem("one that nobody drew")


@a_phase
def test_a_phase_is_one_that_could_have_been_made_by_hand(workshop: Format, phase: Phase) -> None:
    assert checked_phase(phase) == phase
    assert not phase.revealed and not phase.revealed_in and not phase.skipped


@a_phase
def test_what_is_voted_on_can_be_brought_in_before(workshop: Format, phase: Phase) -> None:
    if not votes_in(phase):
        return
    upto = workshop.phases[: workshop.phases.index(phase) + 1]
    brought = {kind for one in upto for kind in one.accepts}
    brought |= {"dilemma", "case", "example", "initiative", "goal", "principle"}  # a facilitator enters these
    assert set(phase.weighs or ("direction",)) <= brought


@a_phase
def test_what_the_wall_shows_has_a_view_and_a_template(workshop: Format, phase: Phase) -> None:
    story = Story(workshop=workshop.id)
    story.in_phase(phase.id)
    shown = views.view_of(story.state)
    assert shown in views.discover()
    assert (ROOT / "templates" / "wall" / "views" / f"{shown}.html").exists()
    assert isinstance(views.discover()[shown](story.state, Audience(WALL)), dict)


@a_phase
def test_a_phone_says_what_it_is_about(workshop: Format, phase: Phase) -> None:
    story = Story(workshop=workshop.id)
    story.in_phase(phase.id)
    assert phase_of(story.state, "A1") == phase
    task = PhoneScreen().region("task", story.state, Audience("phone", "A1"))
    assert task["instruction"] == phase.instruction["nl"]
    compose = PhoneScreen().region("compose", story.state, Audience("phone", "A1"))
    elsewhere = {"action", "goal"}  # these may have a form of their own
    assert [kind for kind in phase.accepts if kind in compose["accepts"] or kind not in elsewhere] == compose["accepts"]


def test_every_view_that_can_be_named_is_there() -> None:
    assert {name for name in VIEWS if name != "auto"} <= set(views.discover())


def test_every_type_of_phase_is_used_by_somebody() -> None:
    assert {phase.type for _, phase in PHASES} == set(PHASE_TYPES)


def test_every_kind_has_its_words_and_its_icon() -> None:
    assert [kind for kind in KINDS if not (ROOT / "static" / "icons" / f"{kind}.svg").exists()] == []


@a_format
def test_a_whole_session_of_it_runs_through(workshop: Format) -> None:
    story = Story(workshop=workshop.id).begun()
    [piet] = story.joined("piet")
    for phase in workshop.phases:
        story.in_phase(phase.id)
        for kind in phase.accepts:
            if kind != "action":
                more = {"options": [{"text": "Ja"}, {"text": "Nee"}], "title": "Dilemma"} if kind == "dilemma" else {}
                story.when(piet, "AddContribution", kind=kind, text=f"Een {kind} in {phase.id}", title="Titel", **more)
    story.when(HOST, "CloseSession")
    assert story.replayed().state.contributions == story.state.contributions
