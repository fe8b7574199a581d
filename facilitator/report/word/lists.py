"""Numbering: bullets of three steps, and figures that begin at one in every list."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from facilitator.report.word.styles import FIGURES
from facilitator.report.word.xml import Element, found, named, w

_SIGNS = ("•", "–", "·", "%1.")  # a plan for each: of a style only its own first level counts


def numbering_of(document: Document) -> Element:
    """Give where a document keeps its numberings; a template may have none."""
    part = document.part
    try:
        kept = part.part_related_by(RT.NUMBERING)
    except KeyError:
        kept = XmlPart(PackURI("/word/numbering.xml"), CT.WML_NUMBERING, w("numbering"), part.package)
        part.relate_to(kept, RT.NUMBERING)
    if not isinstance(kept, XmlPart):
        raise TypeError("a numbering that is no XML")
    root: Element = kept.element
    return root


class Lists:
    """The lists of one document. `plans` is what the styles say (1 to 4) → the numbering that stands for it here."""

    def __init__(self, numbering: Element) -> None:
        self._numbering = numbering
        self.plans = {}
        for style, sign in enumerate(_SIGNS, 1):
            self._plan = 1 + max(self._ids("abstractNum", "abstractNumId"), default=0)
            self.plans[style] = self._listed(_plan(self._plan, sign, style), self._plan)

    def follow(self, number: str) -> None:
        """Take a template's numbering (of its own List Number) for lists with figures."""
        plans = [one.get(named("w:val")) for one in found(self._numbering, f"./w:num[@w:numId='{number}']/w:abstractNumId")]
        if plans:
            self._plan = int(str(plans[0]))

    def begin(self) -> int:
        """Give a numbering for one list: it begins at one."""
        over = w("lvlOverride", w("startOverride", val=1), ilvl=0)
        number = self._next()
        self._numbering.append(w("num", w("abstractNumId", val=self._plan), over, numId=number))
        return number

    def _ids(self, tag: str, name: str) -> list[int]:
        return [int(one.get(named(f"w:{name}")) or 0) for one in found(self._numbering, f"./w:{tag}")]

    def _next(self) -> int:
        return 1 + max(self._ids("num", "numId"), default=0)

    def _listed(self, made: Element, plan: int) -> int:
        """Add a plan before the first numbering, where the schema wants it, and one numbering of it."""
        plans = found(self._numbering, "./w:abstractNum | ./w:numPicBullet")
        self._numbering.insert(len(plans), made)
        number = self._next()
        self._numbering.append(w("num", w("abstractNumId", val=plan), numId=number))
        return number


def _plan(plan: int, sign: str, style: int) -> Element:
    left, hanging = (400, 400) if style == FIGURES else (20 + 340 * style, 260)
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="decimal" if style == FIGURES else "bullet"),
        w("lvlText", val=sign),
        w("lvlJc", val="left"),
        w("pPr", w("tabs", w("tab", val="num", pos=left)), w("ind", left=left, hanging=hanging)),
        w("rPr", w("b")) if style == FIGURES else None,
        ilvl=0,
    )
    return w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId=plan)
