"""session.json: the facilitator's complete data."""

from __future__ import annotations

import json

from facilitator.core.session import Session
from facilitator.report.data import full_data

SUFFIX = "json"
FILE_NAME = "session.json"
MEDIA_TYPE = "application/json"
LABEL = "JSON"


def render(state: Session) -> bytes:
    """Give the complete data as indented JSON."""
    return (json.dumps(full_data(state), ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8")
