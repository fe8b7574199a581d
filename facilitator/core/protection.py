"""Small groups are not given away: what of everybody's answers is shown per background, and from how many people on.

`Session.fewest` (three, unless the facilitator sets more) is the least number of people that anything is said about
apart. A background with two voters more than that shows its counts; with fewer than those its class (mostly for,
divided, mostly against); under the minimum it is put together with the other small ones, or left out. What would
follow by subtraction is covered too: facilitator.core.suppression.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.core.errors import Refused
from facilitator.core.format import MOMENTS
from facilitator.core.hands import THIRD, counted, hands_of, without_phone
from facilitator.core.model import FEWEST, UNKNOWN, Choice, Contribution
from facilitator.core.running_counts import running_split
from facilitator.core.session import Session, decides, evolves
from facilitator.core.suppression import (
    CLASS,
    COUNT,
    FEW,
    NONE,
    OTHERS,
    UNTOLD,
    WITHHELD,
    Answers,
    Plan,
    Question,
    Table,
    plan_of,
)
from facilitator.core.visibility import background_counts
from facilitator.core.vocabulary import ONLY_FACILITATOR, Command, Context, Decision, Event, command, event
from facilitator.core.voting import by_background, choice_counts, choices_of, moves, support_hands, support_of, tally

__all__ = ["CLASS", "COUNT", "FEW", "JOINED", "NONE", "OTHERS", "WITHHELD", "Cell", "choice_cells", "support_cells"]

MOST = 20  # more would hide whole rooms
JOINED = "joined"  # a small background that is counted in the cell of the others together
OPINIONS = ("agree", "neutral", "disagree")
FOR, DIVIDED, AGAINST = "for", "divided", "against"


@event
class ProtectionSet(Event):
    """From here on nothing is shown apart about fewer people than this."""

    fewest: int


@command(ONLY_FACILITATOR)
class SetProtection(Command):
    """Set about how many people at least anything is shown apart: 3 to 20."""

    fewest: int


@decides(SetProtection)
def _set(wish: SetProtection, state: Session, context: Context) -> Decision:
    if not FEWEST <= wish.fewest <= MOST:
        raise Refused("out_of_range", field="fewest", least=FEWEST, most=MOST)
    if wish.fewest == state.fewest:
        return Decision()
    return Decision([ProtectionSet(wish.fewest)], [ProtectionSet(state.fewest)])


@evolves(ProtectionSet)
def _protection_set(happened: ProtectionSet, state: Session) -> None:
    state.fewest = max(FEWEST, happened.fewest)
    for one in {*state.support, *state.choices, *state.contributions}:
        state.touch(one)  # every figure and every background beside a text may differ
    state.relaid()


@dataclass(frozen=True)
class Cell:
    """What may be known of one background: `kind` says how much.

    - `count`: `counts` of the answers, in their order; `stance` goes with them
    - `class`: `stance` only ("for", "divided", "against"; of choices the answer that more than half gave, or "")
    - `joined`: counted in the cell `others`; `few`: fewer than the minimum answered, left out
    - `withheld`: left out because others could be computed from it; `none`: nobody answered

    `background` is an id, "unknown" (none given, and raised hands) or "others", whose `members` are those it joins.
    `present` is how many people of it are there (0 where that itself is fewer than the minimum).
    """

    background: str
    kind: str
    stance: str = ""
    counts: tuple[int, ...] = ()
    present: int = 0
    members: tuple[str, ...] = ()

    @property
    def shown(self) -> bool:
        """Whether the cell says what its people think: counts or a class."""
        return self.kind in (COUNT, CLASS)

    @property
    def voters(self) -> int:
        """How many people the counts are of; 0 where no counts are shown."""
        return sum(self.counts)

    @property
    def score(self) -> float | None:
        """How much its people support it, from -1 to 1: agree counts 1, neutral 0, disagree -1.

        Of a class only the class is used: a half, nothing, or minus a half. None for what isn't shown. Of support only.
        """
        if self.kind == COUNT:
            agree, _, disagree = self.counts
            return (agree - disagree) / self.voters
        return {FOR: 0.5, DIVIDED: 0.0, AGAINST: -0.5}[self.stance] if self.kind == CLASS else None


def support_stance(counts: tuple[int, ...]) -> str:
    """Give "for" when more than half agree, "against" when more than half disagree, else "divided"."""
    agree, _, disagree = counts
    return FOR if agree * 2 > sum(counts) else AGAINST if disagree * 2 > sum(counts) else DIVIDED


SUPPORT_ASKED = (Question(OPINIONS, support_stance),)


def support_cells(state: Session, contribution: Contribution) -> tuple[Cell, ...]:
    """Give the opinions on a contribution per background, protected: those of the list, then unknown, then others.

    Who said "I don't know" has no opinion: they count as voters in the total, not here.
    """
    return cells_of(state, support_split(state, contribution))


def cells_of(
    state: Session, split: dict[str, Counter[str]], present: dict[str, int] | None = None
) -> tuple[Cell, ...]:
    """Give the cells of support that was split already (`support_split`); `present` as `present_by`, when it is known."""
    rows = {one: Counter[Answers]({(level,): counts[level] for level in OPINIONS}) for one, counts in split.items()}
    present = present_by(state) if present is None else present
    return protected(rows, SUPPORT_ASKED, present, state.fewest)[0]


def choice_cells(state: Session, dilemma: Contribution) -> dict[str, tuple[Cell, ...]]:
    """Give how each background chose on a dilemma, `{moment: cells}`, protected together with who moved where.

    Answers are option numbers ("0", "1", …), "third" and "unknown".
    """
    answers = (*(str(n) for n in range(len(dilemma.options))), THIRD, UNKNOWN)
    questions = tuple(choice_question(answers) for _ in MOMENTS)
    cells = protected(choice_rows(state, dilemma), questions, present_by(state), state.fewest)
    return dict(zip(MOMENTS, cells, strict=True))


class _Majority:
    """The answer that more than half gave, "" when there is none."""

    def __init__(self, answers: tuple[str, ...]) -> None:
        self.answers = answers

    def __call__(self, counts: tuple[int, ...]) -> str:
        most = max(range(len(counts)), key=counts.__getitem__)
        return self.answers[most] if counts[most] * 2 > sum(counts) else ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Majority) and other.answers == self.answers

    def __hash__(self) -> int:
        return hash(self.answers)


def choice_question(answers: tuple[str, ...]) -> Question:
    """Give what is asked of a dilemma with these answers."""
    return Question(answers, _Majority(answers))


def protected(
    rows: dict[str, Counter[Answers]], questions: tuple[Question, ...], present: dict[str, int], fewest: int
) -> tuple[tuple[Cell, ...], ...]:
    """Give the cells of every question, protected together.

    `rows` holds per background how many people gave which answers (one per question, "" for none); `present` gives the
    backgrounds in the order of the cells and how many people each has.
    """
    order = [
        one for one in dict.fromkeys((*present, *sorted(rows))) if present.get(one) or sum(rows.get(one, {}).values())
    ]
    frozen = tuple((one, tuple(sorted(rows.get(one, Counter()).items())), present.get(one, 0)) for one in order)
    if not frozen:
        return tuple(() for _ in questions)
    table, plan = plan_of(frozen, questions, fewest)
    shown = {one: n if n >= fewest else 0 for one, n in present.items()}
    return tuple(shown_as(table, plan, q, shown) for q in range(len(questions)))


def shown_as(table: Table, plan: Plan, q: int, present: dict[str, int]) -> tuple[Cell, ...]:
    """Give the cells of question `q` as `plan` shows them, with how many are `present` as far as that may be shown."""
    together, found = plan.together[q], []
    for background, row in table.rows.items():
        kind = JOINED if background in together and plan.shared[q] in (COUNT, CLASS) else plan.kinds[q][background]
        counts = table.vector(row, q)
        found.append(_cell(table, q, background, WITHHELD if kind == UNTOLD else kind, counts, present.get(background, 0)))
    if plan.shared[q] in (COUNT, CLASS):
        counts = table.shared(together, q, table.rows)
        found.append(_cell(table, q, OTHERS, plan.shared[q], counts, 0, together))
    return tuple(found)


def _cell(
    table: Table,
    q: int,
    background: str,
    kind: str,
    counts: tuple[int, ...],
    present: int,
    members: tuple[str, ...] = (),
) -> Cell:
    stance = table.questions[q].stance(counts) if kind in (COUNT, CLASS) else ""
    return Cell(background, kind, stance, counts if kind == COUNT else (), present, members)


def present_by(state: Session) -> dict[str, int]:
    """Give how many people there are per background, in the order of the list, then unknown with those without a phone.

    Exact, so only to reckon with: `Cell.present` is what may be shown.
    """
    counts = background_counts(state)
    known = [*state.backgrounds, *sorted(counts.keys() - state.backgrounds.keys() - {UNKNOWN})]
    return {**{one: counts[one] for one in known}, UNKNOWN: counts[UNKNOWN] + without_phone(state)}


def shown_tally(state: Session, contribution: Contribution) -> dict[str, int] | None:
    """Give {agree, neutral, disagree} of all who have an opinion; None when those are too few to say anything about."""
    counts = tally(state, contribution)
    counts.pop(UNKNOWN)
    return counts if sum(counts.values()) >= state.fewest else None


def shown_choices(state: Session, dilemma: Contribution) -> dict[str, list[int]]:
    """Give how many chose what at each moment (as `choice_counts`); nothing but noughts when too few chose then."""
    found = {moment: choice_counts(state, dilemma, moment) for moment in MOMENTS}
    return {moment: counts if sum(counts) >= state.fewest else [0] * len(counts) for moment, counts in found.items()}


def shown_moves(state: Session, dilemma: Contribution) -> Counter[tuple[int | str | None, int | str | None]]:
    """Count who went from what to what (as `moves`); nothing when too few chose at one of the moments."""
    asked = [counts for moment in MOMENTS if any(counts := choice_counts(state, dilemma, moment))]
    return moves(state, dilemma) if all(sum(counts) >= state.fewest for counts in asked) else Counter()


def support_split(state: Session, one: Contribution) -> dict[str, Counter[str]]:
    """Give `{background: Counter(level)}`, not protected; of raised hands nobody knows from which side they were."""
    running = running_split(state, one)
    split = by_background(state, support_of(state, one), str) if running is None else running
    return _with_hands(split, counted(support_hands(state, one)))


def choice_rows(state: Session, dilemma: Contribution) -> dict[str, Counter[Answers]]:
    """Give per background how many people went from which answer to which, not protected; "" for no choice."""
    rows = _by_side(state, choices_given(state, dilemma))
    for place, moment in enumerate(MOMENTS):
        for answer, n in counted(hands_of(state, [dilemma], moment)).items():
            rows.setdefault(UNKNOWN, Counter())[_only(answer, place)] += n
    return rows


def choices_given(state: Session, dilemma: Contribution) -> dict[str, Answers]:
    """Give what each person answered, per moment; "" for no choice."""
    chosen = [choices_of(state, dilemma, moment) for moment in MOMENTS]
    known = {str(n) for n in range(len(dilemma.options))} | {THIRD, UNKNOWN}
    ways: dict[str, Answers] = {}
    for who in dict.fromkeys(who for moment in chosen for who in moment):
        answers = [_answer(moment[who]) if who in moment else "" for moment in chosen]
        ways[who] = tuple(answer if answer in known else "" for answer in answers)
    return ways


def _only(answer: str, place: int) -> Answers:
    """Give an answer to one question and none to the others."""
    return tuple(answer if place == at else "" for at in range(len(MOMENTS)))


def _by_side(state: Session, ways: dict[str, Answers]) -> dict[str, Counter[Answers]]:
    rows: dict[str, Counter[Answers]] = {}
    for who, answers in ways.items():
        person = state.people.get(who)
        if any(answers):
            rows.setdefault((person.background if person else "") or UNKNOWN, Counter())[answers] += 1
    return rows


def _answer(choice: Choice) -> str:
    return THIRD if choice.option is None else str(choice.option)


def _with_hands(split: dict[str, Counter[str]], hands: Counter[str]) -> dict[str, Counter[str]]:
    if hands.total():
        split.setdefault(UNKNOWN, Counter()).update(hands)
    return split


def all_shown(cells: Iterable[Cell]) -> bool:
    """Whether no background was left out."""
    return all(cell.shown or cell.kind in (JOINED, NONE) for cell in cells)
