"""The drawings of a change lab count what they say they count."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from markupsafe import Markup

from facilitator.web.circle import carried, circle, growing_ear

NAMES = {"why": "Waarom", "how": "Hoe", "what": "Wat & waarmee"}


def parts(svg: Markup, css_class: str) -> list[ET.Element]:
    return [one for one in ET.fromstring(str(svg)).iter() if css_class in one.get("class", "").split()]


def test_it_works() -> None:
    svg = circle({"why": 2, "how": 3, "what": 4}, NAMES, now="how", label="Twee keer waarom")
    assert len(parts(svg, "ripe")) == 9
    assert [one.get("data-ring") for one in parts(svg, "ring")] == ["what", "how", "why"]
    assert [one.get("data-ring") for one in parts(svg, "ring") if one.get("data-now") is not None] == ["how"]
    assert "Wat & waarmee" in [one.text for one in parts(svg, "ring-name")]


@pytest.mark.parametrize("svg", [circle({}, {}), circle({"why": 1}, NAMES, label="Eén"), growing_ear(), carried(1, 1, 1, "x")])
def test_every_drawing_has_a_name_or_is_silent_and_no_style_of_its_own(svg: Markup) -> None:
    root = ET.fromstring(str(svg))
    assert root.get("aria-hidden") == "true" or (root.get("role") == "img" and root.get("aria-label"))
    assert not [one for one in root.iter() if one.get("style")]


@pytest.mark.parametrize("counts", [(3, 0, 0), (14, 2, 3), (0, 0, 5), (810, 100, 90)])
def test_seeds_stand_for_everybody_who_said_something(counts: tuple[int, int, int]) -> None:
    svg = carried(*counts, "zo veel")
    shown = {kind: len(parts(svg, kind)) for kind in ("ripe", "bud", "seed")}
    assert sum(shown.values()) == min(24, sum(counts))
    if sum(counts) <= 24:
        assert tuple(shown.values()) == counts
    assert (shown["ripe"] > 0) == (counts[0] > 0)


def test_the_ear_grows_seed_by_seed() -> None:
    root = ET.fromstring(str(growing_ear()))
    numbers = [int(one.get("data-seed", "0")) for one in root if one.get("data-seed")]
    assert numbers == list(range(1, int(root.get("data-seeds", "0")) + 1))
