"""The gallery: every component in its states on one page, to look at after a change of the look."""

from __future__ import annotations

from pathlib import Path
from typing import Any

_ICONS = Path(__file__).resolve().parents[2] / "static" / "icons"

KINDS = (
    "case", "dilemma", "example", "question", "experience", "direction", "insight", "obstacle", "need", "initiative",
    "goal", "principle", "belief", "why", "how", "what", "conclusion", "action",
)  # fmt: skip
INKS = ("paper", "sheet", "chaff", "thread", "twine", "soot", "ink", "grain")
_LONG = "Arbeidsongeschiktheidsverzekeringsmaatschappijen betalen mee, en iedereen weet wie hij kan bellen."
_ARABIC = "شخص واحد يرافقك، حتى عندما تنتقل إلى منظمة أخرى."


def context() -> dict[str, Any]:
    """Give what templates/gallery.html shows: icons, kinds, inks, and made-up cards in each of their states."""
    return {
        "surface": "console",
        "body_class": "gallery",
        "icons": sorted(path.stem for path in _ICONS.glob("*.svg") if path.stem != "favicon"),
        "all_kinds": KINDS,
        "inks": INKS,
        "cards": _cards(),
        "dilemma": _dilemma(),
        "counts": {"agree": 9, "neutral": 4, "disagree": 2, "unknown": 1},
        "moves": {("a", "a"): 4, ("a", "third"): 6, ("b", "b"): 7, ("b", "a"): 1, ("b", "third"): 5, ("", "third"): 2},
        "many": {("a", "a"): 20, ("a", "third"): 30, ("b", "b"): 40, ("b", "third"): 20},
        "rows": {"a": 60.0, "b": 160.0, "third": 260.0},
        "present": ((12, 13), (9, 13), (13, 13)),
    }


def _card(id: str, kind: str, text: str, **more: Any) -> dict[str, Any]:
    plain = {"people": 1, "background": "", "merged": 0, "status": "visible", "answers": ()}
    return {"id": f"gallery-{id}", "kind": kind, "text": text, **plain, **more}


def _cards() -> list[dict[str, Any]]:
    answers = (
        {"by": "owner", "text": "Eerlijk gezegd verschilt dat per collega."},
        {"by": "leader", "text": "Een vast lijstje met adressen is er niet."},
    )
    return [
        _card("plain", "direction", "Geef mensen een vaste persoon die meeloopt, ook als ze van organisatie wisselen."),
        _card("merged", "direction", "Begin eerder, het liefst op school.", background="onderwijs", merged=2, people=3),
        _card("answered", "question", "Wat zeggen jullie tegen iemand die belt als er geen plek is?", answers=answers),
        _card("hidden", "experience", "Dit hoort hier niet.", status="hidden"),
        _card("long", "obstacle", _LONG),
        _card("arabic", "direction", _ARABIC),
    ]


def _dilemma() -> dict[str, Any]:
    def option(letter: str, text: str, objection: str) -> dict[str, str]:
        return {"letter": letter, "text": text, "objection": objection}

    return {
        "title": "Zwaardere zorgvragen, minder geld",
        "text": "Er komen mensen binnen met zwaardere problemen, en er is minder geld.",
        "ask": "Hoe zorgen we samen dat deze mensen toch de hulp krijgen die ze nodig hebben?",
        "options": [
            option("A", "Ik bied de begeleiding toch aan", "Misschien kunnen we niet geven wat iemand nodig heeft."),
            option("B", "Ik zeg nee en laat het aan een ander over", "Elders vindt deze persoon misschien ook niets."),
        ],
    }
