"""Parts that chapters of several formats are made of: questions, quotes, directions, tables of support, pointers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator.report import findings
from facilitator.report.blocks import (
    Block,
    Direction,
    Dots,
    Items,
    Paragraph,
    Questions,
    Ranked,
    Ref,
    Section,
    Span,
    Text,
    Typed,
)
from facilitator.report.headlines import gist
from facilitator.report.view import Row, View

MOST_SHOWN = 6  # of a kind, in one place; the others stand in the appendix
LONGEST_NAME = 70
IN_A_SENTENCE = 5  # numbers that a sentence can hold besides its words


def short(text: str) -> str:
    """Give a text by name: its first sentence, or the part of it before a colon or a comma, where it is long."""
    return gist(text, LONGEST_NAME)


def named(row: Row) -> Typed:
    """Give the name of a contribution: its title, else the beginning of its text."""
    return Typed(row["title"] or short(row["text"]), row["language"])


def beyond(row: Row) -> str:
    """Give the text of a contribution below its name; nothing where the name says it all, as of one short line."""
    name: str = named(row).text
    return "" if row["text"] in (name, f"{name}.") else str(row["text"])


def first(rows: list[Row], most: int = MOST_SHOWN) -> list[Row]:
    """Give the first so many; one more where that is all of them, for to point at one elsewhere takes as much room."""
    return rows if len(rows) <= most + 1 else rows[:most]


def rest(view: View, rows: list[Row], shown: list[Row]) -> list[Block]:
    """Say how many more there are, in the appendix."""
    left = len(rows) - len(shown)
    return [Paragraph(view.words.counted("rest_in_appendix", left), "quiet")] if left else []


def some(view: View, title: str, shown: list[Row], rows: list[Row]) -> str:
    """Give a heading that says how many of `rows` are shown, where not all are; the foot of the chapter says where the others are."""
    words = view.words
    if len(shown) >= len(rows):
        return words.say(title)
    view.shortened.add(view.telling)
    return words.say("some_of", title=words.say(title), n=words.counting(len(shown)), all=words.number(len(rows)))


def varied(view: View, rows: list[Row], most: int = MOST_SHOWN) -> list[Row]:
    """Give at most so many, from as many groups as possible, those with most support and a background first.

    Those that the facilitator picked go before all others, and those that were dropped stay away.
    """
    kept = [row for row in rows if row["number"] not in view.dropped]
    most = max(most, len(first(kept, most)))
    picked = [row for row in rows if row["number"] in view.picked][:most]
    rows = [row for row in kept if row["number"] not in view.picked]
    per_group: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: (-row["support"]["agree"], not row["background"], row["number"])):
        per_group.setdefault(row["group"], []).append(row)
    turns = sorted(
        ((turn, group, row) for group, own in per_group.items() for turn, row in enumerate(own)),
        key=lambda one: (one[0], one[2]["number"]),
    )
    return sorted([*picked, *(row for _, _, row in turns[: most - len(picked)])], key=lambda row: int(row["number"]))


def chosen(view: View, rows: list[Row], most: int) -> list[Row]:
    """Give the first so many of `rows`, those that the facilitator picked before others, without those that were dropped."""
    kept = [row for row in rows if row["number"] not in view.dropped]
    most = max(most, len(first(kept, most)))
    picked = [row for row in kept if row["number"] in view.picked]
    rest = [row for row in kept if row not in picked][: max(0, most - len(picked))]
    return [row for row in kept if row in picked[:most] or row in rest]


def questions(view: View, rows: list[Row], title: str = "questions", most: int = MOST_SHOWN) -> Section | None:
    """Give questions with their answers; those that were answered first."""
    if not rows:
        return None
    told = [row for row in rows if row["answers"] or row["number"] in view.picked]
    shown = varied(view, told, most) or varied(view, rows, most)
    if not shown:
        return None
    answered = tuple(
        (view.typed(row), row["number"], tuple((Typed(answer["text"]),) for answer in row["answers"])) for row in shown
    )
    return Section((some(view, title, shown, rows),), (Questions(answered),), "question")


def quotes(
    view: View, rows: list[Row], title: str, icon: str, most: int = MOST_SHOWN, *, grouped: bool = True
) -> Section | None:
    """Give what people said, in their own words."""
    if not rows:
        return None
    shown = varied(view, rows, most)
    if not shown:
        return None  # all of it was dropped: it stands at the end
    said = tuple(view.quote(row, grouped=grouped) for row in shown)
    return Section((some(view, title, shown, rows),), said, icon)


def directions(view: View, rows: list[Row], most: int = MOST_SHOWN, *, grouped: bool = True) -> Section | None:
    """Give directions, those with most support first, each with who carry it and who don't."""
    if not rows:
        return None
    shown = chosen(view, findings.by_support(rows), most)
    if not shown:
        return None
    title = "directions" if any(row["support"]["agree"] for row in shown) else "directions_plain"
    ranked = Ranked(tuple(judged(view, row, label=view.group(row["group"]) if grouped else "") for row in shown))
    return Section((some(view, title, shown, rows),), (ranked,), "direction")


def judged(view: View, row: Row, label: str = "") -> Direction:
    """Give a contribution with its support, and the backgrounds that stand apart."""
    sides = findings.sides_of(view, row)
    return view.direction(row, (sides,) if sides else (), label)


def pointed(row: Row) -> Text:
    """Give the name of a contribution after its number."""
    return (Ref(row["number"]), " ", named(row))


def dots(view: View, rows: list[Row], most: int = 8) -> list[Block]:
    """Give where the dots lie, most first."""
    given = sorted((row for row in rows if row["dots"]), key=lambda row: (-row["dots"], row["number"]))
    if not given:
        return []
    shown = first(given, most)
    drawn = tuple((row["number"], named(row), row["dots"]) for row in shown)
    return [Dots(drawn), dotted(view), *rest(view, given, shown)]


def dotted(view: View) -> Paragraph:
    """Give how many people gave dots, and how many were there."""
    n = view.data["dotted"]
    every = (view.words.say("dots_by_all", n=n),) if n == view.present > 1 else ()
    return Paragraph(every or view.words.counted("dots_by", n, present=view.present), "quiet")


def glance(view: View, rows: list[Row], shown: list[Row] | None = None) -> list[Paragraph]:
    """Say at once which of `rows` are carried broadly, and on which ones sides oppose each other; only of those `shown`."""
    kinds = (("glance_carried", findings.together(rows)), ("glance_split", findings.divided(rows)))
    kept = [(key, [row["number"] for row in found if shown is None or row in shown]) for key, found in kinds]
    return [Paragraph(view.words.text(key, refs=pointers(numbers))) for key, numbers in kept if numbers]


def pointers(numbers: list[int]) -> Text:
    """Give "3, 5–8" for 3, 5, 6, 7, 8, each end a pointer to the appendix."""
    spans: list[Span] = []
    for first, last in runs(numbers):
        spans += [", "] if spans else []
        spans += [Ref(first)] if first == last else [Ref(first), "–", Ref(last)]
    return tuple(spans)


def runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Give the runs in a list of numbers: (3, 3), (5, 8)."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def brought(view: View, rows: list[Row], *kinds: str) -> Text:
    """Give "zeven vragen, twee ervaringen en drie richtingen": what is in `rows`, of these kinds (none: of all), most first."""
    wanted = kinds or tuple(dict.fromkeys(row["kind"] for row in rows))
    counts = [(kind, sum(1 for row in rows if row["kind"] == kind)) for kind in wanted]
    counts.sort(key=lambda one: -one[1])
    return view.words.listing([view.words.count(kind, n) for kind, n in counts if n])


def weighed(view: View, rows: list[Row]) -> list[Block]:
    """Say how much was judged; what came of it is in the heading."""
    judged = [row for row in rows if findings.voted(row["support"])]
    if not judged:
        return []
    key = "weighed_every" if len(judged) == len(rows) else "weighed"
    return [Paragraph(view.words.counted(key, len(judged)), "lead")]


def present(*sections: Section | None) -> tuple[Section, ...]:
    """Give the sections that are there."""
    return tuple(section for section in sections if section is not None)


def harvested(view: View, row: Row, *, origin: bool = False, alike: Sequence[Row] = ()) -> Direction:
    """Give a main direction with what can be said of it; `origin`: and at which table it began, in which round.

    How broad it is carried is said of those `alike` in one sentence (`broadly`).
    """
    words, notes = view.words, list[Text]()
    about = view.by_number.get(row["on"] or 0)
    if about is not None and about["kind"] in ("dilemma", "case"):
        notes.append(words.text(f"answers_{about['kind']}", title=named(about)))
    if origin and view.group(row["group"]):
        notes.append(words.text("began_at", group=Typed(view.group(row["group"])), n=row["round"]))
    if row["support"]["unknown"]:
        notes.append(words.counted("unknown_support", row["support"]["unknown"]))
    if findings.carried(row) and row not in alike:
        notes.append((findings.how_broad(view, row),))
    return replace(view.direction(row, tuple(notes)), merged=row["voices"] - 1)


def alike(rows: list[Row]) -> list[Row]:
    """Give what is carried as broadly as another of `rows`: of these one sentence says so."""
    keys = [findings.broad(row) for row in rows if findings.carried(row)]
    return [row for row in rows if findings.carried(row) and keys.count(findings.broad(row)) > 1 and findings.broad(row) != "broad_most"]


def broadly(view: View, rows: list[Row]) -> list[Block]:
    """Say how broadly main directions are carried, those that are alike in one sentence."""
    found: dict[str, list[int]] = {}
    for row in alike(rows):
        found.setdefault(findings.broad(row), []).append(row["number"])
    told = [view.words.text(f"{key}_of", refs=view.words.listing_of([pointers([one]) for one in own]), present=view.present) for key, own in found.items()]
    return [Paragraph(tuple(span for one in told for span in (*one, " "))[:-1])] if told else []


def grown(view: View, rows: list[Direction]) -> Text:
    """Say into which of `rows` other cards went, and how many votes were on earlier words; nothing where neither is so."""
    told: list[Text] = []
    for name in ("merged", "earlier"):
        counts: dict[int, list[Span]] = {}
        for row in {one.number: one for one in rows}.values():
            if n := getattr(row, name):
                counts.setdefault(n, []).append(Ref(row.number))
        told += _sentences(view, name, sorted(counts.items()))
    return tuple(span for one in told for span in one)[:-1]


def _sentences(view: View, name: str, counts: list[tuple[int, list[Span]]]) -> list[Text]:
    """Give counts with the numbers they belong to, in sentences that hold no more than a few of these."""
    words, made = view.words, list[list[Text]]()
    room = 0
    for n, refs in counts:
        opens = len(refs) > room
        every = words.say("each") if opens and len(refs) > 1 else ""
        told = words.counted(f"{name}_first" if opens else f"{name}_more", n, refs=words.listing(refs), each=every)
        if opens:
            made.append([])
        room = (IN_A_SENTENCE if opens else room) - len(refs)
        made[-1].append(told)
    return [(*words.listing_of(each), ".", " ") for each in made]


def nothing_chosen(view: View, *kinds: str) -> list[Block]:
    """Say that no main directions were chosen, and give what carries most instead."""
    rows = [row for row in view.rows if row["kind"] in (kinds or ("direction",))]
    carried = [row for row in findings.by_support(rows) if row["support"]["agree"] or row["dots"]][:MOST_SHOWN]
    if carried:
        ranked = Ranked(tuple(judged(view, row, view.group(row["group"])) for row in carried))
        return [Paragraph((view.words.say("none_chosen"),), "lead"), ranked]
    return [Paragraph((view.words.say("none_chosen_nor_voted"),), "lead")] if view.rows else []


def themes(view: View) -> list[Section]:
    """Give the themes, each with its contributions; those that several groups share first."""
    rows: list[tuple[int, Text]] = []
    for theme in view.themes():
        members = [view.by_number[number] for number in theme["members"]]
        groups = list(dict.fromkeys(row["group"] for row in members if row["group"]))
        labels: list[Span] = [Typed(view.group(group)) for group in groups if view.group(group)]
        refs: list[Span] = [Ref(row["number"]) for row in members]
        across = (". ", *view.words.text("theme_across", groups=view.words.listing(labels))) if len(labels) > 1 else ()
        whose: Text = (" (", *labels, ")") if len(labels) == 1 and all(row["group"] for row in members) else ()
        rows.append((-len(labels), (Typed(theme["title"]), *whose, ": ", *view.words.listing(refs), *across)))
    if not rows:
        return []
    items = Items(tuple(text for _, text in sorted(rows, key=lambda one: one[0])))
    return [Section((view.words.say("themes"),), (items,))]
