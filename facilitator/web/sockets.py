"""The one door out: `follow`, and the patches that come of it."""

from __future__ import annotations

import logging
import random
from contextlib import suppress
from typing import Any

import engineio
import gevent
import simple_websocket
from engineio.async_drivers import gevent as gevent_driver
from flask import Flask, request
from flask_socketio import SocketIO, join_room, leave_room

from facilitator.core.errors import Refused
from facilitator.core.people import APPROVE, REMOVED, WAITING
from facilitator.core.steering import link_version
from facilitator.core.visibility import BOARD, CONSOLE, LEADER_SCREEN, OWNER_SCREEN, PHONE, WALL, Audience
from facilitator.core.vocabulary import FACILITATOR, LEADER
from facilitator.live.following import Following
from facilitator.live.rooms import Room
from facilitator.web.errors import message
from facilitator.web.fanout import WholeSocket
from facilitator.web.identity import Wanted
from facilitator.web.installation import Installation
from facilitator.web.rendering import LANGUAGES, chosen_language
from facilitator.web.strict import SocketJson

logger = logging.getLogger(__name__)

LARGEST_FRAME = 65_536  # bytes a client may send in one message
PING = 20  # seconds at most from one ping to the next
SOONEST = 0.6  # of that at least
_BINARY = ("5", "6")  # Socket.IO packets with attachments to come, which a stranger could let wait for ever


class GuardedWebSocket(gevent_driver.WebSocketWSGI):  # type: ignore[misc]
    """The gevent WebSocket of Engine.IO with a cap on frames, whole sends, and no compression per client."""

    def __init__(self, handler: Any, server: Any) -> None:
        super().__init__(handler, server)
        self.server_args["max_message_size"] = LARGEST_FRAME

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        """Shake hands and run the handler. Deflate costs 90 kB and twice the CPU per client, so it isn't offered."""
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        self.environ = environ
        self.ws = simple_websocket.Server(environ, **self.server_args)
        self.ws.sock = self.app.__self__.direct = WholeSocket(self.ws.sock)
        try:
            return self.app(self)
        except Exception as error:  # a frame that is no packet: it ends this connection, and nothing else
            logger.info("hung up on a client: %s", type(error).__name__)
            self.app.__self__.close(wait=False, abort=True)
            return []


class PingsApart(engineio.Server):  # type: ignore[misc]
    """Engine.IO that pings each client at moments of its own.

    A hall of phones that came back together (a restarted server, Wi-Fi that is there again) would otherwise be pinged
    together every twenty seconds, and a thousand answers in the same second keep everybody waiting for one.
    """

    @property
    def ping_interval(self) -> float:
        """The seconds until the next ping, another one each time."""
        return PING * random.uniform(SOONEST, 1)  # noqa: S311  # no secret: it only has to differ

    @ping_interval.setter
    def ping_interval(self, seconds: float) -> None:
        """Engine.IO sets one for all; it is told to clients together with the grace that makes any of ours early enough."""


def make_socketio(app: Flask) -> SocketIO:
    """Give the Socket.IO server: gevent, WebSocket only, strict JSON, same origin."""
    socketio = SocketIO(
        app,
        async_mode="gevent",
        json=SocketJson,
        transports=["websocket"],
        max_http_buffer_size=LARGEST_FRAME,
        ping_interval=(PING, PING * (1 - SOONEST)),
        ping_timeout=20,
        always_connect=False,
        manage_session=False,
        logger=False,
        engineio_logger=False,
    )
    socketio.server.eio.__class__ = PingsApart
    socketio.server.eio._async["websocket"] = GuardedWebSocket
    _guard_messages(socketio)
    return socketio


def _guard_messages(socketio: SocketIO) -> None:
    """Hang up on whoever sends packets that no page of ours sends: malformed ones, and all that are binary."""
    server = socketio.server
    take = server._handle_eio_message

    def guarded(connection: str, data: Any) -> None:
        try:
            if not isinstance(data, str) or data.startswith(_BINARY):
                raise TypeError("binary")
            take(connection, data)
        except Exception as error:
            logger.info("hung up on a client: %s", type(error).__name__)
            found = server.eio.sockets.get(connection)
            if found is not None:
                found.close(wait=False, abort=True)

    server.eio.on("message", guarded)


def add_doors(socketio: SocketIO, installation: Installation, following: Following) -> None:
    """Register `follow` and what happens on disconnect."""
    participants: dict[str, tuple[str, str]] = {}
    admitted: dict[str, tuple[str, str, int]] = {}  # client → session, link and the version it came in with

    def turn_out(room: Room) -> None:
        """Who came in by a link that was made new or taken back, or was taken out, hears why when asking again."""
        for client, (room_id, link, version) in list(admitted.items()):
            if room_id == room.id and link_version(room.state, link) != version:
                gevent.spawn(socketio.server.disconnect, client)
        for client, (room_id, who) in list(participants.items()) if room.state.votes_aside else ():
            if room_id == room.id and who in room.state.people and room.state.people[who].standing == REMOVED:
                gevent.spawn(socketio.server.disconnect, client)

    installation.rooms.listen(turn_out)

    def close_down(session: str) -> None:
        """Everybody in a session that was erased hears so when asking again."""
        for client in following.forget(session):
            gevent.spawn(socketio.server.disconnect, client)

    installation.on_forget(close_down)

    @socketio.on("follow")  # type: ignore[untyped-decorator]
    def follow(wish: Any = None, *_extra: Any) -> dict[str, Any]:
        client: str = request.sid  # type: ignore[attr-defined]
        try:
            room_id, audience = _audience(installation, wish)
            room = installation.rooms.get(room_id)
            if known := following.chunk_of(client):
                leave_room(known)
            chunk, seq = following.join(room, audience, client)
        except Refused as refusal:
            return {"ok": False, "error": {"code": refusal.code, "message": message(refusal)}}
        join_room(chunk)
        link = link_of(audience)
        if link:
            admitted[client] = (room_id, link, link_version(room.state, link))
        found = installation.identity.participant(request, room_id) if audience.screen == PHONE else None
        if found is not None:
            participants[client] = (room_id, found[0])
            installation.presence.follows(room_id, found[0])
            following.changed(room)
        return {"ok": True, "seq": seq}

    @socketio.on("disconnect")  # type: ignore[untyped-decorator]
    def disconnect(*_reason: Any) -> None:
        client: str = request.sid  # type: ignore[attr-defined]
        following.leave(client)
        admitted.pop(client, None)
        if client in participants:
            room_id, participant = participants.pop(client)
            with suppress(Refused):  # erased
                room = installation.rooms.get(room_id)
                installation.presence.left(room_id, participant)
                following.changed(room)

    @socketio.on_error_default  # type: ignore[untyped-decorator]
    def failed(error: Exception) -> dict[str, Any]:
        logger.error("socket handler failed: %s", type(error).__name__)
        return {"ok": False, "error": {"code": "broken", "message": message(Refused("broken"))}}


def link_of(audience: Audience) -> str:
    """Give the link by which this audience comes in, '' for phones."""
    about = f":{audience.seat}" if audience.screen in (LEADER_SCREEN, OWNER_SCREEN) else ""
    kinds = {LEADER_SCREEN: LEADER, OWNER_SCREEN: "owner", CONSOLE: FACILITATOR, WALL: "wall"}
    if audience.screen == BOARD:
        return f"{LEADER}:{audience.seat}" if audience.seat else FACILITATOR
    return kinds[audience.screen] + about if audience.screen in kinds else ""


def _audience(installation: Installation, wish: Any) -> tuple[str, Audience]:
    if not isinstance(wish, dict):
        raise Refused("malformed", field="follow")
    texts = {name: wish.get(name, "") for name in ("session", "as", "group", "contribution", "screen", "language")}
    if not all(isinstance(value, str) for value in texts.values()):
        raise Refused("malformed", field="follow")
    room = installation.rooms.get(texts["session"])
    with room.settled() as state:
        return room.id, audience_for(installation, state, texts)


def audience_for(installation: Installation, state: Any, texts: dict[str, str]) -> Audience:
    """Give the audience a client may be, from its claim and its cookies. Raises Refused `not_signed_in`."""
    screen, identity = texts.get("screen", ""), installation.identity
    language = texts.get("language", "") if texts.get("language", "") in LANGUAGES else chosen_language()
    if screen == PHONE:
        found = identity.participant(request, state.id)
        if found is None:
            raise Refused("not_signed_in")
        person = state.people.get(found[0])
        if person is not None and person.standing:
            raise Refused(person.standing)
        if person is None and state.admission == APPROVE:
            raise Refused(WAITING)
        return Audience(PHONE, person.group if person else found[1], language)
    roles = {
        LEADER_SCREEN: Wanted(LEADER, state.id, texts.get("group", "")),
        "owner": Wanted("owner", state.id, contribution=texts.get("contribution", "")),
        CONSOLE: Wanted(FACILITATOR, state.id),
        WALL: Wanted(WALL, state.id),
        BOARD: Wanted(LEADER, state.id, texts["group"]) if texts.get("group") else Wanted(FACILITATOR, state.id),
    }
    wanted = roles.get(screen)
    if wanted is None:
        raise Refused("malformed", field="screen")
    facilitates = identity.may(request, Wanted(FACILITATOR, state.id), state)
    if not identity.may(request, wanted, state) and not (screen == WALL and facilitates):
        raise Refused("not_signed_in")
    if screen == WALL:
        # The wall speaks the language of the session (where the interface has it), not of the laptop it runs on.
        language = state.language if state.language in LANGUAGES else language
        place = texts.get("group", "")
        return Audience(WALL, "", language, place if place in state.places else "")
    if screen in (LEADER_SCREEN, BOARD) and texts.get("group", "") in state.places:
        return Audience(screen, "", language, texts["group"])
    group = texts.get("group", "") if screen in (LEADER_SCREEN, BOARD) else texts.get("contribution", "")
    return Audience(screen, group if screen != CONSOLE else "", language)
