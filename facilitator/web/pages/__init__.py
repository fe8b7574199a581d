"""The pages: complete HTML at some seq, made of the same regions that live patches renew.

One module per kind of page; importing them puts their routes on the blueprint `pages`.
"""

from facilitator.web.pages import (  # noqa: F401  # importing registers the routes
    desk,
    facilitating,
    joining,
    live,
    own_formats,
    report_files,
    series,
    sharing,
    sheets,
    start,
)
from facilitator.web.pages.live import forget
from facilitator.web.pages.shared import Views, add_error_pages, pages

__all__ = ["Views", "add_error_pages", "forget", "pages"]
