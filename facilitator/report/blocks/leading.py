"""What stays together on a page, in every file that has pages."""

from __future__ import annotations

from typing import Any

from facilitator.report.blocks.figures import Dots, Fields, Quadrants, Rings, Tree
from facilitator.report.blocks.prose import Highlights, Paragraph, People, Ranked, Table
from facilitator.report.blocks.spans import plain
from facilitator.report.blocks.timeline import Timeline
from facilitator.report.blocks.votes import Dilemma, Heat, Moves

_SHORT = 300  # letters
_LED = (Dilemma, Dots, Fields, Heat, Highlights, Moves, People, Quadrants, Ranked, Rings, Table, Timeline, Tree)


def leads(block: Any, after: Any) -> bool:
    """Say whether a block is a short paragraph that leads to a table or a drawing, and stays on its page."""
    return isinstance(block, Paragraph) and len(plain(block.text)) < _SHORT and isinstance(after, _LED)
