"""A drawing as a file of its own: colours and letters inside, for what knows no stylesheet (Word, LibreOffice, Typst).

What css/screens/report.css says of a drawing is said here once more, as attributes of each element: no classes, no
variables, no baselines by name, for not every program that shows SVG follows these.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree as ET

import typst
from markupsafe import Markup

from facilitator.report.colours import INK, SHEET, SOOT, THREAD, TWINE, mark_of
from facilitator.report.edition import Look
from facilitator.report.typst import ROOMS, compiler

_SVG = "http://www.w3.org/2000/svg"
_VOICE, _TEXT = "Vollkorn, Georgia, serif", "Atkinson Hyperlegible Next, Noto Sans, Arial, sans-serif"
_FIGURES = "Vollkorn Figures, Atkinson Hyperlegible Next, Arial, sans-serif"  # as tall as capitals, not every program can choose
_MARK = "mark"  # stands for the colour of the look

Attributes = dict[str, str]
_STALK = {"fill": "none", "stroke": INK, "stroke-linecap": "round", "stroke-linejoin": "round"}


def _letters(family: str, size: float, weight: int = 400, fill: str = INK, **more: str) -> Attributes:
    return {"font-family": family, "font-size": f"{size:g}", "font-weight": str(weight), "fill": fill,
            **{name.replace("_", "-"): value for name, value in more.items()}}  # fmt: skip


# (drawing, class of the element) → attributes; a later line goes over an earlier one, a drawing "" is any.
_RULES: tuple[tuple[str, str, Attributes], ...] = (
    ("", "stalk", {**_STALK, "stroke-width": "2"}),
    ("", "ripe", {"fill": _MARK, "stroke": INK, "stroke-width": "1.4", "stroke-linejoin": "round"}),
    ("", "bud", {"fill": INK}),
    ("", "frame", {"fill": "none", "stroke": INK, "stroke-width": "1"}),
    ("", "for", {"fill": _MARK, "stroke": INK, "stroke-width": "1"}),
    ("", "mixed", {"fill": SHEET, "stroke": INK, "stroke-width": "1"}),
    ("", "against", {"fill": INK, "stroke": INK, "stroke-width": "1"}),
    ("", "axis", {"fill": "none", "stroke": INK, "stroke-width": "1.25"}),
    ("", "line", {"fill": "none", "stroke": THREAD, "stroke-width": "1"}),
    ("logo", "stalk", {"stroke-width": "1.6"}),
    ("logo", "ripe", {"stroke-width": "1.3"}),
    ("seeds", "ripe", {"stroke-width": "1.1"}),
    ("grade", "for", {"stroke": "none"}),
    ("flow", "moment", _letters(_TEXT, 13, fill=SOOT)),
    ("flow", "letter", _letters(_VOICE, 22, 600)),
    ("flow", "name", _letters(_TEXT, 14, 600)),
    ("flow", "count", _letters(_FIGURES, 21, 600)),
    ("flow", "after", {"font-size": "30", "font-weight": "700"}),
    ("flow", "mark", {"fill": _MARK}),
    ("flow", "row", {"fill": "none", "stroke": THREAD, "stroke-width": "1"}),
    ("flow", "strand", {"fill": "none", "stroke": INK, "stroke-width": "1"}),
    ("flow", "band", {"fill": "none", "stroke": INK, "stroke-opacity": "0.75"}),
    ("flow", "strand case", {"stroke-width": "3"}),
    ("flow", "strand ripe", {"fill": "none", "stroke": _MARK, "stroke-width": "1.9"}),
    ("flow", "band ripe", {"fill": "none", "stroke": _MARK, "stroke-opacity": "1"}),
    ("flow", "tip", {"fill": INK}),
    ("flow", "tip ripe", {"fill": _MARK, "stroke-width": "0.8"}),
    ("tree", "stalk", {"stroke-width": "1.25"}),
    ("tree", "stalk root", {"stroke-width": "3.5"}),
    ("tree", "stalk branch", {"stroke-width": "2.25"}),
    ("tree", "goal", _letters(_TEXT, 14)),
    ("tree", "goal root", _letters(_VOICE, 16, 700)),
    ("tree", "goal branch", _letters(_TEXT, 14, 600)),
    ("tree", "number", _letters(_TEXT, 11, 600, SOOT)),
    ("rings", "ring", {"fill": "none", "stroke": INK, "stroke-width": "1.5"}),
    ("rings", "ring-name", _letters(_VOICE, 18, 700, text_anchor="middle")),
    ("rings", "number", _letters(_TEXT, 11, 600, SOOT, text_anchor="middle")),
    ("quadrants", "frame", {"stroke": TWINE}),
    ("quadrants", "quarter", _letters(_VOICE, 17, 600)),
    ("quadrants", "end", _letters(_TEXT, 14, fill=SOOT)),
    ("quadrants", "bud", {"fill": SHEET, "stroke": TWINE, "stroke-width": "1.5", "stroke-dasharray": "4 3"}),
    ("quadrants", "number", _letters(_FIGURES, 15, 700, text_anchor="middle")),
    ("timeline", "name", _letters(_TEXT, 14, 600)),
    ("timeline", "moment", _letters(_TEXT, 13, fill=SOOT)),
    ("timeline", "count", _letters(_FIGURES, 16, 700)),
    ("timeline", "stalk", {"stroke-width": "2.5"}),
    ("timeline", "ripe", {"stroke-width": "1"}),
    ("fields", "ripe", {"stroke-width": "0.75"}),
    ("fields", "name", _letters(_VOICE, 19, 700, text_anchor="middle")),
    ("fields", "people", _letters(_TEXT, 15, text_anchor="middle")),
)
_CENTRED = {"flow": ("letter", "name", "count")}  # what stands with its middle on its y in the stylesheet
_RISE = 0.33  # from the middle of capitals and figures down to the line they stand on, in letter heights
_SEED = re.compile(r"M0 (-?[\d.]+)C(-?[\d.]+) .*Z")
_PAGE = b'#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image(bytes(sys.inputs.svg), format: "svg")'


def svg_file(chart: Markup, look: Look) -> bytes:
    """Give a drawing of report/charts as an SVG file. Raises ValueError for what is no drawing."""
    try:
        root = ET.fromstring(str(chart))  # noqa: S314  # made by ourselves, no document type in it
    except ET.ParseError as error:
        raise ValueError("not a drawing") from error
    kind = (root.get("class") or "").split(" ")[0]
    if root.tag != "svg":
        raise ValueError("not a drawing")
    for element in root.iter():
        _dressed(element, kind, look)
    spoken = root.get("aria-label")
    _sized(root)
    if spoken:
        title = ET.Element("title")
        title.text = spoken
        root.insert(0, title)
    content: bytes = ET.tostring(root, "utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + content


def png(svg: bytes, ppi: float = 220) -> bytes:
    """Give an SVG file of ours as a picture, for programs that don't show SVG."""
    drawn = _painter().compile(_PAGE, format="png", ppi=ppi, sys_inputs={"svg": svg.decode()})
    if not isinstance(drawn, bytes):
        raise TypeError("one page was asked for")
    return drawn


@cache
def _painter() -> typst.Compiler:
    return compiler(ROOMS)


def _sized(root: ET.Element) -> None:
    """Make the root that of a file: where the drawing lies, and how large it is."""
    box = root.get("viewBox") or ""
    _, _, wide, high = box.split()
    root.attrib.clear()
    root.attrib.update({"xmlns": _SVG, "viewBox": box, "width": wide, "height": high})


def _dressed(element: ET.Element, kind: str, look: Look) -> None:
    css = (element.attrib.pop("class", None) or "").split()
    found = dict(_said(kind, css))
    if element.tag == "text":
        found.setdefault("font-family", _TEXT)
        _placed(element, kind, css, float(found.get("font-size", 16)))
    if look.plain:
        _rounded(element)
        if "font-family" in found:
            found["font-family"] = _TEXT
    for name, value in found.items():
        if name not in element.attrib or name != "stroke-width":  # a band knows its own width
            element.set(name, mark_of(look) if value == _MARK else value)


def _said(kind: str, css: list[str]) -> Iterator[tuple[str, str]]:
    for drawing, name, attributes in _RULES:
        if drawing in ("", kind) and set(name.split()) <= set(css):
            yield from attributes.items()


def _placed(text: ET.Element, kind: str, css: list[str], size: float) -> None:
    """Put a text, and lines in it, on lines of their own: no baseline by name and no steps in letter heights."""
    down = _RISE * size if set(css) & set(_CENTRED.get(kind, ())) else 0.0
    y = float(text.get("y", "0")) + down
    text.set("y", f"{y:.1f}")
    for line in text.iter("tspan"):
        step = line.attrib.pop("dy", "")
        if step.endswith("em"):
            y += float(step.removesuffix("em")) * size
            line.set("y", f"{y:.1f}")


def _rounded(element: ET.Element) -> None:
    """Make a disc of a seed, as large as it: the plain look has no grain."""
    found = _SEED.fullmatch(element.get("d", ""))
    if element.tag == "path" and found:
        length, width = -2 * float(found[1]), float(found[2]) / 0.72
        element.tag = "circle"
        del element.attrib["d"]
        element.set("r", f"{math.sqrt(length * width) / 2:.2f}")
