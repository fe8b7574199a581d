"""The report: session → public data → model → one small writer per file format. Same session, same bytes."""
