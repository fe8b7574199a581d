"""Exporting: each file whole, and a format that is not there is named."""

from __future__ import annotations

import io
import zipfile

import pytest
from click.testing import CliRunner

from facilitator.report.edition import edition_of
from facilitator.report.export import UnknownFormat, export, export_each
from facilitator.report.sending import complete, sending
from facilitator.report.writers import discover, pdf
from facilitator.web.cli import main
from facilitator.web.styles import styles
from tests.report.play import Play
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


def test_files_that_are_made_side_by_side_are_those_that_are_made_alone(tmp_path):
    edition = edition_of(Play().state)
    made = {one.name: one.path for one in export_each(edition, ["all"], tmp_path)}
    assert list(made)[-1] == "report.pdf", "it takes longest, and nobody waits for it who wants another"
    for writer in discover().values():
        assert made[writer.FILE_NAME].read_bytes() == writer.render(edition), writer.FILE_NAME


def test_one_file_that_fails_keeps_none_of_the_others_away(tmp_path, monkeypatch):
    def fails(edition):
        raise RuntimeError("no pages today")

    monkeypatch.setattr(pdf, "render", fails)
    made = {one.name: one.path for one in export_each(edition_of(Story().begun().state), ["md", "pdf", "html"], tmp_path)}
    assert made.pop("report.pdf") is None
    assert set(made) == {"report.md", "report.html"} and all(path.exists() for path in made.values())


def test_old_files_are_replaced(tmp_path):
    story = Story()
    export(story.state, ["md"], tmp_path)
    story.begun().dilemma()
    (path,) = export(story.state, ["md", "md"], tmp_path)
    assert "Zwaardere zorgvragen" in path.read_text("utf-8")


def test_the_zip_to_send_on_holds_what_anybody_may_have(tmp_path):
    edition = edition_of(Play().state)
    (path,) = export(edition.state, ["sending"], tmp_path)
    assert path.name == "report-for-sending.zip"
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        told = package.read("LEESMIJ.txt").decode()
        files = {name: package.read(name) for name in names}
    public = {one.FILE_NAME for one in discover().values() if one.AUDIENCE == "anyone"}
    assert set(names) == {*public, "LEESMIJ.txt"} and all(name in told for name in public)
    assert {"report.pdf", "report.docx", "report.odt", "contributions.xlsx", "public-data.json"} <= public
    assert not any("session.json" in name or "facilitator" in name for name in names)
    assert sending(edition, files) == path.read_bytes()


def test_the_complete_zip_says_in_every_private_name_for_whom_it_is():
    edition = edition_of(Story().begun().state)
    packed = complete(edition, {one.FILE_NAME: b"made" for one in discover().values()})
    with zipfile.ZipFile(io.BytesIO(packed)) as package:
        names = set(package.namelist())
    private = {one.FILE_NAME for one in discover().values() if one.AUDIENCE == "facilitator"}
    assert {name for name in names if name.startswith("facilitator-only-")} == {
        f"facilitator-only-{name.removeprefix('facilitator-only-')}" for name in private
    }


def test_every_style_can_be_asked_for(tmp_path):
    state = Play().state
    for style, chapters in styles().items():
        (path,) = export(state, ["md"], tmp_path / style, chapters=chapters)
        assert "Zet de eigen regie voorop" in path.read_text("utf-8")
    (whole,), (brief,) = (export(state, ["md"], tmp_path / length, length=length) for length in ("full", "council"))
    assert len(brief.read_bytes()) < len(whole.read_bytes()) / 3


def test_the_command_line_names_styles_that_are_not_there(tmp_path):
    result = CliRunner().invoke(main, ["--data", str(tmp_path), "export", "abc", "--format", "md", "--style", "baroque"])
    assert result.exit_code == 2 and "no style baroque" in result.output and "social-summit" in result.output
