"""Documentation that cannot rot: what is there is described, and what is described is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import app
from facilitator.web.cli import main
from facilitator.web.settings import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
PAGES = sorted(
    page
    for page in [*ROOT.glob("*.md"), *(p for room in ("docs", "facilitator", "tests", "benchmarks", "static", "templates")
                                       for p in (ROOT / room).rglob("*.md"))]
    if "vendor" not in page.parts
)  # fmt: skip


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_described(setting):
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    line = next((line for line in page.splitlines() if f"`{setting.option}`" in line), "")
    assert f"`{setting.variable}`" in line
    assert setting.help in line
    if not isinstance(setting.default, bool) and setting.default != "":
        assert f"`{setting.default}`" in line


def test_every_command_is_described():
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in main.commands if name != "serve" and f"`python app.py {name}" not in page] == []


def test_only_the_server_is_patched_by_gevent():
    assert main.commands.keys() - {"serve"} == app.ORDINARY_COMMANDS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path):
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("room", ["analysis", "core", "formats", "store", "report", "live", "web"])
def test_every_room_has_its_description(room):
    assert (ROOT / "facilitator" / room / "README.md").exists()


@pytest.mark.parametrize("room", sorted(page.parent for page in (ROOT / "facilitator").glob("*/README.md")), ids=lambda room: room.name)
def test_every_file_of_a_room_is_named_in_its_description(room: Path):
    page = (room / "README.md").read_text(encoding="utf-8")
    assert [one.name for one in room.glob("*.py") if one.name != "__init__.py" and f"`{one.name}`" not in page] == []


def test_every_decision_is_listed():
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in folder.glob("0*.md") if f"({page.name})" not in listed] == []


def test_every_library_is_in_the_decision_about_libraries():
    named = re.findall(r"^([a-z0-9.-]+)==(\S+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    page = (ROOT / "docs" / "decisions" / "0010-libraries.md").read_text(encoding="utf-8").lower().replace(".", "-")
    assert [name for name, _version in named if name.replace(".", "-") not in page] == []


@pytest.mark.parametrize(
    "name",
    ["flask", "flask-socketio", "python-socketio", "python-engineio", "simple-websocket", "gevent", "tinydb", "qrcode"],
)
def test_the_decision_names_the_version_that_is_pinned(name):
    pinned = re.search(rf"^{name}==(\S+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    page = (ROOT / "docs" / "decisions" / "0010-libraries.md").read_text(encoding="utf-8").lower()
    assert pinned is not None
    assert f"| {name} | {pinned[1]} |" in page
