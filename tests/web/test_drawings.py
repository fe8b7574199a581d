"""What is drawn counts what it says it counts, says it in words too, and never lets a text out of its place."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from facilitator.web import drawings

ICONS = Path(__file__).resolve().parents[2] / "static" / "icons"
ROWS = {"a": 100.0, "third": 300.0}


def parts(svg, css_class):
    return [one for one in ET.fromstring(str(svg)).iter() if css_class in one.get("class", "").split()]


def every_drawing():
    yield from (drawings.icon(path.stem) for path in sorted(ICONS.glob("*.svg")) if path.stem != "favicon")
    yield from (drawings.emblem(name) for name in ("social-summit", "transition-arena", "no-such-format"))
    yield drawings.logo()
    yield drawings.field(((3, 5), (0, 4)))
    yield drawings.flow({("a", "third"): 2}, ROWS)
    yield drawings.tally(3)
    yield drawings.bar(3, 1, 2, "three agree")
    yield drawings.qr_svg("http://192.0.2.7:8000/j/abc", "QR code")


@pytest.mark.parametrize("svg", list(every_drawing()))
def test_every_drawing_is_xml_without_a_style_of_its_own(svg):
    root = ET.fromstring(str(svg))
    assert root.get("viewBox")
    assert not [one for one in root.iter() if one.get("style") or one.tag == "style"]


@pytest.mark.parametrize("svg", list(every_drawing()))
def test_every_drawing_has_a_name_or_is_silent(svg):
    root = ET.fromstring(str(svg))
    assert root.get("aria-hidden") == "true" or (root.get("role") == "img" and root.get("aria-label"))


def test_arrows_mirror_in_right_to_left_text_and_other_signs_do_not():
    assert "data-flip" in drawings.icon("next")
    assert "data-flip" not in drawings.icon("check")


def test_an_icon_that_is_not_drawn_is_an_error():
    with pytest.raises(FileNotFoundError):
        drawings.icon("no-such-icon")


def test_the_field_has_an_ear_for_who_is_in_and_a_bud_for_who_is_expected():
    svg = drawings.field(((3, 5), (4, 4)))
    assert len(parts(svg, "soil")) == 2
    assert len(parts(svg, "bud")) == 2 * 2
    assert len(parts(svg, "stalk")) == 5 + 4


def test_more_people_than_expected_all_have_an_ear():
    svg = drawings.field(((6, 4),))
    assert not parts(svg, "bud")
    assert len(parts(svg, "stalk")) == 6


def test_the_same_field_grows_the_same_way_and_an_empty_one_grows_too():
    assert drawings.field(((3, 5),)) == drawings.field(((3, 5),))
    assert not parts(drawings.field(()), "ripe")


def test_every_person_is_a_stalk_and_the_third_way_ripens():
    svg = drawings.flow({("a", "a"): 4, ("a", "third"): 3, ("", "third"): 2, ("third", ""): 5}, ROWS)
    strands = parts(svg, "strand")
    assert len(strands) == 4 + 3 + 2, "who has not chosen yet is no stalk"
    assert len([one for one in strands if "ripe" in one.get("class")]) == 3 + 2


def test_a_stalk_of_who_chose_only_now_starts_half_way():
    svg = drawings.flow({("", "third"): 1}, ROWS, width=600)
    assert parts(svg, "strand")[0].get("d").startswith("M360 ")


@pytest.mark.parametrize(("people", "thick"), [(10, "full"), (120, "thin"), (250, "hair")])
def test_many_people_make_thin_stalks_that_stay_within_the_drawing(people, thick):
    svg = drawings.flow({("a", "third"): people}, {"a": 340.0, "third": 340.0})
    assert ET.fromstring(str(svg)).get("data-thick") == thick
    heights = [float(one.get("d").split()[1].split("C")[0]) for one in parts(svg, "strand")]
    assert min(heights) >= 0
    assert max(heights) <= 680


def test_nobody_makes_an_empty_drawing():
    assert not parts(drawings.flow({}, ROWS), "strand")
    assert not parts(drawings.tally(0), "ripe")


def test_a_tally_has_a_seed_each_up_to_the_most_it_shows():
    assert len(parts(drawings.tally(7), "ripe")) == 7
    assert len(parts(drawings.tally(40), "ripe")) == 12
    assert len(parts(drawings.tally(40, "forty", 8), "ripe")) == 8


def test_a_bar_is_as_wide_as_its_parts():
    root = ET.fromstring(str(drawings.bar(6, 3, 1, "label")))
    widths = {one.get("data-level"): float(one.get("width")) for one in root if one.get("data-level")}
    assert widths == {"for": 60, "mixed": 30, "against": 10}


def test_a_bar_without_votes_is_only_its_edge():
    root = ET.fromstring(str(drawings.bar(0, 0, 0, "label")))
    assert [one.get("class") for one in root] == ["bar-edge"]


@pytest.mark.parametrize("draw", [lambda text: drawings.bar(1, 1, 1, text), lambda text: drawings.tally(1, text)])
def test_a_label_is_a_text_and_nothing_more(draw):
    label = '"><script>alert(1)</script>&'
    assert ET.fromstring(str(draw(label))).get("aria-label") == label


def test_a_qr_code_is_square_dark_on_white_with_room_round_it():
    svg = str(drawings.qr_svg("http://192.0.2.7:8000/j/abc", "QR"))
    box = [int(one) for one in re.search(r'viewBox="([^"]+)"', svg).group(1).split()]
    assert box[:2] == [-4, -4]
    assert box[2] == box[3]
    assert 'fill="#fff"' in svg
    assert svg != str(drawings.qr_svg("http://192.0.2.7:8000/j/abd", "QR"))
