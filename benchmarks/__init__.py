"""Measurements: how fast, at what cost. README.md says what is measured and how to repeat it."""
