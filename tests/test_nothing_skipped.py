"""In CI a test that stays away is a failure: the conftest sees to it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")
STORY = """
import pytest

def test_it_works():
    assert True

def test_it_stays_away():
    pytest.skip("no browser")
"""


@pytest.mark.parametrize(("in_ci", "exit_code"), [("true", pytest.ExitCode.TESTS_FAILED), ("", pytest.ExitCode.OK)])
def test_a_skipped_test_fails_the_run_in_ci_only(tmp_path: Path, in_ci, exit_code):
    (tmp_path / "conftest.py").write_text(CONFTEST.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "test_story.py").write_text(STORY, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "CI": in_ci, "PYTHONPATH": str(CONFTEST.parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == exit_code, run.stdout + run.stderr
    assert ("skips nothing" in run.stdout) == (in_ci == "true")
