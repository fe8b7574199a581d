"""In short: what it was about, who were there, what was found, what is contested and who does what next, in 120 words."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.report import attendance, findings, parts
from facilitator.report.blocks import Block, Chapter, Items, Paragraph, Ref, Span, Text, Typed
from facilitator.report.chapters import chapter
from facilitator.report.headlines import clipped, gist, shift
from facilitator.report.view import Row, View, paragraphs

MOST_WORDS = 120
MOST_FINDINGS = 3
NAME = 58  # letters of a typed text
SIDE = 34
LETTERS = "ABCD"
SUBJECTS = ("dilemma", "case", "example", "goal", "belief", "initiative")


@chapter("in_short")
def in_short(view: View) -> Chapter | None:
    """The whole in at most 120 words; what matters least is left out first."""
    if not view.rows:
        return None
    parts: list[tuple[int, Block]] = [(0, Paragraph(_who(view), "lead"))] if _who(view) else []
    parts += [(6, Paragraph(text)) for text in _sides(view)]
    found = [] if view.brief else _findings(view)  # two pages give the main directions below it
    parts += [(1, block) for block in found]
    parts += [(place, Paragraph(text)) for place, text in ((2, _contested(view)), (5, _shifted(view)), (3, _next(view))) if text]
    while sum(words_of(block, "nr. " if view.brief else "") for _, block in parts) > MOST_WORDS and len(parts) > 1:
        parts.remove(max(parts, key=lambda one: one[0]))
    return Chapter("in_short", view.words.say("in_short"), tuple(block for _, block in parts))


def words_of(block: Block, before_number: str = "") -> int:
    """Give how many words there are in a paragraph or a list; `before_number` is what stands before each number."""
    texts = block.items if isinstance(block, Items) else (block.text,) if isinstance(block, Paragraph) else ()
    return sum(len("".join(_plain(span, before_number) for span in text).split()) for text in texts)


def _plain(span: Span, before_number: str) -> str:
    if isinstance(span, Ref):
        return f"{before_number}{span.number}"
    return span if isinstance(span, str) else str(getattr(span, "text", ""))


def name(row: Row, letters: int = NAME) -> Typed:
    """Give the name of a contribution in a few words."""
    return Typed(gist(row["title"] or row["text"], letters), row["language"])


def _who(view: View) -> Text:
    words, n = view.words, view.present
    told: list[Span] = []
    if n:
        used = len([group for group in view.groups.values() if group["size"]])
        groups = words.say("short_in_groups", groups=words.count("groups", used)) if used > 1 else ""
        day = words.date(view.meeting.get("date", ""), weekday=False)
        if day and n == 1:
            told.append(words.say("short_on_one", date=day))
        elif n == 1:
            told.append(words.say("took_part_one"))
        elif day:
            told.append(words.say("short_on", date=day, people=words.people(n), groups=groups))
        else:
            people = f"{words.opening(n)} {words.people(n).partition(' ')[2]}"
            told.append(words.say("short_met", people=people, groups=groups))
    counted = [(kind, len(view.of(kind))) for kind in SUBJECTS]
    kind, many = next(((kind, n) for kind, n in counted if n), ("", 0))
    if kind:
        told += [" " if told else "", words.say("short_subject", what=words.count(kind, many))]
    return tuple(span for span in told if span)


def _sides(view: View) -> Iterator[Text]:
    """Say which side was largest, and which ones were missing."""
    words, there = view.words, attendance.sides_there(view)
    most = sorted(there.items(), key=lambda one: -one[1])
    told: list[Span] = []
    if len(most) > 1 and most[0][1] > most[1][1]:
        side = Typed(clipped(view.background(most[0][0]), SIDE))
        told += words.text("short_most", side=side, people=words.people(most[0][1]))
    why, gone = attendance.missing(view)
    if why == "few" and len(gone) == 1:
        gone = []  # perhaps somebody was there: who was there says more of that
    if gone and len(gone) < 3:
        sides: list[Span] = [Typed(clipped(label, SIDE)) for label in gone]
        told += [" "] if told else []
        told += words.text(f"short_{why}", sides=words.either(sides) if why == "nobody" else words.listing(sides), few=words.number(view.fewest))
    elif gone:
        told += [" "] if told else []
        told += words.text(f"short_{why}_more", n=words.opening(len(gone)) if why == "nobody" else words.number(len(gone)), few=words.number(view.fewest))
    if told:
        yield tuple(told)


# ── what was found ──


def _main(view: View) -> list[Row]:
    if view.has("spearheads"):
        return view.spearheads()
    return list({row["number"]: row for _, rows in view.highlighted() for row in rows}.values())


def _findings(view: View) -> list[Block]:
    """Give the main directions, or what has most support: at most three, each with its number and its counts."""
    words, rows = view.words, _main(view)
    key = "short_spearheads" if view.has("spearheads") else "short_main"
    rows = sorted(rows, key=lambda row: -row["dots"])
    if len(rows) > MOST_FINDINGS:
        rows, key, many = sorted(findings.by_support(rows), key=_carried_first)[:MOST_FINDINGS], "short_main_top", len(rows)
    elif not rows:
        voted = [row for row in view.rows if row["kind"] in ("direction", "need", "principle", "what") and row["support"]["agree"]]
        rows, key, many = findings.by_support(voted)[:MOST_FINDINGS], "short_top", 0
    else:
        many = len(rows)
    if not rows:
        return []
    lead, told = words.say(key, all=words.number(many), present=view.present), _split(view)
    found = Items(tuple(_finding(view, row, told) for row in rows), ordered=len(rows) > 1)
    dotted = view.data["dotted"] if any(row["dots"] for row in rows) else 0
    gave = [parts.dotted(view)] if dotted == view.present > 1 else [Paragraph(words.counted("short_dots_by", dotted), "quiet")] if dotted else []
    return [Paragraph((lead,), "ahead"), found, *gave]


def _carried_first(row: Row) -> bool:
    return not findings.carried(row)


def _finding(view: View, row: Row, told: Row | None) -> Text:
    words, levels = view.words, row["support"]
    voted = findings.voted(levels)
    counts = [words.count("dots", row["dots"])] if row["dots"] else []
    counts += [words.say("short_voted", agree=levels["agree"], voted=voted)] if voted else []
    on = row.get("wordings", {}).get("support", {"now": 0, "earlier": 0})
    counts += [words.say("short_earlier", n=on["earlier"])] if voted and on["earlier"] > on["now"] else []
    counts += [words.say("short_torn")] if row["across"]["kind"] == "split" and row is not told else []  # else the next lines say so
    if not counts:
        return words.text("short_finding_plain", title=name(row), ref=Ref(row["number"]))
    return words.text("short_finding", title=name(row), ref=Ref(row["number"]), counts=", ".join(counts))


def _split(view: View) -> Row | None:
    """Give what sides are furthest apart on: a main direction, else something else."""
    return next(iter(findings.divided(_main(view)) or findings.divided(view.rows)), None)


def _contested(view: View) -> Text:
    """Say where the sides oppose each other, else where the room itself is divided."""
    words, main, row = view.words, _main(view), _split(view)
    if row:
        love, reject = (_names(view, row, stance) for stance in ("for", "against"))
        if love and reject:
            return words.text("short_split", title=name(row, 44), ref=Ref(row["number"]), love=love, reject=reject)
        return words.text("short_split_plain", title=name(row), ref=Ref(row["number"]))
    torn = findings.contested(main) or findings.contested(view.rows)
    if not torn:
        return ()
    row, levels = torn[0], torn[0]["support"]
    return words.text(
        "short_contested", title=name(row), ref=Ref(row["number"]), agree=levels["agree"], disagree=levels["disagree"]
    )


def _names(view: View, row: Row, stance: str) -> Text:
    """Give the two clearest of the sides of which most said so; it says when there are more."""
    most = sorted((cell for cell in findings.shown(row) if cell["stance"] == stance), key=lambda cell: -abs(cell["score"]))
    sides = view.words.listing([Typed(clipped(view.background(cell["background"]), SIDE)) for cell in most[:2]])
    return view.words.text("among_others", sides=sides) if len(most) > 2 else sides


def _shifted(view: View) -> Text:
    """Say how people changed their mind in the dilemma where most of them did."""
    rows = [row for row in view.of("dilemma") if row["moves"]]
    if not rows:
        return ()
    row = max(rows, key=lambda one: (sum(n for start, end, n in one["moves"] if start != end and "-" not in (start, end)), -one["number"]))
    moved = shift(view, row, LETTERS)
    if not moved:
        return ()
    return view.words.text("short_shift", title=name(row, 44), moved=moved[0].lower() + moved[1:])


# ── what happens now ──


def _next(view: View) -> Text:
    """Say how many agreements there are and the first of them, else what comes next; plainly when nobody said so."""
    words, rows = view.words, view.data["actions"]
    written = str(view.edits.get("next_steps", "")).strip() or next(iter(view.notes("follow-up")), "").strip()
    if rows:
        count = words.count("short_agreed", len(rows))
        row = min(rows, key=lambda one: (not (one["owner"] and one["due"]), not one["owner"]))
        who = ", ".join(part for part in (gist(row["owner"], SIDE), words.date(row["due"], weekday=False)) if part)
        if not who:
            return words.text("short_actions", count=count)
        return words.text("short_action", count=count, title=Typed(gist(row["text"], NAME)), who=Typed(who))
    if written:
        return words.text("short_next", title=Typed(gist(paragraphs(written)[0].split(". ")[0], 2 * NAME)))
    return (words.say("short_no_next"),)
