"""What the facilitator's desk shows: the draft and its chapters, all that can be set about the report, and its files."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask_babel import gettext as _

from facilitator.core import Session
from facilitator.core.errors import Refused
from facilitator.formats import discover
from facilitator.live.rooms import now_ms
from facilitator.web import needing
from facilitator.web.drafts import Draft
from facilitator.web.errors import message
from facilitator.web.exporting import Job
from facilitator.web.report_files import listed

MOST_CANDIDATES = 40  # quotes to choose from beside the draft; in its appendix one can choose from all


def context(state: Session, draft: Draft | None, job: Job | None, kept: dict[str, int]) -> dict[str, Any]:
    """Give what the desk's template shows. `kept` are the files of the definitive report."""
    facts = draft.facts if draft else {}
    names, labels = chapter_names(), private_kinds()
    chapters = [{**one, "name": one["name"] or names.get(one["id"], one["id"])} for one in facts.get("chapters", [])]
    settings = asdict(state.edits.settings)
    return {
        "draft": bool(draft),
        "chapters": _with_orders(chapters),
        "settings": settings,
        "styles": [{"id": one.id, "title": one.title} for one in discover().values()],
        "style": settings["style"] or state.format,
        "stale": [{**one, "name": one["name"] or names.get(one["chapter"], "")} for one in facts.get("stale", [])],
        "findings": [{**one, "label": labels[one["kind"]]} for one in facts.get("findings", [])],
        "needs": needing.listed(facts.get("needs", []), state.id),
        "below": needing.below(len(facts.get("findings", [])), len(facts.get("stale", [])), state.id),
        "quoted": facts.get("quoted", []),
        "dropped": facts.get("dropped", []),
        "candidates": facts.get("candidates", [])[:MOST_CANDIDATES],
        "more_candidates": max(0, len(facts.get("candidates", [])) - MOST_CANDIDATES),
        "pictures": [asdict(one) for one in state.edits.pictures.values()],
        "kept_words": list(state.edits.kept_words),
        "open": open_in(draft),
        "definitive": state.edits.definitive,
        "finished_at": state.edits.finished_at,
        "taken_since": state.edits.definitive and state.taken_away > state.edits.finished_seq,
        "mark": state.edits.mark[:12],
        **files_context(state, job, kept),
    }


def open_in(draft: Draft | None) -> int:
    """Give how much still needs somebody before the report goes out."""
    return sum(len(draft.facts.get(name, [])) for name in ("needs", "findings", "stale")) if draft else 0


def files_context(state: Session, job: Job | None, kept: dict[str, int]) -> dict[str, Any]:
    """Give what the part with the files shows: what is made, what is being made, how far it is."""
    definitive = state.edits.definitive
    making = job is not None and not job.ended
    fresh = job is not None and (job.seq == state.seq or making) and not (job.definitive_at and job.ended)
    sizes: dict[str, int | None] = dict(kept) if definitive else dict(job.sizes) if job is not None and fresh else {}
    problem = job.problem if job is not None and job.ended and (fresh or job.definitive_at) and not definitive else ""
    return {
        "moment": now_ms(),  # an address that is another each time is loaded again
        "files": listed(sizes),
        "making": making,
        "waiting": making and job is not None and not job.begun,
        "becoming": making and job is not None and bool(job.definitive_at),
        "total": len(job.names) if job is not None and making else 0,
        "problem": problem,
        "problem_words": message(Refused(problem)) if problem else "",
        "outdated": not definitive and job is not None and job.ended and not fresh and not job.problem,
        "kinds": file_kinds(),
    }


def _with_orders(chapters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give each chapter with the orders that moving it makes, and what leaving it out (or taking it in) makes."""
    ids = [one["id"] for one in chapters]
    out = [one["id"] for one in chapters if one["out"]]
    movable = [place for place, one in enumerate(ids) if one != "header"]
    return [
        {
            **one,
            "fixed": one["id"] == "header",
            "up": _swapped(ids, place, place - 1) if place - 1 in movable and place in movable else "",
            "down": _swapped(ids, place, place + 1) if place + 1 in movable and place in movable else "",
            "order": " ".join(ids),
            "left_out": " ".join(out),
            "toggled": " ".join([other for other in out if other != one["id"]] if one["out"] else [*out, one["id"]]),
        }
        for place, one in enumerate(chapters)
    ]


def _swapped(ids: list[str], one: int, other: int) -> str:
    moved = list(ids)
    moved[one], moved[other] = moved[other], moved[one]
    return " ".join(moved)


def chapter_names() -> dict[str, str]:
    """Give what chapters without a title of their own are called on the desk."""
    return {
        "header": _("The head of the report"),
        "introduction": _("Introduction"),
        "dilemmas": _("The dilemmas"),
        "cases": _("The cases"),
        "tables": _("The tables"),
        "pictures": _("Photos"),
        "council": _("In two pages"),
    }


def private_kinds() -> dict[str, str]:
    """Give what the privacy scan looks for, in words."""
    return {
        "email": _("E-mail address"),
        "phone": _("Phone number"),
        "iban": _("Bank account"),
        "bsn": _("Citizen service number (it passes the check)"),
        "birth": _("Date of birth"),
        "address": _("Where somebody lives"),
        "name": _("Name of a person"),
    }


def file_kinds() -> dict[str, str]:
    """Give what each kind of file is for; "private-" before those for the facilitator alone."""
    return {
        "pdf": _("PDF: to send and to print"),
        "docx": _("Word: to work on"),
        "odt": _("LibreOffice: to work on"),
        "html": _("Web page: one file, to put on a site"),
        "md": _("Markdown: plain text"),
        "xlsx": _("Spreadsheet: the contributions"),
        "csv": _("CSV: the contributions as rows"),
        "json": _("Data for other programs"),
        "zip": _("All of these in one zip"),
        "private-xlsx": _("Spreadsheet: everything, also what is hidden"),
        "private-csv": _("CSV: everything, also what is hidden"),
        "private-json": _("The whole meeting, to restore it elsewhere"),
        "private-zip": _("Everything in one zip"),
    }
