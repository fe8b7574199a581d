"""What a tree of two hundred goals costs the event loop: the facts of every screen that shows it, beside a tree of twenty.

    python -m benchmarks.goals

Prints per screen the median of 20 runs in milliseconds of CPU for both trees. The goal is 20 ms for the large one.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from statistics import median

from facilitator.core.goals import MOST_GOALS
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, PHONE, WALL, Audience
from facilitator.live.parts.goals import on_console, on_phone
from facilitator.live.screens.referring import referred_to
from facilitator.live.views.tree import goal_tree
from tests.story import HOST, Story

GOAL = 20.0  # milliseconds that rendering may hold the server
SMALL, RUNS = 20, 20
WORDS = tuple("abcdefghijklmnopqrstuvwxyz")
SCREENS: dict[str, Callable[[Session], object]] = {
    "wall": lambda state: goal_tree(state, Audience(WALL)),
    "phone": lambda state: on_phone(state, Audience(PHONE, "A1")),
    "console": lambda state: on_console(state, Audience(CONSOLE)),
    "what a text is about": lambda state: referred_to(state, Audience(PHONE, "A1")),
}


def grown(goals: int) -> Session:
    """Give a session with a tree of so many goals: one on top, four branches, the rest below them."""
    story, chance = Story(workshop="goal-tree").begun().in_phase("goals"), random.Random(2)
    made: list[str] = []
    for number in range(goals):
        text = f"{' '.join(letter * 5 for letter in chance.sample(WORDS, 8)).capitalize()} ({number})"
        parent = "" if not made else made[0] if len(made) < 5 else chance.choice(made[1:40])
        made.append(story.when(HOST, "AddContribution", kind="goal", text=text, parent=parent)["contribution"])
    return story.state


def cost(facts: Callable[[Session], object], state: Session) -> float:
    """Give the median milliseconds of CPU of making the facts of a screen."""
    took = []
    for _ in range(RUNS):
        started = time.process_time()
        facts(state)
        took.append((time.process_time() - started) * 1000)
    return median(took)


def main() -> int:
    """Measure and print; 1 when a screen takes longer than the goal."""
    small, large = grown(SMALL), grown(MOST_GOALS)
    slowest = 0.0
    print(f"{'':24} {SMALL:>6} goals {MOST_GOALS:>6} goals")
    for name, facts in SCREENS.items():
        few, many = cost(facts, small), cost(facts, large)
        slowest = max(slowest, many)
        print(f"{name:24} {few:9.2f} ms {many:9.2f} ms   × {many / max(few, 0.001):.1f}")
    print(f"{'reached' if slowest <= GOAL else 'MISSED'}: {GOAL:g} ms")
    return int(slowest > GOAL)


if __name__ == "__main__":
    raise SystemExit(main())
