"""The command `rehearse` and what can be asked of it; whatever plays is imported when somebody asks.

A server and an export, which have this command beside theirs, start without all that a simulated phone needs.
"""

from __future__ import annotations

from pathlib import Path

import click


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
    from facilitator.web.rehearse.dress import rehearsed

    rehearsed(file, url, speed, report, keep)
