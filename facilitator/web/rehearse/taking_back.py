"""What the host took back right after doing it, as if it had not been done; what was done again stands."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.web.rehearse.scenario import Row


def without_taken_back(steps: Sequence[Row]) -> list[Row]:
    """Give steps with the same end and nothing taken back in them; a step that says nothing any more has `do` ""."""
    found = list(steps)
    for place, step in enumerate(steps):
        if step["do"] == "undo":  # of what was done again, or of the step before
            found[place - 1], found[place] = _nothing(steps[place - 1]), _nothing(step)
        elif step["do"] == "redo":
            found[place] = _did(steps, place)
    return found


def _did(steps: Sequence[Row], place: int) -> Row:
    """Give the step that an undo or redo at `place` is about in the end."""
    while steps[place]["do"] in ("undo", "redo"):
        place -= 1
    return steps[place]


def _nothing(step: Row) -> Row:
    return {**step, "do": ""}
