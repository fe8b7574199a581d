"""How a script ends, made without any server: every contribution with everybody's votes on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from facilitator.web.rehearse.parting import without_parted
from facilitator.web.rehearse.plan import Needs, walk
from facilitator.web.rehearse.scenario import Row, Scenario
from facilitator.web.rehearse.taking_back import without_taken_back
from facilitator.web.rehearse.words import plain

LEVELS = ("agree", "neutral", "disagree")


@dataclass
class Entry:
    """A contribution as the script leaves it behind, with everybody's votes on it, merged ones included."""

    alias: str
    kind: str
    text: str
    status: str = "visible"
    into: str = ""
    options: int = 0
    support: dict[str, tuple[str, int]] = field(default_factory=dict)  # person → (level, step)
    dots: Counter[str] = field(default_factory=Counter)
    ratings: dict[str, dict[str, int]] = field(default_factory=dict)  # goal → person → value
    choices: dict[str, dict[str, int | None]] = field(default_factory=dict)  # moment → person → option
    estimates: dict[str, tuple[int, int, int]] = field(default_factory=dict)  # person → (effort, effect, step)


@dataclass(frozen=True)
class Round:
    """What was voted on something before it was voted on again."""

    alias: str
    what: str
    moment: str
    counts: list[int]


class Expected:
    """The end of a script, made without any server. Raises KeyError on a script that was not checked.

    `phases` are those of the session, which say what a phase asks when it votes again; without them that is what the
    script votes on in it.
    """

    def __init__(self, scenario: Scenario, phases: Mapping[str, Row] | None = None) -> None:
        self.background = {person["id"]: person["background"] or "unknown" for person in scenario.cast}
        self.entries: dict[str, Entry] = {}
        self.highlights: list[list[str]] = []
        self.orders: dict[str, list[list[str]]] = {}  # person → the orders they gave, of other kinds beside each other
        self.titles: dict[str, str] = {}  # theme → what it is called
        self.of_tables: dict[str, set[str]] = {}  # contribution → titles of themes that who leads said whole
        self.placed: dict[str, str] = {}  # contribution → the title of the theme it was put in last, '' for none
        plan = walk(scenario)
        self.held = plan.held
        self.asked = {name: _asked(needs, (phases or {}).get(name, {})) for name, needs in plan.needs.items()}
        self.rounds: list[Round] = []  # that were voted again
        self.authors: dict[str, str] = {}
        self.out: set[str] = set()  # people who were taken out
        self.counted: Counter[str] = Counter()  # answers, themes, conclusions, notes, actions
        self.signed: set[str] = set()  # people
        self.owners: dict[str, str] = {}  # question → who will answer it
        self.goals: dict[int, dict[str, str]] = {}  # goal of the meeting → person → answer
        self.joined: dict[str, set[str]] = {}  # contribution → people
        self.words: dict[str, str] = {}  # person → the word they left with
        for number, step in enumerate(without_parted(without_taken_back(scenario.steps))):
            if step["do"]:
                self._take(number, step)

    def standing(self, alias: str) -> Entry:
        """Give the contribution, or the one it was merged into."""
        entry = self.entries[alias]
        while entry.into:
            entry = self.entries[entry.into]
        return entry

    def _take(self, number: int, step: Row) -> None:
        do = step["do"]
        if do == "add":
            options = len(step.get("options") or [])
            status = "hidden" if step["as"] in self.held else "visible"
            self.entries[step["as"]] = Entry(step["as"], step["kind"], step["text"], status, options=options)
            self.authors[step["as"]] = step["by"]
        elif do in ("edit", "withdraw", "hide", "show", "spell"):
            entry = self.entries[step["on"]]
            entry.text = step.get("text", entry.text)
            entry.status = {"withdraw": "withdrawn", "hide": "hidden", "show": "visible"}.get(do, entry.status)
            if do == "edit" and step["on"] in self.held:
                entry.status = "hidden"  # other words are read again
        elif do == "release":
            for alias in step["on"]:
                self.entries[alias].status = "visible"
        elif do == "take_out":
            self._take_out(step)
        elif do == "assign":
            self.owners[step["on"]] = step["owner"]
        elif do in ("moderate", "wall", "stay_open", "close"):
            return
        elif do == "join_in":
            self.joined.setdefault(step["on"], set()).add(step["by"])
        elif do == "step_out":
            self._step_out(step)
        elif do == "vote_again":
            self._vote_again(step)
        elif do == "merge":
            self._merge(step)
        elif do == "highlight":
            self.highlights.append(step["members"])
        elif do == "rank":
            self._rank(step)
        elif do in ("support", "dots", "rate", "choose", "estimate"):
            self._vote(number, step, self.standing(step["on"]))
        elif do in ("make_theme", "move_to_theme"):
            self._place(step)
        elif do == "sign_off":
            self.signed.add(step["by"])
        elif do == "answer_goal":
            self.goals.setdefault(step["n"], {})[step["by"]] = step["answer"]
        elif do == "leave_word":
            self.words[step["by"]] = step["word"]
        else:
            if do == "theme":
                self.titles[step["as"]] = step["title"]
                for alias in step["members"]:
                    self.of_tables.setdefault(alias, set()).add(plain(step["title"]))
            self.counted[do] += 1

    def _step_out(self, step: Row) -> None:
        """Who steps out of a card steps out of all that was put together in it."""
        for alias, people in self.joined.items():
            if self.standing(alias) is self.standing(step["on"]):
                people.discard(step["by"])

    def going_on(self, entry: Entry) -> int:
        """Give how many people go on with this: with it, or with what was put together in it."""
        everyone = [people for alias, people in self.joined.items() if self.standing(alias) is entry]
        return len(set[str]().union(*everyone) - self.out)

    def _place(self, step: Row) -> None:
        """A title that is there already takes the cards in: two people thought of the same."""
        if step["do"] == "make_theme":
            same = (one for one in self.titles.values() if plain(one).casefold() == plain(step["title"]).casefold())
            known = next(same, None)
            self.counted["theme"] += known is None
            self.titles[step["as"]] = known or step["title"]
        title = self.titles.get(step.get("theme") or step.get("as", ""), "")
        self.placed |= dict.fromkeys(step.get("members", ()), title)

    def _take_out(self, step: Row) -> None:
        """Somebody's votes do not count any more; what they wrote stays, or goes with them."""
        person = self.authors[step["on"]]
        self.out.add(person)
        self.orders.pop(person, None)
        for entry in self.entries.values():
            entry.support.pop(person, None)
            entry.dots.pop(person, None)
            entry.estimates.pop(person, None)
            for rated in entry.ratings.values():
                rated.pop(person, None)
            for chosen in entry.choices.values():
                chosen.pop(person, None)
            if step.get("hide") and self.authors[entry.alias] == person and entry.status == "visible":
                entry.status = "hidden"

    def _vote(self, number: int, step: Row, entry: Entry) -> None:
        by = step["by"]
        if step["do"] == "support":
            entry.support[by] = (step["level"], number)
        elif step["do"] == "dots":
            entry.dots[by] = step["n"]
        elif step["do"] == "estimate":
            entry.estimates[by] = (step["effort"], step["effect"], number)
        elif step["do"] == "rate":
            entry.ratings.setdefault(self.standing(step["goal"]).alias, {})[by] = step["value"]
        else:
            entry.choices.setdefault(step["moment"], {})[by] = step["option"]

    def _vote_again(self, step: Row) -> None:
        """What was voted on these is kept as a round, as far as the phase asks for it; everybody votes anew."""
        asked = self.asked[step["phase"]]
        cards = {self.standing(alias).alias for alias in step["on"]}
        for alias in sorted(cards):
            entry = self.entries[alias]
            if "support" in asked and entry.support:
                given = Counter(level for level, _ in entry.support.values())
                self.rounds.append(Round(alias, "support", "", [given[level] for level in LEVELS]))
                entry.support.clear()
            if "dots" in asked and +entry.dots:
                self.rounds.append(Round(alias, "dots", "", [sum(entry.dots.values()), len(+entry.dots)]))
                entry.dots.clear()
            if "estimates" in asked:
                entry.estimates.clear()
            if "ratings" in asked:
                entry.ratings.clear()
            for moment in [moment for moment in entry.choices if moment in asked]:
                self.rounds.append(Round(alias, "choices", moment, self.choices(entry)[moment]))
                del entry.choices[moment]
        if "ranks" in asked:
            for person, orders in self.orders.items():
                self.orders[person] = [one for one in orders if not cards & {self.standing(each).alias for each in one}]

    def _rank(self, step: Row) -> None:
        """A later order takes the place of an earlier one of the same kinds."""
        order = [self.standing(one).alias for one in step["on"]]
        kinds = {self.entries[one].kind for one in order}
        others = [one for one in self.orders.get(step["by"], []) if not kinds & {self.entries[each].kind for each in one}]
        self.orders[step["by"]] = [*others, order]

    def places(self, entry: Entry) -> list[int]:
        """Give how many people have it in the first place, the second, …: the best of what merged, in what still stands."""
        places: list[int] = []
        for orders in self.orders.values():
            for order in orders:
                standing = list(dict.fromkeys(self.standing(one).alias for one in order))
                left = [one for one in standing if self.entries[one].status == "visible"]
                places += [left.index(entry.alias)] if entry.alias in left else []
        return [places.count(place) for place in range(max(places, default=-1) + 1)]

    def _merge(self, step: Row) -> None:
        """The vote on the card that stays wins, else a person's latest; dots add up; of ratings likewise."""
        into = self.standing(step["into"])
        own, estimated = dict(into.support), dict(into.estimates)
        for alias in step["on"]:
            gone = self.entries[alias]
            gone.status, gone.into = "merged", into.alias
            for person, vote in gone.support.items():
                if person not in own and vote[1] >= into.support.get(person, ("", -1))[1]:
                    into.support[person] = vote
            into.dots.update(gone.dots)
            for person, said in gone.estimates.items():
                if person not in estimated and said[2] >= into.estimates.get(person, (0, 0, -1))[2]:
                    into.estimates[person] = said
            for goal, values in gone.ratings.items():
                into.ratings[goal] = {**values, **into.ratings.get(goal, {})}
            for idea in self.entries.values():  # what merged may be a goal
                if alias in idea.ratings:
                    values = idea.ratings.pop(alias)
                    idea.ratings[into.alias] = {**values, **idea.ratings.get(into.alias, {})}

    def support(self, entry: Entry) -> dict[str, dict[str, int]]:
        """Count support per background, zeros left out."""
        split: dict[str, Counter[str]] = {}
        for person, (level, _) in entry.support.items():
            split.setdefault(self.background[person], Counter())[level] += 1
        return {background: dict(levels) for background, levels in split.items()}

    def choices(self, entry: Entry) -> dict[str, list[int]]:
        """Count choices per moment: each option in turn, then a third way."""
        counts: dict[str, list[int]] = {}
        for moment, chosen in entry.choices.items():
            row = counts.setdefault(moment, [0] * (entry.options + 1))
            for option in chosen.values():
                row[entry.options if option is None else option] += 1
        return counts


def _asked(needs: Needs, phase: Row) -> set[str]:
    """Give the ways of voting that a phase asks for: support, dots, ratings, ranks, estimates and moments of choosing."""
    if not phase:
        phase = {"support": needs.support, "dots": needs.dots, "rates": needs.rates, "ranks": needs.ranks,
                 "estimates": needs.estimates, "choices": needs.choices}  # fmt: skip
    ways = {"dots": "dots", "rates": "ratings", "ranks": "ranks", "estimates": "estimates"}
    asked = {way for key, way in ways.items() if phase.get(key)} | {*phase.get("choices", ())}
    return asked | ({"support"} if phase.get("support", "none") != "none" else set())
