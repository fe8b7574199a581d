"""Sign-offs as they stand: what a group was asked, version by version, and how it was answered."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.core.model import Asking, Contribution, Signed, Worded
from facilitator.core.session import Session
from facilitator.core.visibility import PHONE, Audience, may_see

YES, NEARLY, NO = ANSWERS = ("yes", "nearly", "no")
OPEN, TAKEN, ASIDE = SETTLED = ("", "taken", "aside")


@dataclass(frozen=True)
class Outcome:
    """How a version was answered: of how many people, and how often each answer was given.

    `everyone`: all of them said yes, and so did all who sit there now.
    """

    people: int
    yes: int
    nearly: int
    no: int
    everyone: bool

    @property
    def answered(self) -> int:
        """How many answered."""
        return self.yes + self.nearly + self.no


@dataclass(frozen=True)
class Missing:
    """Something that was missing in version `number` of a group's main directions, without its author."""

    id: str
    text: str
    group: str
    number: int
    answer: str
    settled: str


# ── what was asked ──


def directions_of(state: Session, group: str) -> list[Contribution]:
    """Give the main directions of a group in order, as far as its people may see them."""
    members = (member for one in state.highlights.values() if one.group == group for member in state.directions(one))
    found = (state.contributions[member] for member in dict.fromkeys(members))
    return [one for one in found if may_see(state, Audience(PHONE, group), one)]


def asking_of(state: Session, group: str) -> Asking | None:
    """Give what a group was asked last, None for nothing."""
    return next(reversed(state.askings.get(group, [])), None)


def asked_before(state: Session, group: str, number: int) -> Asking | None:
    """Give the asking with this number."""
    return next((one for one in state.askings.get(group, []) if one.number == number), None)


def is_stale(state: Session, asking: Asking) -> bool:
    """Whether the main directions read differently since people were asked."""
    return not _alike(in_words(directions_of(state, asking.group)), asking.wording)


def spelt(one: Contribution) -> str:
    """Give the words of a main direction as its author spelt them: correcting the spelling is no other wording."""
    own = one.as_written or one
    return f"{own.title}\n{own.text}"


def in_words(found: list[Contribution]) -> tuple[Worded, ...]:
    """Give main directions in the words of this moment."""
    return tuple(Worded(one.id, one.text, one.title, spelt(one)) for one in found)


def _alike(one: tuple[Worded, ...], other: tuple[Worded, ...]) -> bool:
    return [(worded.id, worded.spelt) for worded in one] == [(worded.id, worded.spelt) for worded in other]


def seated(state: Session, group: str) -> list[str]:
    """Give who sits in a group ('': everybody who is there)."""
    return [person.id for person in state.present() if group in ("", person.group)]


def may_sign(state: Session, asking: Asking, person_id: str) -> bool:
    """Whether this is somebody's own group: they sit there, sat there when it was asked, or answered before."""
    given = state.signed.get(asking.group, {}).get(asking.number, {})
    person = state.people.get(person_id)
    return person is not None and (asking.group in ("", person.group) or person_id in (*asking.people, *given))


# ── how it was answered ──


def answers_on(state: Session, asking: Asking) -> dict[str, Signed]:
    """Give what the people who are present answered on this version, by participant."""
    present = {person.id for person in state.present()}
    given = state.signed.get(asking.group, {}).get(asking.number, {})
    return {person: one for person, one in given.items() if person in present}


def outcome(state: Session, asking: Asking) -> Outcome:
    """Count the answers on a version, and of how many people: who sat there when it was asked, or answered since."""
    given, here = answers_on(state, asking), seated(state, asking.group)
    present = {person.id for person in state.present()}
    asked = (present & {*asking.people}) | given.keys()
    people = sum(state.people[one].speaks_for for one in asked)
    counts = dict.fromkeys(ANSWERS, 0)
    for person, one in given.items():
        counts[one.answer] += min(one.people, state.people[person].speaks_for)
    everyone = bool(asked) and counts[YES] == people and given.keys() >= {*here}
    return Outcome(people, counts[YES], counts[NEARLY], counts[NO], everyone)


def is_shown(state: Session, result: Outcome) -> bool:
    """Whether enough people answered to say what they answered: below that, only how many did."""
    return result.answered >= state.fewest


def missing_in(state: Session, group: str) -> list[Missing]:
    """Give all that people of a group said was missing, the latest version first."""
    return [
        Missing(one.id, one.missing, group, asking.number, one.answer, one.settled)
        for asking in reversed(state.askings.get(group, []))
        for one in sorted(answers_on(state, asking).values(), key=lambda one: int(one.id.lstrip("m") or 0))
        if one.missing
    ]


def still_missing(state: Session, group: str) -> list[str]:
    """Give what people of a group still miss: of each their latest answer, as far as nobody settled it."""
    latest: dict[str, Signed] = {}
    for asking in state.askings.get(group, []):
        latest |= answers_on(state, asking)
    found = sorted((one for one in latest.values() if one.missing and one.settled == OPEN), key=lambda one: one.at)
    return [one.missing for one in found]
