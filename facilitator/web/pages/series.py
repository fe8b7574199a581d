"""The series of a session on its preparation page, and the report of a series for who may open its sessions."""

from __future__ import annotations

import logging
import sys
import tempfile
from pathlib import Path

from flask import Response as FlaskResponse
from flask import abort, redirect, request
from gevent import subprocess
from gevent.lock import BoundedSemaphore
from werkzeug.wrappers import Response

from facilitator.core.errors import Refused
from facilitator.core.vocabulary import FACILITATOR
from facilitator.live.rooms import Room
from facilitator.web import report_files
from facilitator.web.desk import file_kinds
from facilitator.web.door import here
from facilitator.web.identity import Wanted
from facilitator.web.pages.shared import page_of_words, pages, posted_by_facilitator, rendered, tell
from facilitator.web.reading import POLICY
from facilitator.web.rendering import ROOT
from facilitator.web.series import DOCUMENTS, Entry, belonging, carried, entry_of, file_name, known_series

LONGEST = 120  # seconds
_one_at_a_time = BoundedSemaphore(1)
logger = logging.getLogger(__name__)


def may_open() -> list[Entry]:
    """Give the sessions that this browser may open: all for the operator, else those it has the facilitator's link of."""
    now = {room.id: entry_of(room.state) for room in here().rooms.running()}  # the catalogue follows a moment later
    everything = [{**one, **now.get(one["id"], {})} for one in here().catalogue.all()]
    if here().identity.is_operator(request):
        return everything
    return [one for one in everything if Wanted(FACILITATOR, one["id"]).cookie in request.cookies and _may(one["id"])]


def _may(session: str) -> bool:
    try:
        room = here().rooms.get(session)
    except Refused:
        return False
    with room.settled() as state:
        return here().identity.may(request, Wanted(FACILITATOR, session), state)


def _back(room: Room, said: str = "") -> Response:
    return redirect(f"/s/{room.id}/prepare" + (f"?said={said}" if said else "") + "#series", 303)


@pages.post("/s/<session>/series")
def set_series(session: str) -> Response:
    """Put a session in a series that is there, or in a new one; after which session it comes."""
    room = posted_by_facilitator(session)
    series, title, follows = (request.form.get(name, "") for name in ("series", "title", "follows"))
    if series:
        title = {**known_series(may_open()), room.state.series.id: room.state.series.title}.get(series, "")
    try:
        tell(room, "SetSeries", {"series": series, "title": title, "follows": follows if series or title else ""})
    except Refused as refusal:
        return _back(room, refusal.code)
    return _back(room)


@pages.post("/s/<session>/carry")
def carry(session: str) -> Response:
    """Bring the goals or the agreements of the session before along; only from one that this browser may open too."""
    room = posted_by_facilitator(session)
    before = room.state.series.follows
    if not before or before not in {one["id"] for one in may_open()}:
        return page_of_words("not_signed_in", 403)
    try:
        with here().rooms.get(before).settled() as state:
            wish = carried(state, request.form.get("what", ""))
        if wish is None:
            return _back(room, "nothing_to_carry")
        tell(room, *wish)
    except Refused as refusal:
        return _back(room, refusal.code)
    return _back(room)


@pages.get("/series/<series>")
def series_page(series: str) -> str:
    """The sessions of a series in order, and its report."""
    sessions = _sessions(series)
    title = sessions[-1]["series"]["title"]
    files = report_files.listed({file_name(suffix): 0 for suffix in DOCUMENTS})
    return rendered("series.html", title=title, series=series, sessions=sessions, files=files, kinds=file_kinds())


@pages.get("/series/<series>/<name>")
def series_file(series: str, name: str) -> Response:
    """A file of the report of a series, of the sessions that this browser may open; made by a child process."""
    sessions = _sessions(series)
    suffix = next((one for one in DOCUMENTS if file_name(one) == name), "")
    if not suffix:
        abort(404)
    try:
        content = _made(series, [one["id"] for one in sessions], suffix)
    except Refused as refusal:
        return page_of_words(refusal.code, 503)
    shown = "attachment" if "download" in request.args or suffix != "html" else "inline"
    headers = {"Content-Disposition": f'{shown}; filename="{name}"'} | ({"Content-Security-Policy": POLICY} if suffix == "html" else {})
    return FlaskResponse(content, content_type=report_files.media_type(name), headers=headers)


def _sessions(series: str) -> list[Entry]:
    sessions = belonging(may_open(), series)
    if not sessions:
        abort(404)
    return sessions


def _made(series: str, sessions: list[str], suffix: str) -> bytes:
    """Make one file beside the room. Raises Refused `broken`."""
    with _one_at_a_time, tempfile.TemporaryDirectory(prefix="oogst-series-") as folder:
        options = ["--data", str(here().settings.data_dir), "export", "--series", series, "--format", suffix, "--out", folder]
        command = [sys.executable, str(ROOT / "app.py"), *options, *(part for one in sessions for part in ("--of", one))]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=LONGEST, cwd=ROOT)
            return (Path(folder) / file_name(suffix)).read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            logger.error("the report of a series failed: %s", getattr(error, "stderr", b"") or error)
            raise Refused("broken") from error
