"""A contribution by name: whole where it fits, else to where it pauses, and hardly ever cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.report.data import public_data
from facilitator.report.headlines import clipped, gist
from facilitator.report.model import report_of
from tests.report import prose
from tests.report.play import SCENARIOS, Play

LOOSE = {"de", "het", "een", "in", "op", "van", "voor", "met", "bij", "te", "en", "of", "die", "dat", "één", "the", "a", "to"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Begin bij wie er woont.", "Begin bij wie er woont"),
        ("Huur bemiddeling in voor eenzame ouderen. Dat kost minder dan een jaar huisbezoeken.", "Huur bemiddeling in voor eenzame ouderen"),
        ("Verplaats werk naar de buurt: pakketpunt, tuinonderhoud en een fietsenmaker.", "Verplaats werk naar de buurt"),
        ("Geef het budget aan vijf vrouwen uit de buurt en vraag ze daarna nooit meer om een bon.", "Geef het budget aan vijf vrouwen uit de buurt\u00a0…"),
        ("Een ruilbeurs waar zorg en bedrijven klussen, ruimtes en handen met elkaar uitwisselen.", "Een ruilbeurs waar zorg en bedrijven klussen\u00a0…"),
        ("Ik merk dat ik nog steeds denk: dat kan toch niet zomaar?", "Ik merk dat ik nog steeds denk: dat kan toch niet zomaar?"),
        ("Spreek met kappers, bibliotheek of busbedrijf af wie ze kunnen bellen.", "Spreek met kappers, bibliotheek of busbedrijf af wie ze kunnen bellen"),
        ("woord " * 40, "woord woord woord woord woord woord woord woord\u00a0…"),
    ],
)
def test_a_name_stops_where_the_text_pauses(text: str, name: str) -> None:
    assert gist(text, 50) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Huur professionele relatiebemiddeling in voor eenzame ouderen", "Huur professionele relatiebemiddeling\u00a0…"),
        ("Zet de aanbieders elke maand bij elkaar rond één lange lijst met namen", "Zet de aanbieders elke maand bij elkaar\u00a0…"),
        ("Een vast aanspreekpunt per wijk, met een 'ja, tenzij' in plaats van een 'nee, mits'", "Een vast aanspreekpunt per wijk\u00a0…"),
        ("Kom 's avonds langs bij wie dat graag wil, want dan is er tijd", "Kom 's avonds langs bij wie dat graag wil\u00a0…"),
        ("Put the providers together every month around one list with names", "Put the providers together every month\u00a0…"),
    ],
)
def test_what_is_cut_stops_before_a_clause_and_never_behind_a_loose_word(text: str, name: str) -> None:
    assert clipped(text, 49) == name


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.json")), ids=lambda path: path.stem)
def test_no_heading_breaks_off_a_quote_behind_a_loose_word(path: Path, language: str) -> None:
    report = report_of({**public_data(Play(path).state), "language": language})
    for place, heading in prose.headings(report):
        before, dots, _ = heading.partition("…")
        assert not dots or (before.endswith("\u00a0") and before.split()[-1].lower() not in LOOSE), (place, heading)
