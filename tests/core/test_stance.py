"""What is said about a value may support or challenge it."""

from __future__ import annotations

import pytest

from tests.story import HOST, Story

VALUE = {"kind": "principle", "title": "Vertrouwen", "text": "Mensen bedoelen het goed."}


@pytest.fixture
def story() -> Story:
    return Story(groups=(), workshop="thought-experiment").begun().in_phase("values")


def test_it_works(story: Story) -> None:
    [piet] = story.joined("piet", group="")
    value = story.when(HOST, "AddContribution", **VALUE)["contribution"]
    for stance in ("supports", "challenges", ""):
        told = {"kind": "insight", "text": f"Het is zo: {stance}", "on": value, "stance": stance}
        made = story.when(piet, "AddContribution", **told)["contribution"]
        assert story.state.contributions[made].stance == stance
    assert story.replayed().state.contributions == story.state.contributions


@pytest.mark.parametrize("wrong", [{"stance": "hates"}, {"stance": "supports", "on": ""}])
def test_a_stance_is_one_of_two_and_to_something(story: Story, wrong: dict[str, str]) -> None:
    [piet] = story.joined("piet", group="")
    value = story.when(HOST, "AddContribution", **VALUE)["contribution"]
    told = {"kind": "insight", "text": "Zo is het.", "on": value, **wrong}
    assert story.refused(piet, "AddContribution", **told) == "malformed"


def test_a_question_is_no_claim_that_one_can_challenge(story: Story) -> None:
    [piet] = story.joined("piet", group="")
    question = story.when(piet, "AddContribution", kind="question", text="Wie bedoelt u?")["contribution"]
    told = {"kind": "insight", "text": "Zo is het.", "on": question, "stance": "supports"}
    assert story.refused(piet, "AddContribution", **told) == "malformed"
