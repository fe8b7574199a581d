"""A workshop hall for tests: a session on a real server, and browsers for who is in it."""

from __future__ import annotations

import http.client
import json
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from facilitator.core.log import Ledger
from facilitator.report.data import full_data
from facilitator.store import Store
from facilitator.web.rehearse.client import Browser, Order
from facilitator.web.rehearse.server import Server
from tests.cast import GROUPS

DILEMMA = {
    "kind": "dilemma",
    "title": "Meer vraag, minder geld",
    "text": "Er komen meer mensen, en er is minder geld.",
    "options": [{"text": "Ik neem ze aan", "objection": "Dat past niet"}, {"text": "Ik zeg nee", "objection": "Waarheen?"}],
}


class Hall:
    """A begun session in which everybody's browser can be had: `host`, `leader(group)`, `phone(group)`.

    Without `begun` people are still trying it out.
    """

    def __init__(
        self, server: Server, workshop: str = "social-summit", groups: Sequence[str] = GROUPS, *, begun: bool = True
    ) -> None:
        self.server = server
        self.host = Browser(server.url)
        assert self.host.get(server.link).status == 200
        seated = [{"id": group, "label": f"Groep {group}"} for group in groups]
        wish = {"format": workshop, "language": "nl", "title": "Proef", "meeting": {}, "groups": seated}
        made = self.host.send({"session": "", "as": "operator"}, [Order("CreateSession", wish)])[0]
        assert made["ok"], made
        self.session: str = made["value"]["session"]
        self.code: str = made["value"]["code"]
        self.links: dict[str, Any] = made["value"]["links"]
        self.host.get(self.links["facilitator"])
        if begun:
            self.facilitate("BeginSession")
        self._open: list[Browser] = [self.host]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for browser in self._open:
            browser.close()

    def facilitate(self, name: str, **data: Any) -> dict[str, Any]:
        """Let the facilitator do something, and give what comes back with it."""
        result = self.host.send({"session": self.session, "as": "facilitator"}, [Order(name, data)])[0]
        assert result["ok"], result
        value: dict[str, Any] = result["value"]
        return value

    def dilemma(self) -> str:
        """Bring in a dilemma, and give its id."""
        return str(self.facilitate("AddContribution", **DILEMMA)["contribution"])

    def phone(self, group: str = "A1") -> Browser:
        """Somebody of this group (of none: '') who scanned the code and is in."""
        browser = Browser(self.server.url)
        self._open.append(browser)
        assert browser.get(self.links["joins"][group] if group else self.links["join"]).status == 200
        assert self.ask(browser, "JoinSession", {"group": group})["ok"]
        return browser

    def leader(self, group: str = "A1") -> Browser:
        """Who leads the talk of this group."""
        browser = Browser(self.server.url)
        self._open.append(browser)
        assert browser.get(self.links["leaders"][group]).status == 200
        return browser

    def ask(self, browser: Browser, name: str, data: dict[str, Any], id: str = "", role: str = "participant") -> Any:
        """Send one command with this browser, and give its result."""
        order = Order(name, data, id) if id else Order(name, data)
        return browser.send({"session": self.session, "as": role}, [order])[0]

    def document(self) -> dict[str, Any]:
        """The facilitator's complete data, as it would be exported of what stands on disk now."""
        ledger = Ledger()
        ledger.replay(event for _, event in Store.reader(self.server.data).read(self.session))
        found: dict[str, Any] = json.loads(json.dumps(full_data(ledger.state)))
        return found

    def post(self, body: bytes, content_type: str = "application/json", cookie: str = "") -> tuple[int, bytes]:
        """Post these very bytes to the command door, whatever they are; give status and body."""
        connection = http.client.HTTPConnection(urlsplit(self.server.url).netloc, timeout=90)
        try:
            connection.request("POST", "/commands", body, {"Content-Type": content_type, "Cookie": cookie})
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()
