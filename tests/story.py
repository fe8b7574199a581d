"""Stories: given a history, when somebody does something, then this happened."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from facilitator.core.errors import Refused
from facilitator.core.log import Ledger, digest_of
from facilitator.core.model import Background, Group
from facilitator.core.preparing import SessionCreated
from facilitator.core.session import Session
from facilitator.core.vocabulary import Actor, Context, event_to_json, parse_command
from facilitator.formats import discover

HOST = Actor("facilitator", "facilitator")
DILEMMA = {
    "kind": "dilemma",
    "title": "Zwaardere zorgvragen, minder geld",
    "text": "De ggz krimpt.",
    "ask": "Wat doe jij?",
    "options": [
        {"text": "Ik bied de begeleiding toch aan", "objection": "Misschien kunnen we het niet"},
        {"text": "Ik zeg nee", "objection": "Onze plekken lopen leeg"},
    ],
}


def leader(group: str) -> Actor:
    """The table leader of a group."""
    return Actor("leader", f"leader:{group}", group)


def person(name: str, group: str = "") -> Actor:
    """A participant of the cast."""
    return Actor("participant", name, group)


class Story:
    """A session that is told step by step, without a server: records are kept as the store would."""

    def __init__(
        self,
        groups: tuple[str, ...] = ("A1", "A2"),
        backgrounds: tuple[str, ...] = ("zorg", "raad"),
        workshop: str = "social-summit",
    ) -> None:
        told = discover()[workshop]
        created = SessionCreated(
            id="abc123",
            format=workshop,
            language="nl",
            title="Drie dilemma's",
            code="KX47PM",
            phases=told.phases,
            report=told.report,
            backgrounds=tuple(Background(one, one) for one in backgrounds),
            groups=tuple(Group(one, f"Groep {one}") for one in groups),
            at=1_000,
        )
        self.ledger = Ledger()
        self.records: list[dict[str, Any]] = [event_to_json(created)]
        self.ledger.replay(self.records)
        self.at = 1_000_000
        self._ids = count()

    @property
    def state(self) -> Session:
        """The state now."""
        return self.ledger.state

    def when(self, actor: Actor, name: str, /, **data: Any) -> dict[str, Any]:
        """Let `actor` carry out a command; give its value."""
        self.at += 1_000
        command_id = f"command-{next(self._ids):06d}"
        context = Context(actor, self.at, command_id)
        records, reply = self.ledger.handle(parse_command(name, data), context, digest_of(name, data))
        self.records += records
        return reply.value

    def refused(self, actor: Actor, name: str, /, **data: Any) -> str:
        """Let `actor` try a command that must be refused; give the code. Nothing may have changed."""
        seq = self.state.seq
        with pytest.raises(Refused) as refusal:
            self.when(actor, name, **data)
        assert self.state.seq == seq
        return refusal.value.code

    def joined(self, *people: str, group: str = "A1", background: str = "") -> list[Actor]:
        """Let people join."""
        actors = [person(name, group) for name in people]
        for actor in actors:
            self.when(actor, "JoinSession", group=group, background=background)
        return actors

    def begun(self) -> Story:
        """Begin for real."""
        self.when(HOST, "BeginSession")
        return self

    def in_phase(self, phase: str, **more: Any) -> Story:
        """Open a phase for everyone."""
        self.when(HOST, "OpenPhase", phase=phase, **more)
        return self

    def dilemma(self) -> str:
        """Enter a dilemma and put it in focus."""
        made: str = self.when(HOST, "AddContribution", **DILEMMA)["contribution"]
        self.when(HOST, "SetFocus", on=[made])
        return made

    def replayed(self) -> Ledger:
        """The ledger as it comes back from disk."""
        again = Ledger()
        again.replay(self.records)
        return again
