"""Support across backgrounds: what every side carries, what one loves and another rejects, what nobody weighed yet.

Each background weighs the same, however many of its people came; what is not shown (facilitator.core.protection) does
not count. The measure, its formula and where it comes from: docs/support-across-backgrounds.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from facilitator.core.format import LEVELS
from facilitator.core.hands import counted, without_phone
from facilitator.core.model import Contribution
from facilitator.core.protection import AGAINST, CLASS, FOR, Cell, all_shown, cells_of, present_by, support_split
from facilitator.core.session import Session
from facilitator.core.visibility import background_counts
from facilitator.core.voting import support_hands, support_of
from facilitator.core.wordings import split_by_ballot

CARRIED, SPLIT, MIXED, UNSPLIT, SILENT = "carried", "split", "mixed", "unsplit", "silent"
CLEARLY = 0.5  # the score from which a side is clearly for: at least three agree for one who disagrees
ENOUGH = 5  # opinions without which nothing is said about a text
ORDERS = (CARRIED, SPLIT, SILENT)


@dataclass(frozen=True)
class Across:
    """How much one contribution carries across backgrounds.

    `cells`: a protected cell per background (those of the list in their order, then "unknown", then "others").
    `mean`: the mean of the scores of the cells that are shown; `weakest`: the cell with the lowest score, never above
    it; both None when no cell is shown. `counts`: (agree, neutral, disagree, don't know) of all, None when too few
    voted. `voted`: how many people did, don't know and raised hands included; `present`: how many there are.

    `kind`: "carried" (two or more sides shown, all clearly for; or none, and every voter is for), "split" (one side
    mostly for, another mostly against), "silent" (too few opinions to say), "unsplit" (enough, but no side can be
    shown), else "mixed". `unanimous`: everyone who voted agrees, to the words as they are now, and no side that is shown
    is left out; `everyone`: and everyone present did vote. Only then a screen or report may say "everyone".
    """

    contribution: str
    cells: tuple[Cell, ...]
    mean: float | None
    weakest: Cell | None
    counts: tuple[int, int, int, int] | None
    voted: int
    present: int
    kind: str
    unanimous: bool
    everyone: bool

    @cached_property
    def shown(self) -> tuple[Cell, ...]:
        """The cells that say what their people think."""
        return tuple(cell for cell in self.cells if cell.shown)

    @property
    def gap(self) -> float:
        """How far the side that carries it most lies from the one that carries it least; 0 with fewer than two sides."""
        scores = scores_of(self.cells)
        return max(scores) - min(scores) if scores else 0.0


def across(state: Session, contribution: Contribution, sides: dict[str, int] | None = None) -> Across:
    """Give the support of a contribution, with all that merged into it, across backgrounds.

    `sides`: how many people there are per background (as `present_by`), for who asks it of many at once.
    """
    sides = present_by(state) if sides is None else sides
    split = support_split(state, contribution)
    agree, neutral, disagree, unknown = (sum(side[level] for side in split.values()) for level in LEVELS)
    counts = (agree, neutral, disagree, unknown)
    cells = cells_of(state, split, sides)
    scores = scores_of(cells)
    voted, present = sum(counts), sum(sides.values())
    agreed = counts[0] == voted >= state.fewest and "support" not in split_by_ballot(state, contribution)
    return Across(
        contribution=contribution.id,
        cells=cells,
        mean=sum(scores) / len(scores) if scores else None,
        weakest=weakest_of(cells),
        counts=counts if sum(counts[:3]) >= state.fewest else None,
        voted=voted,
        present=present,
        kind=CARRIED if agreed and not scores and voted >= ENOUGH and len(sides) > 1 else kind_of(cells, sum(counts[:3])),
        unanimous=agreed and (all_shown(cells) or not scores),
        everyone=agreed and voted == present,
    )


def scores_of(cells: Iterable[Cell]) -> list[float]:
    """Give the scores of the cells that are shown."""
    return [score for cell in cells if (score := cell.score) is not None]


def weakest_of(cells: Iterable[Cell]) -> Cell | None:
    """Give the shown cell that carries it least, the first of equals; None when none is shown."""
    return min((cell for cell in cells if cell.shown), key=lambda cell: cell.score or 0.0, default=None)


def weakest_sides(row: Across) -> list[Cell]:
    """Give the sides that carry it least, where that can be said: not most of them, and nobody where all are mostly for.

    Of a cell that shows only its class nobody knows how far it is for: it may stand as low as any other of that class,
    so that such cells are named together or not at all.
    """
    if row.weakest is None or not row.gap:
        return []
    alike = [cell for cell in row.shown if cell.stance == row.weakest.stance]
    if not any(cell.kind == CLASS for cell in alike):
        alike = [cell for cell in row.shown if cell.score == row.weakest.score]
    return alike if len(alike) * 2 <= len(row.shown) else []


def opposed(state: Session, contribution: Contribution) -> bool:
    """Whether one side is mostly for a contribution and another mostly against it: of that nobody says it is shared."""
    return across(state, contribution).kind == SPLIT


def kind_of(cells: Iterable[Cell], opinions: int) -> str:
    """Give what kind of support this is: carried, split, mixed, unsplit or silent."""
    shown = [cell for cell in cells if cell.shown]
    if opinions < ENOUGH:
        return SILENT
    if not shown:
        return UNSPLIT
    stances = {cell.stance for cell in shown}
    if {FOR, AGAINST} <= stances:
        return SPLIT
    clearly = stances == {FOR} and min(scores_of(shown)) >= CLEARLY
    return CARRIED if clearly and len(shown) > 1 else MIXED


def present_in(state: Session) -> int:
    """Give how many people there are: who joined, and who has no phone."""
    return background_counts(state).total() + without_phone(state)


def voters(state: Session, contribution: Contribution) -> int:
    """Give how many different people voted on a contribution and all that merged into it, by phone or by hand."""
    return len(support_of(state, contribution)) + counted(support_hands(state, contribution)).total()


def ranked_across(state: Session, contributions: Iterable[Contribution], order: str = CARRIED) -> list[Across]:
    """Give the support of contributions, in an order of ORDERS; of equals the one that was added first.

    "carried": carried by all first, the strongest weakest side in front; then mixed, split, unsplit and silent. "split": the real
    dilemmas first, the widest gap in front; then mixed, carried, unsplit and silent. "silent": the fewest voters in front.
    """
    return ranked(state, (across(state, one) for one in contributions), order)


def ranked(state: Session, found: Iterable[Across], order: str) -> list[Across]:
    """Give these in an order of ORDERS, as `ranked_across` does for who has them already."""
    keys: dict[str, Callable[[Across], tuple[float, ...]]] = {CARRIED: _carried, SPLIT: _split, SILENT: _silent}

    def place(one: Across) -> tuple[tuple[float, ...], bool, int]:
        number = state.contributions[one.contribution].number
        return keys[order](one), number < 0, abs(number)

    return sorted(found, key=place)


def _carried(one: Across) -> tuple[float, ...]:
    place = (CARRIED, MIXED, SPLIT, UNSPLIT, SILENT).index(one.kind)
    weakest = one.weakest.score if one.weakest else None
    return (place, -(-1.0 if weakest is None else weakest), -(one.mean or 0.0), -one.voted)


def _split(one: Across) -> tuple[float, ...]:
    return ((SPLIT, MIXED, CARRIED, UNSPLIT, SILENT).index(one.kind), -one.gap, -one.voted)


def _silent(one: Across) -> tuple[float, ...]:
    return (one.kind != SILENT, one.voted)
