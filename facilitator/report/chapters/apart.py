"""What stands apart from the talk: the parking place, and votes that were held twice."""

from __future__ import annotations

from typing import Any

from facilitator.report import parts
from facilitator.report.blocks import Block, Chapter, Paragraph, Ref, Section, Table, Text
from facilitator.report.chapters import chapter
from facilitator.report.view import Row, View

MOST_PARKED = 12
MOST_COMPARED = 20


@chapter("parking")
def parking(view: View) -> Chapter | None:
    """What strayed off the question, kept for another time."""
    rows = view.parked
    if not rows:
        return None
    shown = parts.first(rows, MOST_PARKED)
    blocks: list[Block] = [Paragraph((view.words.say("parking_lead"),), "lead")]
    blocks += [*(view.quote(row) for row in shown), *parts.rest(view, rows, shown)]
    return Chapter("parking", view.words.heading("parking_title", len(rows)), tuple(blocks))


@chapter("votes")
def votes(view: View) -> Chapter | None:
    """Votes that were held again: what each round gave, beside the latest."""
    words = view.words
    support = [row for row in view.rows if _earlier(view, row, "support")]
    dotted = [row for row in view.rows if _earlier(view, row, "dots")]
    chosen = [row for row in view.of("dilemma") if _earlier(view, row, "choices")]
    blocks: list[Block] = []
    if support:
        blocks.append(Section((words.say("agree_twice"),), tuple(_compared(view, support, "support"))))
    if dotted:
        blocks.append(Section((words.say("dots_twice"),), tuple(_compared(view, dotted, "dots"))))
    twice = {what: [row for row in view.rows if _earlier(view, row, what)] for what in ("ranks", "estimates", "ratings")}
    blocks += [
        Section((words.say(f"{what}_twice"),), tuple(_compared(view, rows, what))) for what, rows in twice.items() if rows
    ]
    for row in chosen:
        blocks += _choices(view, row)
    return Chapter("votes", words.say("votes"), tuple(blocks)) if blocks else None


def _earlier(view: View, row: Row, what: str) -> list[Row]:
    """Give the earlier rounds in which there was a vote on this contribution."""
    return [voting for voting in view.data["votings"] if row["number"] in voting[what]]


def _said(view: View, counts: Row | float) -> str:
    if isinstance(counts, int | float):
        return str(counts) if isinstance(counts, int) else view.words.decimal(counts)
    if not counts:
        return "–"
    if "quarter" in counts:
        return view.words.say(f"quarter_{counts['quarter']}") if counts["quarter"] else "–"
    voted = counts["agree"] + counts["neutral"] + counts["disagree"]
    return view.words.say("of", agree=counts["agree"], voted=voted) if voted else "–"


def _latest(row: Row, what: str) -> Any:
    """Give what the latest round says, as an earlier one does; nothing where it says nothing."""
    if what == "ranks":
        return row.get("ranked", {}).get("points", {})
    if what == "estimates":
        return row.get("estimated", {})
    return row.get("rated", {}) if what == "ratings" else row[what]


def _compared(view: View, rows: list[Row], what: str) -> list[Block]:
    words, shown = view.words, rows[:MOST_COMPARED]
    rounds = max(len(_earlier(view, row, what)) for row in shown)
    lines: list[tuple[Text, ...]] = []
    for row in shown:
        before = [_said(view, voting[what][row["number"]]) for voting in _earlier(view, row, what)]
        cells: list[Text] = [(one,) for one in [*["–"] * (rounds - len(before)), *before, _said(view, _latest(row, what))]]
        lines.append(((Ref(row["number"]), " ", parts.named(row)), *cells))
    head = (words.say("contribution"), *(words.say("vote_n", n=n) for n in range(1, rounds + 2)))
    return [Table("", head, tuple(lines), numeric=True), *parts.rest(view, rows, shown)]


def _choices(view: View, row: Row) -> list[Block]:
    """Give the counts per option in every round, at each moment that was voted on twice; none of a round too few voted in."""
    words, blocks = view.words, list[Block]()
    for moment in ("before", "after"):
        rounds = [voting["choices"][row["number"]][moment] for voting in _earlier(view, row, "choices")]
        rounds = [counts for counts in rounds if any(counts)]
        if not rounds:
            continue
        rounds.append(row["choices"][moment])
        names = [*"ABCD"[: len(row["options"])], words.say("third_way"), words.say("unknown")]
        lines = [((name,), *((str(counts[n]) if any(counts) else "–",) for counts in rounds)) for n, name in enumerate(names)]
        head = (words.say("choice"), *(words.say("vote_n", n=n) for n in range(1, len(rounds) + 1)))
        table = Table(words.say(f"choice_{moment}"), head, tuple(lines), numeric=True)
        blocks.append(Section((parts.named(row), " ", Ref(row["number"])), (table,), "dilemma"))
    return blocks
