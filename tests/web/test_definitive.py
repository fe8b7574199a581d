"""A report becomes definitive as it was made, or not at all."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from facilitator.core.errors import Refused
from facilitator.web.report_files import make_definitive


def test_words_taken_out_while_the_files_are_kept_are_in_none_that_stay() -> None:
    """Redact lets go of what was kept, then waits for the log: what is kept in that moment holds the words still."""
    edits = SimpleNamespace(definitive=False, redacted=0)
    room = SimpleNamespace(id="abc123", state=SimpleNamespace(edits=edits, seq=9))
    kept: list[str] = []
    told: list[str] = []
    files = SimpleNamespace(keep=lambda session, mark, whole: kept.append(mark), let_go=lambda session: kept.clear())
    job = SimpleNamespace(sizes={"report.html": 5}, mark="a" * 64, read=lambda name: b"words")
    begun: list[Any] = []
    exports = SimpleNamespace(start=lambda session, seq, definitive_at, then: begun.append(then))

    def tell(name: str, data: dict[str, Any]) -> None:
        told.append(name)
        edits.redacted = 1  # the redaction was before it in the queue

    make_definitive(SimpleNamespace(files=files, exports=exports), room, tell)  # type: ignore[arg-type]
    with pytest.raises(Refused) as refusal:
        begun[0](job)
    assert refusal.value.code == "report_changed"
    assert (told, kept) == (["FinishReport", "ReopenReport"], [])
