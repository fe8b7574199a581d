"""The product under load: a session in which every phone sees everything, people who join, somebody who comes late."""

from __future__ import annotations

import http.client
import time
from typing import Any
from urllib.parse import urlsplit

import gevent
from gevent.pool import Pool

from benchmarks.figures import Cost, percentile, spread
from benchmarks.load import Screens, text
from benchmarks.sockets import Client
from facilitator.web.rehearse.client import Browser, Order
from facilitator.web.rehearse.server import Server

BACKGROUNDS = ("resident", "care", "council")


class Hall:
    """The product with a session in which every phone sees everything."""

    def __init__(self, server: Server, groups: int) -> None:
        self.server = server
        self.host = Browser(server.url)
        self.host.get(server.link)
        rows = [{"id": f"G{n}", "label": f"Groep {n}"} for n in range(1, groups + 1)]
        backgrounds = [{"id": name, "label": name} for name in BACKGROUNDS]
        wish = {
            "format": "social-summit", "language": "nl", "title": "Een volle zaal", "meeting": {}, "groups": rows,
            "backgrounds": backgrounds,
        }  # fmt: skip
        made = self.host.send({"session": "", "as": "operator"}, [Order("CreateSession", wish)])[0]["value"]
        self.session, self.links = made["session"], made["links"]
        self.groups = list(self.links["joins"])
        self.host.get(self.links["facilitator"])
        self.steer("BeginSession", {})
        self.steer("OpenPhase", {"phase": "harvest"})
        self.steer("ShowOnWall", {"view": "groups"})

    def steer(self, name: str, data: dict[str, Any]) -> None:
        """Let the facilitator do something."""
        result = self.host.send({"session": self.session, "as": "facilitator"}, [Order(name, data)])[0]
        assert result["ok"], result

    def join(self, number: int, language: str = "nl") -> Browser:
        """Scan, get the page, and join, as a phone does."""
        phone = Browser(self.server.url, language=language)
        group = self.groups[number % len(self.groups)]
        page = phone.get(self.links["joins"][group])
        assert page.status == 200, page.status
        data = {"background": BACKGROUNDS[number % len(BACKGROUNDS)], "group": group}
        assert self.ask(phone, [Order("JoinSession", data)])[0]["ok"]
        return phone

    def ask(self, phone: Browser, orders: list[Order]) -> list[dict[str, Any]]:
        """Let a participant send commands, and give their results."""
        return phone.send({"session": self.session, "as": "participant"}, orders)

    def follow(self, browser: Browser, screen: str, screens: Screens) -> Client:
        """Open the socket of a page."""
        client = Client(self.server.url, screens.hear, browser.cookie)
        client.open()
        role = "participant" if screen == "phone" else screen
        answer = client.emit("follow", {"session": self.session, "as": role, "screen": screen, "since": 0})
        assert isinstance(answer, dict), answer
        assert answer["ok"], answer
        screens.kinds[client] = screen
        return client

    def late(self) -> tuple[int, float]:
        """Come in as somebody new: bytes of the first answer as it travels, and seconds until all of it is there."""
        phone = Browser(self.server.url)
        token = urlsplit(self.links["joins"][self.groups[0]]).path
        connection = http.client.HTTPConnection(urlsplit(self.server.url).netloc, timeout=30)
        headers = {"Accept-Encoding": "gzip", "Accept-Language": "nl"}
        connection.request("GET", token, headers=headers)
        answer = connection.getresponse()
        answer.read()
        for header in answer.headers.get_all("Set-Cookie") or []:
            phone._take_cookie(header)  # the same browser, one level lower: bytes as they travel
        started = time.perf_counter()
        connection.request("GET", f"/s/{self.session}", headers={**headers, "Cookie": phone.cookie})
        answer = connection.getresponse()
        body = answer.read()
        took = time.perf_counter() - started
        connection.close()
        assert answer.status == 200, answer.status
        return len(body), took


def joins(hall: Hall, phones: int, pid: int, seconds: float = 10) -> tuple[list[str], list[Browser]]:
    """Let everybody join within some seconds: scan, page, join."""
    took: list[float] = []
    browsers: list[Browser | None] = [None] * phones
    before, start = Cost.of(pid), time.perf_counter()

    def one(number: int) -> None:
        due = start + number * seconds / phones
        browsers[number] = hall.join(number)
        took.append(time.perf_counter() - due)

    coming = []
    for number in range(phones):
        gevent.sleep(max(0.0, start + number * seconds / phones - time.perf_counter()))
        coming.append(gevent.spawn(one, number))
    gevent.joinall(coming, raise_error=True)
    cost = (Cost.of(pid).cpu - before.cpu) / phones
    line = f"joining    {phones} in {seconds:.0f} s (link, page, join): {spread(took)}, {cost * 1000:.1f} ms of CPU each"
    return [line], [browser for browser in browsers if browser is not None]


def coming_late(hall: Hall, browsers: list[Browser], contributions: int) -> list[str]:
    """Fill the session, then come in."""
    hall.late()
    empty = hall.late()
    left = contributions
    marks = iter(range(1_000_000, 2_000_000))

    def fill(phone: Browser, n: int) -> None:
        orders = [Order("AddContribution", {"kind": "direction", "text": text(next(marks))}) for _ in range(n)]
        assert all(result["ok"] for result in hall.ask(phone, orders))

    pool = Pool(8)
    each = max(1, min(18, -(-contributions // len(browsers))))
    for phone in browsers:
        pool.spawn(fill, phone, min(each, left))
        left -= min(each, left)
        if not left:
            break
    pool.join(raise_error=True)
    times = [hall.late() for _ in range(10)]
    size = max(bytes_ for bytes_, _ in times)
    later = percentile([took for _, took in times[1:]], 0.5)
    line = (
        f"late       {contributions - left} contributions: first answer {size / 1000:.1f} kB, {times[0][1] * 1000:.0f} ms "
        f"and from then on {later * 1000:.0f} ms (before: {empty[0] / 1000:.1f} kB, {empty[1] * 1000:.0f} ms)"
    )
    hall.server.kill()
    hall.server.start()
    return [line, f"restart    the first page of that session after kill -9 and a start: {hall.late()[1] * 1000:.0f} ms"]
