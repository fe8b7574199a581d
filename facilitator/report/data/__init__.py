"""What of a session goes in files: the public data for everybody, the complete data for the facilitator only."""

from __future__ import annotations

from facilitator.report.data.full import SCHEMA, full_data
from facilitator.report.data.public import public_data

__all__ = ["SCHEMA", "full_data", "public_data"]
