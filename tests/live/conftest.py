"""A real server per test, as a process of its own, on a free port with fresh data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.web.rehearse.server import Server
from tests.live.hall import Hall


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A running server: `url`, `link` (the operator's), `process`, `log`; what it said is shown when a test fails."""
    with Server(tmp_path) as running:
        yield running
    print(running.said())
    assert "Traceback" not in running.said()


@pytest.fixture
def hall(server: Server) -> Iterator[Hall]:
    """A session that has begun on that server, with the groups and the people of tests/cast.py."""
    with Hall(server) as opened:
        yield opened


@pytest.fixture(scope="module")
def open_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """The same for a whole module, where a test leaves nothing behind that another one sees."""
    with Server(tmp_path_factory.mktemp("house")) as running, Hall(running) as opened:
        yield opened
    print(running.said())
    assert "Traceback" not in running.said()
