"""How a report ends: conclusions, looking back, agreements, who wrote it, and everything that was brought in."""

from __future__ import annotations

from facilitator.report import findings, parts
from facilitator.report.blocks import (
    Appendix,
    Block,
    Chapter,
    Entry,
    Items,
    Original,
    Paragraph,
    Ref,
    Section,
    Span,
    Table,
    Text,
    Typed,
    in_a_row,
)
from facilitator.report.chapters import chapter
from facilitator.report.chapters.opening import MANY_GROUPS, groups_table
from facilitator.report.view import Row, View, joined, paragraphs
from facilitator.report.words import Words

MOST_INTENDED = 12
MOST_COUNTED = 5  # figures in one sentence
MOST_IN_BRIEF = 6


@chapter("conclusions")
def conclusions(view: View) -> Chapter:
    """What the facilitator concluded, each with the numbers it rests on.

    Where the facilitator tied it to nothing, the report claims no more than which directions stand beside it. What
    another chapter tells already (of one case, or the sentence of an experiment) isn't told again.
    """
    every = [row for _, rows in view.highlighted() for row in rows]
    main = list(dict.fromkeys(row["number"] for row in (view.spearheads() if view.has("spearheads") else every)))
    beside = "beside_spearheads" if view.has("spearheads") else "beside"
    blocks: list[Block] = []
    own = _own(view)
    last = next((one for one in reversed(own) if one["general"]), None)
    for one in own:
        chosen = [one["on"]] if one["on"] is not None else _theme(view, one["theme"])
        numbers = chosen or (main if one is last else [])
        refs: list[Span] = [Ref(number) for number in numbers]
        blocks += [Paragraph((Typed(text),), "voice large") for text in paragraphs(one["text"])]
        if refs:
            told = view.words.text("rests_on" if chosen else beside, refs=view.words.listing(refs))
            blocks.append(Paragraph((*told, " ", *stood_behind(view, numbers)), "quiet"))
        else:
            blocks.append(Paragraph(stood_behind(view, []), "quiet"))
    return Chapter("conclusions", view.words.say("conclusions"), tuple(blocks))


def stood_behind(view: View, numbers: list[int]) -> Text:
    """Say how many of those who voted agree with what a conclusion rests on, and how many people were there."""
    words = view.words
    rows = [row for number in dict.fromkeys(numbers) if (row := view.by_number.get(number)) is not None]
    voted = [row for row in rows if findings.voted(row["support"])]
    if not voted:
        return (words.say("conclusion_unvoted", present=view.present),)
    if len(voted) > MOST_COUNTED:
        votes, agree = sorted(findings.voted(row["support"]) for row in voted), sorted(row["support"]["agree"] for row in voted)
        ends = {"votes": words.range(votes[0], votes[-1]), "agree": words.range(agree[0], agree[-1])}
        return (words.say("conclusion_all" if len(voted) == len(rows) else "conclusion_many", n=words.number(len(voted)), present=view.present, **ends),)
    counts = [
        words.text("conclusion_count", ref=Ref(row["number"]), agree=row["support"]["agree"], voted=findings.voted(row["support"]))
        for row in voted
    ]
    return words.text("conclusion_voted", counts=words.listing_of(counts), present=view.present)


def _own(view: View) -> list[Row]:
    """Give the conclusions that no other chapter tells."""
    kept = view.data["conclusions"]
    if view.has("cases"):
        kept = [one for one in kept if not view.drawn_on_cases(one)]
    return [one for one in kept if not (view.has("experiment") and view.in_moment(one["phase"]))]


def _theme(view: View, title: str) -> list[int]:
    return next((theme["members"] for theme in view.data["themes"] if title and theme["title"] == title), [])


@chapter("reflection")
def reflection(view: View) -> Chapter:
    """What the facilitator says looking back."""
    texts = [part for text in view.notes("reflection") for part in paragraphs(text)]
    return Chapter("reflection", view.words.say("reflection"), tuple(Paragraph((Typed(text),)) for text in texts))


@chapter("actions")
def actions(view: View) -> Chapter:
    """Who does what by when."""
    name, found = view.words.say("actions"), agreed(view)
    return Chapter("actions", found or name, agreements(view), name if found else "")


def agreed(view: View) -> str:
    """Say "Zeven afspraken, vijf met wie het doet en wanneer"; "" without any."""
    words, rows = view.words, view.data["actions"]
    if not rows:
        return ""
    full = sum(1 for row in rows if row["owner"] and row["due"])
    key = "agreed_all" if full == len(rows) else "agreed_full"
    parts = [words.heading("agreed_title", len(rows)), *([words.count(key, full)] if full else [])]
    return ", ".join(parts)


def agreements(view: View) -> tuple[Block, ...]:
    """Give the agreements with owner and time, and what people set themselves to do."""
    words = view.words
    blocks: list[Block] = []
    rows = view.data["actions"]
    if rows:
        shown = rows[:MOST_IN_BRIEF] if view.brief else rows
        blocks += [_agreed(view, shown), *parts.rest(view, rows, shown)]
        missing = {key: sum(1 for row in rows if not row[key]) for key in ("owner", "due")}
        blocks += [Paragraph(words.counted(f"{key}_missing", n), "quiet") for key, n in missing.items() if n]
    own = [] if view.brief else view.of("action")
    if own:
        quoted = parts.varied(view, own, MOST_INTENDED)
        intended = tuple(view.quote(row) for row in quoted)
        blocks.append(Section((words.say("intended"),), (*intended, *parts.rest(view, own, quoted)), "action"))
    return tuple(blocks)


def _agreed(view: View, rows: list[Row]) -> Table:
    """Give the agreements as a table, without a column that nobody filled in."""
    words = view.words
    columns = [("what", "text"), ("by_whom", "owner"), ("by_when", "due"), ("who_goes_on", "joined")]
    used = [(name, key) for name, key in columns if any(row[key] for row in rows)]
    cells = [
        tuple(_cell(words, key, row[key]) for _, key in used)
        for row in rows
    ]
    return Table("", tuple(words.say(name) for name, _ in used), tuple(cells))


def _cell(words: Words, key: str, value: str | int) -> Text:
    if isinstance(value, int):
        return (words.people(value),) if value else ("–",)
    return (Typed(words.date(value) if key == "due" else value),) if value else ("–",)


@chapter("colophon")
def colophon(view: View) -> Chapter:
    """Who wrote it, whom it comes from, and where to turn to."""
    words, meeting = view.words, view.meeting
    led, organiser, contact = (meeting.get(name, "") for name in ("facilitator", "organiser", "contact"))
    texts: list[Text] = [
        words.text("written_led", facilitator=Typed(led)) if led else (words.say("written_by"),),
    ]
    if sender := view.edits.get("sender", ""):
        texts.append(words.text("sent_by", sender=Typed(sender)))
    if organiser:
        texts.append(words.text("organiser_was", organiser=Typed(organiser)))
    if contact:
        texts.append(words.text("contact", contact=Typed(contact)))
    return Chapter("colophon", words.say("colophon"), tuple(Paragraph(text) for text in texts))


def came_in(view: View) -> list[Text]:
    """Say how it came in, where that was not by everybody's own phone alone."""
    words, came = view.words, view.data["came_in"]
    ways = [(way, came.get(way, 0)) for way in ("own_phone", "scribe", "leader", "facilitator", "import")]
    texts: list[Text] = []
    if any(n for way, n in ways if way != "own_phone"):
        listed = words.listing([words.count(f"came_{way}", n) for way, n in ways if n])
        texts.append(words.text("came_in", ways=listed))
    if came.get("hands"):
        texts.append(words.counted("came_hands", came["hands"]))
    behalf = [row for row in view.rows if row["people"] > 1]
    return [*texts, words.counted("behalf", len(behalf))] if behalf else texts


@chapter("appendix")
def appendix(view: View) -> Chapter:
    """Everything that was brought in, by number; the numbers that are missing there, and why; all groups, when many."""
    entries = tuple(_entry(view, row) for row in view.all)
    blocks: list[Block] = [Appendix(entries)] if entries else []
    if any(row["dots"] for row in view.all):
        blocks.append(parts.dotted(view))
    gaps: list[Text] = [
        view.words.text(f"gap_{why}", numbers=_runs(numbers)) for why, numbers in view.data["gaps"].items()
    ]
    if elsewhere := [row for row in view.all if row["merged"]]:
        gaps.insert(0, _elsewhere(view, elsewhere))
    if gaps:
        blocks.append(Section((view.words.say("gaps_elsewhere" if elsewhere else "gaps"),), (Items(tuple(gaps)),)))
    if len(view.groups) > MANY_GROUPS:
        blocks.append(Section((view.words.say("all_groups"),), (groups_table(view),)))
    return Chapter("appendix", view.words.say("appendix"), tuple(blocks))


def _elsewhere(view: View, rows: list[Row]) -> Text:
    """Say which numbers stand with the one that they merged into: on paper nothing else leads there."""
    words = view.words
    found = sorted((row["merged"][0]["number"], row) for row in rows)
    places = [words.text("place_of", numbers=parts.pointers([one["number"] for one in row["merged"]]), ref=Ref(row["number"])) for _, row in found]
    return words.text("gap_elsewhere", places=in_a_row(places, "; "))


def _entry(view: View, row: Row) -> Entry:
    words = view.words
    kind = words.say(f"kind_{row['kind']}")
    side = view.side(row, typed=not _typed_for_others(row))
    details: list[Text] = [(kind,), *((side,) if side else ())]
    details += [words.text("about_number", ref=Ref(row["on"]))] if row["on"] is not None else []
    details += [words.text("under_number", ref=Ref(row["parent"]))] if row["parent"] is not None else []
    details += [(words.say("round_n", n=row["round"]).lower(),)] if row["round"] > 1 else []
    details += [(words.count("dots", row["dots"]),)] if row["dots"] else []
    details += [(words.say(f"via_{row['via']}"),)] if row["via"] not in ("", "import") else []
    details += [(words.say("parked"),)] if row["parked"] else []
    details += [(words.say(f"late_{row['late']}"),)] if row["late"] else []
    more = _beside(view, row)
    for letter, option in zip("ABCD", row.get("options", ()), strict=False):
        of = [Typed(part) for part in (option["text"], option["objection"]) if part]
        more.append((f"{letter}. ", *joined(of, " – ")))
    return Entry(
        row["number"], row["kind"], kind, _title(row), row["text"], in_a_row(details), tuple(more), row["language"], view.also(row),
        merged=tuple(_original(view, one, row) for one in row["merged"]),
    )  # fmt: skip


def _original(view: View, row: Row, into: Row) -> Original:
    """Give what merged into a contribution; where that was said is told only when it is elsewhere."""
    words = view.words
    elsewhere = (row["group"], row["place"]) != (into["group"], into["place"])
    side = view.side(row, grouped=elsewhere, typed=not _typed_for_others(row))
    details: list[Text] = [side] if side else []
    details += [(words.say("round_n", n=row["round"]).lower(),)] if row["round"] > 1 else []
    details += [(words.say(f"via_{row['via']}"),)] if row["via"] not in ("", "import") else []
    details += [(words.say(f"late_{row['late']}"),)] if row["late"] else []
    return Original(row["number"], _title(row), row["text"], in_a_row(details), tuple(_beside(view, row)), row["language"], view.also(row))


def _typed_for_others(row: Row) -> bool:
    """Whether what stands beside it already says that this one wrote it down: who it was is not said twice."""
    return bool(row["by"] == row["via"])


def _title(row: Row) -> str:
    return row["title"] if row["title"] != row["text"] else ""


def _beside(view: View, row: Row) -> list[Text]:
    """Give what was asked with a text, and what was answered."""
    asked: list[Text] = [(Typed(row["ask"], row["language"]),)] if row["ask"] else []
    return [*asked, *(view.words.text("answer", text=Typed(answer["text"])) for answer in row["answers"])]


def _runs(numbers: list[int]) -> str:
    """Give "3, 5–8" for 3, 5, 6, 7, 8."""
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in parts.runs(numbers))
