"""What the facilitator changed about the report, as far as chapters, the model and the look need it; and all of it, for them alone."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from facilitator.core.session import Session


def public_edits(state: Session, numbers: dict[str, int]) -> dict[str, Any]:
    """Give what the public report is told with. `numbers` are those of contributions that are public. No links, no kept words."""
    edits, settings = state.edits, state.edits.settings
    chosen = {choice: [number for one, made in edits.quotes.items() if made == choice and (number := _number(state, one, numbers))] for choice in ("pick", "drop")}
    return {
        "picked": chosen["pick"],
        "dropped": chosen["drop"],
        "order": list(edits.order),
        "left_out": list(edits.left_out),
        **asdict(settings),
        "passages": {address: {"was": one.was, "text": one.text} for address, one in edits.passages.items()},
        "pictures": [
            {"file": one.file, "width": one.width, "height": one.height, "alt": one.alt, "caption": one.caption, "chapter": one.chapter}
            for one in edits.pictures.values()
        ],
        "status": edits.status,
        "finished_at": edits.finished_at,
        "mark": edits.mark,
    }


def full_edits(state: Session) -> dict[str, Any]:
    """Give all that was changed about the report: for the facilitator, who can take it up elsewhere."""
    edits = state.edits
    return {
        "settings": asdict(edits.settings),
        "order": list(edits.order),
        "left_out": list(edits.left_out),
        "passages": {address: asdict(one) for address, one in edits.passages.items()},
        "quotes": [{"number": state.contributions[one].number, "choice": choice} for one, choice in edits.quotes.items() if one in state.contributions],
        "pictures": [asdict(one) for one in edits.pictures.values()],
        "kept_words": list(edits.kept_words),
        "redacted": edits.redacted,
        "status": edits.status,
        "mark": edits.mark,
        "shares": [asdict(one) for one in edits.shares.values()],
    }


def _number(state: Session, one: str, numbers: dict[str, int]) -> int | None:
    return numbers.get(state.standing(one).id) if one in state.contributions else None
