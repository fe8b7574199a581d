"""Reading and writing our own stylesheets: just enough CSS to rearrange rules. No nesting, no invalid CSS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

Declaration = tuple[str, str]

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")


@dataclass
class Rule:
    """What stands before the braces, and between them: declarations, or (in an at-rule) other rules."""

    prelude: str
    declarations: list[Declaration] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    @property
    def is_at(self) -> bool:
        """Whether it is an at-rule, such as @media."""
        return self.prelude.startswith("@")

    def __str__(self) -> str:
        """The rule as CSS, on one line; an at-rule with rules takes a line for each."""
        if not self.rules:
            return f"{self.prelude} {{ {' '.join(f'{name}: {value};' for name, value in self.declarations)} }}"
        return "\n".join((f"{self.prelude} {{", *(str(rule) for rule in self.rules), "}"))


def parse(css: str) -> list[Rule]:
    """Give the rules of a stylesheet; statements such as @import are rules with nothing in them."""
    rules, _declarations = _body(_pieces(_COMMENT.sub(" ", css)))
    return rules


def _pieces(css: str) -> Iterator[str]:
    """Give the texts between the signs { } ; and those signs, looking past strings and brackets."""
    start, depth, quote = 0, 0, ""
    for place, sign in enumerate(css):
        if quote:
            quote = "" if sign == quote and css[place - 1] != "\\" else quote
        elif sign in "\"'":
            quote = sign
        elif sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        elif sign in "{};" and not depth:
            yield _SPACE.sub(" ", css[start:place]).lstrip()
            yield sign
            start = place + 1


def _body(pieces: Iterator[str]) -> tuple[list[Rule], list[Declaration]]:
    """Read up to the closing brace: the rules and the declarations in between. Raises ValueError for half a rule."""
    rules: list[Rule] = []
    declarations: list[Declaration] = []
    for text in pieces:
        sign = next(pieces)
        if sign == "{":
            inner_rules, inner_declarations = _body(pieces)
            rules.append(Rule(text.strip(), inner_declarations, inner_rules))
        elif text.startswith("@"):
            rules.append(Rule(text.strip()))
        elif text.strip():
            name, colon, value = text.partition(":")
            if not colon:
                raise ValueError(f"neither a rule nor a declaration: {text}")
            # an empty custom property is one space, and that space counts
            declarations.append((name.strip(), value.strip()))
        if sign == "}":
            break
    return rules, declarations


def parts(text: str, sign: str = ",") -> list[str]:
    """Split at a sign (a space, too), but not inside brackets."""
    found, depth, start = [], 0, 0
    for place, one in enumerate(text):
        depth += (one in "([") - (one in ")]")
        if one == sign and not depth:
            found.append(text[start:place])
            start = place + 1
    return [part.strip() for part in (*found, text[start:]) if part.strip()]
