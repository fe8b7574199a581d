"""Two servers on one data directory would write through each other: the second one says so and leaves."""

from __future__ import annotations

import subprocess
import sys

import pytest

from facilitator.web.rehearse.server import ENTRANCE

pytestmark = pytest.mark.live


def start_another(server, port):
    command = [sys.executable, str(ENTRANCE), "--port", str(port), "--data", str(server.data), "--no-browser"]
    return subprocess.run(command, capture_output=True, text=True, timeout=180, check=False, cwd=ENTRANCE.parent)


def test_a_second_server_on_the_same_data_says_so_and_leaves(hall):
    second = start_another(hall.server, port=0)
    said = second.stdout + second.stderr
    assert second.returncode != 0
    assert str(hall.server.data) in said
    assert "Traceback" not in said
    assert "/operator/" not in said
    assert hall.dilemma()  # the first one did not notice


def test_a_second_server_on_the_same_port_says_so_and_leaves(server, tmp_path):
    command = [sys.executable, str(ENTRANCE), "--port", str(server.port), "--data", str(tmp_path / "other"), "--no-browser"]
    second = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False, cwd=ENTRANCE.parent)
    said = second.stdout + second.stderr
    assert second.returncode != 0
    assert str(server.port) in said
    assert "Traceback" not in said


def test_after_a_kill_the_directory_is_free_again(hall):
    dilemma = hall.dilemma()
    hall.server.kill()
    hall.server.start()
    assert [row["title"] for row in hall.document()["contributions"]] == ["Meer vraag, minder geld"]
    assert dilemma


def test_exporting_needs_no_server_and_disturbs_none(hall, tmp_path):
    hall.dilemma()
    command = [sys.executable, str(ENTRANCE), "--data", str(hall.server.data), "export", hall.session]
    # Options of the server stand before the subcommand; the report's own behind it.
    done = subprocess.run(
        [*command, "--format", "md", "--out", str(tmp_path / "out")],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
        cwd=ENTRANCE.parent,
        env=None,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Meer vraag, minder geld" in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
