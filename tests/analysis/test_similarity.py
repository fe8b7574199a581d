"""What says nearly the same is found, with the words that say why; and what only has everyday words in common is not."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.similarity import judged_cards, judged_scenarios
from facilitator.analysis.languages import read
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


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Meer regels voor scooters", "Minder regels voor scooters", "nl"),
        ("Auto's in de binnenstad", "Geen auto's in de binnenstad", "nl"),
        ("Vrijwilligerswerk nooit verplichten", "Vrijwilligerswerk verplichten", "nl"),
        ("De bibliotheek langer open", "De bibliotheek korter open", "nl"),
        ("More rules for scooters", "Fewer rules for scooters", "en"),
        ("Build higher in this area", "Don't build higher in this area", "en"),
        ("Keep housing and care together", "Separate housing from care", "en"),
    ],
)  # fmt: skip
def test_the_opposite_is_not_the_same_though_its_words_are(one: str, other: str, language: str) -> None:
    assert not [row for row in found(one, other, language=language) if {row[0], row[1]} == {"c0", "c1"}]
    assert [row for row in found(one, one + "!", language=language) if {row[0], row[1]} == {"c0", "c1"}]


def test_two_that_both_turn_it_down_are_of_one_mind() -> None:
    assert found("Geen auto's in de binnenstad", "Zonder auto's is de binnenstad fijner")


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Dagbesteding op een werkvloer", "Dagbestedingsplekken op de werkvloer", "dagbesteding"),
        ("Een bemiddelingsbureau voor ouderen", "Relatiebemiddeling, ook voor ouderen", "relatiebemiddeling"),
        ("Aanjagers voor de straat", "Een kartrekker in de straat", "kartrekker / aanjagers"),
        ("Wij rijden het busje", "Een busje dat wij hebben gereden", "gereden"),
    ],
)
def test_compounds_forms_and_other_words_for_the_same_thing_are_found(one: str, other: str, words: str) -> None:
    [row] = [row for row in found(one, other) if {row[0], row[1]} == {"c0", "c1"}]
    assert words in " ".join(row[2])


def test_each_text_is_read_in_the_language_that_it_is_in() -> None:
    rows = [
        {"id": "a", "text": "In de avond rijden er te weinig bussen", "kind": "need"},
        {"id": "b", "text": "Laat de bus in de avonden rijden", "kind": "need"},
        {"id": "c", "text": "The buses should run in the evening", "kind": "need"},
        {"id": "d", "text": "We want evening buses on the line", "kind": "need", "language": "nl"},
        {"id": "e", "text": "Bussen!", "kind": "need"},
        {"id": "f", "text": "Wir wollen in der Nacht Busse", "kind": "need", "language": "de"},
    ]
    heard = {text.id: text.language for text in read({"language": "en", "texts": rows})}
    assert heard == {"a": "nl", "b": "nl", "c": "en", "d": "en", "e": "en", "f": "de"}
    pairs = answer({"language": "en", "texts": rows})["pairs"]
    assert {frozenset((pair["one"], pair["other"])) for pair in pairs} >= {frozenset("ab"), frozenset("cd")}


def summed_up(**sum_up: Any) -> set[frozenset[str]]:
    rows: list[dict[str, Any]] = [{"id": f"x{n}", "text": text, "kind": "direction"} for n, text in enumerate(OTHERS)]
    rows.append({"id": "a", "kind": "direction", "group": "A1",
                 "text": "Laat mij eerst snuffelen bij drie bedrijven in de haven"})  # fmt: skip
    rows.append({"id": "b", "kind": "direction",
                 "text": "Regie: een eigen plan, een eigen beloning, mogen snuffelen"} | sum_up)  # fmt: skip
    return {frozenset((pair["one"], pair["other"])) for pair in answer({"language": "nl", "texts": rows})["pairs"]}


def test_what_a_leader_sums_up_with_is_laid_beside_what_that_group_said() -> None:
    assert summed_up() == set()
    assert summed_up(group="A1", sums=True) == {frozenset("ab")}
    assert summed_up(sums=True) == {frozenset("ab")}  # the facilitator sums up for the whole room
    assert summed_up(group="A2", sums=True) == set()


def test_stories_and_questions_about_the_same_things_are_not_the_same_yet() -> None:
    one = "Wie betaalt het eten als de keuken van de kerk op zondag voor de buren open is?"
    other = "Hoe krijgen we de buren op zondag mee die nooit iets van zich laten horen in de kerk?"
    assert found(one, other) != []
    assert found(one, other, kinds=("question", "question")) == []


def test_of_what_the_scenarios_put_together_most_is_found_and_less_than_one_in_two_is_not_the_same() -> None:
    for language in ("", "en"):  # Dutch cards in a session whose screens are English too
        rows = judged_scenarios(language)
        found_too, suggested = sum(row.found for row in rows), sum(len(row.suggested) for row in rows)
        assert found_too >= 15  # of 22: the others share no word with what they became
        assert suggested <= 2 * found_too


@pytest.mark.parametrize(("written", "least"), [("nl", 18), ("en", 19)])
def test_of_cards_written_by_hand_most_pairs_are_found_and_few_near_misses(written: str, least: int) -> None:
    for session in ("nl", "en"):
        row = judged_cards(written, session)
        assert row.found >= least
        assert row.missed_it <= 4  # that share all but one word, and no "not": a person sees it at once
        assert len(row.suggested) <= 1.5 * row.found
