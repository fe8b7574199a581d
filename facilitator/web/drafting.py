"""The draft on the facilitator's desk, made in a process of its own: a request per line on standard input, an answer per line.

A request is `{"id", "ask": "draft", "data": {data, session, seq, language}}`. The answer holds the draft as a page (of the
same blocks that the files are made of, with what is needed to change them), its chapters, what needs a look, and what
could be quoted. At the end of its input it ends, so it never outlives the server that started it.
"""

from __future__ import annotations

import base64
import gettext
import gzip
from dataclasses import asdict
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from facilitator.analysis.lines import run
from facilitator.core.log import Ledger
from facilitator.report.blocks import Picture
from facilitator.report.editing import Place, edited, numbers_in, places, settled
from facilitator.report.edition import Edition, edition_of
from facilitator.report.markup import blocks_of
from facilitator.report.model import Report, report_of
from facilitator.report.needs import needs
from facilitator.report.privacy import Spot, scan
from facilitator.report.writers import html
from facilitator.store import Store
from facilitator.web.styles import chapters_of

_TRANSLATIONS = Path(__file__).parent / "translations"
_SHOWN = 90  # characters of a text that is named


def draft(data: dict[str, Any]) -> dict[str, Any]:
    """Give everything that the desk shows of a session's report as it is on disk."""
    ledger = Ledger()
    ledger.replay(event for _, event in Store.reader(data["data"]).read(data["session"]))
    state = ledger.state
    edition = edition_of(state, chapters=chapters_of(state))
    desk = Desk(edition)
    return {
        "seq": state.seq,
        "page": base64.b64encode(gzip.compress(desk.page(data).encode("utf-8", "replace"), 5, mtime=0)).decode("ascii"),
        "style": html.look_style(edition.look),
        "chapters": desk.chapters(),
        "stale": [
            {"address": one.address, "text": one.text, "says": one.says, "lost": one.lost, "was": desk.was(one.address), "chapter": one.chapter, "name": desk.name_of(one.chapter)}
            for one in edition.stale
        ],
        "needs": [asdict(one) for one in needs(edition)],
        "findings": desk.findings(data["names"]),
        "quoted": desk.quotes("pick"),
        "dropped": desk.quotes("drop"),
        "candidates": desk.candidates(),
        "pictures": [one["file"] for one in edition.data["edits"]["pictures"]],
    }


class Desk:
    """The report as it is composed, and beside it what the facilitator changed."""

    def __init__(self, edition: Edition) -> None:
        data = edition.data
        self.state, self.data, self.look, self.edits = edition.state, data, edition.look, data["edits"]
        unworded = {**data, "edits": {**self.edits, "passages": {}}}
        self.style = chapters_of(self.state)
        self.composed = edition.composed or edition.report
        self.report: Report = edited(self.composed, unworded)[0]
        self.places: dict[str, Place] = {place.address: place for place in places(self.composed)}
        self.written: dict[str, str] = settled(list(self.places.values()), self.edits["passages"])[0]
        self.ids = {one.number: one.id for one in self.state.contributions.values() if one.status != "merged"}

    def page(self, data: dict[str, Any]) -> str:
        """Give the draft as a page."""
        environment = _environment(data["language"])
        numbers = numbers_in(self.data)
        template = environment.get_template("report/desk/page.html")
        return template.render(
            report=self.report,
            words=self.report.words,
            photo=lambda of: photo_address(data["session"], of),
            sid=data["session"],
            language=data["language"],
            asset=lambda path: f"/static/{data['assets']}/{path}",
            definitive=self.state.edits.definitive,
            place=self.places.get,
            written=self.written,
            worded=lambda text, role: blocks_of(text, numbers, role),
            contribution=self.ids.get,
            quotable=self.quotable,
            chosen=self.state.edits.quotes,
            look=self.look,
            look_style=Markup(html.look_style(self.look)),  # noqa: S704  # ours, but for a colour of six hexadecimal digits
            logo=f"/s/{data['session']}/files/{self.look.logo}" if self.look.logo else "",
            organiser=self.data["meeting"].get("organiser", ""),
            pictures={one.file: one for one in self.state.edits.pictures.values()},
        )

    def chapters(self) -> list[dict[str, Any]]:
        """Give the chapters in order, those that were left out behind the one they would follow."""
        whole = self.composed
        if self.edits["left_out"]:
            whole = report_of({**self.data, "edits": {**self.edits, "left_out": []}}, self.style)
        out = set(self.edits["left_out"])
        return [
            {"id": one.id, "name": one.kicker or one.title, "out": one.id in out}
            for one in whole.chapters
        ]

    def name_of(self, chapter: str) -> str:
        """Give what a chapter is called."""
        return next((one["name"] for one in self.chapters() if one["id"] == chapter), "")

    def findings(self, names: list[str]) -> list[dict[str, Any]]:
        """Give what may tell who somebody is, with the first place where one can see it in the draft."""
        found = scan(self.data, names, self.state.edits.kept_words)
        return [
            {"kind": one.kind, "words": one.words, "times": len(one.where), "to": _anchor(one.where[0]), **_around(one.context, one.words)}
            for one in found
        ]

    def was(self, address: str) -> str:
        """Give the fingerprint of what is composed at an address now; '' when nothing is."""
        place = self.places.get(address)
        return place.was if place else ""

    def quotes(self, choice: str) -> list[dict[str, Any]]:
        """Give the contributions that were picked or dropped as a quote."""
        return [self._told(one) for one, made in self.state.edits.quotes.items() if made == choice and one in self.state.contributions]

    def candidates(self) -> list[dict[str, Any]]:
        """Give what could be quoted and is not: public texts that the report would show, picked, outside its appendix."""
        return [self._told(self.ids[row["number"]]) for row in self._unshown if row["number"] in self.quotable]

    @cached_property
    def _unshown(self) -> list[dict[str, Any]]:
        shown = numbers_used(self.report)
        return [row for row in self.data["contributions"] if row["number"] not in shown and row["number"] in self.ids and row["text"]]

    @cached_property
    def quotable(self) -> set[int]:
        """The numbers that a chapter would show when they are picked: of what is like one that it shows when all of them are.

        A dilemma has its own place, and of other things a chapter shows those with most support: picking does nothing there.
        """
        picked = [*self.edits["picked"], *(row["number"] for row in self._unshown)]
        tried = report_of({**self.data, "edits": {**self.edits, "picked": picked}}, self.style)
        taken = {_like(row) for row in self._unshown if row["number"] in numbers_used(tried)}
        return {row["number"] for row in self._unshown if _like(row) in taken}

    def _told(self, contribution: str) -> dict[str, Any]:
        one = self.state.contributions[contribution]
        text = one.text or one.title
        return {"id": one.id, "number": one.number, "kind": one.kind, "text": text if len(text) <= _SHOWN else text[:_SHOWN] + "…"}


def _like(row: dict[str, Any]) -> tuple[Any, ...]:
    """Give by what the report tells contributions together: what they are, and where or on what they were said."""
    return tuple(row[name] for name in ("kind", "on", "group", "round", "stance", "parked"))


def _anchor(spot: Spot) -> str:
    """Give where in the draft a finding stands; '' when that is no one place."""
    if spot.number:
        return f"n{spot.number}"
    return "p-" + spot.address.replace("/", "-") if spot.address else ""


def _around(context: str, words: str) -> dict[str, str]:
    """Give what stands before and after words, in what stands around them."""
    start = context.casefold().find(" ".join(words.split()).casefold())
    if start < 0:
        return {"before": context + " ", "after": ""}
    return {"before": context[:start], "after": context[start + len(" ".join(words.split())) :]}


def numbers_used(report: Report) -> set[int]:
    """Give the numbers of the contributions that the report quotes or names outside its appendix."""
    used: set[int] = set()
    for chapter in report.chapters:
        for block in chapter.blocks:
            used |= {entry.number for entry in getattr(block, "entries", ()) if entry.used}
    return used


def photo_address(session: str, of: Picture) -> str:
    """Give where the desk finds a photo."""
    return f"/s/{session}/files/{of.file}"


@cache
def _environment(language: str) -> Environment:
    environment = html.environment()
    environment.add_extension("jinja2.ext.i18n")
    texts = gettext.translation("messages", _TRANSLATIONS, [language], fallback=True)
    environment.install_gettext_translations(texts, newstyle=True)  # type: ignore[attr-defined]  # its i18n
    environment.globals["glyph"] = environment.globals["icon"]  # as the pages of the desk call it
    return environment


if __name__ == "__main__":
    run(lambda request: draft(request["data"]))
