"""report.odt: valid OpenDocument 1.3 that anybody can read, with every text in it and nothing that a text could do."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from facilitator.report import blocks
from facilitator.report.blocks import Chapter, Go, Grade, Marked, Paragraph, Picture, Ref, Typed
from facilitator.report.edition import Edition, Look, edition_of
from facilitator.report.odt.document import cut
from facilitator.report.writers import discover, odt
from tests.report import odf
from tests.report.play import SCENARIOS, Play
from tests.report.reading import words_in
from tests.report.test_hostile_formats import hostile
from tests.report.test_hostile_texts import HOSTILE
from tests.story import Story

FILES = sorted(SCENARIOS.glob("*.json"))
NAMES = [path.stem for path in FILES]
NS = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}


@cache
def edition(path: Path) -> Edition:
    return edition_of(Play(path).state)


@cache
def written(path: Path) -> bytes:
    return odt.render(edition(path))


def found(content: bytes, query: str, name: str = "content.xml") -> list:
    return odf.part(content, name).xpath(query, namespaces=NS)


def with_blocks(*of, **look) -> Edition:
    base = edition_of(Story().begun().state)
    return replace(base, report=replace(base.report, chapters=(Chapter("one", "Een", of),)), look=Look(**look))


# ── the file ──


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_it_is_valid(path):
    assert odf.complaints(written(path)) == []


def test_the_schema_complains_of_what_is_wrong():
    content = zipfile.ZipFile(io.BytesIO(written(FILES[0]))).read("content.xml")
    for old, new in (
        (b"<office:body>", b"<office:body/><office:body>"),
        (b' text:outline-level="1"', b' text:outline-level="zero"'),
        (b"<text:h ", b"<text:heading "),
        (b'office:version="1.3"', b'office:version="1.2"'),
    ):
        broken = content.replace(old, new).replace(b"</text:h>", b"</text:heading>" if new == b"<text:heading " else b"</text:h>")
        assert broken != content and odf.complaints_about(broken, "content.xml")


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_the_package_says_at_once_what_it_is(path):
    with zipfile.ZipFile(io.BytesIO(written(path))) as package:
        first = package.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert package.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        named = set(odf.part(written(path), "META-INF/manifest.xml").xpath("//@*[local-name()='full-path']"))
        assert named == {"/", *package.namelist()} - {"mimetype", "META-INF/manifest.xml"}
        pointed = set(found(written(path), "//draw:image/@xlink:href"))
        assert pointed == {name for name in package.namelist() if name.startswith("Pictures/")}


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_the_same_session_gives_the_same_bytes(path):
    again = odt.render(edition_of(Play(path).state))
    assert hashlib.sha256(again).digest() == hashlib.sha256(written(path)).digest()


# ── for everybody ──


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_every_picture_says_what_it_shows(path):
    frames = found(written(path), "//draw:frame")
    assert frames
    for frame in frames:
        title, told = (frame.findtext(f"svg:{name}", namespaces=NS) for name in ("title", "desc"))
        assert title and told and len(told) > 3
        kinds = [image.get(f"{{{NS['xlink']}}}href").rpartition(".")[2] for image in frame.findall("draw:image", NS)]
        assert kinds in (["svg", "png"], ["jpg"], ["png"])


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_every_table_has_a_header(path):
    tables = found(written(path), "//table:table")
    assert tables and all(len(table.findall("table:table-header-rows/table:table-row", NS)) == 1 for table in tables)
    for table in tables:
        wide = {len(row) for row in table.iter(f"{{{NS['table']}}}table-row")}
        assert wide == {len(table.findall("table:table-column", NS))}


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_headings_skip_no_level_and_none_is_empty(path):
    headings = found(written(path), "//text:h")
    levels = [int(one.get(f"{{{NS['text']}}}outline-level")) for one in headings]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
    assert all("".join(one.itertext()).strip() for one in headings)


def test_the_language_is_told():
    dutch, english = written(FILES[0]), odt.render(edition_of(Play(FILES[0], "en").state))
    for content, language in ((dutch, "nl"), (english, "en")):
        assert found(content, "//style:default-style/style:text-properties/@fo:language", "styles.xml") == [language]
        assert found(content, "//dc:language/text()", "meta.xml")[0].startswith(language)
    assert found(dutch, "//dc:title/text()", "meta.xml") == [edition(FILES[0]).report.title]


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_links_lead_somewhere_both_ways(path):
    content = written(path)
    links = {one.removeprefix("#") for one in found(content, "//text:a/@xlink:href")}
    marks = found(content, "//text:bookmark/@text:name")
    assert links and links <= set(marks) and len(marks) == len(set(marks))
    numbers = {f"n{row['number']}" for row in edition(path).data["contributions"]}
    assert numbers <= set(marks)
    assert all(not link.startswith("http") for link in found(content, "//@xlink:href"))


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_all_that_was_brought_in_is_there(path):
    told = words_in("odt", written(path))
    missing = [row["number"] for row in edition(path).data["contributions"] if " ".join(row["text"].split()) not in told]
    assert missing == []


def test_contents_name_every_chapter():
    told = [" ".join("".join(one.itertext()).split()) for one in found(written(FILES[2]), "//text:index-body//text:a")]
    titles = [chapter.title for chapter in edition(FILES[2]).report.chapters if chapter.title]
    assert titles and all(any(one.startswith(cut(title)[:60]) for one in told) for title in titles)


# ── whatever people type ──


@pytest.mark.parametrize("workshop", ["social-summit", "casuistry", "goal-tree", "transition-arena", "thought-experiment"])
def test_hostile_texts_stand_as_typed_and_do_nothing(workshop):
    content = odt.render(edition_of(hostile(workshop).state))
    assert odf.complaints(content) == []
    assert all(link.startswith(("#", "Pictures/", "Fonts/")) for link in found(content, "//@xlink:href"))
    assert not found(content, "//*[local-name()='script' or local-name()='event-listener' or local-name()='object']")
    told = words_in("odt", content)
    for text in HOSTILE:
        assert " ".join(text.split()) in told


def test_lines_spaces_and_tabs_stay():
    content = odt.render(with_blocks(Paragraph((Typed("een\n  twee\tdrie <b>"),))))
    (paragraph,) = found(content, "//text:p[text:tab and text:line-break and text:s]")
    assert paragraph.get(f"{{{NS['text']}}}style-name") == "Text_20_body"
    assert odf.complaints(content) == []


def test_arabic_stands_from_right_to_left():
    content = odt.render(with_blocks(Paragraph((Typed("مرحبا بالجميع", "ar"),)), Paragraph(("Zij zei: ", Typed("שלום"), "."))))
    assert odf.complaints(content) == []
    (style,) = found(content, "//style:style[@style:name='Text_20_body_Turned']/style:paragraph-properties")
    assert style.get(f"{{{NS['style']}}}writing-mode") == "rl-tb" and style.get(f"{{{NS['fo']}}}text-align") == "right"
    assert found(content, "//text:p[@text:style-name='Text_20_body_Turned']/text:span/@text:style-name") == ["Language_ar"]
    assert "Zij zei: \u2068שלום\u2069." in words_in("odt", content)


# ── blocks and looks ──


@dataclass(frozen=True)
class Unheard:
    """A block and a span that nobody thought of."""

    text: str = ""


def test_what_nobody_thought_of_is_refused():
    with pytest.raises(TypeError, match="Unheard"):
        odt.render(with_blocks(Unheard()))
    with pytest.raises(TypeError, match="Unheard"):
        odt.render(with_blocks(Paragraph((Unheard(),))))  # type: ignore[arg-type]  # that is the point


def test_every_block_that_there_is_has_a_shape():
    module: Any = odt._press().get_template("blocks.xml").make_module({"document": None})
    shapes = module.shapes
    parts = {"Branch", "Chapter", "Direction", "Entry", "Go", "Grade", "Mark", "Marked", "OpinionField", "Option", "Original", "Quote", "Ref", "Ring",
             "Shift", "Stand", "Story", "Support", "Typed", "Weighed", "Stretch"}  # fmt: skip
    kinds = {name for name in blocks.__all__ if isinstance(getattr(blocks, name), type)} - parts
    assert {name.lower() for name in kinds} <= set(shapes)


def test_words_that_stand_out_and_pointers():
    text = (Marked("vet", "strong"), " ", Marked("schuin", "emphasis"), " ", Go("one", "hier"), " ", Go("gone", "weg"), " ", Ref(7), Grade(2.4, 9, "2,4"))
    content = odt.render(with_blocks(Paragraph(text)))
    assert odf.complaints(content) == []
    assert "vet schuin hier weg 72,4" in words_in("odt", content)
    assert "#gone" not in found(content, "//text:a/@xlink:href") and "#n7" not in found(content, "//text:a/@xlink:href")


def _photo(size: tuple[int, int], kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#7d7565").save(out, kind)
    return out.getvalue()


def test_photos_and_a_logo_are_in_it():
    files = {"photo.jpg": _photo((800, 600), "JPEG"), "logo.png": _photo((300, 100), "PNG")}
    photo = Picture("photo.jpg", 800, 600, "Een flap met drie doelen", "De flap van tafel 2")
    made = with_blocks(photo, Picture("gone.jpg", 10, 10, "Weg", "Weg"), logo="logo.png", colour="#003366")
    content = odt.render(replace(made, fetch=files.get))
    assert odf.complaints(content) == []
    told = found(content, "//draw:frame/svg:desc/text()")
    assert "Een flap met drie doelen" in told and "Weg" not in told
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {package.read(name) for name in package.namelist() if name.startswith("Pictures/")} >= set(files.values())
        assert b"#f5bb1b" not in package.read("content.xml") + package.read("styles.xml")


def test_a_plain_look_has_no_letters_and_drawings_of_ours():
    content = odt.render(replace(edition(FILES[0]), look=Look(plain=True)))
    assert odf.complaints(content) == []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not any(name.startswith("Fonts/") for name in package.namelist())
        assert b"Vollkorn" not in package.read("styles.xml") and b"korenaren" not in package.read("content.xml")


def test_any_session_is_valid():
    for story in (Story(groups=(), backgrounds=()), Story().begun()):
        assert odf.complaints(odt.render(edition_of(story.state))) == []


def test_it_is_among_the_files_for_anybody():
    assert discover()["odt"].AUDIENCE == "anyone"
