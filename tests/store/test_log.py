"""A session's events are appended, read back, followed, rewritten and erased."""

from __future__ import annotations

import json
import stat
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.store import NotStorable, StaleSequence, StorageFailed, Store
from tests.examples import examples
from tests.store.disks import SESSION, CountingDisk, QuickDisk, event, numbers


def test_what_was_appended_is_read_back_after_a_restart(directory):
    with Store(directory) as store:
        assert store.append(SESSION, 0, [event(0)]) == 1
        assert store.append(SESSION, 1, [event(1), event(2)]) == 3
    with Store(directory) as again:
        assert list(again.read(SESSION)) == [(1, event(0)), (2, event(1)), (3, event(2))]
        assert again.last_seq(SESSION) == 3
        assert again.sessions() == [SESSION]
        assert again.append(SESSION, 3, [event(3)]) == 4


def test_a_returning_phone_gets_only_what_it_missed(store):
    store.append(SESSION, 0, [event(number) for number in range(700)])
    assert [seq for seq, _ in store.read(SESSION, since_seq=697)] == [698, 699, 700]
    assert list(store.read(SESSION, since_seq=700)) == []
    assert list(store.read(SESSION, since_seq=900)) == []
    assert len(list(store.read(SESSION, since_seq=-1))) == 700


def test_a_session_that_nobody_wrote_is_empty_and_leaves_no_file(store, directory):
    assert not store.exists(SESSION)
    assert list(store.read(SESSION)) == []
    assert store.append(SESSION, 0, []) == 0
    assert store.sessions() == []
    assert not list(directory.glob("*.oogst"))


def test_two_facilitators_decide_at_once_and_the_second_is_told(store):
    store.append(SESSION, 0, [event(0)])
    with pytest.raises(StaleSequence) as stale:
        store.append(SESSION, 0, [event(1)])
    assert (stale.value.expected, stale.value.actual) == (0, 1)
    assert numbers(store) == [0]


def test_a_document_that_json_cannot_hold_is_refused_with_all_of_its_commit(store):
    deep: dict = {}
    for _ in range(100_000):
        deep = {"deeper": deep}
    for bad in ({"weight": float("nan")}, {"weight": float("inf")}, {"who": {1, 2}}, {"raw": b"bytes"}, deep):
        with pytest.raises(NotStorable):
            store.append(SESSION, 0, [event(0), bad])
    assert store.append(SESSION, 0, [event(0)]) == 1


def test_strange_text_comes_back_as_it_was(store, directory):
    texts = [
        "\ud800 half a pair",
        "\x00\x1b",
        "\u2028\u2029\u0085",
        "سلام",
        "ሰላም",
        "👩‍👩‍👧‍👦",
        '"},\n{"crc":"',
        "\ufeff",
    ]
    store.append(SESSION, 0, [event(number, text) for number, text in enumerate(texts)])
    assert [found["text"] for _, found in Store.reader(directory).read(SESSION)] == texts
    assert len((directory / f"{SESSION}.oogst").read_bytes().splitlines()) == len(texts)


def test_followers_hear_of_every_commit_after_it_is_there(store):
    heard = []
    stop = store.subscribe(SESSION, lambda session, seq: heard.append((session, seq, store.last_seq(session))))
    store.append(SESSION, 0, [event(0)])
    store.append("another", 0, [event(0)])
    store.append(SESSION, 1, [event(1), event(2)])
    with pytest.raises(StaleSequence):
        store.append(SESSION, 0, [event(3)])
    stop()
    stop()
    store.append(SESSION, 3, [event(3)])
    assert heard == [(SESSION, 1, 1), (SESSION, 3, 3)]


def test_a_follower_that_stumbles_takes_nobody_along(store):
    heard = []
    store.subscribe(SESSION, lambda session, seq: 1 / 0)
    store.subscribe(SESSION, lambda session, seq: heard.append(seq))
    assert store.append(SESSION, 0, [event(0)]) == 1
    assert heard == [1]


def test_redacting_leaves_no_trace_of_the_old_words(store, directory):
    store.append(SESSION, 0, [event(0), event(1, "mijn buurman heet Kees")])
    (directory / f"{SESSION}.oogst.bad-1").write_text("mijn buurman heet Kees")
    with pytest.raises(StaleSequence):
        store.rewrite(SESSION, [event(0)], expected_seq=1)
    assert store.rewrite(SESSION, [event(0), event(1, "")], expected_seq=2) == 2
    assert store.append(SESSION, 2, [event(2)]) == 3
    assert not [path for path in directory.iterdir() if b"Kees" in path.read_bytes()]
    with pytest.raises(NotStorable):
        store.rewrite(SESSION, [{"weight": float("nan")}])
    assert numbers(store) == [0, 1, 2]


def test_erasing_leaves_nothing_behind(store, directory):
    store.append(SESSION, 0, [event(0, "mijn buurman heet Kees")])
    store.append("another", 0, [event(5)])
    (directory / f"{SESSION}.oogst.bad-1").write_text("mijn buurman heet Kees")
    store.erase(SESSION)
    store.erase("never-there")
    assert store.sessions() == ["another"]
    assert not [path for path in directory.iterdir() if b"Kees" in path.read_bytes()]
    assert store.append(SESSION, 0, [event(0)]) == 1
    assert numbers(store, "another") == [5]


def test_a_rewrite_that_was_cut_short_leaves_no_copy(directory):
    with Store(directory) as store:
        store.append(SESSION, 0, [event(0)])
    (directory / f"{SESSION}.oogst.tmp").write_text("half")
    (directory / "catalogue.journal.tmp").write_text("half")
    with Store(directory) as again:
        assert numbers(again) == [0]
    assert not list(directory.glob("*.tmp"))


@pytest.mark.parametrize("name", ["", "../secret", "a/b", ".hidden", "a.b", "é", "-rf", "x" * 101, "a\n"])
def test_a_name_that_is_no_session_name_never_becomes_a_path(store, name):
    with pytest.raises(ValueError, match="session name"):
        store.last_seq(name)


def test_the_files_are_for_the_owner_only(store, directory):
    store.append(SESSION, 0, [event(0)])
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    assert stat.S_IMODE((directory / f"{SESSION}.oogst").stat().st_mode) == 0o600


def test_a_line_is_json_that_a_person_can_read(store, directory):
    store.append(SESSION, 0, [event(0), event(1)])
    first, second = map(json.loads, (directory / f"{SESSION}.oogst").read_text().splitlines())
    assert list(first) == ["crc", "seq", "of", "table", "id", "doc"]
    assert (second["seq"], second["of"], second["doc"]) == (2, "2/2", event(1))


def test_a_closed_or_reading_store_writes_nothing(directory):
    store = Store(directory)
    with pytest.raises(StorageFailed):
        store.append(SESSION, 0, [event(0)])
    with store:
        store.append(SESSION, 0, [event(0)])
        reader = Store.reader(directory)
        with reader:
            for write in (
                lambda: reader.append(SESSION, 1, [event(1)]),
                lambda: reader.rewrite(SESSION, []),
                lambda: reader.erase(SESSION),
            ):
                with pytest.raises(StorageFailed):
                    write()
        assert numbers(reader) == [0]
        store.append(SESSION, 1, [event(1)])
        assert numbers(reader) == [0, 1]


def test_a_file_that_another_programme_touched_is_not_written_to(store, directory):
    store.append(SESSION, 0, [event(0)])
    with (directory / f"{SESSION}.oogst").open("ab") as stranger:
        stranger.write(b"hello")
    with pytest.raises(Exception, match="another program"):
        store.append(SESSION, 1, [event(1)])
    assert numbers(Store.reader(directory)) == [0]


def test_a_commit_costs_the_same_however_long_the_session(directory):
    disk = CountingDisk()
    with Store(directory, disk=disk) as store:
        store.append(SESSION, 0, [event(0)])
        costs = []
        for length in (10, 100, 1_000, 10_000):
            seq = store.append(SESSION, store.last_seq(SESSION), [event(0)] * (length - store.last_seq(SESSION)))
            disk.bytes = disk.writes = disk.syncs = 0
            store.append(SESSION, seq, [event(0)])
            costs.append((disk.bytes - 2 * len(str(seq + 1)), disk.writes, disk.syncs))
    assert len(set(costs)) == 1, costs
    assert costs[0][1:] == (1, 1)


def test_several_events_are_one_write_and_one_sync(directory):
    disk = CountingDisk()
    with Store(directory, disk=disk) as store:
        store.append(SESSION, 0, [event(number) for number in range(500)])
    assert (disk.writes, disk.syncs) == (1, 1)


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
TEXT = st.text(st.characters())
JSON = st.recursive(SCALARS | TEXT, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner), max_leaves=8)


@examples(40)
@given(commits=st.lists(st.lists(st.dictionaries(TEXT, JSON), max_size=4), max_size=6))
def test_any_documents_in_any_commits_read_back(tmp_path_factory, commits):
    directory = tmp_path_factory.mktemp("sessions")
    written: list[dict] = []
    with Store(directory, disk=QuickDisk()) as store:
        for commit in commits:
            written += commit
            assert store.append(SESSION, len(written) - len(commit), commit) == len(written)
        assert [found for _, found in store.read(SESSION)] == written
    with Store(directory, disk=QuickDisk()) as again:
        assert list(again.read(SESSION)) == list(enumerate(written, start=1))


WITH_GEVENT = """
from gevent import monkey
monkey.patch_all()
import sys
import gevent
from facilitator.store import Catalogue, Disk, StaleSequence, Store

Event = monkey.get_original("threading", "Event")
syncing, go = Event(), Event()

class PatientDisk(Disk):
    def sync(self, fd):
        syncing.set()
        assert go.wait(20), "the event loop was held"
        super().sync(fd)

def write(store, number):
    while True:
        try:
            return store.append("summit", store.last_seq("summit"), [{"number": number}])
        except StaleSequence:
            pass

run = gevent.get_hub().threadpool.apply
with Store(sys.argv[1], run_blocking=run, disk=PatientDisk()) as store:
    first = gevent.spawn(store.append, "summit", 0, [{"number": 0}])
    while not syncing.is_set():
        gevent.sleep(0)
    assert not first.ready()
    go.set()
    first.get()
    writers = [gevent.spawn(write, store, number) for number in range(1, 30)]
    gevent.joinall(writers, raise_error=True)
    assert sorted(writer.value for writer in writers) == list(range(2, 31))
    catalogue = Catalogue(sys.argv[1], run_blocking=run)
    gevent.joinall([gevent.spawn(catalogue.set_setting, str(key), key) for key in range(30)], raise_error=True)
    assert [catalogue.get_setting(str(key)) for key in range(30)] == list(range(30))
"""


def test_waiting_for_the_disk_holds_up_nobody_else(directory):
    run = subprocess.run(
        [sys.executable, "-c", WITH_GEVENT, str(directory)], capture_output=True, text=True, check=False, timeout=30
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert sorted(numbers(Store.reader(directory))) == list(range(30))
