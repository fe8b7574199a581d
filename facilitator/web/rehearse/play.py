"""The rehearsal itself: a session is made, everybody comes in, and the script is played to its end."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from facilitator.web.rehearse import expected
from facilitator.web.rehearse.client import Browser, Order, Stopwatch, Unexpected
from facilitator.web.rehearse.follower import Follower
from facilitator.web.rehearse.orders import Orders
from facilitator.web.rehearse.plan import Plan, walk
from facilitator.web.rehearse.scenario import Row, Scenario
from facilitator.web.rehearse.steps import HOST, LEADER, is_vote, touched

FEW = 6  # phones that follow at full speed; when somebody watches, all do
AT_ONCE = 8  # people whose votes are on their way at the same time
LATEST_SEEN = 10.0  # seconds within which the screens must have followed to the end

Said = Callable[[str], None]


class Refusal(Exception):
    """A command was refused, so the script can't go on."""


@dataclass
class Outcome:
    """How it went: what did not hold (`wrong`), and what it took."""

    session: str
    steps: int
    seconds: float
    stopwatch: Stopwatch
    wrong: list[str] = field(default_factory=list)
    followed: str = ""

    def line(self) -> str:
        """Give the summary in one line."""
        watch = self.stopwatch
        rate = self.steps / self.seconds if self.seconds else 0.0
        return (
            f"{self.steps} steps in {self.seconds:.1f} s ({rate:.0f} a second), {len(watch.acks)} commands acknowledged: "
            f"p50 {watch.percentile(0.5) * 1000:.1f} ms, p95 {watch.percentile(0.95) * 1000:.1f} ms; "
            f"{watch.waits} waited for a limit, {watch.retries} sent again; {self.followed}"
        )


class Rehearsal:
    """One scenario on one server, over its public doors only.

    `link` is the operator's link; `speed` steps a second, 0 is as fast as it goes. `said` hears what happens,
    `acknowledged(n)` how many steps were (tests stop the server in between).
    """

    def __init__(
        self,
        scenario: Scenario,
        link: str,
        speed: float = 0,
        *,
        base: str = "",
        said: Said = lambda _line: None,
        acknowledged: Callable[[int], None] = lambda _n: None,
        patience: float = 60,
    ) -> None:
        self.scenario, self._link, self._speed = scenario, link, speed
        self._base, self._patience = base or link, patience
        self._said, self._acknowledged = said, acknowledged
        self.stopwatch = Stopwatch()
        self.host = self._browser()
        self.browsers: dict[str, Browser] = {}
        self.numbers: dict[str, int] = {}
        self.session = ""
        self._orders = Orders(frozenset(row["id"] for row in scenario.places))
        self._followers: list[Follower] = []
        self._done = 0
        self._seq = 0
        self._blind: set[str] = set()
        self._opened = ""

    def play(self) -> Outcome:
        """Play it all and compare the end with the script. Raises Refusal, Unexpected, NobodyAnswers."""
        started = time.perf_counter()
        try:
            links = self._create()
            defaults = {str(row.get("id")): row for row in _phases(self._document())}
            plan = walk(self.scenario, next((name for name, row in defaults.items() if row.get("type") == "dilemmas"), ""))
            self._edit_phases(plan, defaults)
            self._come_in(links)
            self._run(plan)
            outcome = Outcome(self.session, self._done, time.perf_counter() - started, self.stopwatch)
            outcome.followed = self._followed(outcome)
            outcome.wrong += self._compare()
            return outcome
        finally:
            for follower in self._followers:
                follower.stop()

    def close(self) -> None:
        """Hang up everywhere."""
        for browser in (self.host, *self.browsers.values()):
            browser.close()

    def page(self, name: str) -> bytes | None:
        """Give a file of this session with the facilitator's cookie, None when there is no such file."""
        answer = self.host.get(f"/s/{self.session}/{name}")
        if answer.status == 404:
            return None
        if answer.status != 200:
            raise Unexpected(f"{name} answered {answer.status}: {answer.body[:200]!r}")
        return answer.body

    # -- before ------------------------------------------------------------------------------------------------------

    def _browser(self) -> Browser:
        return Browser(self._base, self.stopwatch, self.scenario.language, self._patience)

    def _create(self) -> dict[str, Any]:
        """Make the session with the operator's cookie, and give its links."""
        if self.host.get(self._link).status >= 400:
            raise Refusal("The operator's link is not valid any more: a new one is printed at each start.")
        keys = ("format", "language", "title", "meeting", "groups", "backgrounds")
        wish = {key: getattr(self.scenario, key) for key in keys}
        wish["places"] = [{key: row[key] for key in row if key != "on"} for row in self.scenario.places]
        made = self._send(self.host, {"session": "", "as": "operator"}, [Order("CreateSession", wish)])[0]
        self.session = made["session"]
        links: dict[str, Any] = made["links"]
        if self.host.get(links["facilitator"]).status >= 400:
            raise Refusal("The facilitator's link does not open.")
        self._said(f"Session {made.get('code', '')} “{self.scenario.title}” is there.")
        return links

    def _edit_phases(self, plan: Plan, defaults: dict[str, Row]) -> None:
        blind = {phase for phase, row in defaults.items() if row.get("visibility") == "blind"}
        edits = [
            plan.needs[phase["id"]].command(phase, defaults.get(phase["id"], {})) for phase in self.scenario.phases
        ]
        self._blind = blind - {edit["phase"] for edit in edits if "visibility" in edit}
        self._steer([Order("EditPhase", edit) for edit in edits])

    def _come_in(self, links: dict[str, Any]) -> None:
        """Everybody scans, joins and tries it out; then it begins, and they are in again."""
        for group, link in links.get("leaders", {}).items():
            leader = self.browsers[LEADER + group] = self._browser()
            leader.get(link)
        wall = self.browsers["wall"] = self._browser()
        wall.get(links["wall"])
        for person in self.scenario.cast:
            self.browsers[person["id"]] = self._browser()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(lambda person: self._join(person, links), self.scenario.cast))
        self._follow()
        self._steer([Order("BeginSession", {})])
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(self._rejoin, self.scenario.cast))
        self._said(f"{len(self.scenario.cast)} people are in.")

    def _join(self, person: Row, links: dict[str, Any]) -> None:
        browser = self.browsers[person["id"]]
        link = links["joins"][person["group"]] if person["group"] else links["join"]
        page = browser.get(link)
        if page.status != 200:
            raise Refusal(f"{person['id']} could not come in: the join link answered {page.status}.")
        self._rejoin(person)

    def _rejoin(self, person: Row) -> None:
        data = {"background": person["background"] or "", "group": person["group"] or ""}
        value = self._send(self.browsers[person["id"]], self._envelope(person["id"]), [Order("JoinSession", data)])[0]
        self._orders.people[person["id"]] = value["participant"]

    def _follow(self) -> None:
        """Open the sockets of the wall, the console, the leaders and of phones: a few, or all when somebody watches."""
        cast = self.scenario.cast if self._speed else self.scenario.cast[:FEW]
        screens = [("wall", self.browsers["wall"], ""), ("console", self.host, "")]
        led = (self.scenario.places or self.scenario.groups)[:FEW]
        screens += [("leader", self.browsers[LEADER + row["id"]], row["id"]) for row in led]
        screens += [("wall", self.browsers["wall"], row["id"]) for row in self.scenario.places[:1]]
        screens += [("phone", self.browsers[person["id"]], "") for person in cast]
        for screen, browser, group in screens:
            self._followers.append(Follower(browser, self.session, screen, group, self._seq))
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(Follower.start, self._followers))

    # -- the script ----------------------------------------------------------------------------------------------------

    def _run(self, plan: Plan) -> None:
        steps = self.scenario.steps
        started = time.monotonic()
        number = 0
        while number < len(steps):  # votes of different people, one after another, may go at the same time
            if self._speed:
                time.sleep(max(0.0, started + number / self._speed - time.monotonic()))
            end = number + 1
            if not self._speed and is_vote(steps[number]):
                while end < len(steps) and is_vote(steps[end]):
                    end += 1
                self._vote(steps[number:end])
            else:
                self._play(number, steps[number], plan)
            self._done += end - number
            self._acknowledged(self._done)
            number = end

    def _play(self, number: int, step: Row, plan: Plan) -> None:
        if step["do"] == "open":
            self._opens(step)
        by = HOST if number in plan.by_host else step["by"]
        value = self._send(self._of(by), self._envelope(by), [self._orders.order(step)], step)[0]
        if "theme" in value:
            self._orders.themes[step["as"]] = value["theme"]
        if step["do"] == "add":
            self._orders.ids[step["as"]] = value["contribution"]
            self.numbers[step["as"]] = value["number"]
            if any(step["as"] in row.get("on", ()) for row in self.scenario.places):
                self._steer([self._orders.places(self.scenario.places)])
        if step["do"] == "take_out":
            self._leaves(step)
        if step["do"] == "wall":
            self._looks()
        for group, subjects in plan.focus.get(number, {}).items():
            on = [self._orders.ids[alias] for alias in subjects]
            self._steer([Order("SetFocus", {"on": on, "groups": [group] if group else None})])
        if step["do"] == "open" and self._blind - {step["phase"]}:
            shown = sorted(self._blind - {step["phase"]})
            self._steer([Order("RevealPhase", {"phase": phase}) for phase in shown])
            self._blind -= set(shown)

    def _leaves(self, step: Row) -> None:
        """Who is taken out follows no longer."""
        person = next(one["by"] for one in self.scenario.steps if one["do"] == "add" and one["as"] == step["on"])
        gone = [one for one in self._followers if one.browser is self.browsers[person]]
        self._followers = [one for one in self._followers if one not in gone]
        for follower in gone:
            follower.stop()

    def _looks(self) -> None:
        """The projector shows what was chosen: its page can be loaded."""
        seen = self.browsers["wall"].get(f"/s/{self.session}/wall")
        if seen.status != 200:
            raise Refusal(f"after {self._done} steps the wall answered {seen.status}")

    def _opens(self, step: Row) -> None:
        """Say that a phase opens: once, also where every leader opens it for their own group."""
        words = step["phase"] + (f", round {step['round']}" if "round" in step else "")
        if words != self._opened:
            self._opened = words
            self._said(f"{self._done:5} · {words}")

    def _vote(self, steps: Sequence[Row]) -> None:
        """Votes of different people do not wait for each other; one person's go in their order, in one request."""
        per_person: dict[str, list[Row]] = {}
        for step in steps:
            per_person.setdefault(step["by"], []).append(step)

        def cast(by: str) -> None:
            own = per_person[by]
            self._send(self._of(by), self._envelope(by), [self._orders.order(step) for step in own], own[0])

        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(cast, per_person))

    def _of(self, by: str) -> Browser:
        return self.host if by == HOST else self.browsers[by]

    def _envelope(self, by: str) -> dict[str, Any]:
        if by == HOST:
            return {"session": self.session, "as": "facilitator"}
        if by.startswith(LEADER):
            return {"session": self.session, "as": "leader", "group": by.removeprefix(LEADER)}
        return {"session": self.session, "as": "participant"}

    def _steer(self, orders: Sequence[Order]) -> None:
        self._send(self.host, self._envelope(HOST), orders)

    def _send(
        self, browser: Browser, envelope: dict[str, Any], orders: Sequence[Order], step: Row | None = None
    ) -> list[dict[str, Any]]:
        """Send commands until all are acknowledged, and give their values. Raises Refusal."""
        results = browser.send(envelope, orders)
        for order, result in zip(orders, results, strict=True):
            if not result.get("ok"):
                about = f" {', '.join(touched(step))}" if step else ""
                raise Refusal(f"after {self._done} steps {order.name}{about} was refused: {result.get('error')}")
            self._seq = max(self._seq, int(result.get("seq") or 0))
        return [result.get("value") or {} for result in results]

    # -- after -----------------------------------------------------------------------------------------------------------

    def _followed(self, outcome: Outcome) -> str:
        """Wait for the screens to have everything; give a line about them."""
        late = [follower for follower in self._followers if not follower.wait_until(self._seq, LATEST_SEEN)]
        outcome.wrong += [
            f"a screen stayed behind: it is at {one.seq} of {self._seq} {one.refused}".strip() for one in late
        ]
        patches = sum(follower.patches for follower in self._followers)
        asked = sum(follower.caught_up for follower in self._followers)
        return f"{len(self._followers)} screens followed with {patches} patches and caught up {asked} times"

    def _document(self) -> Row:
        answer = self.host.get(f"/s/{self.session}/session.json")
        document = answer.json()
        if answer.status != 200 or not isinstance(document, dict):
            raise Unexpected(f"session.json answered {answer.status}")
        return document

    def _compare(self) -> list[str]:
        wrong = expected.check(self.scenario, self._document(), self.numbers)
        try:
            report = (self.page("report.html") or b"").decode("utf-8", "replace")
        except Unexpected as error:
            return [*wrong, str(error)]
        for text in expected.main_directions(self.scenario):
            if not expected.is_on_page(text, report):
                wrong.append(f"the report does not show the main direction “{text[:80]}”")
        return wrong


def _phases(document: Row) -> list[Row]:
    """The session's phases as session.json has them."""
    session = document.get("session")
    for holder in (document, session if isinstance(session, dict) else {}):
        if isinstance(holder.get("phases"), list):
            return [row for row in holder["phases"] if isinstance(row, dict)]
    return []
