"""contributions.csv: what people brought in, as far as it may leave the house, for any spreadsheet programme."""

from __future__ import annotations

from facilitator.report.data.tables import contributions_sheet
from facilitator.report.edition import Edition
from facilitator.report.sheets import separated

SUFFIX = "csv"
FILE_NAME = "contributions.csv"
MEDIA_TYPE = "text/csv; charset=utf-8"
LABEL = "CSV"
AUDIENCE = "anyone"


def render(edition: Edition) -> bytes:
    """Give the contributions as CSV."""
    return separated(contributions_sheet(edition.data, edition.report.words))
