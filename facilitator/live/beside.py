"""A process beside the room, which goes after it: phones never wait for what is thought up or made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shutil import which
from typing import Any

from gevent import subprocess

ROOT = Path(__file__).resolve().parents[2]


def started(command: Sequence[str], courtesy: int, **streams: Any) -> Any:
    """Start a command and give its process. `courtesy` is how much the room goes before it (nice), from its first instruction.

    Importing what it needs takes as long as much of its work: a process that becomes polite later is in the way meanwhile.
    Ctrl-C does not reach it: that is for the server, which ends it.
    """
    if hasattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS"):  # Windows knows no nice
        return subprocess.Popen(command, cwd=ROOT, creationflags=subprocess.BELOW_NORMAL_PRIORITY_CLASS, **streams)
    nice = which("nice")
    first = (nice, "-n", str(courtesy)) if nice else ()
    return subprocess.Popen([*first, *command], cwd=ROOT, start_new_session=True, **streams)
