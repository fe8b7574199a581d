"""One frame for all: whole, in order, and without waiting for who reads slowly."""

from __future__ import annotations

import gevent
import pytest
from gevent import socket as gevent_socket
from wsproto import ConnectionType
from wsproto.connection import Connection
from wsproto.events import TextMessage

from facilitator.web.fanout import WholeSocket, frame


def read_all(sock, size):
    data = b""
    while len(data) < size:
        data += sock.recv(65536)
    return data


@pytest.fixture
def pair():
    """A connection whose reader has not read anything yet."""
    ours, theirs = gevent_socket.socketpair()
    yield WholeSocket(ours), theirs
    ours.close()
    theirs.close()


@pytest.mark.parametrize("size", [0, 1, 125, 126, 127, 65_535, 65_536, 200_000])
def test_a_frame_is_one_text_message_for_any_websocket_client(size):
    text = "é" * (size // 2) + "x" * (size % 2)
    assert len(text.encode()) == size
    connection = Connection(ConnectionType.CLIENT)
    connection.receive_data(frame(text))
    received = [event for event in connection.events() if isinstance(event, TextMessage)]
    assert "".join(event.data for event in received) == text
    assert received[-1].message_finished


def test_an_idle_connection_gets_it_at_once(pair):
    whole, reader = pair
    assert whole.offer(b"hello")
    assert reader.recv(100) == b"hello"


def test_what_does_not_fit_follows_and_nothing_comes_in_between(pair):
    whole, reader = pair
    large, next_one = b"a" * 3_000_000, b"b" * 1000
    assert whole.offer(large)
    assert not whole.offer(next_one)  # busy: this one has to queue
    queued = gevent.spawn(whole.send, next_one)
    assert read_all(reader, len(large) + len(next_one)) == large + next_one
    queued.join()
    assert whole.offer(b"and on")


def test_a_full_buffer_makes_nobody_wait(pair):
    whole, _reader = pair
    while whole.offer(b"c" * 100_000):
        pass
    assert not whole.offer(b"d")


def test_who_is_gone_is_nobodys_problem(pair):
    whole, reader = pair
    reader.close()
    assert whole.offer(b"e")
    assert whole.offer(b"f")
