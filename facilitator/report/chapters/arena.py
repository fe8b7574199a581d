"""Practice examples, and what the tables made of them round by round."""

from __future__ import annotations

from facilitator.report import across, findings, headlines, parts
from facilitator.report.blocks import (
    Block,
    Chapter,
    Moves,
    Paragraph,
    Ranked,
    Ref,
    Section,
    Shift,
    Side,
    Table,
    Text,
    Typed,
)
from facilitator.report.chapters import chapter
from facilitator.report.view import Row, View, paragraphs

MANY_TABLES = 8  # above this many they are compared in one table
AT_A_TABLE = 3  # of a kind, per table and round
TALK = ("question", "insight", "obstacle", "direction", "experience", "need")


@chapter("examples")
def examples(view: View) -> Chapter | None:
    """Each example: who told it, the story, and what it set going."""
    rows, words = view.of("example"), view.words
    if not rows:
        return None
    blocks = tuple(_example(view, n, row) for n, row in enumerate(rows, 1))
    talk = [one for one in view.rows if one["on"] in {row["number"] for row in rows}]
    said = talk and not view.has("tables")  # which tells it table by table
    lead = (Paragraph(words.text("talk_yielded", what=parts.brought(view, talk, *TALK)), "lead"),) if said else ()
    return Chapter("examples", words.heading("examples_title", len(rows)), (*lead, *blocks))


def _example(view: View, n: int, row: Row) -> Section:
    words = view.words
    told: list[Block] = [Paragraph((Typed(text, row["language"]),), "voice") for text in paragraphs(parts.beyond(row))]
    told += [Paragraph((one,), "voice also") for one in view.also(row)]
    by: Text = words.text("presented_by", presenter=Typed(row["presenter"])) if row["presenter"] else ()
    told.append(Paragraph((*by, *((" ",) if by else ()), Ref(row["number"])), "quiet"))
    talk = [one for one in view.rows if one["on"] == row["number"]]
    if talk:
        heard = parts.chosen(view, findings.by_support([one for one in talk if one["kind"] == "insight"]), 2)
        told += [view.quote(one, grouped=False) for one in heard]
        view.quoted.update(one["number"] for one in heard)
    return Section((parts.named(row),), tuple(told), "example", words.say("example_n", n=n), large=True)


@chapter("tables")
def tables(view: View) -> Chapter | None:
    """Per table and per round what was asked, seen, met and proposed; and who moved where in between."""
    words = view.words
    talk = [row for row in view.rows if row["kind"] in TALK]
    if not talk:
        return None
    groups = [group for group in view.groups if any(row["group"] == group for row in talk)]
    rounds = sorted({row["round"] for row in talk})
    blocks: list[Block] = []
    if len(groups) > MANY_TABLES:
        blocks.append(_compared(view, groups, talk))
    else:
        blocks += [_brought(view, groups, rounds, talk)] if len(groups) * len(rounds) > 1 else []
        blocks += [_table(view, group, [row for row in talk if row["group"] == group]) for group in groups]
    plenary = [row for row in talk if row["group"] not in view.groups]
    if plenary:
        name = words.say("whole_room" if groups else "steps")
        gave = Paragraph(words.text("talk_gave", what=parts.brought(view, plenary, *TALK)))
        blocks.append(Section((name,), (gave, *_round(view, plenary)), large=True))
    title = words.say("tables")
    if groups:
        count = {"tables": words.count("tables", len(groups)), "rounds": words.count("rounds", len(rounds))}
        title = words.say("tables_rounds" if len(rounds) > 1 else "tables_round", **count)
    counts = {kind: sum(1 for row in talk if row["kind"] == kind) for kind in ("obstacle", "direction")}
    told = {"obstacles": words.count("obstacle", counts["obstacle"]), "directions": words.count("direction", counts["direction"])}
    found = words.say("tables_gave", **told) if len(groups) > 1 and all(counts.values()) else ""
    lead = Paragraph(words.text("tables_lead", what=parts.brought(view, talk, *TALK)), "lead")
    inside = (*([lead] if len(groups) > 1 and not found else []), *_moved(view), *blocks)
    return Chapter("tables", found or title, inside, title if found else "")


def _table(view: View, group: str, rows: list[Row]) -> Section:
    known, words = view.groups[group], view.words
    about: Text = (Typed(known["about"]),) if known["about"] else ()
    led: Text = words.text("led_by_leader", leader=Typed(known["leader"])) if known["leader"] else ()
    between: Text = (". ",) if about and led else ()
    blocks: list[Block] = [Paragraph((*about, *between, *led), "quiet")] if about or led else []
    rounds = sorted({row["round"] for row in rows})
    for n in rounds:
        made = _round(view, [row for row in rows if row["round"] == n])
        blocks += made if len(rounds) == 1 else [Section((words.say("round_n", n=n),), tuple(made))]
    return Section((Typed(known["label"]),), tuple(blocks), large=True)


def _brought(view: View, groups: list[str], rounds: list[int], talk: list[Row]) -> Table:
    """Give how much every table brought in, round by round, kind by kind."""
    words, kinds = view.words, [kind for kind in TALK if any(row["kind"] == kind for row in talk)]
    lines: list[tuple[Text, ...]] = []
    for group in groups:
        for n in rounds:
            own = [row["kind"] for row in talk if row["group"] == group and row["round"] == n]
            name: Text = (Typed(view.group(group)), *((f", {words.say('round_n', n=n).lower()}",) if len(rounds) > 1 else ()))
            lines += [(name, *((str(own.count(kind)),) for kind in kinds))] if own else []
    head = (words.say("table"), *(words.say(f"kinds_{kind}") for kind in kinds))
    return Table(words.say("tables_brought"), head, tuple(lines), numeric=True)


def _round(view: View, rows: list[Row]) -> list[Block]:
    of = {kind: [row for row in rows if row["kind"] == kind and row["number"] not in view.quoted] for kind in TALK}
    beside = parts.present(
        parts.questions(view, of["question"], "questions_answered", AT_A_TABLE),
        parts.quotes(view, of["insight"], "insights", "insight", AT_A_TABLE, grouped=False),
        parts.quotes(view, of["obstacle"], "obstacles", "obstacle", AT_A_TABLE, grouped=False),
        parts.quotes(view, of["experience"], "experiences", "experience", AT_A_TABLE, grouped=False),
        parts.quotes(view, of["need"], "needed", "need", AT_A_TABLE, grouped=False),
    )
    blocks: list[Block] = [Side(beside)] if beside else []
    return [*blocks, *parts.present(parts.directions(view, of["direction"], AT_A_TABLE + 1, grouped=False))]


def _compared(view: View, groups: list[str], talk: list[Row]) -> Table:
    """Give all tables below one another: how much each brought in, and what carried most there."""
    words, rows = view.words, []
    for group in groups:
        own = [row for row in talk if row["group"] == group]
        best = findings.by_support([row for row in own if row["kind"] == "direction"])[:1]
        carried: Text = (parts.named(best[0]), " ", Ref(best[0]["number"])) if best else ("–",)
        rows.append(((Typed(view.group(group)),), parts.brought(view, own, *TALK), carried))
    return Table("", (words.say("table"), words.say("brought_head"), words.say("carried_head")), tuple(rows))


def _moved(view: View) -> list[Block]:
    """Draw who went from which table to which, when people last moved on."""
    moves = [(start, end, n) for start, end, n in view.data["moved"] if start in view.groups and end in view.groups]
    used = [group for group in view.groups if any(group in (start, end) for start, end, _ in moves)]
    if not 2 <= len(used) <= MANY_TABLES:
        return []
    words, place = view.words, {group: n for n, group in enumerate(used)}
    before = tuple(sum(n for start, _, n in moves if start == group) for group in used)
    after = tuple(sum(n for _, end, n in moves if end == group) for group in used)
    labels = tuple(view.group(group).partition(":")[0] for group in used)
    spoken = "; ".join(
        words.say("moved_spoken", n=n, start=view.group(start), end=view.group(end)) for start, end, n in moves
    )
    went = tuple((place[start], place[end], n) for start, end, n in moves)
    shift = Shift(labels, before, after, went, -1, spoken)
    changed = sum(n for start, end, n in moves if start != end)
    lines = tuple(
        words.text("moved_spoken", n=n, start=Typed(view.group(start)), end=Typed(view.group(end)))
        for start, end, n in moves
    )
    drawn = Moves(shift, words.say("first_table"), words.say("next_table"), lines)
    return [Section((words.heading("changed_table", changed),), (drawn,))]


@chapter("spearheads")
def spearheads(view: View) -> Chapter:
    """What was chosen to go on with: dots, support per background, and the themes behind it."""
    words = view.words
    rows = view.spearheads()
    blocks: list[Block] = []
    if rows:
        given, chosen = (sum(row["dots"] for row in of) for of in (view.of("direction"), rows))
        if chosen:
            told = words.text("dots_chosen", given=words.count("dots", given), chosen=words.number(chosen))
            blocks.append(Paragraph(told, "lead"))
        alike = parts.alike(rows)
        blocks.append(Ranked(tuple(parts.harvested(view, row, origin=True, alike=alike) for row in rows)))
        blocks += [*parts.broadly(view, rows), *across.heat(view, rows)]
    else:
        blocks += parts.nothing_chosen(view)
    lying = parts.dots(view, [row for row in view.rows if row["kind"] != "case"])
    if lying:
        blocks.append(Section((words.say("dots_lie"),), tuple(lying)))
    blocks += parts.themes(view)
    title = words.heading("spearheads_title", len(rows)) if rows else words.say("spearheads_none")
    found = headlines.stood_behind(view, rows)
    return Chapter("spearheads", found or title, tuple(blocks), words.say("name_spearheads") if found else "")
