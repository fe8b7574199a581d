"""A server that lies: it acknowledges first and writes a moment later. The crash test must catch it."""

from __future__ import annotations

import sys
from pathlib import Path

from gevent import monkey

monkey.patch_all()
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import gevent  # noqa: E402  # gevent comes before every other import
from gevent.queue import Queue  # noqa: E402

from facilitator.store import Store  # noqa: E402
from facilitator.web.cli import main  # noqa: E402

LATER = 0.2  # seconds
_honest_append = Store.append
_waiting = Queue()


def _write_later():
    for store, session, expected_seq, events in _waiting:
        gevent.sleep(LATER)
        _honest_append(store, session, expected_seq, events)


def _append(self, session, expected_seq, events):
    if expected_seq == 0:
        return _honest_append(self, session, expected_seq, events)
    _waiting.put((self, session, expected_seq, events))
    return expected_seq + len(events)


if __name__ == "__main__":
    Store.append = _append
    gevent.spawn(_write_later)
    main()
