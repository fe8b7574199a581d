"""Any file of the schema plays to its end and gives a report that holds what it should, whatever the format."""

from __future__ import annotations

import json

import pytest

from facilitator.report.data import full_data
from facilitator.report.edition import edition_of
from facilitator.report.writers import discover
from facilitator.web.rehearse import expected
from tests.live.variations import Variation
from tests.report.play import SCENARIOS, Play

FILES = sorted(SCENARIOS.glob("*.json"))
# Each workshop once in another language; the other variations are for `make long`.
SEEDS = [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 6))]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_variation_plays_to_its_end(file, seed, tmp_path):
    original = json.loads(file.read_text(encoding="utf-8"))
    varied = Variation(original, seed, language=("nl", "en", "de")[(seed + FILES.index(file)) % 3]).document()
    path = tmp_path / "varied.json"
    path.write_text(json.dumps(varied, ensure_ascii=False), encoding="utf-8")
    played = Play(path)
    assert expected.check(played.scenario, full_data(played.state), played.numbers) == []
    for name in ("html", "md"):
        report = discover()[name].render(edition_of(played.state)).decode("utf-8")
        missing = [text for text in expected.main_directions(played.scenario) if not expected.is_on_page(text, report)]
        assert name != "html" or not missing
        assert "None" not in report.split("</style>")[-1][:2000]
