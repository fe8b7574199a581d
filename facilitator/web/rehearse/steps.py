"""What can stand in a script: the steps with their keys, the kinds of contribution, and who may do what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from facilitator.web.rehearse.scenario import Row

HOST = "host"
LEADER = "leader:"

# kind: the keys that it needs besides its text
KINDS: dict[str, set[str]] = {
    "case": {"title"}, "dilemma": {"title", "options"}, "example": {"title"}, "initiative": {"title"},
    "principle": {"title"}, "question": set(), "experience": set(), "direction": set(), "insight": set(),
    "obstacle": set(), "need": set(), "goal": set(), "belief": set(), "why": set(), "how": set(), "what": set(),
}  # fmt: skip
ANYONE, LEADS, VOTES = "anyone", "leads", "votes"  # who does it: all, who leads only, participants only (a vote)


@dataclass(frozen=True)
class Step:
    """One thing that somebody can do: the keys that it `needs` and `may` have besides `do` and `by`, and by `who`."""

    needs: tuple[str, ...]
    may: tuple[str, ...] = ()
    who: str = ANYONE


STEPS = {
    "open": Step(("phase",), ("round",), LEADS),
    "receive": Step(("place", "group"), (), LEADS),
    "rotate": Step(("groups",), (), LEADS),
    "add": Step(("kind", "as", "text"), ("on", "group", "title", "ask", "presenter", "parent", "options")),
    "answer": Step(("on", "text")),
    "choose": Step(("on", "option", "moment"), (), VOTES),
    "support": Step(("on", "level"), (), VOTES),
    "dots": Step(("on", "n"), (), VOTES),
    "rate": Step(("on", "goal", "value"), (), VOTES),
    "rank": Step(("on",), (), VOTES),
    "estimate": Step(("on", "effort", "effect"), (), VOTES),
    "vote_again": Step(("phase", "on"), (), LEADS),
    "edit": Step(("on", "text")),
    "withdraw": Step(("on",)),
    "hide": Step(("on",), (), LEADS),
    "show": Step(("on",), (), LEADS),
    "moderate": Step(("phase",), ("moderated",), LEADS),
    "release": Step(("on",), (), LEADS),
    "spell": Step(("on", "text"), (), LEADS),
    "assign": Step(("on", "owner"), ("due",), LEADS),
    "take_out": Step(("on",), ("hide",), LEADS),
    "merge": Step(("on", "into"), (), LEADS),
    "part": Step(("on",), (), LEADS),
    "dismiss": Step(("on",), ("what",), LEADS),
    "theme": Step(("as", "title", "members"), (), LEADS),
    "make_theme": Step(("as", "title"), ("members",)),
    "move_to_theme": Step(("members",), ("theme",)),
    "highlight": Step(("members",), ("group",), LEADS),
    "conclude": Step(("text",), ("on",), LEADS),
    "note": Step(("section", "text"), (), LEADS),
    "action": Step(("text",), ("owner", "due")),
    "wall": Step(("view",), ("on", "group", "order"), LEADS),
    "undo": Step((), (), LEADS),
    "redo": Step((), (), LEADS),
    "ask_sign_off": Step((), ("group",), LEADS),
    "sign_off": Step(("answer",), ("missing", "room"), VOTES),
    "answer_goal": Step(("n", "answer"), (), VOTES),
    "leave_word": Step(("word",), (), VOTES),
    "join_in": Step(("on", "name", "reach"), (), VOTES),
    "step_out": Step(("on",), (), VOTES),
    "stay_open": Step(("days",), (), LEADS),
    "close": Step((), (), LEADS),
}


# What can be said in `answer`, by step.
ANSWERS = {"sign_off": ("yes", "nearly", "no"), "answer_goal": ("yes", "partly", "no")}


# Only the host can; and what the host can take back right after doing it.
ONLY_HOST = frozenset({"moderate", "take_out", "vote_again", "wall", "undo", "redo", "stay_open", "close"})
TAKEN_BACK = frozenset(
    {"hide", "show", "release", "spell", "assign", "merge", "part", "dismiss", "theme", "make_theme", "move_to_theme",
     "conclude", "note", "action"}
)  # fmt: skip


def is_vote(step: Row) -> bool:
    """Whether a step is a vote of a participant."""
    return STEPS[step["do"]].who == VOTES


def touched(step: Row) -> list[Any]:
    """Give the aliases of all contributions a step refers to (in a file that was not checked yet: whatever stands there)."""
    on = step.get("on")
    aliases = [*on] if isinstance(on, list) else [on]
    members = step.get("members")
    aliases += [*(members if isinstance(members, list) else []), step.get("goal"), step.get("into"), step.get("parent")]
    return [alias for alias in aliases if alias is not None]
