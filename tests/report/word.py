"""A Word document taken apart, for the tests that look in one."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator
from PIL import Image

from facilitator.report.blocks import Chapter
from facilitator.report.edition import Edition
from facilitator.report.writers import discover

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}


class Opened:
    """A document taken apart."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.zip = zipfile.ZipFile(io.BytesIO(content))
        self.names = self.zip.namelist()
        self.body = self.xml("word/document.xml")
        self.styles = self.xml("word/styles.xml")

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.zip.read(name))

    def all(self, path: str, root: etree._Element | None = None) -> list:
        return (self.body if root is None else root).xpath(path, namespaces=SPACES)

    @property
    def paragraphs(self) -> list[str]:
        return [said(one) for one in self.body.iter(f"{W}p")]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.paragraphs).split())


def said(paragraph: etree._Element) -> str:
    """The words of a paragraph, with what breaks a line as a space."""
    told = []
    for one in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}noBreakHyphen"):
        name = etree.QName(one).localname
        told.append(one.text or "" if name == "t" else "\u2011" if name == "noBreakHyphen" else " ")
    return "".join(told)


def written(edition: Edition) -> Opened:
    return Opened(discover()["docx"].render(edition))


def faults(content: bytes, folder) -> list[str]:
    """What Microsoft's own rules, as openxml-audit keeps them, find wrong in a document."""
    file = folder / "report.docx"
    file.write_bytes(content)
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0).validate(file)
    return [str(one) for one in result.errors]


def with_blocks(edition: Edition, *made, title: str = "Hoofdstuk") -> Edition:
    """An edition of one chapter, beside the appendix that numbers point at."""
    appendix = next(one for one in edition.report.chapters if one.id == "appendix")
    return replace(edition, report=replace(edition.report, chapters=(Chapter("test", title, made), appendix)))


def photo_of(colour: str = "#336699", kind: str = "JPEG") -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (800, 500), colour).save(kept, kind)
    return kept.getvalue()
