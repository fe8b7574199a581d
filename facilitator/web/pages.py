"""The pages: complete HTML at some seq, made of the same regions that live patches renew."""

from __future__ import annotations

import gzip
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, current_app, redirect, render_template, request
from flask import Response as FlaskResponse
from flask_babel import force_locale, get_locale
from markupsafe import Markup
from werkzeug.wrappers import Response

from facilitator.core import Session
from facilitator.core.errors import Refused
from facilitator.core.visibility import PHONE, Audience
from facilitator.core.vocabulary import FACILITATOR, LEADER, OWNER, PARTICIPANT, Actor
from facilitator.formats import discover
from facilitator.live.following import since as changes_since
from facilitator.live.limits import FAILED_CODES
from facilitator.live.patches import Patches
from facilitator.live.rooms import Room, now_ms
from facilitator.live.screens.phone import mine as own_part
from facilitator.web import exporting, strict
from facilitator.web.door import answer, error_body, here, local
from facilitator.web.errors import message
from facilitator.web.identity import OPERATOR, WALL, Wanted, new_participant
from facilitator.web.links import tidy_code
from facilitator.web.rendering import LANGUAGE_COOKIE, LANGUAGES, Renderer, asset, direction, safe
from facilitator.web.sockets import audience_for

pages = Blueprint("pages", __name__)

_KEPT = 256  # catch-up answers kept compressed
_catch_ups: OrderedDict[tuple[Any, ...], bytes] = OrderedDict()


@dataclass(frozen=True)
class Views:
    """What renders: regions and items (`patches`), single templates (`render`)."""

    patches: Patches
    render: Renderer


def views() -> Views:
    """Give what renders for this app."""
    found: Views = current_app.extensions["oogst-views"]
    return found


# ── start ──


@pages.get("/")
def start() -> str:
    """The start page: a code field for strangers, formats and sessions for the operator."""
    operator = here().identity.is_operator(request)
    context: dict[str, Any] = {"operator": operator, "formats": [], "sessions": [], "said": _said()}
    if operator:
        newest = sorted(here().catalogue.all(), key=lambda one: -one.get("created", 0))
        rows = [{**one, "link": f"/open/{one['id']}"} for one in newest]
        context |= {"formats": list(discover().values()), "sessions": rows}
    return _render("start.html", **context)


@pages.get("/favicon.ico")
def favicon() -> Response:
    """The ear of wheat, for pages that name no icon of their own (the report is one file)."""
    return redirect(asset("icons/favicon.svg"))


@pages.get("/operator/<token>")
def operator(token: str) -> Response:
    """Exchange the operator link for a cookie."""
    if not here().is_operator_token(token):
        abort(404)
    return here().identity.give(redirect("/"), Wanted(OPERATOR), "yes")  # type: ignore[arg-type]


@pages.get("/open/<session>")
def open_session(session: str) -> Response:
    """Let the operator into a session as its facilitator."""
    if not here().identity.is_operator(request):
        return _page_of_words("not_signed_in", 403)
    room = _room(session)
    with room.settled() as state:
        to = f"/s/{room.id}/console" if state.begun else f"/s/{room.id}/prepare"
        return here().identity.admit(redirect(to), Wanted(FACILITATOR, room.id), state)  # type: ignore[arg-type]


@pages.post("/language")
def language() -> Response:
    """Keep a person's own language."""
    chosen = request.form.get("language", "")
    response = redirect(local(request.form.get("return", "/")), 303)
    if chosen in LANGUAGES:
        response.set_cookie(LANGUAGE_COOKIE, chosen, max_age=31_536_000, samesite="Lax", httponly=True)
    return response


# ── joining ──


@pages.post("/join")
def join_by_code() -> Response:
    """Let a phone in by typed code, or give someone their place back by return code."""
    code, back = tidy_code(request.form.get("code", "")), tidy_code(request.form.get("return_code", ""))
    entry = here().catalogue.find_by_code(code) if code else None
    if entry is None:
        return _unknown_code()
    room = here().rooms.get(entry["id"])
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
    room = _room(session)
    opened = here().links.opened_by(room.state, token)
    if opened is None:
        return _unknown_code()
    return _join(room, opened.group)


def _join(room: Room, group: str) -> Response:
    known = here().identity.participant(request, room.id)
    participant = known[0] if known else new_participant()
    here().presence.scanned(room.id, participant)
    if request.remote_addr not in ("127.0.0.1", "::1", None):
        here().presence.reached.setdefault(room.id, now_ms())
    person = room.state.people.get(participant)
    if person is not None and group and person.group != group:
        # Whoever scans the code of another table sits there now; what they wrote stays where it was made.
        room.submit(
            Actor(PARTICIPANT, participant, group), "JoinSession", {"group": group}, f"move-{secrets.token_hex(8)}"
        )
    return _let_in(room, participant, group or (known[1] if known else ""))


def _let_in(room: Room, participant: str, group: str) -> Response:
    response = redirect(f"/s/{room.id}", 303)
    return here().identity.admit_participant(response, room.id, participant, group)  # type: ignore[arg-type]


# ── links of roles ──


@pages.get("/f/<session>/<token>")
def facilitator_link(session: str, token: str) -> Response:
    """Exchange the facilitator's link for a cookie."""
    return _exchange(Wanted(FACILITATOR, session), token, f"/s/{session}/console")


@pages.get("/l/<session>/<group>/<token>")
def leader_link(session: str, group: str, token: str) -> Response:
    """Exchange a table leader's link for a cookie."""
    return _exchange(Wanted(LEADER, session, group), token, f"/s/{session}/lead/{group}")


@pages.get("/w/<session>/<token>")
def wall_link(session: str, token: str) -> Response:
    """Exchange the wall's link for a cookie."""
    return _exchange(Wanted(WALL, session), token, f"/s/{session}/wall")


@pages.get("/o/<session>/<contribution>/<token>")
def owner_link(session: str, contribution: str, token: str) -> Response:
    """Exchange a dilemma owner's link for a cookie."""
    wanted = Wanted(OWNER, session, contribution=contribution)
    return _exchange(wanted, token, f"/s/{session}/owner/{contribution}")


def _exchange(wanted: Wanted, token: str, to: str) -> Response:
    room = _room(wanted.session)
    with room.settled() as state:
        if not here().links.opens(state, wanted.link, token):
            return _page_of_words("not_signed_in", 403)
        return here().identity.admit(redirect(to), wanted, state)  # type: ignore[arg-type]


@pages.get("/f/<session>")
def pin_page(session: str) -> str | Response:
    """The page on which a second device types the PIN."""
    return _render("pin.html", sid=_room(session).id, said=_said())


@pages.post("/f/<session>")
def pin_typed(session: str) -> Response:
    """Open the console on a second device by PIN."""
    room = _room(session)
    try:
        here().take_pin(room.id, request.form.get("pin", ""))
    except Refused as refusal:
        return redirect(f"/f/{room.id}?said={refusal.code}", 303)
    with room.settled() as state:
        response = redirect(f"/s/{room.id}/console", 303)
        return here().identity.admit(response, Wanted(FACILITATOR, room.id), state)  # type: ignore[arg-type]


# ── live pages ──


@pages.get("/s/<session>")
def phone(session: str) -> str | Response:
    """The participant's page."""
    room = _room(session)
    if here().identity.participant(request, room.id) is None:
        return redirect("/?said=not_signed_in")
    return _live(room, PHONE, "participant")


@pages.get("/s/<session>/lead/<group>")
def leader(session: str, group: str) -> str | Response:
    """The table leader's page."""
    return _live(_room(session), "leader", LEADER, group=group)


@pages.get("/s/<session>/owner/<contribution>")
def owner(session: str, contribution: str) -> str | Response:
    """The page of who brought a dilemma in."""
    return _live(_room(session), "owner", OWNER, contribution=contribution)


@pages.get("/s/<session>/wall")
def wall(session: str) -> str | Response:
    """What the projector shows."""
    return _live(_room(session), "wall", WALL)


@pages.get("/s/<session>/console")
def console(session: str) -> str | Response:
    """The facilitator's console."""
    return _live(_room(session), "console", FACILITATOR)


def _live(room: Room, screen: str, role: str, group: str = "", contribution: str = "") -> str | Response:
    texts = {"screen": screen, "group": group, "contribution": contribution}
    with room.settled() as state:
        try:
            audience = audience_for(here(), state, texts)
        except Refused as refusal:
            return _page_of_words(refusal.code, 403)
        found = views().patches
        shown = found.screens[screen]
        with force_locale(audience.language):
            html = _render(
                f"{shown.name}/page.html",
                **shown.page(state, audience),
                session=state,
                sid=state.id,
                seq=state.seq,
                now_ms=now_ms(),
                screen=screen,
                role=role,
                group=audience.group if screen == PHONE else group,
                contribution=contribution,
                region=lambda name: _wrapped(found, state, audience, name),
                mine=safe(_mine(state, audience)["html"]) if screen == PHONE else "",
                links=here().all_links(state) if screen == "console" else None,
                condition=here().store.condition(room.id) if screen == "console" else None,
                said=_said(),
                kept_text=request.args.get("text", ""),
                form_id=secrets.token_hex(12),
            )
    return html


def _wrapped(found: Patches, state: Session, audience: Audience, name: str) -> Markup:
    inner = safe(found.region(state, audience, name))
    return Markup('<div data-region="{}">{}</div>').format(name, inner)


def _mine(state: Session, audience: Audience) -> dict[str, Any]:
    known = here().identity.participant(request, state.id)
    participant = known[0] if known else ""
    own = own_part(state, participant, audience.language)
    code = here().links.return_code(state.id, participant)
    context = {**own, "return_code": f"{code[:3]}-{code[3:]}", "sid": state.id}
    html = views().render("phone/regions/mine.html", context, audience.language)
    facts = {name: own[name] for name in ("choices", "support", "background", "group", "joined", "tryout")}
    return {**facts, "return_code": context["return_code"], "html": html, "seq": state.seq}


@pages.get("/s/<session>/mine")
def mine(session: str) -> Response:
    """One's own cards, votes and choices: never shared, never cached."""
    room = _room(session)
    with room.settled() as state:
        try:
            return answer(_mine(state, audience_for(here(), state, {"screen": PHONE})))
        except Refused as refusal:
            return answer({"error": error_body(refusal)}, 401)


@pages.get("/s/<session>/since/<int:seq>")
def since(session: str, seq: int) -> Response:
    """Catch up: all that changed for a screen after `seq`."""
    room = _room(session)
    with room.settled() as state:
        try:
            audience = audience_for(here(), state, dict(request.args))
        except Refused as refusal:
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


@pages.get("/s/<session>/more/<key>")
def more(session: str, key: str) -> Response:
    """The next page of a list."""
    room = _room(session)
    with room.settled() as state:
        try:
            audience = audience_for(here(), state, dict(request.args))
        except Refused as refusal:
            return answer({"error": error_body(refusal)}, 401)
        ops, rest = views().patches.more(state, audience, key, request.args.get("after", ""))
    return answer({"ops": ops, "more": rest})


# ── the facilitator's other pages ──


@pages.get("/s/<session>/prepare")
def prepare(session: str) -> str | Response:
    """Prepare a session."""
    from facilitator.web import preparing

    return _facilitators(session, "prepare.html", preparing.context)


@pages.get("/s/<session>/check")
def check(session: str) -> str | Response:
    """Check the hall before people come in."""
    from facilitator.web import preparing

    def context(state: Session) -> dict[str, Any]:
        choices, public_url = here().addresses.choices(), here().addresses.public_url
        came_in = state.id in here().presence.reached
        return {
            "obstacle": preparing.obstacle(choices, came_in, here().presence(state.id), public_url),
            "addresses": choices,
            "public_url": here().addresses.public_url,
            "private": here().addresses.is_private(),
            "reached": {"bool": state.id in here().presence.reached, "at": here().presence.reached.get(state.id, 0)},
            "presence": here().presence(state.id),
            "join": here().address(state),
            "port": here().addresses.port,
        }

    return _facilitators(session, "check.html", context)


@pages.get("/s/<session>/testcard")
def testcard(session: str) -> str | Response:
    """A picture for the beamer: are all four edges there, and can the back row read it?"""
    return _facilitators(session, "testcard.html", lambda state: {"join": here().address(state)})


@pages.get("/s/<session>/sheets")
def sheets(session: str) -> str | Response:
    """Printable sheets, one per group."""

    def context(state: Session) -> dict[str, Any]:
        from facilitator.web.links import spaced_code

        rows = [
            {"group": group, "url": here().join_url(state, group.id), "code": spaced_code(group.code)}
            for group in state.groups.values()
        ] or [{"group": None, "url": here().join_url(state), "code": spaced_code(state.code)}]
        return {"sheets": rows, "short": here().addresses.short(), "private": here().addresses.is_private()}

    return _facilitators(session, "sheets.html", context)


@pages.post("/s/<session>/address")
def choose_address(session: str) -> Response:
    """Choose which of this computer's addresses phones use."""
    room = _room(session)
    with room.settled() as state:
        if not here().identity.may(request, Wanted(FACILITATOR, state.id), state):
            return _page_of_words("not_signed_in", 403)
    here().addresses.chosen = request.form.get("address", "")
    here().addresses.look()
    return redirect(f"/s/{room.id}/check", 303)


def _facilitators(session: str, template: str, context: Any) -> str | Response:
    room = _room(session)
    with room.settled() as state:
        if not here().identity.may(request, Wanted(FACILITATOR, state.id), state):
            return _page_of_words("not_signed_in", 403)
        return _render(
            template,
            **context(state),
            session=state,
            sid=state.id,
            seq=state.seq,
            now_ms=now_ms(),
            role=FACILITATOR,
            said=_said(),
        )


@pages.get("/s/<session>/<any('report.html', 'report.md', 'session.json'):name>")
def export_file(session: str, name: str) -> str | Response:
    """A file of the report, for the facilitator."""
    room = _room(session)
    with room.settled() as state:
        if not here().identity.may(request, Wanted(FACILITATOR, state.id), state):
            return _page_of_words("not_signed_in", 403)
    try:
        return exporting.response(here().settings, room.id, name, attachment="download" in request.args)
    except Refused as refusal:
        return _page_of_words(refusal.code, 503)


@pages.get("/gallery")
def gallery() -> str:
    """Every component in its states."""
    from facilitator.web import gallery as examples

    return _render("gallery.html", **examples.context())


# ── what all pages share ──


def _render(template: str, **context: Any) -> str:
    chosen = str(get_locale())
    return render_template(template, **{"language": chosen, "direction": direction(chosen), **context})


def _room(session: str) -> Room:
    try:
        return here().rooms.get(session)
    except Refused:
        abort(404)


def _said() -> dict[str, str] | None:
    """Give what a plain form was answered: {code, message}, from the address."""
    code = request.args.get("said", "")
    told = ((key, request.args.get(key, "")) for key in ("length", "longest", "least", "most", "left", "budget"))
    counts = {key: int(n) for key, n in told if n.isascii() and n.isdecimal() and len(n) < 8}
    return {"code": code, "message": message(Refused(code, **counts))} if code.isidentifier() else None


def _page_of_words(code: str, status: int) -> Response:
    said = {"code": code, "message": message(Refused(code))}
    return FlaskResponse(_render("words.html", said=said), status)


def add_error_pages(app: Any) -> None:
    """Give 404, 405, 413 and 500 a page, or JSON, in the person's language."""

    def handler(code: str, status: int) -> Any:
        def handle(_error: Exception) -> Response:
            if request.path == "/commands":
                return answer({"error": error_body(Refused(code))}, status)
            return _page_of_words(code, status)

        return handle

    for status, code in (
        (400, "malformed"),
        (404, "not_found"),
        (405, "not_found"),
        (413, "too_large"),
        (500, "broken"),
    ):
        app.register_error_handler(status, handler(code, status))
