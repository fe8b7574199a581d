"""Drawings of the report as inline SVG.

Made of numbers and of texts that are escaped; colours and letters come from the report's stylesheet.
"""

from __future__ import annotations

from facilitator.report.charts.fields import fields
from facilitator.report.charts.flow import flow
from facilitator.report.charts.ink import seed
from facilitator.report.charts.quadrants import quadrants
from facilitator.report.charts.rings import rings
from facilitator.report.charts.small import bar, emblem, grade, logo, seeds
from facilitator.report.charts.timeline import timeline
from facilitator.report.charts.tree import tree

__all__ = ["bar", "emblem", "fields", "flow", "grade", "logo", "quadrants", "rings", "seed", "seeds", "timeline", "tree"]
