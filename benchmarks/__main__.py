"""`python -m benchmarks [room|commit|goals|landscape|report|similarity|soak|summit] …`: without a name, the room."""

from __future__ import annotations

import runpy
import sys

NAMES = ("room", "commit", "goals", "landscape", "report", "similarity", "soak", "summit")

if __name__ == "__main__":
    named = len(sys.argv) > 1 and sys.argv[1] in NAMES
    name = sys.argv.pop(1) if named else NAMES[0]
    runpy.run_module(f"benchmarks.{name}", run_name="__main__", alter_sys=True)
