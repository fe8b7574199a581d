"""What comes in for a report, looked at in a process of its own: `python -m facilitator.report.incoming photo < file`.

A photo or a logo is drawn anew, so that nothing of the file itself stays: no place where it was taken, no maker, nothing
hidden behind the picture. A Word template is opened and looked through. The answer is one line of JSON, `{"suffix", "width",
"height"}` or `{"refused"}`, and then the bytes. The process has little memory and little time, whatever it is given.
"""

from __future__ import annotations

import codecs
import io
import json
import re
import sys
import zipfile
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from docx.opc.package import OpcPackage
    from PIL.Image import Image

MEMORY = 1_500_000_000  # bytes
SECONDS = 20  # of the processor
LONGEST_SIDE = {"photo": 2000, "logo": 1200}  # pixels
MOST_PIXELS = 50_000_000
MOST_OF_JPEG = 130_000_000  # pixels: a JPEG can be read at a smaller size
PARTS = 2000  # in a Word document
UNPACKED = 80_000_000  # bytes

_HEIC = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypmsf1", b"ftypavif")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ACTIVE = ("vbaproject", "activex", "/embeddings/", "vbadata")
_MACRO = (b"macroEnabled", b"vbaProject")
_REACHING = re.compile(r"DDE|INCLUDE|IMPORT|DATABASE|\bLINK\b|\bRD\b", re.IGNORECASE)  # fields that fetch something


class NotTaken(Exception):
    """Why something is not taken: a code that has words."""


def photo(content: bytes) -> tuple[bytes, dict[str, object]]:
    """Give a photo as JPEG, upright and at most 2000 pixels. Raises NotTaken."""
    picture = _drawn(content, LONGEST_SIDE["photo"], "RGB")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=84, optimize=True)
    return out.getvalue(), {"suffix": ".jpg", "width": picture.width, "height": picture.height}


def logo(content: bytes) -> tuple[bytes, dict[str, object]]:
    """Give a logo as PNG, see-through where it was. Raises NotTaken."""
    picture = _drawn(content, LONGEST_SIDE["logo"], "RGBA")
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue(), {"suffix": ".png", "width": picture.width, "height": picture.height}


def _drawn(content: bytes, longest: int, mode: str) -> Image:
    """Give a picture drawn anew on an empty sheet: nothing but what one sees. Raises NotTaken."""
    from PIL import Image, ImageOps

    head = content[:512].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if content[4:12] in _HEIC:
        raise NotTaken("photo_heic")
    if head.startswith((b"<?xml", b"<svg", b"<!doctype svg", b"%!ps")) or (head.startswith(b"<!--") and b"<svg" in content.lower()):
        raise NotTaken("photo_vector")
    Image.MAX_IMAGE_PIXELS = MOST_OF_JPEG  # twice this is an error; we look ourselves below
    try:
        found = Image.open(io.BytesIO(content), formats=["JPEG", "PNG", "WEBP", "GIF"])
        if found.width * found.height > (MOST_OF_JPEG if found.format in ("JPEG", "MPO") else MOST_PIXELS):
            raise NotTaken("photo_huge")
        found.draft("RGB", (longest, longest))
        found.load()
        upright = ImageOps.exif_transpose(found)
        clear = upright.convert("RGBA" if upright.mode in ("RGBA", "LA", "P", "PA") or mode == "RGBA" else "RGB")
        clear.thumbnail((longest, longest))
    except Image.DecompressionBombError as error:
        raise NotTaken("photo_huge") from error
    except MemoryError as error:
        raise NotTaken("photo_huge") from error
    except NotTaken:
        raise
    except Exception as error:  # whatever a decoder says of a hostile or broken file
        raise NotTaken("photo_unreadable") from error
    sheet = Image.new(mode, clear.size, (255, 255, 255) if mode == "RGB" else (255, 255, 255, 0))
    sheet.paste(clear, (0, 0), clear if mode == "RGB" and clear.mode == "RGBA" else None)
    return sheet


def template(content: bytes) -> tuple[bytes, dict[str, object]]:
    """Give a Word document as it is, when it only holds what a template needs. Raises NotTaken."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _look_through(package)
    except NotTaken:
        raise
    except Exception as error:  # whatever a zip that is none, or a broken one, makes of it
        raise NotTaken("template_unreadable") from error
    import docx

    try:
        outside = _looks_outside(docx.Document(io.BytesIO(content)).part.package)
    except Exception as error:  # whatever python-docx says of what it can't read
        raise NotTaken("template_unreadable") from error
    if outside:
        raise NotTaken("template_external")
    return content, {"suffix": ".docx"}


def _looks_outside(package: OpcPackage) -> bool:
    """Whether a document, however it is written down, asks for another file, or has a field that does."""
    asked: list[str] = []
    for part in package.iter_parts():
        root = getattr(part, "element", None)
        asked += root.xpath(".//w:instrText/text() | .//w:fldSimple/@w:instr") if root is not None else []
    return any(one.is_external for one in package.iter_rels()) or bool(_REACHING.search("".join(asked)))


def _look_through(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise NotTaken("template_unreadable")
    types = package.read("[Content_Types].xml")
    names = [part.filename.lower() for part in parts]
    if any(word in name for name in names for word in _ACTIVE) or any(word in types for word in _MACRO):
        raise NotTaken("template_macros")
    if _WORD.encode() not in types:
        raise NotTaken("template_unreadable")
    for part in parts:
        if not part.filename.lower().endswith((".xml", ".rels")):
            continue
        text = package.read(part)
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise NotTaken("template_unreadable")
        if part.filename.endswith(".rels") and (b'"External"' in text or b"'External'" in text or b"/aFChunk" in text):
            raise NotTaken("template_external")


KINDS = {"photo": photo, "logo": logo, "template": template}


def take(kind: str, content: bytes, out: BinaryIO) -> None:
    """Write the answer for one file."""
    try:
        taken, facts = KINDS[kind](content)
    except NotTaken as why:
        taken, facts = b"", {"refused": str(why)}
    out.write(json.dumps(facts).encode() + b"\n" + taken)
    out.flush()


def _confined() -> None:
    """Take little from the computer: what a file asks for, it does not get."""
    try:
        import resource
    except ImportError:  # Windows: the parent's patience is what is left
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if sys.platform != "darwin":  # there the limit does not hold, and setting it fails
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    _confined()
    take(sys.argv[1], sys.stdin.buffer.read(), sys.stdout.buffer)
