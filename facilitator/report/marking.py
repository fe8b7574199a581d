"""The mark of a report: the sha256 of all it says, by which a definitive report is told from any other."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from typing import Any

from facilitator.report.blocks import Paragraph
from facilitator.report.editing import STATUS
from facilitator.report.edition import Edition


def mark_of(edition: Edition) -> str:
    """Give the mark of a report: the same for a draft and for what it becomes when it is made definitive.

    It covers every word, figure and photo of it and how it looks, not the line that says whether it is definitive.
    """
    report = edition.report
    said = [report.title, report.language, _plain(report.meta), _plain(report.chapters), _plain(edition.look)]
    canonical = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _plain(part: Any) -> Any:
    """Give blocks and spans as plain data, each with the name of what it is."""
    if is_dataclass(part) and not isinstance(part, type):
        return [type(part).__name__, *(_plain(getattr(part, one.name)) for one in fields(part))]
    if isinstance(part, (list, tuple)):
        return [_plain(one) for one in part if not _says_status(one)]
    return part


def _says_status(part: Any) -> bool:
    return isinstance(part, Paragraph) and part.passage.endswith(f"/{STATUS}")
