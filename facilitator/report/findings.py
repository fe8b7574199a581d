"""What the counts bear out: what every side carries, where sides differ, what is most contested, what is still silent.

A background counts apart only where the public data shows it; nothing here says more than its numbers do. What carried,
split and silent mean is decided in facilitator.core.across.
"""

from __future__ import annotations

from typing import Any

from facilitator.report.blocks import Text, Typed
from facilitator.report.view import Row, View

FEWEST_VOTES = 5  # below this, agreeing or differing says little
NEARLY_ALL = 0.85
CONTESTED = 0.2  # a fifth against is no mishap


def voted(levels: dict[str, int]) -> int:
    """Give how many agreed, were neutral or disagreed."""
    return levels["agree"] + levels["neutral"] + levels["disagree"]


def cell_of(row: Row, background: str) -> dict[str, Any] | None:
    """Give the cell of a background; None when nobody of it was there."""
    return next((cell for cell in row["across"]["cells"] if cell["background"] == background), None)


def shown(row: Row) -> list[dict[str, Any]]:
    """Give the cells that say what their people think."""
    return [cell for cell in row["across"]["cells"] if cell["kind"] in ("count", "class")]


def by_support(rows: list[Row]) -> list[Row]:
    """Give contributions with most support first: agreeing minus disagreeing, then who agrees, then the number."""
    return sorted(
        rows,
        key=lambda row: (
            row["support"]["disagree"] - row["support"]["agree"], -row["support"]["agree"], row["number"],
        ),
    )  # fmt: skip


def carried(row: Row) -> bool:
    """Whether every side that is shown carries it; where fewer than two are shown, whether nearly all who voted do."""
    levels = row["support"]
    if len(shown(row)) > 1:
        return bool(row["across"]["kind"] == "carried")
    return voted(levels) >= FEWEST_VOTES and levels["agree"] >= NEARLY_ALL * voted(levels)


def together(rows: list[Row]) -> list[Row]:
    """Give what is carried by all, as far as the whole room judged it and not one table; the strongest first."""
    most = max((voted(row["support"]) for row in rows), default=0)
    return sorted((row for row in rows if carried(row) and voted(row["support"]) * 2 >= most), key=strength)


def strength(row: Row) -> tuple[float, float, int, int]:
    """Give what to sort by: the strongest weakest side first, then the highest mean, then most who agree."""
    found = row["across"]
    least = min((cell["score"] for cell in shown(row)), default=-1.0)
    return (-least, -(found["mean"] or 0.0), -row["support"]["agree"], row["number"])


def divided(rows: list[Row]) -> list[Row]:
    """Give what one side mostly carries and another mostly rejects, those furthest apart first."""
    return sorted((row for row in rows if row["across"]["kind"] == "split"), key=_distance)


def _distance(row: Row) -> tuple[float, int, int]:
    scores = [cell["score"] for cell in shown(row)]
    return (min(scores) - max(scores), -row["across"]["voted"], row["number"])


def silent(rows: list[Row]) -> list[Row]:
    """Give what too few gave their opinion on to say anything."""
    return [row for row in rows if row["across"]["kind"] == "silent"]


def unsplit(rows: list[Row]) -> list[Row]:
    """Give what enough people voted on while no background may be shown apart, as far as it isn't carried; strongest first."""
    found = [row for row in rows if row["across"]["kind"] == "unsplit"]
    return by_support([row for row in found if not carried(row)])


def how_broad(view: View, row: Row) -> str:
    """Say how many agree; "every side" only of those that are shown, "everyone" only when it is."""
    found, levels, key = row["across"], row["support"], broad(row)
    n = found["voted"] if key in ("broad_everyone", "broad_unanimous") else voted(levels)
    return view.words.say(key, agree=levels["agree"], voted=n, present=found["present"])


def broad(row: Row) -> str:
    """Give which sentence says how many agree: all who were there, all who voted, most of every side, or most."""
    found = row["across"]
    if found["everyone"] or found["unanimous"]:
        return "broad_everyone" if found["everyone"] else "broad_unanimous"
    whole = all(cell["kind"] not in ("few", "withheld", "none") for cell in found["cells"])
    return "broad_most" if len(shown(row)) < 2 else "broad_sides" if whole else "broad_shown"


def sides_of(view: View, row: Row) -> Text:
    """Say which backgrounds mostly carry a contribution and which mostly reject it; nothing when none stand apart."""
    love, reject = _mostly(view, row, "for", 0), _mostly(view, row, "against", 2)
    return view.words.text("divided_sides", love=love, reject=reject) if love and reject else ()


def _mostly(view: View, row: Row, stance: str, level: int) -> Text:
    """Give "gemeente (3 van 5) en zorg": the sides of which more than half said so, with numbers where they are shown."""
    most = [cell for cell in shown(row) if cell["stance"] == stance]
    most.sort(key=lambda cell: (-(cell["counts"] or (0, 0, 0))[level], cell["background"]))
    parts: list[Text] = []
    for cell in most:
        counts = cell["counts"]
        told = f" ({view.words.say('of', agree=counts[level], voted=sum(counts))})" if counts else ""
        parts.append(
            (Typed(view.background(cell["background"])), told)
            if told
            else (Typed(view.background(cell["background"])),)
        )
    return view.words.listing_of(parts)


def contested(rows: list[Row]) -> list[Row]:
    """Give what a good part agrees with and a good part does not, the evenest first."""
    found = []
    for row in rows:
        levels, total = row["support"], voted(row["support"])
        least = min(levels["agree"], levels["disagree"])
        if total >= FEWEST_VOTES and least >= CONTESTED * total:
            found.append((-least / total, row["number"], row))
    return [row for _, _, row in sorted(found, key=lambda one: one[:2])]
