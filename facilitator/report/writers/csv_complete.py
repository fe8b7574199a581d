"""facilitator-only-contributions.csv: all that was brought in, whatever became of it. Not to be sent on."""

from __future__ import annotations

from facilitator.report.data.complete import complete_contributions
from facilitator.report.edition import Edition
from facilitator.report.sheets import separated

SUFFIX = "csv-complete"
FILE_NAME = "facilitator-only-contributions.csv"
MEDIA_TYPE = "text/csv; charset=utf-8"
LABEL = "CSV"
AUDIENCE = "facilitator"


def render(edition: Edition) -> bytes:
    """Give all contributions as CSV; the first line says for whom it is."""
    words = edition.report.words
    return separated(complete_contributions(edition.state, words), words.say("facilitator_only", suffix="csv"))
