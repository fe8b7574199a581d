"""The facilitator's other pages: preparation, the hall check, sheets and the files of the report."""

from __future__ import annotations

import secrets
from typing import Any

from flask import redirect, request
from werkzeug.wrappers import Response

from facilitator.core import Session
from facilitator.core.errors import Refused
from facilitator.core.vocabulary import FACILITATOR, Actor
from facilitator.web import preparing, programme, series
from facilitator.web.door import here
from facilitator.web.identity import Wanted
from facilitator.web.pages.series import may_open
from facilitator.web.pages.shared import facilitators_page, page_of_words, pages, room_of
from facilitator.web.seat_lines import read_groups, read_places


@pages.get("/s/<session>/prepare")
def prepare(session: str) -> str | Response:
    """Prepare a session."""
    return _prepare_page(session, None)


def _prepare_page(session: str, lines: dict[str, Any] | None) -> str | Response:
    others = may_open()

    def context(state: Session) -> dict[str, Any]:
        return {**preparing.context(state), **programme.context(state, here().shelf), **series.context(state, others), "lines": lines}

    return facilitators_page(session, "prepare.html", context)


@pages.post("/s/<session>/lines")
def take_lines(session: str) -> str | Response:
    """Take groups or places from pasted lines; with something wrong nothing is taken, and it says in which line."""
    room = room_of(session)
    what, text = request.form.get("what", ""), request.form.get("text", "")
    readers = {"places": read_places, "groups": read_groups}
    if what not in readers:
        return page_of_words("malformed", 400)
    with room.settled() as state:
        if not here().identity.may(request, Wanted(FACILITATOR, state.id), state):
            return page_of_words("not_signed_in", 403)
        lines = readers[what](text, state)
    if lines.problems or not lines.read:
        problems = lines.problems or [{"line": 1, "code": "nothing", "what": ""}]
        return _prepare_page(session, {"what": what, "text": text, "problems": problems})
    command = {"places": "SetPlaces", "groups": "SetGroups"}[what]
    host = Actor(FACILITATOR, FACILITATOR)
    try:
        command_id = f"lines-{secrets.token_hex(8)}"
        data = here().with_codes(command, {what: lines.rows}, room.state, command_id)
        room.submit(host, command, data, command_id)
    except Refused as refusal:
        return redirect(f"/s/{room.id}/prepare?said={refusal.code}#places", 303)
    return redirect(f"/s/{room.id}/prepare#places", 303)


@pages.get("/s/<session>/check")
def check(session: str) -> str | Response:
    """Check the hall before people come in."""
    def context(state: Session) -> dict[str, Any]:
        choices, public_url, alone = here().addresses.choices(), here().addresses.public_url, here().addresses.alone
        came_in = state.id in here().presence.reached
        return {
            "obstacle": preparing.obstacle(choices, came_in, here().presence(state.id), public_url, alone=alone),
            "addresses": choices,
            "public_url": public_url,
            "alone": alone,
            "private": here().addresses.is_private(),
            "reached": {"bool": state.id in here().presence.reached, "at": here().presence.reached.get(state.id, 0)},
            "presence": here().presence(state.id),
            "join": here().address(state),
            "port": here().addresses.port,
        }

    return facilitators_page(session, "check.html", context)


@pages.get("/s/<session>/testcard")
def testcard(session: str) -> str | Response:
    """A picture for the beamer: are all four edges there, and can the back row read it?"""
    return facilitators_page(session, "testcard.html", lambda state: {"join": here().address(state)})


@pages.post("/s/<session>/address")
def choose_address(session: str) -> Response:
    """Choose which of this computer's addresses phones use."""
    room = room_of(session)
    with room.settled() as state:
        if not here().identity.may(request, Wanted(FACILITATOR, state.id), state):
            return page_of_words("not_signed_in", 403)
    here().addresses.chosen = request.form.get("address", "")
    here().addresses.look()
    return redirect(f"/s/{room.id}/check", 303)
