"""Parts of screens, by noun: one module per noun with what each screen shows of it, found by discovery.

A part is a function `(state, audience) -> dict` with `@part(screen, region)` in a module of this folder; its template is
templates/<screen>/regions/<region>.html. The screen names the region in its order of regions, its page places it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from typing import Any

from facilitator.core.session import Session
from facilitator.core.visibility import Audience

Part = Callable[[Session, Audience], dict[str, Any]]
_PARTS: dict[tuple[str, str], Part] = {}


def part(screen: str, region: str) -> Callable[[Part], Part]:
    """Decorator: the function gives the context of `region` on `screen`."""

    def register(function: Part) -> Part:
        _PARTS[screen, region] = function
        return function

    return register


@cache
def discover() -> dict[tuple[str, str], Part]:
    """Give every part by (screen, region)."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return _PARTS


def of(screen: str, region: str, state: Session, audience: Audience) -> dict[str, Any]:
    """Give the context of a region, with the session's id for its forms; empty for a region without a part."""
    found = discover().get((screen, region))
    return {"sid": state.id, **found(state, audience)} if found else {}
