"""Who recognised the main directions: asked at the table, counted per group, with what people still miss."""

from __future__ import annotations

from facilitator.report.blocks import Block, Chapter, Items, Paragraph, Section, Span, Table, Text, Typed
from facilitator.report.chapters import chapter
from facilitator.report.view import Row, View

ANSWERS = ("yes", "nearly", "no")


@chapter("sign_off")
def sign_off(view: View) -> Chapter:
    """How many said "this is what we said", per group, with the versions before; and what is still missing."""
    words, asked = view.words, view.data.get("sign_offs", [])
    blocks: list[Block] = []
    if asked:
        one = len(asked) == 1
        blocks.append(Paragraph(_lead(view, asked), "lead"))
        blocks += [Paragraph(_sentence(view, asked[0]))] if one and len(asked[0]["versions"]) == 1 else [_table(view, asked)]
        everyone: list[Span] = [Typed(_name(view, row)) for row in asked if row["versions"][0]["everyone"]]
        if everyone and not one:
            blocks.append(Paragraph(words.text("sign_off_everyone", groups=words.listing(everyone))))
        changed: list[Span] = [Typed(_name(view, row)) for row in asked if row["changed"]]
        if changed:
            blocks.append(Paragraph(words.text("sign_off_changed", groups=words.listing(changed)), "quiet"))
        if any(version["yes"] is None for row in asked for version in row["versions"] if version["answered"]):
            blocks.append(Paragraph((words.say("sign_off_few"),), "quiet"))
        blocks += _missing(view, asked, named=not one)
    name, found = words.say("sign_off"), _found(view, asked)
    return Chapter("sign_off", found or name, tuple(blocks), name if found else "")


def _found(view: View, asked: list[Row]) -> str:
    """Say how many of all answers were yes, where every count may be shown."""
    latest = [row["versions"][0] for row in asked]
    if not latest or any(one["yes"] is None for one in latest):
        return ""
    yes, answered = (sum(one[name] for one in latest) for name in ("yes", "answered"))
    return view.words.say("signed_yes", yes=yes, answered=answered)


def _lead(view: View, asked: list[Row]) -> Text:
    if len(asked) > 1:
        return (view.words.say("sign_off_lead"),)
    if not asked[0]["group"]:
        return (view.words.say("sign_off_lead_room"),)
    return view.words.text("sign_off_lead_one", group=Typed(_name(view, asked[0])))


def _name(view: View, row: Row) -> str:
    return view.group(row["group"]) or view.words.say("whole_room")


def _sentence(view: View, row: Row) -> Text:
    """Say how one group answered."""
    words, version = view.words, row["versions"][0]
    if version["everyone"]:
        return (words.say("sign_off_all", people=version["people"]),)
    if version["yes"] is None:
        return (words.say("sign_off_only", answered=version["answered"], people=version["people"]),)
    told = words.say("sign_off_answered", answered=version["answered"], people=version["people"])
    counts = [words.say(f"sign_off_n_{answer}", n=version[answer]) for answer in ANSWERS if version[answer]]
    return (f"{told} ", *words.listing(list(counts)), ".")


def _table(view: View, asked: list[Row]) -> Table:
    words = view.words
    rows: list[tuple[Text, ...]] = []
    for row in asked:
        for place, version in enumerate(row["versions"]):
            name: Text = (Typed(_name(view, row)),) if not place else (Typed(_name(view, row)), words.say("sign_off_earlier"))
            counts = [(str(version[answer]) if version[answer] is not None else "–",) for answer in ANSWERS]
            voted = words.say("sign_off_of", answered=version["answered"], people=version["people"])
            rows.append((name, (voted,), *counts))
    head = ("group", "sign_off_voted", *(f"sign_off_{answer}" for answer in ANSWERS))
    return Table(words.say("sign_off_caption"), tuple(words.say(one) for one in head), tuple(rows), numeric=True)


def _missing(view: View, asked: list[Row], *, named: bool) -> list[Block]:
    """Give what people still miss, in their words."""
    items: list[Text] = []
    for row in asked:
        items += [(Typed(text), *((" (", Typed(_name(view, row)), ")") if named else ())) for text in row["missing"]]
    return [Section((view.words.say("sign_off_missing"),), (Items(tuple(items)),))] if items else []
