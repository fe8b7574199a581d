"""public-data.json: the numbers and words behind the report, as far as they may leave the house; docs/public-data.md."""

from __future__ import annotations

from facilitator.report.as_json import as_json
from facilitator.report.edition import Edition

SUFFIX = "data"
FILE_NAME = "public-data.json"
MEDIA_TYPE = "application/json"
LABEL = "JSON"
AUDIENCE = "anyone"

SCHEMA = "oogst.public/1"
# Named one by one: what somebody adds to the data that chapters are made of is not public by that alone.
FIELDS = (
    "id", "title", "format", "language", "begun", "fewest", "meeting", "groups", "places", "backgrounds", "participants",
    "phases", "contributions", "gaps", "themes", "highlights", "conclusions", "actions", "questions", "moderated", "tree",
    "votings", "sign_offs", "leaving", "landscape", "moved", "open_until", "notes", "came_in", "dotted", "people_behind",
    "timeline", "series", "earlier",
)  # fmt: skip


def render(edition: Edition) -> bytes:
    """Give the public data as JSON, a row a line."""
    told = {"schema": SCHEMA, **{name: edition.data[name] for name in FIELDS}}
    return as_json(told).encode("utf-8", "replace")
