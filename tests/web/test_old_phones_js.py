"""Phones of 2019 run what participants and table leaders get: ES2017, and no browser API newer than Chrome 80, Safari 13.

No JavaScript engine is needed: comments, strings, templates and regular expressions are taken out by a small lexer, and
what is left must hold none of the newer syntax. Each rule is first shown to catch what it is for.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "static" / "js"
ENTRIES = ("phone.js", "leader.js", "owner.js")
_IMPORT = re.compile(r'^\s*(?:import|export)\b[^;]*?\bfrom\s+"(\.[^"]+)"|^\s*import\s+"(\.[^"]+)"', re.MULTILINE)
_SKIPPED = re.compile(
    r"""
      //[^\n]*                                   # comment to the end of the line
    | /\*.*?\*/                                  # comment
    | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'  # strings
    | `(?:\\.|[^`\\])*`                          # templates
    | (?<=[(,=:\[!&|?{};\n])\s*/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*  # regular expressions
    """,
    re.VERBOSE | re.DOTALL,
)
# What is too new, how it looks, and an example that must be caught.
TOO_NEW = {
    "optional chaining (2020)": (r"\?\.(?!\d)", "a?.b"),
    "nullish coalescing (2020)": (r"\?\?", "a ?? b"),
    "logical assignment (2021)": (r"(?:\|\||&&)=", "a ||= b"),
    "spread and rest (2018 in objects; the rest we can do without)": (r"\.\.\.", "({...a})"),
    "catch without a name (2019)": (r"\bcatch\s*\{", "try {} catch {}"),
    "private names (2022)": (r"#[A-Za-z_]", "this.#x"),
    "class fields (2022)": (r"\bstatic\s*\{|\bclass\b[^{]*\{\s*\w+\s*[=;]", "class A { x = 1 }"),
    "numeric separators (2021)": (r"\b\d+_\d", "1_000"),
    "async iteration (2018)": (r"\bfor\s+await\b|\basync\s*\*|\basync\s+function\s*\*", "for await (a of b) {}"),
    "big integers (2020)": (r"\b\d+n\b", "10n"),
    "top-level await (2022)": (r"^await\b", "await a"),
    "import.meta and import() (2020)": (r"\bimport\s*[.(]", "import('x')"),
    "newer methods": (
        r"\.(?:at|replaceAll|replaceChildren|matchAll|findLast|findLastIndex|toSorted|toReversed|requestSubmit|any)\(",
        "a.at(-1)",
    ),
    "newer functions": (r"\b(?:structuredClone|queueMicrotask|requestIdleCallback|randomUUID)\b", "structuredClone(a)"),
    "the button that sent a form (Safari 15)": (r"\.submitter\b", "event.submitter"),
    "things that plain http lacks": (r"\b(?:serviceWorker|wakeLock|clipboard|crypto\.subtle)\b", "navigator.wakeLock"),
}


def _reached(entry: str) -> list[Path]:
    """Give an entry and every module it imports, however far."""
    found: list[Path] = []
    todo = [SCRIPTS / entry]
    while todo:
        module = todo.pop().resolve()
        if module not in found:
            found.append(module)
            imports = _IMPORT.findall(module.read_text(encoding="utf-8"))
            todo += [module.parent / (one or other) for one, other in imports]
    return found


MODULES = sorted({module for entry in ENTRIES for module in _reached(entry)})


def _bare(source: str) -> str:
    """Give the code without what may hold anything: comments, strings, templates, regular expressions."""
    return _SKIPPED.sub(" '' ", source)


def test_it_works() -> None:
    names = {module.relative_to(SCRIPTS).as_posix() for module in MODULES}
    assert {"phone.js", "voting.js", "session/outbox.js", "session/follow.js", "session/patch.js"} <= names


@pytest.mark.parametrize("rule", TOO_NEW)
def test_the_rule_catches_what_it_is_for(rule: str) -> None:
    pattern, example = TOO_NEW[rule]
    assert re.search(pattern, _bare(example), re.MULTILINE)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(SCRIPTS).as_posix())
def test_an_old_phone_understands_it(module: Path) -> None:
    source = _bare(module.read_text(encoding="utf-8"))
    found = [rule for rule, (pattern, _) in TOO_NEW.items() if re.search(pattern, source, re.MULTILINE)]
    assert not found


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(SCRIPTS).as_posix())
def test_brackets_close(module: Path) -> None:
    """A lexer that lost its way would find nothing: then the brackets don't pair up either."""
    open_ones: list[str] = []
    for sign in re.findall(r"[()\[\]{}]", _bare(module.read_text(encoding="utf-8"))):
        if sign in "([{":
            open_ones.append(sign)
        else:
            assert open_ones.pop() + sign in ("()", "[]", "{}")
    assert not open_ones


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(SCRIPTS).as_posix())
def test_no_html_is_made_in_script(module: Path) -> None:
    """The server renders; only the patcher parses what the server sent."""
    source = module.read_text(encoding="utf-8")
    assert not re.search(r"""["'`]\s*</?[a-z]""", source)
    assert not re.search(r"insertAdjacentHTML|outerHTML|document\.write|\beval\(", source)
    assert module.name == "patch.js" or "innerHTML" not in source
