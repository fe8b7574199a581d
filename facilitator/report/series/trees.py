"""The tree of goals of the last session beside that of the first that had one."""

from __future__ import annotations

from facilitator.report.blocks import Block, Branch, Chapter, Items, Paragraph, Section, Text, Tree, Typed
from facilitator.report.series.sessions import Place, Row, Sessions, plainly

Goals = dict[str, tuple[Place, str]]  # a goal by its letters → where it stands, and the goal it hangs under


def trees(sessions: Sessions) -> Chapter | None:
    """Draw the tree of now, and say which goals are new, went, or hang somewhere else."""
    with_tree = [index for index, one in enumerate(sessions.rows) if one["tree"]]
    if len(with_tree) < 2:
        return None
    words, first, last = sessions.words, with_tree[0], with_tree[-1]
    then, now = _goals(sessions, first), _goals(sessions, last)
    new, gone = [goal for goal in now if goal not in then], [goal for goal in then if goal not in now]
    kept = [goal for goal in now if goal in then]
    moved = [goal for goal in kept if now[goal][1] != then[goal][1]]
    counts = [words.count(key, len(some)) for key, some in (("tree_kept_n", kept), ("tree_new_n", new), ("tree_gone_n", gone), ("tree_moved_n", moved)) if some]
    lead = words.text("series_tree_lead", first=Typed(sessions.names[first]), last=Typed(sessions.names[last]), counts=words.listing(list(counts)))
    blocks: list[Block] = [Paragraph(lead, "lead")]
    for key, goals, where in (("series_tree_new", new, now), ("series_tree_gone", gone, then), ("series_tree_moved", moved, now)):
        if goals:
            items: tuple[Text, ...] = tuple(_named(sessions, where[goal][0]) for goal in goals)
            blocks.append(Section((words.say(key),), (Items(items),), "goal"))
    rows = sessions.rows[last]["tree"]
    known = {row["number"] for row in rows}
    roots = tuple(_branch(sessions, last, row, rows) for row in rows if row["parent"] not in known)
    spoken = words.say("tree_spoken", goals=words.count("goal", len(rows)))
    blocks.append(Section((words.say("series_tree_now"),), (Tree(roots, spoken, words.say("tree_cut")),)))
    return Chapter("tree", words.say("series_tree"), tuple(blocks))


def _goals(sessions: Sessions, index: int) -> Goals:
    texts = {row["number"]: plainly(sessions.contribution((index, row["number"]))["text"]) for row in sessions.rows[index]["tree"]}
    return {texts[row["number"]]: ((index, row["number"]), texts.get(row["parent"], "")) for row in sessions.rows[index]["tree"]}


def _named(sessions: Sessions, place: Place) -> Text:
    return (sessions.typed(sessions.contribution(place)), " ", sessions.ref(place))


def _branch(sessions: Sessions, index: int, row: Row, rows: list[Row]) -> Branch:
    place = (index, row["number"])
    number = sessions.ref(place).number  # before those of the goals under it
    below = tuple(_branch(sessions, index, one, rows) for one in rows if one["parent"] == row["number"])
    return Branch(sessions.typed(sessions.contribution(place)), number, (), below)
