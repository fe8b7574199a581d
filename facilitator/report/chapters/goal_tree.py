"""The tree of goals, and the ideas that were tested against it."""

from __future__ import annotations

from facilitator.report import parts
from facilitator.report.blocks import (
    Block,
    Branch,
    Chapter,
    Grade,
    Items,
    Paragraph,
    Ref,
    Section,
    Table,
    Text,
    Tree,
)
from facilitator.report.chapters import chapter
from facilitator.report.view import Row, View

MOST_IDEAS = 30
WIDEST = 6  # above this many goals a column is named by its number only


@chapter("tree")
def tree(view: View) -> Chapter | None:
    """The tree, drawn, with below each goal the ideas for it; then what people asked about the goals."""
    rows, words = view.data["tree"], view.words
    if not rows:
        return None
    known = {row["number"] for row in rows}
    branches = tuple(_branch(view, row, rows) for row in rows if row["parent"] not in known)
    blocks: list[Block] = [
        Tree(branches, words.say("tree_spoken", goals=words.count("goal", len(rows))), words.say("tree_cut"))
    ]
    asked = [row for row in view.of("question") if row["on"] in known]
    blocks += parts.present(parts.questions(view, asked, "goal_questions"))
    return Chapter("tree", _shape(view, branches, len(rows)), tuple(blocks), words.say("name_tree"))


def _branch(view: View, place: Row, rows: list[Row]) -> Branch:
    goal = view.by_number[place["number"]]
    ideas = [one["number"] for one in view.of("direction", on=goal["number"])]
    notes = (view.words.text("ideas_for_goal", refs=parts.pointers(ideas)),) if ideas else ()
    below = tuple(_branch(view, one, rows) for one in rows if one["parent"] == goal["number"])
    return Branch(view.typed(goal), goal["number"], notes, below)


def _shape(view: View, roots: tuple[Branch, ...], total: int) -> str:
    """Say "Eén hoofddoel, vier takken en elf bladeren": a heading in which the tree can be seen."""
    words = view.words
    branches = [branch for root in roots for branch in root.branches]
    leaves = total - len(roots) - len(branches)
    deeper = any(leaf.branches for branch in branches for leaf in branch.branches)
    below = "goals_below" if deeper else "leaves"
    others = [words.count(key, n) for key, n in (("branches", len(branches)), (below, leaves)) if n]
    return "".join(map(str, words.listing([words.heading("main_goals", len(roots)), *others])))


@chapter("matrix")
def matrix(view: View) -> Chapter | None:
    """How much each idea adds to each goal, which idea helps a goal most, and which goal has none."""
    words = view.words
    rated = [row for row in view.rows if row.get("ratings")]
    goals = [view.by_number[one["number"]] for one in view.data["tree"]]
    judged = [goal for goal in goals if any(goal["number"] in row["ratings"] for row in rated)]
    bare = [view.by_number[one["number"]] for one in view.data["tree"] if one["bare"]]
    blocks: list[Block] = []
    if judged:
        rated.sort(key=lambda row: (-_total(row), row["number"]))
        shown = parts.first(rated, MOST_IDEAS)
        blocks = [
            Paragraph((words.say("matrix_how"), " ", *_top(view, rated[0])), "lead"),
            _helped(view, judged, rated),
            _grid(view, judged, shown),
            *parts.rest(view, rated, shown),
        ]
    if bare and (judged or view.of("direction")):
        named = tuple((view.typed(goal), " ", Ref(goal["number"])) for goal in bare)
        blocks.append(Section((words.say("goals_bare_list"),), (Items(named),), "goal"))
    title = words.heading("goals_bare", len(bare)) if bare else words.say("goals_helped")
    return Chapter("matrix", title, tuple(blocks), words.say("name_matrix")) if blocks else None


def _mean(row: Row, goal: int) -> float:
    """Give the mean of what people gave an idea for a goal; 0 where too few judged to tell."""
    counts = row["ratings"].get(goal, {}).get("counts", [])
    return sum(value * n for value, n in enumerate(counts)) / sum(counts) if sum(counts) else 0.0


def _total(row: Row) -> float:
    return sum(_mean(row, goal) for goal in row["ratings"])


def _grade(view: View, row: Row, goal: int) -> Grade:
    judged = row["ratings"].get(goal, {"people": 0, "counts": []})
    if not judged["counts"]:
        return Grade(None, judged["people"], "–")
    mean = _mean(row, goal)
    return Grade(mean, judged["people"], view.words.decimal(mean))


def _top(view: View, row: Row) -> Text:
    """Say which idea adds most over all goals."""
    if not _total(row):
        return ()
    return view.words.text("matrix_top", idea=("“", parts.named(row), "” ", Ref(row["number"])))


def _judges(row: Row, goal: int) -> int:
    return int(row["ratings"][goal]["people"]) if goal in row["ratings"] else 0


def _helped(view: View, goals: list[Row], rated: list[Row]) -> Table:
    """Give per goal the idea that adds most to it."""
    words, lines = view.words, list[tuple[Text, ...]]()
    for goal in goals:
        number = goal["number"]
        best = max(rated, key=lambda row: (round(_mean(row, number), 1), _judges(row, number), -row["number"]))
        name: Text = (view.typed(goal), " ", Ref(number))
        if not _mean(best, number):
            lines.append((name, (words.say("no_idea_yet"),), ("–",), ("–",)))
            continue
        people = best["ratings"][number]["people"]
        idea: Text = (parts.named(best), " ", Ref(best["number"]))
        lines.append((name, idea, (words.decimal(_mean(best, number)),), (str(people),)))
    head = ("goal_head", "adds_most", "mean_head", "judges")
    return Table("", tuple(map(words.say, head)), tuple(lines))


def _grid(view: View, goals: list[Row], rated: list[Row]) -> Table:
    words, wide = view.words, len(goals) > WIDEST
    head = [str(goal["number"]) if wide else parts.short(goal["text"]) for goal in goals]
    lines: list[tuple[Text, ...]] = []
    for row in rated:
        cells: list[Text] = [(_grade(view, row, goal["number"]),) for goal in goals]
        people = max(one["people"] for one in row["ratings"].values())
        lines.append(((Ref(row["number"]), " ", parts.named(row)), *cells, (str(people),)))
    names = (words.say("idea"), *head, words.say("judges"))
    return Table(words.say("matrix_caption"), names, tuple(lines), numeric=True)
