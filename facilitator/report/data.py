"""What of a session goes in files: the public data for everybody, the complete data for the facilitator only."""

from __future__ import annotations

from collections import Counter
from typing import Any

from facilitator.core.model import UNKNOWN, Contribution
from facilitator.core.session import Session
from facilitator.core.visibility import FEWEST, background_counts, is_public, shown_background
from facilitator.core.voting import by_background, choice_counts, dots_of, family, moves, support_of, tally, third_ways

SCHEMA = "oogst.session/1"
_LEVELS = ("agree", "neutral", "disagree")


def full_data(state: Session) -> dict[str, Any]:
    """Give the facilitator's complete data, as docs/session-json.md describes it."""
    return {
        "schema": SCHEMA,
        "session": {
            "id": state.id,
            "title": state.title,
            "format": state.format,
            "language": state.language,
            "meeting": _meeting(state),
            "begun": state.begun,
            "closed": state.closed,
        },
        "groups": [
            {"id": group.id, "label": group.label, "leader": group.leader, "about": group.about}
            for group in state.groups.values()
        ],
        "backgrounds": [{"id": one.id, "label": one.label} for one in state.backgrounds.values()],
        "phases": [
            {
                "id": phase.id,
                "type": phase.type,
                "title": phase.title,
                "instruction": phase.instruction,
                "accepts": list(phase.accepts),
                "visibility": phase.visibility,
                "anonymous": phase.anonymous,
                "choices": list(phase.choices),
                "support": phase.support,
                "dots": phase.dots,
                "rates": phase.rates,
                "minutes": phase.minutes,
                "skipped": phase.skipped,
            }
            for phase in state.phases
        ],
        "participants": _participants(state),
        "contributions": [_full(state, one) for one in in_order(state)],
        "themes": [
            {"id": one.id, "title": one.title, "group": one.group, "members": _numbers(state, one.members)}
            for one in state.themes.values()
        ],
        "highlights": [
            {"group": one.group or None, "members": _numbers(state, one.members)} for one in state.highlights.values()
        ],
        "conclusions": [{"text": one.text, "on": _about(state, one.on)} for one in state.conclusions.values()],
        "actions": [{"text": one.text, "owner": one.owner, "due": one.due} for one in state.actions.values()],
        "notes": [{"section": one.section, "text": one.text} for one in state.notes.values()],
        "votings": _votings(state),
    }


def in_order(state: Session) -> list[Contribution]:
    """Give all contributions that count, in the order of their numbers (the try-out's, before "begin", at the end)."""
    return sorted(state.contributions.values(), key=lambda one: (one.number < 0, abs(one.number)))


def _meeting(state: Session) -> dict[str, Any]:
    hidden = ("wifi_name", "wifi_password")
    values = {name: getattr(state.meeting, name) for name in state.meeting.__dataclass_fields__ if name not in hidden}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items() if value}


def _participants(state: Session) -> dict[str, Any]:
    counts = background_counts(state)
    named = {one: counts[one] for one in state.backgrounds if counts[one]}
    unknown = {UNKNOWN: counts[UNKNOWN]} if counts[UNKNOWN] else {}
    return {"count": len(state.present()), "by_background": named | unknown}


def _numbers(state: Session, members: list[str]) -> list[int]:
    return [state.contributions[one].number for one in members if one in state.contributions]


def _about(state: Session, on: str) -> int | str | None:
    if on in state.contributions:
        return state.contributions[on].number
    return on or None


def _full(state: Session, one: Contribution) -> dict[str, Any]:
    person = state.people.get(one.author)
    row: dict[str, Any] = {
        "number": one.number,
        "kind": one.kind,
        "text": one.text,
        "group": one.group or None,
        "round": one.round,
        "phase": one.phase,
        "background": (person.background or UNKNOWN) if person else None,
        "by": "participant" if person else one.author.partition(":")[0],
        "status": one.status,
        "support": _by_background(state, support_of(state, one)),
        "dots": sum(dots_of(state, one).values()),
    }
    optional = {"title": one.title, "ask": one.ask, "owner": one.owner, "presenter": one.presenter}
    row |= {name: value for name, value in optional.items() if value}
    if one.on:
        row["on"] = _about(state, one.on)
    if one.parent:
        row["parent"] = _about(state, one.parent)
    if one.merged_into:
        row["merged_into"] = state.contributions[one.merged_into].number
    if one.people > 1:
        row["people"] = one.people
    if one.answers:
        row["answers"] = [{"text": answer.text, "by": _role(state, answer.author)} for answer in one.answers]
    if one.kind == "dilemma":
        row["options"] = [{"text": option.text, "objection": option.objection} for option in one.options]
        row["choices"] = {
            moment: choice_counts(state, one, moment)[:-1]
            for moment in ("before", "after")
            if _chosen(state, one, moment)
        }
        row["unknown"] = {
            moment: choice_counts(state, one, moment)[-1]
            for moment in ("before", "after")
            if _chosen(state, one, moment)
        }
        if ways := [way for way in third_ways(state, one) if way not in state.hidden_ways.get(one.id, [])]:
            row["third_ways"] = ways
    if one.id in state.ratings:
        row["ratings"] = {
            str(state.contributions[goal].number): [list(votes.values()).count(value) for value in range(4)]
            for goal, votes in state.ratings[one.id].items()
            if goal in state.contributions
        }
    return row


def _role(state: Session, author: str) -> str:
    return "participant" if author in state.people else author.partition(":")[0]


def _chosen(state: Session, one: Contribution, moment: str) -> bool:
    return bool(state.choices.get(one.id, {}).get(moment))


def _by_background(state: Session, votes: dict[str, str]) -> dict[str, dict[str, int]]:
    split = by_background(state, votes, str)
    return {
        background: {level: counts[level] for level in (*_LEVELS, UNKNOWN) if level in _LEVELS or counts[level]}
        for background, counts in sorted(split.items())
    }


def _votings(state: Session) -> list[dict[str, Any]]:
    """Give every round of choosing, latest last."""
    return [
        {"on": one.number, "moment": moment, "counts": choice_counts(state, one, moment)}
        for one in in_order(state)
        if one.kind == "dilemma"
        for moment in ("before", "after")
        if _chosen(state, one, moment)
    ]


# ── public data ──


def public_data(state: Session) -> dict[str, Any]:
    """Give what may leave the house: visible contributions and protected counts.

    No participant ids; nothing hidden, withdrawn, merged away or blind; a background only where at least three
    people have it; counts of backgrounds under three are put together as `few`.
    """
    shown = [one for one in in_order(state) if is_public(state, one)]
    numbers = {one.id: one.number for one in shown}
    return {
        "id": state.id,
        "title": state.title,
        "format": state.format,
        "language": state.language,
        "begun": state.begun,
        "meeting": _meeting(state),
        "groups": [
            {"id": one.id, "label": one.label, "leader": one.leader, "about": one.about, "size": _size(state, one.id)}
            for one in state.groups.values()
        ],
        "backgrounds": {one.id: one.label for one in state.backgrounds.values()},
        "participants": {"count": len(state.present()), "by_background": _protected_people(state)},
        "phases": [
            {"id": one.id, "type": one.type, "title": one.title, "minutes": one.minutes, "step": one.step}
            for one in state.phases
            if not one.skipped
        ],
        "contributions": [_public(state, one, numbers) for one in shown],
        "gaps": _gaps(state, {one.number for one in shown}),
        "themes": [
            {"title": one.title, "group": one.group, "members": _shown_numbers(state, one.members, numbers)}
            for one in state.themes.values()
            if one.title
        ],
        "highlights": [
            {"group": one.group, "members": _shown_numbers(state, one.members, numbers)}
            for one in state.highlights.values()
        ],
        "conclusions": [
            {
                "text": one.text,
                "on": _shown_number(state, one.on, numbers),
                "general": not one.on,
                "theme": state.themes[one.on].title if one.on in state.themes else "",
            }
            for one in state.conclusions.values()
        ],
        "actions": [{"text": one.text, "owner": one.owner, "due": one.due} for one in state.actions.values()],
        "notes": [{"section": one.section, "text": one.text} for one in state.notes.values()],
        "report": list(state.report),
        "people_behind": sum(one.people - 1 for one in shown),
    }


def _shown_number(state: Session, on: str, numbers: dict[str, int]) -> int | None:
    """Give the number of what something is about, or of what that went up in since; None when it isn't public."""
    return numbers.get(state.standing(on).id) if on in state.contributions else None


def _shown_numbers(state: Session, members: list[str], numbers: dict[str, int]) -> list[int]:
    found = (_shown_number(state, member, numbers) for member in members)
    return list(dict.fromkeys(number for number in found if number is not None))


def _size(state: Session, group: str) -> int:
    return sum(1 for person in state.present() if person.group == group)


def _protected_people(state: Session) -> dict[str, int]:
    """Give people per background; those under three are one number, under `few`."""
    counts = background_counts(state)
    enough = {one: counts[one] for one in state.backgrounds if counts[one] >= FEWEST}
    rest = {one: n for one, n in counts.items() if n and one not in enough and one != UNKNOWN}
    if counts[UNKNOWN]:
        enough[UNKNOWN] = counts[UNKNOWN]
    if rest:
        enough["few"] = sum(rest.values())
    return enough


def protected_split(split: dict[str, Counter[str]], keys: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """Give votes per background where at least three of it voted; the others are left out.

    Whoever takes what is given from the total finds what is left out, so that is nobody or at least three people
    too: else the smallest of the others is left out with it.
    """
    voted = {background: sum(counts[key] for key in keys) for background, counts in split.items()}
    shown = {one for one, n in voted.items() if n >= FEWEST and one != UNKNOWN}
    while shown and 0 < sum(n for one, n in voted.items() if one not in shown) < FEWEST:
        shown.remove(min(shown, key=lambda one: (voted[one], one)))
    return {background: {key: split[background][key] for key in keys} for background in sorted(shown)}


def _public(state: Session, one: Contribution, numbers: dict[str, int]) -> dict[str, Any]:
    votes = support_of(state, one)
    person = state.people.get(one.author)
    row: dict[str, Any] = {
        "number": one.number,
        "kind": one.kind,
        "text": one.text,
        "title": one.title,
        "group": one.group,
        "round": one.round,
        "phase": one.phase,
        "background": shown_background(state, one),
        "by": "participant" if person else one.author.partition(":")[0],
        "on": _shown_number(state, one.on, numbers),
        "ask": one.ask,
        "owner": one.owner,
        "presenter": one.presenter,
        "people": one.people,
        "voices": 1 + _merged(state, one),
        "support": tally(state, one),
        "support_by": protected_split(by_background(state, votes, str), _LEVELS),
        "dots": sum(dots_of(state, one).values()),
        "answers": [{"text": answer.text, "by": _role(state, answer.author)} for answer in one.answers],
    }
    if one.kind == "dilemma":
        row["options"] = [{"text": option.text, "objection": option.objection} for option in one.options]
        row["choices"] = {moment: choice_counts(state, one, moment) for moment in ("before", "after")}
        row["moves"] = [[start, end, n] for (start, end), n in sorted(moves(state, one).items(), key=str)]
        row["third_ways"] = [way for way in third_ways(state, one) if way not in state.hidden_ways.get(one.id, [])]
        row["choices_by"] = {moment: _choices_by(state, one, moment) for moment in ("before", "after")}
    return row


def _merged(state: Session, one: Contribution) -> int:
    return sum(1 for _ in family(state, one)) - 1


def _choices_by(state: Session, one: Contribution, moment: str) -> dict[str, dict[str, int]]:
    chosen = state.choices.get(one.id, {}).get(moment, {})

    def label(choice: Any) -> str:
        return "third" if choice.option is None else str(choice.option)

    keys = (*(str(n) for n in range(len(one.options))), "third", UNKNOWN)
    return protected_split(by_background(state, chosen, label), keys)


def _gaps(state: Session, shown: set[int]) -> dict[str, list[int]]:
    """Give the numbers that are not in the appendix, by why: their text is left out."""
    gaps: dict[str, list[int]] = {}
    for one in in_order(state):
        if one.number > 0 and one.number not in shown:
            gaps.setdefault(one.status if one.status != "visible" else "blind", []).append(one.number)
    return gaps
