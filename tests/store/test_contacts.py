"""How people can be reached: kept over a restart, and gone from the disk when somebody or everybody is forgotten."""

from __future__ import annotations

from pathlib import Path

from facilitator.store.contacts import Contact, Contacts

AMINA, KEES = Contact("Amina de Wit", "amina@voorbeeld.nl"), Contact("Kees", "06 12345678")


def on_disk(folder: Path) -> str:
    return "".join(path.read_text(errors="replace") for path in folder.iterdir() if path.is_file())


def test_nobody_is_known_at_first(tmp_path: Path) -> None:
    assert Contacts(tmp_path).of("s1") == {}
    assert list(tmp_path.iterdir()) == []


def test_contacts_are_there_after_a_restart(tmp_path: Path) -> None:
    contacts = Contacts(tmp_path)
    contacts.put("s1", "p1", AMINA)
    contacts.put("s1", "p2", KEES)
    contacts.put("s2", "p1", KEES)
    assert Contacts(tmp_path).of("s1") == {"p1": AMINA, "p2": KEES}


def test_a_changed_contact_leaves_nothing_of_the_old_one(tmp_path: Path) -> None:
    contacts = Contacts(tmp_path)
    contacts.put("s1", "p1", AMINA)
    contacts.put("s1", "p1", Contact("Amina", "op het wijkkantoor"))
    assert "voorbeeld" not in on_disk(tmp_path)
    assert Contacts(tmp_path).of("s1")["p1"].reach == "op het wijkkantoor"


def test_who_is_taken_off_leaves_no_word_on_the_disk(tmp_path: Path) -> None:
    contacts = Contacts(tmp_path)
    contacts.put("s1", "p1", AMINA)
    contacts.put("s1", "p2", KEES)
    contacts.remove("s1", "p1")
    contacts.remove("s1", "p9")
    assert contacts.of("s1") == {"p2": KEES}
    assert "Amina" not in on_disk(tmp_path)


def test_erasing_deletes_the_file_of_that_session_only(tmp_path: Path) -> None:
    contacts = Contacts(tmp_path)
    contacts.put("s1", "p1", AMINA)
    contacts.put("s2", "p2", KEES)
    contacts.erase("s1")
    contacts.erase("s1")
    assert contacts.of("s1") == {}
    assert [path.name for path in tmp_path.iterdir()] == ["s2.contacts"]


def test_what_is_given_is_a_copy(tmp_path: Path) -> None:
    contacts = Contacts(tmp_path)
    contacts.put("s1", "p1", AMINA)
    contacts.of("s1").clear()
    assert contacts.of("s1") == {"p1": AMINA}
