"""A log that was cut off, flipped, doubled or filled with zeros opens with all that is whole, and says what it found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tinydb import TinyDB
from tinydb.storages import JSONStorage

from facilitator.store import Damaged, Store
from tests.store.disks import SESSION, QuickDisk, event, numbers

COMMITS = [[0], [1], [2, 3, 4], [5]]


@pytest.fixture
def log(directory: Path) -> Path:
    with Store(directory, disk=QuickDisk()) as store:
        for commit in COMMITS:
            store.append(SESSION, commit[0], [event(number) for number in commit])
    return directory / f"{SESSION}.oogst"


def set_aside(log: Path) -> list[Path]:
    return sorted(log.parent.glob("*.bad-*"))


def open_with(log: Path, content: bytes) -> Store:
    """A server that starts and finds this as its log."""
    for old in set_aside(log):
        old.unlink()
    log.write_bytes(content)
    return Store(log.parent, disk=QuickDisk())


def test_a_log_cut_at_any_byte_keeps_every_complete_commit(log):
    whole = log.read_bytes()
    lines = whole.splitlines(keepends=True)
    ends = {sum(map(len, lines[:count])): count for count in (0, 1, 2, 5, 6)}
    for cut in range(len(whole) + 1):
        kept_bytes = max(end for end in ends if end <= cut)
        with open_with(log, whole[:cut]) as store:
            assert numbers(store) == list(range(ends[kept_bytes]))
            condition = store.condition(SESSION)
            assert condition.writable
            assert [path.read_bytes() for path in condition.set_aside] == ([whole[kept_bytes:cut]] * (cut > kept_bytes))
            assert store.append(SESSION, ends[kept_bytes], [event(99)]) == ends[kept_bytes] + 1
        with Store(log.parent, disk=QuickDisk()) as again:
            assert numbers(again) == [*range(ends[kept_bytes]), 99]


def test_stock_tinydb_reads_no_file_that_was_cut(tmp_path):
    path = tmp_path / "stock.json"
    with TinyDB(path, storage=JSONStorage) as database:
        database.insert_multiple(event(number) for number in range(6))
    whole = path.read_bytes()
    for cut in range(1, len(whole)):
        path.write_bytes(whole[:cut])
        with TinyDB(path, storage=JSONStorage) as database, pytest.raises(json.JSONDecodeError):
            database.all()


def test_a_flipped_bit_in_the_last_record_sets_that_record_aside(log):
    whole = log.read_bytes()
    start = whole.rindex(b"\n", 0, -1) + 1
    for bit in range(start * 8, len(whole) * 8):
        with open_with(log, flipped(whole, bit)) as store:
            assert numbers(store) == [0, 1, 2, 3, 4]
            assert len(store.condition(SESSION).set_aside) == 1


def test_a_flipped_bit_in_the_middle_is_never_passed_over(log):
    whole = log.read_bytes()
    start, end = len(whole.splitlines(keepends=True)[0]), whole.index(b'"seq":3')
    for bit in range(start * 8, (end - 20) * 8):
        damaged = flipped(whole, bit)
        with open_with(log, damaged) as store:
            assert numbers(store) == [0]
            with pytest.raises(Damaged):
                store.append(SESSION, 1, [event(99)])
            assert not store.condition(SESSION).writable
        assert log.read_bytes() == damaged
        assert not set_aside(log)


def flipped(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


@pytest.mark.parametrize(
    ("what", "keeps"),
    [
        (lambda lines: [*lines, b"\0" * 4096], [0, 1, 2, 3, 4, 5]),
        (lambda lines: [*lines, lines[-1]], [0, 1, 2, 3, 4, 5]),
        (lambda lines: [*lines, lines[-1], lines[-1]], [0, 1, 2, 3, 4, 5]),
        (lambda lines: [*lines, b"hello\n"], [0, 1, 2, 3, 4, 5]),
        (lambda lines: [*lines[:2], b"\0" * len(lines[2]), *lines[3:5]], [0, 1]),
        (lambda lines: [*lines[:3], b"\0" * 90 + b"\n", lines[4]], [0, 1]),
        (lambda lines: [b"\0" * 4096], []),
    ],
    ids=[
        "zeros",
        "doubled",
        "doubled twice",
        "a stranger's line",
        "pages out of order",
        "a hole in a commit",
        "zeros only",
    ],
)
def test_a_torn_end_is_set_aside(log, what, keeps):
    with open_with(log, b"".join(what(log.read_bytes().splitlines(keepends=True)))) as store:
        assert numbers(store) == keeps
        assert len(store.condition(SESSION).set_aside) == 1


@pytest.mark.parametrize(
    "what",
    [
        lambda lines: [lines[0], *lines[2:]],
        lambda lines: [lines[0], lines[0], *lines[1:]],
        lambda lines: [lines[0], b"\0" * 4096 + b"\n", *lines[1:]],
        lambda lines: [lines[1], lines[0], *lines[2:]],
        lambda lines: [*lines[:3], *lines[4:]],
    ],
    ids=["a line is missing", "doubled in the middle", "zeros in the middle", "swapped", "a commit lost its middle"],
)
def test_damage_in_the_middle_is_for_reading_only(log, what):
    with open_with(log, b"".join(what(log.read_bytes().splitlines(keepends=True)))) as store:
        readable = numbers(store)
        assert readable == list(range(len(readable)))
        with pytest.raises(Damaged):
            store.append(SESSION, len(readable), [event(99)])
        with pytest.raises(Damaged):
            store.rewrite(SESSION, [])
        assert SESSION in (store.condition(SESSION).damage or "")


def test_a_damaged_log_is_repaired_on_purpose_and_keeps_what_it_gives_up(log):
    lines = log.read_bytes().splitlines(keepends=True)
    with open_with(log, b"".join([lines[0], b"?\n", *lines[2:]])) as store:
        condition = store.repair(SESSION)
        assert condition.writable
        assert [path.read_bytes() for path in condition.set_aside] == [b"".join([b"?\n", *lines[2:]])]
        store.append(SESSION, 1, [event(1)])
    with Store(log.parent) as again:
        assert numbers(again) == [0, 1]


def test_an_empty_file_is_an_empty_session(log):
    with open_with(log, b"") as store:
        assert numbers(store) == []
        assert not store.exists(SESSION)
        assert store.append(SESSION, 0, [event(0)]) == 1
    assert not set_aside(log)


def test_several_torn_ends_are_all_kept(log):
    whole = log.read_bytes()
    for torn in (b"first", b"second"):
        log.write_bytes(whole + torn)
        with Store(log.parent) as store:
            assert len(numbers(store)) == 6
    assert [path.read_bytes() for path in set_aside(log)] == [b"first", b"second"]


def test_a_reader_leaves_a_torn_end_alone_because_the_writer_may_be_busy_with_it(log):
    torn = log.read_bytes() + b'{"crc":"12'
    log.write_bytes(torn)
    assert numbers(Store.reader(log.parent)) == [0, 1, 2, 3, 4, 5]
    assert log.read_bytes() == torn
    assert not set_aside(log)
