"""Groups side by side: no small group is shown apart, and the rows add up to what everybody chose."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.groups_compared import MORE, choices_in_groups
from facilitator.core.voting import choice_counts
from tests.story import Story

OPTIONS = st.sampled_from([0, 1, None, "unknown", "none"])


@given(st.lists(st.lists(st.tuples(OPTIONS, OPTIONS), max_size=9), min_size=2, max_size=5))
def test_every_row_holds_enough_people_and_together_they_are_everybody(groups: list[list[tuple[object, object]]]) -> None:
    names = tuple(f"A{n}" for n in range(len(groups)))
    story = Story(groups=names).begun()
    dilemma = story.dilemma()
    people = [
        (story.joined(f"{group}p{n}", group=group)[0], ways)
        for group, members in zip(names, groups, strict=True)
        for n, ways in enumerate(members)
    ]
    for place, (phase, moment) in enumerate((("dilemmas", "before"), ("choose", "after"))):
        story.in_phase(phase, on=[dilemma])
        for who, ways in people:
            if ways[place] != "none":
                story.when(who, "Choose", contribution=dilemma, option=ways[place], moment=moment)
    card = story.state.contributions[dilemma]
    for moment, cells in choices_in_groups(story.state, card).items():
        shown = [cell for cell in cells if cell.counts]
        assert all(cell.voters >= story.state.fewest + MORE for cell in shown)
        assert [sum(column) for column in zip(*(cell.counts for cell in shown), strict=True)] in ([], choice_counts(story.state, card, moment))
        together = [cell.background for cell in cells if cell.kind == "joined"]
        members = [cell.members for cell in cells if cell.background == "others"]
        assert members == ([tuple(together)] if together else [])
        assert len(together) != 1
