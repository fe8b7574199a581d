"""The texts of pages: what only a file that is printed says."""

TEXTS = {
    "contents": {"nl": "Inhoud", "en": "Contents"},
    "logo": {"nl": "Beeldmerk", "en": "Logo"},
    "attached_table": {"nl": "Alle inbreng als tabel", "en": "All contributions as a table"},
    "attached_data": {"nl": "De openbare gegevens achter dit verslag", "en": "The public data behind this report"},
}
