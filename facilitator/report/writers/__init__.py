"""The writers: one module per file format, found by discovery.

A writer is a module with SUFFIX, FILE_NAME, MEDIA_TYPE, LABEL, AUDIENCE and `render(edition) -> bytes`. Adding one is adding a file.
AUDIENCE is "anyone" for what may be sent on, "facilitator" for what may not. BESIDE, where a module has it, says that its file can
be made while Python makes others.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Protocol, cast

from facilitator.report.edition import Edition


class Writer(Protocol):
    """What a writer module offers."""

    SUFFIX: str
    FILE_NAME: str
    MEDIA_TYPE: str
    LABEL: str
    AUDIENCE: str

    def render(self, edition: Edition) -> bytes:
        """Give the file."""
        ...


@cache
def discover() -> dict[str, Writer]:
    """Give every writer by suffix, in order of module name."""
    found = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        writer = cast(Writer, importlib.import_module(f"{__name__}.{module.name}"))
        found[writer.SUFFIX] = writer
    return found


def by_file_name(name: str) -> Writer:
    """Give the writer of a file name. Raises KeyError."""
    return next(writer for writer in discover().values() if name == writer.FILE_NAME)
