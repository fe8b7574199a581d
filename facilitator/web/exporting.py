"""Exports as downloads and from the command line."""

from __future__ import annotations

from typing import Any

from flask import Response

from facilitator.core import Session
from facilitator.report.writers import by_file_name


def response(state: Session, name: str, attachment: bool) -> Response:
    """Give a report file as a response, shown in the browser or saved."""
    writer = by_file_name(name)
    headers: dict[str, Any] = {"Content-Disposition": f'{"attachment" if attachment else "inline"}; filename="{name}"'}
    if name.endswith(".html"):
        # The report is one file with its own styles in it, and no script.
        headers["Content-Security-Policy"] = (
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; sandbox allow-same-origin allow-popups"
        )
    return Response(writer.render(state), content_type=writer.MEDIA_TYPE, headers=headers)
