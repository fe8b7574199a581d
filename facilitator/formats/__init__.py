"""The workshop formats: one module each, found by discovery. A format is data; adding one is adding a file."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from facilitator.core.format import Format


@cache
def discover() -> dict[str, Format]:
    """Give every format in this folder by id, in order of module name. A module gives its FORMAT; `own` reads files."""
    found = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        workshop: Format | None = getattr(importlib.import_module(f"{__name__}.{module.name}"), "FORMAT", None)
        if workshop is not None:
            found[workshop.id] = workshop
    return found
