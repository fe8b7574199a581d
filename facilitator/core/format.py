"""What a workshop format is: phases from a small set of types, and the chapters of its report."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.core.model import Background, Phase

KINDS = (
    "case", "dilemma", "example", "question", "experience", "direction", "insight", "obstacle", "need",
    "initiative", "goal", "principle", "belief", "why", "how", "what", "conclusion", "action",
)  # fmt: skip

# What a phase is for: it picks the screens. A new type is a core decision, on purpose rarer than a new format.
PHASE_TYPES = ("welcome", "inspire", "dilemmas", "collect", "moment", "tree", "weigh", "choose", "harvest", "close")
# What a kind has beside its text: `title` and `options` must be there, the others may be.
KIND_FIELDS = {
    "case": ("title", "ask"), "dilemma": ("title", "ask", "options", "owner"), "example": ("title", "presenter"),
    "initiative": ("title",), "principle": ("title",), "goal": ("parent",),
}  # fmt: skip
# What the wall can show (facilitator/live/views has a module for each); "auto" is what belongs to the phase.
VIEWS = (
    "auto", "join", "dilemma", "cases", "examples", "groups", "tables", "plan", "ranking", "estimates", "themes", "harvest", "spearheads", "support",
    "conclusion", "contribution", "voices", "questions", "moment", "values", "tree", "matrix",
    "circle", "commitments", "compare", "landscape", "blank",
)  # fmt: skip
# Kinds that say what somebody holds for true or good: what responds to one may support or challenge it (`stance`).
CLAIMS = ("principle", "belief")
STANCES = ("supports", "challenges")
# Kinds under which screens lay out what is said about them: when one comes, changes or goes, the layout changes.
HEADINGS = ("dilemma", "case", "example", "principle")
VISIBILITIES = ("blind", "group", "everyone")
SUPPORTS = ("none", "group", "everyone")
SECTIONS = ("introduction", "inspiration", "reflection", "follow-up")
MOMENTS = ("before", "after")
LEVELS = ("agree", "neutral", "disagree", "unknown")


@dataclass(frozen=True)
class Format:
    """A workshop format. Texts are `{language: text}` and travel with it; `report` names chapters in order.

    `groups` is how many tables it usually starts with (0: everybody together), `like` the format it was made from.
    """

    id: str
    title: dict[str, str]
    about: dict[str, str]
    size: dict[str, str]
    phases: tuple[Phase, ...]
    report: tuple[str, ...]
    backgrounds: dict[str, tuple[Background, ...]] = field(default_factory=dict)
    groups: int = 0
    like: str = ""


def say(texts: dict[str, str], language: str) -> str:
    """Give the text in `language`, else in Dutch, else any text there is, else ''."""
    return texts.get(language) or texts.get("nl") or next(iter(texts.values()), "")
