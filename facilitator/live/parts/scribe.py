"""Who has no phone, on the screens: what hands can be counted for now, by a scribe, a leader or the facilitator."""

from __future__ import annotations

from typing import Any

from facilitator.core.dots import weighed
from facilitator.core.format import LEVELS
from facilitator.core.hands import DOTS, SUPPORT, THIRD, counted, group_of_key, key_of, without_phone, without_phone_in
from facilitator.core.model import UNKNOWN, Contribution, Participant, Phase
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, LEADER_SCREEN, PHONE, Audience, may_see
from facilitator.live.parts import part
from facilitator.live.screens.talk import (
    LETTERS,
    accepted_kinds,
    main_directions,
    name_of,
    phase_of,
    under_discussion,
)

MOST_SHOWN = 40  # texts with a count of their own on a phone


def scribe_facts(state: Session, person: Participant) -> dict[str, Any]:
    """Give what a participant's own page says about writing for the table, and what they can count."""
    facts = {"writes": person.scribe, "people": person.speaks_for if person.scribe else 0, "things": []}
    if person.scribe and not state.closed:
        key = key_of(person.group, person.id, scribe=True)
        facts["things"] = countable(state, Audience(PHONE, person.group), key)
    return facts


@part(LEADER_SCREEN, "hands")
def of_table(state: Session, audience: Audience) -> dict[str, Any]:
    """Give what a leader can count the hands of their group for."""
    return _led(state, audience, audience.group)


@part(CONSOLE, "cards")
def of_room(state: Session, audience: Audience) -> dict[str, Any]:
    """Give what the facilitator needs to type cards over, and to count hands in the whole room."""
    phase = phase_of(state, "")
    kinds = [kind for kind in dict.fromkeys((*phase.accepts, *accepted_kinds(state))) if kind != "dilemma"]
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
        "things": [] if state.closed else countable(state, Audience(audience.screen, group, audience.language), group),
    }


def countable(state: Session, audience: Audience, key: str) -> list[dict[str, Any]]:
    """Give what hands can be counted for now, with what stands there under `key` and what others counted beside it."""
    phase = phase_of(state, audience.group)
    found = [_thing(state, one, phase.choices[-1], key) for one in _chosen_on(state, audience, phase)]
    weighing = _supported(state, audience, phase) if phase.support != "none" else []
    found += [_thing(state, one, SUPPORT, key) for one in weighing]
    dotted = weighed(state, phase) if phase.dots else []
    found += [_thing(state, one, DOTS, key) for one in dotted if may_see(state, audience, one)]
    return found[:MOST_SHOWN]


def _chosen_on(state: Session, audience: Audience, phase: Phase) -> list[Contribution]:
    talk = under_discussion(state, audience.group) if phase.choices else []
    return [one for one in talk if one.kind == "dilemma" and may_see(state, audience, one)]


def _supported(state: Session, audience: Audience, phase: Phase) -> list[Contribution]:
    """Give the texts that support is for: main directions first, then the newest."""
    kinds = phase.weighs or ("direction",)
    groups = ["", *state.groups] if phase.visibility == "everyone" else [audience.group]
    first = [one for group in groups for one in main_directions(state, audience, group)]
    rest = [
        one
        for one in reversed(state.contributions.values())
        if one.kind in kinds and not one.parked and may_see(state, audience, one)
    ]
    both = {one.id: one for one in (*first, *rest)}.values()
    return [one for one in both if phase.support == "everyone" or one.group in ("", audience.group)]


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
