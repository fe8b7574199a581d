"""A social summit at its real size: 54 groups, 18 routes of three locations, 810 people, played to its report.

`make summit`, or `python -m benchmarks summit [--write FILE]`. The workshop is put together from the sentences of the
shipped scenarios, from a seed, in their own schema (docs/scenarios/README.md): the same seed gives the same file.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from benchmarks.figures import Cost
from facilitator.web.rehearse.dress import download
from facilitator.web.rehearse.play import Rehearsal
from facilitator.web.rehearse.script import read
from facilitator.web.rehearse.server import Server

SCENARIOS = Path(__file__).resolve().parents[1] / "docs" / "scenarios"
MODEL = SCENARIOS / "sociale-top-zwolle.json"
LETTERS = "ABCDEFGHIJKLMNOPQR"  # 18 routes, each walked by three groups
STOPS = 3
KINDS = (("question", "clarify", 8), ("experience", "experiences", 10), ("direction", "directions", 12))  # per visit
VENUES = (
    "Ontmoetingskerk", "Buurthuis", "Bibliotheek", "Sporthal", "Zorgboerderij", "Werkplaats", "Basisschool", "Wijkcentrum",
    "Kringloopwinkel", "Voedselbank", "Huisartsenpost", "Moskee", "Stadsboerderij", "Atelier", "Speeltuin", "Restaurant",
    "Dorpshuis", "Theater",
)  # fmt: skip
QUARTERS = ("Noord", "Zuid", "de Binnenstad")
TOLD_HERE = ("{text}", "{text}", "Hier in {quarter} ook: {text}", "{text} Dat zie je ook in {quarter}.", "Voor {quarter}: {text}")

Row = dict[str, Any]


class Summit:
    """Makes the scenario; `document()` gives it as a file holds it. `people` per group."""

    def __init__(self, seed: int = 2015, people: int = 15, routes: int = len(LETTERS)) -> None:
        self.chance = random.Random(seed)
        self.model: Row = json.loads(MODEL.read_text(encoding="utf-8"))
        self.people, self.letters = people, LETTERS[:routes]
        self.script: list[Row] = []
        self.expect: list[list[str]] = []
        self.counts: Counter[str] = Counter()
        self.dilemmas = [step for step in self.model["script"] if step.get("kind") == "dilemma"]
        self.sentences = self._sentences()
        self.places: list[Row] = [
            {"id": f"{letter}-{stop + 1}", "label": f"{venue} {QUARTERS[stop]}", "leader": f"Gespreksleider {letter}-{stop + 1}",
             "about": f"Route {letter}, locatie {stop + 1}", "on": [self.dilemmas[stop]["as"]]}
            for letter, venue in zip(self.letters, VENUES, strict=False) for stop in range(STOPS)
        ]  # fmt: skip
        self.groups: list[Row] = [
            {"id": f"{letter}{n + 1}", "label": f"Groep {letter}{n + 1}", "about": f"Route {letter}",
             "route": [f"{letter}-{(n + stop) % STOPS + 1}" for stop in range(STOPS)]}
            for letter in self.letters for n in range(STOPS)
        ]  # fmt: skip
        sides = [row["id"] for row in self.model["backgrounds"]]
        self.cast: list[Row] = [
            {"id": f"{group['id']}-{n:02}", "background": self.chance.choice(sides), "group": group["id"]}
            for group in self.groups
            for n in range(1, people + 1)
        ]
        self.at = {row["id"]: row for row in self.places}
        self.seated: dict[str, list[str]] = defaultdict(list)
        for person in self.cast:
            self.seated[person["group"]].append(person["id"])

    def document(self) -> Row:
        """Give the whole scenario."""
        self._begin()
        for visit in range(STOPS):
            self._visit(visit)
        self._end()
        return {
            "format": "social-summit",
            "language": "nl",
            "title": f"Sociale Top met {len(self.groups)} groepen",
            "meeting": {**self.model["meeting"], "attendance": f"{len(self.cast)} deelnemers in {len(self.groups)} groepen"},
            "phases": self.model["phases"],
            "backgrounds": self.model["backgrounds"],
            "groups": self.groups,
            "places": self.places,
            "cast": self.cast,
            "script": self.script,
            "expect": {
                "highlights": self.expect,
                "counts": dict(self.counts),
                "backgrounds": dict(Counter(person["background"] for person in self.cast)),
            },
        }

    def _sentences(self) -> dict[tuple[str, str], list[str]]:
        """Give what people say per kind and dilemma; what the other workshops say of that kind suits every dilemma."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        withdrawn = {step["on"] for step in self.model["script"] if step["do"] in ("withdraw", "hide")}
        for step in self.model["script"]:
            if step["do"] == "add" and step["kind"] != "dilemma" and step["as"] not in withdrawn:
                found[step["kind"], step.get("on", "")].append(step["text"])
        for path in sorted(SCENARIOS.glob("*.json")):
            if path != MODEL:
                for step in json.loads(path.read_text(encoding="utf-8"))["script"]:
                    if step["do"] == "add" and step["kind"] in ("experience", "direction"):
                        found[step["kind"], ""].append(step["text"])
        return found

    def _do(self, do: str, by: str, **keys: Any) -> None:
        self.script.append({"do": do, "by": by, **keys})

    def _add(self, by: str, kind: str, alias: str, **keys: Any) -> None:
        self.counts[kind] += 1
        self._do("add", by, kind=kind, **{"as": alias}, **keys)

    def _begin(self) -> None:
        self._do("open", "host", phase="welcome")
        self._do("note", "host", section="introduction", text=self.model["meeting"]["introduction"])
        self._do("open", "host", phase="dilemmas")
        for dilemma in self.dilemmas:
            self.counts["dilemma"] += 1
            self.script.append(dilemma)

    def _visit(self, visit: int) -> None:
        """Every group is received at its next location, and goes through the steps there."""
        here = [(group["id"], group["route"][visit]) for group in self.groups]
        for group, place in here:
            self._do("receive", f"leader:{place}", place=place, group=group)
        self._choose(here, "before")
        said: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for kind, phase, n in KINDS:
            for _group, place in here:
                self._do("open", f"leader:{place}", phase=phase)
            for turn in range(n):
                for group, place in here:
                    self._say(visit, turn, kind, group, place, said[group])
        self._support(here, said)
        for _group, place in here:
            self._do("open", f"leader:{place}", phase="choose")
        self._choose(here, "after")
        for group, place in here:
            best = self.chance.sample(said[group], 3)
            self._do("highlight", f"leader:{place}", members=[alias for alias, _ in best])
            self.expect.append([text for _, text in best])

    def _say(self, visit: int, turn: int, kind: str, group: str, place: str, said: list[tuple[str, str]]) -> None:
        about = self.at[place]["on"][0]
        text = self.chance.choice(self.sentences[kind, about] + self.sentences[kind, ""])
        quarter = self.at[place]["label"].partition(" ")[2]
        text = self.chance.choice(TOLD_HERE).format(text=text, quarter=quarter)
        by = self.seated[group][(turn + visit * 5) % self.people]
        alias = f"{group}-{visit}-{kind[0]}{turn}"
        self._add(by, kind, alias, text=text, on=about)
        if kind == "question" and turn % 4 == 0:
            self._do("answer", f"leader:{place}", on=alias, text="Goede vraag. We nemen hem mee in het gesprek.")
        if kind == "direction":
            said.append((alias, text))

    def _choose(self, here: list[tuple[str, str]], moment: str) -> None:
        for group, place in here:
            for person in self.seated[group]:
                if self.chance.random() < 0.9:
                    option = self.chance.choices([0, 1, None], [4, 4, 1 if moment == "before" else 6])[0]
                    self._do("choose", person, on=self.at[place]["on"][0], option=option, moment=moment)

    def _support(self, here: list[tuple[str, str]], said: dict[str, list[tuple[str, str]]]) -> None:
        for group, _place in here:
            for person in self.seated[group]:
                for alias, _ in self.chance.sample(said[group], 4):
                    level = self.chance.choices(["agree", "neutral", "disagree"], [6, 3, 2])[0]
                    self._do("support", person, on=alias, level=level)

    def _end(self) -> None:
        self._do("open", "host", phase="harvest")
        self._do("conclude", "host", text="Vierenvijftig gesprekken, en steeds dezelfde beweging: minder systeem, meer mens.")
        self._do("open", "host", phase="close")


def play(document: Row, folder: Path) -> int:
    """Play a scenario on a server of its own, write its report to `folder`, and say what it took."""
    with Server() as server:
        assert server.process is not None
        rehearsal = Rehearsal(read(document), server.link, base=server.url, said=print)
        try:
            outcome = rehearsal.play()
            cost = Cost.of(server.process.pid)
            started = time.perf_counter()
            download(rehearsal, folder)
            print(f"report in {time.perf_counter() - started:.1f} s")
        finally:
            rehearsal.close()
        print(outcome.line())
        print(f"server: {cost.cpu:.1f} s of processor, {cost.memory / 1024:.0f} MB of memory")
        for line in outcome.wrong:
            print(f"  wrong: {line}")
    return 1 if outcome.wrong or "Traceback" in server.said() else 0


def main() -> int:
    """Read the options, make the summit, and play it (or only write it)."""
    options = argparse.ArgumentParser(prog="python -m benchmarks summit", description=__doc__)
    options.add_argument("--seed", type=int, default=2015)
    options.add_argument("--people", type=int, default=15, help="people in each group")
    options.add_argument("--routes", type=int, default=len(LETTERS), help="routes, each with three groups and locations")
    options.add_argument("--write", type=Path, help="write the scenario to this file, and play nothing")
    options.add_argument("--report", type=Path, help="folder for the files of the report")
    chosen = options.parse_args()
    document = Summit(chosen.seed, chosen.people, chosen.routes).document()
    if chosen.write:
        chosen.write.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
        return 0
    print(f"{len(document['groups'])} groups, {len(document['cast'])} people, {len(document['script'])} steps")
    with tempfile.TemporaryDirectory() as folder:
        return play(document, chosen.report or Path(folder))


if __name__ == "__main__":
    sys.exit(main())
