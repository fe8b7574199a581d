"""Participants' words can be read by everyone: short sentences, and no words from the office."""

from __future__ import annotations

import re

import pytest

from facilitator.web.translations import build

LONGEST = 20  # words in one sentence
AVERAGE = 15
OFFICE = (
    "middels", "teneinde", "betreffende", "derhalve", "conform", "inzake", "gelieve", "authenticatie", "sessie",
    "valideren", "submitten", "selecteer", "genereren", "server", "synchroniseren", "parameter",
)  # fmt: skip
PASSIVE = re.compile(r"\b(wordt|worden|werd|werden) \w*(ge|be|ver)\w+(d|t|en)\b")
TABLE = "nl/phone.tsv"


def _texts() -> list[str]:
    found = []
    for row in build.rows("nl"):
        if TABLE in row.place.replace("\\", "/") or "phone.tsv" in row.place:
            found += [row.translation] if isinstance(row.translation, str) else list(row.translation)
    return found


def _sentences(texts: list[str]) -> list[list[str]]:
    parts = [part for text in texts for part in re.split(r"(?<=[.!?:])\s+|\n", text)]
    return [words for part in parts if (words := re.findall(r"[\w'%()-]+", part))]


def test_it_works() -> None:
    assert len(_texts()) > 100


def test_no_sentence_is_longer_than_twenty_words() -> None:
    long = [" ".join(words) for words in _sentences(_texts()) if len(words) > LONGEST]
    assert not long


def test_sentences_are_short_on_average() -> None:
    sentences = _sentences(_texts())
    assert sum(map(len, sentences)) / len(sentences) <= AVERAGE


@pytest.mark.parametrize("word", OFFICE)
def test_no_word_from_the_office(word: str) -> None:
    assert not [text for text in _texts() if re.search(rf"\b{word}", text, re.IGNORECASE)]


def test_what_to_do_is_said_without_passive() -> None:
    # What the tool says about itself ("Wordt verstuurd") is no instruction.
    assert not [text for text in _texts() if PASSIVE.search(text) and text != "Wordt verstuurd"]
