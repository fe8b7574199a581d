"""The address for phones: one that the server listens on, and the truth when there is none."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from facilitator.web import addresses, cli
from facilitator.web.addresses import Address, Addresses
from facilitator.web.settings import Settings

HOME, HALL = Address("10.0.0.4", "eth0", False, True), Address("192.168.1.20", "wlan0", False, True)


@pytest.fixture(autouse=True)
def two_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "enumerate_addresses", lambda: [HOME, HALL])


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "localhost"])
def test_a_server_for_this_computer_alone_gives_no_address_of_a_network(host: str) -> None:
    alone = Addresses(8000, host=host)
    assert (alone.alone, alone.base(), alone.choices()) == (True, f"http://{host}:8000", [])


def test_a_server_on_one_network_gives_the_address_of_that_one() -> None:
    one = Addresses(8000, host="192.168.1.20")
    assert (one.alone, one.base()) == (False, "http://192.168.1.20:8000")
    assert [choice["address"] for choice in one.choices()] == ["192.168.1.20"]


def test_a_server_on_every_network_gives_them_all() -> None:
    everywhere = Addresses(8000)
    assert (everywhere.alone, everywhere.base()) == (False, "http://10.0.0.4:8000")
    assert len(everywhere.choices()) == 2


def test_behind_a_public_address_phones_come_in_by_that() -> None:
    behind = Addresses(8000, "https://oogst.example", "127.0.0.1")
    assert (behind.alone, behind.base()) == (False, "https://oogst.example")


@pytest.mark.parametrize(("host", "says"), [("127.0.0.1", True), ("0.0.0.0", False)])
def test_the_terminal_says_that_only_this_computer_can_open_it(host: str, says: bool, capsys: pytest.CaptureFixture[str]) -> None:
    installation = SimpleNamespace(addresses=Addresses(8000, host=host), operator_link=lambda: "/operator/x")
    cli._welcome(installation, Settings(browser=False, host=host))
    said = capsys.readouterr().out
    assert ("Only this computer can open it" in said) is says
    assert ("For phones" in said) is not says
    assert ("http://127.0.0.1:8000/operator/x" in said) is says and ("10.0.0.4" in said) is not says
    assert "no network" not in said
