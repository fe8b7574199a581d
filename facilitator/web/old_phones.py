"""Says a CSS rule so that Chrome 80 and Safari 13 understand it, and newer browsers draw the same.

What can be said in older words is; what can't gets a fallback within `@supports not (inset: 0)`: who doesn't know
`inset` (before Chrome 87 and Safari 14.1) lacks gaps between flex items and logical corners as well.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator

from facilitator.web.stylesheet import Declaration, Rule, parts

OLD = "@supports not (inset: 0)"
_PAIR = re.compile(r"^(margin|padding|border|scroll-margin|scroll-padding)-(inline|block)(?:-(width|style|color))?$")
_GROUP = re.compile(r":(?:is|where)\(((?:[^()]|\([^()]*\))*)\)")
_NOT = re.compile(r":not\(((?:[^()]|\([^()]*\))*,(?:[^()]|\([^()]*\))*)\)")
_FLAT = re.compile(r"linear-gradient\((var\([^()]*\)) 0 0\)")
_NOT_IN_A_LIST = re.compile(r":has\(|:focus-visible|::-webkit-|::marker|:user-|:dir\(")
_CORNERS = {
    "border-start-start-radius": ("border-top-left-radius", "border-top-right-radius"),
    "border-start-end-radius": ("border-top-right-radius", "border-top-left-radius"),
    "border-end-start-radius": ("border-bottom-left-radius", "border-bottom-right-radius"),
    "border-end-end-radius": ("border-bottom-right-radius", "border-bottom-left-radius"),
    "inset-inline-start": ("left", "right"),
    "inset-inline-end": ("right", "left"),
}


def understood(rule: Rule) -> Iterator[Rule]:
    """Give the rules that say the same as this one. Raises ValueError for rules nested in a style rule."""
    if rule.is_at:
        keep = rule.prelude.startswith("@keyframes")
        inner = [_plain(one) for one in rule.rules] if keep else [new for one in rule.rules for new in understood(one)]
        yield Rule(rule.prelude, _older_words(rule.declarations), inner)
        return
    if rule.rules:
        raise ValueError(f"nested rules: {rule.prelude}")
    known: list[str] = []
    apart: list[str] = []
    for selector in _selectors(rule.prelude):
        (apart if _NOT_IN_A_LIST.search(selector) else known).append(selector)
    declarations = _older_words(rule.declarations)
    for selectors in ([known] if known else []) + [[one] for one in apart]:
        yield from _focused(selectors[0], declarations)
        yield Rule(", ".join(selectors), declarations)
        yield from _for_old(selectors, declarations)


def _plain(rule: Rule) -> Rule:
    return Rule(rule.prelude, _older_words(rule.declarations))


# ── selectors ──


def _selectors(prelude: str) -> list[str]:
    """Give the selectors of a list, with :is() written out and :not(a, b) as :not(a):not(b)."""
    return [one for selector in parts(prelude) for one in _written_out(selector)]


def _written_out(selector: str) -> list[str]:
    selector = _NOT.sub(lambda found: "".join(f":not({one})" for one in parts(found.group(1))), selector)
    found = _GROUP.search(selector)
    if not found:
        return [selector]
    before, after = selector[: found.start()], selector[found.end() :]
    return [one for choice in parts(found.group(1)) for one in _written_out(before + choice + after)]


def _focused(selector: str, declarations: list[Declaration]) -> Iterator[Rule]:
    """A focus ring for who knows only :focus, taken away again for who knows when it is needed."""
    if ":focus-visible" not in selector:
        return
    ring = [one for one in declarations if one[0] in {"outline", "outline-offset", "box-shadow"}]
    if ":has(:focus-visible)" in selector:
        plain = selector.replace(":has(:focus-visible)", ":focus-within")
        unneeded = selector.replace(":has(:focus-visible)", ":focus-within:not(:has(:focus-visible))")
    else:
        plain = selector.replace(":focus-visible", ":focus")
        unneeded = selector.replace(":focus-visible", ":focus:not(:focus-visible)")
    yield Rule(plain, ring)
    yield Rule(unneeded, [(name, "none") for name, _value in ring if name != "outline-offset"])


# ── declarations ──


def _older_words(declarations: list[Declaration]) -> list[Declaration]:
    return [new for name, value in declarations for new in _older_word(name, value)]


def _older_word(name: str, value: str) -> Iterator[Declaration]:
    value = _FLAT.sub(r"linear-gradient(\1, \1)", value)
    pair = _PAIR.match(name)
    if name == "inset":
        yield from zip(("top", "right", "bottom", "left"), _four(value), strict=True)
    elif name in {"inset-block", "inset-inline"}:
        start, end = _two(value)
        if name == "inset-inline" and start == end:
            yield from (("left", start), ("right", end))
        elif name == "inset-inline":
            yield from ((f"{name}-start", start), (f"{name}-end", end))
        else:
            yield from (("top", start), ("bottom", end))
    elif name in {"inset-block-start", "inset-block-end"}:
        yield ("top" if name.endswith("start") else "bottom"), value
    elif pair:
        yield from _sides(pair, value)
    elif name == "translate":
        yield "transform", f"translate({', '.join(parts(value, ' '))})" if value != "none" else "none"
    elif name == "transition":
        yield name, re.sub(r"\btranslate\b", "transform", value)
    elif name == "overflow-wrap" and value == "anywhere":
        yield from (("word-break", "break-word"), (name, value))  # the first says the same in Safari before 15.4
    else:
        yield from _counted(name, value)


def _sides(pair: re.Match[str], value: str) -> Iterator[Declaration]:
    noun, way, about = pair.groups()
    tail = f"-{about}" if about else ""
    whole = noun == "border" and not about  # border-inline says the same at both sides
    for end, one in zip(("start", "end"), (value, value) if whole else _two(value), strict=True):
        yield f"{noun}-{way}-{end}{tail}", one


def _counted(name: str, value: str) -> Iterator[Declaration]:
    """Say sizes that only newer browsers can count in older words first."""
    older = re.sub(r"(\d)[dsl]vh\b", r"\1vh", value)
    older = _each("clamp", older, lambda low, at, high: f"max({low}, min({at}, {high}))")
    if older != value:
        yield name, older
    yield name, value


def _each(function: str, value: str, say: Callable[..., str]) -> str:
    """Say every call of a function differently."""
    while (start := value.find(f"{function}(")) >= 0:
        end, depth = start + len(function) + 1, 1
        while depth:
            depth += (value[end] == "(") - (value[end] == ")")
            end += 1
        value = value[:start] + say(*parts(value[start + len(function) + 1 : end - 1])) + value[end:]
    return value


def _two(value: str) -> tuple[str, str]:
    values = parts(value, " ")
    return values[0], values[-1]


def _four(value: str) -> tuple[str, str, str, str]:
    top, right, bottom, left = itertools.islice(itertools.cycle(parts(value, " ")), 4)
    return top, right, bottom, left if len(parts(value, " ")) != 3 else right


# ── fallbacks ──


def _for_old(selectors: list[str], declarations: list[Declaration]) -> Iterator[Rule]:
    rules = [*_corners(selectors, declarations), *_gaps(selectors, declarations)]
    if rules:
        yield Rule(OLD, rules=rules)


def _corners(selectors: list[str], declarations: list[Declaration]) -> Iterator[Rule]:
    """Left and right for what is said as start and end."""
    ltr, rtl = [], []
    for name, value in declarations:
        if name in _CORNERS:
            here, there = _CORNERS[name]
            ltr.append((here, value))
            rtl += [(here, "0" if "radius" in name else "auto"), (there, value)]
    if ltr:
        # a side may be said for both ends: what is said about it last, counts
        given = {name for name, value in rtl if value not in {"auto", "0"}}
        rtl = [one for one in rtl if one[1] not in {"auto", "0"} or one[0] not in given]
        yield Rule(", ".join(selectors), ltr)
        yield Rule(", ".join(f'[dir="rtl"] {one}' for one in selectors), rtl)


def _gaps(selectors: list[str], declarations: list[Declaration]) -> Iterator[Rule]:
    """Margins between flex items instead of gaps."""
    said = dict(declarations)
    if "flex" not in said.get("display", "") or not (gap := said.get("gap")):
        return
    row, column = _two(gap)
    if "column" in said.get("flex-direction", ""):
        after, margins = " > * + *", [("margin-block-start", row)]
    elif "wrap" in said.get("flex-wrap", ""):
        after, margins = " > :not(:last-child)", [("margin-block-end", row), ("margin-inline-end", column)]
    elif "inline" in said["display"] or "center" in said.get("justify-content", ""):
        half = f"calc({column} / 2)"  # an icon beside bare words: no selector says at which side of it they stand
        after, margins = " > *", [("margin-inline-start", half), ("margin-inline-end", half)]
    else:
        after, margins = " > * + *", [("margin-inline-start", column)]
    margins = [(name, size) for name, size in margins if size != "0"]
    yield Rule(", ".join(selectors), [("gap", "0")])
    yield Rule(", ".join(f"{one}{after}" for one in selectors if "::" not in one), margins)
