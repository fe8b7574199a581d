"""Pictures in Word: our drawings as PNG with the SVG beside it, and photos; every one says what it shows or that it is decoration."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.sax.saxutils import quoteattr

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from markupsafe import Markup

from facilitator.report import charts
from facilitator.report.charts.standalone import png, svg_file
from facilitator.report.edition import Look
from facilitator.report.word.styles import MM
from facilitator.report.word.xml import Element

_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_PLACE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_SPACES = (
    f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="{_PLACE}" xmlns:a="{_MAIN}" '
    f'xmlns:pic="{_PICTURE}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_DRAWN = (
    '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="%s"/></a:ext></a:extLst>'
)
_DECORATION = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_EMU = 36_000  # in a millimetre
_BOX = re.compile(r'viewBox="([^"]+)"')
_SPOKEN = re.compile(r'aria-label="([^"]*)"')
_KINDS = {b"\x89PNG": ("png", "image/png"), b"\xff\xd8\xff": ("jpeg", "image/jpeg")}
_TALLEST = 205  # millimetres: what stands on a page together with its caption

painted = lru_cache(maxsize=512)(png)


class Pictures:
    """The pictures of one document."""

    def __init__(self, part: Part, look: Look, sign: str, name: str = "report", first: int = 1) -> None:
        self._part, self._look, self._sign, self._name = part, look, sign, name
        self._known: dict[bytes, tuple[str, str]] = {}
        self._made, self._placed = 0, first - 1  # no two pictures of a document have the same number

    def small(self, chart: Markup, wide: float) -> Element:
        """Give a drawing that stands in a line of text, so many millimetres wide."""
        return self._drawn(chart, wide)

    def large(self, chart: Markup, room: int, widest: float = 1000) -> list[Element]:
        """Give the drawings of a chart for a paragraph each, as wide as there is `room` (twentieths of a point) for."""
        return [self._drawn(Markup(one), min(room / MM, widest)) for one in _split(chart)]  # noqa: S704  # made by our own charts

    def decoration(self, svg: bytes, high: float) -> Element:
        """Give a sign of ours in a line of text, so many millimetres high, that says nothing that isn't in words."""
        wide, tall = _size(svg.decode())
        return self._run(self._pair(svg, 300), high * wide / tall, high, "", lowered=True)

    def swatch(self, stance: str) -> Element:
        """Give a small box in the look of a stance: filled for, empty or dashed between, ink against."""
        css = {"for": "for", "against": "against"}.get(stance, "mixed")
        dashed = ' stroke-dasharray="3 2"' if stance == "divided" else ""
        box = Markup(f'<svg class="bar" viewBox="0 0 24 12"><rect class="{css}" x="1" y="1" width="22" height="10"{dashed}/></svg>')  # noqa: S704  # ours
        return self._run(self._pair(svg_file(box, self._look), 400), 5, 2.5, "")

    def bud(self, high: float) -> Element:
        """Give the seed that stands for a third way."""
        drawn = charts.seed(6, 12, 20, 10, css="bud")
        seed = Markup(f'<svg class="bud" viewBox="0 0 12 24">{drawn}</svg>')  # noqa: S704  # made of numbers
        return self.decoration(svg_file(seed, self._look), high)

    def photo(self, content: bytes, size: tuple[int, int], room: int, alt: str, tallest: float = 150) -> Element | None:
        """Give a photo or logo within the room there is; None for what is no picture that Word shows."""
        kind = next((kind for start, kind in _KINDS.items() if content.startswith(start)), None)
        if kind is None:
            return None
        wide, high = max(1, size[0]), max(1, size[1])
        scale = min(room / MM / wide, tallest / high, 0.2)  # at 127 pixels an inch at least
        return self._run((self._store(content, *kind), ""), wide * scale, high * scale, alt)

    def anchored(self, chart: Markup, wide: float) -> Element:
        """Give a drawing that stands at the right side of its paragraph, with the text beside it."""
        svg = svg_file(chart, self._look)
        across, tall = _size(svg.decode())
        ids = self._pair(svg, 300)
        return self._run(ids, wide, wide * tall / across, "", beside=True)

    def _drawn(self, chart: Markup, wide: float) -> Element:
        across, tall = _size(chart)
        wide = min(wide, _TALLEST * across / tall)
        found = _SPOKEN.search(chart)
        alt = Markup(found[1]).unescape() if found else ""  # noqa: S704  # taken back out of what was escaped
        svg = svg_file(chart, self._look)
        return self._run(self._pair(svg, 220 * (wide / 25.4 * 72) / across), wide, wide * tall / across, alt)

    def _pair(self, svg: bytes, ppi: float) -> tuple[str, str]:
        """Give the ids of a drawing in both forms; one that comes again is kept once."""
        if svg not in self._known:
            fine = max(72.0, min(900.0, ppi))
            self._known[svg] = (
                self._store(painted(svg, fine), "png", "image/png"),
                self._store(svg, "svg", "image/svg+xml"),
            )
        return self._known[svg]

    def _store(self, content: bytes, suffix: str, kind: str) -> str:
        self._made += 1
        name = PackURI(f"/word/media/{self._name}{self._made}.{suffix}")
        return self._part.relate_to(Part(name, kind, content, self._part.package), _IMAGE)

    def _run(self, ids: tuple[str, str], wide: float, high: float, alt: str, *, beside: bool = False, lowered: bool = False) -> Element:
        self._placed += 1
        extent = f'cx="{round(wide * _EMU)}" cy="{round(high * _EMU)}"'
        about = f'id="{self._placed}" name="{self._placed}" descr={quoteattr(alt)}'
        titled = f" title={quoteattr(alt[:120])}" if alt else ""
        blip = f'<a:blip r:embed="{ids[0]}">{_DRAWN % ids[1] if ids[1] else ""}</a:blip>'
        picture = (
            f"<wp:docPr {about}{titled}>{'' if alt else _DECORATION}</wp:docPr>"
            f'<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        )
        placed = (
            _beside(extent, picture)
            if beside
            else f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>{picture}</wp:inline>'
        )
        low = f'<w:rPr><w:rStyle w:val="{self._sign}"/></w:rPr>' if lowered else ""
        made: Element = parse_xml(f"<w:r {_SPACES}>{low}<w:drawing>{placed}</w:drawing></w:r>")
        return made


def _beside(extent: str, picture: str) -> str:
    """Give a picture that hangs at the right margin, level with its paragraph."""
    return (
        '<wp:anchor distT="0" distB="0" distL="180000" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>216000</wp:posOffset></wp:positionV>'
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare wrapText="left"/>{picture}</wp:anchor>'
    )


def _split(chart: Markup) -> list[str]:
    return re.findall(r"<svg.*?</svg>", chart, re.DOTALL)


def _size(svg: str) -> tuple[float, float]:
    found = _BOX.search(svg)
    if found is None:
        raise ValueError("a drawing without a size")
    _, _, wide, high = found[1].split()
    return float(wide), float(high)
