"""Who sees what: the rules that decide what is ever sent to a screen or written in a file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from facilitator.core.model import HOST, UNKNOWN, Contribution, Phase
from facilitator.core.session import Session

TYPED_FOR_OTHERS = ("scribe", "leader", "facilitator")  # `via` of what came in from people without a phone

PHONE, LEADER_SCREEN, OWNER_SCREEN, WALL, CONSOLE = "phone", "leader", "owner", "wall", "console"
BOARD = "board"  # the theme board: what is on it is what the console, or a table's leader, may see


@dataclass(frozen=True)
class Audience:
    """For whom something is rendered: a `screen` (phone, leader, owner, wall, console), in `language`.

    `group` is the group of a phone or leader; for an owner it is the id of their dilemma. `place` is that of a leader
    or a wall that stays there: `group` is then the one it hosts now (facilitator.live.patches).
    """

    screen: str
    group: str = ""
    language: str = "nl"
    place: str = ""

    @property
    def seat(self) -> str:
        """The group or place by whose link this screen came in."""
        return self.place or self.group


def _phase(state: Session, phase_id: str) -> Phase | None:
    return next((phase for phase in state.phases if phase.id == phase_id), None)


def is_veiled(phase: Phase) -> bool:
    """Whether people write blind in this phase, and it is not shown to everyone yet."""
    return phase.visibility == "blind" and not phase.revealed


def is_blind(state: Session, contribution: Contribution) -> bool:
    """Whether it was written blind and nobody may see it until its phase is revealed (to all, or in its group).

    What others typed for people in the room is as blind as what people send themselves.
    """
    phase = _phase(state, contribution.phase)
    if phase is None or not is_veiled(phase) or contribution.group in phase.revealed_in:
        return False
    return contribution.author in state.people or contribution.via in TYPED_FOR_OTHERS


def veiled_counts(state: Session, phase: Phase) -> Counter[str]:
    """Count per group what stands in a phase and is not shown yet: how many, never what."""
    if not is_veiled(phase):
        return Counter()
    made = (one for one in state.contributions.values() if one.phase == phase.id and one.status == "visible")
    return Counter(one.group for one in made if is_blind(state, one))


def may_see(state: Session, audience: Audience, contribution: Contribution) -> bool:
    """Whether `contribution` may be sent to `audience` now.

    Authors see their own texts through their private document, not through this. The console also gets
    hidden and held ones (to show or release them), and a leader those of their own group.
    """
    if is_blind(state, contribution):
        return False
    if audience.screen == OWNER_SCREEN:  # who brought a dilemma in sees it, and the questions on it
        return contribution.status == "visible" and audience.group in (contribution.id, contribution.on)
    own = not contribution.group or contribution.group == audience.group
    if contribution.status in ("hidden", "held"):
        return audience.screen == CONSOLE or (audience.screen == LEADER_SCREEN and own)
    if contribution.status != "visible":
        return False
    if audience.screen in (CONSOLE, WALL) or own:
        return True
    position = state.position(audience.group)
    if not {contribution.id, *contribution.merged}.isdisjoint(position.on):
        return True  # it was laid before them to talk about
    now = _phase(state, position.eyes or position.phase)
    made = _phase(state, contribution.phase)
    return (now is not None and now.visibility == "everyone") or (made is not None and made.visibility == "everyone")


def background_counts(state: Session, group: str | None = None) -> Counter[str]:
    """Count the people present per background (`unknown` for none given); `group` None counts the whole room."""
    return state.counts.get(group, Counter())


def shown_background(state: Session, contribution: Contribution) -> str:
    """Give the id of the background that may stand beside a contribution, or ''.

    None in an anonymous phase, none when too few people present have it (`shown_sides`), counted within the
    group when the contribution shows a group.
    """
    person = state.people.get(contribution.author)
    if person is None or not person.background:
        return ""
    phase = _phase(state, contribution.phase)
    if phase is not None and phase.anonymous:
        return ""
    counted = background_counts(state, contribution.group or None)
    return person.background if person.background in shown_sides(counted, state.fewest) else ""


def shown_sides(counts: Counter[str], fewest: int) -> set[str]:
    """Give the backgrounds that may stand beside a quote where people sit as `counts` says.

    Each has enough people, and so have all whose background does not show, taken together: else the smallest of the
    others does not show either, for a quote without a background would be theirs alone.
    """
    shown = {one for one, n in counts.items() if n >= fewest and one != UNKNOWN}
    while shown and 0 < sum(n for one, n in counts.items() if one not in shown) < fewest:
        shown.remove(min(shown, key=lambda one: (counts[one], one)))
    return shown


def is_public(state: Session, contribution: Contribution) -> bool:
    """Whether it belongs to the public data: visible, and not blind."""
    return contribution.status == "visible" and not is_blind(state, contribution)


def is_facilitators(contribution: Contribution) -> bool:
    """Whether the facilitator entered it."""
    return contribution.author == HOST
