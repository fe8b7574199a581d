"""The parts of report.docx: its styles, texts, tables, pictures, lists and contents, and the organiser's own template."""
