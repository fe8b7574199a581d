"""Who was there and who was not, as far as that gives nobody away."""

from __future__ import annotations

from facilitator.report.view import View


def sides_there(view: View) -> dict[str, int]:
    """Give the people per background that is named: those that enough people gave."""
    counts = view.data["participants"]["by_background"]
    return {one: n for one, n in counts.items() if one in view.data["backgrounds"]}


def asked(view: View) -> bool:
    """Whether anybody gave a background."""
    counts = view.data["participants"]["by_background"]
    return any(n for one, n in counts.items() if one != "unknown")


def missing(view: View) -> tuple[str, list[str]]:
    """Give the labels of the backgrounds that people could have chosen and did not, and what is known of them.

    "nobody" when nobody chose any of them, "few" when fewer than the minimum chose some, or perhaps nobody did: how many, and
    which ones, is not told apart. The one for who is none of these ("something else") is not missed.
    """
    counts = view.data["participants"]["by_background"]
    if not asked(view):
        return "", []
    there = sides_there(view)
    gone = [label for one, label in view.data["backgrounds"].items() if one not in there and one not in ("anders", "other")]
    unnamed = sum(n for one, n in counts.items() if one != "few") < view.data["participants"]["count"] or "unnamed" in counts
    if not unnamed:
        return "nobody", gone
    return ("few", gone) if gone else ("", [])
