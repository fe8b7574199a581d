"""Opening a page as somebody new, and looking at it as axe and a small phone do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[1] / "vendor" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

# A phone joins once it has heard who it is, which on a slow machine is well after its page was drawn.
SETTLED = """async () => {
    const waits = () => Object.keys(localStorage).some((key) => key.includes("out/"));
    const mine = async () => (await fetch("/s/" + document.body.dataset.session + "/mine")).json();
    while (!(await mine()).joined || waits()) await new Promise(requestAnimationFrame);
}"""

Opens = Callable[..., Page]


def complaints(page: Page) -> list[str]:
    """Give what axe finds wrong on a page as it is now."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", list(RULES))
    assert found["passes"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]


def overflow(page: Page) -> int:
    """Give by how many pixels a page is wider than the screen."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def settled(phone: Page) -> None:
    """Wait until a participant's phone takes part and all that was said on it is stored."""
    phone.evaluate(SETTLED)
