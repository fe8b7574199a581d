"""report.html: one file to read, send and print, without script and without a request to anywhere."""

from __future__ import annotations

import base64
import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from facilitator.core.hyphens import hyphenated
from facilitator.report import charts
from facilitator.report.blocks import Go, Grade, Marked, Picture, Ref, Span, Text, Typed, numbered
from facilitator.report.colours import accent_of, mark_of
from facilitator.report.contents import contents_of, front_of
from facilitator.report.edition import Edition, Fetch, Look

SUFFIX = "html"
FILE_NAME = "report.html"
MEDIA_TYPE = "text/html; charset=utf-8"
LABEL = "HTML"
AUDIENCE = "anyone"

_ROOT = Path(__file__).resolve().parents[3]
_STYLES = ("tokens.css", "base.css", "screens/report.css", "components/heat.css")
_FONTS = (
    ("Vollkorn", "vollkorn-latin-wght-normal", "400 900"),
    ("Atkinson Hyperlegible Next", "atkinson-hyperlegible-next-latin-wght-normal", "200 800"),
)
_INNER = re.compile(r"<svg[^>]*>(?:<style>.*?</style>)?(.*)</svg>", re.DOTALL)


def render(edition: Edition) -> bytes:
    """Give the report as one HTML file."""
    report = edition.report
    logo = edition.fetch(edition.look.logo) if edition.look.logo else None
    page: str = _page().render(
        report=report,
        words=report.words,
        contents=contents_of(report),
        front=front_of(report),
        photo=lambda of: _photo(of, edition.fetch),
        look=edition.look,
        look_style=Markup(look_style(edition.look)),  # noqa: S704  # ours, but for a colour of six hexadecimal digits
        logo=f"data:image/png;base64,{base64.b64encode(logo).decode('ascii')}" if logo else "",
        organiser=edition.data["meeting"].get("organiser", ""),
    )
    return page.encode("utf-8", "replace")


def look_style(look: Look) -> str:
    """Give the rules by which an organiser's own look differs from ours; '' when it does not."""
    rules = ""
    if look.colour or look.plain:
        rules += f":root {{ --grain: {mark_of(look)}; }}\n"
    if look.colour:
        rules += f".front-head, .chapter > h2, .named {{ border-color: {accent_of(look)}; }}\n"
    if look.plain:
        rules += ":root { --paper: #ffffff; --sheet: #ffffff; --chaff: #f2f2f2; "
        rules += '--font-voice: "Helvetica Neue", Arial, sans-serif; --font-text: "Helvetica Neue", Arial, sans-serif; }\n'
        rules += ".drop::first-letter { float: none; font-size: inherit; line-height: inherit; font-weight: inherit; padding: 0; }\n"
    return rules


def _photo(of: Picture, fetch: Fetch) -> str:
    """Give a photo as an address that holds it; "" when its file is gone."""
    content = fetch(of.file)
    return f"data:image/jpeg;base64,{base64.b64encode(content).decode('ascii')}" if content else ""


@cache
def _page() -> Any:
    return environment().get_template("report/report.html")


def environment() -> Environment:
    """Give a new environment with what the report's templates need."""
    environment = Environment(
        loader=FileSystemLoader(_ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["spans"] = _spans
    environment.filters["lang_of"] = _lang_of
    environment.filters["numbered"] = numbered
    environment.filters["hyphenated"] = hyphenated
    environment.filters["sort_of"] = lambda block: type(block).__name__.lower()
    environment.globals.update(charts=charts, icon=_icon, style=_style())
    return environment


def _spans(text: Text) -> Markup:
    """Give a text as HTML. What a person typed stands apart, so that its writing direction disturbs nothing."""
    if len(text) == 1 and isinstance(text[0], Typed):
        return escape(text[0].text)  # the element around it has dir="auto"
    return Markup().join(_span(span) for span in text)


def _lang_of(text: Text) -> Markup:
    """Give the lang attribute of a text that is one person's words as a whole."""
    if len(text) == 1 and isinstance(text[0], Typed) and text[0].language:
        return Markup(' lang="{}"').format(text[0].language)
    return Markup()


def _span(span: Span) -> Markup:
    if isinstance(span, Ref):
        return Markup('<a class="source" href="#n{0}">{1}</a>').format(span.number, numbered(span.number))
    if isinstance(span, Typed):
        return Markup("<bdi{}>{}</bdi>").format(_lang_of((span,)), span.text)
    if isinstance(span, Go):
        return Markup('<a href="#{}" dir="auto">{}</a>').format(span.anchor, span.text)
    if isinstance(span, Marked):
        tag = "strong" if span.mark == "strong" else "em"
        return Markup("<{0}>{1}</{0}>").format(Markup(tag), span.text)  # noqa: S704  # one of two tags of ours
    if isinstance(span, Grade):
        return Markup('<span class="graded">{}<span>{}</span></span>').format(charts.grade(span), span.words)
    return escape(span)


@cache
def _icon(name: str) -> Markup:
    found = _INNER.search((_ROOT / "static" / "icons" / f"{name}.svg").read_text("utf-8"))
    inner = found.group(1) if found else ""
    return Markup(f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{inner}</svg>')  # noqa: S704  # our own file


def _style() -> Markup:
    """Give the whole stylesheet: two faces inside it, then our sheets without their layers."""
    faces = "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weights};font-style:normal;'
        f"src:url(data:font/woff2;base64,{_encoded(name)}) format('woff2')}}\n"
        for family, name, weights in _FONTS
    )
    sheets = "".join(_flat((_ROOT / "static" / "css" / name).read_text("utf-8")) for name in _STYLES)
    return Markup(faces + sheets)  # noqa: S704  # our own files


def _encoded(name: str) -> str:
    return base64.b64encode((_ROOT / "static" / "fonts" / f"{name}.woff2").read_bytes()).decode("ascii")


def _flat(css: str) -> str:
    """Take `@layer name { … }` away around what is in it, and comments: older browsers skip whole layers."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    kept, depth, layers = [], 0, []
    for part in re.split(r"(@layer[^{;]*\{|[{}])", css):
        if part.startswith("@layer"):
            layers.append(depth)
            depth += 1
            continue
        if part == "{":
            depth += 1
        elif part == "}":
            depth -= 1
            if layers and depth == layers[-1]:
                layers.pop()
                continue
        kept.append(part)
    return re.sub(r"\s*\n\s*", "\n", "".join(kept))
