"""Abbreviations and terms of the Dutch social domain, spelled out for whoever reads a report without knowing them.

To add one: a line in TERMS. `spelt` are the ways it is written in texts; a word that also means something else ("mee")
has only its capitals. Those that are found in a report, as whole words, are explained in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """A term: how it is written, the first way being its name in the list, and what it is in Dutch and in English."""

    spelt: tuple[str, ...]
    nl: str
    en: str


TERMS = (
    Term(("AWBZ",), "Algemene Wet Bijzondere Ziektekosten, de wet voor langdurige zorg tot 2015.", "the law on long-term care until 2015."),
    Term(("AVG",), "Algemene verordening gegevensbescherming, de privacywet.", "the General Data Protection Regulation (GDPR in English)."),
    Term(("beschut werk",), "werk met extra begeleiding, voor wie niet bij een gewone werkgever terechtkan.", "sheltered work, a job with extra support."),
    Term(("BW",), "beschermd wonen, met begeleiding dichtbij.", "sheltered housing, with support at hand."),
    Term(("CJG",), "Centrum voor Jeugd en Gezin.", "centre for youth and family."),
    Term(("cao", "CAO", "cao's"), "collectieve arbeidsovereenkomst, met afspraken over loon en werk in een hele bedrijfstak.", "collective labour agreement of a whole branch."),
    Term(("ggz", "GGZ"), "geestelijke gezondheidszorg.", "mental health care."),
    Term(("GGD",), "Gemeentelijke Gezondheidsdienst.", "municipal health service."),
    Term(("IPS",), "individuele plaatsing en steun, hulp bij betaald werk samen met behandeling.", "individual placement and support, help to find paid work beside treatment."),
    Term(("indicatie", "indicaties"), "besluit dat iemand recht heeft op bepaalde hulp.", "(Dutch: indicatie) a decision that somebody is entitled to support."),
    Term(("jobcoach", "jobcoaches"), "begeleider op de werkplek.", "somebody who supports a person at work."),
    Term(("LVB", "lvb"), "licht verstandelijke beperking.", "mild intellectual disability."),
    Term(("mantelzorger", "mantelzorgers", "mantelzorg"), "wie onbetaald en langdurig voor een naaste zorgt, en die zorg.", "(Dutch: mantelzorg) unpaid care for somebody close."),
    Term(("mbo", "MBO", "mbo's"), "middelbaar beroepsonderwijs.", "vocational education."),
    Term(("MEE",), "organisatie die mensen met een beperking ondersteunt.", "an organisation that supports people with a disability."),
    Term(("Movisie",), "landelijk kennisinstituut voor sociale vraagstukken.", "national knowledge institute for social issues."),
    Term(("NAH",), "niet-aangeboren hersenletsel.", "acquired brain injury."),
    Term(("Participatiewet",), "wet voor mensen die kunnen werken, maar daar hulp bij nodig hebben.", "law for people who can work, but need help with that."),
    Term(("pgb", "PGB", "pgb's"), "persoonsgebonden budget, waarmee iemand zelf hulp inkoopt.", "personal budget with which somebody buys their own support."),
    Term(("POH", "POH-ggz", "POH-GGZ"), "praktijkondersteuner van de huisarts.", "practice nurse at the general practitioner's."),
    Term(("RIBW",), "Regionale Instelling voor Beschermd Wonen.", "regional institution for sheltered housing."),
    Term(("RIBW-GO",), "de RIBW van Groep Overijssel.", "the regional institution for sheltered housing of the Overijssel group."),
    Term(("ROC", "roc"), "regionaal opleidingencentrum, een school voor beroepsonderwijs.", "regional school for vocational education."),
    Term(("sociaal domein",), "wat een gemeente doet aan zorg, werk, jeugd en welzijn.", "(Dutch: sociaal domein) care, work, youth and welfare in a municipality."),
    Term(("SW", "Wsw", "WSW"), "Wet sociale werkvoorziening, de vroegere wet voor beschut werk.", "the former law on sheltered employment."),
    Term(("TSD",), "Transitiecommissie Sociaal Domein, die tot 2016 de overgang naar gemeenten volgde.", "committee that followed the move of care to municipalities until 2016."),
    Term(("UWV",), "Uitvoeringsinstituut Werknemersverzekeringen.", "the Dutch employee insurance agency."),
    Term(("VNG",), "Vereniging van Nederlandse Gemeenten.", "association of Dutch municipalities."),
    Term(("VWS",), "ministerie van Volksgezondheid, Welzijn en Sport.", "ministry of health, welfare and sport."),
    Term(("Wajong",), "uitkering voor wie al jong niet of minder kan werken.", "benefit for people who from a young age cannot work, or work less."),
    Term(("wijkteam", "wijkteams"), "team in de wijk waar mensen terechtkunnen met vragen over zorg, werk en geld.", "(Dutch: wijkteam) neighbourhood team for questions about care, work and money."),
    Term(("Wlz", "WLZ"), "Wet langdurige zorg.", "law on long-term care."),
    Term(("Wmo", "WMO"), "Wet maatschappelijke ondersteuning, voor hulp van de gemeente om zelfstandig te leven en mee te doen.", "Social Support Act, for help from the municipality to live independently and take part."),
    Term(("WWB",), "Wet werk en bijstand, de bijstandswet tot 2015.", "the law on social assistance until 2015."),
    Term(("Zvw", "ZVW"), "Zorgverzekeringswet.", "law on health insurance."),
    Term(("zzp'er", "zzp'ers", "ZZP'er", "zzp"), "zelfstandige zonder personeel.", "self-employed person without staff."),
)  # fmt: skip


def found(texts: Iterable[str]) -> list[Term]:
    """Give the terms that occur in any of the texts as whole words, in the order of the alphabet."""
    told = "\n".join(texts)
    low = told.lower()
    there = [one for one in TERMS if any(spelt.lower() in low and _in(spelt, told) for spelt in one.spelt)]
    return sorted(there, key=lambda one: one.spelt[0].lower())


def _in(spelt: str, told: str) -> bool:
    # a sentence may begin with it, so its first letter may be a capital; a name in capitals stays as it is
    first = f"[{spelt[0].upper()}{spelt[0]}]" if spelt[1:2].islower() else re.escape(spelt[0])
    return re.search(rf"(?<!\w){first}{re.escape(spelt[1:])}(?![\w])", told) is not None
