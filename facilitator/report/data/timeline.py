"""The afternoon as it went: when each phase really began and ended, and how much was brought in meanwhile.

In whole minutes, of the room or its groups together; nothing of any one person. Clock times are those of the hall: of
where the server stands.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from facilitator.core.model import Contribution
from facilitator.core.phases import MINUTE
from facilitator.core.session import Session

SHORTEST = 10 * MINUTE  # less than this was no meeting but a try
GLANCE = MINUTE // 2  # a phase that was open no longer was passed by


def shown_timeline(state: Session, shown: list[Contribution]) -> list[dict[str, Any]]:
    """Give the stretches in order: phase, round, `start` and `end` on the clock, `since` and `minutes`, `contributions`.

    What came later, what was brought in beforehand and the dilemmas that the facilitator entered are not counted.
    """
    brought = [one for one in shown if not one.late and one.via != "import" and (one.kind != "dilemma" or one.via)]
    end, busy = _end(state, brought), {(one.phase, one.round) for one in brought}
    if not state.begun or end - state.begun_at < SHORTEST:
        return []
    found: dict[tuple[str, int, int], list[int]] = {}
    for group in [one for one in state.groups if one in state.openings] or [""]:
        for key, since, until in _stretches(state, group, end, busy):
            known = found.setdefault(key, [since, until])
            known[:] = [min(known[0], since), max(known[1], until)]
    if len(found) < 2:
        return []
    came = _came(found, brought)
    return [
        {
            "phase": key[0],
            "round": key[1],
            "start": _clock(since),
            "end": _clock(until),
            "since": since // MINUTE - state.begun_at // MINUTE,
            "minutes": until // MINUTE - since // MINUTE,  # as between the two on the clock
            "contributions": came[key],
        }
        for key, (since, until) in sorted(found.items(), key=lambda one: one[1])
    ]


def _end(state: Session, shown: list[Contribution]) -> int:
    """Give when it ended: when it was closed, else when the last thing was brought in or opened."""
    opened = [at for told in state.openings.values() for _, _, at in told]
    return state.closed_at or max([0, *opened, *(one.at for one in shown)])


def _stretches(
    state: Session, group: str, end: int, busy: set[tuple[str, int]]
) -> list[tuple[tuple[str, int, int], int, int]]:
    """Give where one group stood: (phase, round, which time), from when until when; what was only passed by is left out."""
    told = [one for one in state.openings.get(group, []) if one[2] < end]
    before = [one for one in told if one[2] <= state.begun_at]
    first = before[-1][:2] if before else (state.phases[0].id, 1) if state.phases else ("", 1)
    places = [(*first, state.begun_at), *(one for one in told if one[2] > state.begun_at)]
    ends = [*(at for _, _, at in places[1:]), end]
    times: Counter[tuple[str, int]] = Counter()
    spans = []
    known = {phase.id for phase in state.phases if not phase.skipped}
    for (phase, number, since), until in zip(places, ends, strict=True):
        if phase in known and (until - since >= GLANCE or (phase, number) in busy):
            times[phase, number] += 1
            spans.append(((phase, number, times[phase, number]), since, until))
    return spans


def _came(found: dict[tuple[str, int, int], list[int]], brought: list[Contribution]) -> Counter[tuple[str, int, int]]:
    """Give how many contributions came in each stretch, by their phase and round; of several times, by when they came."""
    came: Counter[tuple[str, int, int]] = Counter()
    for one in brought:
        keys = [key for key in found if key[:2] == (one.phase, one.round)]
        inside = [key for key in keys if found[key][0] <= one.at <= found[key][1]]
        if keys:
            came[(inside or keys)[0]] += 1
    return came


def _clock(at: int) -> str:
    return datetime.fromtimestamp(at / 1000).strftime("%H:%M")  # noqa: DTZ006 - the hall's own clock
