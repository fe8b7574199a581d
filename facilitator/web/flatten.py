"""Makes static/css/phone.css: the look in one file that Chrome 80 and Safari 13 understand.

`python -m facilitator.web.flatten` writes it; a test sees to it that the file is fresh.
"""

from __future__ import annotations

import re
from pathlib import Path

from facilitator.web.old_phones import understood
from facilitator.web.stylesheet import Rule, parse

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
_SCREENS = ("screens/phone.css", "screens/leader.css")
_ELSEWHERE = re.compile(r'\[data-surface="(console|wall)"\]|^\.(report|sheet)\b|^@page')
_IMPORTED = re.compile(r'@import url\("(.+?)"\)')
_URL = re.compile(r'url\("(?!data:)(.+?)"\)')
_HEAD = "/* Made from the other stylesheets by `python -m facilitator.web.flatten`: change those, not this. */"


def flatten(css_dir: Path) -> str:
    """Give the stylesheet for phones, made of what oogst.css imports: layers unwrapped in their order."""
    first, *rest = parse((css_dir / "oogst.css").read_text("utf-8"))
    layers: dict[str, list[Rule]] = {"": []}
    layers |= {name.strip(): [] for name in first.prelude.removeprefix("@layer").split(",")}
    for statement in rest:
        found = _IMPORTED.match(statement.prelude)
        if found and (not found.group(1).startswith("screens/") or found.group(1) in _SCREENS):
            _sort_in(layers, css_dir, found.group(1))
    rules = [rule for layer in layers.values() for old in layer for rule in understood(old)]
    return "\n".join((_HEAD, *(str(rule) for rule in rules), ""))


def _sort_in(layers: dict[str, list[Rule]], css_dir: Path, name: str) -> None:
    """Put the rules of a file with their layers, its addresses seen from `css_dir`."""
    folder = Path(name).parent.as_posix()

    def moved(found: re.Match[str]) -> str:
        path = f"{folder}/{found.group(1)}"
        while "/../" in path and not path.startswith("../"):
            path = re.sub(r"[^/]+/\.\./", "", path, count=1)
        return f'url("{path.removeprefix("./")}")'

    text = (css_dir / name).read_text("utf-8")
    for rule in parse(text if folder == "." else _URL.sub(moved, text)):
        layer = rule.prelude.removeprefix("@layer").strip() if rule.prelude.startswith("@layer") else ""
        layers[layer] += _of_phones(rule.rules if layer else [rule])


def _of_phones(rules: list[Rule]) -> list[Rule]:
    """Leave out what is never on a phone: other surfaces, the report on paper."""
    kept = [rule for rule in rules if not _ELSEWHERE.search(rule.prelude)]
    return [Rule(rule.prelude, rule.declarations, _of_phones(rule.rules)) for rule in kept]


def main() -> None:
    """Write phone.css."""
    path = CSS / "phone.css"
    path.write_text(flatten(CSS), "utf-8", newline="\n")
    print(f"{path}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
