"""How a report opens: facts, introduction with the main directions, goals, set-up."""

from __future__ import annotations

from facilitator.report.blocks import (
    Block,
    Chapter,
    Facts,
    Highlights,
    Items,
    Paragraph,
    People,
    Section,
    Span,
    Table,
    Text,
    Typed,
)
from facilitator.report.chapters import chapter
from facilitator.report.view import View, paragraphs


@chapter("header")
def header(view: View) -> Chapter:
    """Who organised it, when and where, who led it, how many were there."""
    meeting, words = view.meeting, view.words
    start, end = meeting.get("start", ""), meeting.get("end", "")
    hours = words.say("hours", start=start, end=end) if start and end else ""
    hours = hours or (words.say("from_hour", start=start) if start else "")
    when = [words.date(meeting.get("date", "")), hours] if hours else []  # the date alone stands above already
    where = [meeting.get("venue", ""), meeting.get("place", "")]
    facts: list[tuple[str, list[str]]] = [
        ("organised_by", [meeting.get("organiser", "")]),
        ("when", when),
        ("where", where),
        ("led_by", [meeting.get("facilitator", "")]),
    ]
    rows: list[tuple[str, Text]] = []
    for name, values in facts:
        known = [value for value in values if value]
        if known:
            rows.append((words.say(name), (Typed(", ".join(known)),)))
    if meeting.get("attendance"):
        rows.append((words.say("present"), (Typed(meeting["attendance"]),)))
    elif view.data["participants"]["count"]:
        rows.append((words.say("present"), (words.people(view.data["participants"]["count"]),)))
    return Chapter("header", "", (Facts(tuple(rows)),) if rows else ())


@chapter("introduction")
def introduction(view: View) -> Chapter:
    """What it was, in the facilitator's words and in numbers, and the main directions at a glance."""
    tryout = [] if view.data["begun"] else [Paragraph((view.words.say("tryout"),), "quiet")]
    written = view.notes("introduction") or [view.meeting.get("introduction", "")]
    texts = [part for text in written for part in paragraphs(text)]
    blocks: list[Block] = [
        *tryout,
        *(Paragraph((Typed(text),), "lead" if n else "drop") for n, text in enumerate(texts)),
    ]
    summary = _in_numbers(view)
    if summary:
        blocks.append(Paragraph(summary, "lead"))
    if not view.rows:
        blocks.append(Paragraph((view.words.say("empty"),), "lead"))
    highlighted = view.highlighted()
    if highlighted:
        total = sum(len(rows) for _, rows in highlighted)
        title = view.words.counted("main_directions", total)
        at_a_glance = Highlights(
            tuple((view.group(group), tuple(map(view.direction, rows))) for group, rows in highlighted)
        )
        blocks.append(Section(title, (at_a_glance,)))
    return Chapter("introduction", "", tuple(blocks))


def _in_numbers(view: View) -> Text:
    words, count = view.words, view.data["participants"]["count"]
    text: list[Span] = []
    if count:
        used = len([group for group in view.groups.values() if group["size"]])
        if count == 1:
            text.append(words.say("took_part_one"))
        elif used > 1:
            people = f"{words.opening(count)} {words.people(count).partition(' ')[2]}"
            text.append(words.say("took_part_in_groups", people=people, groups=words.count("groups", used)))
        else:
            text.append(
                words.say("took_part", people=f"{words.opening(count)} {words.people(count).partition(' ')[2]}")
            )
    kinds: list[Span] = [
        words.count(kind, len(view.of(kind))) for kind in ("question", "experience", "direction") if view.of(kind)
    ]
    if kinds:
        key = "brought_in" if count > 1 else "brought_in_one"
        text += [" " if text else "", *words.text(key, what=words.listing(kinds))]
    return tuple(span for span in text if span)


@chapter("goals")
def goals(view: View) -> Chapter:
    """What the meeting was for, and what was presented to set it going."""
    wanted = view.meeting.get("goals") or []
    blocks: list[Block] = []
    told = view.meeting.get("introduction", "")
    if told and view.notes("introduction"):  # else it opened the report already
        blocks += [Paragraph((Typed(text),)) for text in paragraphs(told)]
    if wanted:
        blocks.append(Paragraph((view.words.say("goals_lead" if len(wanted) == 1 else "goals_leads"),), "ahead"))
        blocks.append(Items(tuple((Typed(goal),) for goal in wanted), ordered=True))
    inspiration = [part for text in view.notes("inspiration") for part in paragraphs(text)]
    if inspiration:
        paragraphs_of = tuple(Paragraph((Typed(text),)) for text in inspiration)
        blocks.append(Section((view.words.say("inspiration"),), paragraphs_of))
    return Chapter("goals", view.words.say("goals"), tuple(blocks))


@chapter("setup")
def setup(view: View) -> Chapter:
    """Who was there, in which groups, and what was done in what order."""
    words = view.words
    blocks: list[Block] = []
    by_background = view.data["participants"]["by_background"]
    if any(background != "unknown" for background in by_background):
        rows = tuple((view.background(one), n) for one, n in by_background.items())
        blocks.append(Section((words.say("who"),), (People(rows),)))
    if view.groups:
        blocks.append(Section((words.say("groups"),), (_groups(view),)))
    timed = [phase for phase in view.data["phases"] if phase["minutes"]]
    if timed and view.rows:
        items: list[Text] = [
            (Typed(words.one(phase["title"])), f", {words.say('minutes', minutes=phase['minutes'])}") for phase in timed
        ]
        blocks.append(Section((words.say("programme"),), (Items(tuple(items), ordered=True),)))
    return Chapter("setup", words.say("setup"), tuple(blocks))


def _groups(view: View) -> Table:
    words, groups = view.words, list(view.groups.values())
    columns = [("group", "label"), ("leader", "leader"), ("group_about", "about")]
    used = [(name, key) for name, key in columns if any(group[key] for group in groups)]
    sized = any(group["size"] for group in groups)
    head = [words.say(name) for name, _ in used] + ([words.say("people_head")] if sized else [])
    rows: list[tuple[Text, ...]] = []
    for group in groups:
        cells: list[Text] = [(Typed(group[key]),) for _, key in used]
        rows.append(tuple([*cells, (str(group["size"]),)] if sized else cells))
    return Table("", tuple(head), tuple(rows))
