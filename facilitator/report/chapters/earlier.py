"""What became of what was agreed in an earlier session of the series."""

from __future__ import annotations

from facilitator.report.blocks import Chapter
from facilitator.report.chapters import chapter
from facilitator.report.series.outcomes import outcome_blocks
from facilitator.report.view import View


@chapter("earlier")
def earlier(view: View) -> Chapter | None:
    """Every agreement that came along, with where it stands now."""
    rows, words = view.data["earlier"], view.words
    if not rows:
        return None
    known = sum(bool(one["outcome"]) for one in rows)
    title = words.count("outcomes_heading", known) if known else words.say("earlier")
    return Chapter("earlier", title, tuple(outcome_blocks(words, rows)), words.say("earlier") if known else "")
