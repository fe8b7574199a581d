"""Links to the report that end by themselves: made of the installation's key, like all links, so the log opens no door.

A link names its session and its share, and carries a token over both and the moment it ends. Whatever is not, or no
longer, a link that works gets the same answer: who tries one learns nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import format_date

from facilitator.core import Session
from facilitator.core.errors import Refused
from facilitator.core.finishing import standing_shares
from facilitator.core.model import Share
from facilitator.core.report_wishes import wishes
from facilitator.live.rooms import Room, Rooms, now_ms
from facilitator.web.links import Links

FILES = "files"  # what of a share: the page with its files; else the page alone
_TOKEN = re.compile(r"([0-9A-Za-z]{1,40})-(s\d{1,9})-([\w-]{22})", re.ASCII)


@dataclass(frozen=True)
class Opened:
    """What a link opens: the room of the session, and which share it is."""

    room: Room
    share: Share


class Shares:
    """Makes and opens links to reports. `now` is a clock in milliseconds since 1970."""

    def __init__(self, links: Links, rooms: Rooms, now: Callable[[], int] = now_ms) -> None:
        self._links, self._rooms, self.now = links, rooms, now

    def path(self, session: str, share: Share) -> str:
        """Give the address of a share on this server."""
        return f"/r/{session}-{share.id}-{self._links.token('share', session, share.id, share.until)}"

    def opened(self, token: str) -> Opened | None:
        """Give what a token opens now; None for one that is unknown, was ended, has run out or whose session is gone."""
        found = _TOKEN.fullmatch(token)
        if found is None:
            return None
        session, name, mac = found.groups()
        try:
            room = self._rooms.get(session)
        except Refused:
            return None
        with room.settled() as state:
            share = next((one for one in standing_shares(state, self.now()) if one.id == name), None)
        if share is None or not self._links.matches(mac, "share", session, share.id, share.until):
            return None
        return Opened(room, share)

    def listed(self, state: Session, url: Callable[[str], str]) -> list[dict[str, Any]]:
        """Give the links that work, the newest first: {id, url, until (in words), files}."""
        return [
            {"id": one.id, "url": url(self.path(state.id, one)), "until": day(one.until), "files": one.what == FILES}
            for one in reversed(standing_shares(state, self.now()))
        ]


def day(at: int) -> str:
    """Give the day of a moment (milliseconds since 1970) where the server stands, in words."""
    return str(format_date(datetime.fromtimestamp(at / 1000), "d MMMM y", rebase=False))  # noqa: DTZ006  # the hall's clock


def context(state: Session, shares: Shares, url: Callable[[str], str], private: bool) -> dict[str, Any]:
    """Give what the part "send on" of the facilitator's page shows."""
    return {
        "shares": shares.listed(state, url),
        "private": private,
        "wishes": wishes(state),
        "draft_allowed": state.draft_allowed,
        "address": state.edits.settings.address,
        "definitive": state.edits.definitive,
    }
