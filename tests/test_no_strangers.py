"""Nothing in the project leans on another host, another folder, or a library that we left outside on purpose.

The hall has no internet: a page that asks another host for a font waits until somebody gives up. And a clone must work
on its own: no file may point outside it.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = {".html", ".css", ".js", ".mjs", ".svg"}
THIS_FILE = "tests/test_no_strangers.py"
# A page may name these in its own text, or as a namespace that nothing ever fetches.
NAMESPACES = ("http://www.w3.org/", "https://www.w3.org/")

OTHER_HOST = re.compile(
    r"""(?:\b(?:src|srcset|action|poster|data)\s*=\s*["']?\s*|url\(\s*["']?|@import\s+["']|\bfrom\s+["']|\bimport\(?\s*["'])"""
    r"""(?P<url>(?:https?:)?//[^\s"')>]+)""",
    re.IGNORECASE,
)
FETCHED_LINK = re.compile(r"<link\b[^>]*\bhref\s*=\s*[\"']?(?P<url>(?:https?:)?//[^\s\"'>]+)", re.IGNORECASE)
INLINE = re.compile(
    r"<[a-z][^<>]*?\s(?:style|on[a-z]+)\s*=\s*[\"']|<style\b|<script\b(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE
)
OUTSIDE = re.compile(r"\.\./" r"shared\b|/work" r"/|file:///|--(?:extra-)?index" r"-url|--find" r"-links")


def tracked(*suffixes: str) -> list[Path]:
    """All files that belong to the project: those git knows, or in an unpacked archive those that lie there."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode == 0:
        files = [ROOT / name for name in listing.stdout.split("\0") if name]
    else:
        made_here = (ROOT / ".venv", ROOT / "sessions")
        files = [file for file in ROOT.rglob("*") if not any(file.is_relative_to(folder) for folder in made_here)]
    return [file for file in files if file.is_file() and (not suffixes or file.suffix in suffixes)]


def served() -> list[Path]:
    """What a browser in the hall gets: templates and static files, without the libraries copied in."""
    rooms = (ROOT / "templates", ROOT / "static")
    return [file for file in tracked(*PAGES) if file.is_relative_to(rooms[0]) or file.is_relative_to(rooms[1])]


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="ignore")


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def test_no_page_asks_another_host():
    asked = [
        f"{_name(file)}: {found['url']}"
        for file in served()
        for pattern in (OTHER_HOST, FETCHED_LINK)
        for found in pattern.finditer(_text(file))
        if "/vendor/" not in _name(file) and not found["url"].startswith(NAMESPACES)
    ]
    assert not asked, "\n".join(asked)


def test_no_page_carries_style_or_script_inline():
    """The content security policy would refuse it, silently and only in a browser."""
    inline = [
        f"{_name(file)}: {found[0]}"
        for file in served()
        if file.suffix == ".html" and "templates/report/" not in _name(file)
        for found in INLINE.finditer(_text(file))
    ]
    assert not inline, "\n".join(inline)


def test_nothing_points_outside_the_project():
    pointing = [
        f"{_name(file)}: {found[0]}"
        for file in tracked()
        if _name(file) != THIS_FILE and "/vendor/" not in _name(file)
        for found in OUTSIDE.finditer(_text(file))
    ]
    assert not pointing, "\n".join(pointing)


@pytest.mark.parametrize(
    "word", ["allow_unsafe" + "_werkzeug", "gevent" + "websocket", "|" + "safe", "autoescape" + "=False"]
)
def test_no_dangerous_word(word):
    """`safe` in a template would show a participant's markup as markup; `Markup` around a macro's answer is how we do it."""
    used = [
        _name(file)
        for file in tracked(".py", ".html", ".xml", ".txt", ".in")
        if _name(file) != THIS_FILE and "/vendor/" not in _name(file) and word in _text(file).replace(" ", "")
    ]
    assert not used


def test_what_people_said_is_never_committed():
    here = {_name(file) for file in tracked() if _name(file).startswith("sessions/")}
    assert here <= {"sessions/.gitignore"}
    assert "*" in (ROOT / "sessions" / ".gitignore").read_text(encoding="utf-8").splitlines()
