"""The file itself: an empty document of our own to begin with, its settings and properties, and the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage

from facilitator.report.edition import Edition
from facilitator.report.word.xml import found, w

_REGIONS = {"nl": "nl-NL", "en": "en-GB"}
_KEPT = (RT.STYLES, RT.SETTINGS, RT.NUMBERING, RT.FONT_TABLE, RT.THEME, RT.WEB_SETTINGS)
_LONGEST = 255  # of a property
_DATE = (1980, 1, 1, 0, 0, 0)
_ABOUT = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Oogst</Application></Properties>"
)


def region(language: str) -> str:
    """Give the language with its country, as proofing tools want it."""
    return _REGIONS[language]


def begun() -> Document:
    """Give an empty document of our own."""
    document: Document = docx.Document(io.BytesIO(_empty()))
    return document


@cache
def _empty() -> bytes:
    """Give the library's empty document without what it brings along: styles, a picture of a page, somebody's data."""
    document = docx.Document()
    part = document.part
    for rid, relation in list(part.rels.items()):
        if relation.reltype not in _KEPT:
            del part.rels[rid]
    package = part.package
    for rid, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[rid]
    for root in (document.styles.element, part.numbering_part.element, document.settings.element):
        for one in list(root):
            root.remove(one)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def settings(document: Document, language: str, *, letters: bool) -> None:
    """Write the settings of a document of our own; `letters`: its fonts lie in it."""
    code = region(language)
    document.settings.element.extend(
        one
        for one in (
            w("zoom", percent=100),
            w("embedTrueTypeFonts") if letters else None,
            w("defaultTabStop", val=567),
            w("autoHyphenation"),
            w("consecutiveHyphenLimit", val=2),
            w("hyphenationZone", val=340),
            w("characterSpacingControl", val="doNotCompress"),
            w(
                "compat",
                w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15),
            ),
            w("themeFontLang", val=code, bidi="ar-SA"),
            w("decimalSymbol", val="," if language == "nl" else "."),
            w("listSeparator", val=";" if language == "nl" else ","),
        )
        if one is not None
    )


def described(document: Document, edition: Edition) -> None:
    """Write the properties of the document: title, author, subject, language and its one date."""
    report, about = edition.report, document.core_properties
    about.title = report.title[:_LONGEST]
    about.author = report.meta.author[:_LONGEST]
    about.last_modified_by = report.meta.author[:_LONGEST]
    about.subject = " · ".join(filter(None, (report.meta.name, report.meta.date)))[:_LONGEST]
    about.language = region(report.language)
    about.keywords = about.comments = about.category = about.content_status = about.identifier = about.version = ""
    about.created = about.modified = edition.at
    about.revision = 1
    for printed in found(about._element, "./cp:lastPrinted"):
        printed.getparent().remove(printed)


def saved(document: Document) -> bytes:
    """Give the file: the same document, the same bytes."""
    package: OpcPackage = document.part.package
    for part in package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = _ABOUT
    first = io.BytesIO()
    document.save(first)
    made = io.BytesIO()
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(
            old.namelist(), key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name)
        ):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            new.writestr(entry, old.read(name))
    return made.getvalue()
