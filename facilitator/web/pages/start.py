"""The start page, the operator's way in, and a person's own language."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, request
from werkzeug.wrappers import Response

from facilitator.core.vocabulary import FACILITATOR
from facilitator.formats import discover
from facilitator.web.door import here, local
from facilitator.web.errors import message
from facilitator.web.identity import OPERATOR, Wanted
from facilitator.web.links import spaced_code
from facilitator.web.pages.shared import page_of_words, pages, rendered, room_of, said
from facilitator.web.rendering import LANGUAGE_COOKIE, LANGUAGES, asset
from facilitator.web.series import known_series


@pages.get("/")
def start() -> str:
    """The start page: a code field for strangers, formats and sessions for the operator."""
    return start_page()


def start_page(refused: dict[str, Any] | None = None) -> str:
    """Give the start page; `refused` is {file, message} of a format file that could not be taken."""
    operator = here().identity.is_operator(request)
    context: dict[str, Any] = {"operator": operator, "formats": [], "sessions": [], "said": said()}
    if operator:
        newest = sorted(here().catalogue.all(), key=lambda one: -one.get("created", 0))
        rows = [{**one, "link": f"/open/{one['id']}", "code": _code_of(one)} for one in newest]
        context |= {"formats": list(discover().values()), "sessions": rows, "series": known_series(newest), **_own_formats(refused)}
    return rendered("start.html", **context)


def _code_of(entry: dict[str, Any]) -> str:
    """Give the code of a session's room, as it is read aloud."""
    return next((spaced_code(code) for code, seat in entry.get("codes", {}).items() if not seat), "")


def _own_formats(refused: dict[str, Any] | None) -> dict[str, Any]:
    """Give the own formats, the one that was just added, and the files that can't be read, with why."""
    shelf = here().shelf
    wrong = [{"file": one.file, "message": message(one.refusal)} for one in shelf.unreadable()]
    added = shelf.own().get(request.args.get("added", ""))
    return {"own": list(shelf.own().values()), "unreadable": wrong, "refused": refused, "added": added}


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
        return page_of_words("not_signed_in", 403)
    room = room_of(session)
    with room.settled() as state:
        to = f"/s/{room.id}/console" if state.begun else f"/s/{room.id}/prepare"
        if request.args.get("to") == "report":
            to = f"/s/{room.id}/report"
        return here().identity.admit(redirect(to), Wanted(FACILITATOR, room.id), state)  # type: ignore[arg-type]


@pages.post("/language")
def language() -> Response:
    """Keep a person's own language."""
    chosen = request.form.get("language", "")
    response = redirect(local(request.form.get("return", "/")), 303)
    if chosen in LANGUAGES:
        response.set_cookie(LANGUAGE_COOKIE, chosen, max_age=31_536_000, samesite="Lax", httponly=True)
    return response


@pages.get("/gallery")
def gallery() -> str:
    """Every component in its states."""
    from facilitator.web import gallery as examples

    return rendered("gallery.html", **examples.context())
