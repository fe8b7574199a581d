"""On the journal, TinyDB does what TinyDB does; only the file is another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from facilitator.store import Damaged, JournalDatabase, NotStorable, StorageFailed
from tests.examples import examples
from tests.store.disks import CountingDisk, QuickDisk

WORDS = st.sampled_from(["bench", "tree", "path", "pond"])
STEPS = st.one_of(
    st.tuples(st.just("insert"), WORDS),
    st.tuples(st.just("insert_multiple"), st.lists(WORDS, max_size=3)),
    st.tuples(st.just("update"), WORDS, WORDS),
    st.tuples(st.just("upsert"), WORDS, WORDS),
    st.tuples(st.just("remove"), WORDS),
    st.tuples(st.just("truncate")),
    st.tuples(st.just("drop_tables")),
)


def do(database: TinyDB, step: tuple) -> None:
    match step:
        case ("insert", word):
            database.insert({"word": word})
        case ("insert_multiple", words):
            database.insert_multiple({"word": word} for word in words)
        case ("update", old, new):
            database.update({"word": new, "was": old}, where("word") == old)
        case ("upsert", old, new):
            database.upsert({"word": new}, where("word") == old)
        case ("remove", word):
            database.remove(where("word") == word)
        case (name,):
            getattr(database, name)()


def contents(database: TinyDB) -> list[dict]:
    return [dict(document) for document in database.all()]


@examples(80)
@given(steps=st.lists(STEPS, max_size=12))
def test_it_holds_what_tinydb_in_memory_holds(tmp_path_factory, steps):
    path = tmp_path_factory.mktemp("journal") / "words.journal"
    stock = TinyDB(storage=MemoryStorage)
    with JournalDatabase(path, disk=QuickDisk()) as journal:
        for step in steps:
            do(stock, step)
            do(journal, step)
            assert contents(journal) == contents(stock)
            assert len(journal) == len(stock)
    with JournalDatabase(path, disk=QuickDisk()) as again:
        assert contents(again) == contents(stock)
        assert again.storage.damage is None


def test_documents_are_found_by_id_and_by_question(tmp_path):
    with JournalDatabase(tmp_path / "words.journal") as database:
        database.insert_multiple([{"word": "bench"}, {"word": "tree"}])
        assert database.get(doc_id=2) == {"word": "tree"}
        assert database.get(doc_id=3) is None
        assert database.get(doc_ids=[1, 2]) == [{"word": "bench"}, {"word": "tree"}]
        assert database.get(where("word") == "bench").doc_id == 1
        assert database.contains(doc_id=1)
        assert database.count(where("word") == "tree") == 1
        database.insert(Document({"word": "pond"}, doc_id=9))
        assert database.insert({"word": "path"}) == 10
        with pytest.raises(ValueError, match="already exists"):
            database.insert_multiple([{"word": "hedge"}, Document({"word": "pond"}, doc_id=9)])
        with pytest.raises(NotStorable):
            database.insert("not a document")
        assert len(database) == 4


def test_tables_live_side_by_side(tmp_path):
    with JournalDatabase(tmp_path / "words.journal") as database:
        database.table("nl").insert({"word": "bank"})
        database.table("en").insert({"word": "bench"})
        database.table("nl").put([Document({"word": "bankje"}, doc_id=1)])
    with JournalDatabase(tmp_path / "words.journal") as again:
        assert again.tables() == {"nl", "en"}
        assert contents(again.table("nl")) == [{"word": "bankje"}]
        again.drop_table("nl")
        assert again.tables() == {"en"}
        with pytest.raises(NotStorable):
            again.table("no such name").insert({})


def test_a_change_writes_what_changed_and_no_more(tmp_path):
    disk = CountingDisk()
    with JournalDatabase(tmp_path / "words.journal", disk=disk) as database:
        database.insert_multiple({"word": "bench", "number": number} for number in range(1_000))
        disk.bytes = disk.writes = disk.syncs = 0
        database.update({"word": "tree"}, where("number") == 500)
        database.remove(where("number") == 501)
        database.update({"word": "bench"}, where("number") == 3)
        assert disk.bytes < 250
        assert (disk.writes, disk.syncs) == (2, 2)


def test_a_file_opened_for_reading_is_not_written(tmp_path):
    path = tmp_path / "words.journal"
    with JournalDatabase(path, read_only=True) as database:
        assert database.all() == []
        with pytest.raises(StorageFailed):
            database.insert({"word": "bench"})
    assert not path.exists()


def test_a_file_that_becomes_shorter_while_we_run_is_noticed(tmp_path):
    path = tmp_path / "words.journal"
    with JournalDatabase(path) as database:
        database.insert_multiple([{"word": "bench"}, {"word": "tree"}])
        path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
        with pytest.raises(Damaged):
            database.all()


def test_a_byte_that_changes_on_disk_while_we_run_is_noticed(tmp_path):
    path = tmp_path / "words.journal"
    with JournalDatabase(path) as database:
        database.insert({"word": "bench"})
        path.write_bytes(path.read_bytes().replace(b"bench", b"beach"))
        with pytest.raises(Damaged):
            database.all()
