"""session.json: the facilitator's complete data, which says in its first field for whom it is."""

from __future__ import annotations

from facilitator.report.as_json import as_json
from facilitator.report.data import full_data
from facilitator.report.edition import Edition

SUFFIX = "json"
FILE_NAME = "session.json"
MEDIA_TYPE = "application/json"
LABEL = "JSON"
AUDIENCE = "facilitator"


def render(edition: Edition) -> bytes:
    """Give the complete data as JSON, a row a line."""
    told = {"only_for": edition.report.words.say("session_only_for"), **full_data(edition.state)}
    return as_json(told).encode("utf-8")
