"""Contrast of the colours, computed from tokens.css: by day and by night, as WCAG 2.2 counts it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).resolve().parents[2] / "static" / "css" / "tokens.css").read_text("utf-8")
VALUES = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", TOKENS[: TOKENS.index("@media")]))
SURFACES = ("--color-ground", "--color-surface")
KINDS = sorted(name for name in VALUES if name.startswith("--kind-"))
TIMES = ("day", "night")


def hex_of(name: str, time: str) -> str:
    """Follow a token to its #rrggbb: through meanings, and by the switch of day and night."""
    value = VALUES[name]
    by_time = re.fullmatch(r"var\(--day, (.+?)\)+ var\(--night, (.+?)\)+", value)
    if by_time:
        value = by_time.group(1 if time == "day" else 2)
    meaning = re.match(r"var\((--[\w-]+)\)?$", value)
    return hex_of(meaning.group(1), time) if meaning else value


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, time: str) -> float:
    dark, light = sorted(luminance(hex_of(name, time)) for name in (one, other))
    return (light + 0.05) / (dark + 0.05)


def test_the_counting_is_right():
    assert luminance("#ffffff") == pytest.approx(1)
    assert luminance("#000000") == 0
    assert hex_of("--color-key", "day") == hex_of("--color-text", "day")
    assert hex_of("--color-text", "day") != hex_of("--color-text", "night")


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("surface", [*SURFACES, "--color-sunken"])
@pytest.mark.parametrize("text", ["--color-text", "--color-quiet"])
def test_text_can_be_read(text, surface, time):
    assert contrast(text, surface, time) >= 4.5


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("text", ["--color-stored", "--color-waiting", *KINDS])
def test_small_inks_can_be_read(text, surface, time):
    assert contrast(text, surface, time) >= 4.5


@pytest.mark.parametrize("time", TIMES)
def test_ink_on_grain_and_ground_on_ink_can_be_read(time):
    assert contrast("--color-on-mark", "--color-mark", time) >= 4.5
    assert contrast("--color-ground", "--color-text", time) >= 4.5
    assert contrast("--color-ground", "--color-quiet", time) >= 4.5, "a button that is pointed at"


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("edge", ["--color-edge", "--color-strong-rule", "--color-focus"])
def test_edges_of_what_can_be_touched_can_be_seen(edge, surface, time):
    assert contrast(edge, surface, time) >= 3


@pytest.mark.parametrize("time", TIMES)
def test_grain_is_seen_by_itself_or_by_the_line_round_it(time):
    against_ground = contrast("--color-mark", "--color-ground", time)
    line = contrast("--color-key", "--color-ground", time)
    assert max(against_ground, line) >= 3
    assert contrast("--color-key", "--color-mark", time) >= 3, "the line stands out from the grain within it"


def test_there_is_one_list_of_colours_and_both_times_are_in_it():
    for name in ("--paper", "--ink", "--slate", "--pond"):
        assert hex_of(name, "day") != hex_of(name, "night")
        assert re.fullmatch(r"#[0-9a-f]{6}", hex_of(name, "night"))
