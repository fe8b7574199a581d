"""The log on disk, the catalogue of sessions, and the installation's secret."""

from __future__ import annotations

from .catalogue import Catalogue, CodeTaken
from .disk import Disk
from .errors import (
    Damaged,
    DataDirectoryBusy,
    NotStorable,
    StaleSequence,
    StorageFailed,
    StorageFull,
    StoreError,
)
from .journal import JournalStorage
from .log import Condition, Event, RunBlocking, Store, run_directly
from .secret import installation_secret
from .table import JournalDatabase, JournalTable

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
