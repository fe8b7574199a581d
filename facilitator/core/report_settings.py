"""How the report is told: style, length, look, sender and what happens next; which chapters, in which order."""

from __future__ import annotations

import re
from dataclasses import fields, replace

from facilitator.core.errors import Refused
from facilitator.core.model import ReportSettings
from facilitator.core.session import Session, concerns, decides, evolves
from facilitator.core.text import LONGEST_LINE, LONGEST_PASSAGE, checked
from facilitator.core.vocabulary import ONLY_FACILITATOR, Command, Context, Decision, Event, command, event

LENGTHS = ("full", "council")
MOST_CHAPTERS = 60
NOBODY = "/report"  # no group is called so: what only the review page shows changes no screen of the meeting

_NAME = re.compile(r"[\w.-]{1,40}", re.ASCII)
_FILE = re.compile(r"[0-9a-f]{20}(\.[a-z0-9]{1,5})?")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d{1,5})?([/?#]\S*)?")


@event
class ReportSet(Event):
    """The report is told and looks like this now."""

    settings: ReportSettings


@event
class ChaptersArranged(Event):
    """Chapters stand in this order now, and these are left out."""

    order: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@command(ONLY_FACILITATOR)
class SetReport(Command):
    """Set how the report is told; fields left out stay as they are.

    `style`: the id of a format ('': the session's own). `length`: full or council. `colour`: "#rrggbb" or ''. `logo` and
    `template`: ids of kept files. `address`: where the definitive report will be found on the web.
    """

    style: str | None = None
    length: str | None = None
    plain: bool | None = None
    colour: str | None = None
    logo: str | None = None
    template: str | None = None
    sender: str | None = None
    next_steps: str | None = None
    address: str | None = None


@command(ONLY_FACILITATOR)
class ArrangeChapters(Command):
    """Put chapters in an order (those that are not named follow as composed) and leave some out; both whole lists."""

    order: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def check_draft(state: Session) -> None:
    """Raise Refused `report_definitive` while nothing about the report may change."""
    if state.edits.definitive:
        raise Refused("report_definitive")


def checked_name(value: str, field: str) -> str:
    """Give the name of a style or chapter; raise Refused when it is odd."""
    if not _NAME.fullmatch(value):
        raise Refused("malformed", field=field)
    return value


def checked_file(value: str, field: str) -> str:
    """Give the id of a kept file; raise Refused when it is none."""
    if not _FILE.fullmatch(value):
        raise Refused("malformed", field=field)
    return value


def checked_address(value: str) -> str:
    """Give an address on the web with its scheme, or '' for none. Raises Refused `bad_address`."""
    typed = checked(value, "address", LONGEST_LINE, empty=True)
    bare = re.sub(r"(?i)^https?://", "", typed)
    if not typed:
        return ""
    if not _HOST.fullmatch(bare):
        raise Refused("bad_address", field="address")
    return typed if bare != typed else f"https://{typed}"


def _settled(wish: SetReport, old: ReportSettings) -> ReportSettings:
    given = {one.name: getattr(wish, one.name) for one in fields(wish) if getattr(wish, one.name) is not None}
    if style := given.get("style"):
        checked_name(style, "SetReport.style")
    if given.get("length", "full") not in LENGTHS:
        raise Refused("malformed", field="SetReport.length")
    if colour := given.get("colour"):
        given["colour"] = colour.strip().lower()
        if not _COLOUR.fullmatch(given["colour"]):
            raise Refused("bad_colour", field="colour")
    for name in ("logo", "template"):
        if given.get(name):
            checked_file(given[name], f"SetReport.{name}")
    if "sender" in given:
        given["sender"] = checked(given["sender"], "sender", LONGEST_LINE, empty=True)
    if "next_steps" in given:
        given["next_steps"] = checked(given["next_steps"], "next_steps", LONGEST_PASSAGE, empty=True)
    if "address" in given:
        given["address"] = checked_address(given["address"])
    return replace(old, **given)


@decides(SetReport)
def _set_report(wish: SetReport, state: Session, context: Context) -> Decision:
    check_draft(state)
    settings = _settled(wish, state.edits.settings)
    return Decision() if settings == state.edits.settings else Decision([ReportSet(settings)])


@decides(ArrangeChapters)
def _arrange(wish: ArrangeChapters, state: Session, context: Context) -> Decision:
    check_draft(state)
    for field, names in (("order", wish.order), ("left_out", wish.left_out)):
        if len(names) > MOST_CHAPTERS:
            raise Refused("too_many", field=field, most=MOST_CHAPTERS)
        if len(set(names)) != len(names):
            raise Refused("doubled", field=field)
        for name in names:
            checked_name(name, f"ArrangeChapters.{field}")
    if (wish.order, wish.left_out) == (state.edits.order, state.edits.left_out):
        return Decision()
    return Decision([ChaptersArranged(wish.order, wish.left_out)])


@evolves(ReportSet)
def _report_set(happened: ReportSet, state: Session) -> None:
    state.edits.settings = happened.settings


@evolves(ChaptersArranged)
def _arranged(happened: ChaptersArranged, state: Session) -> None:
    state.edits.order, state.edits.left_out = happened.order, happened.left_out


@concerns(ReportSet)
@concerns(ChaptersArranged)
def _of_review(happened: ReportSet | ChaptersArranged, state: Session) -> str:
    return NOBODY
