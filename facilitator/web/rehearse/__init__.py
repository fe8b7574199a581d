"""`python app.py rehearse FILE`: a dress rehearsal with simulated participants, over the public doors only.

It imports nothing of the rest of the package: what it can do, any other client can.
"""

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

__all__ = ["rehearse"]

# All files of a report together, as the facilitator saves them: what is in it is what there is.
COMPLETE = "facilitator-only-complete.zip"
_PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*")


def _speed(_context: click.Context, _option: click.Parameter, value: str) -> float:
    if value == "max":
        return 0.0
    try:
        speed = float(value)
    except ValueError:
        speed = 0.0
    if not 0 < speed <= 10_000:
        raise click.BadParameter("is a number of steps a second, or max")
    return speed


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--url", default="", help="The operator's link of a running server; without it one is started.")
@click.option("--speed", default="max", callback=_speed, show_default=True, help="Steps a second, or max.")
@click.option("--report", type=click.Path(path_type=Path, file_okay=False), help="Folder for the report's files.")
@click.option("--keep", is_flag=True, help="Keep the data of the server that was started.")
def rehearse(file: Path, url: str, speed: float, report: Path | None, keep: bool) -> None:
    """Play a scenario file with simulated participants, and check that nothing gets lost.

    Ends with 0 when every step was acknowledged and everything the file expects is in the report, with 1 when
    not, and with 2 when the file can't be played.
    """
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
