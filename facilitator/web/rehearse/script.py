"""A scenario file: reading it, and saying kindly what is wrong with it. docs/scenarios/README.md is its schema."""

from __future__ import annotations

import json
from pathlib import Path

from facilitator.web.rehearse.reader import read
from facilitator.web.rehearse.scenario import NotAScenario, Scenario

__all__ = ["NotAScenario", "Scenario", "load", "read"]


def load(path: Path) -> Scenario:
    """Read a scenario file. Raises NotAScenario."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise NotAScenario([f"{path}: {error.strerror or error}"]) from error
    except (ValueError, RecursionError) as error:
        raise NotAScenario([f"{path.name} is not JSON in UTF-8: {error}"]) from error
    return read(document)
