"""How long suggestions take for a thousand contributions, in the child process that makes them; and how good they are.

    python -m benchmarks.similarity [--texts 1000]

Prints, for near-duplicates and for themes, the seconds from asking to the answer over the pipes: of a child that was
just started, and of a warm one that is asked again when a card more came in. Beside it the baseline: the same pairs of
texts compared one by one with the standard library's difflib (on a sample, and reckoned for all). Then what is suggested
in the scenario files against what their scripts put together, and among cards written for this (alike_cards/). The goal is
2 s for either, started cold.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import gevent
from gevent.event import AsyncResult

from facilitator.analysis import similarity
from facilitator.formats import discover
from facilitator.live.child import Child
from facilitator.live.suggestions import SLICE, SUMMING, comparable, themable
from tests.story import Story

GOAL = 2.0  # seconds
SAMPLE = 2_000  # pairs that the baseline compares
CARDS = Path(__file__).with_name("alike_cards")  # <language>.txt: pairs that say the same ("="), and that don't ("x")
SCENARIOS = sorted(Path(__file__).resolve().parents[1].glob("docs/scenarios/*.json"))


def scripts() -> list[dict[str, Any]]:
    """Give the scenario files."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in SCENARIOS]


def texts_of(script: dict[str, Any]) -> list[dict[str, Any]]:
    """Give what people bring in, in a scenario, as it stands at the end, and where: as the room tells the child."""
    phases = {phase.id: phase.type for phase in discover()[script["format"]].phases}
    cast = {one["id"]: one["group"] or "" for one in script["cast"]}
    added, phase = {}, ""
    for step in script["script"]:
        phase = step["phase"] if step["do"] == "open" else phase
        if step["do"] == "add" and step["kind"] != "dilemma":
            row = {"id": step["as"], "text": step["text"], "kind": step["kind"], "on": step.get("on", "")}
            row["group"] = step.get("group") or cast.get(step["by"], "")
            row["sums"] = step["by"] not in cast and phases[phase] == SUMMING
            added[step["as"]] = row
        if step["do"] == "edit" and step["on"] in added:
            added[step["on"]]["text"] = step["text"]
    return list(added.values())


def many(count: int) -> list[dict[str, Any]]:
    """Give so many texts of one kind: those of the scenarios, and sentences put together from their halves."""
    chance = random.Random(4)
    known = [row["text"] for script in scripts() for row in texts_of(script)]
    halves = [half for text in known for half in text.replace(". ", ".|").split("|") if len(half) > 20]
    texts = list(dict.fromkeys(known))
    while len(texts) < count:
        texts.append(" ".join(chance.sample(halves, 2)))
    chance.shuffle(texts)
    return [{"id": f"c{n}", "text": text, "kind": "direction"} for n, text in enumerate(texts[:count])]


def asked(child: Child, name: str, texts: list[dict[str, Any]], language: str = "nl") -> tuple[float, dict[str, Any]]:
    """Give how long an answer took, and the answer."""
    heard: AsyncResult[dict[str, Any] | None] = AsyncResult()
    started = time.perf_counter()
    child.ask("room", name, lambda: {"language": language, "texts": texts}, heard.set)
    answer = heard.get()
    assert answer is not None
    return time.perf_counter() - started, answer


def baseline(texts: list[dict[str, Any]]) -> float:
    """Give how long it would take to compare all pairs with difflib, reckoned from a sample."""
    chance = random.Random(5)
    started = time.perf_counter()
    for _ in range(SAMPLE):
        one, other = chance.sample(texts, 2)
        SequenceMatcher(None, one["text"], other["text"]).ratio()
    return (time.perf_counter() - started) / SAMPLE * len(texts) * (len(texts) - 1) / 2


def longest_hold(child: Child, texts: list[dict[str, Any]]) -> float:
    """Give the longest that asking and answering held the event loop, in milliseconds of our own processor time."""
    heard: AsyncResult[dict[str, Any] | None] = AsyncResult()
    child.ask("room", "similarity", lambda: {"language": "nl", "texts": texts}, heard.set)
    longest = 0.0
    while not heard.ready():
        before = time.process_time()
        gevent.sleep(0.001)
        longest = max(longest, time.process_time() - before)
    return longest * 1000


def longest_look(cards: int) -> float:
    """Give the longest that gathering the texts of a room with so many cards holds the event loop, in milliseconds."""
    story, longest = Story().begun().in_phase("directions"), 0.0
    [piet] = story.joined("piet")
    for row in many(cards):
        story.when(piet, "AddContribution", kind="direction", text=row["text"])
    for look in (comparable, themable):
        ids, rows_of, _ = look(story.state)
        for start in range(0, len(ids), SLICE):
            before = time.process_time()
            for one in ids[start : start + SLICE]:
                rows_of(story.state, story.state.contributions[one])
            longest = max(longest, time.process_time() - before)
    return longest * 1000


@dataclass(frozen=True)
class Judged:
    """What was suggested, beside what belongs together (`wanted`) and what only looks like it (`near_misses`)."""

    name: str
    texts: int
    suggested: frozenset[frozenset[str]]
    wanted: frozenset[frozenset[str]]
    near_misses: frozenset[frozenset[str]] = frozenset()

    @property
    def found(self) -> int:
        """Count what belongs together and is suggested."""
        return len(self.suggested & self.wanted)

    @property
    def missed_it(self) -> int:
        """Count the near-misses that are suggested."""
        return len(self.suggested & self.near_misses)


def _suggested(texts: list[dict[str, Any]], language: str) -> frozenset[frozenset[str]]:
    pairs = similarity.answer({"language": language, "texts": texts})["pairs"]
    return frozenset(frozenset((pair["one"], pair["other"])) for pair in pairs)


def judged_scenarios(language: str = "") -> list[Judged]:
    """Judge what is suggested in each scenario by what its script puts together; in a session of another language too."""
    found = []
    for path, script in zip(SCENARIOS, scripts(), strict=True):
        texts = texts_of(script)
        merges = [step for step in script["script"] if step["do"] == "merge"]
        wanted = frozenset(frozenset((gone, step["into"])) for step in merges for gone in step["on"])
        found.append(Judged(path.stem, len(texts), _suggested(texts, language or script["language"]), wanted))
    return found


def judged_cards(written: str, language: str = "") -> Judged:
    """Judge what is suggested among the cards of one language that were written for it, all in one room."""
    texts: list[dict[str, Any]] = []
    pairs: dict[str, set[frozenset[str]]] = {"=": set(), "x": set()}
    for n, line in enumerate((CARDS / f"{written}.txt").read_text(encoding="utf-8").splitlines()):
        if not line.startswith("#"):
            two = {f"{n}a": line[2:].split(" | ")[0], f"{n}b": line[2:].split(" | ")[1]}
            texts += [{"id": name, "text": text, "kind": "direction"} for name, text in two.items()]
            pairs[line[0]].add(frozenset(two))
    suggested = _suggested(texts, language or written)
    return Judged(f"cards in {written}", len(texts), suggested, frozenset(pairs["="]), frozenset(pairs["x"]))


def quality() -> None:
    """Print what is suggested, and how much of what belongs together is among it."""
    print(f"\n{'':32} {'texts':>6} {'suggested':>10} {'belong together':>16} {'near-misses':>12}")
    scenarios = judged_scenarios()
    for row in (*scenarios, *(judged_cards(language) for language in ("nl", "en"))):
        misses = f"{row.missed_it} of {len(row.near_misses)}" if row.near_misses else ""
        together = f"{row.found} of {len(row.wanted)}"
        print(f"{row.name:32} {row.texts:>6} {len(row.suggested):>10} {together:>16} {misses:>12}")
    found, wanted = sum(row.found for row in scenarios), sum(len(row.wanted) for row in scenarios)
    print(f"scenarios: {found} of {wanted} found, in {sum(len(row.suggested) for row in scenarios)} suggestions")


def main() -> int:
    """Measure and print; 1 when something takes longer than the goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=1000)
    count = parser.parse_args().texts
    texts = many(count + 1)
    slowest = 0.0
    print(f"{count} texts{'':16} {'just started':>14} {'warm, one more':>16}")
    for name in ("similarity", "topics"):
        child = Child()
        cold, answer = asked(child, name, texts[:count])
        warm, _ = asked(child, name, texts)
        slowest = max(slowest, cold, warm)
        found = len(answer["pairs" if name == "similarity" else "topics"])
        print(f"{name:12} {found:>4} found {cold:14.2f} s {warm:14.2f} s")
        if name == "similarity":
            ratio = baseline(texts[:count]) / warm
            print(f"{'':12} difflib, pair by pair: {ratio * warm:.0f} s, {ratio:.0f} times as long")
            held, looked = longest_hold(child, texts[:count]), longest_look(count)
            print(f"{'':12} it held the room for {held:.1f} ms at most, and gathering the texts for {looked:.1f} ms")
            quality()
            print()
        child.close()
    print(f"{'reached' if slowest <= GOAL else 'MISSED'}: {GOAL:g} s")
    return int(slowest > GOAL)


if __name__ == "__main__":
    raise SystemExit(main())
