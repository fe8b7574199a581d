"""Suggested themes: what is about the same things comes together, says why, and has a title to begin with."""

from __future__ import annotations

from facilitator.analysis.topics import LARGEST, MOST, answer, topics
from facilitator.analysis.words import Text

BUSES = ("Vervoer in de avond", "Het vervoer stopt te vroeg op de avond", "Zelf vervoer rijden, ook 's avonds")
SOUP = ("Soep koken met de buren", "Elke week soep in de kerk", "Buren koken soep voor elkaar")


def rows(*texts: str) -> list[Text]:
    return [Text(f"c{n}", text, "need", "nl", f"c{n}") for n, text in enumerate(texts)]


def test_it_works() -> None:
    found = {frozenset(topic.members): topic for topic in topics(rows(*BUSES, *SOUP, "Iets heel anders"))}
    assert set(found) == {frozenset(("c0", "c1", "c2")), frozenset(("c3", "c4", "c5"))}
    soup = found[frozenset(("c3", "c4", "c5"))]
    assert "soep" in soup.words
    assert "soep" in soup.title.lower()
    assert soup.title[0].isupper()


def test_what_was_said_to_be_no_theme_does_not_come_back() -> None:
    found = topics(rows(*BUSES, *SOUP), [{"c3", "c4", "c5"}])
    assert [set(topic.members) for topic in found] == [{"c0", "c1", "c2"}]


def test_one_word_is_no_theme_and_neither_is_everything() -> None:
    assert topics(rows("Mensen eerst", "Wat mensen zeggen telt", "Geef mensen geld")) == []
    assert topics([]) == topics(rows("Alleen")) == []
    found = topics(rows(*(f"Soep koken met buren {n}" for n in range(100))))
    assert all(len(topic.members) <= LARGEST for topic in found)
    assert len(found) <= MOST


def test_it_answers_in_plain_json_and_leaves_out_what_lives_on_in_another() -> None:
    texts = [{"id": f"c{n}", "text": text} for n, text in enumerate(SOUP)]
    texts.append({"id": "c9", "text": SOUP[0], "stands": "c0"})
    [topic] = answer({"language": "nl", "texts": texts})["topics"]
    assert topic["members"] == ["c0", "c1", "c2"]
    assert topic.keys() == {"members", "words", "title"}
