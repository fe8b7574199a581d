"""What still needs somebody before a report is sent: what was not filled in, what only a person can judge, what would be lost.

A list of few kinds, each with how much there is of it and where it can be done. Nothing on it forbids anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.report.coverage import missing
from facilitator.report.edition import Edition
from facilitator.report.privacy import Finding
from facilitator.report.privacy.reach import emails

FEWEST_DIGITS = 5  # of the shortest phone number that readers can call: 14 038
_PAGE = re.compile(r"(?i)\b(?:https?://|www\.)\S|\b[a-z0-9-]{2,}\.(?:nl|be|com|org|net|eu|info)\b")

# Where something can be done: the preparation page, the console, the desk of the report, or its draft.
PREPARE, CONSOLE, DESK, DRAFT = "prepare", "console", "desk", "draft"


@dataclass(frozen=True)
class Need:
    """What still needs somebody: its `kind`, `n` of it, the `page` where it can be done and the `anchor` there.

    `numbers` are the contributions it is about, where it is about some.
    """

    kind: str
    page: str
    anchor: str = ""
    n: int = 1
    numbers: tuple[int, ...] = ()


def needs(edition: Edition, findings: Sequence[Finding] | None = None) -> list[Need]:
    """Give what still needs somebody, what everybody would miss first. With `findings` also what the privacy scan found,
    and words that went stale: who shows those apart leaves them out here.
    """
    found = [need for look in _LOOKS for need in look(edition)]
    if findings is not None:
        found += [Need("privacy", DESK, "privacy", len(findings))] if findings else []
        found += [Need("stale", DESK, "needs", len(edition.stale))] if edition.stale else []
    return found


def _filled_in(edition: Edition) -> list[Need]:
    meeting, edits = edition.data["meeting"], edition.data["edits"]
    found = [Need(name, PREPARE, f"m-{name}") for name in ("date", "organiser", "contact") if not meeting.get(name)]
    found += [Need("reach", PREPARE, "m-contact")] if meeting.get("contact") and not _reachable(meeting["contact"]) else []
    found += [Need(name, DESK, f"r-{name}") for name in ("sender", "next_steps") if not edits[name] and not _told(edition, name)]
    return found


def _reachable(contact: str) -> bool:
    """Whether readers can reach somebody by it: an e-mail address, a phone number or a page; a name alone is none."""
    return any(emails(contact, "")) or len(re.findall(r"\d", contact)) >= FEWEST_DIGITS or _PAGE.search(contact) is not None


def _told(edition: Edition, name: str) -> bool:
    """Whether what comes next was written down elsewhere: as a note on how it goes on."""
    return name == "next_steps" and any(one["section"] == "follow-up" for one in edition.data["notes"])


def _held(edition: Edition) -> list[Need]:
    waiting = len(edition.state.held) + len(edition.state.held_answers)
    return [Need("held", CONSOLE, "waits-head", waiting)] if waiting else []


def _untranslated(edition: Edition) -> list[Need]:
    own = _base(edition.report.language)
    rows = [
        row for row in edition.data["contributions"]
        if row["language"] and _base(row["language"]) != own and not any(_base(one["language"]) == own for one in row["translations"])
    ]  # fmt: skip
    return _about("untranslated", rows)


def _base(language: str) -> str:
    return language.lower().partition("-")[0]


def _questions(edition: Edition) -> list[Need]:
    return _about("questions", [row for row in edition.data["questions"] if not (row["owner"] and row["due"])], "questions-head")


def _actions(edition: Edition) -> list[Need]:
    rows = edition.data["actions"]
    return [
        Need(f"actions_{name}", CONSOLE, "actions-head", n) for name in ("owner", "due") if (n := sum(1 for row in rows if not row[name]))
    ]


def _photos(edition: Edition) -> list[Need]:
    bare = [one.id for one in edition.state.edits.pictures.values() if not one.alt]
    return [Need("photos", DESK, f"photo-{bare[0]}", len(bare))] if bare else []


def _characters(edition: Edition) -> list[Need]:
    return _about("characters", [{"number": one.number} for one in missing(edition)])


def _about(kind: str, rows: list[dict[str, Any]], heading: str = "") -> list[Need]:
    """Give one need about several contributions, or none about none: in the draft, or below that heading of the console."""
    numbers = tuple(row["number"] for row in rows)
    return [Need(kind, CONSOLE if heading else DRAFT, heading or f"n{numbers[0]}", len(numbers), numbers)] if numbers else []


_LOOKS: tuple[Callable[[Edition], list[Need]], ...] = (
    _filled_in, _held, _actions, _questions, _untranslated, _photos, _characters,
)  # fmt: skip
