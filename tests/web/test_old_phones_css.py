"""phone.css, as Chrome 80 and Safari 13 read it. tinycss2 reads it here: not the reader that made it."""

from __future__ import annotations

import re

import pytest
import tinycss2

from facilitator.web.flatten import CSS, flatten
from facilitator.web.old_phones import OLD, understood
from facilitator.web.stylesheet import Rule, parse

PHONE = (CSS / "phone.css").read_text("utf-8")
UNKNOWN_NAMES = re.compile(
    r"^(inset(-inline|-block)?|inset-block-(start|end)|(margin|padding|border)-(inline|block)|border-(inline|block)-(width|style|color)"
    r"|translate|rotate|scale|aspect-ratio|content-visibility|container.*)$"
)
NEEDS_A_FALLBACK = re.compile(r"^(inset-inline-(start|end)|border-(start|end)-(start|end)-radius)$")
UNKNOWN_VALUES = re.compile(r"light-dark\(|color-mix\(|oklch\(|round\(")
NEWER_VALUES = re.compile(r"\d[dsl]vh\b|clamp\(")
NEWER_SELECTORS = re.compile(r":has\(|:focus-visible")


def read(rules, within=""):
    """Give (at-rules round it, selector, [(name, value)]) for every style rule."""
    for rule in rules:
        if rule.type == "at-rule":
            name = f"@{rule.at_keyword} {tinycss2.serialize(rule.prelude).strip()}"
            if rule.content is not None and rule.lower_at_keyword in {"media", "supports"}:
                inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
                yield from read(inner, f"{within} {name}".strip())
        elif rule.type == "qualified-rule":
            content = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            assert all(one.type == "declaration" for one in content), tinycss2.serialize(rule.prelude)
            said = [(one.lower_name, tinycss2.serialize(one.value).strip()) for one in content]
            yield within, tinycss2.serialize(rule.prelude).strip(), said
        else:
            assert rule.type != "error", rule


RULES = list(read(tinycss2.parse_stylesheet(PHONE, skip_comments=True, skip_whitespace=True)))


def test_it_is_made_of_what_the_other_stylesheets_say_now():
    assert flatten(CSS) == PHONE, "python -m facilitator.web.flatten"


def test_it_has_rules_of_every_layer_and_none_of_the_other_surfaces():
    selectors = {selector for _, selector, _ in RULES}
    assert {"svg", ":root", "body", ".button", ".phone legend", ".visually-hidden"} <= selectors
    assert not [one for one in selectors if "console" in one or "wall" in one]


@pytest.mark.parametrize("word", ["@layer", "@import", "@container", ":is(", ":where(", "@supports selector", "&"])
def test_it_has_no_words_that_old_phones_do_not_know(word):
    assert word not in PHONE


def test_no_declaration_is_unknown():
    assert not [(selector, one) for _, selector, said in RULES for one in said if UNKNOWN_NAMES.match(one[0])]
    assert not [(selector, one) for _, selector, said in RULES for one in said if UNKNOWN_VALUES.search(one[1])]


def test_a_newer_size_comes_after_an_older_one():
    for _, selector, said in RULES:
        for place, (name, value) in enumerate(said):
            if NEWER_VALUES.search(value) and not name.startswith("--"):
                assert name in [older for older, _ in said[:place]], (selector, name, value)


def test_a_newer_selector_stands_alone_so_that_it_takes_no_other_with_it():
    for _, selector, _ in RULES:
        if NEWER_SELECTORS.search(selector):
            assert len(selector.split(",")) == 1, selector


def test_what_is_focused_shows_it_everywhere():
    selectors = [selector for _, selector, _ in RULES]
    for selector in selectors:
        if re.search(r"(?<!not\():focus-visible(?!\)\))", selector) and ":has(" not in selector:
            assert selector.replace(":focus-visible", ":focus") in selectors


def test_logical_corners_and_sides_have_a_fallback_right_after():
    for place, (within, selector, said) in enumerate(RULES):
        if any(NEEDS_A_FALLBACK.match(name) for name, _ in said):
            after = RULES[place + 1]
            assert OLD in after[0], selector
            assert after[1] == selector, selector
            assert RULES[place + 2][1].startswith('[dir="rtl"]') or OLD in within


def test_gaps_between_flex_items_have_margins():
    for place, (_, selector, said) in enumerate(RULES):
        given = dict(said)
        if "flex" in given.get("display", "") and "gap" in given:
            assert RULES[place + 1][:2] == (OLD, selector), selector


def test_fonts_are_found_from_where_the_file_stands():
    files = re.findall(r'url\("(?!data:)(.+?)"\)', PHONE)
    assert files
    assert not [one for one in files if not (CSS / one).is_file()]


def said(css):
    return [str(new) for rule in parse(css) for new in understood(rule)]


def test_shorthands_become_sides():
    assert said("a { inset: 0 1px; }") == ["a { top: 0; right: 1px; bottom: 0; left: 1px; }"]
    assert said("a { padding-inline: 1px 2px; }") == ["a { padding-inline-start: 1px; padding-inline-end: 2px; }"]
    assert said("a { border-block: 1px solid; }") == [
        "a { border-block-start: 1px solid; border-block-end: 1px solid; }"
    ]


def test_selector_lists_are_written_out():
    assert said("a :is(b, c) { d: e; }") == ["a b, a c { d: e; }"]
    assert said("a:not(b, c) { d: e; }") == ["a:not(b):not(c) { d: e; }"]
    assert said("a, b:has(c) { d: e; }") == ["a { d: e; }", "b:has(c) { d: e; }"]


def test_sizes_are_counted_in_older_words_first():
    assert said("a { width: clamp(1px, 2vw, 3px); }") == [
        "a { width: max(1px, min(2vw, 3px)); width: clamp(1px, 2vw, 3px); }"
    ]
    assert said("a { height: 100dvh; }") == ["a { height: 100vh; height: 100dvh; }"]


def test_a_start_is_at_the_right_in_arabic():
    rule = parse("a { inset-inline-start: 1px; }")[0]
    _, old = understood(rule)
    assert old == Rule(
        OLD, rules=[Rule("a", [("left", "1px")]), Rule('[dir="rtl"] a', [("left", "auto"), ("right", "1px")])]
    )


def test_nested_rules_are_refused():
    with pytest.raises(ValueError, match="nested"):
        said("a { b { c: d; } }")
