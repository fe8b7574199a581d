"""Support across backgrounds in the report: the heat table, and what is carried by all, by some, or not weighed yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facilitator.report import findings, parts
from facilitator.report.blocks import (
    Block,
    Go,
    Heat,
    Paragraph,
    Ranked,
    Ref,
    Section,
    Side,
    Stand,
    Text,
    Typed,
    Weighed,
)
from facilitator.report.view import Row, View

STANCES = ("for", "divided", "against")


def heat(view: View, rows: list[Row], *, told: bool = True) -> list[Block]:
    """Give the heat table of `rows`: a column per background that is shown in any of them, and who voted.

    Nothing where no background is shown apart. `told`: with how to read it.
    """
    words = view.words
    columns = columns_of(view, rows)
    if not columns:
        return []
    lines = tuple(
        Weighed(
            parts.pointed(row),
            tuple(stand(view, row, background) for background in columns),
            words.say("of", agree=row["across"]["voted"], voted=row["across"]["present"]),
            weakest(view, row),
        )
        for row in rows
    )
    head = (words.say("contribution"), words.say("heat_voted"))
    key = tuple((stance, words.say(f"heat_key_{stance}")) for stance in STANCES)
    return [
        Heat(
            words.say("table_support"),
            head,
            tuple(map(view.background, columns)),
            lines,
            key,
            notes(view) if told else (),
        )
    ]


def weighed(blocks: Iterable[Block]) -> Iterator[int]:
    """Give the numbers of the contributions that stand in a heat table among `blocks`."""
    for one in blocks:
        match one:
            case Section(blocks=within):
                yield from weighed(within)
            case Side(sections=within):
                yield from weighed(within)
            case Heat(rows=rows):
                yield from (span.number for row in rows for span in row.name if isinstance(span, Ref))


def columns_of(view: View, rows: list[Row]) -> list[str]:
    """Give the backgrounds that stand apart in any of `rows`, in their own order, then unknown and the others together."""
    shown = {
        cell["background"] for row in rows for cell in row["across"]["cells"] if cell["kind"] in ("count", "class")
    }
    return [one for one in (*view.data["backgrounds"], "unknown", "others") if one in shown]


def stand(view: View, row: Row, background: str) -> Stand:
    """Give how one background stands towards a contribution, as far as it may be shown."""
    words = view.words
    cell = findings.cell_of(row, background)
    if cell is None:
        return Stand("", "–")
    if cell["kind"] == "class":
        return Stand(cell["stance"], words.say(f"class_{cell['stance']}"))
    if cell["kind"] != "count":
        return Stand("", words.say(f"cell_{cell['kind']}", few=words.number(view.fewest)))
    agree, _, disagree = cell["counts"]
    against = cell["stance"] == "against"
    key = "cell_against" if against else "cell_of"
    figure = disagree if against else agree
    return Stand(cell["stance"], words.say(key, voted=sum(cell["counts"])), str(figure))


def weakest(view: View, row: Row) -> Text:
    """Say what it carries on average over the sides that are shown, and which of them carry it least.

    Nothing where no counts are shown. Named are the sides that the wall and phones name (facilitator.core.across.weakest_sides).
    """
    words, found, cells = view.words, row["across"], findings.shown(row)
    if len(cells) < 2 or not any(cell["counts"] for cell in cells):
        return ()
    score, mean = min(cell["score"] for cell in cells), words.signed(found["mean"])
    least = [cell for cell in cells if cell["background"] in found["weakest"]]
    if least:
        told = words.signed(score) if all(cell["counts"] for cell in least) else words.say(f"class_{least[0]['stance']}")
        sides = words.listing([Typed(view.background(cell["background"])) for cell in least])
        return words.text("across_weakest", mean=mean, side=sides, least=told)
    if any(not cell["counts"] for cell in cells):  # of those nobody knows how low they stand
        return words.text("across_mean", mean=mean)
    level = all(cell["score"] == score for cell in cells)
    return words.text("across_level" if level else "across_least", mean=mean, least=words.signed(score))


def notes(view: View) -> tuple[Text, ...]:
    """Point at how to read a heat table, which the report explains once."""
    words = view.words
    return (words.text("reading_heat", go=Go("reading", words.say("reading_link"))),)


def passages(view: View, rows: list[Row], most: int) -> list[Block]:
    """Give what all sides carry, what one loves and another rejects, and what is still silent; `most` lines of each."""
    words = view.words
    blocks: list[Block] = []
    carried, split = findings.together(rows), findings.divided(rows)
    every = [row for row in carried if row["across"]["everyone"]]
    if every:
        told = words.counted(
            "across_everyone", len(every), present=view.present, refs=parts.pointers([row["number"] for row in every])
        )
        blocks.append(Paragraph(told, "lead"))
    for key, found in (("carried", carried), ("split", split)):
        if found:
            blocks.append(_passage(view, key, found, most, told=key == "carried" or not carried))
    if unsplit := findings.unsplit(rows):
        few = parts.first(unsplit, most)
        shown = Ranked(tuple(map(view.direction, few)))
        lead = Paragraph((words.say("across_unsplit_lead"),))
        blocks.append(Section((words.say("across_unsplit"),), (lead, shown, *parts.rest(view, unsplit, few))))
    quiet = findings.silent(rows)
    if quiet and (carried or split):
        told = words.text("across_silent_lead", refs=parts.pointers([row["number"] for row in quiet]))
        blocks.append(Section((words.say("across_silent"),), (Paragraph(told),)))
    return blocks


def _passage(view: View, key: str, rows: list[Row], most: int, *, told: bool) -> Section:
    """Give one of them: its heat table, or the texts with their bars where no side is shown apart."""
    words, shown = view.words, parts.first(rows, most)
    table = heat(view, shown, told=told)
    if not table:
        ranked = Ranked(tuple(view.direction(row, ((findings.how_broad(view, row),),)) for row in shown))
        return Section((words.say(f"across_{key}_one"),), (ranked, *parts.rest(view, rows, shown)))
    lead = Paragraph((words.say(f"across_{key}_lead"),))
    return Section((words.say(f"across_{key}"),), (lead, *table, *parts.rest(view, rows, shown)))
