"""contributions.xlsx: contributions, votes, backgrounds and themes, as far as they may leave the house."""

from __future__ import annotations

from facilitator.report.data.tables import public_sheets
from facilitator.report.edition import Edition
from facilitator.report.sheets import workbook

SUFFIX = "xlsx"
FILE_NAME = "contributions.xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LABEL = "XLSX"
AUDIENCE = "anyone"


def render(edition: Edition) -> bytes:
    """Give the public data as a workbook."""
    return workbook(edition, public_sheets(edition.data, edition.report.words))
