"""The child process answers line by line, and leaves quietly when the server that asked is gone."""

from __future__ import annotations

import json
import subprocess
import sys

ASK = json.dumps({"id": 1, "ask": "nothing there is", "data": {}}).encode() + b"\n"


def child() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "facilitator.analysis"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_a_fault_is_an_answer_and_the_next_line_is_answered_too():
    said, complaints = child().communicate(ASK + ASK)
    assert [json.loads(line)["id"] for line in said.splitlines()] == [1, 1]
    assert complaints == b""


def test_it_leaves_without_a_word_when_nobody_listens_any_more():
    running = child()
    assert running.stdin and running.stdout and running.stderr
    running.stdout.close()
    running.stdin.write(ASK)
    running.stdin.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait(30) == 0
