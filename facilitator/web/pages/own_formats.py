"""Own formats as files: download one, download this session's programme as one, upload one."""

from __future__ import annotations

from flask import Response as FlaskResponse
from flask import abort, redirect, request
from werkzeug.wrappers import Response

from facilitator.core.errors import Refused
from facilitator.core.vocabulary import FACILITATOR
from facilitator.formats import own
from facilitator.web.door import check_origin, here
from facilitator.web.errors import message
from facilitator.web.identity import Wanted
from facilitator.web.pages.shared import page_of_words, pages, room_of
from facilitator.web.pages.start import start_page


@pages.get("/formats/<format_id>.json")
def download_format(format_id: str) -> Response:
    """Give a format as a file, to share or to change by hand; built-in ones too, as examples."""
    if not here().identity.is_operator(request):
        return page_of_words("not_signed_in", 403)
    try:
        return _file(format_id, own.document(here().shelf.find(format_id)))
    except Refused:
        abort(404)


@pages.get("/s/<session>/format.json")
def download_programme(session: str) -> Response:
    """Give this session's present programme as a format file."""
    room = room_of(session)
    with room.settled() as state:
        if not here().identity.may(request, Wanted(FACILITATOR, state.id), state):
            return page_of_words("not_signed_in", 403)
        workshop = here().shelf.format_of(state)
    return _file(workshop.id, own.document(workshop))


@pages.post("/formats")
def upload_format() -> str | Response:
    """Put a format file on the shelf, or say what is wrong with it."""
    request.max_content_length = own.MOST_BYTES + 20_000  # the file, and what the form puts around it
    sent = None
    try:
        check_origin()
        if not here().identity.is_operator(request):
            raise Refused("not_signed_in")
        sent = request.files.get("file")
        content = sent.read(own.MOST_BYTES + 1) if sent is not None else b""
        if sent is None or not sent.filename:
            raise Refused("empty")
        kept = here().shelf.put(content)
    except Refused as refusal:
        if refusal.code in ("foreign", "not_signed_in"):
            return page_of_words(refusal.code, 403)
        name = sent.filename if refusal.code == "bad_format" and sent is not None else ""
        return FlaskResponse(start_page({"file": name, "message": message(refusal)}), 400)
    return redirect(f"/?added={kept.id}#own", 303)


def _file(name: str, text: str) -> FlaskResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.json"'}
    return FlaskResponse(text, content_type="application/json; charset=utf-8", headers=headers)
