"""Who has no phone, on the screens: what hands can be counted for now, by a scribe, a leader or the facilitator."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from heapq import nlargest
from itertools import islice
from typing import Any

from facilitator.core.dots import weighed
from facilitator.core.format import LEVELS
from facilitator.core.hands import DOTS, SUPPORT, THIRD, counted, group_of_key, key_of, without_phone, without_phone_in
from facilitator.core.model import UNKNOWN, Contribution, Participant, Phase
from facilitator.core.scribe import NO_CARDS
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, LEADER_SCREEN, PHONE, Audience, may_see
from facilitator.live.parts import part
from facilitator.live.screens.talk import (
    LETTERS,
    accepted_kinds,
    name_of,
    phase_of,
    under_discussion,
)

MOST_SHOWN = 40  # texts with a count of their own on a phone that writes for its table
AT_HAND = 12  # and on the page of who leads: what is at hand


def scribe_facts(state: Session, person: Participant) -> dict[str, Any]:
    """Give what a participant's own page says about writing for the table, and what they can count."""
    facts = {"writes": person.scribe, "people": person.speaks_for if person.scribe else 0, "things": []}
    if person.scribe and not state.closed:
        key = key_of(person.group, person.id, scribe=True)
        facts["things"] = countable(state, Audience(PHONE, person.group), key)
    return facts


@part(LEADER_SCREEN, "hands")
def of_table(state: Session, audience: Audience) -> dict[str, Any]:
    """Give what a leader can count the hands of their group for.

    It holds until something of this group changes: the page of a leader is asked for it at every patch of a hall.
    """
    key = (state.id, audience, state.position(audience.group).phase)
    stands = (state.layout_of(audience.group), tuple(tuple(one.members) for one in state.highlights.values()))
    known = _tables.get(key)
    if known is not None and known[0] == stands and not _touched(state, audience, known[1], known[2]):
        return known[2]
    facts = _led(state, audience, audience.group)
    _tables[key] = (stands, state.seq, facts)
    return facts


_tables: dict[tuple[str, Audience, str], tuple[tuple[Any, ...], int, dict[str, Any]]] = {}


def _touched(state: Session, audience: Audience, since: int, facts: dict[str, Any]) -> bool:
    """Whether something changed after `since` in this group, or of what its leader can count for."""
    changed = {
        contribution
        for log in (state.touched, state.weighed)
        for _, contribution in log[bisect_right(log, since, key=lambda entry: entry[0]) :]
    }
    own = ("", audience.group)
    return (
        since > state.seq
        or not changed.isdisjoint(thing["id"] for thing in facts["things"])
        or any(one not in state.contributions or state.contributions[one].group in own for one in changed)
    )


@part(CONSOLE, "cards")
def of_room(state: Session, audience: Audience) -> dict[str, Any]:
    """Give what the facilitator needs to type cards over, and to count hands in the whole room."""
    phase = phase_of(state, "")
    listed = dict.fromkeys((*phase.accepts, *accepted_kinds(state)))
    kinds = [kind for kind in listed if kind not in NO_CARDS]
    return {
        **_led(state, audience, ""),
        "kinds": kinds or ["question"],
        "groups": [{"id": one.id, "label": one.label} for one in state.groups.values()],
        "behind": without_phone(state),
    }


def _led(state: Session, audience: Audience, group: str) -> dict[str, Any]:
    return {
        "group": group,
        "closed": state.closed,
        "people": without_phone_in(state, group),
        "things": [] if state.closed else countable(state, replace(audience, group=group), group, AT_HAND),
    }


def countable(state: Session, audience: Audience, key: str, most: int = MOST_SHOWN) -> list[dict[str, Any]]:
    """Give what hands can be counted for now, with what stands there under `key` and what others counted beside it.

    Of texts at most so many: main directions and the newest.
    """
    phase = phase_of(state, audience.group)
    found = [_thing(state, one, phase.choices[-1], key) for one in _chosen_on(state, audience, phase)]
    weighing = _supported(state, audience, phase, most) if phase.support != "none" else []
    found += [_thing(state, one, SUPPORT, key) for one in weighing]
    dotted = _dotted(state, audience, phase)[:most] if phase.dots else []
    found += [_thing(state, one, DOTS, key) for one in dotted]
    return found


def _chosen_on(state: Session, audience: Audience, phase: Phase) -> list[Contribution]:
    talk = under_discussion(state, audience.group) if phase.choices else []
    return [one for one in talk if one.kind == "dilemma" and may_see(state, audience, one)]


def _supported(state: Session, audience: Audience, phase: Phase, most: int) -> list[Contribution]:
    """Give the texts that support is for, as far as a phone has room: main directions first, then one's own newest."""
    kinds, own = phase.weighs or ("direction",), ("", audience.group)
    led = [one for one in state.highlights.values() if phase.visibility == "everyone" or one.group in own]
    first = [state.contributions[one] for highlight in led for one in state.directions(highlight)]
    filed = [state.contributions[one] for group in dict.fromkeys(own) for ids in _filed(state, group) for one in ids]
    rest = nlargest(most, (one for one in filed if one.kind in kinds and not one.parked), key=_newest)
    first.sort(key=lambda one: one.group != audience.group)
    both = {one.id: one for one in (*first, *rest) if phase.support == "everyone" or one.group in own}.values()
    return list(islice((one for one in both if may_see(state, audience, one)), most))


def _filed(state: Session, group: str) -> Iterable[list[str]]:
    return state.filed.get(group, {}).values()


def _newest(one: Contribution) -> tuple[bool, int]:
    return one.number > 0, abs(one.number)


def _dotted(state: Session, audience: Audience, phase: Phase) -> list[Contribution]:
    """Give the texts that dots are for; looked up once for all tables that ask at the same moment."""
    known = _weighed.get(state.id)
    if known is None or known[:2] != (state.seq, phase.id):
        known = _weighed[state.id] = (state.seq, phase.id, [one.id for one in weighed(state, phase)])
    found = (state.contributions[one] for one in known[2])
    return [one for one in found if may_see(state, audience, one)]


_weighed: dict[str, tuple[int, str, list[str]]] = {}  # session → seq, phase, what it weighs


def _thing(state: Session, one: Contribution, what: str, key: str) -> dict[str, Any]:
    counts = state.hands.get(one.id, {}).get(what, {})
    own = counts[key].counts if key in counts else {}
    beside = {
        other: hands for other, hands in counts.items() if other != key and group_of_key(other) == group_of_key(key)
    }
    return {
        "id": one.id,
        "what": what,
        "kind": one.kind,
        "name": name_of(one),
        "answers": [{**answer, "n": own.get(answer["answer"], 0)} for answer in _answers(one, what)],
        "sum": sum(own.values()),
        "beside": counted(beside).total(),
    }


def _answers(one: Contribution, what: str) -> list[dict[str, Any]]:
    if what == DOTS:
        return [{"answer": DOTS}]
    if what == SUPPORT:
        return [{"answer": level} for level in LEVELS]
    options = [{"answer": str(n), "letter": LETTERS[n], "text": option.text} for n, option in enumerate(one.options)]
    return [*options, {"answer": THIRD}, {"answer": UNKNOWN}]
