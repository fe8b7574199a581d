"""Exports as downloads: written by a child process, so that the room goes on while a report is made."""

from __future__ import annotations

import logging
import subprocess
import sys
import tempfile
from pathlib import Path

from flask import Response

from facilitator.core.errors import Refused
from facilitator.report.writers import by_file_name
from facilitator.web.rendering import ROOT
from facilitator.web.settings import Settings

LONGEST_EXPORT = 120  # seconds
# The report is one file with its own styles in it, and no script.
_REPORT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; "
    "sandbox allow-same-origin allow-popups"
)

logger = logging.getLogger(__name__)


def response(settings: Settings, session: str, name: str, attachment: bool) -> Response:
    """Give a report file as a response, shown in the browser or saved. Raises Refused `broken`.

    The child is `app.py export`: all that was acknowledged is on disk, and reading needs no lock.
    """
    writer = by_file_name(name)
    headers = {"Content-Disposition": f'{"attachment" if attachment else "inline"}; filename="{name}"'}
    if name.endswith(".html"):
        headers["Content-Security-Policy"] = _REPORT_POLICY
    return Response(_written(settings, session, writer.SUFFIX, name), content_type=writer.MEDIA_TYPE, headers=headers)


def _written(settings: Settings, session: str, suffix: str, name: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="oogst-export-") as folder:
        options = ["--data", str(settings.data_dir), "export", session, "--format", suffix, "--out", folder]
        command = [sys.executable, str(ROOT / "app.py"), *options]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=LONGEST_EXPORT, cwd=ROOT)
        except (subprocess.SubprocessError, OSError) as error:
            logger.error("export failed: %s", getattr(error, "stderr", b"") or error)
            raise Refused("broken") from error
        return (Path(folder) / name).read_bytes()
