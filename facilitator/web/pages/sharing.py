"""The report behind a link: to read, without cookies, and (when that was given along) its files."""

from __future__ import annotations

from flask import Response as FlaskResponse
from flask import request
from markupsafe import Markup
from werkzeug.wrappers import Response

from facilitator.core.errors import Refused
from facilitator.web import report_files
from facilitator.web.door import here
from facilitator.web.own_words import with_notice
from facilitator.web.pages.reading import draft_notice
from facilitator.web.pages.shared import page_of_words, pages, rendered
from facilitator.web.reading import POLICY, styles
from facilitator.web.sharing import FILES, Opened

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def _nothing_here() -> Response:
    """Give one and the same page for every link that does not work."""
    headers = {**_HEADERS}
    del headers["Content-Security-Policy"]  # an ordinary page of ours
    return FlaskResponse(rendered("reading/nothing-here.html"), 404, headers=headers)


@pages.get("/r/<token>")
def shared(token: str) -> Response:
    """The report as whoever has the link reads it."""
    opened = here().shares.opened(token)
    if opened is None:
        return _nothing_here()
    state = opened.room.state
    try:
        page, _used = here().reading.online(state)
    except Refused as refusal:
        return page_of_words(refusal.code, 503)
    names = _names(opened)
    if names:
        files = Markup(rendered("reading/files.html", files=report_files.listed(names), path=request.path))  # noqa: S704  # our own template
        page = with_notice(page, files, styles())
    if not state.edits.definitive:
        page = with_notice(page, draft_notice(state), styles())
    return FlaskResponse(page, content_type="text/html; charset=utf-8", headers=_HEADERS)


@pages.get("/r/<token>/<name>")
def shared_file(token: str, name: str) -> Response:
    """A file of the definitive report; the zip to send on is one of them."""
    opened = here().shares.opened(token)
    names = _names(opened) if opened is not None else {}
    content = here().reading.file(opened.room.state, name) if opened is not None and name in names else None
    if content is None:
        return _nothing_here()
    headers = {**_HEADERS, "Content-Disposition": f'attachment; filename="{name}"'}
    return FlaskResponse(content, content_type=report_files.media_type(name), headers=headers)


def _names(opened: Opened) -> dict[str, int | None]:
    """Give the files that a link gives: of a definitive report, those that may leave the house."""
    if opened.share.what != FILES:
        return {}
    kept = here().reading.files_of(opened.room.state)
    return {name: size for name, size in kept.items() if report_files.is_one(name) and not report_files.is_private(name)}
