"""Printable sheets: one per group and per place, all in one file to print."""

from __future__ import annotations

from typing import Any

import gevent
from flask import request
from werkzeug.wrappers import Response

from facilitator.core import Session
from facilitator.core.vocabulary import FACILITATOR
from facilitator.web.door import here
from facilitator.web.drawings import qr_drawing
from facilitator.web.identity import Wanted
from facilitator.web.links import spaced_code
from facilitator.web.pages.shared import facts_of, page_of_words, pages, rendered, room_of

SIZES = ("a4", "a5")
SORTS = ("all", "groups", "places")


@pages.get("/s/<session>/sheets")
def sheets(session: str) -> str | Response:
    """Sheets of the groups, the places or both (`only`), one A4 each or two on a page (`size`)."""
    room = room_of(session)
    only, size = request.args.get("only", ""), request.args.get("size", "")
    with room.settled() as state:
        if not here().identity.may(request, Wanted(FACILITATOR, state.id), state):
            return page_of_words("not_signed_in", 403)
        found = _sheets(state, only if only in SORTS else "all")
    for sheet in found:  # a QR code takes a few milliseconds; others have their turn between a hundred of them
        qr_drawing(sheet["url"])
        gevent.sleep(0)
    return rendered(
        "sheets.html",
        sheets=found,
        only=only if only in SORTS else "all",
        size=size if size in SIZES else "a4",
        short=here().addresses.short(),
        private=here().addresses.is_private(),
        **facts_of(state, FACILITATOR),
    )


def _sheets(state: Session, only: str) -> list[dict[str, Any]]:
    """Give what stands on each sheet; without groups and places there is one for the room."""
    found: list[dict[str, Any]] = []
    if only != "places":
        found += [
            {
                "what": "group",
                "label": group.label,
                "about": group.about,
                "leader": "",
                "route": [state.places[stop].label for stop in group.route if stop in state.places],
                "url": here().join_url(state, group.id),
                "code": spaced_code(group.code),
            }
            for group in state.groups.values()
        ]
    if only != "groups":
        found += [
            {
                "what": "place",
                "label": place.label,
                "about": place.about,
                "leader": place.leader,
                "route": [],
                "url": here().join_url(state, place.id),
                "code": spaced_code(place.code),
            }
            for place in state.places.values()
        ]
    room = {"what": "room", "label": "", "about": "", "leader": "", "route": [], "url": here().join_url(state)}
    return found or [{**room, "code": spaced_code(state.code)}]
