"""A contribution by name: whole where it fits, else to where it pauses, and hardly ever cut."""

from __future__ import annotations

import pytest

from facilitator.report.headlines import gist


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Begin bij wie er woont.", "Begin bij wie er woont"),
        ("Huur bemiddeling in voor eenzame ouderen. Dat kost minder dan een jaar huisbezoeken.", "Huur bemiddeling in voor eenzame ouderen"),
        ("Verplaats werk naar de buurt: pakketpunt, tuinonderhoud en een fietsenmaker.", "Verplaats werk naar de buurt"),
        ("Geef het budget aan vijf vrouwen uit de buurt en vraag ze daarna nooit meer om een bon.", "Geef het budget aan vijf vrouwen uit de buurt…"),
        ("Een ruilbeurs waar zorg en bedrijven klussen, ruimtes en handen met elkaar uitwisselen.", "Een ruilbeurs waar zorg en bedrijven klussen, ruimtes…"),
        ("Ik merk dat ik nog steeds denk: dat kan toch niet zomaar?", "Ik merk dat ik nog steeds denk: dat kan toch niet zomaar?"),
        ("Spreek met kappers, bibliotheek of busbedrijf af wie ze kunnen bellen.", "Spreek met kappers, bibliotheek of busbedrijf af wie ze kunnen bellen"),
        ("woord " * 40, "woord woord woord woord woord woord woord woord…"),
    ],
)
def test_a_name_stops_where_the_text_pauses(text: str, name: str) -> None:
    assert gist(text, 50) == name
