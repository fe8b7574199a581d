"""Whatever happened in a room, the report counts what really happened, and gives no small group away."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass

from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from facilitator.core.errors import Refused
from facilitator.report.data import full_data, public_data
from facilitator.report.model import report_of
from tests.examples import examples
from tests.story import HOST, Story, leader, person

PEOPLE = [f"someone-{n}" for n in range(8)]
SIDES = ("zorg", "raad", "onderwijs", "")
LEVELS = ("agree", "neutral", "disagree", "unknown")
FEWEST = 3

who = st.integers(0, len(PEOPLE) - 1)
which = st.integers(0, 9)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("support"), who, which, st.sampled_from(LEVELS)),
        st.tuples(st.just("support"), who, which, st.sampled_from(LEVELS)),
        st.tuples(st.just("choose"), who, st.sampled_from(("before", "after")), st.sampled_from((0, 1, None, "unknown"))),
        st.tuples(st.just("merge"), which, which),
        st.tuples(st.just("hide"), which),
        st.tuples(st.just("withdraw"), which),
        st.tuples(st.just("describe"), who, st.sampled_from(SIDES)),
        st.tuples(st.just("highlight"), st.lists(which, max_size=3)),
        st.tuples(st.just("undo")),
    ),
    max_size=40,
)  # fmt: skip


def told(happened: list[tuple]) -> Story:
    """A room of eight with ten directions, in which all this happens as far as it can."""
    story = Story(backgrounds=("zorg", "raad", "onderwijs")).begun()
    for n, name in enumerate(PEOPLE):
        story.when(person(name), "JoinSession", group="A1" if n % 2 else "A2", background=SIDES[n % 4])
    dilemma = story.dilemma()
    story.when(HOST, "EditPhase", phase="harvest", choices=["before", "after"])
    story.in_phase("harvest")
    made = [
        story.when(person(PEOPLE[n % 8]), "AddContribution", kind="direction", text=f"Richting nummer {n}")[
            "contribution"
        ]
        for n in range(10)
    ]
    for step in happened:
        try:
            _carry_out(story, step, made, dilemma)
        except Refused:
            continue
    return story


def _carry_out(story: Story, step: tuple, made: list[str], dilemma: str) -> None:
    match step:
        case ("support", one, on, level):
            story.when(person(PEOPLE[one]), "GiveSupport", contribution=made[on], level=level)
        case ("choose", one, moment, option):
            story.when(person(PEOPLE[one]), "Choose", contribution=dilemma, moment=moment, option=option)
        case ("merge", gone, into):
            story.when(HOST, "MergeContributions", contributions=[made[gone]], into=made[into])
        case ("hide", on):
            story.when(HOST, "HideContribution", contribution=made[on])
        case ("withdraw", on):
            story.when(person(PEOPLE[on % 8]), "WithdrawContribution", contribution=made[on])
        case ("describe", one, side):
            story.when(person(PEOPLE[one]), "DescribeMyself", background=side)
        case ("highlight", members):
            story.when(leader("A1"), "SetHighlights", members=[made[one] for one in members if one % 2])
        case _:
            story.when(HOST, "UndoLast")


@examples(30, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_the_report_is_the_truth(happened):
    state = told(happened).state
    public, full = public_data(state), full_data(state)
    visible = [one for one in state.contributions.values() if one.status == "visible"]
    assert [row["number"] for row in public["contributions"]] == sorted(one.number for one in visible)
    for row in public["contributions"]:
        votes = _votes(state, row["number"])
        given = {level: list(votes.values()).count(level) for level in LEVELS}
        opinions = sum(given[level] for level in LEVELS[:3])
        assert row["support"] == (given if opinions >= FEWEST else dict.fromkeys(LEVELS, 0))
        assert (row["across"]["voted"], row["across"]["present"]) == (len(votes), len(state.present()))
        twin = next(one for one in full["contributions"] if one["number"] == row["number"])
        for level in LEVELS[:3]:
            assert sum(side[level] for side in twin["support"].values()) == given[level]
    gaps = {number for numbers in public["gaps"].values() for number in numbers}
    read = {one.number for one in state.contributions.values() if one.status == "visible" or _lives_on(state, one)}
    assert gaps == {one.number for one in state.contributions.values()} - read
    words = _words(report_of(public))
    assert {one.text for one in state.contributions.values() if one.number not in read}.isdisjoint(words)
    assert {one.text for one in state.contributions.values() if _lives_on(state, one)} <= words


def _lives_on(state, one) -> bool:
    """Whether a text can be read with the one that it merged into."""
    while one.status == "merged":
        one = state.contributions[one.merged_into]
        if one.status == "visible":
            return True
    return False


def _words(report) -> set[str]:
    """Every text that stands in a report."""
    found: set[str] = set()
    waiting: list = [report.meta, *report.chapters]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            found.add(one)
        elif isinstance(one, tuple):
            waiting += one
        elif is_dataclass(one):
            waiting += [getattr(one, field.name) for field in fields(one)]
    return found


def _votes(state, number: int) -> dict[str, str]:
    """The votes on a card and all that went up in it, told again without the product's own counting."""
    stays = next(one for one in state.contributions.values() if one.number == number)
    below, waiting = [], [stays.id]
    while waiting:
        into = waiting.pop()
        gone = [one.id for one in state.contributions.values() if one.status == "merged" and one.merged_into == into]
        below += gone
        waiting += gone
    votes: dict[str, str] = {}
    latest = sorted((vote.seq, one, vote.level) for card in below for one, vote in state.support.get(card, {}).items())
    votes.update({one: level for _, one, level in latest})
    votes.update({one: vote.level for one, vote in state.support.get(stays.id, {}).items()})
    return votes


@examples(30, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_small_groups_are_not_given_away(happened):
    state = told(happened).state
    sides = Counter(one.background for one in state.present())
    for row in public_data(state)["contributions"]:
        if row["background"]:
            assert sides[row["background"]] >= FEWEST
        known = [sum(cell["counts"]) for cell in row["across"]["cells"] if cell["counts"]]
        assert all(n >= FEWEST + 2 for n in known)
        covered = [cell for cell in row["across"]["cells"] if not cell["counts"] and cell["kind"] not in ("none", "joined")]
        rest = sum(row["support"][level] for level in LEVELS[:3]) - sum(known)
        assert not known or len(covered) != 1 or rest == 0  # taken from the total, the known never leave one cell
    people = public_data(state)["participants"]["by_background"]
    assert all(n >= FEWEST for one, n in people.items() if one in SIDES and one)
