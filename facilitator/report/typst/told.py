"""A report as data for report.typ: every block a record with its `sort`, every text a list of spans. Never markup.

Who tells stands in telling.py; the blocks in the modules named here, each beside the .typ file of that name (sections: blocks.typ).
"""

from __future__ import annotations

from facilitator.report.typst import (  # noqa: F401  # importing registers how each block is told
    figures,
    harvest,
    prose,
    sections,
    votes,
)
from facilitator.report.typst.telling import Photo, Teller, told

__all__ = ["Photo", "Teller", "told"]
