"""What the facilitator did to the report: how it is told, what was worded anew, photos, its links, and whether it is definitive."""

from __future__ import annotations

from dataclasses import dataclass, field

DRAFT, DEFINITIVE = "draft", "definitive"


@dataclass(frozen=True)
class ReportSettings:
    """How the report is told and how its files look; empty is as usual.

    `style`: the id of the format whose chapters it has ('': the session's own). `length`: full or council (two pages).
    `colour` is "#rrggbb", `logo` and `template` (of Word) are ids of kept files. `sender` is who it comes from,
    `next_steps` what happens now, by whom and when, `address` where the definitive report will be found.
    """

    style: str = ""
    length: str = "full"
    plain: bool = False
    colour: str = ""
    logo: str = ""
    template: str = ""
    sender: str = ""
    next_steps: str = ""
    address: str = ""


@dataclass(frozen=True)
class Passage:
    """A passage in the facilitator's words ('': left out), and the fingerprint of what was composed there then."""

    was: str
    text: str


@dataclass(frozen=True)
class ReportPicture:
    """A photo in the report: its kept file, its size in pixels, what it shows, and the chapter it stands in ('': apart)."""

    id: str
    file: str
    width: int
    height: int
    alt: str = ""
    caption: str = ""
    chapter: str = ""


@dataclass(frozen=True)
class Share:
    """A link to the report, until a moment (milliseconds since 1970); `what`: the page alone, or with its files."""

    id: str
    until: int
    what: str
    at: int = 0


@dataclass
class ReportEdits:
    """All that was changed about the report by hand. Composing it anew leaves this as it is."""

    settings: ReportSettings = field(default_factory=ReportSettings)
    order: tuple[str, ...] = ()  # chapters, those first; none: as composed
    left_out: tuple[str, ...] = ()  # chapters
    passages: dict[str, Passage] = field(default_factory=dict)  # address → its words
    quotes: dict[str, str] = field(default_factory=dict)  # contribution → pick or drop
    pictures: dict[str, ReportPicture] = field(default_factory=dict)
    kept_words: dict[str, None] = field(default_factory=dict)  # what the privacy scan need not ask about any more
    redacted: int = 0  # places from which words were taken for good
    status: str = DRAFT
    finished_at: int = 0
    finished_seq: int = 0  # the event by which it became definitive; what was taken away since still stands in it
    mark: str = ""  # of the definitive report: see facilitator.report.marking
    shares: dict[str, Share] = field(default_factory=dict)

    @property
    def definitive(self) -> bool:
        """Whether the report is definitive: kept as it is until it is opened again."""
        return self.status == DEFINITIVE
