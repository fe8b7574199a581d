"""Scenarios that nobody wrote: other languages, groups, backgrounds, options and orders, for the same format."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

PHASES = ("welcome", "dilemmas", "clarify", "experiences", "directions", "choose", "harvest", "close")
WORDS = {
    "en": ["people", "street", "doctor", "letter", "school", "work", "bus", "house", "key", "money", "week", "neighbour"],
    "nl": ["mensen", "straat", "huisarts", "brief", "school", "werk", "bus", "huis", "sleutel", "geld", "week", "buren"],
}
LEVELS = ("agree", "neutral", "disagree")


class Invented:
    """Makes one scenario from a seed; `document()` gives it as a file would hold it."""

    def __init__(self, seed: int, language: str, groups: int, options: int, per_group: int = 5, plenary: bool = False) -> None:
        self.chance = random.Random(seed)
        self.language, self.options = language, options
        self.groups = [] if plenary else [f"Tafel {n}" if n % 2 else f"T{n}" for n in range(1, groups + 1)]
        self.backgrounds = [f"side-{letter}" for letter in "abcd"]
        seats: list[str | None] = [*self.groups] if self.groups else [None]
        self.cast = [
            {"id": f"person{g}-{n}", "background": self.chance.choice(self.backgrounds), "group": group}
            for g, group in enumerate(seats)
            for n in range(per_group)
        ]
        self.cast[0]["name"] = "Zoë"
        self.steps: list[dict[str, Any]] = []
        self.made: dict[str, dict[str, Any]] = {}
        self.gone: set[str] = set()
        self.highlights: list[list[str]] = []
        self.voted: set[tuple[str, str]] = set()

    def document(self) -> dict[str, Any]:
        self.play()
        counts = Counter(one["kind"] for alias, one in self.made.items() if alias not in self.gone)
        return {
            "format": "social-summit",
            "language": self.language,
            "title": "Een verzonnen middag",
            "phases": [{"id": phase, "label": f"{phase} ({self.language})"} for phase in PHASES],
            "meeting": {"organiser": "Niemand", "start": "13:30", "goals": ["Kijken of het werkt"]},
            "backgrounds": [{"id": one, "label": f"van kant {one[-1]}"} for one in self.backgrounds],
            "groups": [{"id": one, "label": f"De groep van {one}", "leader": "Loes"} for one in self.groups],
            "cast": self.cast,
            "script": self.steps,
            "expect": {
                "highlights": [[self.made[alias]["text"] for alias in members] for members in self.highlights],
                "counts": dict(counts),
                "backgrounds": dict(Counter(person["background"] for person in self.cast)),
            },
        }

    def text(self) -> str:
        words = " ".join(self.chance.choices(WORDS[self.language], k=self.chance.randint(4, 20)))
        return f"{words.capitalize()} & <b>{len(self.steps)}</b> “é”."

    def do(self, do: str, by: str, **more: Any) -> None:
        self.steps.append({"do": do, "by": by, **more})

    def add(self, by: str, kind: str, **more: Any) -> str:
        alias = f"x{len(self.made)}"
        self.do("add", by, kind=kind, **{"as": alias, "text": self.text()}, **more)
        self.made[alias] = self.steps[-1].copy()
        return alias

    def of(self, group: str | None) -> list[str]:
        return [person["id"] for person in self.cast if person["group"] == group]

    def play(self) -> None:
        """Two rounds, a step opened twice, another left out, leaders who steer, votes across groups at the end."""
        self.do("open", "host", phase="dilemmas")
        dilemmas = [self.dilemma(n) for n in range(2)]
        self.choose(dilemmas, "before")
        for number, dilemma in enumerate(dilemmas, 1):
            self.do("open", "host", phase="experiences", round=number)
            self.each("experience", dilemma)
            self.do("open", "host", phase="directions", round=number)
            directions = self.each("direction", dilemma)
            self.support(directions, everywhere=False)
            # Somebody comes back to an earlier step, and asks there what belongs elsewhere.
            self.do("open", "host", phase="experiences", round=number)
            self.each("question", dilemma)
        self.moderate()
        self.do("open", "host", phase="choose")
        self.choose(dilemmas[:1], "after")
        self.do("open", "host", phase="harvest")
        self.harvest()
        self.do("open", "host", phase="close")
        self.do("conclude", "host", text="Dit nemen we mee.", on=dilemmas[0])
        self.do("note", "host", section="follow-up", text="Over zes weken weer.")
        self.do("action", "host", text="Iemand belt iemand", due="volgende week")

    def dilemma(self, number: int) -> str:
        sides = [{"text": f"Keuze {n} van {number}", "objection": f"Bezwaar {n}"} for n in range(self.options)]
        return self.add("host", "dilemma", title=f"Dilemma {number}", options=sides)

    def choose(self, dilemmas: list[str], moment: str) -> None:
        for dilemma in dilemmas:
            for person in self.cast:
                option = self.chance.choice([None, *range(self.options)])
                self.do("choose", person["id"], on=dilemma, option=option, moment=moment)

    def each(self, kind: str, on: str) -> list[str]:
        made = []
        for person in self.cast:
            if self.chance.random() < 0.6:
                where = {"group": person["group"]} if person["group"] and self.chance.random() < 0.5 else {}
                made.append(self.add(person["id"], kind, on=on, **where))
        return made

    def support(self, aliases: list[str], everywhere: bool) -> None:
        group_of = {person["id"]: person["group"] for person in self.cast}
        for alias in aliases:
            for person in self.cast:
                own = group_of.get(self.made[alias]["by"], self.made[alias].get("group")) == person["group"]
                if (own or everywhere) and self.chance.random() < 0.5 and (person["id"], alias) not in self.voted:
                    self.voted.add((person["id"], alias))
                    self.do("support", person["id"], on=alias, level=self.chance.choice(LEVELS))

    def moderate(self) -> None:
        """Edit, withdraw, hide and show, merge: one of each where there is enough."""
        by_kind = [alias for alias, one in self.made.items() if one["kind"] == "direction"]
        edited, withdrawn, hidden, shown, gone, into = by_kind[:6]
        self.made[edited]["text"] = self.text()
        self.do("edit", self.made[edited]["by"], on=edited, text=self.made[edited]["text"])
        self.do("withdraw", self.made[withdrawn]["by"], on=withdrawn)
        self.do("hide", "host", on=hidden)
        self.do("hide", "host", on=shown)
        self.do("show", "host", on=shown)
        self.do("merge", "host", on=[gone, shown], into=into)
        self.do("part", "host", on=shown)
        self.do("dismiss", "host", on=[shown, into])
        self.gone |= {withdrawn, hidden, gone}

    def theme_together(self, left: list[str]) -> None:
        """Two people think of the same theme, one moves a card on, and one takes it out again."""
        for n, group in enumerate(self.groups or [None]):
            people = self.of(group)
            mine = [alias for alias in left if self.made[alias]["by"] in people][-2:]
            if len(people) < 2 or len(mine) < 2:
                continue
            title, other = f"Wat telt {n}", f"De rest {n}"
            self.do("make_theme", people[0], **{"as": title}, title=title, members=mine[:1])
            self.do("make_theme", people[1], **{"as": f"{title} too"}, title=title.upper(), members=mine[1:])
            self.do("make_theme", people[1], **{"as": other}, title=other)
            self.do("move_to_theme", people[0], members=mine, theme=other)
            self.do("move_to_theme", people[1], members=mine[:1])

    def harvest(self) -> None:
        left = [alias for alias, one in self.made.items() if one["kind"] == "direction" and alias not in self.gone]
        for group in self.groups or [None]:
            mine = [alias for alias in left if self.made[alias]["by"] in self.of(group)][:3]
            if mine and group:
                self.do("theme", f"leader:{group}", **{"as": f"theme {group}"}, title="Samen", members=mine)
                self.do("highlight", f"leader:{group}", group=group, members=mine)
                self.highlights.append(mine)
        self.theme_together(left)
        for members in (left[:2], left[-2:]):
            self.do("highlight", "host", members=members)
            self.highlights.append(members)
        self.support(left[:4], everywhere=True)
