"""In a small room a report does not say who went where: the wall does not either."""

from __future__ import annotations

import pytest

from facilitator.report.data import public_data
from facilitator.report.edition import edition_of
from facilitator.report.writers import discover
from tests.story import HOST, Story

KEPT = "Met zo weinig mensen staat er niet bij wie waarheen ging."


def shifted(people: int) -> tuple[Story, str]:
    """So many people choose the first option, and one of them the other one after the talk."""
    story = Story().begun()
    dilemma = story.dilemma()
    for phase, moment in (("dilemmas", "before"), ("choose", "after")):
        story.in_phase(phase)
        for n, one in enumerate(story.joined(*(f"p{n}" for n in range(people)))):
            story.when(one, "Choose", contribution=dilemma, option=int(moment == "after" and n == 0), moment=moment)
    return story, discover()["md"].render(edition_of(story.state)).decode()


@pytest.mark.parametrize(("people", "moves"), [(5, None), (16, [[0, 0, 15], [0, 1, 1]])])
def test_who_went_where_is_told_of_a_room_in_which_nobody_is_found_back(people: int, moves: list[list[int]] | None) -> None:
    story, page = shifted(people)
    [row] = public_data(story.state)["contributions"]
    assert row["moves"] == moves
    assert row["choices"]["before"][0] == people
    assert (KEPT in page) == (moves is None)


def test_of_raised_hands_nobody_says_who_kept_to_their_choice() -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    for phase, moment, counts in (("dilemmas", "before", {"0": 9, "1": 3}), ("choose", "after", {"0": 3, "1": 9})):
        story.in_phase(phase)
        story.when(HOST, "CountHands", contribution=dilemma, what=moment, counts=counts, group="A1", people=12)
    page = discover()["md"].render(edition_of(story.state)).decode()
    assert "Keuze vooraf" in page and "Niemand koos na het gesprek anders" not in page
