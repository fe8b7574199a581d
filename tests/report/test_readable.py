"""Whatever happened in a room: every number is either read in the appendix or said why not, and nothing else is read."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from facilitator.core.errors import Refused
from facilitator.core.visibility import background_counts, is_blind, shown_sides
from facilitator.report.data import public_data
from tests.examples import examples
from tests.story import HOST, Story, person

SIDES = ("zorg", "raad", "zorg", "")
PEOPLE = tuple(person(f"someone-{n}", "A1" if n < 5 else "A2") for n in range(9))
BOTH = ("clarify", "experiences")
HELD = " kwast"

which = st.integers(0, 5)
phase = st.sampled_from(BOTH)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), st.lists(which, min_size=1, max_size=2), which),
        st.tuples(st.just("merge"), st.lists(which, min_size=1, max_size=2), which),
        st.tuples(st.sampled_from(("part", "hide", "show", "withdraw", "remove")), which),
        st.tuples(st.just("edit"), which, st.sampled_from((HELD, " nieuw"))),
        st.tuples(st.sampled_from(("veil", "unveil")), phase),
        st.tuples(st.sampled_from(("undo", "release"))),
    ),
    min_size=6,
    max_size=24,
)


def room() -> tuple[Story, list[str]]:
    """Nine people at two tables, who wrote six questions in two phases; the second one is anonymous."""
    story, made = Story().begun(), []
    for n, one in enumerate(PEOPLE):
        story.when(one, "JoinSession", group=one.group, background=SIDES[n % 4])
    story.when(HOST, "SetHeldWords", words=[HELD.strip()])
    for named in BOTH:
        story.when(HOST, "EditPhase", phase=named, accepts=["question"], anonymous=named == BOTH[1])
        story.in_phase(named)
        for _ in range(3):
            text = f"TEXT{len(made):02d}."
            made.append(story.when(PEOPLE[len(made)], "AddContribution", kind="question", text=text)["contribution"])
    return story, made


def carry_out(story: Story, made: list[str], step: tuple[Any, ...]) -> None:
    """Let one thing happen."""
    match step:
        case ("merge", gone, into):
            story.when(HOST, "MergeContributions", contributions=[made[n] for n in gone], into=made[into])
        case ("part", n):
            story.when(HOST, "PartContributions", contribution=made[n])
        case ("hide", n):
            story.when(HOST, "HideContribution", contribution=made[n])
        case ("show", n):
            story.when(HOST, "ShowContribution", contribution=made[n])
        case ("withdraw", n):
            story.when(PEOPLE[n], "WithdrawContribution", contribution=made[n])
        case ("remove", n):
            story.when(HOST, "RemoveParticipant", contribution=made[n], hide=True)
        case ("edit", n, more):
            story.when(PEOPLE[n], "EditContribution", contribution=made[n], text=f"TEXT{n:02d}.{more}")
        case ("veil" | "unveil" as how, named):
            story.when(HOST, "EditPhase", phase=named, visibility="blind" if how == "veil" else "everyone")
        case ("release",):
            story.when(HOST, "ReleaseContributions")
        case _:
            story.when(HOST, "UndoLast")


@examples(100, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_every_text_is_read_once_or_not_at_all(happened: list[tuple[Any, ...]]) -> None:
    story, made = room()
    for step in happened:
        try:
            carry_out(story, made, step)
        except Refused:
            continue
    state, data = story.state, public_data(story.state)
    rows = {one["number"]: one for row in data["contributions"] for one in (row, *row["merged"])}
    gaps = [number for numbers in data["gaps"].values() for number in numbers]
    every = {one.number: one for one in state.contributions.values() if one.number > 0}
    read = {number for number, one in every.items() if may_be_read(story, one)}
    assert {number for number in rows if number > 0} == read and sorted([*read, *gaps]) == sorted(every)
    words = json.dumps(data)
    for number, one in every.items():
        assert words.count(one.text[:7]) == (number in read)
        if number in read and (side := rows[number]["background"]):
            assert one.phase != BOTH[1] and side in shown_sides(background_counts(state, one.group), state.fewest)


def may_be_read(story: Story, one: Any) -> bool:
    """Whether neither the text nor what it lives on in now is hidden, held, taken back or blind."""
    stands = story.state.standing(one.id)
    return stands.status == "visible" and not is_blind(story.state, one) and not is_blind(story.state, stands)
