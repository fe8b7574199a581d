"""The end-to-end test: whole workshops over the public doors, from the first scan to the report."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from facilitator.web.cli import main
from facilitator.web.rehearse.server import ENTRANCE
from tests.live.scenarios import Invented
from tests.live.variations import Variation

pytestmark = pytest.mark.live

SCENARIOS = Path(__file__).resolve().parents[2] / "docs" / "scenarios"
ZWOLLE = SCENARIOS / "sociale-top-zwolle.json"
FILES = sorted(SCENARIOS.glob("*.json"))

INVENTED = {
    "English, four tables, three options": Invented(1, "en", groups=4, options=3),
    "Dutch, two tables, four options": Invented(2, "nl", groups=2, options=4),
    "English, without tables": Invented(3, "en", groups=0, options=2, per_group=9, plenary=True),
}


def rehearse(*words, timeout=600):
    command = [sys.executable, str(ENTRANCE), "rehearse", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False, cwd=ENTRANCE.parent)


@pytest.mark.parametrize("file", [pytest.param(file, id=file.stem, marks=[pytest.mark.long] * (file != ZWOLLE)) for file in FILES])
def test_a_workshop_from_the_first_scan_to_the_report(file, tmp_path):
    played = rehearse(file, "--speed", "max", "--report", tmp_path)
    print(played.stdout, played.stderr)
    assert played.returncode == 0
    scenario = json.loads(file.read_text(encoding="utf-8"))
    expected = scenario["expect"]
    assert f"{len(scenario['script'])} steps" in played.stdout
    report = (tmp_path / "report.md").read_text(encoding="utf-8")
    document = json.loads((tmp_path / "session.json").read_text(encoding="utf-8"))
    assert document["participants"]["by_background"] == expected["backgrounds"]
    for text in (text for texts in expected["highlights"] for text in texts):
        assert " ".join(text.split()) in " ".join(report.split())
    assert (tmp_path / "report.html").stat().st_size > 10_000


@pytest.mark.parametrize(
    "file",
    [pytest.param(file, id=file.stem, marks=pytest.mark.long) for file in FILES],
)
def test_a_variation_on_a_workshop(file, tmp_path):
    varied = Variation(json.loads(file.read_text(encoding="utf-8")), seed=11, language="en").document()
    path = tmp_path / "varied.json"
    path.write_text(json.dumps(varied, ensure_ascii=False), encoding="utf-8")
    played = rehearse(path, "--report", tmp_path / "out")
    print(played.stdout, played.stderr)
    assert played.returncode == 0
    assert (tmp_path / "out" / "report.html").exists()


@pytest.mark.parametrize(
    "invented",
    [pytest.param(one, id=name, marks=pytest.mark.long) for name, one in INVENTED.items()],
)
def test_a_workshop_that_nobody_wrote(invented, tmp_path):
    file = tmp_path / "invented.json"
    file.write_text(json.dumps(invented.document(), ensure_ascii=False), encoding="utf-8")
    played = rehearse(file, "--report", tmp_path / "out")
    print(played.stdout, played.stderr)
    assert played.returncode == 0
    assert (tmp_path / "out" / "report.html").exists()


def test_on_a_server_that_runs_already_and_slowly_enough_to_watch(server, tmp_path):
    invented = Invented(4, "nl", groups=2, options=2, per_group=3)
    file = tmp_path / "invented.json"
    file.write_text(json.dumps(invented.document()), encoding="utf-8")
    played = rehearse(file, "--url", server.link, "--speed", 60)
    print(played.stdout, played.stderr)
    assert played.returncode == 0


def test_an_expectation_that_does_not_hold_is_a_failure(tmp_path):
    document = Invented(5, "nl", groups=2, options=2, per_group=3).document()
    document["expect"]["counts"]["direction"] += 1
    file = tmp_path / "invented.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    played = rehearse(file)
    assert played.returncode == 1
    assert "not as expected: counts" in played.stderr


def test_a_link_that_is_no_longer_valid_is_said_in_words(server):
    played = rehearse(ZWOLLE, "--url", f"{server.url}/operator/this-is-not-the-link")
    assert played.returncode == 1
    assert "link" in played.stderr
    assert "Traceback" not in played.stderr


@pytest.mark.parametrize(
    "content",
    [b"", b"not json", b"[]", b'{"format": 3}', b"\xff\xfe", b"[" * 50_000, b'{"script": [{"do": "fly"}]}'],
    ids=["empty", "no json", "a list", "wrong types", "no utf-8", "too deep", "unknown step"],
)
def test_a_file_that_is_no_scenario_is_refused_kindly(content, tmp_path):
    file = tmp_path / "broken.json"
    file.write_bytes(content)
    played = CliRunner().invoke(main, ["rehearse", str(file)])
    assert isinstance(played.exception, SystemExit)  # nothing that nobody expected
    assert played.exit_code == 2
    assert "can't be played" in played.output
