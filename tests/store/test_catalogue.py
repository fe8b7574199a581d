"""The list of sessions, and which code leads where."""

from __future__ import annotations

import errno

import pytest

from facilitator.store import Catalogue, CodeTaken, Damaged, StorageFailed, StorageFull
from tests.store.disks import CountingDisk, FailingDisk, QuickDisk


def entry(session: str, **more) -> dict:
    return {
        "id": session,
        "title": "Sociale Top",
        "format": "social-summit",
        "language": "nl",
        "created": "2026-11-22T09:00:00Z",
        "codes": {f"{session}XX": "", f"{session}A1": "A1"},
        "status": "open",
        **more,
    }


def test_sessions_are_listed_after_a_restart_in_the_order_they_came(directory):
    catalogue = Catalogue(directory)
    catalogue.upsert(entry("zwolle"))
    catalogue.upsert(entry("almelo"))
    catalogue.upsert(entry("zwolle", status="closed"))
    for seen in (catalogue, Catalogue.reader(directory), Catalogue(directory)):
        assert [(found["id"], found["status"]) for found in seen.all()] == [("zwolle", "closed"), ("almelo", "open")]
        assert seen.get("almelo") == entry("almelo")
        assert seen.get("deventer") is None


def test_a_code_leads_to_its_session_and_group(directory):
    catalogue = Catalogue(directory)
    catalogue.upsert(entry("zwolle"))
    catalogue.upsert(entry("almelo"))
    found = catalogue.find_by_code("almeloA1")
    assert (found["id"], found["codes"]["almeloA1"]) == ("almelo", "A1")
    assert catalogue.find_by_code("nobodyXX") is None
    catalogue.upsert(entry("almelo", codes={"fresh": ""}))
    assert catalogue.find_by_code("almeloA1") is None
    assert catalogue.find_by_code("fresh")["id"] == "almelo"


def test_a_code_never_leads_to_two_sessions(directory):
    catalogue = Catalogue(directory)
    catalogue.upsert(entry("zwolle"))
    with pytest.raises(CodeTaken):
        catalogue.upsert(entry("almelo", codes={"zwolleA1": ""}))
    assert catalogue.get("almelo") is None


def test_what_is_given_out_is_a_copy(directory):
    catalogue = Catalogue(directory)
    mine = entry("zwolle")
    catalogue.upsert(mine)
    mine["codes"]["stolen"] = ""
    catalogue.get("zwolle")["codes"]["stolen"] = ""
    catalogue.all()[0]["title"] = "?"
    assert catalogue.get("zwolle") == entry("zwolle")


def test_a_removed_session_leaves_no_word_on_the_disk(directory):
    catalogue = Catalogue(directory)
    catalogue.upsert(entry("zwolle", title="Geheim overleg"))
    catalogue.upsert(entry("almelo"))
    (directory / "catalogue.journal.bad-1").write_text("Geheim overleg")
    catalogue.remove("zwolle")
    catalogue.remove("never there")
    assert not [path for path in directory.iterdir() if b"Geheim" in path.read_bytes()]
    assert [found["id"] for found in Catalogue(directory).all()] == ["almelo"]
    catalogue.upsert(entry("deventer"))
    assert [found["id"] for found in Catalogue(directory).all()] == ["almelo", "deventer"]


def test_a_removal_on_a_full_disk_changes_nothing_and_can_be_done_again(directory):
    before = Catalogue(directory)
    before.upsert(entry("zwolle", title="Geheim overleg"))
    before.upsert(entry("almelo"))
    disk = FailingDisk(1, errno.ENOSPC, ["write"])
    catalogue = Catalogue(directory, disk=disk)
    catalogue_file = directory / "catalogue.journal"
    with pytest.raises(StorageFull):
        catalogue.remove("zwolle")
    assert catalogue.get("zwolle")
    disk.mend()
    catalogue.remove("zwolle")
    assert catalogue.get("zwolle") is None
    assert b"Geheim" not in catalogue_file.read_bytes()


def test_settings_keep_their_last_value(directory):
    catalogue = Catalogue(directory)
    assert catalogue.get_setting("public_url") is None
    assert catalogue.get_setting("public_url", "none yet") == "none yet"
    catalogue.set_setting("public_url", "http://192.168.1.20:8000")
    catalogue.set_setting("public_url", "http://10.0.0.7:8000")
    catalogue.set_setting("links", {"zwolle": [1, 2]})
    again = Catalogue(directory)
    assert again.get_setting("public_url") == "http://10.0.0.7:8000"
    assert again.get_setting("links") == {"zwolle": [1, 2]}
    assert again.all() == []


def test_a_file_of_mostly_outdated_rows_is_made_small_on_opening(directory):
    catalogue = Catalogue(directory, disk=QuickDisk())
    for number in range(500):
        catalogue.upsert(entry("zwolle", title=f"Sociale Top {number}"))
    before = (directory / "catalogue.journal").stat().st_size
    catalogue.close()
    again = Catalogue(directory)
    assert (directory / "catalogue.journal").stat().st_size < before / 100
    again.set_setting("after", "compacting")
    assert Catalogue.reader(directory).get("zwolle")["title"] == "Sociale Top 499"
    assert Catalogue.reader(directory).get_setting("after") == "compacting"


def test_a_small_catalogue_is_left_alone_on_opening(directory):
    Catalogue(directory).upsert(entry("zwolle"))
    disk = CountingDisk()
    Catalogue(directory, disk=disk)
    assert disk.writes == 0


def test_a_torn_end_is_set_aside_and_damage_is_for_reading_only(directory):
    Catalogue(directory).upsert(entry("zwolle"))
    file = directory / "catalogue.journal"
    whole = file.read_bytes()
    file.write_bytes(whole + b"torn")
    torn = Catalogue(directory)
    assert torn.get("zwolle") == entry("zwolle")
    assert [path.read_bytes() for path in torn.set_aside] == [b"torn"]
    torn.upsert(entry("almelo"))
    torn.upsert(entry("deventer"))
    file.write_bytes(file.read_bytes().replace(b"almelo", b"aImelo"))
    damaged = Catalogue(directory)
    assert damaged.damage
    assert [found["id"] for found in damaged.all()] == ["zwolle"]
    with pytest.raises(Damaged):
        damaged.upsert(entry("hengelo"))
    damaged.repair()
    damaged.upsert(entry("hengelo"))
    assert [found["id"] for found in Catalogue(directory).all()] == ["zwolle", "hengelo"]


def test_a_reader_writes_nothing(directory):
    reader = Catalogue.reader(directory)
    with pytest.raises(StorageFailed):
        reader.upsert(entry("zwolle"))
    assert not directory.exists()
