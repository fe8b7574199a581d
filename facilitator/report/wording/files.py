"""The texts of the files for a word processor, and of what is sent along with them."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "support_head": {"nl": "Steun", "en": "Support"},
    "choice_drawn": {"nl": "Wie waarheen ging", "en": "Who went where"},
    # the text in the zip to send on
    "read_me_name": {"nl": "LEESMIJ.txt", "en": "README.txt"},
    "read_me_public": {
        "nl": "Deze bestanden mogen verder. Naast wat mensen inbrachten staat geen naam. Wat is ingetrokken of verborgen, staat er "
        "niet in, en geen cijfer gaat over een groep die te klein is om apart te noemen.",
        "en": "These files may be passed on. No name stands beside what people brought in. What was withdrawn or hidden is not in "
        "them, and no figure is about a group that is too small to be told apart.",
    },
    "read_me_contact": {"nl": "Vragen over dit verslag: {contact}", "en": "Questions about this report: {contact}"},
    "file_pdf": {
        "nl": "Het verslag om te lezen, te printen en te bewaren. Ook voor wie met een schermlezer leest.",
        "en": "The report to read, print and keep. Also for people who read with a screen reader.",
    },
    "file_docx": {"nl": "Het verslag om in Word verder mee te werken.", "en": "The report to work on in Word."},
    "file_odt": {
        "nl": "Het verslag als open document, voor LibreOffice, Word en het archief.",
        "en": "The report as an open document, for LibreOffice, Word and the archive.",
    },
    "file_html": {
        "nl": "Het verslag als webpagina: één bestand, zonder internet te lezen.",
        "en": "The report as a web page: one file, read without internet.",
    },
    "file_md": {"nl": "Het verslag als platte tekst met opmaaktekens.", "en": "The report as plain text with marks."},
    "file_xlsx": {
        "nl": "Alle inbreng, stemmen, achtergronden en thema's als werkblad.",
        "en": "All contributions, votes, backgrounds and themes as a workbook.",
    },
    "file_csv": {"nl": "Alle inbreng als tabel.", "en": "All contributions as a table."},
    "file_data": {
        "nl": "De gegevens achter het verslag, voor wie er zelf mee rekent.",
        "en": "The data behind the report, for whoever wants to reckon with them.",
    },
    "emblem": {"nl": "Drie korenaren op een rij", "en": "Three ears of wheat in a row"},
}
