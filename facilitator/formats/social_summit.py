"""Sociale Top: groups talk about dilemmas in three steps and bring in their main directions.

After the social summit of Zwolle in 2015: groups visit a location one after another, its leader takes each
through clarifying, sharing experiences and formulating directions.
"""

from __future__ import annotations

from dataclasses import replace

from facilitator.core.format import Format
from facilitator.core.model import Background, Phase
from facilitator.formats.usual import CLOSE, CLOSING, OPENING, WELCOME

_TALK = ("question", "experience", "direction")


def _led_by(kind: str) -> tuple[str, ...]:
    return (kind, *(other for other in _TALK if other != kind))


FORMAT = Format(
    id="social-summit",
    title={"nl": "Sociale Top", "en": "Social summit"},
    about={
        "nl": "Groepen bespreken een dilemma: eerst vragen, dan ervaringen, dan richtingen.",
        "en": "Groups talk about a dilemma: first questions, then experiences, then directions.",
    },
    size={"nl": "12 tot 15 mensen per groep", "en": "12 to 15 per group"},
    groups=3,
    phases=(
        replace(WELCOME, accepts=_led_by("question"), visibility="group"),
        Phase(
            "dilemmas",
            "dilemmas",
            {"nl": "Dilemma's", "en": "Dilemmas"},
            {
                "nl": "Lees het dilemma. Wat kies jij, nog voor het gesprek?",
                "en": "Read the dilemma. What do you choose, before the conversation?",
            },
            accepts=_led_by("question"),
            choices=("before",),
            minutes=10,
        ),
        Phase(
            "clarify",
            "collect",
            {"nl": "Stap 1: vragen", "en": "Step 1: questions"},
            {
                "nl": "Wat wil je eerst weten om het dilemma goed te begrijpen?",
                "en": "What do you need to know first, to understand the dilemma?",
            },
            accepts=_led_by("question"),
            minutes=10,
            step=True,
        ),
        Phase(
            "experiences",
            "collect",
            {"nl": "Stap 2: ervaringen", "en": "Step 2: experiences"},
            {
                "nl": "Wat heb je zelf meegemaakt dat hierop lijkt?",
                "en": "What have you been through yourself that is like this?",
            },
            accepts=_led_by("experience"),
            minutes=15,
            step=True,
        ),
        Phase(
            "directions",
            "collect",
            {"nl": "Stap 3: oplossingsrichtingen", "en": "Step 3: directions"},
            {"nl": "Welke kant moet het op, volgens jou?", "en": "Which way should it go, do you think?"},
            accepts=_led_by("direction"),
            support="group",
            minutes=20,
            step=True,
        ),
        Phase(
            "choose",
            "choose",
            {"nl": "Opnieuw kiezen", "en": "Choose again"},
            {
                "nl": "Je hebt het gesprek gehoord. Wat kies je nu?",
                "en": "You have heard the conversation. What do you choose now?",
            },
            accepts=_led_by("direction"),
            choices=("after",),
            support="group",
            minutes=5,
        ),
        Phase(
            "harvest",
            "harvest",
            {"nl": "Oogst per groep", "en": "Harvest per group"},
            {
                "nl": "Dit zijn de hoofdrichtingen. Hoe sta jij erin?",
                "en": "These are the main directions. How do you feel about them?",
            },
            accepts=_led_by("direction"),
            visibility="everyone",
            support="everyone",
            minutes=15,
        ),
        replace(CLOSE, accepts=_led_by("direction")),
    ),
    report=(*OPENING, "dilemmas", "steps", "highlights", "shared", *CLOSING),
    backgrounds={
        "nl": (
            Background("bewoner", "bewoner of ervaringsdeskundige"),
            Background("zorg", "zorg en begeleiding"),
            Background("gemeente", "gemeente"),
            Background("raad", "raadslid"),
            Background("ondernemer", "ondernemer of werkgever"),
            Background("onderwijs", "onderwijs"),
            Background("vrijwilliger", "vrijwilliger"),
            Background("anders", "iets anders"),
        ),
        "en": (
            Background("resident", "resident or expert by experience"),
            Background("care", "care and support"),
            Background("municipality", "municipality"),
            Background("council", "council member"),
            Background("business", "entrepreneur or employer"),
            Background("education", "education"),
            Background("volunteer", "volunteer"),
            Background("other", "something else"),
        ),
    },
)  # fmt: skip
