"""Who voted alike: what unites all groups first, then where they differ."""

from __future__ import annotations

from facilitator.report import findings, parts
from facilitator.report.blocks import (
    Block,
    Chapter,
    Fields,
    Heat,
    Items,
    OpinionField,
    Paragraph,
    Section,
    Stand,
    Text,
    Weighed,
)
from facilitator.report.chapters import chapter
from facilitator.report.view import Row, View

STANCES = {"agree": "for", "mixed": "divided", "disagree": "against"}


@chapter("landscape")
def landscape(view: View) -> Chapter | None:
    """The opinion landscape; nothing when too few people voted for one. No backgrounds stand in it, on purpose."""
    found, words = view.data["landscape"], view.words
    groups = found["groups"]
    if not groups:
        return None
    apart = len(groups) > 1
    lead = words.counted("landscape_groups", len(groups)) if apart else (words.say("landscape_one"),)
    blocks: list[Block] = [Paragraph(lead, "lead")]
    if apart:
        blocks += [_fields(view, groups), _section(view, "unites", found["unites"], groups), _section(view, "divides", found["divides"], groups)]
    elif shared := [view.by_number[row["number"]] for row in found["unites"] if row["number"] in view.by_number]:
        blocks.append(Section((words.say("landscape_unites"),), (Items(tuple(_shared(view, row) for row in shared)),)))
    blocks.append(Paragraph(_counted(view, found), "quiet"))
    if apart:
        blocks.append(Paragraph(_read(view, found), "quiet"))
    name, found = words.say("landscape"), words.heading("voted_alike", len(groups)) if apart else ""
    return Chapter("landscape", found or name, tuple(blocks), name if found else "")


def _shared(view: View, row: Row) -> Text:
    """Give what most of one room think, with its counts."""
    levels = row["support"]
    counts = view.words.say("side_counts", agree=levels["agree"], voted=findings.voted(levels), disagree=levels["disagree"])
    return view.words.text("landscape_together_on", text=parts.pointed(row), counts=counts)


def _fields(view: View, groups: list[Row]) -> Fields:
    words, apart = view.words, len(groups) > 1
    drawn = tuple(
        OpinionField(
            words.say("landscape_group", n=n) if apart else words.say("landscape_together"),
            words.say("landscape_size", n=one["size"]),
            one["size"], one["x"], one["y"],
        )
        for n, one in enumerate(groups, 1)
    )  # fmt: skip
    return Fields(drawn, "; ".join(f"{one.name}: {one.people}" for one in drawn))


def _section(view: View, what: str, rows: list[Row], groups: list[Row]) -> Section:
    """Give the texts that unite or divide, with which way each group leans: a class in words, never a count."""
    words, title = view.words, (view.words.say(f"landscape_{what}"),)
    known = [row for row in rows if row["number"] in view.by_number]
    if not known:
        return Section(title, (Paragraph((words.say(f"landscape_{what}_nothing"),)),))
    if what == "unites":  # all groups lean the same way
        names = [words.say("landscape_every" if len(groups) > 1 else "landscape_together")]
    else:
        names = [words.say("landscape_group", n=n) for n in range(1, len(groups) + 1)]
    lines = tuple(
        Weighed(
            parts.pointed(view.by_number[row["number"]]),
            tuple(Stand(STANCES[lean], words.say(f"lean_{lean}")) for lean in row["leans"][: len(names)]),
        )
        for row in known
    )
    return Section(title, (Heat(words.say(f"landscape_{what}_table"), (words.say("contribution"), ""), tuple(names), lines, ()),))


def _counted(view: View, found: Row) -> Text:
    """Say how many voted, of how many, and who is not on the map."""
    words = view.words
    every = (words.say("landscape_voted_all", n=found["voted"]),) if found["voted"] == found["present"] > 1 else ()
    told: list[Text] = [every or words.counted("landscape_voted", found["voted"], present=found["present"])]
    if found["left_out"]:
        told.append(words.counted("landscape_left_out", found["left_out"]))
    if found["hands"]:
        told.append(words.counted("landscape_hands", found["hands"]))
    return tuple(span for n, text in enumerate(told) for span in ((" ", *text) if n else text))


def _read(view: View, found: Row) -> Text:
    return view.words.text("landscape_read", smallest=view.words.number(found["smallest"]))
