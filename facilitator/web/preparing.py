"""What the preparation page and the hall check need of a session."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from facilitator.core.format import KINDS, MOMENTS
from facilitator.core.holding import words_of
from facilitator.core.model import FEWEST, Contribution
from facilitator.core.protection import MOST
from facilitator.core.session import Session
from facilitator.live.screens.talk import LETTERS, dilemmas
from facilitator.web.programme import phase_rows

# Characters that still read well on a phone and on the wall at ten metres.
LONG = {"title": 80, "text": 400, "ask": 200, "option": 120, "objection": 120}
FIELDS = (
    "kind",
    "organiser",
    "facilitator",
    "contact",
    "date",
    "start",
    "end",
    "place",
    "venue",
    "wifi_name",
    "wifi_password",
)
BLOCKS = 4  # options at most


def context(state: Session) -> dict[str, Any]:
    """Give the template's context: meeting, groups, backgrounds, phases and dilemmas as plain data."""
    return {
        "title": state.title,
        "language_of_session": state.language,
        "meeting": {name: getattr(state.meeting, name) for name in FIELDS},
        "introduction": state.meeting.introduction,
        "goals": "\n".join(state.meeting.goals),
        "groups": [
            {"id": one.id, "label": one.label, "leader": one.leader, "about": one.about, "route": list(one.route)}
            for one in state.groups.values()
        ],
        "places": [
            {"id": one.id, "label": one.label, "leader": one.leader, "about": one.about, "on": list(one.on)}
            for one in state.places.values()
        ],
        "line_problems": line_problems(),
        "held_words": {"on": state.held_words.on, "words": list(words_of(state.held_words))},
        "fewest": {"now": state.fewest, "least": FEWEST, "most": MOST},
        "backgrounds": [{"id": one.id, "label": one.label} for one in state.backgrounds.values()],
        "phases": phase_rows(state),
        "order": [phase.id for phase in state.phases],
        "dilemmas": [
            {
                "id": one.id,
                "n": place,
                "title": one.title,
                "text": one.text,
                "ask": one.ask,
                "owner": one.owner,
                "options": [{"text": option.text, "objection": option.objection} for option in one.options],
                "long": is_long(one),
            }
            for place, one in enumerate(dilemmas(state), 1)
        ],
        "with_dilemmas": _with_dilemmas(state),
        "import_kinds": _import_kinds(state),
        "import_problems": import_problems(),
        "imported": [
            {"id": one.id, "kind": one.kind, "title": one.title, "text": one.text, "source": one.source}
            for one in state.contributions.values()
            if one.via == "import" and one.status == "visible" and one.kind != "dilemma"
        ],
        "letters": LETTERS[:BLOCKS],
        "long": LONG,
        "moments": MOMENTS,
        "begun": state.begun,
        "open_until": state.open_until,
    }


def _with_dilemmas(state: Session) -> bool:
    """Whether the programme talks about dilemmas: only then the form for one stands open."""
    return any(phase.type in ("dilemmas", "choose") or phase.choices for phase in state.phases)


def _import_kinds(state: Session) -> list[str]:
    """Give the kinds that can come in beforehand: first what this programme talks about."""
    about = {kind for phase in state.phases for kind in (*phase.about, *phase.weighs)} - {"direction"}
    about |= {"dilemma"} if _with_dilemmas(state) else set()
    return sorted((kind for kind in KINDS if kind not in ("conclusion", "action")), key=lambda kind: kind not in about)


def import_problems() -> dict[str, str]:
    """Give what can be wrong with a line of an import, by refusal code, in the language of now."""
    return {
        "unknown_kind": _("We don't know this kind."),
        "unknown_group": _("There is no group with this name."),
        "empty": _("There is no text here."),
        "too_long": _("This is too long. At most 1000 characters fit."),
        "out_of_range": _("A dilemma has two to four options."),
    }


def line_problems() -> dict[str, str]:
    """Give what can be wrong with a pasted line of groups or places, in words."""
    return {
        "bad_code": _("The code can have letters, digits, dots and dashes, no spaces:"),
        "twice": _("This code stands here twice:"),
        "unknown_place": _("There is no place with this code or name:"),
        "unknown_dilemma": _("There is no dilemma with this number:"),
        "code_of_place": _("A place has this code already:"),
        "nothing": _("There is nothing here yet. Write something first."),
    }


def is_long(dilemma: Contribution) -> bool:
    """Whether any part of a dilemma is longer than reads well on the wall."""
    parts = [("title", dilemma.title), ("text", dilemma.text), ("ask", dilemma.ask)]
    for option in dilemma.options:
        parts += [("option", option.text), ("objection", option.objection)]
    return any(len(text) > LONG[name] for name, text in parts)


def obstacle(
    addresses: list[dict[str, Any]], reached: bool, presence: dict[str, int], public_url: str, *, alone: bool = False
) -> str:
    """Give what most likely keeps phones out, or '' when they come in.

    alone: the server listens to this computer only. nowhere: this computer is on no network. virtual: the chosen address leads to no phone. half: a phone got the
    page, but no live connection (a filter on the way). public: the public address doesn't end here. several: the
    phone may be on another of this computer's networks. apart: guest Wi-Fi that isolates devices, or a firewall.
    """
    if presence["connected"]:
        return ""
    if alone:
        return "alone"
    if presence["scanned"] and reached:
        return "half"
    if public_url:
        return "public"
    if not addresses:
        return "nowhere"
    if any(one["current"] and one["virtual"] for one in addresses):
        return "virtual"
    return "several" if sum(1 for one in addresses if not one["virtual"]) > 1 else "apart"
