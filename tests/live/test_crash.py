"""Killed in the middle, started again: what was acknowledged is there, once. And the test itself can fail."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from facilitator.web.rehearse.script import load
from tests.live.crash import SCENARIO, one_round

pytestmark = pytest.mark.live

ROUNDS = int(os.environ.get("OOGST_CRASH_ROUNDS", "1"))
SHORTER = SCENARIO.with_name("casuistiek-dagbesteding.json")  # `make crash` plays the long one, more often
LIAR = Path(__file__).with_name("bad_server.py")


@pytest.mark.parametrize("number", range(ROUNDS))
def test_nothing_acknowledged_is_lost_or_doubled(number, tmp_path):
    result = one_round(load(SHORTER), tmp_path, random.Random(), kills=1)
    print(result.line(), result.log, sep="\n")
    assert not result.wrong


def test_a_server_that_acknowledges_before_it_writes_is_caught(tmp_path):
    """A harness that never failed proves nothing."""
    result = one_round(load(SHORTER), tmp_path, random.Random(1), kills=1, entrance=LIAR)
    print(result.line())
    assert result.kills
    assert result.wrong
