"""How a report ends: conclusions, looking back, agreements, who wrote it, and everything that was brought in."""

from __future__ import annotations

from facilitator.report.blocks import (
    Appendix,
    Block,
    Chapter,
    Entry,
    Items,
    Paragraph,
    Ref,
    Section,
    Span,
    Table,
    Text,
    Typed,
)
from facilitator.report.chapters import chapter
from facilitator.report.view import Row, View, joined, paragraphs


@chapter("conclusions")
def conclusions(view: View) -> Chapter:
    """What the facilitator concluded, each with the numbers it rests on.

    Where the facilitator tied it to nothing, the report claims no more than which directions stand beside it.
    """
    main = [row["number"] for _, rows in view.highlighted() for row in rows]
    blocks: list[Block] = []
    for one in view.data["conclusions"]:
        chosen = [one["on"]] if one["on"] is not None else _theme(view, one["theme"])
        numbers = chosen or (main if one["general"] else [])
        refs: list[Span] = [Ref(number) for number in numbers]
        blocks += [Paragraph((Typed(text),), "voice") for text in paragraphs(one["text"])]
        if refs:
            blocks.append(
                Paragraph(view.words.text("rests_on" if chosen else "beside", refs=view.words.listing(refs)), "quiet")
            )
    return Chapter("conclusions", view.words.say("conclusions"), tuple(blocks))


def _theme(view: View, title: str) -> list[int]:
    return next((theme["members"] for theme in view.data["themes"] if title and theme["title"] == title), [])


@chapter("reflection")
def reflection(view: View) -> Chapter:
    """What the facilitator says looking back."""
    texts = [part for text in view.notes("reflection") for part in paragraphs(text)]
    return Chapter("reflection", view.words.say("reflection"), tuple(Paragraph((Typed(text),)) for text in texts))


@chapter("actions")
def actions(view: View) -> Chapter:
    """Who does what by when, and what comes next."""
    words = view.words
    blocks: list[Block] = []
    rows = view.data["actions"]
    if rows:
        head = (words.say("what"), words.say("by_whom"), words.say("by_when"))
        cells = [((Typed(row["text"]),), (Typed(row["owner"]),), (Typed(words.date(row["due"])),)) for row in rows]
        blocks.append(Table("", head, tuple(cells)))
    texts = [part for text in view.notes("follow-up") for part in paragraphs(text)]
    told = tuple(Paragraph((Typed(text),)) for text in texts)
    if told:
        blocks.append(Section((words.say("follow_up"),), told))
    return Chapter("actions", words.say("actions"), tuple(blocks))


@chapter("colophon")
def colophon(view: View) -> Chapter:
    """Who wrote it, where to turn to, how it was counted and what was protected."""
    words, meeting = view.words, view.meeting
    led, organiser, contact = (meeting.get(name, "") for name in ("facilitator", "organiser", "contact"))
    texts: list[Text] = [
        words.text("written_led", facilitator=Typed(led)) if led else (words.say("written_by"),),
    ]
    if organiser:
        texts.append(words.text("organiser_was", organiser=Typed(organiser)))
    if contact:
        texts.append(words.text("contact", contact=Typed(contact)))
    if view.rows:
        texts += [(words.say("how_counted"),), (words.say("how_protected"),)]
    behalf = [row for row in view.rows if row["people"] > 1]
    if behalf:
        texts.append(words.counted("behalf", len(behalf)))
    return Chapter("colophon", words.say("colophon"), tuple(Paragraph(text) for text in texts))


@chapter("appendix")
def appendix(view: View) -> Chapter:
    """Everything that was brought in, by number; the numbers that are missing, and why."""
    entries = tuple(_entry(view, row) for row in view.rows)
    blocks: list[Block] = [Appendix(entries)] if entries else []
    gaps: list[Text] = [
        view.words.text(f"gap_{why}", numbers=_runs(numbers)) for why, numbers in view.data["gaps"].items()
    ]
    if gaps:
        blocks.append(Section((view.words.say("gaps"),), (Items(tuple(gaps)),)))
    return Chapter("appendix", view.words.say("appendix"), tuple(blocks))


def _entry(view: View, row: Row) -> Entry:
    words = view.words
    kind = words.say(f"kind_{row['kind']}")
    details: Text = (kind, *(" · " if view.side(row) else "",), *view.side(row))
    if row["on"] is not None:
        details += (" · ", *words.text("about_number", ref=Ref(row["on"])))
    more: list[Text] = [words.text("answer", text=Typed(answer["text"])) for answer in row["answers"]]
    if row["ask"]:
        more.insert(0, (Typed(row["ask"]),))
    for letter, option in zip("ABCD", row.get("options", ()), strict=False):
        parts = [Typed(part) for part in (option["text"], option["objection"]) if part]
        more.append((f"{letter}. ", *joined(parts, " – ")))
    return Entry(row["number"], row["kind"], kind, row["title"], row["text"], details, tuple(more))


def _runs(numbers: list[int]) -> str:
    """Give "3, 5–8" for 3, 5, 6, 7, 8."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)
