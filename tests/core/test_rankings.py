"""Rankings: points for places, each card once, and room again where a card was taken away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.rankings import Ranked, orders, points, rankers, ranks_by
from facilitator.core.vocabulary import Actor
from tests.examples import examples
from tests.story import HOST, Story

TEXTS = ("Een", "Twee", "Drie", "Vier", "Vijf")


def ranking(*people: str, ranks: int = 3) -> tuple[Story, list[str], list[Actor]]:
    """A harvest with five directions in which everybody puts their top in order."""
    story = Story().begun().in_phase("directions")
    actors = story.joined(*(people or ("piet", "samira", "otto")))
    ids = [story.when(actors[0], "AddContribution", kind="direction", text=text)["contribution"] for text in TEXTS]
    story.when(HOST, "EditPhase", phase="harvest", ranks=ranks)
    return story.in_phase("harvest"), ids, actors


def table(story: Story) -> dict[str, tuple[int, int, int]]:
    rows = points(story.state, story.state.phase("harvest"))
    return {one.text: (row.points, row.people, row.first) for one, row in rows if row.people}


def test_it_works() -> None:
    story, [one, two, three, four, _], [piet, samira, otto] = ranking()
    story.when(piet, "RankContributions", contributions=[one, two, three])
    story.when(samira, "RankContributions", contributions=[two, one])
    story.when(otto, "RankContributions", contributions=[four])
    assert table(story) == {"Een": (5, 2, 1), "Twee": (5, 2, 1), "Vier": (3, 1, 1), "Drie": (1, 1, 0)}
    assert ranks_by(story.state, "piet") == [one, two, three]
    assert rankers(story.state, story.state.phase("harvest")) == {"piet", "samira", "otto"}
    assert story.replayed().state == story.state


def test_a_later_order_replaces_the_one_before_and_none_takes_it_back() -> None:
    story, [one, two, three, four, _], [piet, *_others] = ranking()
    story.when(piet, "RankContributions", contributions=[one, two, three])
    story.when(piet, "RankContributions", contributions=[four, one])
    assert table(story) == {"Vier": (3, 1, 1), "Een": (2, 1, 0)}
    story.when(piet, "RankContributions", contributions=[])
    assert table(story) == {} and story.state.ranks == {}


def test_of_what_merged_the_best_place_counts_once() -> None:
    story, [one, two, three, four, _], [piet, *_others] = ranking()
    story.when(piet, "RankContributions", contributions=[one, two, three])
    story.when(HOST, "MergeContributions", contributions=[one], into=three)
    assert ranks_by(story.state, "piet") == [three, two]
    assert table(story) == {"Drie": (3, 1, 1), "Twee": (2, 1, 0)}
    story.when(piet, "RankContributions", contributions=[two, one, three])  # a phone without connection shows both still
    assert ranks_by(story.state, "piet") == [two, three]
    story.when(piet, "RankContributions", contributions=[three, two])
    story.when(HOST, "UndoLast")
    story.when(piet, "RankContributions", contributions=[one, two, three])
    assert ranks_by(story.state, "piet") == [one, two, three]
    story.when(HOST, "MergeContributions", contributions=[one], into=three)
    story.when(piet, "RankContributions", contributions=[four, one])  # a second tab still shows the old card
    assert ranks_by(story.state, "piet") == [four, three]


def test_what_is_hidden_leaves_its_place_and_gets_it_back() -> None:
    story, [one, two, three, four, _], [piet, *_others] = ranking()
    story.when(piet, "RankContributions", contributions=[one, two, three])
    story.when(HOST, "HideContribution", contribution=one)
    assert ranks_by(story.state, "piet") == [two, three]
    assert table(story) == {"Twee": (3, 1, 1), "Drie": (2, 1, 0)}
    story.when(HOST, "ShowContribution", contribution=one)
    assert ranks_by(story.state, "piet") == [one, two, three]
    story.when(HOST, "HideContribution", contribution=one)
    story.when(piet, "RankContributions", contributions=[two, three, four])
    story.when(HOST, "ShowContribution", contribution=one)
    assert ranks_by(story.state, "piet") == [two, three, four]


def test_of_an_order_that_arrives_late_what_was_taken_away_leaves_its_place() -> None:
    story, [one, two, three, *_], [piet, *_others] = ranking()
    story.when(HOST, "HideContribution", contribution=one)
    story.when(piet, "RankContributions", contributions=[one, two, three])
    assert ranks_by(story.state, "piet") == [two, three]
    assert story.refused(piet, "RankContributions", contributions=[one]) == "unknown_contribution"
    assert ranks_by(story.state, "piet") == [two, three]


def test_too_many_twice_the_same_or_something_else() -> None:
    story, [one, two, three, four, _], [piet, *_others] = ranking()
    question = story.when(piet, "AddContribution", kind="question", text="Wie?")["contribution"]
    assert story.refused(piet, "RankContributions", contributions=[one, two, three, four]) == "over_ranks"
    assert story.refused(piet, "RankContributions", contributions=[one, one]) == "ranked_twice"
    assert story.refused(piet, "RankContributions", contributions=[question]) == "ranks_closed"
    story.when(piet, "RankContributions", contributions=[one, two, three])
    story.when(HOST, "EditPhase", phase="harvest", ranks=2)
    assert table(story) == {"Een": (2, 1, 1), "Twee": (1, 1, 0)}


@examples(60)
@given(
    st.lists(st.tuples(st.sampled_from(["piet", "samira", "otto"]), st.permutations(range(5)), st.integers(0, 3)), max_size=6),
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=3),
)
def test_everybody_gives_every_place_once(orders_given: list[tuple[str, list[int], int]], merges: list[tuple[int, int]]) -> None:
    story, ids, actors = ranking()
    people = {actor.id: actor for actor in actors}
    for who, order, n in orders_given:
        story.when(people[who], "RankContributions", contributions=[ids[one] for one in order[:n]])
    voters = rankers(story.state, story.state.phase("harvest"))
    for gone, into in merges:
        if story.state.contributions[ids[gone]].status == "visible" and story.state.standing(ids[into]).id != ids[gone]:
            story.when(HOST, "MergeContributions", contributions=[ids[gone]], into=ids[into])
    phase = story.state.phase("harvest")
    rows = [row for _, row in points(story.state, phase)]
    found = orders(story.state, phase)
    assert set(found) == voters
    assert sum(row.first for row in rows) == len(voters)
    assert sum(row.points for row in rows) == sum(3 + 2 * (len(one) > 1) + (len(one) > 2) for one in found.values())
    assert all(len(one) == len(set(one)) <= phase.ranks for one in found.values())
    assert all(row == Ranked() or row.people >= row.first for row in rows)
