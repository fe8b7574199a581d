"""The server: gevent's, with what a hall full of phones needs."""

from __future__ import annotations

import logging
import signal
import socket
from typing import Any

import gevent
from gevent.pywsgi import WSGIHandler, WSGIServer

from facilitator.live.garbage import Sweeping
from facilitator.web import rendering
from facilitator.web.app import create_app
from facilitator.web.installation import Installation

BACKLOG = 2048  # connections waiting: with 256 a burst of 5,000 phones met a second of retries
SLOWEST_REQUEST = 30  # seconds for a client to send its request

BREATH = 0.01  # seconds for everybody else between two templates that are read beforehand
ADDRESS_LOOK = 5  # seconds between looks at the network

logger = logging.getLogger(__name__)


class Handler(WSGIHandler):
    """Requests without a line in the log each: no addresses, no tokens in it."""

    def log_request(self) -> None:
        """Keep quiet."""

    def log_error(self, msg: str, *args: Any) -> None:
        """Keep what strangers send out of the log."""
        logger.info("bad request: %s", msg)


class Server(WSGIServer):
    """WSGIServer that sends small answers at once."""

    def wrap_socket_and_handle(self, client_socket: Any, address: Any) -> Any:
        """Without TCP_NODELAY each answer waits 44 ms: headers and body are written apart."""
        client_socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return super().wrap_socket_and_handle(client_socket, address)

    def do_handle(self, *args: Any) -> Any:
        """The plain-socket twin of `wrap_socket_and_handle`."""
        args[0].setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return super().do_handle(*args)


def make_server(installation: Installation) -> Server:
    """Give a server that is bound to its port (installation.addresses then knows it) but not yet serving."""
    app, _socketio = create_app(installation)
    settings = installation.settings
    listener = gevent.socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((settings.host, settings.port))
    listener.listen(BACKLOG)
    installation.addresses.port = listener.getsockname()[1]
    gevent.spawn(rendering.read_templates, app, lambda: gevent.sleep(BREATH))
    return Server(listener, app, handler_class=Handler, log=None, error_log=logger)


def _watch_addresses(installation: Installation) -> None:
    while True:
        installation.addresses.look()
        gevent.sleep(ADDRESS_LOOK)


def _sweep(installation: Installation) -> None:
    sweeping = Sweeping()
    installation.on_forget(sweeping.thoroughly)
    installation.on_redact.append(sweeping.thoroughly)
    sweeping.forever()


def serve(server: Server, installation: Installation) -> None:
    """Serve until told to stop."""
    gevent.spawn(_watch_addresses, installation)
    gevent.spawn(_sweep, installation)

    def stop() -> None:
        server.stop(timeout=2)

    for name in ("SIGINT", "SIGTERM"):
        if hasattr(signal, name):
            gevent.signal_handler(getattr(signal, name), stop)
    server.serve_forever(stop_timeout=2)
