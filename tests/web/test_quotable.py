"""The desk offers as a quote only what the report shows when it is picked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.report.edition import edition_of
from facilitator.report.model import report_of
from facilitator.web.drafting import Desk, numbers_used
from tests.report.play import SCENARIOS, Play


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.json")), ids=lambda path: path.stem)
def test_what_is_offered_is_shown_when_it_is_picked(path: Path) -> None:
    edition = edition_of(Play(path).state)
    desk = Desk(edition)
    offered = desk.candidates()
    assert "dilemma" not in {one["kind"] for one in offered}
    firsts = {one["kind"]: one for one in reversed(offered)}.values()
    for one in firsts:  # of each kind one
        picked = {**edition.data, "edits": {**edition.data["edits"], "picked": [one["number"]]}}
        assert one["number"] in numbers_used(report_of(picked)), one
    if "sociale" in path.stem:
        assert {one["kind"] for one in firsts} == {"question", "experience"}


def test_a_draft_offers_no_dilemma_as_a_quote() -> None:
    edition = edition_of(Play().state)
    page = Desk(edition).page({"language": "nl", "session": "s", "assets": "a"})
    dilemmas = [one["number"] for one in edition.data["contributions"] if one["kind"] == "dilemma"]
    assert dilemmas and re.search(r"Neem op als citaat: \d", page)
    assert not any(f'Neem op als citaat: {number}"' in page for number in dilemmas)
