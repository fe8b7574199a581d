"""Styles of a report: the chapters of any format, for a session of any other. A report knows no formats; it gets chapters."""

from __future__ import annotations

from facilitator.core.session import Session
from facilitator.formats import discover


def styles() -> dict[str, tuple[str, ...]]:
    """Give the chapters of every style, by the id of its format."""
    return {id: workshop.report for id, workshop in discover().items()}


def chapters_of(state: Session, style: str = "") -> tuple[str, ...] | None:
    """Give the chapters of a style, else of the one that was set; None: the session's own."""
    wanted = style or state.edits.settings.style
    return None if wanted == state.format else styles().get(wanted)
