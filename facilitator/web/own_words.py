"""Where somebody's own words ended up, found in the very report they read: a part in front, and marks in the text.

The report is our own file (facilitator.report.writers.html): each contribution has an anchor `n<number>`, what points
at it is a link of class `source`, and its entry in the appendix says where it is used. What merged into another stands
in the entry of that one, at its own anchor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from markupsafe import Markup, escape

from facilitator.core import Session
from facilitator.core.contributions import own_contributions
from facilitator.core.model import Contribution
from facilitator.core.visibility import is_public

_ENTRY = re.compile(r'<li id="n(-?\d+)"')
_ORIGINAL = re.compile(r'<li class="original" id="n(-?\d+)"')
_USED = re.compile(r'<p class="quiet used">(.*?)</p>', re.DOTALL)
_LINK = re.compile(r'<a href="#([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass
class Place:
    """A place in the report: its anchor, and what it is called."""

    anchor: str
    title: str = ""


@dataclass(frozen=True)
class Found:
    """A contribution in the appendix: where the report uses it, and the number of what it merged into there (0: none)."""

    places: list[Place]
    into: int = 0


@dataclass
class Own:
    """One contribution of somebody: its words, and what became of them.

    `became`: used (it stands in the report), merged (together with others in `into`, which has the number `together`),
    aside, waiting, late (it came after this report was made). `number` is where its words stand in the appendix, `places`
    are where the report uses it or what it became.
    """

    id: str
    kind: str
    text: str
    number: int
    became: str
    title: str = ""
    into: str = ""
    together: int = 0
    language: str = ""
    places: list[Place] = field(default_factory=list)


def used_in(page: str) -> dict[int, Found]:
    """Give, for each number that stands in the appendix of a report, where the report uses it."""
    start = page.find('<ol class="appendix">')
    parts = _ENTRY.split(page[start:]) if start >= 0 else [""]
    used: dict[int, Found] = {}
    for number, entry in zip(parts[1::2], parts[2::2], strict=True):
        places = _places(entry)
        used[int(number)] = Found(places)
        used |= {int(one): Found(places, int(number)) for one in _ORIGINAL.findall(entry)}
    return used


def _places(entry: str) -> list[Place]:
    """Read the links behind "used in" of one entry: what people typed is escaped there, so it can hold no tag."""
    used = _USED.search(entry)
    return [Place(unescape(anchor), unescape(_TAG.sub("", title))) for anchor, title in _LINK.findall(used[1])] if used else []


def own_words(state: Session, participant_id: str, used: dict[int, Found]) -> list[Own]:
    """Give what somebody contributed, in order, each with what became of it in a report with these entries."""
    found = sorted(own_contributions(state, participant_id), key=lambda one: one.number)
    return [_own(state, one, used) for one in found if one.number > 0]


def _own(state: Session, one: Contribution, used: dict[int, Found]) -> Own:
    """What the report holds decides: a definitive one keeps what was hidden or put together after it was made."""
    standing = state.standing(one.id)
    own = Own(one.id, one.kind, one.text, standing.number, "used", one.title, language=one.language)
    found = used.get(one.number) or used.get(standing.number)
    if found is not None:
        own.number, own.places = one.number if one.number in used else standing.number, found.places
        own.together = found.into or (standing.number if one.number not in used else 0)
    if own.together:
        into = next((card for card in state.contributions.values() if card.number == own.together), standing)
        own.became, own.into = "merged", into.text or into.title
    elif found is not None:
        own.became = "used"
    elif standing.status == "held" or one.status == "held":
        own.became = "waiting"
    elif standing.status != "visible" or not is_public(state, standing):
        own.became = "aside"
    else:
        own.became = "late"
    return own


def with_own(page: str, part: Markup, own: list[Own], mark: str, mark_together: str, style: str) -> str:
    """Give the page with `part` after its heading, and a mark beside every pointer to one's own words.

    `mark` stands beside what one wrote, `mark_together` beside what one's words became part of.
    """
    marks: dict[int, str] = {}
    for one in own:
        if one.together:
            marks.setdefault(one.together, mark_together)
        if one.became == "used" or one.together not in (0, one.number):
            marks[one.number] = mark
    page = page.replace("</style>", f"{style}</style>", 1)
    if marks:
        numbers = "|".join(re.escape(str(number)) for number in marks)
        page = re.sub(
            rf'<a class="source" href="#n({numbers})"[^>]*>[^<]*</a>|<li(?: class="original")? id="n({numbers})"><b class="number">[^<]*</b>(?:<div>)?',
            lambda found: f'{found.group()}<mark class="own-mark">{escape(marks[int(found.group(1) or found.group(2))])}</mark>',
            page,
        )
    head, end, rest = page.partition("</header>")
    return f"{head}{end}\n{part}\n{rest}"


def with_notice(page: str, part: Markup, style: str) -> str:
    """Give the page with `part` above everything on its sheet."""
    head, start, rest = page.replace("</style>", f"{style}</style>", 1).partition('<main class="paper">')
    return f"{head}{start}\n{part}\n{rest}"
