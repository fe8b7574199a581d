"""All the parts of a running installation, put together once."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Any

import gevent
from gevent.threadpool import ThreadPool

from facilitator.core.errors import Refused
from facilitator.core.model import Group, Place
from facilitator.core.preparing import (
    MOST_GROUPS,
)
from facilitator.core.session import Session
from facilitator.core.steering import link_version
from facilitator.core.visibility import is_public
from facilitator.core.vocabulary import event_to_json
from facilitator.live.child import Child
from facilitator.live.limits import Limits, Rush
from facilitator.live.presence import Presence
from facilitator.live.rooms import Room, Rooms, now_ms
from facilitator.store import Catalogue, Store, StoreError, erasing, installation_secret
from facilitator.store.contacts import Contacts
from facilitator.store.files import Files
from facilitator.web.addresses import Addresses
from facilitator.web.creating import created
from facilitator.web.drafts import Drafts
from facilitator.web.exporting import Exports
from facilitator.web.identity import Identity
from facilitator.web.links import Links, new_code, spaced_code
from facilitator.web.reading import Reading
from facilitator.web.redacting import beside
from facilitator.web.series import entry_of
from facilitator.web.settings import Settings
from facilitator.web.sharing import Shares
from facilitator.web.shelf import Shelf

_OPERATOR_LINK = "operator-link"  # setting in the catalogue: hash of the present operator link


class Installation:
    """Store, catalogue, rooms, links and addresses of one data directory."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        disk_threads = ThreadPool(4)

        def beside_the_loop(work: Any) -> Any:
            return disk_threads.apply(work)

        self.store = Store(settings.data_dir, run_blocking=beside_the_loop).open()
        self.catalogue = Catalogue(settings.data_dir, run_blocking=beside_the_loop)
        self.contacts = Contacts(settings.data_dir, run_blocking=beside_the_loop)
        self.files = Files(settings.data_dir, run_blocking=beside_the_loop)
        self._forgetful: list[Callable[[str], object]] = []
        self.on_redact: list[Callable[[str], object]] = []  # called with a session from which words were taken for good
        self.contacts_changed: Callable[[Room], None] = lambda room: None  # set by the web app: the console looks again
        self.secret = installation_secret(settings.data_dir)
        self.links = Links(self.secret)
        self.identity = Identity(self.secret, settings.https)
        self.rooms = Rooms(self.store)
        erasing.finish(self.store, self.catalogue, self.contacts, self.files)
        self.rooms.erased |= erasing.erased(self.catalogue)
        self.rooms.beside = partial(beside, self)
        self.limits = Limits()
        self.rush = Rush()
        self.presence = Presence()
        self.addresses = Addresses(settings.port, settings.public_url, settings.host)
        self.pins: dict[str, Pin] = {}
        self.shelf = Shelf(settings.data_dir)
        self.child = Child()
        self.exports = Exports(settings, self.files)
        self.on_forget(self.exports.forget)
        self.on_redact.append(self.exports.forget)
        self.drafts = Drafts(str(settings.data_dir), self._names_of)
        self.on_forget(self.drafts.forget)
        self.on_redact.append(self.drafts.forget)
        self.reading = Reading(self.files, self.exports.content)
        self.on_forget(self.reading.forget)
        self.on_redact.append(self.reading.forget)
        self.shares = Shares(self.links, self.rooms)

    def close(self) -> None:
        """Close files, end the child process and let the data directory go."""
        self.child.close()
        self.exports.close()
        self.drafts.close()
        self.catalogue.close()
        self.store.close()

    def _names_of(self, session: str) -> list[str]:
        return [contact.name for contact in self.contacts.of(session).values()]

    # ── the operator ──

    def operator_link(self) -> str:
        """Make a new operator link (the old one no longer works) and give its path."""
        token = secrets.token_urlsafe(18)
        write_operator_token(self.settings, token)
        return f"/operator/{token}"

    def is_operator_token(self, token: str) -> bool:
        """Whether this is the present operator link."""
        try:
            stored = operator_file(self.settings).read_text("ascii").strip()
        except OSError:
            return False
        return secrets.compare_digest(stored, _hash(token))

    # ── sessions ──

    def create(self, data: dict[str, Any]) -> dict[str, Any]:
        """Create a session; `data` as docs/protocol.md says of CreateSession. Gives {session, code, links}."""
        first = created(data, self.shelf, self.free_code)
        room = self.rooms.create(first.id, event_to_json(first))
        with room.settled() as state:
            self.remember(state)
            return {"session": state.id, "code": spaced_code(state.code), "links": self.all_links(state)}

    def free_code(self) -> str:
        """Give a join code that nobody has."""
        while True:
            code = new_code()
            if self.catalogue.find_by_code(code) is None:
                return code

    def code_for(self, session: str, *about: str | int) -> str:
        """Give the join code of what a command makes: the same when that command comes again, and nobody else's."""
        for turn in count():
            code = self.links.code("join", session, *about, turn)
            found = self.catalogue.find_by_code(code)
            if found is None or found["id"] == session:
                return code
        raise AssertionError("there is no end to count()")

    def with_codes(self, name: str, data: Any, state: Session, command_id: str) -> Any:
        """Give the data of a command that makes groups or places with a code for each (known ones keep theirs)."""
        rows = {"SetGroups": "groups", "SetPlaces": "places"}.get(name, "")
        if not isinstance(data, dict) or not (rows or name == "DivideGroups"):
            return data
        if name == "DivideGroups":
            most = _tables(data, state)
            return {**data, "codes": [self.code_for(state.id, command_id, place) for place in range(most)]}
        made = data.get(rows)
        if not isinstance(made, list):
            return data
        codes = (self.code_for(state.id, command_id, place) for place in count())
        return {**data, rows: [{**one, "code": next(codes)} if isinstance(one, dict) else one for one in made]}

    def remember(self, state: Session) -> None:
        """Put what the start page and the code field need in the catalogue, when it changed."""
        codes = {state.code: ""} | {seat.code: seat.id for seat in _seats(state) if seat.code}
        entry = {
            "id": state.id,
            "title": state.title,
            "format": state.format,
            "language": state.language,
            "created": state.created_at,
            "codes": codes,
            "status": "closed" if state.closed else ("begun" if state.begun else "new"),
            **entry_of(state),
        }
        if self.catalogue.get(state.id) != entry:
            try:
                self.catalogue.upsert(entry)
            except StoreError as error:
                raise Refused("storage_failed") from error

    def remember_later(self, room: Room) -> None:
        """After a commit: keep the catalogue in step, beside the command that caused it."""
        state = room.state
        signature = (state.title, state.closed, state.begun, tuple(state.groups), tuple(state.places), state.language, state.series, state.meeting.date)
        if getattr(room, "remembered", None) != signature:
            room.remembered = signature  # type: ignore[attr-defined]  # the room does not care; the catalogue does
            gevent.spawn(self._remember, room)

    def _remember(self, room: Room) -> None:
        with room.settled() as state:
            if not room.erased:
                self.remember(state)

    def on_forget(self, forget: Callable[[str], object]) -> None:
        """Call `forget(session)` when a session is erased: nothing of it may stay in memory."""
        self._forgetful.append(forget)

    def forget(self, session: str) -> None:
        """Have everybody here forget a session."""
        self.pins.pop(session, None)
        self.presence.forget(session)
        for forget in self._forgetful:
            forget(session)

    # ── links ──

    def url(self, path: str) -> str:
        """Give an address that phones can reach."""
        return self.addresses.base() + path

    def join_url(self, state: Session, seat: str = "") -> str:
        """Give the address in a QR: of the room, or of one group or place."""
        return self.url(f"/j/{state.id}/{self.links.join(state.id, seat)}")

    def wall_url(self, state: Session, place: str) -> str:
        """Give the address of the wall at a place; '' when the wall's link was taken back."""
        url = self.link_url(state, "wall")
        return f"{url}/{place}" if url else ""

    def link_url(self, state: Session, link: str) -> str:
        """Give the address of a role's link; '' when it was taken back."""
        token = self.links.of(state, link)
        if not token:
            return ""
        kind, _, about = link.partition(":")
        paths = {
            "facilitator": f"/f/{state.id}/{token}",
            "wall": f"/w/{state.id}/{token}",
            "leader": f"/l/{state.id}/{about}/{token}",
            "owner": f"/o/{state.id}/{about}/{token}",
        }
        return self.url(paths[kind])

    def all_links(self, state: Session) -> dict[str, Any]:
        """Give {facilitator, wall, join, code}, and per group, place or dilemma {joins, leaders, walls, codes, owners}."""
        dilemmas = [one for one in state.contributions.values() if one.kind == "dilemma" and is_public(state, one)]
        return {
            "facilitator": self.link_url(state, "facilitator"),
            "wall": self.link_url(state, "wall"),
            "join": self.join_url(state),
            "joins": {seat.id: self.join_url(state, seat.id) for seat in _seats(state)},
            "leaders": {seat.id: self.link_url(state, f"leader:{seat.id}") for seat in _seats(state)},
            "walls": {place: self.wall_url(state, place) for place in state.places},
            "owners": {one.id: self.link_url(state, f"owner:{one.id}") for one in dilemmas},
            "code": spaced_code(state.code),
            "codes": {seat.id: spaced_code(seat.code) for seat in _seats(state)},
        }

    def address(self, state: Session, place: str = "") -> dict[str, str]:
        """Give how to join, for the wall (of a place): {url (for the QR), short (to type), code}."""
        code = state.places[place].code if place else state.code
        return {"url": self.join_url(state, place), "short": self.addresses.short(), "code": spaced_code(code)}

    # ── PIN for a second device ──

    def make_pin(self, state: Session) -> str:
        """Give a six-digit PIN that opens the console on another device, for ten minutes and five tries."""
        pin = f"{secrets.randbelow(1_000_000):06d}"
        self.pins[state.id] = Pin(_hash(pin), now_ms() + 10 * 60_000, link_version(state, "facilitator"))
        return pin

    def take_pin(self, session: str, typed: str) -> None:
        """Use a PIN up. Raises Refused `wrong_pin` or `too_many_tries`."""
        pin = self.pins.get(session)
        version = link_version(self.rooms.get(session).state, "facilitator")
        if pin is None or now_ms() > pin.until or pin.version != version:
            raise Refused("wrong_pin")
        if pin.tries >= 5:
            raise Refused("too_many_tries")
        pin.tries += 1
        if not secrets.compare_digest(pin.hashed, _hash("".join(typed.split()))):
            raise Refused("wrong_pin")
        del self.pins[session]


class Pin:
    """A PIN waiting to be used: its hash, until when (ms), the facilitator link's version."""

    def __init__(self, hashed: str, until: int, version: int) -> None:
        self.hashed, self.until, self.version, self.tries = hashed, until, version, 0


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def operator_file(settings: Settings) -> Any:
    """Give the file that holds the hash of the operator link's token."""
    return settings.data_dir / "operator.link"


def write_operator_token(settings: Settings, token: str) -> None:
    """Make `token` the operator link of a data directory, for a running server too."""
    path = operator_file(settings)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".tmp")
    fresh.write_text(_hash(token), "ascii")
    fresh.chmod(0o600)
    fresh.replace(path)


def _tables(data: dict[str, Any], state: Session) -> int:
    """Give for how many tables DivideGroups may need a code: in round numbers, so that asking again is the same."""
    size, tables = data.get("size"), data.get("tables")
    if isinstance(tables, int) and tables > 0:
        return min(tables, MOST_GROUPS)
    people = sum(person.speaks_for for person in state.present())
    return min((people // size // 20 + 1) * 20, MOST_GROUPS) if isinstance(size, int) and size > 0 else 0


def _seats(state: Session) -> list[Group | Place]:
    """Give all that has a leader, a QR and a code of its own."""
    return [*state.groups.values(), *state.places.values()]
