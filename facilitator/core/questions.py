"""Clarifying questions that nobody answered: they stay open, with who will answer them and until when."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.access import steered
from facilitator.core.errors import Refused
from facilitator.core.model import Contribution
from facilitator.core.session import Session, decides, evolves, touches
from facilitator.core.text import LONGEST_LINE, checked
from facilitator.core.visibility import is_public
from facilitator.core.vocabulary import STEERING, Command, Context, Decision, Event, command, event


@event
class QuestionAssigned(Event):
    """Somebody will answer this question: a name or an organisation, with a time; both empty: nobody."""

    contribution: str
    owner: str = ""
    due: str = ""


@command(STEERING)
class AssignQuestion(Command):
    """Say who will answer a clarifying question (a name or organisation), and until when if that was said."""

    contribution: str
    owner: str = ""
    due: str = ""


@touches(QuestionAssigned)
def _of_card(happened: QuestionAssigned, state: Session) -> Iterator[str]:
    yield f"card:{happened.contribution}/owner"


@decides(AssignQuestion)
def _assign(wish: AssignQuestion, state: Session, context: Context) -> Decision:
    found = steered(state, context, wish.contribution)
    if found.kind != "question":
        raise Refused("not_a_question")
    if found.status not in ("visible", "hidden", "held"):
        raise Refused("stale")
    owner = checked(wish.owner, "owner", LONGEST_LINE, empty=True)
    due = checked(wish.due, "due", LONGEST_LINE, empty=True)
    if (owner, due) == (found.owner, found.due):
        return Decision()
    return Decision([QuestionAssigned(found.id, owner, due)], [QuestionAssigned(found.id, found.owner, found.due)])


def shown_answers(question: Contribution) -> int:
    """Give how many answers everybody may read."""
    return sum(not answer.held for answer in question.answers)


def is_open(question: Contribution) -> bool:
    """Whether this is a question that nobody answered yet, as far as everybody may know."""
    return question.kind == "question" and not question.parked and not shown_answers(question)


def open_questions(state: Session) -> list[Contribution]:
    """Give the questions that are still open, in the order of the report."""
    found = [one for one in state.contributions.values() if is_open(one) and is_public(state, one)]
    return sorted(found, key=lambda one: (one.number < 0, abs(one.number)))


@evolves(QuestionAssigned)
def _assigned(happened: QuestionAssigned, state: Session) -> None:
    found = state.contributions.get(happened.contribution)
    if found is not None:
        found.owner, found.due = happened.owner, happened.due
        state.touch(found.id)
