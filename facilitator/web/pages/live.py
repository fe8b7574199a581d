"""The live pages: complete HTML at some seq, made of the same regions that live patches renew."""

from __future__ import annotations

import gzip
import secrets
from collections import OrderedDict
from typing import Any

from flask import Response as FlaskResponse
from flask import abort, redirect, request
from flask_babel import force_locale
from markupsafe import Markup
from werkzeug.wrappers import Response

from facilitator.core import Session
from facilitator.core.errors import Refused
from facilitator.core.people import REMOVED, WAITING
from facilitator.core.report_wishes import is_offered
from facilitator.core.visibility import PHONE, Audience
from facilitator.core.vocabulary import FACILITATOR, LEADER, OWNER
from facilitator.live.following import since as changes_since
from facilitator.live.parts.joining_in import own_joined
from facilitator.live.parts.seating import own_seat
from facilitator.live.patches import Patches
from facilitator.live.rooms import Room
from facilitator.live.screens.ahead import Ahead
from facilitator.live.screens.mine import mine as own_part
from facilitator.live.screens.phone import PhoneScreen
from facilitator.web import strict
from facilitator.web.door import answer, error_body, here
from facilitator.web.identity import WALL
from facilitator.web.joining_in import for_participant
from facilitator.web.pages.admission import at_the_door
from facilitator.web.pages.reading import phone_facts
from facilitator.web.pages.shared import facts_of, page_of_words, pages, rendered, room_of, said, views
from facilitator.web.rendering import safe
from facilitator.web.sockets import audience_for

_KEPT = 256  # catch-up answers kept compressed
_ahead = Ahead(PhoneScreen(), ("task", "choices", "compose"))
_catch_ups: OrderedDict[tuple[Any, ...], bytes] = OrderedDict()


@pages.get("/s/<session>")
def phone(session: str) -> str | Response:
    """The participant's page."""
    room = room_of(session)
    known = here().identity.participant(request, room.id)
    if known is None:
        return redirect("/?said=not_signed_in")
    return at_the_door(room, *known) or _live(room, PHONE, "participant")


@pages.get("/s/<session>/lead/<group>")
def leader(session: str, group: str) -> str | Response:
    """The table leader's page."""
    return _live(room_of(session), "leader", LEADER, group=group)


@pages.get("/s/<session>/owner/<contribution>")
def owner(session: str, contribution: str) -> str | Response:
    """The page of who brought a dilemma in."""
    return _live(room_of(session), "owner", OWNER, contribution=contribution)


@pages.get("/s/<session>/wall")
@pages.get("/s/<session>/wall/<place>")
def wall(session: str, place: str = "") -> str | Response:
    """What the projector shows, in the hall or at a place."""
    room = room_of(session)
    if place and place not in room.state.places:
        abort(404)
    return _live(room, "wall", WALL, group=place)


@pages.get("/s/<session>/console")
def console(session: str) -> str | Response:
    """The facilitator's console."""
    return _live(room_of(session), "console", FACILITATOR)


@pages.get("/s/<session>/themes")
@pages.get("/s/<session>/lead/<group>/themes")
def board(session: str, group: str = "") -> str | Response:
    """The theme board: of the room for the facilitator, of a table for its leader."""
    return _live(room_of(session), "board", LEADER if group else FACILITATOR, group=group)


def _live(room: Room, screen: str, role: str, group: str = "", contribution: str = "") -> str | Response:
    texts = {"screen": screen, "group": group, "contribution": contribution}
    with room.settled() as state:
        try:
            audience = audience_for(here(), state, texts)
        except Refused as refusal:
            return page_of_words(refusal.code, 403)
        found = views().patches
        shown = found.screens[screen]
        with force_locale(audience.language):
            html = rendered(
                f"{shown.name}/page.html",
                **shown.page(state, audience),
                **facts_of(state, role),
                screen=screen,
                group=audience.group if screen == PHONE else group,
                contribution=contribution,
                region=lambda name: _wrapped(found, state, audience, name),
                **_own_parts(state, audience, screen),
                links=here().all_links(state) if screen == "console" else None,
                condition=here().store.condition(room.id) if screen == "console" else None,
                said=said(),
                kept_text=request.args.get("text", ""),
                kept_fields={name: request.args.get(name, "") for name in ("title", "ask", "presenter")},
                form_id=secrets.token_hex(12),
            )
    return html


def _wrapped(found: Patches, state: Session, audience: Audience, name: str) -> Markup:
    inner = safe(found.region(state, audience, name))
    return Markup('<div data-region="{}">{}</div>').format(name, inner)


def _own_parts(state: Session, audience: Audience, screen: str) -> dict[str, Markup]:
    """Give what only this participant sees, ready for the page."""
    own = _mine(state, audience) if screen == PHONE else {}
    return {name: safe(own.get(key, "")) for name, key in (("mine", "html"), ("hands", "hands"), ("seat", "seat"), ("once_more", "once_more"), ("joined", "joined_html"), ("reading", "reading"))}


def _mine(state: Session, audience: Audience) -> dict[str, Any]:
    known = here().identity.participant(request, state.id)
    participant = known[0] if known else ""
    own = own_part(state, participant, audience.language)
    code = here().links.return_code(state.id, participant)
    context = {**own, **own_seat(state, participant), "return_code": f"{code[:3]}-{code[3:]}", "sid": state.id}
    html = views().render("phone/regions/mine.html", context, audience.language)
    facts = {name: own[name] for name in ("choices", "support", "dots", "ratings", "ranks", "estimates", "signed", "goodbye", "background", "group", "joined", "tryout")}
    hands = views().render("phone/hands.html", context, audience.language) if own["scribe"]["things"] else ""
    seat = views().render("phone/seat.html", context, audience.language)
    once_more = views().render("phone/once_more.html", context, audience.language).strip()
    facts |= _joined_in(state, participant, audience.language)
    offered = {"offered": is_offered(state, audience.group), **phone_facts(state, participant)}
    facts["reading"] = views().render("phone/reading.html", offered, audience.language).strip()
    facts |= {"html": html, "once_more": once_more, "hands": hands, "seat": seat.strip(), "scribe": own["scribe"]["people"]}
    return {**facts, "return_code": context["return_code"], "seq": state.seq}


def _joined_in(state: Session, participant: str, language: str) -> dict[str, Any]:
    """Give what this participant goes on with, and with whom: names, so it stands in nobody else's document."""
    found = for_participant(here().contacts, state, participant)
    own = found["own"]
    context = {"sid": state.id, "joined_in": own_joined(state, participant, found["fellows"]), "own_contact": own}
    joining = {"on": found["on"], "name": own.name if own else "", "reach": own.reach if own else ""}
    return {"joining": joining, "joined_html": views().render("phone/joined.html", context, language).strip()}


@pages.get("/s/<session>/mine")
def mine(session: str) -> Response:
    """One's own cards, votes and choices: never shared, never cached."""
    room = room_of(session)
    with room.settled() as state:
        try:
            return answer(_mine(state, audience_for(here(), state, {"screen": PHONE})))
        except Refused as refusal:
            if refusal.code in (WAITING, REMOVED):
                return answer({"standing": refusal.code})
            return answer({"error": error_body(refusal)}, 401)


@pages.get("/s/<session>/ahead")
def ahead(session: str) -> str | Response:
    """The steps ahead, for a phone that writes for its table: it goes on without connection."""
    room = room_of(session)
    with room.settled() as state:
        known = here().identity.participant(request, state.id)
        person = state.people.get(known[0]) if known else None
        if person is None or not person.scribe:
            return answer({"error": error_body(Refused("not_a_scribe"))}, 403)
        audience = audience_for(here(), state, {"screen": PHONE})
        return views().render("phone/ahead.html", _ahead.steps(state, audience), audience.language)


@pages.get("/s/<session>/since/<int:seq>")
def since(session: str, seq: int) -> Response:
    """Catch up: all that changed for a screen after `seq`."""
    room = room_of(session)
    with room.settled() as state:
        try:
            audience = audience_for(here(), state, dict(request.args))
        except Refused as refusal:
            if refusal.code in (WAITING, REMOVED):
                return answer({"seq": seq, "standing": refusal.code})
            return answer({"error": error_body(refusal)}, 401)
        key = (state.id, audience, seq, state.seq)
        if key not in _catch_ups or audience.screen == "console":
            body = strict.dumps(changes_since(views().patches, state, audience, seq))
            _catch_ups[key] = gzip.compress(body.encode(), 6)
            if len(_catch_ups) > _KEPT:
                _catch_ups.popitem(last=False)
        packed = _catch_ups[key]
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return FlaskResponse(gzip.decompress(packed), content_type="application/json")
    return FlaskResponse(packed, content_type="application/json", headers={"Content-Encoding": "gzip"})


def forget(session: str) -> None:
    """Forget the answers kept of a session that was erased."""
    for key in [key for key in _catch_ups if key[0] == session]:
        del _catch_ups[key]


@pages.get("/s/<session>/more/<key>")
def more(session: str, key: str) -> Response:
    """The next page of a list."""
    room = room_of(session)
    with room.settled() as state:
        try:
            audience = audience_for(here(), state, dict(request.args))
        except Refused as refusal:
            return answer({"error": error_body(refusal)}, 401)
        ops, rest = views().patches.more(state, audience, key, request.args.get("after", ""))
    return answer({"ops": ops, "more": rest})
