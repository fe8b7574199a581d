"""The front of the report, what returns above and below its pages, and its contents."""

from __future__ import annotations

from collections.abc import Iterator

from docx.section import Section as Page

from facilitator.report import charts
from facilitator.report.blocks import is_rtl
from facilitator.report.charts.standalone import svg_file
from facilitator.report.contents import Entry, contents_of
from facilitator.report.word.pictures import Pictures
from facilitator.report.word.press import Press
from facilitator.report.word.spans import bookmark, link, paragraph, run, told
from facilitator.report.word.styles import mm
from facilitator.report.word.xml import Element, found, w, written

_LONG_TITLE = 36  # letters: more stand smaller
_EMBLEM = 27.0  # millimetres


def masthead(press: Press) -> list[Element]:
    """Give what stands above the report: whose it is, when it was, its title, and what came out of it in a sentence."""
    report = press.edition.report
    named = report.meta.name or press.words.say("report_of")
    standfirst = [told("Subtitle", text, press) for text in report.meta.standfirst]
    if report.meta.concluded_by:
        standfirst.append(paragraph("Report Quiet", [run(report.meta.concluded_by, press)], press))
    if press.house:
        whose = " · ".join(filter(None, (named, report.meta.date)))
        return [_title(press), paragraph("Report Quiet", [run(whose, press)], press), *standfirst]
    date = [w("r", w("tab")), run(report.meta.date, press, "Report Date")] if report.meta.date else []
    line = paragraph("Report Masthead", [*_brand(press), run(named, press), *date], press)
    return [line, _title(press), *standfirst]


def _title(press: Press) -> Element:
    """Give the title, in our own look with three ears of wheat beside it."""
    title, house = press.edition.report.title, press.house
    ear = [] if house or press.look.plain else [press.pictures.anchored(charts.emblem(), _EMBLEM * (0.75 if press.brief else 1))]
    large = "Report Long Title" if len(title) > _LONG_TITLE and not house else ""
    return paragraph("Title", [*ear, run(title, press, large)], press, rtl=is_rtl(title))


def _brand(press: Press) -> list[Element]:
    """Give the organiser's logo, else our ear of wheat."""
    content = press.edition.fetch(press.look.logo) if press.look.logo else None
    if content:
        drawn = press.pictures.photo(
            content, _pixels(content), mm(60), press.words.say("logo"), 12
        )
        if drawn is not None:
            return [drawn, run("  ", press)]
    if press.look.plain:
        return []
    return [press.pictures.decoration(svg_file(charts.logo(), press.look), 8), run("  ", press)]


def _pixels(png: bytes) -> tuple[int, int]:
    """Give the size of a PNG as it says itself."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def running(page: Page, press: Press) -> None:
    """Write title and meeting above every page but the first, and make room for what stands below."""
    page.different_first_page_header_footer = True
    report = press.edition.report
    page.header.is_linked_to_previous = False
    above = [run(cut(report.title, 80), press), w("r", w("tab")), run(cut(report.meta.name, 60), press)]
    _only(page.header._element, paragraph("header", above, press))
    page.first_page_header.is_linked_to_previous = False
    _only(page.first_page_header._element, paragraph("Report Gap", [], press))
    for footer in (page.footer, page.first_page_footer):
        footer.is_linked_to_previous = False


def footed(page: Page, press: Press) -> None:
    """Write what stands below every page: what the parts of a bar mean, when there are bars, and the number of the page."""
    for name, footer, first in (("key", page.footer, 100_001), ("first", page.first_page_footer, 200_001)):
        signs = Pictures(footer.part, press.look, press.style("Report Sign"), name, first)
        left = _key(press, signs) if press.bars else ()
        _only(footer._element, paragraph("footer", [*left, w("r", w("tab")), *_pages(press)], press))


def _only(part: Element, inside: Element) -> None:
    for one in list(part):
        part.remove(one)
    part.append(inside)


def _key(press: Press, pictures: Pictures) -> Iterator[Element]:
    """Give what the parts of a bar mean."""
    for n, (stance, name) in enumerate((("for", "agree"), ("mixed", "neutral"), ("against", "disagree"))):
        yield from [run("     ", press)] if n else []
        yield pictures.swatch(stance)
        yield run(f" {press.words.say(name)}", press)


def key(press: Press) -> Element:
    """Give the key of the bars as a line of its own, for pages whose footer is an organiser's."""
    return paragraph("Report Quiet", list(_key(press, press.pictures)), press)


def _pages(press: Press) -> Iterator[Element]:
    yield from field("PAGE", "1", press)
    yield run(" / ", press)
    yield from field("NUMPAGES", "1", press)


def field(code: str, shown: str, press: Press) -> Iterator[Element]:
    """Give a field with what it shows until Word works it out."""
    yield w("r", w("fldChar", fldCharType="begin"))
    yield w("r", written(f" {code} ", "instrText"))
    yield w("r", w("fldChar", fldCharType="separate"))
    if shown:
        yield run(shown, press)
    yield w("r", w("fldChar", fldCharType="end"))


def contents(press: Press) -> list[Element]:
    """Give the contents as a field with its entries in it; nothing for a short report.

    Which page something is on only whoever sets the pages knows. Word works it out when it prints or shows what it would
    print, LibreOffice when it is asked to; until then there is no number, rather than a wrong one. A field marked as
    stale, or settings that ask for new fields, would make Word ask its reader about links to other files. In one column
    and on a page of its own: LibreOffice takes no columns for a field, and leaves its head on the page before.
    """
    entries = contents_of(press.edition.report)
    if not entries:
        return []
    lines = [_line(one, press) for one in entries]
    start = [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", written(f' TOC \\o "1-{max(one.level for one in entries)}" \\h \\z ', "instrText")),
        w("r", w("fldChar", fldCharType="separate")),
    ]
    for n, one in enumerate(start):
        lines[0].insert(1 + n, one)
    lines[-1].append(w("r", w("fldChar", fldCharType="end")))
    head = paragraph("TOC Heading", [run(press.words.say("contents"), press)], press)
    found(head, "./w:pPr/w:pStyle")[0].addnext(w("pageBreakBefore"))
    about = w("sdtPr", w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique")))
    return [w("sdt", about, w("sdtContent", head, *lines))]


def _line(one: Entry, press: Press) -> Element:
    """Give a line of the contents: a link, and behind it the page as soon as that is known."""
    to = bookmark(one.anchor)
    made = link(to, one.title, press, "")
    made.extend([w("r", w("tab")), *field(f"PAGEREF {to} \\h", "", press)])
    return paragraph(f"toc {one.level}", [made], press, rtl=is_rtl(one.title))


def cut(text: str, most: int) -> str:
    """Give a text on one line, cut where it is too long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def closing(press: Press) -> list[Element]:
    """Give the last line: what the numbers are."""
    return [paragraph("Report Quiet", [run(press.words.say("look_up"), press)], press)]
