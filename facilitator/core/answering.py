"""Clarifying questions: their answers, and taking one back."""

from __future__ import annotations

from facilitator.core.access import author_of, seen
from facilitator.core.errors import Refused
from facilitator.core.model import HOST, Answer
from facilitator.core.people import returned
from facilitator.core.session import Session, decides, evolves
from facilitator.core.text import checked
from facilitator.core.vocabulary import (
    EVERYONE,
    FACILITATOR,
    PARTICIPANT,
    TEXTS,
    Command,
    Context,
    Decision,
    Event,
    command,
    event,
)

MOST_ANSWERS = 50


@event
class QuestionAnswered(Event):
    """A clarifying question got an answer."""

    contribution: str
    text: str
    author: str
    at: int = 0


@event
class AnswerTakenBack(Event):
    """The answer that was given `at` to this question was taken back (0: the last one)."""

    contribution: str
    at: int = 0


@command(EVERYONE, TEXTS)
class AnswerQuestion(Command):
    """Answer a clarifying question that one may see."""

    contribution: str
    text: str


@decides(AnswerQuestion)
def _answer(wish: AnswerQuestion, state: Session, context: Context) -> Decision:
    found = seen(state, context, wish.contribution)
    if found.kind != "question":
        raise Refused("not_a_question")
    if len(found.answers) >= MOST_ANSWERS:
        raise Refused("too_many", field="answers", most=MOST_ANSWERS)
    if context.actor.role == PARTICIPANT and state.closed:
        raise Refused("session_closed")
    answered = QuestionAnswered(found.id, checked(wish.text, "text"), author_of(context.actor), context.at)
    undo: list[Event] = [AnswerTakenBack(found.id, context.at)] if context.actor.role == FACILITATOR else []
    return Decision([*returned(state, context), answered], undo)


@evolves(QuestionAnswered)
def _answered(happened: QuestionAnswered, state: Session) -> None:
    state.contributions[happened.contribution].answers.append(Answer(happened.text, happened.author, happened.at))
    state.touch(happened.contribution)


@evolves(AnswerTakenBack)
def _answer_taken_back(happened: AnswerTakenBack, state: Session) -> None:
    answers = state.contributions[happened.contribution].answers
    given = (HOST, happened.at)  # others may have answered since
    places = [n for n, one in enumerate(answers) if not happened.at or (one.author, one.at) == given]
    if places:
        del answers[places[-1]]
    state.touch(happened.contribution)
