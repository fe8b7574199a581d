"""The log on disk, the catalogue of sessions, and the installation's secret."""

from __future__ import annotations

from facilitator.store.blocking import RunBlocking, run_directly
from facilitator.store.catalogue import Catalogue, CodeTaken
from facilitator.store.disk import Disk
from facilitator.store.errors import (
    Damaged,
    DataDirectoryBusy,
    NotStorable,
    StaleSequence,
    StorageFailed,
    StorageFull,
    StoreError,
)
from facilitator.store.journal import JournalStorage
from facilitator.store.log import Condition, Event, Store
from facilitator.store.secret import installation_secret
from facilitator.store.table import JournalDatabase, JournalTable

__all__ = [
    "Catalogue",
    "CodeTaken",
    "Condition",
    "Damaged",
    "DataDirectoryBusy",
    "Disk",
    "Event",
    "JournalDatabase",
    "JournalStorage",
    "JournalTable",
    "NotStorable",
    "RunBlocking",
    "StaleSequence",
    "StorageFailed",
    "StorageFull",
    "Store",
    "StoreError",
    "installation_secret",
    "run_directly",
]
