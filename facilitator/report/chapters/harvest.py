"""Where people came out: who stands behind the main directions, what is shared, and where they differ."""

from __future__ import annotations

from facilitator.report.blocks import (
    Block,
    Chapter,
    Direction,
    Items,
    Paragraph,
    Ranked,
    Ref,
    Section,
    Span,
    Table,
    Text,
    Typed,
)
from facilitator.report.chapters import chapter
from facilitator.report.view import Row, View

MOST_SHOWN = 5
FEWEST_VOTES = 5  # below this, agreeing or differing says little
NEARLY_ALL = 0.85
MOSTLY = 0.5


@chapter("highlights")
def highlights(view: View) -> Chapter:
    """The main directions per group, each with its support per background."""
    blocks: list[Block] = []
    for group, rows in view.highlighted():
        ranked = Ranked(tuple(view.direction(row, _notes(view, row)) for row in rows))
        blocks.append(Section((Typed(view.group(group)) if group else view.words.say("whole_room"),), (ranked,)))
    if blocks:
        blocks += _table(view)
    return Chapter("highlights", view.words.say("highlights"), tuple(blocks))


def _notes(view: View, row: Row) -> tuple[Text, ...]:
    notes: list[Text] = []
    about = view.by_number.get(row["on"] or 0)
    if about is not None and about["kind"] == "dilemma":
        notes.append(view.words.text("answers_dilemma", title=Typed(about["title"] or about["ask"])))
    if row["voices"] > 1:
        notes.append(view.words.counted("more_like_it", row["voices"] - 1))
    if row["support"]["unknown"]:
        notes.append(view.words.counted("unknown_support", row["support"]["unknown"]))
    return tuple(notes)


def _table(view: View) -> list[Block]:
    """Give who agrees, per background: the numbers behind the bars."""
    words, rows = view.words, [row for _, rows in view.highlighted() for row in rows]
    known = {background for row in rows for background in row["support_by"]}
    backgrounds = [background for background in view.data["backgrounds"] if background in known]
    if not backgrounds:
        return []
    lines: list[tuple[Text, ...]] = []
    for row in rows:
        cells: list[Text] = []
        for background in backgrounds:
            levels = row["support_by"].get(background)
            cells.append((_of(view, levels) if levels else "–",))
        whole = view.support(row)
        cells.append((words.say("of", agree=whole.agree, voted=whole.voted),))
        lines.append(((Ref(row["number"]), " ", Typed(_short(row["text"]))), *cells))
    head = (words.say("direction"), *map(view.background, backgrounds), words.say("everyone"))
    table = Table(words.say("table_support"), head, tuple(lines), numeric=True)
    return [table, Paragraph((words.say("protected"),), "quiet")]


def _of(view: View, levels: dict[str, int]) -> str:
    return view.words.say("of", agree=levels["agree"], voted=sum(levels.values()))


def _short(text: str) -> str:
    """Give the beginning of a text: its first sentence, or as many words as fit on a line or two."""
    first = text.replace("\n", " ").split(". ")[0].rstrip(".")
    if len(first) <= 70:
        return first
    return first[:66].rsplit(" ", 1)[0].rstrip(",;:") + " …"


@chapter("shared")
def shared(view: View) -> Chapter:
    """What nearly everyone carries, what comes back in several groups, and where sides differ."""
    words = view.words
    blocks: list[Block] = []
    together, divided = _together(view), _divided(view)
    if together:
        blocks.append(Section((words.say("together"),), (Ranked(tuple(together)),)))
    if divided:
        blocks.append(Section((words.say("divided"),), (Ranked(tuple(divided)),)))
    blocks += _themes(view)
    title = words.say("shared" if len(view.groups) > 1 else "shared_one")
    return Chapter("shared", title, tuple(blocks))


def _judged(view: View) -> list[Row]:
    """Give the directions that enough people judged."""
    return [row for row in view.of("direction") if _voted(row["support"]) >= FEWEST_VOTES]


def _voted(levels: dict[str, int]) -> int:
    return levels["agree"] + levels["neutral"] + levels["disagree"]


def _together(view: View) -> list[Direction]:
    """Give the directions with most support, across the groups where the voting was."""
    most = max((_voted(row["support"]) for row in _judged(view)), default=0)
    found = []
    for row in _judged(view):
        levels, sides = row["support"], row["support_by"].values()
        broad = _voted(levels) * 2 >= most  # the whole room judged it, not one table
        if broad and levels["agree"] >= NEARLY_ALL * _voted(levels) and all(_carries(side) for side in sides):
            found.append(row)
    found.sort(
        key=lambda row: (-row["support"]["agree"] / _voted(row["support"]), -row["support"]["agree"], row["number"])
    )
    return [view.direction(row, ((_how_broad(view, row),),), view.group(row["group"])) for row in found[:MOST_SHOWN]]


def _how_broad(view: View, row: Row) -> str:
    """Say how many agree; of "every background" only what the counts that may be shown can bear out."""
    present = set(view.data["participants"]["by_background"]) - {"unknown"}
    counted = set(row["support_by"])
    key = "together_most" if len(counted) < 2 else "together_sides" if present <= counted else "together_shown"
    return view.words.say(key, agree=row["support"]["agree"], voted=_voted(row["support"]))


def _carries(levels: dict[str, int]) -> bool:
    return levels["agree"] * 2 > _voted(levels)


def _divided(view: View) -> list[Direction]:
    """Give the directions that one background mostly carries and another mostly rejects, most against first."""
    found: list[tuple[float, int, Direction]] = []
    for row in _judged(view):
        sides = [(one, levels) for one, levels in row["support_by"].items() if view.background(one)]
        if len(sides) < 2:
            continue
        love = _mostly(view, sides, "agree")
        reject = _mostly(view, sides, "disagree")
        if love and reject:
            sentence = view.words.text("divided_sides", love=love, reject=reject)
            direction = view.direction(row, (sentence,), view.group(row["group"]))
            against = row["support"]["disagree"] / _voted(row["support"])
            found.append((-against, row["number"], direction))
    return [direction for _, _, direction in sorted(found, key=lambda one: one[:2])[:MOST_SHOWN]]


def _mostly(view: View, sides: list[tuple[str, dict[str, int]]], level: str) -> Text:
    """Give "gemeente (3 van 3) en zorg (8 van 9)": the sides of which more than half said `level`, largest first."""
    most = [(one, levels) for one, levels in sides if levels[level] > MOSTLY * _voted(levels)]
    most.sort(key=lambda side: (-side[1][level], side[0]))
    parts: list[Text] = [
        (Typed(view.background(one)), f" ({view.words.say('of', agree=levels[level], voted=_voted(levels))})")
        for one, levels in most
    ]
    return view.words.listing_of(parts)


def _themes(view: View) -> list[Block]:
    """Give the themes, each with its contributions; those that several groups share first."""
    themes = [theme for theme in view.data["themes"] if theme["members"]]
    rows: list[tuple[int, Text]] = []
    for theme in themes:
        members = [view.by_number[number] for number in theme["members"]]
        groups = list(dict.fromkeys(row["group"] for row in members if row["group"]))
        labels: list[Span] = [Typed(view.group(group)) for group in groups if view.group(group)]
        refs: list[Span] = [Ref(row["number"]) for row in members]
        across = ("; ", *view.words.text("theme_across", groups=view.words.listing(labels))) if len(labels) > 1 else ()
        whose: Text = (" (", *labels, ")") if len(labels) == 1 else ()
        rows.append((-len(labels), (Typed(theme["title"]), *whose, ": ", *view.words.listing(refs), *across)))
    if not rows:
        return []
    items = Items(tuple(text for _, text in sorted(rows, key=lambda one: one[0])))
    return [Section((view.words.say("themes"),), (items,))]
