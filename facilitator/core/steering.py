"""What the wall shows, and the links of leaders, wall and owners: handing out anew, taking back."""

from __future__ import annotations

from dataclasses import replace

from facilitator.core.across import ORDERS
from facilitator.core.errors import Refused
from facilitator.core.format import VIEWS
from facilitator.core.model import Wall
from facilitator.core.session import Session, decides, evolves
from facilitator.core.vocabulary import ONLY_FACILITATOR, Command, Context, Decision, Event, command, event


@event
class WallSet(Event):
    """The wall now shows this."""

    wall: Wall


@event
class PlanShown(Event):
    """Where everybody goes is large on the wall (again), or no longer."""

    shown: bool = True


@event
class LinkSet(Event):
    """A link has this version now; below 0 it is taken back."""

    link: str
    version: int


@command(ONLY_FACILITATOR)
class ShowOnWall(Command):
    """Choose what the wall shows: a view, about a contribution (`on`; for "conclusion" a conclusion) or a `group`.

    `order` says what stands first on the wall of support: "carried", "split", "silent", or ("") the main directions.
    """

    view: str
    on: str = ""
    group: str = ""
    order: str = ""


@command(ONLY_FACILITATOR)
class FreezeWall(Command):
    """Hold the wall as it is, or let it go on."""

    frozen: bool


@command(ONLY_FACILITATOR)
class ReissueLink(Command):
    """Make a link new, so that the old one no longer works.

    `leader:<group or place>`, `wall`, `facilitator` or `owner:<id>`.
    """

    link: str
    revoke: bool = False


@decides(ShowOnWall)
def _show(wish: ShowOnWall, state: Session, context: Context) -> Decision:
    if wish.view not in VIEWS:
        raise Refused("malformed", field="ShowOnWall.view")
    if wish.order and wish.order not in ORDERS:
        raise Refused("malformed", field="ShowOnWall.order")
    if wish.view == "conclusion" and wish.on:
        if wish.on not in state.conclusions:
            raise Refused("unknown_contribution", contribution=wish.on[:60])
    elif wish.on:
        state.contribution(wish.on)
    if wish.group and wish.group not in state.groups:
        raise Refused("unknown_group", group=wish.group)
    wall = Wall(wish.view, wish.on, wish.group, order=wish.order)
    return _change(state, wall)  # with the same view: everybody sits, the plan makes room for what fits the phase


@decides(FreezeWall)
def _freeze(wish: FreezeWall, state: Session, context: Context) -> Decision:
    wall = replace(state.wall, frozen=wish.frozen)
    return Decision() if wall == state.wall else _change(state, wall)


def _change(state: Session, wall: Wall) -> Decision:
    if wall == state.wall and not state.plan_on_wall:
        return Decision()
    return Decision([WallSet(wall)], [WallSet(state.wall), *plan_back(state)])


def plan_back(state: Session) -> list[Event]:
    """Give what brings back the plan of the room to the wall, for who takes it off."""
    return [PlanShown()] if state.plan_on_wall else []


@decides(ReissueLink)
def _reissue(wish: ReissueLink, state: Session, context: Context) -> Decision:
    kind, _, about = wish.link.partition(":")
    known = {"leader": about in state.groups or about in state.places, "owner": about in state.contributions}
    if not known.get(kind, wish.link in ("wall", "facilitator")):
        raise Refused("malformed", field="ReissueLink.link")
    version = abs(state.links.get(wish.link, 1)) + 1
    return Decision([LinkSet(wish.link, -version if wish.revoke else version)], value={"link": wish.link})


@evolves(WallSet)
def _wall_set(happened: WallSet, state: Session) -> None:
    state.wall = happened.wall
    state.plan_on_wall = False
    state.relaid()


@evolves(PlanShown)
def _plan_shown(happened: PlanShown, state: Session) -> None:
    state.plan_on_wall = happened.shown
    state.relaid()


@evolves(LinkSet)
def _link_set(happened: LinkSet, state: Session) -> None:
    state.links[happened.link] = happened.version


def link_version(state: Session, link: str) -> int:
    """Give the version of a link (1 at first); below 0 it is taken back."""
    return state.links.get(link, 1)
