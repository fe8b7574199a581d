"""One server per data directory, whatever happens to the one before."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager

import pytest

from facilitator.store import DataDirectoryBusy, Store
from tests.store.disks import SESSION, event, numbers

SERVER = """
import sys
from facilitator.store import Store
with Store(sys.argv[1]) as store:
    for number in range(int(sys.argv[2])):
        print(store.append("summit", number, [{"type": "contribution_added", "number": number}]), flush=True)
    print("ready", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_server(directory, events):
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(directory), str(events)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def test_a_second_server_is_refused_and_told_why(directory):
    with another_server(directory, events=1) as server:
        assert [server.stdout.readline().strip() for _ in range(2)] == ["1", "ready"]
        with pytest.raises(DataDirectoryBusy) as busy:
            Store(directory).open()
        assert str(server.pid) in str(busy.value)
        assert str(directory) in str(busy.value)
        assert numbers(Store.reader(directory)) == [0]
        server.kill()
        server.wait()
        with Store(directory) as store:
            assert store.append(SESSION, 1, [event(1)]) == 2


def test_a_refused_server_does_not_take_the_lock_along(directory):
    with Store(directory):
        for _ in range(3):
            with pytest.raises(DataDirectoryBusy):
                Store(directory).open()
    with Store(directory), pytest.raises(DataDirectoryBusy):
        Store(directory).open()


@pytest.mark.parametrize("after", [1, 40, 150])
def test_a_killed_server_has_all_that_it_acknowledged(directory, after):
    with another_server(directory, events=100_000) as server:
        for _ in range(after):
            server.stdout.readline()
        server.kill()
        acknowledged = after + len([line for line in server.stdout.read().split("\n")[:-1] if line.isdigit()])
    with Store(directory) as store:
        found = numbers(store)
        assert found == list(range(len(found)))
        assert acknowledged <= len(found) <= acknowledged + 1
