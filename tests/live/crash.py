"""Kill the server in the middle of a rehearsal, start it again, and see that every acknowledged step is there, once.

    python -m tests.live.crash --rounds 20

`kill -9` at random moments, a restart on the same data and port, and the phones go on by themselves: they send again
what was not acknowledged, with the same ids. At the end session.json must be what the script leads to, vote by vote.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from facilitator.web.rehearse.client import NobodyAnswers, Unexpected
from facilitator.web.rehearse.play import Refusal, Rehearsal
from facilitator.web.rehearse.script import Scenario, load
from facilitator.web.rehearse.server import ENTRANCE, NoStart, Server

ROOT = Path(__file__).resolve().parents[2]
SCENARIO = ROOT / "docs" / "scenarios" / "sociale-top-zwolle.json"
LOOK = 0.001  # seconds between two looks at how far it is
LONGEST_DELAY = 0.05  # seconds after which the blow falls, so that it hits all stages of a request
LATEST_READY = 10.0


@dataclass
class Round:
    """How one round went: after how many acknowledged commands it was killed, and what was wrong in the end."""

    kills: list[int]
    wrong: list[str]
    seconds: float
    back: list[float]
    log: str

    def line(self) -> str:
        """Give it in one line."""
        back = ", ".join(f"{seconds:.1f} s" for seconds in self.back)
        verdict = "ok" if not self.wrong else "LOST: " + "; ".join(self.wrong[:4])
        return f"killed after {self.kills} commands, back after {back}; {self.seconds:.1f} s in all: {verdict}"


class _Killer(threading.Thread):
    """Strikes at the given numbers of acknowledged commands."""

    def __init__(self, server: Server, rehearsal: Rehearsal, moments: list[int], chance: random.Random) -> None:
        super().__init__(daemon=True)
        self.server, self.rehearsal, self.moments, self.chance = server, rehearsal, moments, chance
        self.over = threading.Event()
        self.kills: list[int] = []
        self.back: list[float] = []
        self.trouble: list[str] = []

    def run(self) -> None:
        for moment in self.moments:
            while len(self.rehearsal.stopwatch.acks) < moment:
                if self.over.wait(LOOK):
                    return
            self.over.wait(self.chance.random() * LONGEST_DELAY)
            self.kills.append(len(self.rehearsal.stopwatch.acks))
            self.server.kill()
            started = time.perf_counter()
            try:
                self.server.start()
            except NoStart as error:
                self.trouble.append(str(error))
                return
            self.back.append(time.perf_counter() - started)


def one_round(scenario: Scenario, folder: Path, chance: random.Random, kills: int = 2, entrance: Path = ENTRANCE) -> Round:
    """Play the scenario on a server that is killed `kills` times, and give how it ended."""
    commands = len(scenario.steps) + 2 * len(scenario.cast)
    moments = sorted(chance.sample(range(commands // 20, commands - commands // 20), kills))
    started = time.perf_counter()
    with Server(folder, entrance=entrance) as server:
        rehearsal = Rehearsal(scenario, server.link, base=server.url, patience=30)
        killer = _Killer(server, rehearsal, moments, chance)
        killer.start()
        try:
            wrong = rehearsal.play().wrong
        except (Refusal, Unexpected, NobodyAnswers) as error:
            wrong = [str(error)]
        finally:
            killer.over.set()
            killer.join(60)
            rehearsal.close()
    if len(killer.kills) < len(moments):
        wrong.append(f"only {len(killer.kills)} of {len(moments)} blows fell before it was over")
    wrong += killer.trouble
    wrong += ["the server's log holds a traceback"] if "Traceback" in server.said() else []
    return Round(killer.kills, wrong, time.perf_counter() - started, killer.back, server.said())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--kills", type=int, default=2, help="blows per round")
    parser.add_argument("--seed", type=int, default=None, help="repeats the same moments")
    parser.add_argument("--scenario", type=Path, default=SCENARIO)
    asked = parser.parse_args()
    seed = random.SystemRandom().randrange(1_000_000) if asked.seed is None else asked.seed
    chance, scenario, bad = random.Random(seed), load(asked.scenario), 0
    print(f"{asked.rounds} rounds of {asked.scenario.name}, seed {seed}")
    for number in range(1, asked.rounds + 1):
        with tempfile.TemporaryDirectory(prefix="oogst-crash-") as folder:
            result = one_round(scenario, Path(folder), chance, asked.kills)
        print(f"{number:3}: {result.line()}", flush=True)
        if result.wrong:
            bad += 1
            print("\n".join(f"     {line}" for line in (*result.wrong, *result.log.splitlines()[-20:])))
    print(f"{asked.rounds - bad} of {asked.rounds} rounds kept everything that was acknowledged, once")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
