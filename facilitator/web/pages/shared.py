"""What all pages share: the blueprint, what renders, and the words for what went wrong."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, current_app, render_template, request
from flask import Response as FlaskResponse
from flask_babel import get_locale
from werkzeug.wrappers import Response

from facilitator.core import Session
from facilitator.core.errors import Refused
from facilitator.core.vocabulary import FACILITATOR, Actor
from facilitator.live.patches import Patches
from facilitator.live.rooms import Room, now_ms
from facilitator.web.door import STATUS, answer, check_origin, error_body, here
from facilitator.web.errors import message
from facilitator.web.identity import Wanted
from facilitator.web.rendering import Renderer, direction

pages = Blueprint("pages", __name__)


@dataclass(frozen=True)
class Views:
    """What renders: regions and items (`patches`), single templates (`render`)."""

    patches: Patches
    render: Renderer


def views() -> Views:
    """Give what renders for this app."""
    found: Views = current_app.extensions["oogst-views"]
    return found


def rendered(template: str, **context: Any) -> str:
    """Give a page from its template, in the language of who asks."""
    chosen = str(get_locale())
    return render_template(template, **{"language": chosen, "direction": direction(chosen), **context})


def facts_of(state: Session, role: str) -> dict[str, Any]:
    """Give what every page of a session is told, for who has this role in it."""
    return {"session": state, "sid": state.id, "seq": state.seq, "now_ms": now_ms(), "role": role}


def room_of(session: str) -> Room:
    """Give the room of a session, or answer 404; 410 when it was erased, and say so."""
    try:
        return here().rooms.get(session)
    except Refused as refusal:
        if refusal.code == "erased":
            abort(page_of_words(refusal.code, 410))
        abort(404)


def facilitators_room(session: str) -> Room:
    """Give the room of a session to its facilitator; anybody else is answered 403."""
    room = room_of(session)
    with room.settled() as state:
        if not here().identity.may(request, Wanted(FACILITATOR, state.id), state):
            abort(page_of_words("not_signed_in", 403))
    return room


def posted_by_facilitator(session: str) -> Room:
    """The same for what is posted: a page of another site can't do that."""
    try:
        check_origin()
    except Refused as refusal:
        abort(page_of_words(refusal.code, STATUS[refusal.code]))
    return facilitators_room(session)


def tell(room: Room, name: str, data: dict[str, Any]) -> Any:
    """Carry out a command as the facilitator, and give what comes back with it. Raises Refused."""
    return room.submit(Actor(FACILITATOR, FACILITATOR), name, data, f"page-{secrets.token_hex(8)}").value


def said() -> dict[str, str] | None:
    """Give what a plain form was answered: {code, message}, from the address."""
    code = request.args.get("said", "")
    told = ((key, request.args.get(key, "")) for key in ("length", "longest", "least", "most", "left", "budget"))
    counts = {key: int(n) for key, n in told if n.isascii() and n.isdecimal() and len(n) < 8}
    return {"code": code, "message": message(Refused(code, **counts))} if code.isidentifier() else None


def page_of_words(code: str, status: int) -> Response:
    """Give a page that says in words why somebody can't go on."""
    words = {"code": code, "message": message(Refused(code))}
    return FlaskResponse(rendered("words.html", said=words), status)


def facilitators_page(
    session: str, template: str, context: Callable[[Session], dict[str, Any]]
) -> str | Response:
    """Give a page that only the facilitator gets; `context` makes what its template needs."""
    room = room_of(session)
    with room.settled() as state:
        if not here().identity.may(request, Wanted(FACILITATOR, state.id), state):
            return page_of_words("not_signed_in", 403)
        return rendered(template, **context(state), **facts_of(state, FACILITATOR), said=said())


def add_error_pages(app: Any) -> None:
    """Give 404, 405, 413 and 500 a page, or JSON, in the person's language."""

    def handler(code: str, status: int) -> Any:
        def handle(_error: Exception) -> Response:
            if request.path == "/commands":
                return answer({"error": error_body(Refused(code))}, status)
            return page_of_words(code, status)

        return handle

    for status, code in (
        (400, "malformed"),
        (404, "not_found"),
        (405, "not_found"),
        (413, "too_large"),
        (500, "broken"),
    ):
        app.register_error_handler(status, handler(code, status))
