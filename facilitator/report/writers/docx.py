"""report.docx: the report for Word, to go on writing in, in our look, a plain one, or an organiser's own house style."""

from __future__ import annotations

from facilitator.report.edition import Edition
from facilitator.report.word.document import composed

SUFFIX = "docx"
FILE_NAME = "report.docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LABEL = "Word"
AUDIENCE = "anyone"


def render(edition: Edition) -> bytes:
    """Give the report as a Word document."""
    return composed(edition)
