"""The web application: every part in its place."""

from __future__ import annotations

import mimetypes
import re
from functools import lru_cache, partial

from flask import Flask, Request, Response, request, send_from_directory
from flask.sessions import NullSession, SessionInterface, SessionMixin
from flask_socketio import SocketIO

from facilitator.live.following import Following
from facilitator.live.landscapes import Landscapes
from facilitator.live.patches import Patches
from facilitator.live.screens import Screen
from facilitator.live.screens.board import BoardScreen
from facilitator.live.screens.console import ConsoleScreen
from facilitator.live.screens.leader import LeaderScreen
from facilitator.live.screens.owner import OwnerScreen
from facilitator.live.screens.phone import PhoneScreen
from facilitator.live.screens.wall import WallScreen
from facilitator.live.suggestions import Suggestions
from facilitator.web import compression, door, pages, rendering
from facilitator.web.fanout import sender
from facilitator.web.installation import Installation
from facilitator.web.joining_in import for_facilitator
from facilitator.web.keeping import Keeping
from facilitator.web.pages import Views
from facilitator.web.sockets import add_doors, make_socketio
from facilitator.web.staying_open import Ends

LARGEST_BODY = 65_536  # bytes
_HOST = re.compile(r"[A-Za-z0-9.:\[\]-]{1,255}")
_A_YEAR = "public, max-age=31536000, immutable"
_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self' {sockets}; form-action 'self'; base-uri 'none'; frame-ancestors 'self'; frame-src 'self'"
)
_HEADERS = {
    "Content-Security-Policy": _CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def create_app(installation: Installation) -> tuple[Flask, SocketIO]:
    """Give the Flask app and its Socket.IO server, serving this installation."""
    app = Flask(__name__, static_folder=None, template_folder=str(rendering.ROOT / "templates"))
    app.config.update(
        SECRET_KEY=installation.secret, MAX_CONTENT_LENGTH=LARGEST_BODY, MAX_FORM_MEMORY_SIZE=LARGEST_BODY
    )
    app.session_interface = NoSession()
    rendering.prepare(app)
    render = rendering.Renderer(app)
    wall, console, board = WallScreen(), ConsoleScreen(), BoardScreen()
    wall.address, console.presence = installation.address, installation.presence  # what only this layer knows
    screens: tuple[Screen, ...] = (PhoneScreen(), LeaderScreen(), OwnerScreen(), wall, console, board)
    patches = Patches({screen.name: screen for screen in screens}, render)
    app.extensions["oogst"] = installation
    app.extensions["oogst-views"] = Views(patches, render)
    app.register_blueprint(door.door)
    app.register_blueprint(pages.pages)
    pages.add_error_pages(app)
    socketio = make_socketio(app)
    following = Following(patches, sender(socketio))
    suggestions = Suggestions(installation.rooms, installation.child, following.nudge)
    console.noticed = board.noticed = suggestions.of
    installation.on_forget(suggestions.forget)
    installation.on_forget(pages.forget)
    landscapes = Landscapes(installation.rooms, installation.child, following.nudge)
    wall.landscape = console.landscape = landscapes.of
    installation.on_forget(landscapes.forget)
    console.reached = partial(for_facilitator, installation.contacts)
    installation.on_redact += [patches.forget, suggestions.forget, pages.forget, landscapes.forget]
    installation.contacts_changed = following.nudge
    add_doors(socketio, installation, following)
    installation.rooms.listen(following.changed)
    installation.rooms.listen(installation.remember_later)
    keeping = Keeping(installation.files)
    installation.rooms.listen(keeping.watch)
    installation.on_forget(keeping.forget)
    installation.rooms.listen(Ends(following.changed).watch)

    def address_changed() -> None:
        for room in installation.rooms.running():
            following.changed(room)

    installation.addresses.listen(address_changed)
    app.add_url_rule("/static/<version>/<path:name>", "static_file", _static)
    app.after_request(_harden)
    app.after_request(lambda response: compression.compress(response, request))
    return app, socketio


class NoSession(SessionInterface):
    """Who somebody is stands in cookies of our own (identity.py): Flask's session is never read nor written."""

    def open_session(self, app: Flask, request: Request) -> SessionMixin:
        """Give one that is empty."""
        return NullSession()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Nothing to keep."""


def _static(version: str, name: str) -> Response:
    response = send_from_directory(rendering.ROOT / "static", name)
    fresh = version == rendering.assets_version()
    response.headers["Cache-Control"] = _A_YEAR if fresh else "no-cache"
    return response


def _harden(response: Response) -> Response:
    for name, value in _headers_for(request.host, request.is_secure):
        response.headers.setdefault(name, value)
    if not request.path.startswith("/static/") and "Cookie" not in response.headers.get("Vary", ""):
        response.headers.add("Vary", "Cookie, Accept-Language")
    return response


@lru_cache(50)
def _headers_for(host: str, secure: bool) -> list[tuple[str, str]]:
    # Old Safari does not count a WebSocket to ourselves as 'self', so it is named.
    sockets = f"ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    # Over plain http browsers ignore the opener policy, and say so in red.
    left_out = () if secure else ("Cross-Origin-Opener-Policy",)
    return [(name, value.replace("{sockets}", sockets)) for name, value in _HEADERS.items() if name not in left_out]


# Some systems lack these, and a browser refuses a module served as anything else.
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("image/svg+xml", ".svg")
