"""What votes cost the event loop: every region of every screen, drawn anew when all directions got votes.

    python -m benchmarks.redraw --people 1000 --directions 50

No server and no sockets: the state is folded here, and each screen is asked for its patch as the publisher asks
(facilitator/live/following.py). Prints milliseconds of processor per region: the mean, and the longest.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from types import SimpleNamespace
from typing import Any, cast

from flask import Flask

from benchmarks.load import text
from facilitator.core.session import Session
from facilitator.core.visibility import BOARD, CONSOLE, LEADER_SCREEN, PHONE, WALL, Audience
from facilitator.live.breathing import HOLD
from facilitator.live.patches import Patches
from facilitator.live.screens import Screen
from facilitator.live.screens.board import BoardScreen
from facilitator.live.screens.console import ConsoleScreen
from facilitator.live.screens.leader import LeaderScreen
from facilitator.live.screens.phone import PhoneScreen
from facilitator.live.screens.wall import WallScreen
from facilitator.web import rendering
from tests.story import HOST, Story

GOAL = 20.0  # milliseconds of processor that no drawing may take at one stretch
BACKGROUNDS = ("resident", "care", "council")
LEVELS = ("agree", "neutral", "disagree")
Times = dict[str, list[float]]


class Clocked(Patches):
    """Patches that note how long each region takes, and what else there is."""

    def __init__(self, screens: dict[str, Screen], render: Any) -> None:
        super().__init__(screens, render)
        self.times: Times = defaultdict(list)
        self.stretches: list[float] = []
        self._mark = 0.0

    def region(self, state: Session, audience: Audience, name: str) -> str:
        """Draw a region as the publisher does, with the clock beside it: the facts, then the rendering with its pauses."""
        started = self._mark = time.process_time()
        draw = self.drawn(state, audience, name)
        self._lap()
        html = draw()
        self._lap()
        self.times[f"{audience.screen}/{name}"].append((time.process_time() - started) * 1000)
        return html

    def breathe(self) -> None:
        """Stand in for facilitator.live.breathing.breathe: others would have their turn here."""
        if time.process_time() - self._mark > HOLD:
            self._lap()

    def _lap(self) -> None:
        now = time.process_time()
        self.stretches.append((now - self._mark) * 1000)
        self._mark = now


def hall(people: int, directions: int, groups: int) -> tuple[Story, list[Any], list[str]]:
    """Give a session in which everybody came in and all directions are there."""
    names = tuple(f"G{n}" for n in range(1, groups + 1))
    story = Story(names, BACKGROUNDS).begun()
    story.when(HOST, "OpenPhase", phase="harvest")
    actors = []
    for n in range(people):
        actors += story.joined(f"p{n}", group=names[n % groups], background=BACKGROUNDS[n % len(BACKGROUNDS)])
    made = [
        story.when(actors[n], "AddContribution", kind="direction", text=text(n))["contribution"] for n in range(directions)
    ]
    return story, actors, made


def vote(story: Story, actors: list[Any], made: list[str], first: int, n: int) -> None:
    """Let `n` votes come in, from the `first` on: each person goes down the list from where others do not."""
    for number in range(first, first + n):
        person, direction = number % len(actors), (number + number // len(actors)) % len(made)
        story.when(actors[person], "GiveSupport", contribution=made[direction], level=LEVELS[(person + direction) % 3])


def drawing() -> Clocked:
    """Give patches as the server has them."""
    app = Flask("benchmark", template_folder=str(rendering.ROOT / "templates"))
    rendering.prepare(app)
    wall, console, board = WallScreen(), ConsoleScreen(), BoardScreen()
    wall.address = lambda *_: {"url": "http://oogst.local", "short": "oogst.local", "code": "KX47PM"}
    console.presence = lambda _: {"scanned": 0, "connected": 0, "struggling": 0}
    screens: tuple[Screen, ...] = (PhoneScreen(), LeaderScreen(), wall, console, board)
    patches = Clocked({screen.name: screen for screen in screens}, rendering.Renderer(app))
    app.jinja_env.globals["breathe"] = patches.breathe
    return patches


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--directions", type=int, default=50)
    parser.add_argument("--groups", type=int, default=10)
    parser.add_argument("--view", default="support", help="what the wall shows")
    parser.add_argument("--votes", type=int, default=200, help="between two patches")
    parser.add_argument("--patches", type=int, default=10)
    parser.add_argument("--before", type=int, default=5000, help="votes before the first patch")
    parser.add_argument("--most", type=int, default=25, help="how many lines")
    asked = parser.parse_args()
    story, actors, made = hall(asked.people, asked.directions, asked.groups)
    story.when(HOST, "ShowOnWall", view=asked.view)
    vote(story, actors, made, 0, asked.before)
    patches = drawing()
    groups = list(story.state.groups)
    audiences = [Audience(WALL, "", "nl"), Audience(CONSOLE, "", "nl"), *(Audience(PHONE, one, "nl") for one in groups)]
    audiences += [Audience(LEADER_SCREEN, groups[0], "nl"), Audience(BOARD, "", "nl")]
    crowds = [SimpleNamespace(audience=one, sent={}, seq=0) for one in audiences]
    whole: Times = defaultdict(list)
    sizes: dict[str, int] = defaultdict(int)
    for round_ in range(asked.patches + 2):
        if round_ == 2:
            patches.times.clear()
            patches.stretches.clear()
            whole.clear()
            sizes.clear()
        vote(story, actors, made, asked.before + round_ * asked.votes, asked.votes)
        for crowd in crowds:
            audience, state = cast(Audience, crowd.audience), story.state
            started = time.process_time()
            ops = patches.changed_regions(state, audience, crowd.sent)
            middle = time.process_time()
            ops += patches.changed_items(state, audience, crowd.seq) or []
            sizes[audience.screen] = max(sizes[audience.screen], sum(len(op.get("html", "")) for op in ops))
            patches.beside(state, audience)
            whole[audience.screen].append((time.process_time() - started) * 1000)
            patches.times[f"{audience.screen}: its cards"].append((time.process_time() - middle) * 1000)
            patches.stretches.append(patches.times[f"{audience.screen}: its cards"][-1])
            crowd.seq = state.seq
    print(f"{asked.people} people, {asked.directions} directions, {asked.votes} votes between two patches; ms of processor, mean / longest")
    for name, took in whole.items():
        print(f"{name:28} {sum(took) / len(took):8.2f} / {max(took):8.2f}   {len(took) // asked.patches} audiences, at most {sizes[name] / 1000:.0f} kB")
    print()
    slow = sorted(patches.times.items(), key=lambda one: -max(one[1]))
    for name, took in slow[: asked.most]:
        print(f"{name:28} {sum(took) / len(took):8.2f} / {max(took):8.2f}   sum a patch {sum(took) / asked.patches:8.2f}")
    worst = max(patches.stretches)
    print(f"  {'reached' if worst <= GOAL else 'MISSED '}  at one stretch <= {GOAL:g} ms: {worst:.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
