"""What says nearly the same is found, with the words that say why; and what only has everyday words in common is not."""

from __future__ import annotations

import pytest

from benchmarks.similarity import scripts, texts_of
from facilitator.analysis.similarity import alike, answer
from facilitator.analysis.words import Text, bag

OTHERS = (
    "Een huiskamer in ieder dorp", "Leren lassen bij een boer", "De fanfare speelt op het plein", "Soep voor wie alleen is",
    "Subsidie binnen een week", "Minder formulieren invullen", "De wethouder gaat fietsen", "Werkgevers aan het ontbijt",
)  # fmt: skip


def found(*texts: str, language: str = "nl", kinds: tuple[str, ...] = ()) -> list[tuple[str, str, tuple[str, ...]]]:
    rows = [Text(f"c{n}", text, (kinds or ("direction",) * 99)[n], language, f"c{n}") for n, text in enumerate(texts)]
    rows += [Text(f"x{n}", text, "direction", language, f"x{n}") for n, text in enumerate(OTHERS)]
    return [(min(pair.one, pair.other), max(pair.one, pair.other), pair.words) for pair in alike(rows)]


def test_it_works() -> None:
    [(one, other, words)] = found("Meer bussen in de avond", "Laat de bus in de avond rijden")
    assert (one, other) == ("c0", "c1")
    assert {"bus / bussen", "bus", "bussen"} & set(words) or "avond" in " ".join(words)


@pytest.mark.parametrize(
    ("one", "other", "language", "word"),
    [
        ("Vervoer in de avond, ook in het weekend", "Vervoer voor avonden en weekenden", "nl", "weekend"),
        ("Plek in leegstaande winkelpanden", "Werkplaatsen in leegstaande winkels", "nl", "leegstaande"),
        ("Beeldbellen met de begeleider", "Beelbellen met begeleiders", "nl", "begeleider"),
        ("Noem het anders: collega's", "Noem het anders. Iemand is een collega", "nl", "noem het anders"),
        ("More street lights at night", "Light the streets in the nights", "en", "street"),
        ("مزيد من الحافلات في المساء", "مزيد من حافلات المساء", "ar", "المساء"),
        ("ብዙሕ ኣውቶቡስ ምሸት", "ብዙሕ ኣውቶቡስ ምሸት!", "ti", "ምሸት"),
        ("MEER BUSSEN", "meer  bussen", "nl", "bussen"),
    ],
)  # fmt: skip
def test_the_same_in_other_words_or_with_a_slip_of_the_pen_is_found(one: str, other: str, language: str, word: str) -> None:
    pairs = [row for row in found(one, other, language=language) if {row[0], row[1]} == {"c0", "c1"}]
    assert pairs
    assert word in " ".join(pairs[0][2]).lower()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Laat ons het zelf doen", "Laat ze het maar zelf zeggen"),
        ("Een potje voor benzine", "De pot verwijt de ketel"),
        ("Niet meer dan nodig", "Nodig iedereen uit"),
        ("?", "!"),
        ("", ""),
    ],
)
def test_everyday_words_make_nothing_alike(one: str, other: str) -> None:
    assert not [row for row in found(one, other) if {row[0], row[1]} == {"c0", "c1"}]


def test_only_what_is_of_one_kind_is_compared() -> None:
    assert found("Meer bussen in de avond", "Meer bussen in de avond", kinds=("direction", "question")) == []


def test_what_was_told_apart_is_not_suggested_again() -> None:
    rows = [{"id": one, "text": "Meer bussen in de avond", "kind": "need"} for one in ("a", "b", "c")]
    pairs = answer({"language": "nl", "texts": rows, "apart": [["a", "b"]]})["pairs"]
    assert sorted(sorted((pair["one"], pair["other"])) for pair in pairs) == [["a", "c"], ["b", "c"]]


def test_what_lives_on_in_a_card_speaks_for_it() -> None:
    texts = [
        Text("a", "Vervoer als het donker is", "need", "nl", "a"),
        Text("b", "Meer bussen in de avond", "need", "nl", "a"),
        Text("c", "Bussen in de avond", "need", "nl", "c"),
    ]
    assert [{pair.one, pair.other} for pair in alike(texts)] == [{"a", "c"}]


def test_a_word_stands_as_it_was_written() -> None:
    assert bag("Werken in Arnhem. Deelnemers kiezen.", "nl").written["arnhem"] == "Arnhem"
    assert bag("Deelnemers kiezen.", "nl").written["deelnemer"] == "deelnemers"


# What the scripts put together and what shares words with what it became. The others say the same in words of their own
# ("een uur mentale gezondheid op school" lives on in "voorkomen in plaats van genezen"): those a person has to see.
SHARES_WORDS = {
    ("A3-3-d5", "A3-2-d2"), ("A1-1-d3", "A1-main-e"), ("A2-3-d1", "A2-main-z"), ("A2-2-d1", "A2-main-n"), ("wx", "what3"),
    ("A2-3-d2", "A2-1-d1"),
}  # fmt: skip


def test_in_the_scenarios_what_shares_words_is_found_and_little_else() -> None:
    suggested, texts, wanted = set(), 0, set()
    for script in scripts():
        rows = texts_of(script)
        texts += len(rows)
        pairs = answer({"language": script["language"], "texts": rows})["pairs"]
        suggested |= {frozenset((pair["one"], pair["other"])) for pair in pairs}
        merges = [step for step in script["script"] if step["do"] == "merge"]
        wanted |= {frozenset((gone, step["into"])) for step in merges for gone in step["on"]}
    assert {frozenset(pair) for pair in SHARES_WORDS} <= suggested & wanted
    assert len(suggested) <= texts / 25  # few enough to read them all
