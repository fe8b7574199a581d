"""Pictures of every format while its scenario is played: what wall, phone and console show at the end of each phase.

In between too: each view that is put on the wall, the board once themes are made, a phone on which a top or estimates
were given or that is asked "is this what we said?", and what the console tells when all have answered.

    python -m tests.browser.pictures [FILE …] [--out DIR] [--dark] [--language en]
                                    [--phases tables,spearheads] [--screens wall,phone]

For who judges how it looks, and for the guides (`make pictures`). Needs Chromium; see find_chromium.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from facilitator.web.rehearse import client
from facilitator.web.rehearse.play import Rehearsal
from facilitator.web.rehearse.script import load
from facilitator.web.rehearse.server import Server
from tests.browser.find_chromium import find
from tests.browser.stage import CONSOLE, PHONE, WALL

ROOT = Path(__file__).resolve().parents[2]
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
# What is worth a picture when steps of a kind are done: the screens that show it.
MOMENTS = {
    "make_theme": ("board", "leader-board", "phone-full"),
    "move_to_theme": ("board", "leader-board", "phone-full"),
    "rank": ("phone-full", "console-full"),
    "estimate": ("phone-full", "console-full"),
    "vote_again": ("phone-full", "console-full"),
    "ask_sign_off": ("phone", "phone-full", "leader-full"),
    "sign_off": ("console-full", "leader-full"),
}
PATIENCE = 120_000  # ms; a busy machine is no reason to lose the pictures so far
EVERY_PHASE = ("wall", "console", "console-full", "phone", "phone-full", "leader-full")
TOGETHER = {"move_to_theme": "make_theme"}  # steps that alternate: one picture when both are done


class Photographer:
    """Looks along while a scenario is played: each screen just before the next phase opens, and MOMENTS in between."""

    def __init__(self, browser: Browser, rehearsal: Rehearsal, out: Path, asked: argparse.Namespace) -> None:
        self.browser, self.rehearsal, self.out, self.asked = browser, rehearsal, out, asked
        self.steps = rehearsal.scenario.steps
        self.pages: dict[str, Page] = {}
        self.phase = "welcome"
        self.taken: list[Path] = []
        self.done = 0

    def acknowledged(self, n: int) -> None:
        """Take the pictures of a phase when the next step opens another, or nothing follows."""
        passed = self.steps[self.done : n]
        self.done = n
        for step in passed:
            if step["do"] == "open":
                self.phase = f"{step['phase']}{step.get('round', '')}"
        if n == len(self.steps) or self.steps[n]["do"] == "open":
            self.take()
        self.between(passed[-1], self.steps[n]["do"] if n < len(self.steps) else "")

    def between(self, last: dict[str, Any], after: str) -> None:
        """Take what is worth it halfway a phase: the wall that was asked for, and what a run of steps came to."""
        kind = last["do"]
        if kind == "wall":
            self.take("-".join(filter(None, ("wall", last["view"], last.get("order", "")))), ("wall",))
        elif kind in MOMENTS and TOGETHER.get(kind, kind) != TOGETHER.get(after, after):
            self.take(TOGETHER.get(kind, kind).replace("_", "-"), MOMENTS[kind])

    def take(self, moment: str = "", screens: Collection[str] = ()) -> None:
        """Take one picture per screen of how it is now; of all screens, or at a moment of those that show it."""
        if self.asked.phases and self.phase.rstrip("0123456789") not in self.asked.phases.split(","):
            return
        if not self.pages:
            self.open()
        for name, page in self.pages.items():
            if name not in (screens or EVERY_PHASE) or (self.asked.screens and name not in self.asked.screens.split(",")):
                continue
            page.reload()
            page.wait_for_load_state("networkidle")
            path = self.out / f"{'-'.join(filter(None, (self.phase, moment, name)))}.png"
            page.screenshot(path=path, full_page=name.endswith("full"))
            self.taken.append(path)

    def open(self) -> None:
        """Open the screens: the wall, the console, the phone of the first of the cast, a leader's page and the boards."""
        session, cast = self.rehearsal.session, self.rehearsal.scenario.cast
        browsers = self.rehearsal.browsers
        self.pages["wall"] = self.page(browsers["wall"], WALL, f"/s/{session}/wall")
        self.pages["console"] = self.page(self.rehearsal.host, CONSOLE, f"/s/{session}/console")
        self.pages["board"] = self.page(self.rehearsal.host, CONSOLE, f"/s/{session}/themes")
        self.pages["console-full"] = self.page(self.rehearsal.host, CONSOLE, f"/s/{session}/console")
        self.pages["phone"] = self.page(browsers[cast[0]["id"]], PHONE, f"/s/{session}")
        self.pages["phone-full"] = self.page(browsers[cast[0]["id"]], PHONE, f"/s/{session}")
        for group in self.rehearsal.scenario.groups[:1]:
            leads = browsers[f"leader:{group['id']}"]
            self.pages["leader-full"] = self.page(leads, PHONE, f"/s/{session}/lead/{group['id']}")
            self.pages["leader-board"] = self.page(leads, PHONE, f"/s/{session}/lead/{group['id']}/themes")

    def page(self, who: client.Browser, size: Any, path: str) -> Page:
        """Give a page with somebody's cookies."""
        context: BrowserContext = self.browser.new_context(
            viewport=size, locale=self.asked.language, color_scheme="dark" if self.asked.dark else "light"
        )
        pairs = (pair.partition("=") for pair in who.cookie.split("; "))
        context.add_cookies([{"name": name, "value": value, "url": who.base} for name, _, value in pairs])
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(who.base + path)
        return page


def main() -> int:
    """Play the files and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=sorted((ROOT / "docs" / "scenarios").glob("*.json")))
    parser.add_argument("--out", type=Path, default=ROOT / "pictures")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--phases", default="")
    parser.add_argument("--screens", default="")
    parser.add_argument("--language", default="nl-NL")
    asked = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=ARGS)
        for file in asked.files:
            out = asked.out / file.stem
            out.mkdir(parents=True, exist_ok=True)
            with Server() as server:
                rehearsal = Rehearsal(load(file), server.link, base=server.url)
                photographer = Photographer(browser, rehearsal, out, asked)
                rehearsal._acknowledged = photographer.acknowledged
                print(rehearsal.play().line())
                print(f"{len(photographer.taken)} pictures in {out}")
                rehearsal.close()
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
