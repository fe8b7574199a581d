"""The stage of the screenplays: who walks in, with which screen, and what their browser complained of."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from facilitator.web.rehearse.server import Server
from tests.live.hall import Hall

PATIENCE = 60_000  # ms: a busy machine is slow, and that is not what these tests are about
PHONE: ViewportSize = {"width": 360, "height": 740}
CONSOLE: ViewportSize = {"width": 1366, "height": 768}
WALL: ViewportSize = {"width": 1920, "height": 1080}
_EXPECTED = (
    "net::ERR_INTERNET_DISCONNECTED",
    "net::ERR_CONNECTION_REFUSED",
    "net::ERR_CONNECTION_RESET",
    "WebSocket connection to",
)
# What a browser says of a file that was on its way when a server's power went.
_CUT_OFF = ("net::ERR_CONTENT_LENGTH_MISMATCH", "net::ERR_INCOMPLETE_CHUNKED_ENCODING", "net::ERR_EMPTY_RESPONSE")


class Stage:
    """A server, its hall when somebody prepared one, and the people's browsers. `complaints` must stay empty."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.server = server
        self.complaints: list[str] = []
        self.bypass_csp = False  # axe sets inline styles while it measures; no other test may need this
        self._expected: tuple[str, ...] = _EXPECTED
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self._hall: Hall | None = None

    @property
    def hall(self) -> Hall:
        """A session that has begun, prepared without a browser."""
        if self._hall is None:
            self._hall = Hall(self.server)
        return self._hall

    def prepare(self, workshop: str, *groups: str, begun: bool = True) -> Hall:
        """Have the hall ready for another kind of workshop, with these groups (none: one room); `begun` or still trying out."""
        self._hall = Hall(self.server, workshop, groups, begun=begun)
        return self._hall

    def person(self, size: ViewportSize, **more: Any) -> Page:
        """Somebody with a browser of their own."""
        context = self._browser.new_context(
            viewport=size, locale=more.pop("locale", "nl-NL"), bypass_csp=self.bypass_csp, **more
        )
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda message: self._hear(page, message.type, message.text))
        page.on("request", lambda request: self._see(request.url))
        return page

    def phone(self, group: str = "A1", **more: Any) -> Page:
        """A participant who scanned the QR of a table; of the wall with group ''."""
        page = self.person(PHONE, **more)
        page.goto(self.local(self.hall.links["joins"][group] if group else self.hall.links["join"]))
        return page

    def leader(self, group: str = "A1") -> Page:
        """The table leader of a group."""
        page = self.person(PHONE)
        page.goto(self.local(self.hall.links["leaders"][group]))
        return page

    def console(self, **more: Any) -> Page:
        """The facilitator at the console."""
        page = self.person(CONSOLE, **more)
        page.goto(self.local(self.hall.links["facilitator"]))
        return page

    def wall(self) -> Page:
        """The projector."""
        page = self.person(WALL)
        page.goto(self.local(self.hall.links["wall"]))
        return page

    def local(self, link: str) -> str:
        """Give a link on this machine's own address."""
        return self.server.url + "/" + link.split("/", 3)[3]

    def power_cut(self) -> None:
        """Kill the server; browsers may then complain of what they were just fetching."""
        self._expected = _EXPECTED + _CUT_OFF
        self.server.kill()

    def close(self) -> None:
        """Everybody goes home."""
        for context in self._contexts:
            context.close()

    def _hear(self, page: Page, kind: str, text: str) -> None:
        if kind == "error" and not any(part in text for part in self._expected):
            self.complaints.append(f"{page.url}: {text}")

    def _see(self, url: str) -> None:
        if not url.startswith((self.server.url, self.server.url.replace("http", "ws"), "data:", "blob:")):
            self.complaints.append(f"third party: {url}")
