"""How a report opens: facts, introduction with the main directions, goals, set-up."""

from __future__ import annotations

from collections import Counter

from facilitator.core.format import KINDS
from facilitator.report import findings, headlines, parts
from facilitator.report.blocks import (
    Block,
    Chapter,
    Facts,
    Highlights,
    Items,
    Paragraph,
    Ranked,
    Section,
    Stretch,
    Table,
    Text,
    Timeline,
    Typed,
)
from facilitator.report.chapters import chapter
from facilitator.report.charts.timeline import crowded
from facilitator.report.view import Row, View, paragraphs

MOST_SIDE_BY_SIDE = 6  # lists of main directions
MANY_GROUPS = 12  # above this many, all groups are named at the end


@chapter("header")
def header(view: View) -> Chapter:
    """Who organised it, when and where, who led it, how many were there; on two pages also that nothing was brought in."""
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
    if view.brief:  # who were there and what it is stand in chapters of their own
        rows = [row for row in rows if row[0] != words.say("present")]
    elif view.rows:
        rows.append((words.say("status"), (words.say("status_told"),)))
    bare = [Paragraph((words.say("empty"),), "lead")] if view.brief and not view.all else []  # two pages have no introduction
    return Chapter("header", "", (*([Facts(tuple(rows))] if rows else []), *bare))


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
    if not view.all:
        blocks.append(Paragraph((view.words.say("empty"),), "lead"))
    blocks += _at_a_glance(view)
    return Chapter("introduction", view.words.say("introduction") if view.rows else "", tuple(blocks))


def _at_a_glance(view: View) -> list[Block]:
    """Give the main directions side by side; of many groups those that most people carry."""
    words, lists = view.words, view.highlight_lists()
    if view.has("spearheads") and lists and not view.highlighted()[0][0]:
        lists = [("", view.spearheads())]  # the room chose: what a table chose on the way is told at its table
    rows = list({row["number"]: row for _, own in lists for row in own}.values())
    if not rows:
        return []
    title = (_title(view, rows),)
    if len(lists) > MOST_SIDE_BY_SIDE:
        best = findings.by_support(rows)[: parts.MOST_SHOWN]
        ranked = Ranked(tuple(view.direction(row, label=view.group(row["group"])) for row in best))
        return [Section(title, (Paragraph((words.say("carried_most"),)), ranked))]
    shown = tuple((label, tuple(map(view.direction, own))) for label, own in lists)
    return [Section(title, (Highlights(shown), *parts.glance(view, rows)))]


def _title(view: View, rows: list[Row]) -> str:
    """Say "Negen hoofdrichtingen: vier breed gedragen, twee omstreden"."""
    key = "spearheads_title" if view.has("spearheads") else "main_directions"
    return headlines.spread(view, rows, key) or view.words.heading(key, len(rows))


def _in_numbers(view: View) -> Text:
    """Say what was brought in, by whomever, kind by kind: as many as the report shows."""
    return view.words.text("brought_in", what=parts.brought(view, view.rows, *KINDS)) if view.rows else ()


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
    """In which groups and places, and what was done in what order."""
    words = view.words
    blocks: list[Block] = []
    if len(view.groups) > MANY_GROUPS:
        blocks.append(Section((words.count("groups", len(view.groups)).capitalize(),), (Paragraph(_sizes(view)),)))
    elif view.groups:
        blocks.append(Section((words.say("groups"),), (groups_table(view),)))
    if view.places:
        blocks.append(Section((words.say("places"),), (_places(view),)))
    went = _went(view)
    blocks += went
    timed = [phase for phase in view.data["phases"] if phase["minutes"]]
    if timed and view.all and not went:
        items: list[Text] = [
            (Typed(words.one(phase["title"])), f", {words.say('minutes', minutes=phase['minutes'])}") for phase in timed
        ]
        blocks.append(Section((words.say("programme"),), (Items(tuple(items), ordered=True),)))
    return Chapter("setup", words.say("setup"), tuple(blocks))


def _went(view: View) -> list[Block]:
    """Give the afternoon as it went: drawn, and as a table; nothing where the clock tells nothing."""
    words, rows = view.words, view.data["timeline"]
    if not rows:
        return []
    turns = Counter(row["phase"] for row in rows)
    names = [_name_of(view, row, several=turns[row["phase"]] > 1) for row in rows]
    drawn = tuple(
        Stretch(Typed(name), row["start"], row["end"], row["since"], row["minutes"], row["contributions"])
        for name, row in zip(names, rows, strict=True)
    )
    start, end, total = rows[0]["start"], max(rows, key=lambda row: row["since"] + row["minutes"])["end"], sum(row["contributions"] for row in rows)
    spoken = words.say("timeline_spoken", start=start, end=end, n=words.number(len(rows)))
    lead: Text = (words.say("timeline_lead", start=start, end=end),)
    most = max(drawn, key=lambda one: one.contributions)
    if most.contributions * 2 > total > most.contributions:
        lead = (*lead, " ", *words.text("timeline_most", title=most.name, n=str(most.contributions), all=str(total)))
    head = tuple(words.say(f"timeline_{name}") for name in ("step", "from", "to", "minutes"))
    cells = tuple(
        ((one.name,), (one.start,), (one.end,), (str(one.minutes) if one.minutes else "< 1",), (str(one.contributions),)) for one in drawn
    )
    table = Table("", (*head, words.say("contributions_head")), cells)
    drawing = Timeline(drawn, spoken, words.say("timeline_ten") if crowded(drawn) else "")
    return [Section((words.say(_part_of_day(start, end)),), (Paragraph(lead), drawing, table))]


def _name_of(view: View, row: Row, *, several: bool) -> str:
    name = view.words.one(view.phases[row["phase"]]["title"])
    return view.words.say("timeline_round", name=name, n=row["round"]) if several and row["round"] > 1 else name


def _part_of_day(start: str, end: str) -> str:
    if end <= "13:00" and start < end:
        return "timeline_morning"
    if start < "12:00" or end < start:
        return "timeline_day"
    return "timeline_evening" if start >= "17:30" else "timeline"


def _sizes(view: View) -> Text:
    """Say how large the groups were, and that they are all named at the end."""
    words, sizes = view.words, sorted(group["size"] for group in view.groups.values() if group["size"])
    if not sizes:
        return (words.say("groups_at_end"),)
    key = "groups_sized" if sizes[0] != sizes[-1] else "groups_same"
    return (words.say(key, least=sizes[0], most=words.people(sizes[-1])), " ", words.say("groups_at_end"))


def groups_table(view: View) -> Table:
    """Give all groups: name, leader, where or about what, how many people."""
    words, groups = view.words, list(view.groups.values())
    columns = [("group", "label"), ("leader", "leader"), ("group_about", "about")]
    used = [(name, key) for name, key in columns if any(group[key] for group in groups)]
    sized = any(group["size"] for group in groups)
    been = {group["id"]: view.places_of(group["id"]) for group in groups}
    head = [words.say(name) for name, _ in used] + ([words.say("been_at")] if any(been.values()) else [])
    head += [words.say("people_head")] if sized else []
    rows: list[tuple[Text, ...]] = []
    for group in groups:
        cells: list[Text] = [(Typed(group[key]),) for _, key in used]
        cells += [(Typed(been[group["id"]]),)] if any(been.values()) else []
        rows.append((*cells, (str(group["size"]),)) if sized else tuple(cells))
    return Table("", tuple(head), tuple(rows))


def _places(view: View) -> Table:
    """Give the places that groups visited, each with who led there and how much was brought in."""
    words, places = view.words, list(view.places.values())
    columns = [("place", "label"), ("leader", "leader"), ("group_about", "about")]
    used = [(name, key) for name, key in columns if any(place[key] for place in places)]
    rows: list[tuple[Text, ...]] = []
    for place in places:
        own = [row for row in view.rows if row["place"] == place["id"]]
        visited = {row["group"] for row in own if row["group"]}
        cells: list[Text] = [(Typed(place[key]),) for _, key in used]
        rows.append((*cells, (str(len(visited)),), (str(len(own)),)))
    head = (*(words.say(name) for name, _ in used), words.say("groups_head"), words.say("contributions_head"))
    return Table("", head, tuple(rows))
