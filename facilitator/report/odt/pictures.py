"""The pictures of report.odt: each drawing once, as SVG and as PNG for what shows no SVG; photos and a logo as they are."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from facilitator.report.charts.standalone import png, svg_file
from facilitator.report.edition import Edition, Look

_BOX = re.compile(rb'viewBox="\S+ \S+ (\S+) (\S+)"')
_MEDIA = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg"}
_FRAME = Markup(
    '<draw:frame draw:style-name="{style}" draw:name="{name}" text:anchor-type="{anchor}" '
    'svg:width="{wide:.2f}cm" svg:height="{high:.2f}cm"{place}>{images}<svg:title>{title}</svg:title>'
    "<svg:desc>{spoken}</svg:desc></draw:frame>"
)
_IMAGE = Markup(
    '<draw:image xlink:href="{}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" draw:mime-type="{}"/>'
)


class Pictures:
    """The pictures of one document. `files` are their names in the package and their bytes."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self.files: dict[str, bytes] = {}
        self._frames = 0

    def drawing(
        self, chart: Markup, wide: float, spoken: str, title: str = "", *, high: float = 0, style: str = "Inline"
    ) -> Markup:
        """Give a drawing `wide` centimetres wide (and no higher than `high`), which `spoken` says in words."""
        if not chart:
            return Markup()
        svg = _svg(str(chart), self._edition.look)
        across, down = (float(n) for n in _BOX.search(svg).groups())  # type: ignore[union-attr]  # a drawing has a box
        if high and wide * down / across > high:
            wide = high * across / down
        ppi = max(110.0, min(220.0, 2000 / (across / 96)))
        names = [self._kept("svg", svg), self._kept("png", _png(svg, ppi))]
        return self._frame(names, wide, wide * down / across, spoken, title, style)

    def photo(self, file: str, size: tuple[int, int], most: tuple[float, float], spoken: str, style: str = "Inline") -> Markup:
        """Give a photo or a logo of `size` pixels, at most so many centimetres; nothing when its file is gone."""
        content = self._edition.fetch(file) if file else None
        if not content:
            return Markup()
        size = size if all(size) else size_of(content)
        scale = min(limit / of for limit, of in zip(most, size, strict=True))
        name = self._kept("png" if content.startswith(b"\x89PNG") else "jpg", content)
        return self._frame([name], size[0] * scale, size[1] * scale, spoken, "", style)

    def _kept(self, kind: str, content: bytes) -> str:
        name = f"Pictures/{hashlib.sha256(content).hexdigest()[:20]}.{kind}"
        self.files[name] = content
        return name

    def _frame(self, names: Sequence[str], wide: float, high: float, spoken: str, title: str, style: str) -> Markup:
        self._frames += 1
        beside = style == "Beside"
        images = Markup().join(_IMAGE.format(name, _MEDIA[name.rpartition(".")[2]]) for name in names)
        return _FRAME.format(
            style=style, name=f"Picture {self._frames}", anchor="paragraph" if beside else "as-char", wide=wide, high=high,
            place=Markup(' svg:y="0cm"') if beside else "", images=images, title=title or spoken[:120], spoken=spoken,
        )  # fmt: skip


def media_type(name: str) -> str:
    """Give the media type of a file in the package."""
    return _MEDIA.get(name.rpartition(".")[2], "application/x-font-ttf" if name.endswith(".ttf") else "text/xml")


def size_of(content: bytes) -> tuple[int, int]:
    """Give the size of a PNG in pixels; a square for anything else."""
    if content[:8] == b"\x89PNG\r\n\x1a\n":
        return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    return 100, 100


@lru_cache(maxsize=512)
def _svg(chart: str, look: Look) -> bytes:
    return svg_file(Markup(chart), look)  # noqa: S704  # it was


@lru_cache(maxsize=512)
def _png(svg: bytes, ppi: float) -> bytes:
    return png(svg, ppi)
