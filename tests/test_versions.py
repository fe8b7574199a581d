"""No library is older than the version in which a known hole was closed, and none is there that must not be.

The floors come from the advisories named beside them; a scan with network (`pip-audit -r requirements.txt`) finds newer
ones.
"""

from __future__ import annotations

import hashlib
import re
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PINNED = re.compile(r"^([a-z0-9.-]+)==([^ \\;]+)", re.MULTILINE)
FLOORS = {
    "flask": "3.1.3",  # CVE-2026-27205: caches could hand one person's page to another
    "werkzeug": "3.1.6",  # CVE-2026-27199 and before: device names of Windows in safe_join
    "jinja2": "3.1.6",  # CVE-2025-27516: a way out of the sandbox
    "python-socketio": "5.18.1",  # CVE-2026-48804: attachments that pile up; CVE-2025-61765: pickle
    "python-engineio": "4.15.1",  # resource allocations by the same sender
    "requests": "2.32.4",  # CVE-2024-47081: credentials sent to the wrong host
    "urllib3": "2.6.3",  # CVE-2026-21441: decompression bombs
    "h11": "0.16.0",  # CVE-2025-43859: request smuggling
    "idna": "3.7",  # CVE-2024-3651: slow on purpose
}
UNWANTED = {
    "gevent-websocket": "unmaintained, and lets a stranger's socket in before refusing it",
    "eventlet": "winding down; we run on gevent",
    "gunicorn": "one process serves one hall",
}


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text))


def _pinned(file: str = "requirements.txt") -> dict[str, str]:
    return dict(PINNED.findall((ROOT / file).read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", FLOORS)
def test_no_known_hole(name):
    assert _numbers(_pinned()[name]) >= _numbers(FLOORS[name])


@pytest.mark.parametrize("name", FLOORS)
def test_what_runs_is_what_is_pinned(name):
    assert version(name) == _pinned()[name]


def test_nothing_unwanted_is_installed():
    assert not UNWANTED.keys() & _pinned().keys()


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_file_has_its_hash(file):
    """One requirement without a hash would let anything of that name in."""
    requirements = re.split(r"\n(?=[a-z0-9])", (ROOT / file).read_text(encoding="utf-8"))[1:]
    assert requirements
    assert [one.split()[0] for one in requirements if "--hash=sha256:" not in one] == []


def test_the_tests_run_on_the_versions_of_the_product():
    for_tests = _pinned("requirements-dev.txt")
    assert {name: for_tests.get(name) for name in _pinned()} == _pinned()


def _vendored() -> list[list[str]]:
    """Package, version, licence, file and sha256 of what is copied in for browsers."""
    lines = (ROOT / "static" / "vendor" / "VERSIONS").read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("line", _vendored(), ids=lambda line: line[0])
def test_what_is_copied_in_is_unchanged_and_has_its_licence(line):
    _package, _version, _licence, file, sha256 = line
    path = ROOT / "static" / "vendor" / file
    assert hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    assert (path.parent / "LICENSE").exists()


def test_the_socket_client_has_no_known_hole():
    """CVE-2026-33151 and CVE-2026-69185: its parser up to 4.2.6 let attachments pile up; later ones refuse them."""
    client = ROOT / "static" / "vendor" / "socket.io-client" / "socket.io.min.js"
    assert "too many attachments" in client.read_text(encoding="utf-8")
