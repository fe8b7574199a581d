"""Erasing in the data directory: all files of that session, its words in the list, and the rest of what was interrupted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.store import Catalogue, Store
from facilitator.store.contacts import Contact, Contacts
from facilitator.store.erasing import erase, erased, finish
from facilitator.store.files import Files

WORDS = ("woord s1", "Amina s1", "Over s1", "foto s1", "verslag s1")
OTHERS = tuple(word.replace("s1", "s2") for word in WORDS)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as store:
        yield store


def filled(store: Store, folder: Path) -> tuple[Catalogue, Contacts, Files]:
    """Two sessions, each with a log, a contact, a photo, a definitive report and a line in the list."""
    catalogue, contacts, files = Catalogue(folder), Contacts(folder), Files(folder)
    for session in ("s1", "s2"):
        store.append(session, 0, [{"type": "said", "text": f"woord {session}"}])
        contacts.put(session, "p1", Contact(f"Amina {session}", "x"))
        files.put(session, f"foto {session}".encode(), ".jpg")
        files.keep(session, "ab12ab12ab12", {"report.md": f"verslag {session}".encode()})
        catalogue.upsert({"id": session, "title": f"Over {session}", "codes": {session.upper(): ""}})
    return catalogue, contacts, files


def on_disk(folder: Path) -> str:
    return "".join(path.read_text(errors="replace") for path in folder.rglob("*") if path.is_file())


def test_one_session_goes_and_the_other_stays(store: Store, tmp_path: Path) -> None:
    catalogue, contacts, files = filled(store, tmp_path)
    (tmp_path / "s1.oogst.bad-1").write_text("woord s1")
    erase("s1", store, catalogue, contacts, files)
    erase("s1", store, catalogue, contacts, files)
    left = on_disk(tmp_path)
    assert not [word for word in WORDS if word in left]
    assert [word for word in OTHERS if word in left] == list(OTHERS)
    assert erased(Catalogue.reader(tmp_path)) == {"s1"}


def test_nobody_is_kept_of_a_session_that_was_erased(store: Store, tmp_path: Path) -> None:
    catalogue, contacts, files = filled(store, tmp_path)
    erase("s1", store, catalogue, contacts, files)
    contacts.put("s1", "p2", Contact("Kees", "06"))
    files.put("s1", b"Kees op de foto", ".jpg")
    files.keep("s1", "ab12ab12ab12", {"report.md": b"Kees zei"})
    assert "Kees" not in on_disk(tmp_path)


def test_what_was_interrupted_is_finished_at_the_next_start(store: Store, tmp_path: Path) -> None:
    catalogue, _, _ = filled(store, tmp_path)
    catalogue.set_setting("erased", ["s1"])  # and then the power went out
    finish(store, catalogue, Contacts(tmp_path), Files(tmp_path))
    left = on_disk(tmp_path)
    assert not [word for word in WORDS if word in left]
    assert "woord s2" in left
