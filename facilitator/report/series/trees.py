"""The tree of goals of the last session beside that of the first that had one."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.report.blocks import Block, Branch, Chapter, Items, Paragraph, Section, Text, Tree, Typed
from facilitator.report.series.sessions import Place, Row, Sessions, plainly

Goals = dict[str, tuple[Place, str]]  # a goal by its letters → where it stands, and the goal it hangs under


@dataclass(frozen=True)
class Change:
    """The trees of the `first` and `last` session that have one, goal by goal, and which goals are in one or both."""

    first: int
    last: int
    then: Goals
    now: Goals

    @property
    def new(self) -> list[str]:
        """The goals that were added."""
        return [goal for goal in self.now if goal not in self.then]

    @property
    def gone(self) -> list[str]:
        """The goals that went."""
        return [goal for goal in self.then if goal not in self.now]

    @property
    def kept(self) -> list[str]:
        """The goals that stayed."""
        return [goal for goal in self.now if goal in self.then]

    @property
    def moved(self) -> list[str]:
        """Of these, the ones that hang somewhere else."""
        return [goal for goal in self.kept if self.now[goal][1] != self.then[goal][1]]


def change(sessions: Sessions) -> Change | None:
    """Give the trees of goals then and now; None without two of them."""
    found = [index for index, one in enumerate(sessions.rows) if one["tree"]]
    if len(found) < 2:
        return None
    return Change(found[0], found[-1], _goals(sessions, found[0]), _goals(sessions, found[-1]))


def told(sessions: Sessions, one: Change) -> Text:
    """Give "Van Zwolle naar Utrecht: twee doelen bleven en één kwam erbij."."""
    words, some = sessions.words, {"kept": one.kept, "new": one.new, "gone": one.gone, "moved": one.moved}
    counts = [words.count(f"tree_{what}_n", len(goals)) for what, goals in some.items() if goals]
    return words.text("series_tree_lead", first=Typed(sessions.names[one.first]), last=Typed(sessions.names[one.last]), counts=words.listing([*counts]))


def trees(sessions: Sessions) -> Chapter | None:
    """Draw the tree of now, and say which goals are new, went, or hang somewhere else."""
    changed = change(sessions)
    if changed is None:
        return None
    words, last, now = sessions.words, changed.last, changed.now
    blocks: list[Block] = [Paragraph(told(sessions, changed), "lead")]
    for key, goals, where in (("series_tree_new", changed.new, now), ("series_tree_gone", changed.gone, changed.then), ("series_tree_moved", changed.moved, now)):
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
