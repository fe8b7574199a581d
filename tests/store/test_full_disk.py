"""The disk is full, or fails. Nobody is told that something was saved which was not; what was there stays whole."""

from __future__ import annotations

import errno
import json
import resource
from collections.abc import Callable
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from tinydb import TinyDB
from tinydb.storages import JSONStorage

from facilitator.store import Disk, StorageFailed, StorageFull, Store, StoreError
from tests.store.disks import SESSION, FailingDisk, event, numbers

ROOM = 20_000


@contextmanager
def room_for(size: int):
    """The operating system itself refuses every byte of a file beyond this size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def fill(insert: Callable[[int], object], error: type[Exception]) -> int:
    """Write until it is refused; gives how many were acknowledged."""
    for number in range(ROOM):
        try:
            insert(number)
        except error:
            return number
    raise AssertionError("the disk never filled up")


def test_a_full_disk_refuses_the_new_and_keeps_the_old_and_goes_on_when_there_is_room(directory):
    with Store(directory) as store:
        with room_for(ROOM):
            saved = fill(lambda number: store.append(SESSION, number, [event(number)]), StorageFull)
            assert saved > 100
            assert numbers(store) == list(range(saved))
            with pytest.raises(StorageFull):
                store.append(SESSION, saved, [event(saved)])
        store.append(SESSION, saved, [event(saved)])
    with Store(directory) as again:
        assert numbers(again) == list(range(saved + 1))
        assert again.condition(SESSION).set_aside == ()


def test_a_server_killed_on_a_full_disk_opens_again(directory):
    with Store(directory) as store, room_for(ROOM):
        saved = fill(lambda number: store.append(SESSION, number, [event(number)]), StorageFull)
    assert numbers(Store.reader(directory)) == list(range(saved))


def test_stock_tinydb_loses_the_whole_session_on_a_full_disk(tmp_path):
    path = tmp_path / "stock.json"
    database = TinyDB(path, storage=JSONStorage)
    with room_for(ROOM):
        assert fill(lambda number: database.insert(event(number)), OSError) > 100
    with pytest.raises(json.JSONDecodeError):
        TinyDB(path, storage=JSONStorage).all()


def test_a_torn_end_that_cannot_be_set_aside_yet_waits_for_room(directory):
    with Store(directory) as store:
        store.append(SESSION, 0, [event(0)])
    log = directory / f"{SESSION}.oogst"
    log.write_bytes(log.read_bytes() + b"torn")
    disk = FailingDisk(1, errno.ENOSPC, ["write"])
    with Store(directory, disk=disk) as store:
        assert numbers(store) == [0]
        with pytest.raises(StorageFull):
            store.append(SESSION, 1, [event(1)])
        disk.mend()
        store.append(SESSION, 1, [event(1)])
        assert [path.read_bytes() for path in store.condition(SESSION).set_aside] == [b"torn"]
    with Store(directory) as again:
        assert numbers(again) == [0, 1]


def test_a_rewrite_without_room_leaves_the_session_as_it_was(directory):
    with Store(directory) as store:
        store.append(SESSION, 0, [event(0), event(1)])
    with Store(directory, disk=FailingDisk(1, errno.ENOSPC, ["write"])) as store:
        with pytest.raises(StorageFull):
            store.rewrite(SESSION, [event(7)])
        assert numbers(store) == [0, 1]
    assert [path.name for path in directory.glob(f"{SESSION}*")] == [f"{SESSION}.oogst"]


def test_after_a_failed_sync_nothing_more_is_written_until_the_file_is_opened_again(directory):
    disk = FailingDisk(10**9, errno.EIO, ["sync"])
    with Store(directory, disk=disk) as store:
        store.append(SESSION, 0, [event(0)])
        disk.fail_at = disk.count + 1
        with pytest.raises(StorageFailed):
            store.append(SESSION, 1, [event(1)])
        syncs = disk.count
        disk.mend()
        with pytest.raises(StorageFailed):
            store.append(SESSION, 1, [event(1)])
        assert disk.count == syncs, "a second sync would report success for bytes that are gone"
        assert numbers(store) == [0]
        assert not store.condition(SESSION).writable
        store.release(SESSION)
        assert store.append(SESSION, 1, [event(1)]) == 2


COMMITS = [[0], [1, 2], [3], [4, 5, 6], [7]]


def play(directory: Path, disk: Disk) -> list[list[int]]:
    """A short session on a bad disk; gives the commits that were acknowledged."""
    acknowledged: list[list[int]] = []
    with suppress(StoreError), Store(directory, disk=disk) as store:
        for commit in COMMITS:
            with suppress(StoreError):
                store.append(SESSION, store.last_seq(SESSION), [event(number) for number in commit])
                acknowledged.append(commit)
            if len(acknowledged) == 2:
                with suppress(StoreError):
                    store.rewrite(SESSION, [found for _, found in store.read(SESSION)])
    return acknowledged


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO])
@pytest.mark.parametrize("once", [True, False], ids=["once", "for good"])
def test_whichever_operation_fails_no_acknowledged_event_is_lost(tmp_path, code, once):
    """Let the first operation fail, then the second, and so on, until a whole session passes without a failure."""
    fail_at = 0
    while True:
        fail_at += 1
        directory, disk = tmp_path / str(fail_at), FailingDisk(fail_at, code, once=once)
        acknowledged = play(directory, disk)
        with Store(directory) as again:
            assert again.condition(SESSION).damage is None
            found = numbers(again)
            told = [number for commit in acknowledged for number in commit]
            assert [number for number in found if number in told] == told
            whole = [number for commit in COMMITS if commit[0] in found for number in commit]
            assert found == whole, "a commit is there whole or not at all"
        if not disk.failed:
            break
    assert acknowledged == COMMITS
    assert fail_at > 10
