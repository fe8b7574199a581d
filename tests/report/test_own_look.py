"""The report as one page in an organiser's own look: colour, letters and logo, and nothing else of it changed."""

from __future__ import annotations

import re
from dataclasses import replace

from facilitator.report.edition import Edition, Look, edition_of
from facilitator.report.writers import html
from tests.report.play import SCENARIOS, Play


def edition() -> Edition:
    return edition_of(Play(SCENARIOS / "casuistiek-dagbesteding.json").state)


def body(page: bytes) -> str:
    return re.sub(r"<style>.*?</style>|<svg.*?</svg>|<img[^>]*>", "", page.decode(), flags=re.DOTALL)


def test_a_plain_look_says_the_same_without_our_drawings_on_the_front() -> None:
    ours = edition()
    plain = replace(ours, look=Look(plain=True, colour="#1f6f54"))
    page = html.render(plain).decode()
    assert '<svg class="emblem"' in html.render(ours).decode() and '<svg class="emblem"' not in page
    assert "--grain: #" in page and "#1f6f54" in page
    assert " ".join(body(html.render(plain)).split()) == " ".join(body(html.render(ours)).split())


def test_a_logo_stands_in_the_page_itself() -> None:
    with_logo = replace(edition(), look=Look(logo="0123456789abcdef0123.png"), fetch=lambda _: b"\x89PNG")
    assert '<img class="front-logo" src="data:image/png;base64,iVBORw==" alt="' in html.render(with_logo).decode()
    gone = replace(with_logo, fetch=lambda _: None)
    assert 'front-logo"' not in html.render(gone).decode()


def test_our_own_look_needs_no_rules() -> None:
    assert html.look_style(Look()) == ""
