"""Casuïstiek: a small hall brings in cases from its own work, chooses with dots, and thinks each one through.

After a workshop on day activities, where three questions went round all afternoon (what is needed, where is the
demand, who can contribute) and one counter-question turned the talk: whose idea was this?
"""

from __future__ import annotations

from dataclasses import replace

from facilitator.core.format import Format
from facilitator.core.model import Background, Phase
from facilitator.formats.usual import CLOSE, CLOSING, OPENING, WELCOME

KEY_QUESTIONS = (
    {"nl": "Wat is er nodig?", "en": "What is needed?"},
    {"nl": "Waar zit de vraag?", "en": "Where is the demand?"},
    {"nl": "Wie kan iets bijdragen?", "en": "Who can contribute something?"},
    {"nl": "En wiens idee was dit eigenlijk?", "en": "And whose idea was this, really?"},
)

FORMAT = Format(
    id="casuistry",
    title={"nl": "Casuïstiek", "en": "Case workshop"},
    about={
        "nl": "Deelnemers brengen eigen casussen in. De zaal kiest met stippen en denkt mee, casus voor casus.",
        "en": "People bring in cases of their own. The room chooses with dots and thinks along, case by case.",
    },
    size={"nl": "10 tot 40 mensen", "en": "10 to 40 people"},
    phases=(
        replace(WELCOME, accepts=("case", "question")),
        Phase(
            "cases",
            "collect",
            {"nl": "Casussen inbrengen", "en": "Bringing in cases"},
            {
                "nl": "Welke casus uit je eigen werk leg je vandaag op tafel?",
                "en": "Which case from your own work do you put on the table today?",
            },
            accepts=("case", "question"),
            visibility="everyone",
            minutes=15,
            wall="cases",
        ),
        Phase(
            "choose",
            "weigh",
            {"nl": "Casussen kiezen", "en": "Choosing cases"},
            {
                "nl": "Verdeel je stippen: welke casussen bespreken we vandaag?",
                "en": "Share out your dots: which cases do we talk about today?",
            },
            accepts=("question", "case"),
            visibility="everyone",
            dots=3,
            minutes=5,
            wall="ranking",
            weighs=("case",),
        ),
        Phase(
            "explore",
            "collect",
            {"nl": "Stap 1: verkennen", "en": "Step 1: exploring"},
            {
                "nl": "Nog geen oplossingen. Wat speelt hier, en wat heb je zelf meegemaakt?",
                "en": "No solutions yet. What is going on here, and what have you been through yourself?",
            },
            accepts=("question", "experience", "need", "insight"),
            minutes=20,
            step=True,
            about=("case",),
            prompts=KEY_QUESTIONS,
        ),
        Phase(
            "directions",
            "collect",
            {"nl": "Stap 2: oplossingsrichtingen", "en": "Step 2: directions"},
            {
                "nl": "Welke kant kan het op? Het mag ook buiten de bekende paden.",
                "en": "Which way could it go? Off the beaten track is fine too.",
            },
            accepts=("direction", "insight", "need", "experience", "question"),
            support="group",
            minutes=15,
            step=True,
            about=("case",),
            prompts=KEY_QUESTIONS,
        ),
        Phase(
            "conclude",
            "harvest",
            {"nl": "Conclusie", "en": "Conclusion"},
            {
                "nl": "Dit nemen we mee. Wat zou jij er nog bij zetten?",
                "en": "This is what we take along. What would you add?",
            },
            accepts=("insight", "direction", "question"),
            visibility="everyone",
            support="everyone",
            minutes=10,
            wall="conclusion",
        ),
        replace(CLOSE, accepts=("insight", "direction")),
    ),
    report=(*OPENING, "cases", "highlights", "shared", *CLOSING),
    backgrounds={
        "nl": (
            Background("gemeente", "gemeente"),
            Background("zorg", "zorgorganisatie"),
            Background("welzijn", "welzijnsorganisatie"),
            Background("woningcorporatie", "woningcorporatie"),
            Background("ondernemer", "ondernemer of werkgever"),
            Background("vrijwilliger", "vrijwilliger"),
            Background("bewoner", "bewoner of ervaringsdeskundige"),
            Background("anders", "iets anders"),
        ),
        "en": (
            Background("municipality", "municipality"),
            Background("care", "care organisation"),
            Background("welfare", "welfare organisation"),
            Background("housing", "housing association"),
            Background("business", "entrepreneur or employer"),
            Background("volunteer", "volunteer"),
            Background("resident", "resident or expert by experience"),
            Background("other", "something else"),
        ),
    },
)  # fmt: skip
