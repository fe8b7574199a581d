"""facilitator-only-contributions.xlsx: all texts, participants under a number, and every ballot. Not to be sent on."""

from __future__ import annotations

from facilitator.report.data.complete import complete_sheets
from facilitator.report.data.tables import themes_sheet, votes_sheet
from facilitator.report.edition import Edition
from facilitator.report.sheets import workbook

SUFFIX = "xlsx-complete"
FILE_NAME = "facilitator-only-contributions.xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LABEL = "XLSX"
AUDIENCE = "facilitator"


def render(edition: Edition) -> bytes:
    """Give everything as a workbook that says on every sheet for whom it is."""
    words = edition.report.words
    sheets = (*complete_sheets(edition.state, words), votes_sheet(edition.data, words), themes_sheet(edition.data, words))
    first = words.say("facilitator_only", suffix="xlsx")
    return workbook(edition, sheets, first, words.say("facilitator_only_short"))
