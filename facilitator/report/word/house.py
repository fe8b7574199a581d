"""An organiser's own template: its header, footer, page and styles are kept, and its text is gone."""

from __future__ import annotations

import io
import logging
from copy import deepcopy

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from facilitator.report.edition import Edition
from facilitator.report.word.xml import Element, found, named

logger = logging.getLogger(__name__)

_KEPT = (
    RT.STYLES, RT.SETTINGS, RT.NUMBERING, RT.FONT_TABLE, RT.THEME, RT.WEB_SETTINGS, RT.HEADER, RT.FOOTER,
)  # fmt: skip
_OF_THE_FILE = (RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES, RT.EXTENDED_PROPERTIES)
# of the settings: what protects, follows or remembers somebody's work, or looks for another file
_DROPPED = (
    "rsids",
    "attachedTemplate",
    "documentProtection",
    "writeProtection",
    "mailMerge",
    "trackRevisions",
    "docVars",
    "linkStyles",
    "updateFields",
    "footnotePr",
    "endnotePr",
)


def template_of(edition: Edition) -> Document | None:
    """Give the organiser's template without its text; None without one, or when its file is gone or can't be read."""
    content = edition.fetch(edition.look.template) if edition.look.template else None
    if not content:
        return None
    try:
        document: Document = docx.Document(io.BytesIO(content))
        _emptied(document)
    except Exception:  # a file that somebody sent can fail in any way, and the report comes all the same
        logger.exception("the Word template can't be used")
        return None
    return document


def _emptied(document: Document) -> None:
    """Empty a template: its text goes, with all that belonged to it; the page, header, footer and styles stay."""
    body = document.element.body
    page = _page(found(body, ".//w:sectPr"))
    for one in list(body):
        body.remove(one)
    body.append(page)
    _without_leftovers(document)
    root = document.settings.element
    for tag in _DROPPED:
        for one in found(root, f"./w:{tag}"):
            root.remove(one)
    for one in [one for one in root if str(one.tag).endswith("}docId")]:  # the number of somebody else's document
        root.remove(one)
    for zoom in found(root, "./w:zoom"):
        if zoom.get(named("w:percent")) is None:
            zoom.set(named("w:percent"), "100")  # the schema asks for it, and many a template lacks it


def _page(sections: list[Element]) -> Element:
    """Give the page of the last section, with the headers and footers that it had or followed."""
    last: Element = deepcopy(sections[-1])
    references: dict[tuple[str, str], Element] = {}
    for section in sections:
        for one in found(section, "./w:headerReference | ./w:footerReference"):
            references[one.tag, str(one.get(named("w:type")))] = one
    for one in found(last, "./w:headerReference | ./w:footerReference | ./w:type | ./w:sectPrChange"):
        last.remove(one)
    for n, one in enumerate(references.values()):
        last.insert(n, deepcopy(one))
    for name in [name for name in last.attrib if "rsid" in name]:
        del last.attrib[name]
    return last


def _without_leftovers(document: Document) -> None:
    """Let go of files that only the template's text needed: its pictures, comments and links, and what lies outside it."""
    part = document.part
    wanted = {str(one) for one in found(document.element, ".//@r:id")}
    for rid, relation in list(part.rels.items()):
        if (
            relation.is_external
            or relation.reltype not in _KEPT
            or (relation.reltype in (RT.HEADER, RT.FOOTER) and rid not in wanted)
        ):
            del part.rels[rid]
    package = part.package
    for rid, relation in list(package.rels.items()):  # a picture of its first page, what its makers noted about it
        if relation.is_external or relation.reltype not in _OF_THE_FILE:
            del package.rels[rid]
    for edge in [one.target_part for one in part.rels.values() if one.reltype in (RT.HEADER, RT.FOOTER)]:
        _settled(edge.element)
    settings = part.part_related_by(RT.SETTINGS)
    for rid, relation in list(settings.rels.items()):
        if relation.is_external:
            del settings.rels[rid]


def _settled(root: Element) -> None:
    """Let changes that somebody made be as they are: what was crossed out is still in the file, and who did it."""
    for gone in found(root, ".//w:del | .//w:moveFrom | .//w:rPrChange | .//w:pPrChange | .//w:tblPrChange | .//w:tcPrChange"):
        gone.getparent().remove(gone)
    for kept in found(root, ".//w:ins | .//w:moveTo"):
        for one in list(kept):
            kept.addprevious(one)
        kept.getparent().remove(kept)
