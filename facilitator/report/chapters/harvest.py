"""Where people came out: who stands behind the main directions, what is shared, and where they differ."""

from __future__ import annotations

from facilitator.report import across, findings, headlines, parts
from facilitator.report.blocks import Block, Chapter, Items, Paragraph, Ranked, Ref, Section, Span, Text, Typed
from facilitator.report.chapters import chapter
from facilitator.report.view import Row, View

MOST_SHOWN = 5
MANY_LISTS = 8  # above this many groups, they are compared per dilemma


@chapter("highlights")
def highlights(view: View) -> Chapter:
    """The main directions per group, each with its support per background; many groups are compared per dilemma."""
    words, lists = view.words, view.highlight_lists()
    if not lists:
        return Chapter("highlights", words.say("highlights_none"), tuple(parts.nothing_chosen(view)))
    rows = [row for _, own in lists for row in own]
    if len(lists) > MANY_LISTS:
        blocks = _per_subject(view, lists)
    else:
        alone = len(lists) == 1 and not lists[0][0]
        alike = parts.alike(rows)
        blocks = [_ranked(view, rows, alike)] if alone else [_list(view, label, own, alike) for label, own in lists]
        blocks += [*parts.broadly(view, rows), *across.heat(view, rows)]
    name, found = words.say("highlights"), headlines.stood_behind(view, rows)
    return Chapter("highlights", found or name, tuple(blocks), name if found else "")


def _list(view: View, label: str, rows: list[Row], alike: list[Row]) -> Section:
    return Section((Typed(label) if label else view.words.say("whole_room"),), (_ranked(view, rows, alike),))


def _ranked(view: View, rows: list[Row], alike: list[Row]) -> Ranked:
    return Ranked(tuple(parts.harvested(view, row, alike=alike) for row in rows))


def _per_subject(view: View, lists: list[tuple[str, list[Row]]]) -> list[Block]:
    """Compare the groups on each dilemma: what most of them carry, then whose main directions stand where."""
    subjects = [row["number"] for row in view.rows if row["kind"] in ("dilemma", "case", "example")]
    places: dict[int | None, list[tuple[str, Row]]] = {number: [] for number in [*subjects, None]}
    for label, rows in lists:
        for row in rows:
            places[row["on"] if row["on"] in places else None].append((label, row))
    return [_subject(view, number, found) for number, found in places.items() if found]


def _subject(view: View, number: int | None, found: list[tuple[str, Row]]) -> Section:
    words, rows = view.words, [row for _, row in found]
    labels = {row["number"]: label for label, row in reversed(found)}
    groups = list(dict.fromkeys(label for label, _ in found))
    carried = findings.by_support(rows)[: parts.MOST_SHOWN]
    lead = words.text(
        "subject_lead",
        groups=words.count("groups_chose", len(groups)),
        directions=words.count("main_directions", len({row["number"] for row in rows})),
    )
    blocks: list[Block] = [
        Paragraph(lead, "lead"),
        Ranked(tuple(parts.judged(view, row, labels[row["number"]]) for row in carried)),
        *across.heat(view, carried),
    ]
    items: list[Text] = []
    for group in groups:
        refs: list[Span] = [Ref(row["number"]) for label, row in found if label == group]
        items.append((Typed(group), ": ", *words.listing(refs)))
    blocks.append(Section((words.say("chosen_by_group"),), (Items(tuple(items), columns=True),)))
    title: Text = (parts.named(view.by_number[number]),) if number is not None else (words.say("steps_open"),)
    return Section(title, tuple(blocks), large=True)


@chapter("themes")
def themes(view: View) -> Chapter:
    """What belongs together, for a workshop whose other chapters do not tell it."""
    told = view.has("shared") or view.has("spearheads") or view.has("groups")
    sections = [] if told else parts.themes(view)
    return Chapter("themes", view.words.say("themes"), tuple(block for one in sections for block in one.blocks))


@chapter("shared")
def shared(view: View) -> Chapter:
    """What every side carries, what one loves and another rejects, and what comes back in several groups."""
    words, rows = view.words, view.of("direction")
    blocks: list[Block] = across.passages(view, rows, MOST_SHOWN)
    if not view.has("spearheads") and not view.has("groups"):  # these tell the themes themselves
        blocks += parts.themes(view)
    found = headlines.spread(view, rows, "direction_title")
    title = words.say("shared" if len(view.groups) > 1 else "shared_one")
    return Chapter("shared", found or title, tuple(blocks), words.say("name_shared") if found else "")
