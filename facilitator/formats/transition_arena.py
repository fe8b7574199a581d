"""Transitiearena: practice examples at theme tables, two rounds with other people, three spearheads.

After a national network that meets every two months: what is being renewed is told first, people question the
examples at a table, move on to the next, and what the tables found is weighed by everyone together.
"""

from __future__ import annotations

from dataclasses import replace

from facilitator.core.format import Format
from facilitator.core.model import Background, Phase
from facilitator.formats.usual import CLOSE, CLOSING, OPENING, WELCOME

_TALK = ("question", "insight", "obstacle", "direction")

FORMAT = Format(
    id="transition-arena",
    title={"nl": "Transitiearena", "en": "Transition arena"},
    about={
        "nl": "Voorbeelden uit de praktijk aan thematafels, twee rondes met wisselen, drie speerpunten.",
        "en": "Examples from practice at theme tables, two rounds with moving on, three spearheads.",
    },
    size={"nl": "24 tot 80 mensen, 8 tot 16 per tafel", "en": "24 to 80 people, 8 to 16 per table"},
    groups=4,
    phases=(
        replace(
            WELCOME,
            instruction={
                "nl": "Fijn dat je er bent. Zoek je tafel; we beginnen zo.",
                "en": "Good to have you here. Find your table; we start soon.",
            },
            accepts=("question", "insight"),
            visibility="group",
        ),
        Phase(
            "inspiration",
            "inspire",
            {"nl": "Inleiding en voorbeelden", "en": "Introduction and examples"},
            {
                "nl": "Wat wordt er vernieuwd, en wie doet het al? Kijk en luister. Komt er een vraag op? Schrijf hem vast.",
                "en": "What is being renewed, and who does it already? Watch and listen. A question? Write it down now.",
            },
            accepts=("question", "example"),
            visibility="everyone",
            minutes=30,
            wall="examples",
            about=("example",),
        ),
        Phase(
            "tables",
            "collect",
            {"nl": "Aan tafel", "en": "At the tables"},
            {
                "nl": "Vraag door bij het voorbeeld van deze tafel. Wat leer je ervan, wat houdt het tegen, wat kan anders?",
                "en": "Ask on about this table's example. What do you learn, what stands in the way, what can be done?",
            },
            accepts=_TALK,
            support="group",
            minutes=30,
            about=("example",),
            prompts=(
                {"nl": "Wat is hier nieuw aan?", "en": "What is new about this?"},
                {"nl": "Wat stond of staat het in de weg?", "en": "What stood or stands in the way?"},
                {
                    "nl": "Wat heb je nodig om dit thuis ook te doen?",
                    "en": "What do you need to do this where you work?",
                },
            ),
        ),
        Phase(
            "harvest",
            "harvest",
            {"nl": "Oogst", "en": "Harvest"},
            {
                "nl": "Dit kwam er van de tafels. Wat hoor je vaker, wat mis je nog?",
                "en": "This came from the tables. What do you hear more than once, what is still missing?",
            },
            accepts=("direction", "insight", "obstacle"),
            visibility="everyone",
            support="everyone",
            minutes=20,
            wall="tables",
        ),
        Phase(
            "spearheads",
            "weigh",
            {"nl": "Speerpunten", "en": "Spearheads"},
            {
                "nl": "Je hebt drie stippen. Waarmee moeten we als eerste verder? Een stip mag ook dubbel.",
                "en": "You have three dots. What should we take up first? You may give one more than a dot.",
            },
            accepts=("direction",),
            visibility="everyone",
            support="everyone",
            dots=3,
            minutes=15,
            weighs=("direction",),
        ),
        replace(CLOSE, accepts=("direction", "insight")),
    ),
    report=(*OPENING, "examples", "tables", "spearheads", "shared", *CLOSING),
    backgrounds={
        "nl": (
            Background("ggz", "ggz"),
            Background("zorg", "zorginstelling"),
            Background("gemeente", "gemeente of sociale dienst"),
            Background("raad", "raadslid"),
            Background("ervaring", "ervaringsdeskundige"),
            Background("ondernemer", "ondernemer of werkgever"),
            Background("anders", "iets anders"),
        ),
        "en": (
            Background("mental-health", "mental health care"),
            Background("care", "care and support"),
            Background("municipality", "municipality or social services"),
            Background("council", "council member"),
            Background("experience", "expert by experience"),
            Background("business", "entrepreneur or employer"),
            Background("other", "something else"),
        ),
    },
)  # fmt: skip
