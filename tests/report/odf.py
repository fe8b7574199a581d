"""The schema of OpenDocument 1.3, made from the compact form in tests/vendor, and what it says of a file."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from functools import cache
from pathlib import Path

from lxml import etree
from rnc2rng import parser, serializer

SOURCE = Path(__file__).resolve().parents[1] / "vendor" / "OpenDocument-schema-v1.3.rnc"
PARTS = ("content.xml", "styles.xml", "meta.xml")
# The converter does not know notes after a pattern (>> dc:description [ "…" ]); they say nothing about what is allowed.
_NOTES = re.compile(r'>>\s*[\w:.-]+\s*\[(?:"[^"]*"|[^\]"])*\]')


@cache
def schema() -> etree.RelaxNG:
    """Give the schema of content.xml, styles.xml and meta.xml."""
    with tempfile.NamedTemporaryFile("w+", suffix=".rnc", encoding="utf-8") as source:
        source.write(_NOTES.sub("", SOURCE.read_text("utf-8")))
        source.seek(0)
        made = serializer.XMLSerializer().toxml(parser.parse(f=source))
    return etree.RelaxNG(etree.fromstring(made.encode("utf-8")))


def complaints(content: bytes) -> list[str]:
    """Give what the schema says of a file: nothing when it is valid."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in PARTS:
            found += complaints_about(package.read(name), name)
    return found


def complaints_about(part: bytes, name: str) -> list[str]:
    """Give what the schema says of one part."""
    rules = schema()
    if rules.validate(etree.fromstring(part)):
        return []
    return [f"{name}:{one.line}: {one.message}" for one in rules.error_log] or [f"{name} is not valid"]


def part(content: bytes, name: str = "content.xml") -> etree._Element:
    """Give one part of a file as a tree."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))
