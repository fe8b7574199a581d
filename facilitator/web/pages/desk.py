"""The facilitator's desk: the draft of the report, everything that can be done to it, and its files."""

from __future__ import annotations

import base64
import gzip
import hashlib

from flask import Response as FlaskResponse
from flask import request
from flask_babel import get_locale
from werkzeug.wrappers import Response

from facilitator.core.vocabulary import FACILITATOR
from facilitator.live.rooms import Room
from facilitator.web import sharing
from facilitator.web.desk import context, files_context, open_in
from facilitator.web.door import here
from facilitator.web.drafts import Draft
from facilitator.web.pages.shared import facilitators_room, facts_of, page_of_words, pages, rendered, said


@pages.get("/s/<session>/report")
def report_desk(session: str) -> str:
    """The desk."""
    room = facilitators_room(session)
    draft = _draft(room)
    with room.settled() as state:
        facts = context(state, draft, here().exports.job(room.id), here().files.kept(room.id, state.edits.mark))
        sending = sharing.context(state, here().shares, here().url, here().addresses.is_private())
        return rendered("desk/page.html", **facts, **facts_of(state, FACILITATOR), sending=sending, said=said())


@pages.get("/s/<session>/report/draft")
def report_draft(session: str) -> Response:
    """The draft that stands on the desk."""
    draft = _draft(facilitators_room(session))
    if draft is None:
        return page_of_words("draft_failed", 503)
    headers = {"Content-Security-Policy": _policy(draft.facts["style"])}
    if "gzip" in request.headers.get("Accept-Encoding", "").lower():
        headers["Content-Encoding"] = "gzip"
        return FlaskResponse(draft.page, content_type="text/html; charset=utf-8", headers=headers)
    return FlaskResponse(gzip.decompress(draft.page), content_type="text/html; charset=utf-8", headers=headers)


def _policy(style: str) -> str:
    """Give what the draft may do: as every page of ours, and have these rules of its look in it."""
    own = f" 'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode('ascii')}'" if style else ""
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'{own}; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
    )


@pages.get("/s/<session>/report/files")
def report_files_made(session: str) -> str:
    """The part of the desk with the files, as it is now."""
    room = facilitators_room(session)
    waits = open_in(_draft(room)) if not room.state.edits.definitive else 0
    with room.settled() as state:
        facts = files_context(state, here().exports.job(room.id), here().files.kept(room.id, state.edits.mark))
        marked = {"mark": state.edits.mark[:12], "definitive": state.edits.definitive, "finished_at": state.edits.finished_at}
        return rendered("desk/files.html", **facts, **marked, open=waits, sid=state.id)


def _draft(room: Room) -> Draft | None:
    return here().drafts.of(room.id, room.state.seq, str(get_locale()))
