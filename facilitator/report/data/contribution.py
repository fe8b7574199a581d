"""One contribution as it may leave the house."""

from __future__ import annotations

from typing import Any

from facilitator.core.dots import dots_of
from facilitator.core.merging import originals
from facilitator.core.model import UNKNOWN, Contribution
from facilitator.core.protection import shown_choices, shown_tally
from facilitator.core.ratings import mean_rating
from facilitator.core.session import Session
from facilitator.core.shifts import told_moves
from facilitator.core.visibility import shown_background
from facilitator.core.voting import tally, third_ways
from facilitator.core.ways import family
from facilitator.report.data.across import shown_across, shown_choices_by, shown_choices_in
from facilitator.report.data.ratings import shown_ratings
from facilitator.report.data.reading import LEVELS, role_of
from facilitator.report.data.weighing import shown_weighing


def public_row(state: Session, one: Contribution, numbers: dict[str, int], joined: int) -> dict[str, Any]:
    """Give a contribution; `numbers` are those of the contributions that are public, `joined` how many go on with it."""
    row: dict[str, Any] = {
        **_said(state, one),
        "kind": one.kind,
        "phase": one.phase,
        "on": shown_number(state, one.on, numbers),
        "parent": shown_number(state, one.parent, numbers),
        "stance": one.stance,
        "parked": one.parked,
        "owner": one.owner,
        "presenter": one.presenter,
        "merged": [_said(state, gone) for gone in originals(state, one)],
        "voices": sum(1 for _ in family(state, one)),
        "support": _support(state, one),
        "across": shown_across(state, one),
        "dots": sum(dots_of(state, one).values()),
        "joined": joined,
    }
    if (mean := mean_rating(state, one)) is not None:
        row["rated"] = mean
    if ratings := shown_ratings(state, one, numbers):
        row["ratings"] = ratings
    row |= shown_weighing(state, one)
    if one.kind == "dilemma":
        row["options"] = [{"text": option.text, "objection": option.objection} for option in one.options]
        row["choices"] = shown_choices(state, one)
        moves = told_moves(state, one)
        row["moves"] = None if moves is None else [[start, end, n] for (start, end), n in sorted(moves.items(), key=str)]
        row["third_ways"] = [way for way in third_ways(state, one) if way not in state.hidden_ways.get(one.id, [])]
        row["choices_by"] = shown_choices_by(state, one)
        row["choices_in"] = shown_choices_in(state, one)
    return row


def _said(state: Session, one: Contribution) -> dict[str, Any]:
    """Give the words of a contribution and from which side they come: of one that stands, and of one that lives on in it."""
    person = state.people.get(one.author)
    return {
        "number": one.number,
        "title": one.title,
        "text": one.text,
        "ask": one.ask,
        "language": one.language,
        "translations": [
            {"language": language, "title": told.title, "text": told.text}
            for language, told in sorted(one.translations.items())
        ],
        "answers": [{"text": answer.text, "by": role_of(state, answer.author)} for answer in one.answers if not answer.held],
        "by": "participant" if person else one.author.partition(":")[0],
        "background": shown_background(state, one),
        "people": one.people,
        "group": one.group,
        "place": one.place,
        "round": one.round,
        "via": one.via,
        "source": one.source,
        "late": one.late,
    }


def shown_number(state: Session, on: str, numbers: dict[str, int]) -> int | None:
    """Give the number of what something is about, or of what that went up in since; None when it isn't public."""
    return numbers.get(state.standing(on).id) if on in state.contributions else None


def shown_numbers(state: Session, members: list[str], numbers: dict[str, int]) -> list[int]:
    """Give the numbers of several, each once and in order."""
    found = (shown_number(state, member, numbers) for member in members)
    return list(dict.fromkeys(number for number in found if number is not None))


def _support(state: Session, one: Contribution) -> dict[str, int]:
    """Give `{agree, neutral, disagree, unknown}`: nothing but noughts where too few have an opinion."""
    shown = shown_tally(state, one)
    return {**shown, UNKNOWN: tally(state, one)[UNKNOWN]} if shown else dict.fromkeys((*LEVELS, UNKNOWN), 0)
