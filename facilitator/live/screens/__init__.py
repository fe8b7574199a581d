"""What each screen shows: regions and lists of contributions, as data for templates.

A screen never renders and never sends: it says, from the state and the audience, what stands there. The same
answer makes the page and the live patch.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from facilitator.core.model import Contribution
from facilitator.core.session import Session
from facilitator.core.visibility import Audience
from facilitator.live import parts

PAGE_SIZE = 50  # the newest of each list on a first page; the rest comes in pages


@dataclass(frozen=True)
class Section:
    """A list of contributions on a screen: `holds` says which belong in it.

    `heading` is for the sections template, `item` names the item template, `newest_first` the order (by number).
    `parked` is whether it is a list of the parking place; None takes both.
    """

    key: str
    holds: Callable[[Contribution], bool]
    heading: dict[str, Any] = field(default_factory=dict)
    item: str = "contribution"
    newest_first: bool = True
    limit: int = PAGE_SIZE
    parked: bool | None = False


class Screen:
    """One kind of screen. Subclasses name their regions in order and say what is in them.

    `without_group` names the regions that a screen at a place still shows while no group is there.
    """

    name = ""
    regions: tuple[str, ...] = ()
    without_group: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()  # regions that change without an event: what somebody is shown who just came in
    steady: tuple[str, ...] = ()  # regions that no vote of support changes, nor anything that is no event
    counts_support = False  # whether its items say how much support there is

    def regions_of(self, state: Session, audience: Audience) -> tuple[str, ...]:
        """Give the regions in order; most screens always have the same."""
        return self.regions

    def template(self, name: str) -> str:
        """Give the name of a region's template."""
        return name

    def page(self, state: Session, audience: Audience) -> dict[str, Any]:
        """Give what the page template needs once (it isn't patched)."""
        return {}

    def region(self, name: str, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the context of a region: comparable values; it is rendered again only when they change."""
        return parts.of(self.name, name, state, audience)

    def sections(self, state: Session, audience: Audience) -> list[Section]:
        """Give the lists on this screen, in order. Only what `may_see` allows is ever put in them."""
        return []

    def beside(self, state: Session, audience: Audience) -> dict[str, Any]:
        """Give what stands beside items and comes and goes without an event: `{contribution: something comparable}`."""
        return {}

    def tally(self, state: Session, contribution: Contribution) -> dict[str, Any] | None:
        """Give the support on an item that stands apart from it, since it changes so often; None: it has no such part.

        Its template is `<item>-tally.html`, and stands in the item's own template as `<tally-here>`.
        """
        return None

    def item(self, section: Section, state: Session, audience: Audience, contribution: Contribution) -> dict[str, Any]:
        """Give the context of one contribution in a list."""
        return {"c": contribution}
