"""What is being talked about, as plain data for the screens of people at a table.

Everything here is comparable and the same for everyone of an audience: nothing personal, no clock.
"""

from __future__ import annotations

import weakref
from typing import Any

from facilitator.core.format import CLAIMS, HEADINGS, KIND_FIELDS, say
from facilitator.core.model import HOST, Answer, Contribution, Phase, Position
from facilitator.core.phases import running
from facilitator.core.session import Session
from facilitator.core.visibility import PHONE, Audience, is_blind, may_see, shown_background
from facilitator.core.vocabulary import LEADER, OWNER
from facilitator.core.ways import family

LETTERS = "ABCDEFGH"
CHOOSING = ("dilemmas", "choose")  # phase types in which everybody reads the dilemmas, under discussion or not


def phase_of(state: Session, group: str) -> Phase:
    """Give the phase that `group` is in; an empty one for a session without phases."""
    position = state.position(group)
    return next((phase for phase in state.phases if phase.id == position.phase), Phase("", "welcome"))


def accepted_kinds(state: Session) -> list[str]:
    """Give the kinds that any phase of this session takes."""
    return list(dict.fromkeys(kind for phase in state.phases for kind in phase.accepts))


def step(state: Session, phase: Phase) -> dict[str, int] | None:
    """Give `{"n", "of"}` for a phase that counts as a step, else None."""
    steps = [one.id for one in running(state) if one.step]
    return {"n": steps.index(phase.id) + 1, "of": len(steps)} if phase.id in steps else None


def clock(position: Position) -> dict[str, int]:
    """Give the timer's facts: when it ends, or how long it has left while it stands still."""
    return {"ends_at": position.ends_at, "paused": position.paused}


def short_title(phase: Phase, language: str) -> str:
    """Give a phase's title; of a step without its "Step 2:", since the screen says that itself."""
    title = say(phase.title, language)
    _, colon, rest = title.partition(": ")
    return rest[0].upper() + rest[1:] if phase.step and colon and rest else title


def phase_facts(state: Session, audience: Audience) -> dict[str, Any]:
    """Give what a screen says about the phase that the audience's group is in."""
    position, phase = state.position(audience.group), phase_of(state, audience.group)
    return {
        "phase": phase.id,
        "type": phase.type,
        "title": short_title(phase, audience.language),
        "instruction": say(phase.instruction, audience.language),
        "prompts": prompts(phase, audience.language),
        "step": step(state, phase),
        "round": position.round,
        "clock": clock(position),
        "begun": state.begun,
        "closed": state.closed,
    }


DILEMMAS = ("dilemma",)
TYPED = ("title", "ask", "presenter")  # one line each, on the screens where people write
_Found = dict[tuple[str, ...], list[Contribution]]
_known: dict[int, tuple[weakref.ref[Session], int, _Found]] = {}  # by id(state)


def standing(state: Session, kinds: tuple[str, ...]) -> list[Contribution]:
    """Give what stands of these kinds (of facilitator.core.format.HEADINGS), in the order of the report.

    Asked many times for every patch; whatever adds or changes one of them moves `layout_seq`, so until then what was
    found holds, however many contributions there are.
    """
    key = id(state)
    known = _known.get(key)
    if known is None or known[0]() is not state or known[1] != state.layout_seq:
        known = (weakref.ref(state, lambda _gone: _known.pop(key, None)), state.layout_seq, {})
        _known[key] = known
    if kinds not in known[2]:
        found = [
            one
            for one in state.contributions.values()
            if one.kind in kinds and one.status == "visible" and not one.parked and not is_blind(state, one)
        ]
        found.sort(key=lambda one: (one.number < 0, abs(one.number)))
        known[2][kinds] = found
    return known[2][kinds]


def share_standing(state: Session, imagined: Session) -> None:
    """Let a copy of the state with the same contributions use what `standing` found, instead of looking again."""
    standing(state, DILEMMAS)
    key = id(imagined)
    _known[key] = (weakref.ref(imagined, lambda _gone: _known.pop(key, None)), state.layout_seq, _known[id(state)][2])


def dilemmas(state: Session) -> list[Contribution]:
    """Give the dilemmas that stand, in the order of the report."""
    return standing(state, DILEMMAS)


def about_kinds(phase: Phase) -> tuple[str, ...]:
    """Give the kinds that a phase can be about: those it names, else dilemmas.

    To a claim (a core value) people respond on its own card: it is not a subject that everything is about.
    """
    return tuple(kind for kind in phase.about if kind in HEADINGS and kind not in CLAIMS) or DILEMMAS


def asked_about(state: Session) -> tuple[str, ...]:
    """Give the kinds, besides dilemmas, that any phase of this session is about."""
    named = (kind for phase in running(state) for kind in phase.about)
    return tuple(dict.fromkeys(kind for kind in named if kind in HEADINGS and kind != "dilemma"))


def subjects(state: Session, group: str) -> list[Contribution]:
    """Give what `group` can talk about in its phase: dilemmas, or the cases, examples or principles it names.

    At a table that has examples of its own it is those and what it was asked to talk about, unless all read along.
    """
    phase, asked = phase_of(state, group), focus(state, group)
    found = standing(state, about_kinds(phase))
    seen = [one for one in found if not one.group or may_see(state, Audience(PHONE, group), one)]
    apart = group and phase.visibility != "everyone" and any(_is_tables(one, group) for one in seen)
    return [one for one in seen if _is_tables(one, group) or one.id in asked] if apart else seen


def _is_tables(subject: Contribution, group: str) -> bool:
    return subject.kind != "dilemma" and subject.group == group


def focus(state: Session, group: str) -> list[str]:
    """Give the ids of what `group` was asked to talk about, as far as its phase is about that kind of thing."""
    kinds = about_kinds(phase_of(state, group))
    asked = [state.standing(one) for one in state.position(group).on if one in state.contributions]
    return [one.id for one in asked if one.kind in kinds]


def subject_facts(state: Session, subject: Contribution) -> dict[str, Any]:
    """Give a dilemma, case or example as it stands on a phone: which one it is, its words and its boxes."""
    order = [one.id for one in standing(state, (subject.kind,))] if subject.kind in HEADINGS else []
    return {
        "id": subject.id,
        "kind": subject.kind,
        "n": order.index(subject.id) + 1 if subject.id in order else 0,
        "of": len(order),
        "title": name_of(subject),
        "text": subject.text if title_of(subject) else "",
        "ask": subject.ask,
        "owner": subject.owner or subject.presenter,
        "options": [
            {"n": n, "letter": LETTERS[n], "text": option.text, "objection": option.objection}
            for n, option in enumerate(subject.options)
        ],
    }


def name_of(one: Contribution) -> str:
    """Give what a contribution is called where there is one line for it: its title, else its text."""
    return one.title or one.text


def typed_fields(kinds: list[str]) -> dict[str, list[str]]:
    """Give which fields people fill in beside the text, for those of `kinds` that have some: `{kind: [fields]}`."""
    found = {kind: [name for name in KIND_FIELDS.get(kind, ()) if name in TYPED] for kind in kinds if kind != "dilemma"}
    return {kind: names for kind, names in found.items() if names}


def prompts(phase: Phase, language: str) -> list[str]:
    """Give the key questions that stand beside the instruction of a phase."""
    return [words for words in (say(prompt, language) for prompt in phase.prompts) if words]


def under_discussion(state: Session, group: str) -> list[Contribution]:
    """Give what `group` talks about now: what is in focus, or everything while they read along or may pick."""
    asked = focus(state, group)
    found = subjects(state, group)
    chosen = [one for one in found if one.id in asked]
    if chosen or len(found) == 1:
        return chosen or found
    phase = phase_of(state, group)
    return found if phase.type in CHOOSING or phase.about else []


def belongs(state: Session, group: str, contribution: Contribution) -> bool:
    """Whether a contribution is about what `group` talks about now (or about nothing in particular).

    A group that travels leaves what was about nothing in particular at the place where it was said.
    """
    here = state.position(group).place
    if here and contribution.group == group and not contribution.on and contribution.place != here:
        return False
    asked = focus(state, group)
    return not asked or contribution.on not in state.contributions or state.standing(contribution.on).id in asked


def made_now(state: Session, group: str) -> list[Contribution]:
    """Give what a group made in the step it is in, about what it talks about, in order."""
    position = state.position(group)
    filed = state.filed.get(group, {}).get((position.round, position.phase), [])
    found = [state.contributions[one] for one in filed]
    return [
        one
        for one in found
        if one.status == "visible" and one.kind != "dilemma" and not one.parked and belongs(state, group, one)
    ]


def answer_facts(answer: Answer) -> dict[str, str]:
    """Give an answer and who gave it, by role: facilitator, leader, owner or participant."""
    role = answer.author.partition(":")[0]
    by = role if role in (HOST, LEADER, OWNER) else "participant"
    return {"text": answer.text, "by": by}


def background_label(state: Session, contribution: Contribution) -> str:
    """Give the words of the background that may stand beside a contribution, or ''."""
    background = state.backgrounds.get(shown_background(state, contribution))
    return background.label if background else ""


def group_label(state: Session, group: str) -> str:
    """Give a group's label, '' for none."""
    return state.groups[group].label if group in state.groups else ""


def title_of(contribution: Contribution) -> str:
    """Give its title; nothing where that only repeats the text, as of one pasted line."""
    return contribution.title if contribution.title != contribution.text else ""


def card(state: Session, contribution: Contribution) -> dict[str, Any]:
    """Give a contribution as a card for people at a table."""
    return {
        "id": contribution.id,
        "kind": contribution.kind,
        "title": title_of(contribution),
        "text": contribution.text,
        "ask": contribution.ask,
        "presenter": contribution.presenter,
        "status": contribution.status,
        "background": background_label(state, contribution),
        "people": contribution.people,
        "merged": sum(1 for _ in family(state, contribution)) - 1 if contribution.merged else 0,
        "answers": [answer_facts(answer) for answer in contribution.answers if not answer.held],
        "parked": contribution.parked,
        "source": contribution.source,
        "beforehand": contribution.via == "import",
        "language": contribution.language,
        "translations": translation_facts(contribution),
        "stance": contribution.stance,
        "by": contribution.author.partition(":")[0] if contribution.author not in state.people else "participant",
    }


def translation_facts(contribution: Contribution) -> list[dict[str, str]]:
    """Give the words in other languages, in order of language."""
    found = sorted(contribution.translations.items())
    return [{"language": language, "text": one.text, "title": one.title} for language, one in found]


def main_directions(state: Session, audience: Audience, group: str) -> list[Contribution]:
    """Give a group's main directions in their order, as far as the audience may see them."""
    members = [
        member for key, one in state.highlights.items() if one.group == group and one.members for member in one.members
    ]
    found = [state.contributions[member] for member in dict.fromkeys(members) if member in state.contributions]
    return [one for one in found if may_see(state, audience, one)]
