"""What the counts bear out: what nearly everyone carries, where backgrounds differ, what is most contested.

A background counts apart only where the public data gives it; nothing here says more than its numbers do.
"""

from __future__ import annotations

from facilitator.report.blocks import Direction, Text, Typed
from facilitator.report.view import Row, View

FEWEST_VOTES = 5  # below this, agreeing or differing says little
NEARLY_ALL = 0.85
MOSTLY = 0.5
CONTESTED = 0.2  # a fifth against is no mishap


def voted(levels: dict[str, int]) -> int:
    """Give how many agreed, were neutral or disagreed."""
    return levels["agree"] + levels["neutral"] + levels["disagree"]


def by_support(rows: list[Row]) -> list[Row]:
    """Give contributions with most support first: agreeing minus disagreeing, then who agrees, then the number."""
    return sorted(
        rows,
        key=lambda row: (
            row["support"]["disagree"] - row["support"]["agree"], -row["support"]["agree"], row["number"],
        ),
    )  # fmt: skip


def together(view: View, rows: list[Row]) -> list[Direction]:
    """Give what nearly everyone carries, across the groups where the voting was; most support first."""
    most = max((voted(row["support"]) for row in rows), default=0)
    # the whole room judged it, not one table
    found = [row for row in rows if nearly_all(row) and voted(row["support"]) * 2 >= most]
    found.sort(
        key=lambda row: (-row["support"]["agree"] / voted(row["support"]), -row["support"]["agree"], row["number"])
    )
    return [view.direction(row, ((how_broad(view, row),),), view.group(row["group"])) for row in found]


def nearly_all(row: Row) -> bool:
    """Whether nearly all who judged a contribution agree, and a majority of every background that counts apart."""
    levels = row["support"]
    enough = voted(levels) >= FEWEST_VOTES and levels["agree"] >= NEARLY_ALL * voted(levels)
    return enough and all(_carries(side) for side in row["support_by"].values())


def _carries(levels: dict[str, int]) -> bool:
    return levels["agree"] * 2 > voted(levels)


def how_broad(view: View, row: Row) -> str:
    """Say how many agree; of "every background" only what the counts that may be shown can bear out."""
    present = set(view.data["participants"]["by_background"]) - {"unknown"}
    counted = set(row["support_by"])
    key = "together_most" if len(counted) < 2 else "together_sides" if present <= counted else "together_shown"
    return view.words.say(key, agree=row["support"]["agree"], voted=voted(row["support"]))


def divided(view: View, rows: list[Row]) -> list[Direction]:
    """Give what one background mostly carries and another mostly rejects, most against first."""
    found: list[tuple[float, int, Direction]] = []
    for row in rows:
        sentence = sides_of(view, row)
        if sentence and voted(row["support"]) >= FEWEST_VOTES:
            against = row["support"]["disagree"] / voted(row["support"])
            found.append((-against, row["number"], view.direction(row, (sentence,), view.group(row["group"]))))
    return [direction for _, _, direction in sorted(found, key=lambda one: one[:2])]


def sides_of(view: View, row: Row) -> Text:
    """Say which backgrounds mostly carry a contribution and which mostly reject it; nothing when none stand apart."""
    sides = [(one, levels) for one, levels in row["support_by"].items() if view.background(one)]
    love, reject = _mostly(view, sides, "agree"), _mostly(view, sides, "disagree")
    return view.words.text("divided_sides", love=love, reject=reject) if love and reject else ()


def _mostly(view: View, sides: list[tuple[str, dict[str, int]]], level: str) -> Text:
    """Give "gemeente (3 van 3) en zorg (8 van 9)": the sides of which more than half said `level`, largest first."""
    most = [(one, levels) for one, levels in sides if levels[level] > MOSTLY * voted(levels)]
    most.sort(key=lambda side: (-side[1][level], side[0]))
    parts: list[Text] = [
        (Typed(view.background(one)), f" ({view.words.say('of', agree=levels[level], voted=voted(levels))})")
        for one, levels in most
    ]
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
