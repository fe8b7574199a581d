"""What others made and we serve is unchanged, named with its version and licence, and nothing else lies beside it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[2] / "static"
FOLDERS = (STATIC / "vendor", STATIC / "fonts", STATIC / "fonts" / "print")
NAMED = ("LICENSE", "VERSIONS")
MADE = {"coverage.json"}  # by tests/vendor/letters.py, of the fonts beside it


def rows(folder):
    lines = (folder / "VERSIONS").read_text("utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


EVERY = [(folder, *row) for folder in FOLDERS for row in rows(folder)]


@pytest.mark.parametrize(("folder", "package", "version", "licence", "file", "sha256"), EVERY)
def test_it_is_the_file_that_was_published(folder, package, version, licence, file, sha256):
    assert hashlib.sha256((folder / file).read_bytes()).hexdigest() == sha256
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert licence in {"MIT", "OFL-1.1"}


@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_lies_there_that_is_not_in_the_list(folder):
    listed = {row[3] for row in rows(folder)}
    others = [one for one in FOLDERS if folder in one.parents]  # they have lists of their own
    files = [path for path in folder.rglob("*") if path.is_file() and not any(one in path.parents for one in others)]
    there = {path.relative_to(folder).as_posix() for path in files}
    assert {path for path in there if not path.rpartition("/")[2].startswith(NAMED)} - MADE == listed


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_package_has_its_licence(folder):
    for package, _version, _licence, file, _sha256 in rows(folder):
        name = package.rpartition("/")[2]
        beside = (folder / file).parent / "LICENSE"
        assert beside.is_file() or (folder / f"LICENSE-{name}.txt").is_file(), package


def test_every_font_is_used_and_every_font_that_is_used_is_there():
    css = (STATIC / "css" / "fonts.css").read_text("utf-8")
    used = set(re.findall(r'url\("\.\./fonts/(.+?)"\)', css))
    assert used == {path.name for path in (STATIC / "fonts").glob("*.woff2")}


def test_no_stylesheet_asks_anything_of_another_computer():
    for path in (STATIC / "css").rglob("*.css"):
        assert not re.search(r"https?:|url\(['\"]?//", path.read_text("utf-8")), path
