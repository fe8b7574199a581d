"""What the stories about the store share."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.store import Store


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "sessions"


@pytest.fixture
def store(directory: Path):
    with Store(directory) as store:
        yield store
