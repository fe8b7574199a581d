"""Doelenboom: what there is and what is missed, a tree of goals, and new ideas tested against it.

After a municipality's renewal of day activities: initiatives and needs are gathered first, everybody builds one tree
of goals, and every idea is held against its branches. Principles and working groups carry it on.
"""

from __future__ import annotations

from dataclasses import replace

from facilitator.core.format import Format
from facilitator.core.model import Background, Phase
from facilitator.formats.usual import CLOSE, CLOSING, OPENING, WELCOME

_REMARKS = ("question", "insight", "obstacle")

FORMAT = Format(
    id="goal-tree",
    title={"nl": "Doelenboom", "en": "Goal tree"},
    about={
        "nl": "Wat er al is, wat mist, en een boom van doelen om nieuwe ideeën aan te toetsen.",
        "en": "What there is, what is missing, and a tree of goals to test new ideas against.",
    },
    size={"nl": "rond de 50 mensen, 8 tot 14 per tafel", "en": "around 50 people, 8 to 14 per table"},
    groups=4,
    phases=(
        replace(WELCOME, accepts=("question", "initiative", "need")),
        Phase(
            "initiatives",
            "collect",
            {"nl": "Wat er al is", "en": "What there is already"},
            {
                "nl": "Wat is er al, en wat heb je er zelf meegemaakt?",
                "en": "What is there already, and what have you been through there yourself?",
            },
            accepts=("initiative", "experience", *_REMARKS),
            visibility="everyone",
            minutes=20,
            about=("initiative",),
            prompts=(
                {"nl": "Wat loopt goed, ook als niemand het kent?", "en": "What goes well, even if nobody knows it?"},
                {"nl": "Wie komt er, en wat doen ze er?", "en": "Who comes there, and what do they do?"},
            ),
        ),
        Phase(
            "needs",
            "collect",
            {"nl": "Wensen en behoeften", "en": "Wishes and needs"},
            {"nl": "Wat heb jij nodig? Wat mis je nu?", "en": "What do you need? What are you missing now?"},
            accepts=("need", "experience", "initiative", *_REMARKS),
            visibility="everyone",
            support="everyone",
            minutes=20,
            weighs=("need",),
        ),
        Phase(
            "goals",
            "tree",
            {"nl": "De doelenboom", "en": "The goal tree"},
            {
                "nl": "Waar willen we naartoe? Hang jouw doel aan de tak waar het bij hoort.",
                "en": "Where do we want to go? Hang your goal on the branch where it belongs.",
            },
            accepts=("goal", *_REMARKS),
            visibility="everyone",
            minutes=30,
            wall="tree",
            about=("goal",),
            prompts=(
                {"nl": "Waaraan merk je dat dit gelukt is?", "en": "How would you notice that this worked?"},
                {"nl": "Bij welk groter doel hoort dit?", "en": "To which larger goal does this belong?"},
            ),
        ),
        Phase(
            "ideas",
            "collect",
            {"nl": "Nieuwe ideeën", "en": "New ideas"},
            {
                "nl": "Welk idee brengt een doel dichterbij?",
                "en": "Which idea brings a goal closer?",
            },
            accepts=("direction", "experience", *_REMARKS),
            visibility="everyone",
            minutes=20,
            about=("goal",),
        ),
        Phase(
            "test",
            "weigh",
            {"nl": "Ideeën toetsen", "en": "Testing ideas"},
            {
                "nl": "Hoeveel draagt elk idee bij aan elk doel?",
                "en": "How much does each idea add to each goal?",
            },
            accepts=("insight", "obstacle", "question", "direction"),
            visibility="everyone",
            support="everyone",
            rates=True,
            minutes=25,
            wall="matrix",
            about=("direction", "initiative"),
            weighs=("direction", "initiative"),
        ),
        Phase(
            "principles",
            "collect",
            {"nl": "Uitgangspunten", "en": "Principles"},
            {
                "nl": "Wat spreken we af, bij alles wat we doen?",
                "en": "What do we agree on, in all that we do?",
            },
            accepts=("principle", *_REMARKS),
            visibility="everyone",
            support="everyone",
            minutes=15,
            weighs=("principle",),
        ),
        replace(
            CLOSE,
            title={"nl": "Afspraken en afsluiting", "en": "Agreements and closing"},
            instruction={
                "nl": "Dank je wel. Zo gaan we verder; wat jij inbracht, staat in het verslag.",
                "en": "Thank you. This is how we go on; what you brought in is in the report.",
            },
            accepts=("insight", "action", "question", "principle"),
            weighs=("direction", "principle"),
        ),
    ),
    report=(*OPENING, "initiatives", "needs", "tree", "matrix", "highlights", "shared", "groups", "principles", *CLOSING),
    backgrounds={
        "nl": (
            Background("deelnemer", "deelnemer of ervaringsdeskundige"),
            Background("aanbieder", "aanbieder of initiatiefnemer"),
            Background("vrijwilliger", "vrijwilliger"),
            Background("gemeente", "gemeente"),
            Background("raad", "raadslid"),
            Background("anders", "iets anders"),
        ),
        "en": (
            Background("participant", "participant or expert by experience"),
            Background("provider", "provider or initiator"),
            Background("volunteer", "volunteer"),
            Background("municipality", "municipality"),
            Background("council", "council member"),
            Background("other", "something else"),
        ),
    },
)  # fmt: skip
