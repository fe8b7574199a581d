"""Dots: within the budget, adding up over what merged, and free again when what they lay on is gone."""

from __future__ import annotations

from facilitator.core.dots import dots_of, ranking, spent, voters
from facilitator.core.vocabulary import Actor
from tests.story import HOST, Story


def choosing(*cases: str) -> tuple[Story, list[str], Actor]:
    """A room with these cases in which people give dots, and Piet."""
    story = Story(groups=(), workshop="casuistry").begun()
    [piet] = story.joined("piet", group="")
    story.in_phase("cases")
    ids = [story.when(piet, "AddContribution", kind="case", title=one, text=f"Over {one}")["contribution"] for one in cases]
    story.in_phase("choose")
    return story, ids, piet


def order(story: Story) -> list[tuple[str, int]]:
    return [(one.title, dots) for one, dots in ranking(story.state, story.state.phase("choose"))]


def test_it_works() -> None:
    story, [meal, key, frame], piet = choosing("Maaltijd", "Sleutel", "Kader")
    [samira] = story.joined("samira", group="")
    story.when(piet, "PlaceDots", contribution=key, n=2)
    story.when(piet, "PlaceDots", contribution=meal, n=1)
    story.when(samira, "PlaceDots", contribution=key, n=1)
    assert order(story) == [("Sleutel", 3), ("Maaltijd", 1), ("Kader", 0)]
    assert voters(story.state, story.state.phase("choose")) == {"piet", "samira"}
    assert story.replayed().state.dots == story.state.dots
    assert frame not in story.state.dots


def test_more_than_the_budget_is_refused_also_from_another_tab() -> None:
    story, [meal, key], piet = choosing("Maaltijd", "Sleutel")
    story.when(piet, "PlaceDots", contribution=meal, n=2)
    story.when(piet, "PlaceDots", contribution=key, n=1)
    assert story.refused(piet, "PlaceDots", contribution=key, n=2) == "over_budget"  # the other tab still saw one left
    assert story.refused(piet, "PlaceDots", contribution=meal, n=4) == "over_budget"
    assert story.refused(piet, "PlaceDots", contribution=meal, n=-1) == "over_budget"
    story.when(piet, "PlaceDots", contribution=meal, n=1)
    story.when(piet, "PlaceDots", contribution=key, n=2)
    assert spent(story.state, story.state.phase("choose"), "piet") == 3


def test_dots_add_up_when_cases_merge_and_one_person_can_move_them_all() -> None:
    story, [meal, dinner, key], piet = choosing("Maaltijd", "Samen eten", "Sleutel")
    [samira] = story.joined("samira", group="")
    story.when(piet, "PlaceDots", contribution=meal, n=1)
    story.when(piet, "PlaceDots", contribution=dinner, n=2)
    story.when(samira, "PlaceDots", contribution=dinner, n=1)
    story.when(HOST, "MergeContributions", contributions=[dinner], into=meal)
    assert dots_of(story.state, story.state.contributions[meal]) == {"piet": 3, "samira": 1}
    assert story.refused(piet, "PlaceDots", contribution=key, n=1) == "over_budget"
    story.when(piet, "PlaceDots", contribution=meal, n=1)
    story.when(piet, "PlaceDots", contribution=key, n=2)
    assert order(story) == [("Maaltijd", 2), ("Sleutel", 2)]
    story.when(piet, "PlaceDots", contribution=dinner, n=0)  # what merged away stands for what it became
    assert dots_of(story.state, story.state.contributions[meal]) == {"samira": 1}
    story.when(HOST, "UndoLast")
    assert dots_of(story.state, story.state.contributions[dinner]) == {"samira": 1}


def test_dots_on_what_was_taken_away_are_free_again() -> None:
    story, [meal, key], piet = choosing("Maaltijd", "Sleutel")
    story.when(piet, "PlaceDots", contribution=meal, n=3)
    story.when(HOST, "HideContribution", contribution=meal)
    assert spent(story.state, story.state.phase("choose"), "piet") == 0
    story.when(piet, "PlaceDots", contribution=key, n=3)
    assert order(story) == [("Sleutel", 3)]


def test_only_what_the_phase_weighs_takes_dots() -> None:
    story, _, piet = choosing("Maaltijd")
    question = story.when(piet, "AddContribution", kind="question", text="Wie kookt er?")["contribution"]
    assert story.refused(piet, "PlaceDots", contribution=question, n=1) == "dots_closed"
    story.in_phase("explore")
    assert story.refused(piet, "PlaceDots", contribution="c1", n=1) == "dots_closed"


def test_what_was_tried_out_with_dots_does_not_count() -> None:
    story = Story(groups=(), workshop="casuistry")
    case = story.when(HOST, "AddContribution", kind="case", title="Maaltijd", text="Niemand komt")["contribution"]
    [piet] = story.joined("piet", group="")
    story.in_phase("choose")
    story.when(piet, "PlaceDots", contribution=case, n=3)
    story.begun()
    assert order(story) == [("Maaltijd", 0)]
    story.when(HOST, "UndoLast")
    assert order(story) == [("Maaltijd", 3)]


def test_fewer_dots_are_always_good_also_when_what_was_hidden_came_back() -> None:
    story = Story(workshop="casuistry").begun()
    phase = story.state.phases[0].id
    story.when(HOST, "EditPhase", phase=phase, accepts=["case"], weighs=["case"], dots=3, visibility="everyone")
    [piet] = story.joined("piet")
    one, two = (story.when(HOST, "AddContribution", kind="case", text=text)["contribution"] for text in ("Een", "Twee"))
    story.when(piet, "PlaceDots", contribution=one, n=3)
    story.when(HOST, "HideContribution", contribution=one)
    story.when(piet, "PlaceDots", contribution=two, n=3)
    story.when(HOST, "ShowContribution", contribution=one)
    story.when(piet, "PlaceDots", contribution=two, n=1)
    assert story.refused(piet, "PlaceDots", contribution=two, n=2) == "over_budget"
    story.when(piet, "PlaceDots", contribution=one, n=2)
