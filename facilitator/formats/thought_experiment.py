"""Veranderlab: say what we believe, suppose that it did not hold, and work from values to commitments.

After the change lab on day care in Groningen: people who work past each other name the beliefs behind it, put on other
glasses for a while, and then go from why to how to what, and to what each of them will do.
"""

from __future__ import annotations

from dataclasses import replace

from facilitator.core.format import Format
from facilitator.core.model import Background, Phase
from facilitator.formats.usual import CLOSE, CLOSING, OPENING, WELCOME

FORMAT = Format(
    id="thought-experiment",
    title={"nl": "Veranderlab", "en": "Change lab"},
    about={
        "nl": "Eén gedachte zet alles vast. Stel dat die niet bestond: wat zie je dan, en wat ga je doen?",
        "en": "One thought keeps everything stuck. Suppose it did not exist: what do you see, and what will you do?",
    },
    size={"nl": "12 tot 40 mensen in één kring", "en": "12 to 40 people in one circle"},
    phases=(
        replace(WELCOME, accepts=("belief", "question", "insight")),
        Phase(
            "beliefs",
            "collect",
            {"nl": "Wat we geloven", "en": "What we believe"},
            {
                "nl": "Welke overtuiging houdt ons tegen? Schrijf op wat je echt denkt.",
                "en": "Which belief holds us back? Write down what you really think.",
            },
            accepts=("belief", "question", "experience", "insight"),
            visibility="everyone",
            support="everyone",
            weighs=("belief",),
            minutes=20,
            wall="voices",
            prompts=(
                {"nl": "Wat zeggen mensen als het weer niet lukt?", "en": "What do people say when it fails again?"},
                {"nl": "Waarvan denk jij: zo is het nu eenmaal?", "en": "Where do you think: that is just how it is?"},
            ),
        ),
        Phase(
            "experiment",
            "moment",
            {"nl": "Het gedachte-experiment", "en": "The thought experiment"},
            {
                "nl": "Stel: wat ons tegenhoudt, bestaat niet.",
                "en": "Suppose: what holds us back does not exist.",
            },
            accepts=("insight", "question", "experience"),
            visibility="everyone",
            support="everyone",
            weighs=("insight",),
            minutes=3,
            wall="moment",
            prompts=({"nl": "Wat zie je dan?", "en": "What do you see then?"},),
        ),
        Phase(
            "values",
            "collect",
            {"nl": "Kernwaarden", "en": "Core values"},
            {
                "nl": "Welke waarden dragen wat je zag? En wat steunt ze, of daagt ze uit?",
                "en": "Which values carry what you saw? And what supports them, or challenges them?",
            },
            accepts=("principle", "insight", "question", "experience"),
            visibility="everyone",
            support="everyone",
            about=("principle",),
            weighs=("principle", "insight"),
            minutes=30,
            wall="values",
        ),
        Phase(
            "golden-circle",
            "collect",
            {"nl": "Waarom, hoe, wat", "en": "Why, how, what"},
            {
                "nl": "Begin bij het waarom. Hoe doen we dat dan, en wat is daarvoor nodig?",
                "en": "Begin with why. How do we do that, and what does it take?",
            },
            accepts=("why", "how", "what"),
            visibility="everyone",
            support="everyone",
            weighs=("why", "how", "what"),
            minutes=45,
            wall="circle",
        ),
        Phase(
            "actions",
            "harvest",
            {"nl": "Komend half jaar", "en": "The coming six months"},
            {"nl": "Wat ga jij doen, en wanneer?", "en": "What will you do, and when?"},
            accepts=("action", "what", "insight"),
            visibility="everyone",
            support="everyone",
            weighs=("what",),
            minutes=20,
            wall="commitments",
        ),
        replace(CLOSE, accepts=("action", "insight", "question"), weighs=("belief", "principle", "insight", "why", "how", "what")),
    ),
    report=(
        *OPENING, "beliefs", "experiment", "values", "circle", "themes", "highlights",
        *("commitments" if chapter == "actions" else chapter for chapter in CLOSING),
    ),
    backgrounds={
        "nl": (
            Background("beleid", "gemeente, beleid"),
            Background("uitvoering", "gemeente, uitvoering of wijkteam"),
            Background("zorg", "zorg en begeleiding"),
            Background("ondernemer", "ondernemer of werkgever"),
            Background("bewoner", "bewoner of ervaringsdeskundige"),
            Background("vrijwilliger", "vrijwilliger"),
            Background("anders", "iets anders"),
        ),
        "en": (
            Background("policy", "municipality, policy"),
            Background("frontline", "municipality, front line"),
            Background("care", "care and support"),
            Background("business", "entrepreneur or employer"),
            Background("resident", "resident or expert by experience"),
            Background("volunteer", "volunteer"),
            Background("other", "something else"),
        ),
    },
)  # fmt: skip
