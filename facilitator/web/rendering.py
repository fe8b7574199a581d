"""Rendering: Jinja2 with the product's globals, in a person's language, inside and outside requests."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, request
from flask_babel import Babel, force_locale, get_locale, get_translations
from jinja2 import FileSystemBytecodeCache, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from facilitator.core.format import say
from facilitator.core.hyphens import hyphenated
from facilitator.live.breathing import breathe
from facilitator.web import circle, drawings, history_words, landscape, staying_open, tree, words
from facilitator.web.floorplan import floorplan
from facilitator.web.translations import build

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = {"nl": "Nederlands", "en": "English"}
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
LANGUAGE_COOKIE = "oogst-language"
# The texts of what is being rendered now: asking Flask-Babel for each word took 40 % of the time of a page.
_texts: ContextVar[Any] = ContextVar("texts", default=None)


def chosen_language() -> str:
    """Give the language of this request: the person's own choice, else their browser's, else Dutch."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    return request.accept_languages.best_match(list(LANGUAGES), "nl") or "nl"


def _locale() -> str:
    try:
        return chosen_language()
    except RuntimeError:  # outside a request
        return "nl"


def direction(language: str) -> str:
    """Give rtl or ltr."""
    return "rtl" if language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"


@cache
def assets_version() -> str:
    """Give a fingerprint of all static files: part of their address, so that they can be kept for a year."""
    digest = hashlib.blake2s(digest_size=6)
    for path in sorted((ROOT / "static").rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(ROOT).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def asset(path: str) -> str:
    """Give the address of a static file."""
    return f"/static/{assets_version()}/{path}"


def prepare(app: Flask) -> None:
    """Give the app its languages and its templates their globals."""
    build.compile_stale()
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(Path(__file__).parent / "translations")
    Babel(app, locale_selector=_locale, default_locale="nl")
    app.jinja_env.autoescape = True
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.add_extension("jinja2.ext.do")
    with suppress(OSError, RuntimeError):  # no safe folder for it: then each start reads the templates anew
        app.jinja_env.bytecode_cache = FileSystemBytecodeCache()
    app.jinja_env.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]  # its i18n
    names = ("icon", "logo", "seed", "field", "flow", "emblem", "bar", "gauge", "tally", "quadrants", "qr_svg")
    app.jinja_env.globals |= {name: getattr(drawings, name) for name in names if hasattr(drawings, name)}
    app.jinja_env.filters["wifi"] = wifi_escape
    app.jinja_env.filters["hyphenated"] = hyphenated
    app.jinja_env.globals |= {name: getattr(circle, name) for name in ("circle", "growing_ear", "carried")}
    app.jinja_env.globals |= {name: getattr(landscape, name) for name in ("landscape_svg", "filling_svg")}
    app.jinja_env.globals |= {
        "asset": asset,
        "breathe": breathe,
        "part": part,
        "floorplan": floorplan,
        "kind_label": words.kind_label,
        "kind_count": words.kind_count,
        "type_label": words.type_label,
        "tree_svg": tree.tree_svg,
        "yields": tree.yields,
        "leaf": tree.leaf,
        "undo_words": words.undo_words,
        "due_words": words.due_words,
        "last_day_iso": staying_open.last_day_iso,
        "last_day_words": staying_open.last_day_words,
        "done_words": history_words.done_words,
        "who_words": history_words.who_words,
        "since_words": history_words.since_words,
        "final_words": history_words.final_words,
        "languages": LANGUAGES,
        "language_name": words.language_name,
        "translation_options": words.translation_options,
        "say": lambda texts: say(texts, str(get_locale())),
    }


@pass_context
def part(context: Context, template: str, facts: dict[str, Any]) -> Markup:
    """Give another template's HTML with facts of its own: a step ahead is made of the regions of now."""
    around = {name: context[name] for name in ("language", "direction")}
    return safe(context.environment.get_template(template).render(**around, **facts))


def read_templates(app: Flask, breathe: Callable[[], object]) -> None:
    """Read every template once, so that nobody in the room waits for it; `breathe` is called after each."""
    for name in app.jinja_env.list_templates(extensions=["html"]):
        if name.startswith("report/"):  # rendered beside the room, by an environment of its own
            continue
        app.jinja_env.get_template(name)
        breathe()


def _gettext(text: str) -> str:
    found: str = (_texts.get() or get_translations()).gettext(text)
    return found


def _ngettext(one: str, more: str, n: int) -> str:
    found: str = (_texts.get() or get_translations()).ngettext(one, more, n)
    return found


def wifi_escape(text: str) -> str:
    """Give a name or password as a Wi-Fi QR code wants it."""
    return "".join("\\" + letter if letter in '\\;,:"' else letter for letter in text)


class Renderer:
    """Renders templates in a language: what facilitator.live.patches.Render asks for."""

    def __init__(self, app: Flask) -> None:
        self._app = app

    def __call__(self, template: str, context: dict[str, Any], language: str) -> Markup:
        """Give the HTML of a template, marked as safe to stand in another."""
        with self._app.app_context(), force_locale(language):
            facts = {"language": language, "direction": direction(language)}
            found = _texts.set(get_translations())
            try:
                return safe(self._app.jinja_env.get_template(template).render(**context, **facts))
            finally:
                _texts.reset(found)


def safe(html: str) -> Markup:
    """Mark HTML that our own templates made as such."""
    return Markup(html)  # noqa: S704  # it was rendered with autoescape on
