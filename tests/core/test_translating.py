"""A translation stands beside the words of the author, never instead of them."""

from __future__ import annotations

import pytest

from facilitator.core.errors import Refused
from tests.story import HOST, Story, leader, person

AMAL, PIET = person("amal", "A1"), person("piet", "A1")


@pytest.fixture
def story() -> Story:
    """Amal wrote a question in Arabic at A1; Piet sits there too."""
    told = Story()
    told.when(HOST, "BeginSession")
    for who in (AMAL, PIET):
        told.when(who, "JoinSession", group="A1")
    told.when(AMAL, "AddContribution", kind="question", text="متى تأتي الحافلة؟", language="ar")
    return told


def translate(story: Story, who, text: str = "Wanneer komt de bus?", language: str = "nl", **more):
    return story.when(who, "TranslateContribution", contribution="c1", language=language, text=text, **more)


def test_the_author_a_leader_and_the_facilitator_may_translate(story):
    for who, words in ((AMAL, "Wanneer?"), (leader("A1"), "Wanneer komt de bus?"), (HOST, "Wanneer komt de bus dan?")):
        translate(story, who, words)
        assert story.state.contributions["c1"].translations["nl"].text == words
    assert story.state.contributions["c1"].text == "متى تأتي الحافلة؟"


def test_others_may_not(story):
    for who in (PIET, leader("A2")):
        with pytest.raises(Refused):
            translate(story, who)


def test_an_empty_text_takes_it_away_and_undo_puts_it_back(story):
    translate(story, HOST)
    translate(story, HOST, "")
    assert not story.state.contributions["c1"].translations
    story.when(HOST, "UndoLast")
    assert story.state.contributions["c1"].translations["nl"].text == "Wanneer komt de bus?"


def test_when_the_author_changes_the_words_their_translation_goes(story):
    translate(story, HOST)
    story.when(AMAL, "EditContribution", contribution="c1", text="متى تأتي الحافلة إلى القرية؟")
    assert not story.state.contributions["c1"].translations
    assert story.state.contributions["c1"].language == "ar"
    with pytest.raises(Refused):
        story.when(HOST, "UndoLast")
    assert not story.state.contributions["c1"].translations, "words of before do not come back by undoing"


def test_a_translation_stays_while_the_words_do(story):
    translate(story, HOST)
    story.when(AMAL, "EditContribution", contribution="c1", text="متى تأتي الحافلة؟")
    assert story.state.contributions["c1"].translations["nl"].text == "Wanneer komt de bus?"


def test_not_into_its_own_language(story):
    with pytest.raises(Refused, match="same_language"):
        translate(story, HOST, language="ar")


def test_an_odd_language_is_refused(story):
    with pytest.raises(Refused, match="malformed"):
        translate(story, HOST, language="<b>")
