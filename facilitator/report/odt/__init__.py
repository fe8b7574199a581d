"""The parts of report.odt: its texts, drawings and widths of columns; what it looks like is in templates/report/odt."""
