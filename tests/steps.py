"""Any step of any session, for properties: every command, by everybody, with data that is right about half the time."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from facilitator.core.across import ORDERS
from facilitator.core.errors import Refused
from facilitator.core.format import KINDS, LEVELS, VIEWS, VISIBILITIES
from facilitator.core.vocabulary import Actor
from tests.story import DILEMMA, HOST, Story, leader, person

Step = tuple[str, dict[str, Any]]

PHASE_IDS = ("welcome", "dilemmas", "clarify", "directions", "choose", "harvest", "close")
ACTORS = st.sampled_from(
    [HOST, HOST, leader("A1"), leader("A2"), Actor("leader", "leader:L1", "", "L1"), Actor("owner", "owner:c1", "c1"),
     *(person(name, group) for name in ("anna", "bilal", "carla", "daan") for group in ("A1", "A2"))]
)  # fmt: skip
IDS = st.sampled_from([*(f"c{n}" for n in range(1, 8)), *(f"t{n}" for n in range(1, 6))])
TEXTS = st.one_of(st.text(max_size=40), st.text(max_size=40), st.just("Wat een trut"))
THEMES = st.sampled_from([f"th{n}" for n in range(1, 9)])
PHASES = st.sampled_from(PHASE_IDS)
GROUPS = st.sampled_from(["", "A1", "A2"])
PLACES = st.sampled_from(["L1", "L2"])
SIDES = st.sampled_from(["", "zorg", "raad"])
PEOPLE = st.sampled_from(["anna", "bilal", "1", "2", "1,3", "9"])
LANGUAGES = st.sampled_from(["en", "ar", "pt-BR", "nl", "?"])
FEW = st.integers(-1, 4)
CHAPTERS = st.sampled_from(["opening", "actions", "../x"])
FILES = st.sampled_from(["0123456789abcdef0123.jpg", "../secret.key"])


def maybe(values: st.SearchStrategy[Any], otherwise: Any = None) -> st.SearchStrategy[Any]:
    return st.one_of(st.just(otherwise), values)


def several(values: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(values, max_size=most)


NAMES: set[str] = set()  # the commands that are tried
BY_NAME: dict[str, list[st.SearchStrategy[Step]]] = {}  # each with the data it is tried with


def step(name: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    NAMES.add(name)
    made = st.tuples(st.just(name), st.fixed_dictionaries(fields))
    BY_NAME.setdefault(name, []).append(made)
    return made


def _rows(known: st.SearchStrategy[str], **more: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(st.fixed_dictionaries({"id": known, "label": TEXTS, **more}), max_size=4, unique_by=lambda one: one["id"])


ADDED = step("AddContribution", kind=st.sampled_from(KINDS), text=TEXTS, on=maybe(IDS, ""), parent=maybe(IDS, ""), parked=st.booleans())
STEPS = st.one_of(
    step("JoinSession", group=GROUPS, background=SIDES),
    step("DescribeMyself", group=maybe(GROUPS), background=maybe(SIDES)),
    ADDED, ADDED, ADDED,
    step("AddContribution", kind=st.just("goal"), text=TEXTS, parent=maybe(IDS, "")),
    step("AddContribution", **{name: st.just(value) for name, value in DILEMMA.items()}),
    step("EnterCards", texts=several(TEXTS), kind=st.sampled_from(KINDS), group=maybe(GROUPS), people=FEW),
    step("ImportContributions", text=st.one_of(TEXTS, st.just("soort;tekst;tafel\ndoel;Samen;A1\nvraag;Hoe?;\n")), kind=st.sampled_from(KINDS)),
    step("EditContribution", contribution=IDS, text=TEXTS),
    step("WithdrawContribution", contribution=IDS),
    step("HideContribution", contribution=IDS),
    step("ShowContribution", contribution=IDS),
    step("ReleaseContributions", contributions=several(IDS)),
    step("ReleaseAction", action=st.sampled_from(["a1", "a2"])),
    step("ShowAnswer", contribution=IDS, place=FEW, at=st.sampled_from([0, 0, 1_005_000]), shown=st.booleans()),
    step("SetHeldWords", words=maybe(several(st.sampled_from(["a", "trut", "kla*", "*", "nul nul"]))), on=maybe(st.booleans())),
    step("SetAdmission", admission=st.sampled_from(["open", "approve", "?"])),
    step("AdmitParticipant", number=FEW),
    step("RemoveParticipant", number=FEW, contribution=maybe(IDS, ""), hide=st.booleans()),
    step("CorrectSpelling", contribution=IDS, text=maybe(TEXTS), title=maybe(TEXTS)),
    step("AssignQuestion", contribution=IDS, owner=TEXTS, due=TEXTS),
    step("ParkContribution", contribution=IDS, parked=st.booleans()),
    step("TranslateContribution", contribution=IDS, language=LANGUAGES, text=TEXTS, original=maybe(LANGUAGES, "")),
    step("MergeContributions", contributions=several(IDS), into=IDS),
    step("PartContributions", contribution=IDS),
    step("DismissSuggestion", contributions=several(IDS), what=st.sampled_from(["same", "theme"])),
    step("MoveGoal", contribution=IDS, parent=maybe(IDS, ""), before=maybe(IDS, "")),
    step("AnswerQuestion", contribution=IDS, text=TEXTS),
    step("OpenPhase", phase=PHASES, round=maybe(st.integers(1, 3)), groups=maybe(several(GROUPS)), on=maybe(several(IDS))),
    step("SetFocus", on=several(IDS, 2), groups=maybe(several(GROUPS))),
    step("AdjustTimer", seconds=st.integers(-90, 90), pause=maybe(st.booleans()), over=st.booleans(), groups=maybe(several(GROUPS))),
    step("EditPhase", phase=PHASES, visibility=st.sampled_from(VISIBILITIES), dots=st.integers(0, 5),
         accepts=st.just(list(KINDS)), rates=st.booleans(), ranks=st.integers(0, 3), estimates=st.booleans(), moderated=st.booleans(), leaders_reveal=st.booleans(),
         support=st.sampled_from(["none", "group", "everyone"]), choices=several(st.sampled_from(["before", "after"]), 2)),
    step("RevealPhase", phase=PHASES, groups=maybe(several(GROUPS))),
    step("AddPhase", copy=PHASES, title=TEXTS, after=maybe(PHASES)),
    step("RemovePhase", phase=PHASES),
    step("OrderPhases", phases=st.permutations(PHASE_IDS)),
    step("SetProtection", fewest=st.integers(2, 21)),
    step("VoteAgain", phase=PHASES, on=several(IDS, 2)),
    step("Choose", contribution=IDS, option=st.sampled_from([0, 1, None, "unknown"]), moment=st.sampled_from(["before", "after"])),
    step("HideThirdWay", contribution=IDS, which=TEXTS),
    step("GiveSupport", contribution=IDS, level=st.sampled_from(LEVELS)),
    step("PlaceDots", contribution=IDS, n=FEW),
    step("RankContributions", contributions=several(IDS)),
    step("EstimateIdea", contribution=IDS, effort=st.sampled_from([0, 40, 100, 101]), effect=st.sampled_from([-1, 0, 60, 100])),
    step("ConfirmVote", contribution=IDS),
    step("RateIdea", contribution=IDS, goal=IDS, value=FEW),
    step("RateOnGoals", contribution=IDS, values=st.dictionaries(IDS, FEW, max_size=3)),
    step("ActAsScribe", people=FEW, stop=st.booleans()),
    step("CountHands", contribution=IDS, what=st.sampled_from(["support", "dots", "before", "after"]),
         counts=st.dictionaries(st.sampled_from([*LEVELS, "dots", "0", "1", "third"]), FEW, max_size=2),
         group=maybe(GROUPS), people=maybe(st.integers(0, 9))),
    step("SetGroups", groups=_rows(st.sampled_from(["A1", "A2", "A3"]), route=several(PLACES, 2))),
    step("SetPlaces", places=_rows(PLACES, on=several(IDS, 1))),
    step("SetPlaces", places=st.just([{"id": one, "label": f"Locatie {one}"} for one in ("L1", "L2")])),
    step("SetBackgrounds", backgrounds=_rows(st.sampled_from(["zorg", "raad"]))),
    step("ReceiveGroup", place=PLACES, group=GROUPS),
    step("SendGroups", groups=maybe(several(GROUPS))),
    step("DivideGroups", size=st.sampled_from([0, 2, 3]), tables=st.sampled_from([0, 0, 3]), keep=st.booleans()),
    step("SetSeating", seating=st.sampled_from(["choose", "smallest"])),
    step("RotatePeople", plan=st.sampled_from(["next", "home"]), phase=maybe(PHASES, "")),
    step("RotatePeople", plan=st.just("list"), listed=st.sampled_from(["1, 2: A2", "Groep A1: 3", "?"])),
    step("MovePeople", people=several(PEOPLE), to=GROUPS),
    step("DescribeMeeting", title=maybe(TEXTS), language=maybe(LANGUAGES), meeting=maybe(st.just({"date": "2026-11-30"}))),
    step("SetTheme", title=TEXTS, members=several(IDS), theme=maybe(THEMES, "")),
    step("MakeTheme", title=st.one_of(TEXTS, st.just("Samen")), contributions=several(IDS), group=maybe(GROUPS)),
    step("MoveToTheme", contributions=several(IDS), theme=maybe(THEMES, ""), group=maybe(GROUPS)),
    step("RenameTheme", theme=THEMES, title=TEXTS),
    step("RemoveTheme", theme=THEMES, into=maybe(THEMES, "")),
    step("MoveTheme", theme=THEMES, before=maybe(THEMES, "")),
    step("SetHighlights", members=several(IDS), group=maybe(GROUPS)),
    step("MoveHighlight", contribution=IDS, before=maybe(IDS, ""), group=maybe(GROUPS)),
    step("MarkHighlight", contribution=IDS, marked=st.booleans()),
    step("WriteConclusion", text=TEXTS, on=maybe(IDS, "")),
    step("AskSignOff", groups=maybe(several(GROUPS, 2)), asking=st.booleans()),
    step("SignOff", answer=st.sampled_from(["yes", "nearly", "no", "?"]), group=maybe(GROUPS), version=maybe(FEW), missing=TEXTS),
    step("SettleMissing", missing=st.sampled_from(["m1", "m2", "m5"]), settled=st.sampled_from(["", "taken", "aside"])),
    step("TakeUpMissing", missing=st.sampled_from(["m1", "m2", "m5"]), text=TEXTS),
    step("AnswerGoal", goal=FEW, words=maybe(TEXTS, ""), level=st.sampled_from(["yes", "partly", "no"])),
    step("JoinIn", on=maybe(IDS, "a1")),
    step("StepOut", on=maybe(IDS, "a1")),
    step("AskForReport", wants=st.booleans()),
    step("AllowDraft", allowed=st.booleans()),
    step("SetSeries", series=maybe(st.sampled_from(["reeks", "?!"]), ""), title=maybe(TEXTS, ""), follows=maybe(st.just("abc122"), "")),
    step("CarryActions", actions=several(st.fixed_dictionaries({"text": TEXTS, "source": st.just("Vorige keer")}))),
    step("SetActionOutcome", action=st.sampled_from(["e1", "e2"]), outcome=st.sampled_from(["", "done", "going_on", "gone"]), note=maybe(TEXTS)),
    step("StayOpen", until=st.sampled_from([0, 10_000_000])),
    step("LeaveWord", word=st.sampled_from(["hoop", "Hoop!", "", "moe maar voldaan"])),
    step("ShowWord", word=st.just("hoop"), shown=st.booleans()),
    step("WriteNote", section=st.just("reflection"), text=TEXTS),
    step("RecordAction", text=TEXTS, action=st.sampled_from(["", "", "a1", "a2"])),
    step("ShowOnWall", view=st.sampled_from(VIEWS), on=maybe(IDS, ""), order=maybe(st.sampled_from(ORDERS), "")),
    step("FreezeWall", frozen=st.booleans()),
    step("SetReport", style=maybe(st.sampled_from(["goal-tree", "?", ""])), length=maybe(st.sampled_from(["full", "council", "?"])),
         plain=maybe(st.booleans()), colour=maybe(st.sampled_from(["#1F6F54", "groen"])), logo=maybe(FILES), template=maybe(FILES),
         sender=maybe(TEXTS), next_steps=maybe(TEXTS), address=maybe(st.sampled_from(["gemeente.nl/verslag", "javascript:alert(1)"]))),
    step("ArrangeChapters", order=several(CHAPTERS), left_out=several(CHAPTERS)),
    step("RewritePassage", passage=st.sampled_from(["actions/1", "actions-1/title", "?"]), was=st.just("0f"), text=maybe(TEXTS)),
    step("ChooseQuote", contribution=IDS, choice=st.sampled_from(["pick", "drop", "", "?"])),
    step("SetPicture", file=FILES, width=st.integers(0, 2000), height=st.just(1000), alt=TEXTS, caption=TEXTS, chapter=CHAPTERS,
         picture=maybe(st.sampled_from(["p3", "p9"]), "")),
    step("RemovePicture", picture=st.sampled_from(["p3", "p9"])),
    step("KeepWords", words=TEXTS, kept=st.booleans()),
    step("Redact", words=TEXTS),
    step("FinishReport", mark=st.sampled_from(["0" * 64, "?"])),
    step("ReopenReport"),
    step("ShareReport", days=st.integers(-1, 400), what=st.sampled_from(["report", "files", "?"])),
    step("EndSharing", share=st.sampled_from(["s3", "s9"])),
    step("ReissueLink", link=st.sampled_from(["wall", "leader:A1"])),
    step("BeginSession"),
    step("CloseSession"),
    step("ReopenSession"),
    step("UndoLast", seq=maybe(st.integers(1, 40))),
    step("UndoAction", seq=st.integers(1, 60)),
    step("Redo", seq=maybe(st.integers(1, 60))),
)  # fmt: skip
HISTORIES = st.lists(st.tuples(ACTORS, STEPS), max_size=60)


def told(steps: list[tuple[Actor, Step]], story: Story | None = None) -> Story:
    """Give the story in which all this was tried; what can't be is refused, and nothing else ever happens."""
    story = story or Story()
    for actor, (name, data) in steps:
        try:
            story.when(actor, name, **data)
        except Refused:
            continue
    return story
