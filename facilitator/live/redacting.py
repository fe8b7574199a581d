"""A log without some words: every event of it as it was, but for these. What compared with the old words goes along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gevent

from facilitator.core.redacted import Redaction
from facilitator.core.session import Session, evolve
from facilitator.core.vocabulary import event_from_json
from facilitator.core.wordings import words_of

Record = dict[str, Any]
Fingerprints = Callable[[Session], dict[str, tuple[str, ...]]]  # address → what is known of what is composed there

COUNTED = ("HandsCounted", "HandsTakenBack")  # what holds fingerprints of the words that were voted on
_AT_ONCE = 500  # events after which others have their turn


def redacted(records: list[Record], redaction: Redaction, composed: Fingerprints | None = None) -> list[Record]:
    """Give the records of a log without the words; `redaction.times` tells how often they were there.

    `composed` gives the fingerprints of the report's passages, so that what an editor worded anew still fits under it.
    """
    told: list[Record] = []
    head = 0
    for place, record in enumerate(records):
        head = place if "by" in record else head  # here a command begins
        told.append(redaction.record(record))
        if told[-1] is not record and "h" in told[head]:
            told[head] = {**told[head], "h": ""}  # its fingerprint would tell the words to who tries them all
        if place % _AT_ONCE == 0:
            gevent.sleep(0)
    if not redaction.times:
        return records
    told = _with_wordings(records, [_unmarked(one) for one in told])
    return _with_passages(records, told, composed) if composed is not None else told


def _unmarked(record: Record) -> Record:
    """Give a record without the mark of a report that was definitive once: it is over all that stood there, these words too."""
    return {**record, "d": {**record["d"], "mark": ""}, "h": ""} if record["t"] == "ReportFinished" else record


def _with_wordings(before: list[Record], after: list[Record]) -> list[Record]:
    """Counted hands that were taken back remember on which words they were counted, by a fingerprint: give it anew."""
    if not any(one["t"] in COUNTED for record in before for one in _events(record)):
        return after
    now: dict[str, str] = {}
    old, new, other = Session(), Session(), set[str]()
    for was, record in zip(before, after, strict=True):
        evolve(old, event_from_json(was))
        evolve(new, event_from_json(record))
        if was is not record:
            other |= {key for key, one in old.contributions.items() if words_of(one) != words_of(new.contributions[key])}
        now |= {words_of(old.contributions[one]): words_of(new.contributions[one]) for one in other & old.contributions.keys()}
    return [_anew(record, COUNTED, "words", now) for record in after]


def _with_passages(before: list[Record], after: list[Record], composed: Fingerprints) -> list[Record]:
    """What an editor worded anew was so over a text as composed, known by its fingerprint: give that anew."""
    if not any(one["t"] == "PassageRewritten" for one in before):
        return after
    then, now = composed(_folded(before)), composed(_folded(after))
    pairs = (pair for address, marks in then.items() if address in now for pair in zip(marks, now[address], strict=True))
    marks = {was: mark for was, mark in pairs if was != mark}
    return [_anew(record, ("PassageRewritten",), "was", marks) for record in after]


def _folded(records: list[Record]) -> Session:
    state = Session()
    for record in records:
        evolve(state, event_from_json(record))
    return state


def _events(record: Record) -> list[Record]:
    return [record, *record.get("undo", {}).get("events", ())]


def _anew(record: Record, kinds: tuple[str, ...], field: str, now: dict[str, str]) -> Record:
    """Give a record in which a field of some kinds of events has what `now` says instead."""

    def deep(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: now.get(one, one) if key == field and isinstance(one, str) else deep(one) for key, one in value.items()}
        return [deep(one) for one in value] if isinstance(value, list) else value

    if not any(one["t"] in kinds for one in _events(record)):
        return record
    told = {**record, "d": deep(record["d"])} if record["t"] in kinds else dict(record)
    if "undo" in record:
        events = [{**one, "d": deep(one["d"])} if one["t"] in kinds else one for one in record["undo"]["events"]]
        told["undo"] = {**record["undo"], "events": events}
    return told
