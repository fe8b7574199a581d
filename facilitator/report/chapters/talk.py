"""The dilemmas, each with the conversation about it; and what was said apart from them."""

from __future__ import annotations

from typing import Any

from facilitator.report import headlines, parts
from facilitator.report.blocks import (
    Block,
    Chapter,
    Dilemma,
    Items,
    Option,
    Paragraph,
    Section,
    Shift,
    Side,
    Table,
    Text,
    Typed,
)
from facilitator.report.chapters import chapter
from facilitator.report.view import Row, View, paragraphs

LETTERS = "ABCD"
MOMENTS = ("before", "after")


@chapter("dilemmas")
def dilemmas(view: View) -> Chapter:
    """Each dilemma: whose it is, the choice, how people chose, and the three steps of the conversation."""
    rows = view.of("dilemma")
    return Chapter("dilemmas", "", tuple(_dilemma(view, n, row, len(rows)) for n, row in enumerate(rows, 1)))


@chapter("steps")
def steps(view: View) -> Chapter | None:
    """What people asked, told and proposed that is not about one of the dilemmas; nothing where tables tell it."""
    if view.has("tables"):
        return None
    known = {row["number"] for row in view.of("dilemma")}
    elsewhere = {row["number"] for _, rows in view.highlighted() for row in rows}  # they have a chapter of their own
    blocks = _conversation(
        view, [row for row in view.rows if row["on"] not in known and row["number"] not in elsewhere]
    )
    title = view.words.say("steps_open" if known else "steps")
    return Chapter("steps", title, blocks)


def _dilemma(view: View, n: int, row: Row, total: int) -> Section:
    words = view.words
    blocks: list[Block] = [Paragraph((Typed(text, row["language"]),), "voice") for text in paragraphs(row["text"])]
    blocks += [Paragraph((one,), "voice also") for one in view.also(row)]
    if row["ask"]:
        blocks.append(Paragraph((Typed(row["ask"]),), "ask"))
    if row["owner"]:
        blocks.append(Paragraph(words.text("owned_by", owner=Typed(row["owner"])), "quiet"))
    options = tuple(Option(LETTERS[i], one["text"], one["objection"]) for i, one in enumerate(row["options"]))
    shift = _shift(view, row)
    found = headlines.shift(view, row, LETTERS) if shift else ""
    choice = Dilemma(options, words.say("third_way"), shift, tuple(_sentences(view, row, found)) if shift else ())
    chosen: tuple[Block, ...] = (choice, *_per_background(view, row))
    blocks += [Section((found,), chosen)] if found else chosen
    ways = [text for text in row["third_ways"] if text.strip()]
    if ways:
        blocks.append(Section((words.say("third_ways"),), (Items(tuple((Typed(way),) for way in ways)),)))
    if "steps" in view.data["report"]:
        blocks += _conversation(view, [one for one in view.rows if one["on"] == row["number"]])
    title = row["title"] or row["ask"] or words.say("untitled")
    kicker = words.say("dilemma_n", n=n) if total > 1 else words.say("dilemma_one")
    return Section((Typed(title),), tuple(blocks), "dilemma", kicker, opens=True)


def _shift(view: View, row: Row) -> Shift | None:
    """Give how people chose, as rows: the options, the third way, and "don't know" where somebody said so."""
    before, after = (row["choices"][moment] for moment in MOMENTS)
    if not any(before) and not any(after):
        return None
    words, third = view.words, len(row["options"])
    shown = third + 2 if before[-1] or after[-1] else third + 1
    names = [*LETTERS[:third], words.say("third_way"), words.say("unknown")][:shown]
    where: dict[object, int | None] = {**{n: n for n in range(third)}, None: third, "unknown": third + 1, "-": None}
    moves = tuple((where[start], where[end], n) for start, end, n in row["moves"] or ())
    spoken = "; ".join(
        words.say("shift_spoken", label=label, before=before[n], after=after[n]) for n, label in enumerate(names)
    )
    return Shift(tuple(names), tuple(before[:shown]), tuple(after[:shown]), moves, third, spoken)


def _sentences(view: View, row: Row, found: str) -> list[Text]:
    """Say how people chose and who changed their mind, apart from what the heading `found` says already."""
    words, moves = view.words, row["moves"]
    before, after = (row["choices"][moment] for moment in MOMENTS)
    people = {name: words.people(sum(counts[:-1])) for name, counts in zip(MOMENTS, (before, after), strict=True)}
    if any(before) and any(after):
        sentences: list[Text] = [(words.say("chose_both", **people),)]
    else:
        moment = "before" if any(before) else "after"
        return [(words.say(f"chose_{moment}", people=people[moment]),), *_unknown(view, row)]
    if moves is None:
        return [*sentences, (words.say("shift_small"),), *_unknown(view, row)]
    left = [(start, n) for start, end, n in moves if isinstance(start, int) and end is None]
    if left:
        letters = f" {words.say('or')} ".join(LETTERS[start] for start, _ in sorted(left))
        gone = sum(n for _, n in left)
        if found != words.heading("moved_third", gone, options=letters):
            sentences.append(words.counted("left_for_third", gone, options=letters))
    for option in range(len(row["options"])):
        came = sum(n for start, end, n in moves if end == option and start not in (option, "unknown", "-"))
        if came and found != words.heading("moved_to", came, option=LETTERS[option]):
            sentences.append(words.counted("turned_to", came, option=LETTERS[option]))
    stayed = sum(n for start, end, n in moves if start == end and start != "unknown")
    changed = sum(n for start, end, n in moves if start != end and "-" not in (start, end))
    if stayed and not changed and found != words.say("nobody_moved"):
        sentences.append((words.say("all_stayed"),))
    elif stayed and changed:
        sentences.append(words.counted("stayed", stayed))
    return [*sentences, *_unknown(view, row)]


def _unknown(view: View, row: Row) -> list[Text]:
    known = [(moment, row["choices"][moment][-1]) for moment in MOMENTS]
    return [view.words.counted(f"unknown_{moment}", n) for moment, n in known if n]


def _per_background(view: View, row: Row) -> list[Block]:
    """Give the table of choices per background; only what the public data gives."""
    words = view.words
    cells = {moment: {one["background"]: one for one in row["choices_by"][moment]} for moment in MOMENTS}
    moments = [moment for moment in MOMENTS if any(_told(one) for one in cells[moment].values())]
    backgrounds = [
        one
        for one in (*view.data["backgrounds"], "unknown", "others")
        if any(_told(cells[moment].get(one)) for moment in moments)
    ]
    if not backgrounds:
        return []
    keys = [*(str(n) for n in range(len(row["options"]))), "third", "unknown"]
    names = [*LETTERS[: len(row["options"])], words.say("third_way"), words.say("unknown")]
    if not any(row["choices"][moment][-1] for moment in moments):
        keys, names = keys[:-1], names[:-1]
    if not any((cells[moment].get(one) or {}).get("kind") == "count" for moment in moments for one in backgrounds):
        return _most_chose(view, cells, backgrounds, {key: name if len(name) == 1 else name[:1].lower() + name[1:] for key, name in zip(keys, names, strict=True)}, moments)
    rows: list[tuple[Text, ...]] = []
    for background in backgrounds:
        found = [cells[moment].get(background) for moment in moments]
        told: list[Text] = [
            (" → ".join(_chose(view, one, place, key) for one in found),) for place, key in enumerate(keys)
        ]
        rows.append(((Typed(view.background(background)),), *told))
    caption = "per_background" if len(moments) > 1 else f"per_background_{moments[0]}"
    return [Table(words.say(caption), (words.say("background"), *names), tuple(rows), numeric=True)]


def _most_chose(
    view: View, cells: dict[str, dict[str, Any]], backgrounds: list[str], names: dict[str, str], moments: list[str]
) -> list[Block]:
    """Give what most of each background chose, before and after: where no number may be given, one of counts would be all dashes."""
    words, rows = view.words, list[tuple[Text, ...]]()
    for background in backgrounds:
        found = [names.get(cells[moment].get(background, {}).get("stance", ""), "–") for moment in moments]
        if set(found) != {"–"}:
            rows.append(((Typed(view.background(background)),), *((told,) for told in found)))
    if not rows:
        return []
    head = (words.say("background"), *(words.say(f"most_{moment}") for moment in moments))
    note = [Paragraph((words.say("most_few"),), "quiet")] if view.once("most_few") else []
    return [Table(words.say("most_per_background"), head, tuple(rows)), *note]


def _told(cell: dict[str, Any] | None) -> bool:
    return cell is not None and cell["kind"] in ("count", "class")


def _chose(view: View, cell: dict[str, Any] | None, place: int, key: str) -> str:
    """Give how many of a background chose something, or that most did; a dash for what is not shown."""
    if cell is None or not _told(cell):
        return "–"
    if cell["kind"] == "count":
        return str(cell["counts"][place])
    return view.words.say("most_chose") if cell["stance"] == key else "–"


# ── the three steps ──


def _conversation(view: View, rows: list[Row]) -> tuple[Block, ...]:
    """Give the three steps: questions beside experiences, then the directions with most support."""
    of = {kind: [row for row in rows if row["kind"] == kind] for kind in ("question", "experience", "direction")}
    beside = parts.present(
        parts.questions(view, of["question"]),
        parts.quotes(view, of["experience"], "experiences", "experience"),
    )
    blocks: list[Block] = [Side(beside)] if beside else []
    return (*blocks, *parts.present(parts.directions(view, of["direction"])))
