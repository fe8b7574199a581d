"""Reads any file of a report, whatever its format: all that a stranger could find in it, and the words that readers see."""

from __future__ import annotations

import html
import io
import re
import zipfile

from openpyxl import load_workbook
from pypdf import PdfReader
from pypdf.generic import ContentStream, IndirectObject, StreamObject


def kind_of(suffix: str) -> str:
    """Give the file format that a writer's suffix stands for: xlsx-complete is xlsx."""
    return suffix.partition("-")[0]


def all_that_is_in(suffix: str, content: bytes) -> str:
    """Give everything that can be dug out of a file as one text: members, attachments, properties, and texts as read."""
    if content[:4] == b"PK\x03\x04":
        return _zipped(content)
    if content[:5] == b"%PDF-":
        return _pdf(content)
    return content.decode("utf-8", "replace")


def _zipped(content: bytes) -> str:
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            found += [name, all_that_is_in(name.rpartition(".")[2], part)]
            if name.endswith((".xml", ".rels")):  # as read: an & stands in it as &amp;
                found.append(html.unescape(re.sub(r"<[^>]*>", "", part.decode("utf-8", "replace"))))
    return "\n".join(found)


def _pdf(content: bytes) -> str:
    reader = PdfReader(io.BytesIO(content))
    found = [str(reader.metadata), *(page.extract_text() or "" for page in reader.pages)]
    for name, attached in reader.attachments.items():
        found += [name, *(all_that_is_in(name.rpartition(".")[2], one) for one in attached)]
    for number in reader.xref.get(0, {}):
        found.append(_object(reader, number))
    for numbers in reader.xref_objStm:
        found.append(_object(reader, numbers))
    return "\n".join(found)


def _object(reader: PdfReader, number: int) -> str:
    try:
        one = reader.get_object(IndirectObject(number, 0, reader))
    except Exception:  # an entry that holds nothing
        return ""
    if isinstance(one, StreamObject) and not isinstance(one, ContentStream):
        held = one.get_data() if one.get("/Type") == "/Metadata" else b""  # fonts and drawings hold no words of people
        return f"{ {**one} }\n{held.decode('utf-8', 'replace')}"
    return str(one)


def words_in(suffix: str, content: bytes) -> str:
    """Give the words that a reader of the file sees, on one line, without syntax."""
    kind = kind_of(suffix)
    if kind == "pdf":
        told = "\n".join(page.extract_text() or "" for page in PdfReader(io.BytesIO(content)).pages)
    elif kind in ("docx", "odt"):
        told = _document(content, "word/document.xml" if kind == "docx" else "content.xml")
    elif kind == "xlsx":
        book = load_workbook(io.BytesIO(content))
        told = "\n".join(str(cell) for page in book for row in page.iter_rows(values_only=True) for cell in row if cell is not None)
    elif kind == "html":
        bare = re.sub(r"<style>.*?</style>|<svg.*?</svg>", " ", content.decode(), flags=re.DOTALL)
        told = html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"</(p|li|h\d|td|th|dt|dd|div|b|span)>", " ", bare)))
    elif kind == "md":
        told = re.sub(r"\\([\\`*_{}\[\]<>#!|~^$&@.:+=)-])", r"\1", re.sub(r"<a id=[^>]*></a>", "", content.decode()))
        told = re.sub(r"\[([^\]]*)\]\(#[^)]*\)", r"\1", told).replace("**", "")
    else:
        told = content.decode("utf-8", "replace")
    return " ".join(told.replace("\u00ad", "").replace("\u200b", "").split())


def _document(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read(name).decode("utf-8")
    xml = re.sub(r"<text:(tab|line-break|s)[^>]*/>|<w:(tab|br)/>", " ", xml)
    xml = re.sub(r"</(text:p|text:h|w:p)>", "\n", xml)
    xml = re.sub(r"<(svg:title|svg:desc)>.*?</\1>", " ", xml, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", "", xml))
