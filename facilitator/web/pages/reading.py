"""The report on a participant's own phone: where their words ended up, and the draft to take home."""

from __future__ import annotations

from flask import Response as FlaskResponse
from flask import redirect, request
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response

from facilitator.core import Session
from facilitator.core.errors import Refused
from facilitator.core.report_wishes import is_draft_offered
from facilitator.live.rooms import Room
from facilitator.web.door import here
from facilitator.web.own_words import own_words, with_notice, with_own
from facilitator.web.pages.shared import page_of_words, pages, rendered, room_of
from facilitator.web.reading import POLICY, checked, styles

_HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store", "X-Robots-Tag": "noindex"}


def _reader(room: Room) -> str:
    """Give who asks, when they came in by a code or a QR (their first command joins them); '' for anybody else."""
    known = here().identity.participant(request, room.id)
    person = room.state.people.get(known[0]) if known else None
    return known[0] if known and not (person and person.standing) else ""


@pages.get("/s/<session>/my-report")
def my_report(session: str) -> str | Response:
    """The definitive report for somebody who took part and asked for it; before that, where things stand."""
    room = room_of(session)
    reader = _reader(room)
    if not reader:
        return redirect("/?said=not_signed_in")
    with room.settled() as state:
        ready = state.edits.definitive and reader in state.report_wishes
        if not ready:
            return rendered("reading/not-yet.html", surface="phone", session=state, **phone_facts(state, reader))
    try:
        page, used = here().reading.online(room.state)
    except Refused as refusal:
        return page_of_words(refusal.code, 503)
    with room.settled() as state:
        own = own_words(state, reader, used)
        back = {"href": f"/s/{state.id}", "private": here().addresses.is_private()}
        part = Markup(rendered("reading/own-words.html", own=own, sid=state.id, back=back))  # noqa: S704  # our own template
    told = with_own(page, part, own, _("yours"), _("yours, with others"), styles())
    return FlaskResponse(told, content_type="text/html; charset=utf-8", headers=_HEADERS)


@pages.get("/s/<session>/keep")
def keep(session: str) -> Response:
    """The report as one file to take home: the definitive one, or the draft where the facilitator lets people."""
    room = room_of(session)
    if not _reader(room):
        return redirect("/?said=not_signed_in")
    state = room.state
    if not state.edits.definitive and not is_draft_offered(state):
        return redirect(f"/s/{room.id}/my-report", 303)
    try:
        page = checked(here().reading.page(state))
    except Refused as refusal:
        return page_of_words(refusal.code, 503)
    name = _("report.html") if state.edits.definitive else _("draft-report.html")
    if not state.edits.definitive:
        page = with_notice(page, draft_notice(state), styles())
    headers = {**_HEADERS, "Content-Disposition": f'attachment; filename="{name}"'}
    return FlaskResponse(page, content_type="text/html; charset=utf-8", headers=headers)


def draft_notice(state: Session) -> Markup:
    """Give what stands above a draft, wherever it goes."""
    return Markup(rendered("reading/draft.html", address=state.edits.settings.address))  # noqa: S704  # our own template


def phone_facts(state: Session, reader: str) -> dict[str, object]:
    """Give what a phone says about the report: whether one asked, what there is, and where it will be found."""
    return {
        "sid": state.id,
        "wants": reader in state.report_wishes,
        "definitive": state.edits.definitive,
        "closed": state.closed,
        "draft_allowed": state.draft_allowed,
        "draft": is_draft_offered(state) and not state.edits.definitive,
        "private": here().addresses.is_private(),
        "address": state.edits.settings.address,
    }
