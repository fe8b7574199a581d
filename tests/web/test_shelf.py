"""The shelf of formats: what is saved is whole or not there, and a disk that fails says so."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from facilitator.core.errors import Refused
from facilitator.formats import discover
from facilitator.store.disk import Disk
from facilitator.web.shelf import MOST_FILES, Shelf
from tests.story import HOST, Story


class Failing(Disk):
    """A disk that is full when the file gets its name."""

    def replace(self, source: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "full")


def test_it_works(tmp_path: Path) -> None:
    shelf, story = Shelf(tmp_path), Story()
    story.when(HOST, "EditPhase", phase="clarify", title="Eerst dit")
    kept = shelf.keep(story.state, "Mijn vorm: één!")
    assert kept.id == "mijn-vorm-een"
    assert list(shelf.formats()) == [*discover(), "mijn-vorm-een"]
    assert shelf.find("mijn-vorm-een") == kept
    assert (kept.like, kept.groups) == ("social-summit", 2)


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, Failing())
    with pytest.raises(Refused) as refusal:
        shelf.keep(Story().state, "Mijn vorm")
    assert refusal.value.code == "storage_full"
    assert list((tmp_path / "formats").iterdir()) == []


def test_writing_over_is_only_for_ones_own(tmp_path: Path) -> None:
    shelf, story = Shelf(tmp_path), Story()
    assert shelf.keep(story.state, "Mijn vorm", again=True).id == "mijn-vorm"  # never over a built-in one
    story.state.format = "mijn-vorm"
    assert shelf.keep(story.state, "Andere naam", again=True).id == "mijn-vorm"
    assert shelf.find("mijn-vorm").title == {"nl": "Andere naam"}


def test_a_name_without_letters_gets_an_id_too(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert shelf.keep(Story().state, "!!!").id == "format"
    assert shelf.keep(Story().state, "صدى").id == "format-2"


def test_files_beyond_the_most_are_named_and_not_read(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.keep(Story().state, "aa")
    text = (tmp_path / "formats" / "aa.json").read_text("utf-8")
    for n in range(MOST_FILES):
        (tmp_path / "formats" / f"b{n:03d}.json").write_text(text.replace('"id": "aa"', f'"id": "b{n}"', 1), "utf-8")
    assert len(shelf.own()) == MOST_FILES
    assert [one.refusal.params["problem"] for one in shelf.unreadable()] == ["too_many"]


def test_a_phase_is_written_out_for_a_session(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    data = shelf.with_pattern({"from": "casuistry/explore", "after": "clarify"})
    assert data["like"]["id"] == "explore" and data["after"] == "clarify"
    assert shelf.with_pattern({"from": ":copy/clarify"}) == {"copy": "clarify", "title": ""}
    story = Story()
    made = story.when(HOST, "AddPhase", **data)["phase"]
    assert story.state.phase(made).prompts == discover()["casuistry"].phases[3].prompts
