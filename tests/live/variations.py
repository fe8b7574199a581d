"""Variations on the shipped scenarios: other names, languages and options, phases left out or opened twice."""

from __future__ import annotations

import random
from collections import Counter
from copy import deepcopy
from typing import Any

Step = dict[str, Any]
VOTES = ("choose", "support", "dots", "rate")


class Variation:
    """One variation on a scenario, from a seed; `document()` gives it as a file would hold it."""

    def __init__(self, original: dict[str, Any], seed: int, language: str = "nl") -> None:
        self.chance = random.Random(seed)
        self.scenario = deepcopy(original)
        self.scenario["language"] = language

    def document(self) -> dict[str, Any]:
        """Give the varied scenario, with what must be found back worked out anew."""
        self.more_options()
        self.leave_out_a_phase()
        self.leave_out_some()
        self.open_again()
        self.rename()
        self.scenario["expect"] = expected(self.scenario)
        return self.scenario

    @property
    def steps(self) -> list[Step]:
        """The script so far."""
        found: list[Step] = self.scenario["script"]
        return found

    def more_options(self) -> None:
        """Dilemmas get a third or a fourth option, and some people choose it."""
        for step in self.steps:
            if step["do"] == "add" and step["kind"] == "dilemma":
                for n in range(len(step["options"]), self.chance.choice((3, 4))):
                    step["options"].append({"text": f"Of keuze {n}", "objection": f"Bezwaar tegen {n}"})
        options = {step["as"]: len(step["options"]) for step in self.steps if step.get("kind") == "dilemma"}
        for step in self.steps:
            if step["do"] == "choose" and self.chance.random() < 0.3:
                step["option"] = self.chance.choice([None, *range(options[step["on"]])])

    def leave_out_a_phase(self) -> None:
        """One phase (not the first) is skipped, with all that is done in it and all that leans on that."""
        opened = [step["phase"] for step in self.steps if step["do"] == "open"][1:]
        skipped, inside, kept = self.chance.choice(opened), False, []
        for step in self.steps:
            if step["do"] == "open":
                inside = step["phase"] == skipped
            if not inside or step["do"] == "rotate":
                kept.append(step)
        self.scenario["script"] = sound(kept, self.seats())

    def leave_out_some(self) -> None:
        """A fifth of what people do is not done."""
        opening = ("open", "rotate", "moderate", "release", "part", "stay_open")
        kept: list[Step] = []
        stays = True
        for step in self.steps:
            if step["do"] not in ("undo", "redo"):  # these stay or go with what they turn
                stays = step["do"] in opening or self.chance.random() < 0.8
            kept += [step] if stays else []
        self.scenario["script"] = sound(kept, self.seats())

    def open_again(self) -> None:
        """A phase is opened a second time as a next round, and somebody says one thing more in it."""
        places = [n for n, step in enumerate(self.steps) if step["do"] == "open"]
        place = self.chance.choice(places[2:])
        again = self.steps[self.chance.choice(places[1 : places.index(place)] or places[1:2])]
        talked = [step for step in self.steps[:place] if step["do"] == "add" and step["by"] in self.people()]
        steps: list[Step] = [{"do": "open", "by": "host", "phase": again["phase"], "round": again.get("round", 1) + 1}]
        if talked:
            kind = self.chance.choice(("question", "experience", "insight"))
            who = self.chance.choice(sorted(self.people()))
            steps.append({"do": "add", "by": who, "kind": kind, "as": "late", "text": "Nog één ding: <b>&</b> “é”."})
            other = self.chance.choice(sorted(self.people() - {who}))
            steps.append({"do": "support", "by": other, "on": "late", "level": "agree"})
        self.scenario["script"] = [*self.steps[:place], *steps, *self.steps[place:]]

    def people(self) -> set[str]:
        """Give the ids of the cast."""
        return {person["id"] for person in self.scenario["cast"]}

    def seats(self) -> dict[str, str]:
        """Give the group of everybody in the cast, '' for none."""
        return {person["id"]: person["group"] or "" for person in self.scenario["cast"]}

    def rename(self) -> None:
        """Groups, backgrounds and people have other ids and labels, with spaces and accents."""
        groups = {one["id"]: f"Tafel {n} ✿" if n % 2 else f"T-{n}" for n, one in enumerate(self.scenario["groups"])}
        sides = {one["id"]: f"kant {n} é" for n, one in enumerate(self.scenario["backgrounds"])}
        for one in self.scenario["groups"]:
            one.update(id=groups[one["id"]], label=f"Groep „{groups[one['id']]}” & co")
        for one in self.scenario["backgrounds"]:
            one.update(id=sides[one["id"]], label=f"van {sides[one['id']]}")
        for person in self.scenario["cast"]:
            person.update(group=groups.get(person["group"]), background=sides[person["background"]])
        for step in self.steps:
            if step.get("group"):
                step["group"] = groups[step["group"]]
            if step["do"] == "rotate":
                step["groups"] = {who: groups[group] for who, group in step["groups"].items()}
            if step["by"].startswith("leader:"):
                step["by"] = "leader:" + groups[step["by"].removeprefix("leader:")]


def sound(steps: list[Step], seats: dict[str, str]) -> list[Step]:
    """Give the steps without those that lean on what is no longer there; `seats` tells who sits where."""
    there: set[str] = set()
    gone: set[str] = set()
    themes: set[str] = set()
    asked: set[str] = set()
    marked: set[str] = set()
    kept: list[Step] = []
    last = True
    for old in steps:
        step = dict(old)
        if step["do"] in ("undo", "redo"):
            if last and kept and kept[-1]["by"] == "host":
                _turn(kept, step, gone)
                kept.append(step)
            continue
        last = False
        for key in ("members", "on"):
            if isinstance(step.get(key), list):
                step[key] = [one for one in step[key] if one in there and one not in gone]
        leans = [step.get(key) for key in ("on", "parent", "goal", "into") if isinstance(step.get(key), str)]
        if any(one not in there or one in gone for one in leans) and step["do"] != "show":
            continue
        if step.get("members") == [] or step.get("on") == []:
            continue
        leads = step["by"].removeprefix("leader:") if step["by"].startswith("leader:") else ""
        if step.get("theme", "") not in {"", *themes} or (step["do"] == "ask_sign_off" and leads not in marked):
            continue
        if step["do"] == "sign_off" and ("" if step.get("room") else seats[step["by"]]) not in asked:
            continue
        if step["do"] == "add":
            there.add(step["as"])
        elif step["do"] in ("withdraw", "hide"):
            gone.add(step["on"])
        elif step["do"] == "show":
            gone.discard(step["on"])
        elif step["do"] == "merge":
            gone |= set(step["on"])
        elif step["do"] in ("theme", "make_theme"):
            themes.add(step["as"])
        elif step["do"] == "highlight":
            marked.add(step.get("group") or leads)
        elif step["do"] == "ask_sign_off":
            asked.add(leads)
        kept.append(step)
        last = True
    return kept


def _turn(kept: list[Step], turn: Step, gone: set[str]) -> None:
    """Mind what is there again, or no longer, when the step before is taken back or done again."""
    did = kept[-2] if turn["do"] == "redo" else kept[-1]
    if did["do"] in ("hide", "merge"):
        hit = {did["on"]} if did["do"] == "hide" else set(did["on"])
        (gone.update if turn["do"] == "redo" else gone.difference_update)(hit)


def expected(scenario: dict[str, Any]) -> dict[str, Any]:
    """Work out what a reader must find back, from the script alone."""
    made: dict[str, Step] = {}
    gone: set[str] = set()
    moderated: set[str] = set()
    phase = ""
    for n, step in enumerate(scenario["script"]):
        if step["do"] == "add":
            made[step["as"]] = dict(step)
            if phase in moderated and step["by"] != "host":
                gone.add(step["as"])
        elif step["do"] == "open":
            phase = step["phase"]
        elif step["do"] == "moderate":
            (moderated.add if step.get("moderated", True) else moderated.discard)(step["phase"])
        elif step["do"] == "release":
            gone -= set(step["on"])
        elif step["do"] in ("undo", "redo"):
            _turn(scenario["script"][:n], step, gone)
        elif step["do"] in ("edit", "spell"):
            made[step["on"]]["text"] = step["text"]
        elif step["do"] in ("withdraw", "hide"):
            gone.add(step["on"])
        elif step["do"] == "show":
            gone.discard(step["on"])
        elif step["do"] == "merge":
            gone |= set(step["on"])
    marked = [step["members"] for step in scenario["script"] if step["do"] == "highlight"]
    return {
        "highlights": [[made[one]["text"] for one in members] for members in marked],
        "counts": dict(Counter(one["kind"] for alias, one in made.items() if alias not in gone)),
        "backgrounds": dict(Counter(person["background"] for person in scenario["cast"])),
    }
