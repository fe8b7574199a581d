"""Clarifying questions: their answers, and taking one back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from facilitator.core.access import author_of, seen, steered
from facilitator.core.errors import Refused
from facilitator.core.holding import RELEASE, WORDS, reason_to_hold
from facilitator.core.model import HOST, Answer
from facilitator.core.moderation import count_act
from facilitator.core.people import group_of, returned
from facilitator.core.session import Session, decides, evolves, touches
from facilitator.core.staying_open import check_writable
from facilitator.core.text import checked
from facilitator.core.vocabulary import (
    EVERYONE,
    PARTICIPANT,
    STEERING,
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
    """A clarifying question got an answer; `held` says why it waits for a reading."""

    contribution: str
    text: str
    author: str
    at: int = 0
    held: str = ""


@event
class AnswerTakenBack(Event):
    """The answer that was given `at` to this question was taken back (0: the last one)."""

    contribution: str
    at: int = 0
    author: str = HOST


@event
class AnswerHeld(Event):
    """The answer at this place, that was given `at`, waits ("release", "words"), is "hidden", or ("") everybody reads it.

    `act` is what to count for the report, as of facilitator.core.moderation.StatusSet.
    """

    contribution: str
    place: int
    at: int
    held: str
    act: str = ""


@command(EVERYONE, TEXTS)
class AnswerQuestion(Command):
    """Answer a clarifying question that one may see."""

    contribution: str
    text: str


@command(STEERING)
class ShowAnswer(Command):
    """Release an answer that waits or was hidden, or (`shown` false) hide it.

    It is the one at this `place` (from 0), given `at` (0: whenever): somebody may just have taken one back.
    """

    contribution: str
    place: int
    at: int = 0
    shown: bool = True


@touches(AnswerHeld)
def _of_answer(happened: AnswerHeld, state: Session) -> Iterator[str]:
    yield f"card:{happened.contribution}/answer-{happened.at}"


@decides(AnswerQuestion)
def _answer(wish: AnswerQuestion, state: Session, context: Context) -> Decision:
    found = seen(state, context, wish.contribution)
    if found.kind != "question":
        raise Refused("not_a_question")
    if len(found.answers) >= MOST_ANSWERS:
        raise Refused("too_many", field="answers", most=MOST_ANSWERS)
    if context.actor.role == PARTICIPANT:
        check_writable(state, context)
    phase = next((one for one in state.phases if one.id == state.position(group_of(state, context)).phase), None)
    why = reason_to_hold(state, context.actor, phase, wish.text)
    answered = QuestionAnswered(found.id, checked(wish.text, "text"), author_of(context.actor), context.at, why)
    undo: list[Event] = []
    if context.actor.role in STEERING:
        undo.append(AnswerTakenBack(found.id, context.at, answered.author))
    return Decision([*returned(state, context), answered], undo, {"held": why} if why else {})


@decides(ShowAnswer)
def _show(wish: ShowAnswer, state: Session, context: Context) -> Decision:
    found = steered(state, context, wish.contribution)
    if not 0 <= wish.place < len(found.answers):
        raise Refused("stale")
    at, old = found.answers[wish.place].at, found.answers[wish.place].held
    if wish.at not in (0, at):
        raise Refused("stale")
    if bool(old) != wish.shown and (wish.shown or old == "hidden"):
        return Decision()
    new = "" if wish.shown else "hidden"
    act = "hidden" if new else "shown" if old == "hidden" else "released"
    return Decision(
        [AnswerHeld(found.id, wish.place, at, new, act)], [AnswerHeld(found.id, wish.place, at, old, f"-{act}")]
    )


@evolves(QuestionAnswered)
def _answered(happened: QuestionAnswered, state: Session) -> None:
    answer = Answer(happened.text, happened.author, happened.at, happened.held)
    state.contributions[happened.contribution].answers.append(answer)
    if happened.held:
        state.held_answers[happened.contribution] = None
        count_act(state, f"held_{happened.held}")
    state.touch(happened.contribution)


@evolves(AnswerHeld)
def _held(happened: AnswerHeld, state: Session) -> None:
    found = state.contributions.get(happened.contribution)
    if found is None or happened.place >= len(found.answers) or found.answers[happened.place].at != happened.at:
        return
    count_act(state, happened.act)
    found.answers[happened.place] = replace(found.answers[happened.place], held=happened.held)
    if happened.held:
        state.taken_away = state.seq
    if any(answer.held in (RELEASE, WORDS) for answer in found.answers):
        state.held_answers[found.id] = None
    else:
        state.held_answers.pop(found.id, None)
    state.judge(found.id)


@evolves(AnswerTakenBack)
def _answer_taken_back(happened: AnswerTakenBack, state: Session) -> None:
    answers = state.contributions[happened.contribution].answers
    given = (happened.author, happened.at)  # others may have answered since
    places = [n for n, one in enumerate(answers) if not happened.at or (one.author, one.at) == given]
    if places:
        del answers[places[-1]]
    state.touch(happened.contribution)
