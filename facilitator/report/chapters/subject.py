"""What it was about, for the version of two pages: the tree of goals, the cases and what they taught, or why, how and what."""

from __future__ import annotations

from facilitator.report import findings
from facilitator.report.blocks import Block, Chapter, Items, Marked, Paragraph, Ref, Span, Text, Tree, Typed
from facilitator.report.chapters import chapter
from facilitator.report.chapters.goal_tree import tree
from facilitator.report.chapters.lab import CIRCLE
from facilitator.report.chapters.short import name
from facilitator.report.headlines import gist
from facilitator.report.view import Row, View

MOST_CASES = 6
MOST_GOALS = 8
NAME, LESSON = 60, 200  # letters of a typed text


@chapter("subject")
def subject(view: View) -> Chapter | None:
    """Give the first of these that a session has; how people chose in dilemmas has a chapter of its own."""
    found = (build(view) for build in (_tree, _cases, _circle))
    return next((one for one in found if one is not None), None)


def _tree(view: View) -> Chapter | None:
    """Give the main goals and their branches; what hangs below these, and the tree as it was drawn, is in the whole report."""
    told = tree(view)
    drawn = next((block for block in told.blocks if isinstance(block, Tree)), None) if told else None
    if told is None or drawn is None:
        return None
    blocks: list[Block] = []
    for root in drawn.roots[:MOST_GOALS]:
        blocks.append(Paragraph((Marked(root.text.text, "strong"), " ", Ref(root.number))))
        below = tuple((one.text, " ", Ref(one.number)) for one in root.branches[:MOST_GOALS])
        blocks += [Items(below, columns=True)] if below else []
    return Chapter("subject", told.title, tuple(blocks))


def _cases(view: View) -> Chapter | None:
    """Give each case about which something was concluded, and what."""
    drawn = {one["on"]: one["text"] for one in view.data["conclusions"] if one["on"] is not None}
    rows = [row for row in view.of("case") if row["number"] in drawn][:MOST_CASES]
    if not rows:
        return None
    items = tuple(
        (Marked(gist(row["title"] or row["text"], NAME), "strong"), " ", Ref(row["number"]), ". ", Typed(gist(drawn[row["number"]], LESSON)))
        for row in rows
    )
    return Chapter("subject", view.words.say("subject_cases"), (Items(items),))


def _circle(view: View) -> Chapter | None:
    """Give of why, how and what the one that most people agree with."""
    best = {kind: findings.by_support(view.of(kind))[:1] for kind in CIRCLE}
    items = tuple(_ring(view, kind, row) for kind, rows in best.items() for row in rows)
    return Chapter("subject", view.words.say("subject_circle"), (Items(items),)) if items else None


def _ring(view: View, kind: str, row: Row) -> Text:
    voted = findings.voted(row["support"])
    told: list[Span] = [Marked(view.words.say(f"ring_{kind}"), "strong"), ": “", name(row), "” ", Ref(row["number"])]
    counts = view.words.say("short_voted", agree=row["support"]["agree"], voted=voted) if voted else ""
    return (*told, f": {counts}." if counts else ".")
