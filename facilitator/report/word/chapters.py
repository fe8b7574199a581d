"""Chapters, sections and the appendix: what other blocks stand in."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from facilitator.report import blocks
from facilitator.report.blocks import Text, is_rtl, numbered, plain
from facilitator.report.colours import INK, KINDS
from facilitator.report.word.place import Place, everything, shape
from facilitator.report.word.press import Press
from facilitator.report.word.spans import bookmark, marked, number_bookmark, paragraph, run, runs, told
from facilitator.report.word.styles import GUTTER
from facilitator.report.word.xml import Element, found, w

DEEPEST = 4  # levels of headings
MOST_KEPT = 400  # letters of a contribution that stays whole in its column
DETAIL = "Report Detail"
_ICONS = Path(__file__).resolve().parents[3] / "static" / "icons"
_STYLE = re.compile(r"<style>.*?</style>")
_SEED = re.compile(r'<path class="seed"')


def chapter(of: blocks.Chapter, place: Place) -> list[Element]:
    """Give a chapter with its heading; without a title its sections stand on their own."""
    if not of.title:
        return [anchor(of.id, place), *everything(of.blocks, place)]
    known = [kicker(of.kicker, place)] if of.kicker and not place.press.brief else []
    title = heading((of.title,), place, of.id, after_kicker=bool(known))
    return [*known, title, *everything(of.blocks, place.deeper())]


def kicker(text: str, place: Place, icon: str = "") -> Element:
    """Give the few words above a heading, with the sign and colour of a kind."""
    press = place.press
    named = f"Report Kicker {icon.title()}"
    style = named if press.has(named) and not press.house else "Report Kicker"
    signed = bool(icon) and not press.look.plain
    sign = [press.pictures.decoration(icon_file(icon, KINDS.get(icon, INK)), 4.4), run(" ", press)] if signed else []
    return paragraph(style, [*sign, run(text, press)], press, rtl=is_rtl(text))


def anchor(name: str, place: Place) -> Element:
    """Give the place that pointers find, where no heading stands."""
    return paragraph("Report Gap", marked(bookmark(name), [], place.press), place.press)


def heading(
    title: Text,
    place: Place,
    name: str,
    *,
    icon: str = "",
    large: bool = False,
    after_kicker: bool = False,
) -> Element:
    """Give a heading with its bookmark."""
    press = place.press
    sign = (
        [press.pictures.decoration(icon_file(icon, INK), 3.9), run(" ", press)] if icon and not press.look.plain else []
    )
    said = runs(title, press, "Report Headline" if large and not press.house else "")
    made = paragraph(
        f"heading {min(place.level, DEEPEST)}",
        [*sign, *(marked(bookmark(name), said, press) if name else said)],
        press,
        rtl=is_rtl(plain(title)),
    )
    if after_kicker and not press.house:  # the line of a heading stands above its kicker
        style = found(made, "./w:pPr/w:pStyle")[0]
        style.getparent().append(w("spacing", before=0))
        style.addnext(w("pBdr", w("top", val="nil")))
    return made


@shape(blocks.Section)
def _section(block: blocks.Section, place: Place) -> list[Element]:
    known = [kicker(block.kicker, place, block.icon)] if block.kicker else []
    title = heading(
        block.title,
        place,
        block.anchor,
        icon="" if known else block.icon,
        large=block.opens or block.large,
        after_kicker=bool(known),
    )
    return [*known, title, *everything(block.blocks, place.deeper())]


@cache
def icon_file(name: str, colour: str) -> bytes:
    """Give a sign of ours as a drawing of its own, in a colour."""
    svg = (_ICONS / f"{name}.svg").read_text("utf-8")
    svg = _SEED.sub(
        '<path fill="currentColor" stroke="none"', _STYLE.sub("", svg).replace(' fill="currentColor" stroke="none"', "")
    )
    svg = svg.replace("currentColor", colour)
    return svg.replace("<svg ", '<svg width="24" height="24" ', 1).encode()


@shape(blocks.Side)
def _side(block: blocks.Side, place: Place) -> list[Element]:
    """Give sections in two columns, as a newspaper does: they flow from one into the other, over as many pages as it takes."""
    if place.narrow:
        return everything(block.sections, place)
    press = place.press
    inside = everything(block.sections, place.within((place.wide - GUTTER) // 2))
    return [press.section(1), *inside, press.section(2)]


@shape(blocks.Appendix)
def _appendix(block: blocks.Appendix, place: Place) -> list[Element]:
    """Give all contributions by number, in two columns."""
    made = [part for entry in block.entries for part in _entry(entry, place)]
    return [place.press.section(1), *made, place.press.section(2)]


def _entry(one: blocks.Entry, place: Place) -> list[Element]:
    press = place.press
    text = paragraph("Report Entry", _said(one, press), press, rtl=is_rtl(one.title or one.text))
    more = [told("Report Entry More", (also,), press) for also in one.also]
    more += [told("Report Entry Answer", line, press) for line in one.more]
    last: list[Text] = [one.details] if one.details else []
    last += [press.words.text("used_in", where=one.used)] if one.used else []
    own = [text, *more, *(told("Report Entry Details", line, press) for line in last)]
    merged = [_original(gone, press) for gone in one.merged]
    head = [told("Report Merged Head", (press.words.say("merged_into_this"),), press)] if merged else []
    made = [*own, *head, *merged]
    for part in made[:-1] if len(one.text) + sum(len(gone.text) for gone in one.merged) < MOST_KEPT else []:
        found(part, "./w:pPr/w:pStyle")[0].addnext(w("keepNext"))
    return made


def _original(one: blocks.Original, press: Press) -> Element:
    """Give what merged into a contribution, below it and as one paragraph: its number, its words, and what belongs to them."""
    inside = _said(one, press)
    for line, style in [*(((also,), DETAIL) for also in one.also), *((line, "") for line in one.more), (one.details, DETAIL)]:
        inside += [w("r", w("br")), *runs(line, press, style)] if line else []
    return paragraph("Report Merged", inside, press, rtl=is_rtl(one.title or one.text))


def _said(one: blocks.Entry | blocks.Original, press: Press) -> list[Element]:
    """Give the number of a contribution, with the place that pointers find, and its words."""
    number = marked(number_bookmark(one.number), [run(numbered(one.number), press, "Report Number")], press)
    name = [run(one.title, press, "Strong", one.language), run(" " if one.text else "", press)] if one.title else []
    return [*number, w("r", w("tab")), *name, *([run(one.text, press, "", one.language)] if one.text else [])]
