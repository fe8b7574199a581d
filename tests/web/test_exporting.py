"""Making files beside the room: joined by who asks for the same, two at a time, and never more than words when it fails."""

from __future__ import annotations

import sys
from pathlib import Path

import gevent
import pytest

from facilitator.core.errors import Refused
from facilitator.store.files import Files
from facilitator.web.exporting import Exports, Job
from facilitator.web.settings import Settings

# A child that does as its session is called: it makes two files, fails halfway, talks nonsense, or never ends.
CHILD = """
import json, pathlib, sys, time
session, out = sys.argv[sys.argv.index("export") + 1], pathlib.Path(sys.argv[sys.argv.index("--out") + 1])
log = pathlib.Path(sys.argv[sys.argv.index("--data") + 1]) / "log"
with log.open("a") as file: file.write("+")
print(json.dumps({"files": ["a.md", "b.md"], "mark": "ab" * 32}), flush=True)
out.mkdir(parents=True)
(out / "a.md").write_text(session)
print(json.dumps({"name": "a.md", "bytes": len(session)}), flush=True)
if session.startswith("slow"): time.sleep(0.4)
if session == "stuck": time.sleep(60)
if session == "dies": sys.exit("Traceback: something went wrong")
if session == "half": print(json.dumps({"name": "b.md"}), flush=True)
else:
    (out / "b.md").write_text("b")
    print(json.dumps({"name": "b.md", "bytes": 1}), flush=True)
with log.open("a") as file: file.write("-")
"""


@pytest.fixture
def exports(tmp_path: Path) -> Exports:
    script = tmp_path / "child.py"
    script.write_text(CHILD)
    return Exports(Settings(data=str(tmp_path)), Files(tmp_path), (sys.executable, str(script)), patience=3)


def ended(job: Job) -> Job:
    with gevent.Timeout(20):
        job.wait()
    return job


def test_files_are_made_once_and_read_often(exports: Exports) -> None:
    job = exports.start("s1", 7)
    assert exports.start("s1", 7) is job
    assert ended(job).sizes == {"a.md": 2, "b.md": 1} and job.mark == "ab" * 32 and not job.failed
    assert exports.content("s1", 7, "a.md") == b"s1"
    assert exports.start("s1", 7) is job


def test_a_session_that_went_on_gets_new_files_and_the_old_ones_go(exports: Exports) -> None:
    old = ended(exports.start("s1", 7))
    assert old.folder.is_dir()
    new = ended(exports.start("s1", 8))
    assert new is not old and not old.folder.exists() and new.read("a.md") == b"s1"


def test_two_children_at_once_and_the_others_wait(exports: Exports, tmp_path: Path) -> None:
    jobs = [exports.start(f"slow{n}", 1) for n in range(4)]
    with gevent.Timeout(20):
        while not jobs[1].begun:
            jobs[1].news.wait()
    assert [job.begun for job in jobs] == [True, True, False, False]
    for job in jobs:
        assert not ended(job).failed
    running = most = 0
    for sign in (tmp_path / "log").read_text():
        running += 1 if sign == "+" else -1
        most = max(most, running)
    assert most == 2


@pytest.mark.parametrize(("session", "there"), [("dies", ["a.md"]), ("half", ["a.md"]), ("stuck", ["a.md"])])
def test_what_fails_is_said_and_the_rest_is_there(exports: Exports, session: str, there: list[str]) -> None:
    job = ended(exports.start(session, 1))
    assert job.failed and [name for name, size in job.sizes.items() if size is not None] == there
    assert job.problem == ("" if session == "half" else "broken")
    with pytest.raises(Refused, match="broken"):
        exports.content(session, 1, "b.md")
    assert exports.start(session, 1) is not job  # asked again it is tried again


def test_a_name_that_nobody_writes_is_not_found(exports: Exports) -> None:
    with pytest.raises(Refused, match="not_found"):
        exports.content("s1", 1, "c.md")


def test_what_comes_after_is_not_done_when_a_file_is_missing(exports: Exports) -> None:
    done: list[str] = []
    half = ended(exports.start("half", 1, definitive_at=5, then=lambda job: done.append(job.mark)))
    assert done == [] and half.problem == "file_failed"
    ended(exports.start("s1", 1, definitive_at=5, then=lambda job: done.append(job.mark)))
    assert done == ["ab" * 32]


def test_a_refusal_of_what_comes_after_is_kept_for_who_looks(exports: Exports) -> None:
    def refuse(_job: Job) -> None:
        raise Refused("report_changed")

    job = ended(exports.start("s1", 1, definitive_at=5, then=refuse))
    assert job.problem == "report_changed" and job.failed


def test_what_is_forgotten_is_gone_also_while_it_is_made(exports: Exports, tmp_path: Path) -> None:
    job = exports.start("stuck", 1)
    with gevent.Timeout(20):
        job.wait("a.md")
    exports.forget("stuck")
    ended(job)
    assert exports.job("stuck") is None and not job.folder.exists()
