"""`python -m benchmarks NAME …` runs benchmarks/NAME.py; without a name, the room."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    named = len(sys.argv) > 1 and (Path(__file__).parent / f"{sys.argv[1]}.py").exists()
    name = sys.argv.pop(1) if named else "room"
    runpy.run_module(f"benchmarks.{name}", run_name="__main__", alter_sys=True)
