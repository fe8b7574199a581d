"""What may tell who somebody is: found where it is, and not where it only looks like it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.report.data import public_data
from facilitator.report.privacy import KINDS, Finding, Spot, scan
from tests.report.play import SCENARIOS, Play
from tests.report.test_hostile_texts import HOSTILE
from tests.story import HOST, Story

TRUE = {
    "phone": (
        "06-12345678", "06 1234 5678", "0612345678", "06 12 34 56 78", "06.12.34.56.78", "06/12345678", "+31 6 12345678", "+31(0)6 12345678",
        "0031612345678", "038-4211234", "(038) 421 12 34", "0529-451234", "+49 151 23456789", "+32 470 12 34 56",
    ),
    "email": ("jan@voorbeeld.nl", "a.b+c@x.co.uk", "mieke_de-wit@buurt.amsterdam"),
    "iban": ("NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "BE68 5390 0754 7034", "nl91abna0417164300"),
    "bsn": ("111222333", "1112.22.333", "123456782", "123 456 782", "bsn 123.456.782", "BSN: 12345672"),
    "birth": (
        "12-03-1968", "3/4/1955", "12 maart 1968", "1968-03-12", "12 mrt 1968", "March 12, 1968", "12th March 1968", "geboren 12-03-68",
        "geb. 1-1-1980", "geboren op 1 januari 1990", "geboren in 1968", "born in 1968",
    ),
    "address": (
        "Kerkstraat 12", "Dorpsweg 3-5", "Nieuwe Gracht 14a, 8011 AB", "8011 AB 12", "8011AB nr 12", "Burgemeester Drijbersingel 25", "12 Church Street",
    ),
    "name": ("mevrouw Jansen", "dhr. de Vries", "meneer El Idrissi", "mw. Van den Berg"),
}  # fmt: skip
FALSE = (
    "2014-2015", "van 2010 tot 2015", "in 2015", "0 tot 4 jaar", "0-4 jaar", "artikel 12 lid 3", "art. 1:234 BW", "artikel 123456782", "€ 1.200.000",
    "1.200.000.000 euro", "€ 123456782", "123 456 782 euro", "12.345.678 inwoners", "123456782 mensen", "30 november 2015", "30-11-2015",
    "Wmo 2015", "per 1 januari 2015", "sinds 1-1-2015", "10.30 uur - 12.30 uur", "0900-1234", "0800 1234", "088-1234567", "112", "020 is Amsterdam",
    "kvk 12345678", "2015 EU 28", "3 x 4", "100000000", "111111111", "000000000", "groep 3 en 4", "mevrouw de voorzitter", "Onderweg 20 minuten",
    "Parkweg 20 jaar", "01-02-2030", "01-02-2030 10.30 uur", "01-02-2030 1030 2", "50 - 60 - 70 - 80 jaar", "1, 2, 3, 4, 5, 6, 7, 8, 9", "1 2 3 4 5 6 7 8 9 0 1",
    "https://voorbeeld.nl/0612345678", "geboren na 1980", "mensen die in de jaren 1970-1980 geboren zijn", "[12] [13] [14]", "40-60 uur", "2 miljoen",
    "ISBN 978-90-274-3964-2", "20151130", "NL00ABNA0417164300", "NL 18 jaar", "@samen", "a@b", "de weg 12 keer af", "1234 ab", "Het plein 3.0",
    "31-02-1968", "de heer", "fase 2.1.3", "55+", "24/7",
)  # fmt: skip


def said(*texts: str, **more: Any) -> Story:
    story = Story().begun()
    story.when(HOST, "DescribeMeeting", meeting={"date": "2015-11-30", "facilitator": "Rosa de Wit", "contact": "rosa@buurt.nl, Kerkplein 1", **more})
    for text in texts:
        story.when(HOST, "AddContribution", kind="direction", text=text)
    return story


def found_in(*texts: str) -> list[Finding]:
    return scan(public_data(said(*texts).state))


def test_it_works() -> None:
    [mail, phone] = found_in("Wie mee wil doen, mailt jan@voorbeeld.nl of belt 06-12345678.", "Bel 06-12345678")
    assert mail == Finding("email", "jan@voorbeeld.nl", (Spot("contributions", 1),), "Wie mee wil doen, mailt jan@voorbeeld.nl of belt 06-12345678.")
    assert (phone.kind, phone.where) == ("phone", (Spot("contributions", 1), Spot("contributions", 2)))


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in TRUE.items() for text in texts])
def test_it_is_found_alone_and_in_a_sentence(kind: str, text: str) -> None:
    for whole in (text, f"Wie wil, kan {text} onthouden.", f"({text}), toch?"):
        assert [one.kind for one in found_in(whole)] == [kind], whole


@pytest.mark.parametrize("text", FALSE)
def test_what_only_looks_like_it_is_not_found(text: str) -> None:
    assert found_in(text, f"Het gaat om {text}, zei iemand.") == []


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.json")), ids=lambda path: path.stem)
def test_a_workshop_in_which_nobody_is_named_gives_no_findings(path) -> None:
    assert scan(public_data(Play(path).state)) == []


def test_names_are_those_that_people_gave_and_not_those_that_are_shown_anyway() -> None:
    names = ["Amina El Idrissi", "piet", "Rosa de Wit", "Jo", ""]
    texts = ("Amina gaat bellen, en Amina  El Idrissi ook", "Piet weet het", "Rosa de Wit leidt", "een amina, een piet", "Jo", "Pieters huis")
    found = scan(public_data(said(*texts).state), names)
    assert [(one.kind, one.words) for one in found] == [("name", "Amina"), ("name", "Amina  El Idrissi"), ("name", "Piet")]


def test_a_first_name_takes_its_surname_along() -> None:
    texts = ("Vraag het Joke de Vries. Of Joke. Rotterdam wacht", "Joke van der Berg-Jansen belt", "Joke vraagt het aan Piet")
    found = scan(public_data(said(*texts).state), ["Joke"])
    assert [one.words for one in found] == ["Joke de Vries", "Joke", "Joke van der Berg-Jansen"]  # what is the same, once


def test_every_text_that_leaves_the_house_is_looked_through_and_what_was_filled_in_to_be_shown_is_not() -> None:
    story = said("Bel 06-00000001", introduction="Meld je op 06-10000002")
    tell = "Bel 06-1000000"
    question = story.when(HOST, "AddContribution", kind="question", text="Wie belt?")["contribution"]
    story.when(HOST, "AnswerQuestion", contribution=question, text=f"{tell}3")
    story.when(HOST, "TranslateContribution", contribution=question, language="en", text="Call 06-10000004")
    story.when(HOST, "WriteConclusion", text=f"{tell}5")
    story.when(HOST, "WriteNote", section="reflection", text=f"{tell}6")
    story.when(HOST, "RecordAction", text=f"{tell}7", owner="Jan, 06-10000099")
    story.when(HOST, "MakeTheme", title=f"{tell}8", contributions=["c1"])
    story.when(HOST, "RewritePassage", passage="reflection/1", text=f"{tell}9")
    story.when(HOST, "SetPicture", file="0123456789abcdef0123.jpg", width=9, height=9, alt="Een flap", caption="Bel 06-20000001")
    story.when(HOST, "SetReport", next_steps="Bel 06-20000002", sender="Gemeente, 06-20000099")
    found = scan(public_data(story.state))
    ends = {one.words[-8:]: one.where[0].part for one in found}
    assert ends == {
        "10000002": "meeting", "10000003": "contributions", "10000004": "contributions", "10000005": "conclusions", "10000006": "notes",
        "10000007": "actions", "10000099": "actions", "10000008": "themes", "10000009": "passages", "20000001": "pictures", "20000002": "next_steps", "00000001": "contributions",
    }  # fmt: skip
    assert next(one for one in found if one.where[0].part == "passages").where[0].address == "reflection/1"


def test_who_will_do_it_may_be_named_but_how_to_reach_them_is_asked_about() -> None:
    story = said("Niets")
    story.when(HOST, "AddContribution", kind="dilemma", title="x", text="y", owner="mevrouw Jansen", options=[{"text": "a"}, {"text": "b"}])
    story.when(HOST, "RecordAction", text="Bellen", owner="mevrouw Jansen, 06-10000099", due="2026-12-01")
    question = story.when(HOST, "AddContribution", kind="question", text="Wie weet het?")["contribution"]
    story.when(HOST, "AssignQuestion", contribution=question, owner="Jansen, j@buurt.nl", due="2026-12-01")
    found = scan(public_data(story.state), ["Jansen"])
    assert {(one.kind, one.words) for one in found} == {("phone", "06-10000099"), ("email", "j@buurt.nl")}


def test_what_may_stand_is_not_asked_again_until_it_should_be() -> None:
    story = said("Bel 06 1234 5678")
    for kept, times in ((True, 0), (False, 1)):
        story.when(HOST, "KeepWords", words=" 06  1234 5678", kept=kept)
        assert len(scan(public_data(story.state), kept=story.state.edits.kept_words)) == times


def test_what_is_hidden_or_redacted_is_not_in_the_report_and_not_found() -> None:
    story = said("Bel 06-12345678")
    story.when(HOST, "HideContribution", contribution="c1")
    assert scan(public_data(story.state)) == []


BITS = st.one_of(st.sampled_from([text for texts in TRUE.values() for text in texts]), st.sampled_from(FALSE), st.sampled_from(HOSTILE), st.text(max_size=20))
DATA = public_data(said("x").state)


@given(st.lists(BITS, max_size=12), st.lists(st.text(max_size=12), max_size=3))
def test_it_never_raises_and_what_it_finds_stands_there(bits: list[str], names: list[str]) -> None:
    text = " ".join(bits)
    row = {**DATA["contributions"][0], "text": text}
    for one in scan({**DATA, "contributions": [row]}, names):
        assert one.kind in KINDS
        assert one.words in text
        assert " ".join(one.words.split()) in one.context


@pytest.mark.parametrize("bad", ["1 " * 500, "06-" * 300, "A" * 1000, "NL91" * 250, "1.2.3." * 160, "Aa " * 330, "a." * 499 + "@", "geb. " * 200, "(" * 1000])
def test_no_text_takes_long(bad: str) -> None:
    assert isinstance(found_in(bad), list)
