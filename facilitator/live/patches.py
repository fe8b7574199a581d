"""Pages and patches from one source: what a screen shows now, and what changed on it since a seq.

A live patch, the catch-up after a lost connection and the page itself are the same regions and the same item
templates. Nothing but what `may_see` allows is ever put in a list.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from heapq import nlargest, nsmallest
from typing import Any, Protocol

from facilitator.core import Session
from facilitator.core.model import Contribution
from facilitator.core.places import hosted
from facilitator.core.visibility import LEADER_SCREEN, PHONE, WALL, Audience, may_see
from facilitator.live.screens import Screen, Section

SECTIONS = "sections"  # the region that holds the lists
LIVE_WHEN_FROZEN = ("frozen",)  # the one region of a frozen wall that still changes: the mark that says so
HOLE = "<tally-here>"  # in a template of an item: where the support goes; in no text, for what people type is escaped
MOST_ITEMS = 150  # more changed items than this: the page is fetched anew
_MOST_CACHED = 5000  # rendered items

Op = dict[str, Any]
Draw = Callable[[], str]


class Render(Protocol):
    """Renders a template with a context in a language."""

    def __call__(self, template: str, context: dict[str, Any], language: str) -> str:
        """Give the HTML."""
        ...


@dataclass
class _List:
    section: Section
    members: dict[str, int] = field(default_factory=dict)  # contribution → its place in the order
    left: dict[str, int] = field(default_factory=dict)  # contribution → the seq at which it went
    moved: int = 0  # the seq at which one came or went last


@dataclass
class _View:
    """What is known of one audience's lists: brought up to date before each use."""

    seq: int = -1
    layout_seq: int = -1
    filled: int = -1  # the seq at which the lists were made: from there on it is known what came and went
    lists: dict[str, _List] = field(default_factory=dict)
    regions: dict[str, tuple[dict[str, Any], str]] = field(default_factory=dict)
    made: dict[str, int] = field(default_factory=dict)  # the seq up to which what is known of a region holds
    shown: dict[str, tuple[int, str]] = field(default_factory=dict)  # what each region showed last, and at which seq


class Patches:
    """Renders for audiences, remembering what did not change."""

    def __init__(self, screens: dict[str, Screen], render: Render) -> None:
        self.screens = screens
        self._render = render
        self._views: dict[tuple[str, Audience], _View] = {}
        self._items: OrderedDict[tuple[str, ...], tuple[dict[str, Any], str]] = OrderedDict()

    def forget(self, session: str) -> None:
        """Forget what was rendered of a session that was erased."""
        self._views = {key: view for key, view in self._views.items() if key[0] != session}
        for key in [key for key in self._items if key[0] == session]:
            del self._items[key]

    def region(self, state: Session, audience: Audience, name: str) -> str:
        """Give the inner HTML of a region."""
        audience = seated(state, audience)
        view = self._view(state, audience)
        if is_frozen(state, audience) and name not in LIVE_WHEN_FROZEN:
            at, html = view.shown.get(name, (-1, ""))
            if at >= state.taken_away and at >= 0:  # what was hidden since leaves a frozen wall as well
                return html
        return self._drawn(state, audience, name, view)()

    def drawn(self, state: Session, audience: Audience, name: str) -> Draw:
        """Give what renders a region as it is now: the facts are taken at once, rendering them needs no state."""
        audience = seated(state, audience)
        if is_frozen(state, audience) and name not in LIVE_WHEN_FROZEN:
            html = self.region(state, audience, name)
            return lambda: html
        return self._drawn(state, audience, name, self._view(state, audience))

    def _drawn(self, state: Session, audience: Audience, name: str, view: _View) -> Draw:
        seq, draw = state.seq, self._region(state, audience, name, view)

        def noted() -> str:
            html = draw()
            view.shown[name] = (seq, html)
            return html

        return noted

    def _region(self, state: Session, audience: Audience, name: str, view: _View) -> Draw:
        if name == SECTIONS:
            sections = self._sections(state, audience, view)
            return lambda: sections
        screen = self.screens[audience.screen]
        if audience.place and not audience.group and name not in screen.without_group:
            return lambda: ""
        known = view.regions.get(name)
        steady = name in screen.steady and not state.closed  # after the end it also changes by the day
        if known is not None and steady and state.besides <= view.made[name] <= state.seq:
            return lambda: known[1]  # only votes came in since
        seq, context = state.seq, screen.region(name, state, audience)
        if known is not None and known[0] == context:
            view.made[name] = seq
            return lambda: known[1]

        def render() -> str:
            html = self._render(f"{screen.name}/regions/{screen.template(name)}.html", context, audience.language)
            view.regions[name], view.made[name] = (context, html), seq  # together: others may ask while this renders
            return html

        return render

    def names(self, state: Session, audience: Audience, sent: dict[str, str]) -> list[str]:
        """Give the regions of a screen, without the lists; what it no longer has is taken out of `sent` (name → HTML)."""
        names = self.screens[audience.screen].regions_of(state, seated(state, audience))
        for gone in sent.keys() - set(names):
            del sent[gone]  # should it come back, it is sent again
        return [name for name in names if name != SECTIONS]

    def changed_regions(self, state: Session, audience: Audience, sent: dict[str, str]) -> list[Op]:
        """Give an op for each region that reads differently from `sent` (name → HTML), and note it there."""
        found = [self.changed(name, self.region(state, audience, name), sent) for name in self.names(state, audience, sent)]
        return [op for ops in found for op in ops]

    def changed(self, name: str, html: str, sent: dict[str, str]) -> list[Op]:
        """Give the op for a region that reads differently from `sent`, and note it there; else nothing."""
        if sent.get(name) == html:
            return []
        sent[name] = html
        return [{"op": "region", "target": name, "html": html}]

    def changed_items(self, state: Session, audience: Audience, since: int) -> list[Op] | None:
        """Give what changed in the lists after `since`; None when that is so much that a new page is better."""
        audience = seated(state, audience)
        if SECTIONS not in self.screens[audience.screen].regions:
            return []
        if since < state.layout_of(audience.group):
            view = self._view(state, audience)
            return [{"op": "region", "target": SECTIONS, "html": self._sections(state, audience, view)}]
        changed = touched_since(state, since)
        weighed = [] if not self.screens[audience.screen].counts_support else weighed_since(state, since)
        if len(changed) + len(weighed) > MOST_ITEMS:
            return None
        ops = self._item_ops(state, audience, changed, since)
        return ops + self._tally_ops(state, audience, [one for one in weighed if one not in changed])

    def beside(self, state: Session, audience: Audience) -> dict[str, Any]:
        """Give what stands beside items of this audience without an event."""
        return self.screens[audience.screen].beside(state, audience)

    def items_again(self, state: Session, audience: Audience, which: Iterable[str]) -> list[Op]:
        """Give these items as they read now, as far as they are on the first page of a list."""
        return self._item_ops(state, seated(state, audience), list(which), state.seq)

    def more(self, state: Session, audience: Audience, key: str, after: str) -> tuple[list[Op], bool]:
        """Give the next page of a list, after a contribution, and whether there is more."""
        audience = seated(state, audience)
        view = self._view(state, audience)
        found = view.lists.get(key)
        if found is None or after not in found.members:
            return [], False
        edge = found.members[after]
        newest = found.section.newest_first
        rest = {one: place for one, place in found.members.items() if (place < edge if newest else place > edge)}
        page = _first(rest, found.section.limit, newest)
        ops = [self._put(state, audience, found, one, at="end") for one in page]
        return ops, len(rest) > len(page)

    def _item_ops(self, state: Session, audience: Audience, changed: list[str], since: int) -> list[Op]:
        view = self._view(state, audience)
        ops: list[Op] = []
        for key, found in view.lists.items():
            here = [one for one in changed if one in found.members]
            if here:
                shown = set(_first(found.members, found.section.limit, found.section.newest_first))
                ops += [self._put(state, audience, found, one) for one in here if one in shown]
            unsure = since < view.filled
            gone = [one for one in changed if one not in found.members and (unsure or found.left.get(one, -1) > since)]
            ops += [{"op": "remove", "list": key, "id": one} for one in gone]
            if found.moved > since or (unsure and changed):
                ops.append({"op": "total", "list": key, "n": len(found.members)})
        return ops

    def _tally_ops(self, state: Session, audience: Audience, which: list[str]) -> list[Op]:
        """Give the support on these items, as far as they are on the first page of a list; the whole item where it must."""
        view, ops = self._view(state, audience), list[Op]()
        for key, found in view.lists.items() if which else ():
            shown = set(_first(found.members, found.section.limit, found.section.newest_first))
            for one in shown.intersection(which):
                html = self._tally(state, audience, found.section, state.contributions[one])
                op = {"op": "tally", "list": key, "id": one, "html": html}
                ops.append(self._put(state, audience, found, one) if html is None else op)
        return ops

    def _put(
        self, state: Session, audience: Audience, found: _List, one: str, at: str | None = None
    ) -> Op:
        html = self._item(state, audience, found.section, state.contributions[one])
        at = at or ("start" if found.section.newest_first else "end")
        return {"op": "put", "list": found.section.key, "id": one, "html": html, "at": at}

    def _item(self, state: Session, audience: Audience, section: Section, one: Contribution) -> str:
        """Render an item with the support there is."""
        screen = self.screens[audience.screen]
        html = self._rendered(audience, section.item, one, state, screen.item(section, state, audience, one))
        tally = self._tally(state, audience, section, one)
        if tally is None:
            return html
        return type(html)(str(tally).join(str.partition(html, HOLE)[::2]))  # Markup would escape the halves

    def _tally(self, state: Session, audience: Audience, section: Section, one: Contribution) -> str | None:
        facts = self.screens[audience.screen].tally(state, one)
        return None if facts is None else self._rendered(audience, f"{section.item}-tally", one, state, facts)

    def _rendered(
        self, audience: Audience, item: str, one: Contribution, state: Session, facts: dict[str, Any]
    ) -> str:
        """Render an item, or give what was rendered before for the same facts: most audiences see the same card."""
        key = (state.id, audience.screen, audience.language, item, one.id)
        known = self._items.get(key)
        if known is not None and known[0] == facts:
            return known[1]
        html = self._render(f"{audience.screen}/items/{item}.html", facts, audience.language).strip()
        self._items[key] = (facts, html)
        if len(self._items) > _MOST_CACHED:
            self._items.popitem(last=False)
        return html

    def _sections(self, state: Session, audience: Audience, view: _View) -> str:
        sections = []
        for key, found in view.lists.items():
            shown = _first(found.members, found.section.limit, found.section.newest_first)
            rows = [self._item(state, audience, found.section, state.contributions[one]) for one in shown]
            total = len(found.members)
            sections.append(
                {"key": key, "heading": found.section.heading, "rows": rows, "total": total, "more": total > len(rows)}
            )
        screen = self.screens[audience.screen]
        context = {**screen.region(SECTIONS, state, audience), "sections": sections}
        known = view.regions.get(SECTIONS)
        if known is not None and known[0] == context:
            return known[1]
        html = self._render(f"{screen.name}/regions/{SECTIONS}.html", context, audience.language)
        view.regions[SECTIONS] = (context, html)
        return html

    def _view(self, state: Session, audience: Audience) -> _View:
        """Give what is known of an audience, brought up to `state.seq`."""
        view = self._views.setdefault((state.id, audience), _View())
        if view.seq == state.seq:
            return view
        layout = state.layout_of(audience.group)
        if view.seq < 0 or view.seq > state.seq or view.layout_seq != layout:
            self._fill(state, audience, view)
        else:
            for one in touched_since(state, view.seq):
                _place(state, audience, view, state.contributions.get(one), one)
        view.seq, view.layout_seq = state.seq, layout
        return view

    def _fill(self, state: Session, audience: Audience, view: _View) -> None:
        empty = bool(audience.place) and not audience.group
        sections = [] if empty else self.screens[audience.screen].sections(state, audience)
        near = in_sight(state, audience) if sections else ()
        visible = [one for one in near if may_see(state, audience, one)]
        view.lists = {
            section.key: _List(section, {one.id: _order(one) for one in visible if _is_in(section, one)})
            for section in sections
        }
        view.filled = state.seq


def in_sight(state: Session, audience: Audience) -> Iterable[Contribution]:
    """Give all that an audience might see: for people in a group not what others make among themselves."""
    own = audience.screen in (PHONE, LEADER_SCREEN) and not state.all_see(state.position(audience.group).phase)
    if not own:
        return state.contributions.values()
    return [
        state.contributions[one]
        for group, talks in state.filed.items()
        for (_round, phase), ids in talks.items()
        if group in ("", audience.group) or state.all_see(phase)
        for one in ids
    ]


def seated(state: Session, audience: Audience) -> Audience:
    """Give a screen that stays at a place as that of the group which is there now ('' for nobody); others as they are."""
    return replace(audience, group=hosted(state, audience.place)) if audience.place else audience


def is_frozen(state: Session, audience: Audience) -> bool:
    """Whether this screen stands still: the wall of the hall may, those at the places go on."""
    return state.wall.frozen and audience.screen == WALL and not audience.place


def _place(state: Session, audience: Audience, view: _View, one: Contribution | None, contribution_id: str) -> None:
    visible = one is not None and may_see(state, audience, one)
    for found in view.lists.values():
        if visible and one is not None and _is_in(found.section, one):
            if one.id not in found.members:
                found.moved = state.seq
                found.left.pop(one.id, None)
            found.members[one.id] = _order(one)
        elif found.members.pop(contribution_id, None) is not None:
            found.moved = found.left[contribution_id] = state.seq


def _is_in(section: Section, one: Contribution) -> bool:
    """Whether it belongs in a list: what was parked stands in lists of its own, nowhere else."""
    return section.parked in (None, one.parked) and section.holds(one)


def _order(one: Contribution) -> int:
    """Give the place in time: numbers go up; those of the try-out go down, and come before."""
    return one.number if one.number > 0 else -1_000_000 - one.number


def _first(members: dict[str, int], limit: int, newest: bool) -> list[str]:
    pick = nlargest if newest else nsmallest
    return pick(limit, members, key=members.__getitem__)


def touched_since(state: Session, since: int) -> list[str]:
    """Give the contributions that events after `since` touched, each once, oldest first."""
    return _in_log(state.touched, since)


def weighed_since(state: Session, since: int) -> list[str]:
    """Give the contributions that got a vote of support after `since`, each once, oldest first."""
    return _in_log(state.weighed, since)


def _in_log(log: list[tuple[int, str]], since: int) -> list[str]:
    start = bisect_right(log, since, key=lambda entry: entry[0])
    return list(dict.fromkeys(contribution for _, contribution in log[start:]))
