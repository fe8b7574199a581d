"""What was steered, so that it can be taken back: the last entries, and who touched the same things since."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Record = dict[str, Any]  # an event as JSON: {"t": name, "d": fields}


class Trace(NamedTuple):
    """Somebody changed something: at `when` (a seq), by the entry or the event `seq`; `what` is its name."""

    when: int
    seq: int
    by: str
    what: str


@dataclass
class Entry:
    """One steering action: `what` (a command's name), by whom (an actor's id), and the events it consists of.

    `keys` are the things that it changed (facilitator.core.touching), `lost` those that were not put back because
    somebody had changed them since. `back` are the events that take it back; none: it can't be, and `final` says so.
    `when` is the seq at which it was done or redone; `under` says, of what was taken back, what each thing lay on.
    """

    seq: int
    at: int
    by: str
    what: str
    back: list[Record] = field(default_factory=list)
    done: list[Record] = field(default_factory=list)
    keys: dict[str, None] = field(default_factory=dict)
    lost: dict[str, None] = field(default_factory=dict)
    when: int = 0
    undone: bool = False
    turned_at: int = 0  # when it was last undone or redone,
    turned_by: str = ""  # and by whom
    under: dict[str, int] = field(default_factory=dict)

    @property
    def final(self) -> bool:
        """Whether nothing takes this back."""
        return not self.back


@dataclass
class History:
    """The last steering actions by seq, oldest first, and the traces on all that they changed."""

    entries: dict[int, Entry] = field(default_factory=dict)
    traces: dict[str, dict[str, list[Trace]]] = field(default_factory=dict)  # thing → part of it ('' for all) → since
    watched: Counter[str] = field(default_factory=Counter)  # thing → how many entries changed it
    forgotten: int = 0  # entries that were let go

    def standing(self, by: str | None = None) -> list[Entry]:
        """Give what stands and can be taken back in principle, oldest first: of all, or of one actor."""
        return [one for one in self.entries.values() if not one.undone and one.back and by in (None, one.by)]

    def undone(self, by: str | None = None) -> list[Entry]:
        """Give what was taken back, in the order in which that was done: of all, or of one actor."""
        found = [one for one in self.entries.values() if one.undone and by in (None, one.by)]
        return sorted(found, key=lambda one: one.when)
