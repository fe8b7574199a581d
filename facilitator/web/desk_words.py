"""Refusals of the desk in the person's words: what can be wrong with a file that comes in, and with making files."""

from __future__ import annotations

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

SENTENCES: dict[str, LazyString] = {
    "file_too_large": _("This file is too large. At most %(most)s MB fit."),
    "no_file": _("Pick a file first."),
    "too_many_files": _("There are %(most)s photos and files already. Take one out first."),
    "photo_unreadable": _("This is not a picture that we can read. Save it as JPEG, PNG or WebP, and try once more."),
    "photo_heic": _("This is a HEIC photo, as iPhones make them. Save or send it as JPEG, and try once more."),
    "photo_vector": _("A drawing such as SVG can't be taken. Save it as PNG or JPEG, and try once more."),
    "photo_huge": _("This picture is too large to read. Make it smaller, and try once more."),
    "template_unreadable": _("This is not a Word document that we can read. Save it as .docx, and try once more."),
    "template_macros": _("This document holds macros or other files. Save it as an ordinary .docx without them."),
    "template_external": _("This document fetches something from elsewhere, such as a linked picture or template. Save it without links."),
    "report_changed": _("Something of the report changed while its files were made. Look at it, and make it definitive once more."),
    "file_failed": _("One of the files could not be made, so the report is still a draft. Try once more."),
    "draft_failed": _("The draft could not be made. Load the page again."),
}
