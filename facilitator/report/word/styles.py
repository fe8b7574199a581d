"""The styles of report.docx: Word's own by their own names, and a few of ours that Word has no name for.

Everything in the report looks as its style says, so whoever edits it in Word changes one style and not a hundred
paragraphs. In an organiser's template its own styles stand, and of these here only those that it lacks are added,
in its letters and without our colours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from facilitator.report.colours import INK, KINDS, SOOT, THREAD

MM = 56.6929  # twentieths of a point in a millimetre
NORMAL = "Normal"
LAYOUT, DATA = "Report Layout", "Report Table"
GUTTER = 454  # between columns of a page
FIGURES = 4  # the numbering of a list with figures; 1 to 3 are bullets, by step


def mm(length: float) -> int:
    """Give a length in twentieths of a point."""
    return round(length * MM)


@dataclass(frozen=True)
class Letters:
    """What texts are set in: the two families, and what a program without them takes instead; "" leaves it to the template."""

    voice: str = "Vollkorn"
    text: str = "Atkinson Hyperlegible Next"
    scripts: str = "Arial"  # of right-to-left scripts: everywhere there, with Arabic and Hebrew in it
    size: int = 21  # of running text, in half points
    room: float = 1.0  # how much of the usual room stands between paragraphs
    height: float = 1.0  # and how high lines are, against the usual


@dataclass(frozen=True)
class Line:
    """A line beside a paragraph: its thickness in eighths of a point, its colour, and how far it stands from the text."""

    size: int
    colour: str = INK
    space: int = 4


@dataclass(frozen=True)
class Style:
    """A style: name as Word knows it, what it is based on, and what it changes in that. `size` is in half points."""

    name: str
    based: str = NORMAL
    kind: str = "paragraph"
    voice: bool | None = None
    size: int = 0
    bold: bool | None = None
    italic: bool = False
    underlined: bool = False
    lowered: int = 0
    colour: str = ""
    before: int | None = None
    after: int | None = None
    line: int = 0
    left: int | None = None
    right: int | None = None
    hanging: int = 0
    tabs: tuple[tuple[str, int], ...] = ()
    top: Line | None = None
    side: Line | None = None
    bottom: Line | None = None
    between: Line | None = None
    keep_next: bool | None = None
    keep_lines: bool = False
    centred: bool = False
    at_end: bool = False
    level: int | None = None
    list: int = 0  # which numbering it has
    follow: str = ""
    hyphens: bool = True
    bare: bool = False  # without the lines that it would inherit


_HAIR = Line(4, THREAD)
_THICK = Line(24, space=7)


def ours(mark: str, wide: int) -> tuple[Style, ...]:
    """Give all styles of a report that stands `wide`; `mark` is the colour that stands out."""
    stroke = Line(18, mark, 8)
    return (
        *_headings(),
        Style("Title", voice=True, size=76, bold=True, line=196, before=360, after=200, keep_next=True, hyphens=False),
        Style("Subtitle", voice=True, size=30, line=224, after=200, right=mm(22), keep_lines=True, hyphens=False),
        Style("header", size=18, after=0, tabs=(("right", wide),), bottom=Line(4, space=5), hyphens=False),
        Style("footer", size=17, after=0, colour=SOOT, tabs=(("right", wide),), top=Line(4, THREAD, 6), hyphens=False),
        Style(
            "Report Masthead",
            voice=True,
            size=25,
            bold=True,
            after=0,
            tabs=(("right", wide),),
            bottom=Line(24, space=6),
            hyphens=False,
        ),
        Style("caption", size=19, bold=True, before=160, after=80, keep_next=True, hyphens=False),
        Style("Quote", keep_lines=True, before=120, after=0, side=stroke, left=190),
        Style("Report Source", size=18, colour=SOOT, after=140, side=stroke, left=190),
        *_lists(),
        *_told(),
        *_counted(wide),
        *_appended(),
        *_contents(wide),
        *_characters(mark),
    )


def _headings() -> Iterator[Style]:
    head = Style("", voice=True, bold=True, keep_next=True, keep_lines=True, line=210, follow=NORMAL, hyphens=False)
    yield replace(head, name="heading 1", size=38, before=520, after=180, top=_THICK, level=0)
    yield replace(head, name="heading 2", size=27, before=360, after=120, top=Line(12, space=5), level=1)
    yield replace(head, name="heading 3", size=24, before=280, after=80, top=Line(8, space=4), level=2)
    yield replace(head, name="heading 4", size=21, before=220, after=60, top=_HAIR, level=3)
    yield replace(head, name="TOC Heading", size=27, before=360, after=120, top=Line(12, space=5))
    kicker = Style("Report Kicker", size=20, bold=True, before=520, after=40, top=_THICK, keep_next=True, hyphens=False)
    yield kicker
    for kind in ("dilemma", "case", "example"):
        yield replace(
            kicker,
            name=f"Report Kicker {kind.title()}",
            based="Report Kicker",
            colour=KINDS[kind],
            before=None,
            after=None,
        )


def _lists() -> Iterator[Style]:
    for step in range(3):
        yield Style(
            f"List Bullet{f' {step + 1}' if step else ''}", after=70, left=360 + 340 * step, hanging=260, list=step + 1
        )
    yield Style("List Number", after=70, left=400, hanging=400, list=FIGURES)
    for step in range(3):
        yield Style(f"List Continue{f' {step + 1}' if step else ''}", after=70, left=360 + 340 * step, size=18, colour=SOOT)


def _told() -> Iterator[Style]:
    yield Style("Report Lead", voice=True, size=23, line=232, right=mm(12))
    yield Style("Report Voice", voice=True, size=23, line=232, right=mm(8))
    yield Style("Report Large", voice=True, size=29, line=224, right=mm(8), keep_lines=True, hyphens=False)
    yield Style(
        "Report Ask", voice=True, size=24, bold=True, line=220, before=120, right=mm(12), keep_lines=True, hyphens=False
    )
    yield Style("Report Ahead", keep_next=True, after=60)
    yield Style("Report Quiet", size=18, colour=SOOT, before=60, after=120)
    yield Style("Report Fact", size=20, before=0, after=0, left=mm(34), hanging=mm(34), tabs=(("left", mm(34)),), keep_lines=True,
                top=Line(4, THREAD, 4), between=Line(4, THREAD, 4))  # fmt: skip
    yield Style("Report Translation", size=19, colour=SOOT, after=60, left=190, side=Line(8, THREAD, 8))
    yield Style("Report Question", bold=True, before=100, after=40, top=_HAIR, keep_next=True, keep_lines=True)
    yield Style("Report Question First", based="Report Question", bare=True, before=0)
    yield Style("Report Answer", voice=True, size=21, line=228, after=80)
    yield Style("Report Name", voice=True, size=23, bold=True, line=210, before=100, after=50, keep_next=True, keep_lines=True, hyphens=False)
    yield Style("Report Picture", before=160, after=120, keep_lines=True, centred=True)
    yield Style("Report Gap", size=8, after=0, line=120)


def _counted(wide: int) -> Iterator[Style]:
    """Styles of what stands in rows and columns."""
    yield Style("Report Direction", size=20, before=90, after=50, top=_HAIR, keep_next=True, keep_lines=True)
    yield Style("Report Direction First", based="Report Direction", bare=True, before=0)
    yield Style("Report Support", size=17, before=0, after=110, hyphens=False)
    yield Style(
        "Report Column", voice=True, size=23, bold=True, line=210, after=80, keep_next=True, keep_lines=True, hyphens=False
    )
    yield Style("Report Letter", voice=True, size=32, bold=True, after=0, line=210, hyphens=False)
    yield Style("Report Option", size=20, bold=True, after=0, keep_next=True, hyphens=False)
    yield Style("Report Objection", size=19, colour=SOOT, after=0)
    yield Style("Report Cell", size=19, before=50, after=50, line=240)
    yield Style("Report Head", based="Report Cell", bold=True, keep_next=True, hyphens=False)
    yield Style("Report Figure", based="Report Cell", at_end=True, hyphens=False)
    yield Style("Report Count", based="Report Figure", right=110, hyphens=False)
    yield Style("Report Figure Head", based="Report Head", at_end=True)
    yield Style(
        "Report Stand", based="Report Cell", size=15, centred=True, before=20, after=50, line=210, hyphens=False
    )
    yield Style("Report Stand Quiet", based="Report Stand", colour=SOOT, before=50)
    yield Style("Report Stand Against", based="Report Stand", colour="#ffffff")
    yield Style("Report Stand Head", based="Report Head", size=15, centred=True, line=216)


def _appended() -> Iterator[Style]:
    yield Style(
        "Report Entry", size=18, line=236, before=70, after=20, left=520, hanging=520, tabs=(("left", 520),), top=_HAIR, keep_lines=True
    )
    yield Style("Report Entry More", size=18, line=236, after=20, left=520)
    yield Style("Report Entry Answer", based="Report Entry More", voice=True, size=18, line=216)
    yield Style("Report Entry Details", based="Report Entry More", size=16, colour=SOOT, line=226)
    yield Style("Report Merged Head", based="Report Entry Details", before=40, keep_next=True)
    yield Style("Report Merged", based="Report Entry More", before=20, left=940, hanging=420, tabs=(("left", 940),), keep_lines=True)


def _contents(wide: int) -> Iterator[Style]:
    line = Style("", size=18, line=230, before=30, after=30, tabs=(("right", wide),), keep_lines=True, hyphens=False, bottom=_HAIR, between=_HAIR)
    yield replace(line, name="toc 1")
    yield replace(line, name="toc 2", left=300)


def _characters(mark: str) -> Iterator[Style]:
    one = Style("", based="", kind="character")
    yield replace(one, name="Strong", bold=True)
    yield replace(one, name="Emphasis", italic=True)
    yield replace(one, name="Hyperlink", underlined=True)
    yield replace(one, name="Report Reference", size=17, bold=True, colour=SOOT, underlined=True)
    yield replace(one, name="Report Number", bold=True)
    yield replace(one, name="Report Headline", size=48)
    yield replace(one, name="Report Long Title", size=56)
    yield replace(one, name="Report Date", voice=False, size=18, bold=False)
    yield replace(one, name="Report Label", size=18, colour=SOOT)
    yield replace(one, name="Report Detail", size=16, colour=SOOT)
    yield replace(one, name="Report Large Figure", voice=True, size=24, bold=True)
    yield replace(one, name="Report Sign", lowered=3)
