"""The plug is pulled. What was acknowledged is there; and the harness notices a build that skips a sync."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.store import Catalogue, JournalDatabase, Store, installation_secret
from tests.store.disks import SESSION, ForgetfulDisk, NamelessDisk, PowerCutDisk, event, numbers


def lost_in_a_power_cut(directory: Path, disk: PowerCutDisk) -> set[int]:
    """Write single events and batches, pull the plug after each acknowledgement, and tell what went missing."""
    acknowledged: list[int] = []
    lost: set[int] = set()
    with Store(directory, disk=disk) as store:
        for round_number, size in enumerate([1, 3, 1, 2, 5]):
            fresh = range(len(acknowledged), len(acknowledged) + size)
            store.append(SESSION, len(acknowledged), [event(number) for number in fresh])
            acknowledged.extend(fresh)
            after = directory.with_name(f"after-{round_number}")
            disk.cut(directory, into=after)
            with Store(after) as survivor:
                lost |= set(acknowledged) - set(numbers(survivor))
    return lost


def test_a_power_cut_loses_nothing_that_was_acknowledged(directory):
    assert lost_in_a_power_cut(directory, PowerCutDisk()) == set()


@pytest.mark.parametrize("disk", [ForgetfulDisk, NamelessDisk])
def test_the_harness_notices_a_journal_that_skips_a_sync(directory, disk):
    assert lost_in_a_power_cut(directory, disk()) == set(range(12))


def test_a_commit_that_only_half_reached_the_disk_is_dropped_whole(directory):
    disk = PowerCutDisk()
    with Store(directory, disk=disk) as store:
        store.append(SESSION, 0, [event(0)])
        disk.sync = lambda fd: None  # the plug is pulled while the next commit is on its way
        store.append(SESSION, 1, [event(1), event(2), event(3)])
        before = len((directory / f"{SESSION}.oogst").read_bytes())
        for torn in range(1, before):
            after = directory.with_name(f"torn-{torn}")
            disk.cut(directory, into=after, torn=torn)
            with Store(after) as survivor:
                assert numbers(survivor) in ([0], [0, 1, 2, 3])


def test_a_rewritten_session_is_the_old_one_or_the_new_one(directory):
    disk = PowerCutDisk()
    with Store(directory, disk=disk) as store:
        store.append(SESSION, 0, [event(0), event(1, text="een naam die er niet in mag")])
        store.rewrite(SESSION, [event(0), event(1, text="")])
        disk.cut(directory, into=directory.with_name("after"))
    with Store(directory.with_name("after")) as survivor:
        assert [found["text"] for _, found in survivor.read(SESSION)] == [event(0)["text"], ""]


def test_a_table_that_was_dropped_stays_dropped(directory):
    disk = PowerCutDisk()
    directory.mkdir()
    with JournalDatabase(directory / "words.journal", disk=disk) as database:
        database.table("nl").insert({"word": "bank"})
        database.table("en").insert({"word": "bench"})
        database.drop_table("nl")
        disk.cut(directory, into=directory.with_name("after"))
    with JournalDatabase(directory.with_name("after") / "words.journal") as survivor:
        assert survivor.tables() == {"en"}


def test_what_a_killed_server_left_unsynced_is_synced_before_it_is_shown(directory):
    with Store(directory) as killed:
        killed.append(SESSION, 0, [event(0)])
    disk = PowerCutDisk()
    with Store(directory, disk=disk) as store:
        assert numbers(store) == [0]
        disk.cut(directory, into=directory.with_name("after"))
    with Store(directory.with_name("after")) as survivor:
        assert numbers(survivor) == [0]


def test_the_catalogue_and_the_secret_survive_as_well(directory):
    disk = PowerCutDisk()
    secret = installation_secret(directory, disk=disk)
    catalogue = Catalogue(directory, disk=disk)
    catalogue.upsert({"id": SESSION, "title": "Sociale Top", "codes": {"K3M9PQ": ""}})
    catalogue.set_setting("public_url", "http://192.168.1.20:8000")
    disk.cut(directory, into=directory.with_name("after"))
    survivor = Catalogue(directory.with_name("after"))
    assert survivor.get(SESSION) == catalogue.get(SESSION)
    assert survivor.get_setting("public_url") == "http://192.168.1.20:8000"
    assert installation_secret(directory.with_name("after")) == secret
