"""The `Table` that goes with JournalStorage: what TinyDB's stock table rewrites, this one appends."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping
from typing import Any

from tinydb import TinyDB
from tinydb.table import Document as TableDocument
from tinydb.table import Table

from facilitator.store.errors import NotStorable
from facilitator.store.journal import JournalStorage
from facilitator.store.records import Change, Document, encode_document


class Rows(Mapping[str, Document]):
    """The documents of one table by id (as text, which is how TinyDB asks), each read from disk when asked for."""

    def __init__(self, storage: JournalStorage, table: str) -> None:
        self._storage = storage
        self._table = table
        self._places = storage.places(table)

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        return map(str, list(self._places))

    def __getitem__(self, key: str) -> Document:
        (document,) = self._storage.documents(self._places[int(key)], 1)
        return document

    def items(self) -> ItemsView[str, Document]:
        """All of them, in one pass over the file."""
        return {str(key): document for key, document in self._storage.rows(self._table)}.items()


class JournalTable(Table):
    """A TinyDB table whose every change is one append, and whose inserts cost the same however much is there."""

    _storage: JournalStorage

    def insert(self, document: Mapping[str, Any]) -> int:
        """Append one document; gives its id."""
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Append these documents as one commit, all or none; gives their ids. Raises ValueError on an id in use."""
        changes: dict[int, Document | None] = {}
        places, next_id = self._storage.places(self.name), self._storage.next_id(self.name)
        for document in documents:
            if not isinstance(document, Mapping):
                raise NotStorable("a document is a mapping")
            doc_id = document.doc_id if isinstance(document, TableDocument) else next_id
            if doc_id in places or doc_id in changes:
                raise ValueError(f"Document with ID {doc_id} already exists")
            changes[doc_id] = dict(document)
            next_id = max(next_id, doc_id + 1)
        self._commit(list(changes.items()))
        return list(changes)

    def put(self, documents: Iterable[TableDocument]) -> None:
        """Append these as the newest versions of their ids, as one commit."""
        self._commit([(document.doc_id, dict(document)) for document in documents])

    def since(self, doc_id: int) -> Iterator[tuple[int, Document]]:
        """Id and document of all after `doc_id`, for a table that is only ever appended to: 1, 2, 3 and so on."""
        places = self._storage.places(self.name)
        first, count = max(doc_id, 0) + 1, len(places) - max(doc_id, 0)
        if count <= 0:
            return
        yield from enumerate(self._storage.documents(places[first], count), start=first)

    def next_id(self) -> int:
        """The id that the next document gets."""
        return self._storage.next_id(self.name)

    def _commit(self, changes: list[Change]) -> None:
        self._storage.commit(self.name, changes)
        self.clear_cache()

    def _read_table(self) -> Rows:  # type: ignore[override]  # a Mapping, which is all that TinyDB asks of it
        return Rows(self._storage, self.name)

    def _get_next_id(self) -> int:
        return self.next_id()

    def _update_table(self, updater: Callable[[dict[int, Any]], Any]) -> None:
        """Let TinyDB change the documents in memory, then append only what became different."""
        table: dict[int, Any] = dict(self._storage.rows(self.name))
        before = {key: encode_document(document) for key, document in table.items()}
        updater(table)
        changes: list[Change] = [(key, None) for key in before if key not in table]
        changes += [(key, document) for key, document in table.items() if before.get(key) != encode_document(document)]
        self._commit(changes)


class JournalDatabase(TinyDB):
    """TinyDB with both put together: `JournalDatabase(path)`."""

    table_class = JournalTable
    default_storage_class = JournalStorage  # type: ignore[assignment]  # the parent only expects its own
