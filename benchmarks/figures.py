"""Percentiles, and what a process costs."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def percentile(values: Sequence[float], share: float) -> float:
    """Give the value that `share` (0 to 1) of all stay within; 0 when there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def spread(seconds: Sequence[float]) -> str:
    """Give p50/p95/p99 and the longest, in milliseconds."""
    shares = " / ".join(f"{percentile(seconds, share) * 1000:.1f}" for share in (0.5, 0.95, 0.99))
    return f"{shares} ms (longest {max(seconds, default=0.0) * 1000:.0f}, {len(seconds)} times)"


@dataclass(frozen=True)
class Cost:
    """What a process used so far: processor seconds, and memory in use in kB."""

    cpu: float
    memory: int

    @classmethod
    def of(cls, pid: int) -> Cost:
        """Read it for a running process."""
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
        memory = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
        return cls((int(fields[11]) + int(fields[12])) / _TICKS, memory)


def pinned(core: int) -> tuple[str, ...]:
    """Give the words that start a command on one core, none where that can't be done."""
    from shutil import which

    return ("taskset", "-c", str(core)) if which("taskset") and (os.cpu_count() or 1) > core else ()


def stay_on(core: int) -> None:
    """Keep this process on one core, where that can be done."""
    if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > core:
        os.sched_setaffinity(0, {core})
