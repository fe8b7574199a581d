"""Texts as every file can hold them: control characters, lone surrogates and direction overrides are gone.

What comes in by a door is clean already (facilitator.core.text); a session that was restored, or kept by an older
version, may not be. Writers trust that what they get is clean.
"""

from __future__ import annotations

from typing import Any

from facilitator.core.text import clean


def cleaned(data: Any) -> Any:
    """Give data as JSON knows it, with all its strings, and those that name its fields, in the normal form."""
    if isinstance(data, str):
        return data if data.isascii() and data.isprintable() and data == data.strip() else clean(data)
    if isinstance(data, (int, float)) or data is None:  # most of it: counts
        return data
    if isinstance(data, dict):
        return {cleaned(name): cleaned(value) for name, value in data.items()}
    if isinstance(data, (list, tuple)):
        return type(data)(map(cleaned, data))
    return data
