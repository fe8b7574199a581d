"""Beliefs, the thought experiment, core values, why and how and what, and what people will do."""

from __future__ import annotations

from dataclasses import replace

from facilitator.report import findings, headlines, parts
from facilitator.report.blocks import Block, Chapter, Paragraph, Ranked, Ring, Rings, Section, Side, Text, Typed
from facilitator.report.chapters import chapter
from facilitator.report.chapters.closing import agreed, agreements
from facilitator.report.view import Row, View, paragraphs

MOST_SHOWN = 4
MOST_SEEN = 6
CIRCLE = ("why", "how", "what")
MOST_IN_A_RING = 8


@chapter("beliefs")
def beliefs(view: View) -> Chapter | None:
    """The beliefs that most recognise, and those that are most contested."""
    rows, words = view.of("belief"), view.words
    if not rows:
        return None
    judged = [row for row in rows if findings.voted(row["support"])]
    contested = findings.contested(rows)[:MOST_SHOWN]
    known = [row for row in findings.by_support(judged) if row not in contested and row["support"]["agree"]]
    known = known[:MOST_SHOWN]
    blocks: list[Block] = parts.weighed(view, rows)
    if known:
        blocks.append(Section((words.say("recognised"),), (_ranked(view, known),), "belief"))
    if contested:
        blocks.append(Section((words.say("contested"),), (_ranked(view, contested),), "belief"))
    if not judged:
        blocks += [view.quote(row) for row in parts.varied(view, rows, MOST_SEEN)]
        blocks += parts.rest(view, rows, parts.varied(view, rows, MOST_SEEN))
    else:
        blocks += parts.rest(view, rows, [*known, *contested])
    blocks += _remarks(view, rows)
    found = headlines.spread(view, rows, "belief_title")
    return Chapter("beliefs", found or words.heading("beliefs_title", len(rows)), tuple(blocks), words.say("name_beliefs") if found else "")


def _remarks(view: View, rows: list[Row]) -> list[Block]:
    """Give what was asked and said about beliefs: what bears them out, and what goes against them."""
    numbers = {row["number"] for row in rows}
    said = [row for row in view.rows if row["on"] in numbers]
    told = [row for row in said if row["kind"] != "question"]
    against = [row for row in told if row["stance"] == "challenges"]
    beside = parts.present(
        parts.quotes(view, [row for row in told if row not in against], "stance_none", "insight"),
        parts.quotes(view, against, "stance_against", "obstacle"),
        parts.questions(view, [row for row in said if row["kind"] == "question"]),
    )
    return [Side(beside)] if beside else []


def _ranked(view: View, rows: list[Row]) -> Ranked:
    return Ranked(tuple(parts.judged(view, row) for row in rows))


@chapter("experiment")
def experiment(view: View) -> Chapter | None:
    """The sentence that set people thinking, and what they saw."""
    words = view.words
    sentences = [one["text"] for one in view.data["conclusions"] if view.in_moment(one["phase"])]
    rows = [row for row in view.rows if view.in_moment(row["phase"])]
    if not sentences and not rows:
        return None
    blocks: list[Block] = [Paragraph((Typed(text),), "voice large") for one in sentences for text in paragraphs(one)]
    seen = findings.by_support([row for row in rows if row["kind"] in ("insight", "experience")])
    shown = parts.chosen(view, seen, MOST_SEEN)
    if shown:
        quoted = Ranked(tuple(view.direction(row, _whose(view, row)) for row in shown))
        blocks.append(Section((words.say("seen"),), (quoted, *parts.rest(view, seen, shown)), "insight"))
    blocks += parts.present(parts.questions(view, [row for row in rows if row["kind"] == "question"], "asked"))
    top = next((row for row in shown if findings.voted(row["support"]) >= findings.FEWEST_VOTES), None)
    name, found = words.say("experiment"), ""
    if top is not None and top["support"]["agree"] * 2 > findings.voted(top["support"]):
        counts = {"agree": top["support"]["agree"], "voted": findings.voted(top["support"])}
        found = headlines.titled(view, "seen_most", top, **counts)
    return Chapter("experiment", found or name, tuple(blocks), name if found else "")


def _whose(view: View, row: Row) -> tuple[Text, ...]:
    side, apart = view.side(row), findings.sides_of(view, row)
    return tuple(text for text in ((*side, ". ") if side and apart else side, apart) if text)


@chapter("values")
def values(view: View) -> Chapter | None:
    """The core values, each with the statements that support it and those that challenge it."""
    rows = view.of("principle")
    if not rows:
        return None
    blocks = tuple(_value(view, row) for row in rows)
    return Chapter("values", view.words.heading("values_title", len(rows)), blocks)


def _value(view: View, row: Row) -> Section:
    said = [one for one in view.rows if one["on"] == row["number"] and one["kind"] != "question"]
    stances = {stance: [one for one in said if one["stance"] == stance] for stance in ("supports", "challenges", "")}
    blocks: list[Block] = [Ranked((replace(view.direction(row, _whose(view, row)), title=""),))]
    beside = parts.present(
        parts.quotes(view, stances["supports"], "stance_supports", "insight"),
        parts.quotes(view, stances["challenges"], "stance_challenges", "obstacle"),
        parts.quotes(view, stances[""], "stance_none", "insight"),
        parts.questions(view, [one for one in view.of("question") if one["on"] == row["number"]]),
    )
    blocks += [Side(beside)] if beside else []
    return Section((parts.named(row),), tuple(blocks), "principle", large=True)


@chapter("circle")
def circle(view: View) -> Chapter | None:
    """Why, how and what: drawn as rings, and each in full with its support."""
    words = view.words
    of = {kind: findings.by_support(view.of(kind)) for kind in CIRCLE}
    if not any(of.values()):
        return None
    rings = tuple(Ring(words.say(f"ring_{kind}"), tuple(row["number"] for row in of[kind])) for kind in CIRCLE)
    counted = [words.say("ring_spoken", ring=ring.name, n=len(ring.numbers)) for ring in rings]
    told = words.listing([words.count(kind, len(of[kind])) for kind in CIRCLE if of[kind]])
    lead = Paragraph(words.text("circle_lead", what=told), "lead")
    blocks: list[Block] = [lead, Rings(rings, "; ".join(counted))]
    for kind in CIRCLE:
        shown = parts.first(of[kind], MOST_IN_A_RING)
        if shown:
            listed = Ranked(tuple(parts.judged(view, row) for row in shown))
            blocks.append(Section((words.say(f"ring_{kind}"),), (listed, *parts.rest(view, of[kind], shown)), kind))
    return Chapter("circle", words.say("circle"), tuple(blocks))


@chapter("commitments")
def commitments(view: View) -> Chapter | None:
    """What people will do, who and by when."""
    name, n = view.words.say("actions"), len(view.data["actions"]) + len(view.of("action"))
    found = agreed(view) if not view.of("action") else view.words.heading("commitments_title", n)
    return Chapter("commitments", found or name, agreements(view), name if found else "")
