"""What comes in for a report: photos without a trace of where they were taken, and nothing else that a file can hold."""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import zipfile
import zlib

import docx
import pytest
from PIL import Image

from facilitator.report.incoming import take
from facilitator.web.rendering import ROOT


def taken(kind: str, content: bytes) -> tuple[dict, bytes]:
    """What a process of its own makes of a file, as the server asks it."""
    command = [sys.executable, "-m", "facilitator.report.incoming", kind]
    done = subprocess.run(command, input=content, capture_output=True, cwd=ROOT, timeout=180, check=False)
    line, _, rest = done.stdout.partition(b"\n")
    return json.loads(line), rest


def looked_at(kind: str, content: bytes) -> tuple[dict, bytes]:
    """The same here and now, for what needs no confinement."""
    out = io.BytesIO()
    take(kind, content, out)
    line, _, rest = out.getvalue().partition(b"\n")
    return json.loads(line), rest


def picture(form: str = "JPEG", size: tuple[int, int] = (640, 480), mode: str = "RGB", **more: object) -> bytes:
    out = io.BytesIO()
    image = Image.new(mode, size, (200, 30, 30) if mode == "RGB" else 0)
    image.save(out, form, **more)
    return out.getvalue()


def photo_of_a_phone() -> bytes:
    """A photo as phones make them: lying on its side, with the place, the maker and a comment in it."""
    image = Image.new("RGB", (400, 300), (200, 30, 30))
    exif = image.getexif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010F] = "Maker of phones"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (52.0, 31.0, 12.0)
    place[3], place[4] = "E", (6.0, 4.0, 48.0)
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, comment=b"Taken by Amina", dpi=(300, 300), icc_profile=b"not a profile")
    return out.getvalue()


def test_a_photo_loses_where_it_was_taken_and_stands_upright() -> None:
    content = photo_of_a_phone()
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(0x8825)[1] == "N"
    facts, kept = taken("photo", content)
    assert facts == {"suffix": ".jpg", "width": 300, "height": 400}
    seen = Image.open(io.BytesIO(kept))
    assert seen.format == "JPEG" and seen.size == (300, 400)
    assert not seen.getexif() and not seen.getexif().get_ifd(0x8825)
    assert not {"exif", "comment", "icc_profile", "photoshop", "xmp"} & set(seen.info)
    for trace in (b"Exif", b"Maker", b"Amina", b"GPS"):
        assert trace not in kept


def test_a_large_photo_is_made_smaller() -> None:
    facts, kept = looked_at("photo", picture(size=(5000, 2500)))
    assert (facts["width"], facts["height"]) == (2000, 1000)
    assert Image.open(io.BytesIO(kept)).size == (2000, 1000)


@pytest.mark.parametrize("form", ["PNG", "WEBP", "GIF"])
def test_other_pictures_become_a_photo_on_white(form: str) -> None:
    facts, kept = looked_at("photo", picture(form, mode="RGBA" if form != "GIF" else "P"))
    assert facts["suffix"] == ".jpg" and kept[:2] == b"\xff\xd8"


def test_of_a_photo_with_several_pictures_in_it_the_first_is_kept() -> None:
    out = io.BytesIO()
    Image.new("RGB", (400, 300), (1, 2, 3)).save(out, "MPO", save_all=True, append_images=[Image.new("RGB", (80, 60))])
    facts, kept = looked_at("photo", out.getvalue())
    assert (facts["width"], facts["height"]) == (400, 300) and Image.open(io.BytesIO(kept)).format == "JPEG"


def test_a_logo_stays_see_through() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (300, 100), (0, 0, 0, 0)).save(out, "PNG")
    facts, kept = looked_at("logo", out.getvalue())
    seen = Image.open(io.BytesIO(kept))
    assert facts["suffix"] == ".png" and seen.mode == "RGBA" and seen.getchannel("A").getpixel((5, 5)) == 0


def test_the_same_photo_gives_the_same_bytes() -> None:
    assert looked_at("photo", photo_of_a_phone()) == looked_at("photo", photo_of_a_phone())


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it is 60,000 pixels wide and high."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


HOSTILE = [
    ("photo_unreadable", b""),
    ("photo_unreadable", b"not a picture at all"),
    ("photo_unreadable", picture()[:2000]),
    ("photo_unreadable", b"%PDF-1.7 not a photo"),
    ("photo_unreadable", b"GIF89a<script>alert(1)</script>"),
    ("photo_huge", bomb()),
    ("photo_vector", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ("photo_vector", b"\xef\xbb\xbf<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ("photo_vector", b"<!-- made with a program for drawings --><svg xmlns='http://www.w3.org/2000/svg'/>"),
    ("photo_unreadable", b"<!-- a page --><html></html>"),
    ("photo_vector", b"%!PS-Adobe-3.0 EPSF-3.0"),
    ("photo_vector", b'\n<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "/etc/passwd">]><svg>&a;</svg>'),
    ("photo_heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200),
    ("photo_unreadable", picture("BMP")),
    ("photo_unreadable", picture("TIFF")),
]


@pytest.mark.parametrize(("code", "content"), HOSTILE)
def test_what_is_no_photo_is_refused_with_a_reason(code: str, content: bytes) -> None:
    facts, kept = taken("photo", content)
    assert facts == {"refused": code} and kept == b""


def test_nothing_behind_a_picture_is_kept() -> None:
    both = picture() + b"PK\x03\x04<?php echo 1; ?><script>alert(1)</script>"
    facts, kept = looked_at("photo", both)
    assert "refused" not in facts
    assert b"script" not in kept and b"PK\x03\x04" not in kept


# ── templates ──


def template(**parts: bytes) -> bytes:
    """An ordinary document, with these parts put in or changed."""
    out = io.BytesIO()
    docx.Document().save(out)
    made = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(made, "w") as new:
        changed = {name.replace("__", "/"): content for name, content in parts.items()}
        for one in old.namelist():
            if one not in changed:
                new.writestr(one, old.read(one))
        for name, content in changed.items():
            new.writestr(name, content)
    return made.getvalue()


def test_an_ordinary_document_is_a_template() -> None:
    content = template()
    assert looked_at("template", content) == ({"suffix": ".docx"}, content)


EXTERNAL = b'<Relationships xmlns="x"><Relationship Id="r1" Type="t" Target="https://elders.example/a.dotx" TargetMode="External"/></Relationships>'

DISGUISED = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="t" Target="https://elders.example/a.png" TargetMode="Ext&#101;rnal"/></Relationships>'
)
FETCHING = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
    b'<w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "https://elders.example/a.png"</w:instrText></w:r>'
    b"</w:p><w:sectPr/></w:body></w:document>"
)


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("template_unreadable", b"no zip"),
        ("template_unreadable", picture()),
        ("template_unreadable", template(word__document=b"")[:500]),
        ("template_macros", template(**{"word/vbaProject.bin": b"macro"})),
        ("template_macros", template(**{"word/embeddings/thing.bin": b"ole"})),
        ("template_external", template(**{"word/_rels/settings.xml.rels": EXTERNAL})),
        ("template_external", template(**{"word/_rels/document.xml.rels": DISGUISED})),
        ("template_external", template(**{"word/document.xml": FETCHING})),
        ("template_unreadable", template(**{"word/document.xml": b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'})),
        ("template_unreadable", template(**{"word/document.xml": b"<broken"})),
    ],
)
def test_what_is_no_template_is_refused_with_a_reason(code: str, content: bytes) -> None:
    assert taken("template", content) == ({"refused": code}, b"")


def test_a_zip_that_unpacks_to_very_much_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", b"x")
        package.writestr("word/document.xml", b" " * 90_000_000)
    assert taken("template", out.getvalue()) == ({"refused": "template_unreadable"}, b"")
