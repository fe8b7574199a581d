"""Coming in: by code, by QR, back again, and by the links of roles."""

from __future__ import annotations

import secrets

from flask import redirect, request
from werkzeug.wrappers import Response

from facilitator.core.errors import Refused
from facilitator.core.places import hosted
from facilitator.core.vocabulary import FACILITATOR, LEADER, OWNER, PARTICIPANT, Actor
from facilitator.live.limits import FAILED_CODES
from facilitator.live.rooms import Room, now_ms
from facilitator.web.door import here
from facilitator.web.identity import WALL, Wanted, new_participant
from facilitator.web.links import tidy_code
from facilitator.web.pages.shared import page_of_words, pages, rendered, room_of, said


@pages.post("/join")
def join_by_code() -> Response:
    """Let a phone in by typed code, or give someone their place back by return code."""
    code, back = tidy_code(request.form.get("code", "")), tidy_code(request.form.get("return_code", ""))
    entry = here().catalogue.find_by_code(code) if code else None
    if entry is None:
        return _unknown_code()
    room = room_of(entry["id"])
    if not back:
        return _join(room, entry["codes"].get(code, ""))
    for person in list(room.state.people.values()):
        if here().links.return_code(room.id, person.id) == back:
            return _let_in(room, person.id, person.group)
    return _unknown_code()


def _unknown_code() -> Response:
    """Unknown, mistyped, tried too often: the answer differs only in its words."""
    wait = here().limits.wait("", "stranger", request.remote_addr or "", FAILED_CODES)
    return redirect("/?said=too_many_tries" if wait else "/?said=unknown_code", 303)


@pages.get("/j/<session>/<token>")
def join_by_qr(session: str, token: str) -> Response:
    """Let a phone in by QR; who was here before stays who they were."""
    room = room_of(session)
    opened = here().links.opened_by(room.state, token)
    if opened is None:
        return _unknown_code()
    return _join(room, opened.seat)


def _join(room: Room, seat: str) -> Response:
    """Let a phone in at `seat`: a group, a place, or '' for the room."""
    known = here().identity.participant(request, room.id)
    participant = known[0] if known else new_participant()
    here().presence.scanned(room.id, participant)
    if request.remote_addr not in ("127.0.0.1", "::1", None):
        here().presence.reached.setdefault(room.id, now_ms())
    person = room.state.people.get(participant)
    group = seat
    if seat in room.state.places:
        group = hosted(room.state, seat)
        own = person.group if person is not None else (known[1] if known else "")
        if own:  # who travels with a group stays in it, whatever place they come to
            word = "" if own == group else ("other_group_here" if group else "nobody_here_yet")
            return _let_in(room, participant, own, word)
    if person is not None and group and person.group != group:
        # Whoever scans the code of another table sits there now; what they wrote stays where it was made.
        room.submit(
            Actor(PARTICIPANT, participant, group), "JoinSession", {"group": group}, f"move-{secrets.token_hex(8)}"
        )
    return _let_in(room, participant, group or (known[1] if known else ""))


def _let_in(room: Room, participant: str, group: str, said: str = "") -> Response:
    response = redirect(f"/s/{room.id}" + (f"?said={said}" if said else ""), 303)
    return here().identity.admit_participant(response, room.id, participant, group)  # type: ignore[arg-type]


@pages.get("/f/<session>/<token>")
def facilitator_link(session: str, token: str) -> Response:
    """Exchange the facilitator's link for a cookie."""
    return _exchange(Wanted(FACILITATOR, session), token, f"/s/{session}/console")


@pages.get("/l/<session>/<group>/<token>")
def leader_link(session: str, group: str, token: str) -> Response:
    """Exchange a table leader's link for a cookie."""
    return _exchange(Wanted(LEADER, session, group), token, f"/s/{session}/lead/{group}")


@pages.get("/w/<session>/<token>")
@pages.get("/w/<session>/<token>/<place>")
def wall_link(session: str, token: str, place: str = "") -> Response:
    """Exchange the wall's link for a cookie, and go to the wall of the hall or of a place."""
    return _exchange(Wanted(WALL, session), token, f"/s/{session}/wall" + (f"/{place}" if place else ""))


@pages.get("/o/<session>/<contribution>/<token>")
def owner_link(session: str, contribution: str, token: str) -> Response:
    """Exchange a dilemma owner's link for a cookie."""
    wanted = Wanted(OWNER, session, contribution=contribution)
    return _exchange(wanted, token, f"/s/{session}/owner/{contribution}")


def _exchange(wanted: Wanted, token: str, to: str) -> Response:
    room = room_of(wanted.session)
    with room.settled() as state:
        if not here().links.opens(state, wanted.link, token):
            return page_of_words("not_signed_in", 403)
        return here().identity.admit(redirect(to), wanted, state)  # type: ignore[arg-type]


@pages.get("/f/<session>")
def pin_page(session: str) -> str | Response:
    """The page on which a second device types the PIN."""
    return rendered("pin.html", sid=room_of(session).id, said=said())


@pages.post("/f/<session>")
def pin_typed(session: str) -> Response:
    """Open the console on a second device by PIN."""
    room = room_of(session)
    try:
        here().take_pin(room.id, request.form.get("pin", ""))
    except Refused as refusal:
        return redirect(f"/f/{room.id}?said={refusal.code}", 303)
    with room.settled() as state:
        response = redirect(f"/s/{room.id}/console", 303)
        return here().identity.admit(response, Wanted(FACILITATOR, room.id), state)  # type: ignore[arg-type]
