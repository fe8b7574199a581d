"""The chapters of a report: one small function per chapter, found by discovery.

A chapter is a function `build(view) -> Chapter | None` with `@chapter("id")` in a module of this folder; a format
names the ids it wants, in its order. Adding a chapter is adding a function.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache

from facilitator.report.blocks import Chapter
from facilitator.report.view import View

Builder = Callable[[View], Chapter | None]
_BUILDERS: dict[str, Builder] = {}


def chapter(name: str) -> Callable[[Builder], Builder]:
    """Decorator: the function builds chapter `name`."""

    def register(builder: Builder) -> Builder:
        _BUILDERS[name] = builder
        return builder

    return register


@cache
def discover() -> dict[str, Builder]:
    """Give every chapter's builder by its id."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return _BUILDERS
