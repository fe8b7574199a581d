"""Phones that came back together are not pinged together for ever, and none of them gives up on a ping that is late."""

from __future__ import annotations

from flask import Flask

from facilitator.web.sockets import PING, SOONEST, make_socketio


def test_every_client_has_moments_of_its_own() -> None:
    pings = make_socketio(Flask(__name__)).server.eio
    waits = [pings.ping_interval for _ in range(1000)]
    assert PING * SOONEST <= min(waits) < max(waits) <= PING
    seconds = [int(wait) for wait in waits]
    assert max(seconds.count(one) for one in set(seconds)) < 250  # of a thousand that came in the same second


def test_what_clients_are_told_is_never_sooner_than_the_latest_ping() -> None:
    pings = make_socketio(Flask(__name__)).server.eio
    told = [int(pings.ping_interval + pings.ping_interval_grace_period) for _ in range(1000)]  # as Engine.IO says it
    assert min(told) >= PING - 1
    assert min(told) + pings.ping_timeout > PING
