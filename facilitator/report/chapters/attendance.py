"""Who was there and who was missing: a heading that says so, the people per background, and what that means."""

from __future__ import annotations

from facilitator.report import attendance as there
from facilitator.report.blocks import Block, Chapter, Paragraph, People, Span, Text, Typed
from facilitator.report.chapters import chapter
from facilitator.report.headlines import fits, titled
from facilitator.report.view import View

MOST_NAMED = 12


@chapter("attendance")
def attendance(view: View) -> Chapter | None:
    """The people per background, the backgrounds that nobody or hardly anybody gave, and who came without a phone."""
    words, counts = view.words, view.data["participants"]["by_background"]
    blocks: list[Block] = []
    if there.asked(view):
        blocks.append(People(tuple((view.background(one), n) for one, n in counts.items())))
        if told := _missing(view):
            blocks.append(Paragraph(told))
    without = view.data["came_in"]["without_phone"]
    if without:
        blocks.append(Paragraph(words.counted("came_without_phone", without)))
    if not blocks:
        return None
    name, found = words.say("attendance"), _found(view)
    return Chapter("attendance", found or name, tuple(blocks), name if found else "")


def _missing(view: View) -> Text:
    """Say which backgrounds were missing, and that the figures do not speak for them."""
    words, (why, labels) = view.words, there.missing(view)
    few = words.number(view.fewest)
    if not why:
        return ()
    if not labels:
        return (words.say("missing_none", few=few),)
    named: list[Span] = [Typed(label) for label in labels[:MOST_NAMED]]
    alone = why == "few" and len(labels) == 1
    sides = words.either(named) if why == "nobody" or alone else words.listing(named)
    told = words.text("missing_few_one" if alone else f"missing_{why}", sides=sides, few=few)
    return (*told, " ", words.say("missing_means" if len(labels) == 1 else "missing_mean"))


def _found(view: View) -> str:
    """Say "39 mensen uit zeven achtergronden; niemand gaf “vrijwilliger” op"."""
    words, sides = view.words, there.sides_there(view)
    if not sides:
        return ""
    n = view.data["participants"]["count"]
    people = f"{words.opening(n)} {words.people(n).partition(' ')[2]}"
    named = sum(sides.values())
    key = "attendance_found" if named == n else "attendance_part"
    found = words.say(key, people=people, n=words.number(named), sides=words.count("sides_count", len(sides)))
    why, labels = there.missing(view)
    key = "attendance_nobody" if why == "nobody" else "attendance_few"
    return (titled(view, key, labels[0], found=found) if labels and len(labels) < 3 else "") or fits(found)
