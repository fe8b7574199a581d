"""The report's files for the facilitator: making them, fetching them, and photos, logos and templates that come in."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Response as FlaskResponse
from flask import abort, redirect, request
from werkzeug.wrappers import Response

from facilitator.core.errors import Refused
from facilitator.live.rooms import Room
from facilitator.web import report_files
from facilitator.web.door import STATUS, answer, error_body, here
from facilitator.web.keeping import held
from facilitator.web.pages.shared import facilitators_room, page_of_words, pages, posted_by_facilitator, tell
from facilitator.web.reading import POLICY
from facilitator.web.receiving import received

_PICTURE_POLICY = "default-src 'none'; sandbox"
_KEPT_TYPES = {".jpg": "image/jpeg", ".png": "image/png"}


def desk(session: str, anchor: str = "files", refusal: Refused | None = None) -> Response:
    """Lead back to the desk, with what has to be said."""
    said = {"said": refusal.code, **{name: n for name, n in refusal.params.items() if isinstance(n, int)}} if refusal else {}
    return redirect(f"/s/{session}/report" + (f"?{urlencode(said)}" if said else "") + f"#{anchor}", 303)


# ── files of the report ──


@pages.post("/s/<session>/report/files")
def make_files(session: str) -> Response:
    """Begin making every file of the report, or join who does."""
    room = posted_by_facilitator(session)
    if not room.state.edits.definitive:  # those of a definitive report are there
        here().exports.start(room.id, room.state.seq)
    return desk(room.id)


@pages.post("/s/<session>/report/definitive")
def make_definitive(session: str) -> Response:
    """Make every file once more as the definitive one, keep them as they are, and let nothing of the report change."""
    room = posted_by_facilitator(session)
    report_files.make_definitive(here(), room, lambda name, data: tell(room, name, data))
    return desk(room.id)


@pages.get("/s/<session>/report/files/<name>")
def report_file(session: str, name: str) -> Response:
    """Save a file of the report as it is now; of a definitive one the very bytes that were kept."""
    return _file(facilitators_room(session), name, attachment=True)


@pages.get("/s/<session>/<any('report.html', 'report.md', 'session.json'):name>")
def export_file(session: str, name: str) -> Response:
    """The same, shown in the browser unless asked otherwise."""
    return _file(facilitators_room(session), name, attachment="download" in request.args)


def _file(room: Room, name: str, attachment: bool) -> Response:
    if not report_files.is_one(name):
        abort(404)
    try:
        content = report_files.content(here(), room, name)
    except Refused as refusal:
        return page_of_words(refusal.code, 404 if refusal.code == "not_found" else 503)
    saved = report_files.saved_as(name)
    headers = {"Content-Disposition": f'{"attachment" if attachment else "inline"}; filename="{saved}"'}
    if name.endswith(".html"):
        headers["Content-Security-Policy"] = POLICY
    return FlaskResponse(content, content_type=report_files.media_type(name), headers=headers)


# ── photos, logo, template ──


@pages.post("/s/<session>/files")
def take_file(session: str) -> Response:
    """Keep a photo, logo or template (`kind`, `file`); with `then` it gets its place in the report too.

    Answers JSON {file, kind, width?, height?}, or leads a plain form back to the desk.
    """
    in_words = "application/json" not in request.headers.get("Accept", "")
    room = posted_by_facilitator(session)
    try:
        taken = received(request, here().files, room.id)
        if request.form.get("then"):
            _place(room, taken)
    except Refused as refusal:
        if in_words:
            return desk(room.id, refusal=refusal, anchor="look" if request.args.get("for") == "look" else "photos")
        return answer({"error": error_body(refusal)}, STATUS.get(refusal.code, 400))
    return desk(room.id, "photos" if taken["kind"] == "photo" else "look") if in_words else answer(taken)


def _place(room: Room, taken: dict[str, Any]) -> None:
    """Give what came in its place in the report; what gets none is not kept. Raises Refused."""
    try:
        if taken["kind"] == "photo":
            words = {name: request.form.get(name, "") for name in ("alt", "caption", "chapter")}
            tell(room, "SetPicture", {"file": taken["file"], "width": taken["width"], "height": taken["height"], **words})
        else:
            tell(room, "SetReport", {taken["kind"]: taken["file"]})
    except Refused:
        if taken["file"] not in held(room.state):
            here().files.remove(room.id, taken["file"])
        raise


@pages.get("/s/<session>/files/<file>")
def kept_file(session: str, file: str) -> Response:
    """A photo or a logo for the facilitator's own page; a template is saved, never opened."""
    room = facilitators_room(session)
    content = here().files.get(room.id, file)
    if content is None:
        abort(404)
    kind = _KEPT_TYPES.get(file[-4:])
    headers = {
        "Content-Disposition": f'{"inline" if kind else "attachment"}; filename="{file}"',
        "Content-Security-Policy": _PICTURE_POLICY,
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    return FlaskResponse(content, content_type=kind or "application/octet-stream", headers=headers)
