"""Erasing a session: every word, every contact and every kept file of it leaves the data directory, and it can't be undone.

What stays is its id, which is chance and tells nothing: so that phones that come back can be told, and so that an erasure
that a power cut interrupted is finished at the next start.
"""

from __future__ import annotations

from facilitator.store.catalogue import Catalogue
from facilitator.store.contacts import Contacts
from facilitator.store.files import Files
from facilitator.store.log import Store

_ERASED = "erased"  # setting in the catalogue: ids


def erased(catalogue: Catalogue) -> set[str]:
    """Give the ids of the sessions that were erased from this data directory."""
    return set(catalogue.get_setting(_ERASED, []))


def erase(session: str, store: Store, catalogue: Catalogue, contacts: Contacts, files: Files) -> None:
    """Erase a session: contacts, kept files, log, whatever was set aside of it, and its place in the list. An unknown one is fine.

    Nobody may be writing to it any more. Raises StorageFull, StorageFailed; then it can be asked again.
    """
    catalogue.set_setting(_ERASED, sorted(erased(catalogue) | {session}))
    contacts.erase(session)
    files.erase(session)
    store.erase(session)
    catalogue.remove(session)


def finish(store: Store, catalogue: Catalogue, contacts: Contacts, files: Files) -> None:
    """At the start: erase what is left of sessions whose erasure was interrupted."""
    files.tidy()
    left = {path.name.partition(".")[0] for path in store.data_dir.glob("*.oogst*")}
    left |= {path.name.partition(".")[0] for path in store.data_dir.glob("*.contacts*")}
    left |= files.left()
    left |= {entry["id"] for entry in catalogue.all()}
    for session in sorted(erased(catalogue) & left):
        erase(session, store, catalogue, contacts, files)
