"""Addresses that phones can reach: found by looking at the interfaces, also without a route or internet."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import ifaddr

_VIRTUAL = ("docker", "br-", "veth", "virbr", "vmnet", "vbox", "tun", "tap", "utun", "wg", "tailscale", "zt", "lxc", "awdl", "llw", "vethernet", "hyper-v", "virtual")  # fmt: skip

KEPT = 2.0  # seconds that what the interfaces said holds


@dataclass(frozen=True)
class Address:
    """An address of this computer: IPv4 `ip` on interface `name`; `virtual` ones lead to no phone."""

    ip: str
    name: str
    virtual: bool
    private: bool


def enumerate_addresses() -> list[Address]:
    """Give this computer's IPv4 addresses, likeliest for phones first; never loopback."""
    found = []
    for adapter in ifaddr.get_adapters():
        for one in adapter.ips:
            if not isinstance(one.ip, str):
                continue
            ip = ipaddress.ip_address(one.ip)
            if ip.is_loopback or ip.is_unspecified or ip.is_multicast:
                continue
            name = adapter.nice_name or str(adapter.name)
            virtual = name.lower().startswith(_VIRTUAL) or "virtual" in name.lower()
            found.append(Address(str(ip), name, virtual, ip.is_private))
    return sorted(found, key=_likelihood)


def _likelihood(address: Address) -> tuple[bool, bool, bool, str]:
    ip = ipaddress.ip_address(address.ip)
    return address.virtual, ip.is_link_local, not address.private, address.ip


class Addresses:
    """The address that stands on the wall and in the QR: chosen, or the likeliest there is now."""

    def __init__(self, port: int, public_url: str = "", host: str = "0.0.0.0") -> None:  # noqa: S104  # every network
        self.port, self.host = port, host
        self.public_url = public_url.rstrip("/")
        self.chosen = ""
        self._last = ""
        self._found: list[Address] = []
        self._found_at = -KEPT
        self._listeners: list[Callable[[], object]] = []

    def listen(self, listener: Callable[[], object]) -> None:
        """Call `listener` when the address changed."""
        self._listeners.append(listener)

    def look(self) -> None:
        """Look whether the address changed since the last look (another Wi-Fi, a new lease), and tell who listens."""
        self._found_at = -KEPT
        base = self.base()
        if base != self._last:
            self._last = base
            for listener in self._listeners:
                listener()

    @property
    def alone(self) -> bool:
        """Whether the server listens to this computer only, so that no phone can come in by itself."""
        return not self.public_url and _is_loopback(self.host)

    def base(self) -> str:
        """Give the base address for phones, such as http://192.168.1.20:8000."""
        if self.public_url:
            return self.public_url
        if self.alone:
            return self._at(self.host)
        found = self._recent()
        ips = [address.ip for address in found]
        ip = self.chosen if self.chosen in ips else (ips[0] if ips else "127.0.0.1")
        return self._at(ip)

    def _at(self, host: str) -> str:
        return f"http://{host}" + ("" if self.port == 80 else f":{self.port}")

    def _recent(self) -> list[Address]:
        """Give this computer's addresses as they were a moment ago: walls ask with every patch."""
        if time.monotonic() - self._found_at > KEPT:
            self._found, self._found_at = self._heard(), time.monotonic()
        return self._found

    def _heard(self) -> list[Address]:
        """Give the addresses that the server listens on: a phone that tries another one finds nobody."""
        if self.alone:
            return []
        found = enumerate_addresses()
        return [one for one in found if one.ip == self.host] or found

    def short(self) -> str:
        """Give the address as people type it: no scheme on http, port included."""
        base = self.base()
        return base.removeprefix("http://")

    def is_private(self) -> bool:
        """Whether the address works only on this network (printed sheets then die with it)."""
        host = urlsplit(self.base()).hostname or ""
        try:
            return ipaddress.ip_address(host).is_private
        except ValueError:
            return host.endswith(".local")

    def choices(self) -> list[dict[str, str | bool]]:
        """Give the addresses to choose from: `{address, label, virtual, current}`."""
        current = urlsplit(self.base()).hostname
        return [
            {"address": one.ip, "label": one.name, "virtual": one.virtual, "current": one.ip == current}
            for one in self._heard()
        ]


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
