"""What is thought up or made beside the room goes after it, from its first instruction on."""

from __future__ import annotations

import os
import sys

from gevent import subprocess

from facilitator.live.beside import started


def test_it_goes_after_the_room_from_its_start() -> None:
    ours = os.nice(0)
    child = started([sys.executable, "-c", "import os; print(os.nice(0))"], 7, stdout=subprocess.PIPE)
    assert int(child.communicate()[0]) == min(19, ours + 7)


def test_what_is_typed_in_the_servers_window_does_not_reach_it() -> None:
    child = started([sys.executable, "-c", "input()"], 1, stdin=subprocess.PIPE)
    try:
        assert os.getpgid(child.pid) != os.getpgid(0)
    finally:
        child.kill()
        child.communicate()
