"""Where somebody's own words ended up, found in the very report they read: a part in front, and marks in the text.

The report is our own file (facilitator.report.writers.html): each contribution has an anchor `n<number>`, what points
at it is a link of class `source`, and its entry in the appendix says where it is used.
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
_USED = re.compile(r'<p class="quiet used">(.*?)</p>', re.DOTALL)
_LINK = re.compile(r'<a href="#([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass
class Place:
    """A place in the report: its anchor, and what it is called."""

    anchor: str
    title: str = ""


@dataclass
class Own:
    """One contribution of somebody: its words, and what became of them.

    `became`: used (it stands in the report), merged (together with others in `into`), aside, waiting, late
    (it came after this report was made). `places` are where the report uses it or what it became.
    """

    id: str
    kind: str
    text: str
    number: int
    became: str
    title: str = ""
    into: str = ""
    language: str = ""
    places: list[Place] = field(default_factory=list)


def used_in(page: str) -> dict[int, list[Place]]:
    """Give, for each number that stands in the appendix of a report, where the report uses it."""
    start = page.find('<ol class="appendix">')
    parts = _ENTRY.split(page[start:]) if start >= 0 else [""]
    return {int(number): _places(entry) for number, entry in zip(parts[1::2], parts[2::2], strict=True)}


def _places(entry: str) -> list[Place]:
    """Read the links behind "used in" of one entry: what people typed is escaped there, so it can hold no tag."""
    used = _USED.search(entry)
    return [Place(unescape(anchor), unescape(_TAG.sub("", title))) for anchor, title in _LINK.findall(used[1])] if used else []


def own_words(state: Session, participant_id: str, used: dict[int, list[Place]]) -> list[Own]:
    """Give what somebody contributed, in order, each with what became of it in a report with these entries."""
    found = sorted(own_contributions(state, participant_id), key=lambda one: one.number)
    return [_own(state, one, used) for one in found if one.number > 0]


def _own(state: Session, one: Contribution, used: dict[int, list[Place]]) -> Own:
    """What the report holds decides: a definitive one keeps what was hidden or put together after it was made."""
    standing = state.standing(one.id)
    own = Own(one.id, one.kind, one.text, standing.number, "used", one.title, language=one.language)
    if one.number in used:
        own.number, own.places = one.number, used[one.number]
    elif standing.number in used:
        own.places, own.became, own.into = used[standing.number], "merged", standing.text or standing.title
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
        if one.became in ("used", "merged"):
            marks[one.number] = mark if one.became == "used" else marks.get(one.number, mark_together)
    page = page.replace("</style>", f"{style}</style>", 1)
    if marks:
        numbers = "|".join(re.escape(str(number)) for number in marks)
        page = re.sub(
            rf'<a class="source" href="#n({numbers})"[^>]*>[^<]*</a>|<li id="n({numbers})"><b class="number">[^<]*</b>(?:<div>)?',
            lambda found: f'{found.group()}<mark class="own-mark">{escape(marks[int(found.group(1) or found.group(2))])}</mark>',
            page,
        )
    head, end, rest = page.partition("</header>")
    return f"{head}{end}\n{part}\n{rest}"


def with_notice(page: str, part: Markup, style: str) -> str:
    """Give the page with `part` above everything on its sheet."""
    head, start, rest = page.replace("</style>", f"{style}</style>", 1).partition('<main class="paper">')
    return f"{head}{start}\n{part}\n{rest}"
