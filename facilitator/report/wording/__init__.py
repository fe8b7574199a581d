"""Every text of the report, by key, from the modules of this folder: one per kind of chapter.

A module holds TEXTS (`{place}` is filled in) and PLURALS (one form for one, one for more).
"""

from __future__ import annotations

import importlib
import pkgutil

TEXTS: dict[str, dict[str, str]] = {}
PLURALS: dict[str, dict[str, tuple[str, str]]] = {}

for _module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
    _own = importlib.import_module(f"{__name__}.{_module.name}")
    TEXTS.update(getattr(_own, "TEXTS", {}))
    PLURALS.update(getattr(_own, "PLURALS", {}))
