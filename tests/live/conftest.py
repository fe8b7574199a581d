"""A session per test on the real server of tests/conftest.py, with people in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from facilitator.web.rehearse.server import Server
from tests.live.hall import Hall


@pytest.fixture
def server(house: Server) -> Iterator[Server]:
    """A running server: `url`, `link` (the operator's), `process`, `log`; what it said is shown when a test fails."""
    before = len(house.said())
    yield house
    said = house.said()[before:]
    print(said)
    assert "Traceback" not in said


@pytest.fixture
def hall(server: Server) -> Iterator[Hall]:
    """A session that has begun on that server, with the groups and the people of tests/cast.py."""
    with Hall(server) as opened:
        yield opened


@pytest.fixture(scope="module")
def open_house(house: Server) -> Iterator[Hall]:
    """The same for a whole module, where a test leaves nothing behind that another one sees."""
    before = len(house.said())
    with Hall(house) as opened:
        yield opened
    said = house.said()[before:]
    print(said)
    assert "Traceback" not in said
