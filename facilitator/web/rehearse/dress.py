"""A dress rehearsal from its file to its report: plays it, says what came of it, and saves the report's files."""

from __future__ import annotations

import io
import re
import signal
import sys
import zipfile
from contextlib import ExitStack
from pathlib import Path

import click

from facilitator.web.rehearse.client import NobodyAnswers, Unexpected
from facilitator.web.rehearse.play import Outcome, Refusal, Rehearsal
from facilitator.web.rehearse.script import NotAScenario, Scenario, load
from facilitator.web.rehearse.server import NoStart, Server

# All files of a report together, as the facilitator saves them: what is in it is what there is.
COMPLETE = "facilitator-only-complete.zip"
_PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*")


def rehearsed(file: Path, url: str, speed: float, report: Path | None, keep: bool) -> None:
    """Play a scenario file and end the process: with 0, 1 or 2, as the command says. `speed` 0 is as fast as it goes."""
    try:
        scenario = load(file)
    except NotAScenario as error:
        click.echo(f"{file} can't be played:", err=True)
        for problem in error.problems:
            click.echo(f"  {problem}", err=True)
        sys.exit(2)
    try:
        outcome = _rehearse(scenario, url, speed, report, keep)
    except (Refusal, Unexpected, NobodyAnswers, NoStart) as error:
        click.echo(f"The rehearsal stopped: {error}", err=True)
        sys.exit(1)
    for wrong in outcome.wrong:
        click.echo(f"  not as expected: {wrong}", err=True)
    click.echo(f"{'All is there' if not outcome.wrong else 'NOT all is there'}: {outcome.line()}")
    sys.exit(1 if outcome.wrong else 0)


def _rehearse(scenario: Scenario, url: str, speed: float, report: Path | None, keep: bool) -> Outcome:
    # Told to stop, it still stops the server that it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with ExitStack() as stack:
        base = ""
        if not url:
            server = stack.enter_context(Server(keep=keep))
            url, base = server.link, server.url
            click.echo(f"A server of its own: {url}" + (f" (data in {server.data})" if keep else ""))
        rehearsal = Rehearsal(scenario, url, speed, base=base, said=click.echo)
        stack.callback(rehearsal.close)
        outcome = rehearsal.play()
        if report is not None:
            download(rehearsal, report)
        return outcome


def download(rehearsal: Rehearsal, folder: Path) -> list[Path]:
    """Write every report file of the session into `folder`; give their paths. Raises Unexpected, NobodyAnswers."""
    folder.mkdir(parents=True, exist_ok=True)
    packed = rehearsal.page(f"report/files/{COMPLETE}")
    if packed is None:
        raise Unexpected(f"there is no {COMPLETE}")
    written = []
    with zipfile.ZipFile(io.BytesIO(packed)) as package:
        for name in package.namelist():
            if not _PLAIN_NAME.fullmatch(name):
                raise Unexpected(f"{COMPLETE} holds {name}")
            path = folder / ("session.json" if name == "facilitator-only-session.json" else name)
            path.write_bytes(package.read(name))
            written.append(path)
            click.echo(f"  {path}")
    return written
