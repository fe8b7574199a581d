"""How many examples a property is tried with: a part each time, for every run tries others, and all in `make long`."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import settings

PART = 1 if os.environ.get("OOGST_EXAMPLES") == "all" else 3


def examples(most: int, **more: Any) -> settings:
    """Give the settings of a property that is worth so many examples."""
    return settings(max_examples=max(10, most // PART), deadline=None, **more)
