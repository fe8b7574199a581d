"""What the facilitator waits for at the desk of a report: the privacy scan, composing with edits, and taking words out of a long log.

    python -m benchmarks.editing [--contributions 500] [--events 50000]

The baseline of the scan is one bare regular expression for digits over the same texts; that of taking words out is reading
the same log and writing it back as it was.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from facilitator.live.rooms import Room
from facilitator.report.data import public_data
from facilitator.report.edition import edition_of
from facilitator.report.privacy import scan, texts_of
from facilitator.store import Store
from tests.story import HOST, Story

SCAN_GOAL = 0.3  # seconds
BITS = ["samen", "minder", "regels", "meer", "ruimte", "voor", "mensen", "die", "elkaar", "helpen", "in", "de", "wijk", "met", "werk", "en", "een", "huis", "dat", "past", "in", "2015", "bij", "artikel", "12"]
PRIVATE = ("06-12345678", "jan@voorbeeld.nl", "Kerkstraat 12", "12-03-1968", "111222333", "Amina")
NAMES = [f"Naam{n} Achternaam{n}" for n in range(200)]


def session(contributions: int) -> Story:
    """Give a session with so many contributions; in one of ten stands something private."""
    chance = random.Random(5)
    story = Story().begun().in_phase("directions")
    people = story.joined(*(f"p{n}" for n in range(40)))
    for n in range(contributions):
        text = " ".join(chance.choices(BITS, k=18)) + (f" {chance.choice(PRIVATE)}" if n % 10 == 0 else "")
        story.when(people[n % 40], "AddContribution", kind=("question", "experience", "direction")[n % 3], text=text)
    return story


def took(work: Callable[[], Any], times: int = 3) -> float:
    """Give how many seconds something takes, at its best."""
    best = float("inf")
    for _ in range(times):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best


def rewriting(story: Story, events: int) -> tuple[float, float]:
    """Give the seconds of taking words out of a log of so many events, and of writing the same log back."""
    votes = [one for one in story.state.contributions.values() if one.kind == "direction"]
    story.in_phase("harvest")
    people = list(story.state.people.values())
    records = list(story.records)
    for n in range(events - len(records)):
        person, card = people[n % len(people)], votes[n % len(votes)]
        records.append({"t": "SupportGiven", "d": {"participant": person.id, "contribution": card.id, "level": ("agree", "neutral")[n % 2]},
                        "by": person.id, "at": n, "cmd": f"vote-{n}", "h": "0" * 16})  # fmt: skip
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder)) as store:
        store.append("abc123", 0, records)
        room = Room("abc123", store)
        started = time.perf_counter()
        room.submit(HOST, "Redact", {"words": PRIVATE[0]}, "command-redact")
        whole = time.perf_counter() - started
        bare = took(lambda: store.rewrite("abc123", [event for _, event in store.read("abc123")]), 1)
    return whole, bare


def main() -> None:
    """Measure, and print it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--contributions", type=int, default=500)
    asked.add_argument("--events", type=int, default=50_000)
    options = asked.parse_args()
    story = session(options.contributions)
    data = public_data(story.state)
    bare = re.compile(r"\d")
    baseline = took(lambda: [bare.findall(text) for _, text in texts_of(data)])
    print(f"privacy scan of {options.contributions} contributions: {took(lambda: scan(data, NAMES)):.3f} s (goal {SCAN_GOAL}), bare {baseline:.3f} s")
    composed = took(lambda: edition_of(story.state), 2)
    for one in edition_of(story.state).places[:200]:
        story.when(HOST, "RewritePassage", passage=one.address, was=one.was, text="Anders **gezegd**.")
    print(f"composing: {composed:.2f} s, with every passage worded anew {took(lambda: edition_of(story.state), 2):.2f} s")
    whole, back = rewriting(story, options.events)
    print(f"taking words out of {options.events} events: {whole:.1f} s, reading and writing them back {back:.1f} s")


if __name__ == "__main__":
    main()
