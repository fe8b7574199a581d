"""The letters of a document: which it has, what stands for them where they are missing, and the letters themselves."""

from __future__ import annotations

from functools import cache

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from facilitator.report.typst import FONTS
from facilitator.report.word.styles import Letters
from facilitator.report.word.xml import named, w

# (family, what Word takes instead, its sort) and, per cut of it, the file with its letters
_SHIPPED = (
    ("Vollkorn", "Georgia", "roman", {"embedRegular": "Vollkorn_400Regular.ttf", "embedBold": "Vollkorn_700Bold.ttf"}),
    ("Atkinson Hyperlegible Next", "Verdana", "swiss", {
        "embedRegular": "AtkinsonHyperlegibleNext_400Regular.ttf", "embedBold": "AtkinsonHyperlegibleNext_700Bold.ttf",
        "embedItalic": "AtkinsonHyperlegibleNext_400Regular_Italic.ttf"}),
)  # fmt: skip
_OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_TURNED = 32  # bytes at the start of a font that Word keeps turned with a key


def fonts(document: Document, letters: Letters, *, embedded: bool) -> None:
    """Write which letters the document has, what stands for them elsewhere, and, `embedded`, the letters themselves."""
    root = w("fonts")
    part = document.part.part_related_by(RT.FONT_TABLE)
    for family, instead, sort, cuts in _SHIPPED:
        if family not in (letters.voice, letters.text):
            continue
        one = w("font", w("altName", val=instead), w("family", val=sort), w("pitch", val="variable"), name=family)
        for n, (tag, file) in enumerate(cuts.items() if embedded else (), 1):
            key = f"{{{ord(family[0]):08X}-0000-4000-8000-{n:012X}}}"
            name = PackURI(f"/word/fonts/{family.split()[0].lower()}{n}.odttf")
            lettered = Part(name, _OBFUSCATED, _obfuscated(file, key), part.package)
            cut = w(tag, fontKey=key)
            cut.set(named("r:id"), part.relate_to(lettered, RT.FONT))
            one.append(cut)
        root.append(one)
    part._blob = serialize_part_xml(root)


@cache
def _obfuscated(file: str, key: str) -> bytes:
    """Give a font as Word keeps it inside a document: its start turned with the key, which is read from its end."""
    content = (FONTS / file).read_bytes()
    turn = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    start = bytes(byte ^ turn[n % len(turn)] for n, byte in enumerate(content[:_TURNED]))
    return start + content[_TURNED:]
