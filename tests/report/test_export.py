"""Exporting: each file whole, and a format that is not there is named."""

from __future__ import annotations

import pytest

from facilitator.report.export import UnknownFormat, export
from tests.story import Story


def test_all_means_the_writers_there_are(tmp_path):
    paths = export(Story().begun().state, ["all"], tmp_path / "out")
    assert {"report.html", "report.md", "session.json"} <= {path.name for path in paths}
    assert all(path.read_bytes() for path in paths)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(path.name for path in paths)


def test_a_format_that_is_not_there_is_named_and_nothing_is_written(tmp_path):
    with pytest.raises(UnknownFormat, match=r"papyrus.*html"):
        export(Story().state, ["html", "papyrus"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_unknown_style_is_named(tmp_path):
    with pytest.raises(UnknownFormat, match="baroque"):
        export(Story().state, ["md"], tmp_path, style="baroque")


def test_old_files_are_replaced(tmp_path):
    story = Story()
    export(story.state, ["md"], tmp_path)
    story.begun().dilemma()
    (path,) = export(story.state, ["md", "md"], tmp_path)
    assert "Zwaardere zorgvragen" in path.read_text("utf-8")
