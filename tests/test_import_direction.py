"""The rooms of the package only look inward, and the core would run in a notebook."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")


def _imported(module: Path) -> set[str]:
    """The names of all modules that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: import by full name, so that the direction can be read"
            names.add(node.module or "")
    return names


def test_the_rooms_look_inward():
    result = subprocess.run([LINT_IMPORTS], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("room", "allowed"),
    [("core", ("facilitator.core",)), ("formats", ("facilitator.core", "facilitator.formats"))],
)
def test_core_and_formats_need_only_the_standard_library(room, allowed):
    strangers = {
        f"{module.relative_to(ROOT)} imports {name}"
        for module in (ROOT / "facilitator" / room).rglob("*.py")
        for name in _imported(module)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not f"{name}.".startswith(tuple(f"{a}." for a in allowed))
    }
    assert not strangers
