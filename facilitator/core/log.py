"""One command's way into the log and back: deciding, the record on disk, and replay."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from facilitator.core.admission import check_in
from facilitator.core.errors import Refused
from facilitator.core.history import FINAL, TURNING
from facilitator.core.places import ReceiveGroup, at_place
from facilitator.core.remembering import Memory
from facilitator.core.session import Session, decide
from facilitator.core.vocabulary import Command, Context, Event, event_from_json, event_to_json


class Reply(NamedTuple):
    """What a command was answered: the seq it was stored under and its value; `digest` tells its body."""

    seq: int
    value: dict[str, Any]
    digest: str


TELLS_NOTHING = frozenset({"Redact"})
_NOTHING: dict[str, Any] = {}  # what most commands are answered; nobody writes in it


def digest_of(name: str, data: Any) -> str:
    """Give a short fingerprint of a command, to know the same id with another body.

    Of one that takes words out of the log nothing but its name is in it: those words could be found back by trying.
    """
    if name in TELLS_NOTHING:
        data = None
    body = json.dumps([name, data], sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.blake2s(body.encode("utf-8", "backslashreplace"), digest_size=8).hexdigest()


class Ledger:
    """A session's state with the answers given to commands by id: all that replay brings back."""

    def __init__(self) -> None:
        self.state = Session()
        self._memory = Memory(self.state)
        self.replies: dict[str, Reply] = {}

    def known(self, actor_id: str, command_id: str, digest: str) -> Reply | None:
        """Give the earlier answer to this command id; raise Refused `id_reused` when the body differs."""
        reply = self.replies.get(f"{actor_id}:{command_id}")
        if reply is not None and reply.digest not in ("", digest):  # "": words were taken out of what it said
            raise Refused("id_reused")
        return reply

    def handle(self, command: Command, context: Context, digest: str) -> tuple[list[dict[str, Any]], Reply]:
        """Decide `command`, fold its events, and give the records to store with the answer.

        Raises Refused; then nothing has changed. The caller makes the records durable before anybody hears of it.
        """
        if type(command).roles.isdisjoint({context.actor.role}):
            raise Refused("not_allowed")
        check_in(self.state, context.actor, command)
        context = replace(context, actor=at_place(self.state, context.actor))
        if context.actor.place and not context.actor.group and not isinstance(command, ReceiveGroup | TURNING):
            raise Refused("nobody_here")
        decision = decide(command, self.state, context)
        records = [event_to_json(happened) for happened in decision.events]
        if records:
            head = records[0]
            head |= {"by": context.actor.id, "at": context.at, "cmd": context.command_id, "h": digest}
            if decision.value:
                head["ok"] = decision.value
            what = type(command).__name__
            if decision.undo:
                undo = [event_to_json(one) for one in decision.undo]
                head["undo"] = {"what": what, "n": len(records), "events": undo}
            elif what in FINAL:
                head["final"] = what
        first = self.state.seq + 1
        for record, happened in zip(records, decision.events, strict=True):
            self._take(record, happened)
        reply = self.replies.get(f"{context.actor.id}:{context.command_id}")
        if not records or reply is None or reply.seq != first:
            reply = Reply(self.state.seq, decision.value, digest)
        return records, reply

    def replay(self, records: Iterable[dict[str, Any]]) -> None:
        """Fold stored records, as `handle` gave them."""
        for record in records:
            self._take(record, event_from_json(record))

    def _take(self, record: dict[str, Any], happened: Event) -> None:
        self._memory.take(record, happened)
        if "cmd" in record:
            key = f"{record['by']}:{record['cmd']}"
            self.replies[key] = Reply(self.state.seq, record.get("ok", _NOTHING), record["h"])
