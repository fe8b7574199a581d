"""report.odt: the report as a text document (ODF 1.3) with styles of its own, for LibreOffice, Word and whoever archives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from facilitator.core.hyphens import hyphenated
from facilitator.report.blocks import numbered
from facilitator.report.colours import INK, KINDS, SOOT, THREAD, accent_of, mark_of
from facilitator.report.contents import contents_of, front_of
from facilitator.report.edition import Edition
from facilitator.report.odt.document import FILTERS, Document, cut
from facilitator.report.odt.pictures import media_type
from facilitator.report.odt.texts import shown, tall
from facilitator.report.typst import FONTS

SUFFIX = "odt"
FILE_NAME = "report.odt"
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
LABEL = "ODT"
AUDIENCE = "anyone"

_ROOT = Path(__file__).resolve().parents[3]
_FIXED = (1980, 1, 1, 0, 0, 0)
_VOICE, _FIGURES, _TEXT, _PLAIN = "Vollkorn lining", "Vollkorn Figures", "Atkinson Hyperlegible Next", "Arial"
_TALL = "'Vollkorn:lnum', Vollkorn"  # figures as tall as capitals, where a program knows the first name: LibreOffice does
_OURS = (
    ("Vollkorn", "roman", ("Vollkorn_400Regular.ttf", "Vollkorn_700Bold.ttf")),
    (_VOICE, "roman", ()),
    (_FIGURES, "roman", ("VollkornFigures_600SemiBold.ttf", "VollkornFigures_700Bold.ttf")),  # of drawings and counts
    (_TEXT, "swiss", tuple(f"AtkinsonHyperlegibleNext_{one}.ttf" for one in ("400Regular", "400Regular_Italic", "700Bold"))),
)
_COUNTRIES = {"nl": "NL", "en": "GB"}


def render(edition: Edition) -> bytes:
    """Give the report as an OpenDocument text."""
    document, report, look = Document(edition), edition.report, edition.look
    country = _COUNTRIES.get(report.language, "none")
    fonts: Any = ((_PLAIN, "swiss", ()),) if look.plain else _OURS
    names = {
        **document.names(),
        "fonts": fonts,
        "voice": _PLAIN if look.plain else _VOICE,
        "figures": _PLAIN if look.plain else _FIGURES,
        "text": _PLAIN if look.plain else _TEXT,
        "families": {_VOICE: _TALL},
        "ink": INK,
        "soot": SOOT,
        "thread": THREAD,
        "mark": mark_of(look),
        "accent": accent_of(look),
        "plain": look.plain,
        "language": report.language,
        "country": country,
        "kinds": tuple(sorted(KINDS.items())),
    }

    def written(template: str, **values: Any) -> bytes:
        told: str = _press().get_template(f"{template}.xml").render(names | values)
        return told.strip().encode("utf-8")

    brand, emblem = document.brand(), document.emblem()
    contents, before = contents_of(report), front_of(report, pages=True)
    body = written("body", brand=brand, emblem=emblem, entries=contents, before=before).decode("utf-8")
    meta, title = report.meta, report.title
    parts = {
        "content.xml": written(
            "content",
            body=Markup(body),  # noqa: S704  # a template with autoescape made it
            turned=document.texts.turned,
            languages=document.texts.languages,
            widths=sorted(document.widths.used),
        ),
        "styles.xml": written("styles", title=cut(title), name=meta.name[:60]),
        "meta.xml": written(
            "meta",
            title=title,
            subject=meta.name,
            author=meta.author,
            at=edition.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            tag=report.language if country == "none" else f"{report.language}-{country}",
        ),
        **dict(sorted(document.pictures.files.items())),
        **{f"Fonts/{file}": (FONTS / file).read_bytes() for _, _, files in fonts for file in files},
    }
    return _packed({**parts, "META-INF/manifest.xml": written("manifest", names=list(parts))})


@cache
def _press() -> Environment:
    """Give the templates. What belongs to one document comes to them as `document`."""
    loader = FileSystemLoader(_ROOT / "templates" / "report" / "odt")
    press = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, bytecode_cache=_kept()
    )
    press.filters.update(shown=shown, tall=tall, numbered=numbered, media_type=media_type, sort_of=_sort_of, hyphenated=hyphenated)
    press.filters.update({name: _asked(name) for name in FILTERS})
    return press


def _kept() -> BytecodeCache | None:
    """Give where compiled templates are kept between processes, of this user alone: a file is made in a new one each time."""
    try:
        return FileSystemBytecodeCache(pattern="oogst-odt-%s")
    except (RuntimeError, OSError):
        return None  # no place that is ours alone: they are compiled again


def _sort_of(block: Any) -> str:
    return type(block).__name__.lower()


def _asked(name: str) -> Callable[..., Any]:
    @pass_context
    def ask(context: Context, value: Any) -> Any:
        return context["document"].shapes[name](value)

    return ask


def _packed(parts: dict[str, bytes]) -> bytes:
    """Give the package: its media type first and as it is, so that the file tells at once what it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(_member("mimetype", zipfile.ZIP_STORED), MEDIA_TYPE)
        for name, content in parts.items():
            kept = zipfile.ZIP_STORED if name.endswith((".png", ".jpg")) else zipfile.ZIP_DEFLATED
            package.writestr(_member(name, kept), content, compresslevel=2 if name.endswith(".ttf") else 6)
    return out.getvalue()


def _member(name: str, kept: int) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _FIXED)
    member.compress_type, member.create_system, member.external_attr = kept, 3, 0o644 << 16
    return member
