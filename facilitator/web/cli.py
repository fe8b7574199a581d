"""The command line: the server, the operator's link, rehearsals and exports."""

from __future__ import annotations

import logging
import sys
import webbrowser
from functools import partial
from pathlib import Path
from typing import Any

import click

from facilitator.web.rehearse.command import rehearse
from facilitator.web.settings import SETTINGS, Settings


def _options(function: Any) -> Any:
    for setting in reversed(SETTINGS):
        if isinstance(setting.default, bool):
            off = "--no-" + setting.name.replace("_", "-")
            option = click.option(
                f"{setting.option}/{off}",
                default=setting.default,
                help=setting.help,
                envvar=setting.variable,
                show_default=True,
            )
        else:
            option = click.option(
                setting.option, default=setting.default, help=setting.help, envvar=setting.variable, show_default=True
            )
        function = option(function)
    return function


@click.group(invoke_without_command=True)
@_options
@click.pass_context
def main(context: click.Context, /, **values: Any) -> None:
    """Oogst: live co-creation workshops, from the first scan to the report. Without a command it starts the server."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    context.obj = Settings(**values)
    if context.invoked_subcommand is None:
        _serve(context.obj)


main.add_command(rehearse)


@main.command()
@click.pass_obj
def serve(settings: Settings) -> None:
    """Start the server (what happens without a command)."""
    _serve(settings)


@main.command()
@click.pass_obj
def link(settings: Settings) -> None:
    """Make a new operator link; the old one no longer works."""
    import secrets

    from facilitator.web.addresses import Addresses
    from facilitator.web.installation import write_operator_token

    token = secrets.token_urlsafe(18)
    write_operator_token(settings, token)
    click.echo(f"{Addresses(settings.port, settings.public_url, settings.host).base()}/operator/{token}")


@main.command()
@click.argument("session", default="")
@click.option("--series", default="", help="Instead of a session: the report of this series, by name or id.")
@click.option("--of", multiple=True, hidden=True, help="Of a series: these sessions only.")
@click.option("--format", "formats", default="all", show_default=True, help="Files to write, with commas: pdf, docx, odt, html, md, xlsx, csv, data, json; all; or sending, the zip to send on.")
@click.option("--out", default=".", type=click.Path(path_type=Path, file_okay=False), help="Folder to write in.")
@click.option("--style", default="", help="The chapters of another format, by its id: social-summit, casuistry, …")
@click.option("--length", type=click.Choice(["full", "council"]), default=None, help="All of it, or two pages for a council.")
@click.option("--progress", is_flag=True, hidden=True, help="A line of JSON per file, for the server.")
@click.option("--definitive-at", default=0, hidden=True, help="As the definitive report of this moment.")
@click.pass_obj
def export(
    settings: Settings, session: str, series: str, of: tuple[str, ...], formats: str, out: Path, style: str, length: str | None,
    progress: bool, definitive_at: int,
) -> None:
    """Export a session's report without a browser, also while the server runs."""
    from facilitator.core.log import Ledger
    from facilitator.report.export import UnknownFormat
    from facilitator.report.export import export as write
    from facilitator.store import Store
    from facilitator.store.files import Files
    from facilitator.web.styles import chapters_of, styles

    if style and style not in styles():
        click.echo(f"There is no style {style}. There are: {', '.join(styles())}.", err=True)
        sys.exit(2)
    if series:
        _export_series(settings, series, formats, out, of)
        return
    store = Store.reader(settings.data_dir)
    if session not in store.sessions():
        click.echo(
            f"There is no session {session} in {settings.data}. Is it in another folder? Say so with --data.", err=True
        )
        sys.exit(2)
    ledger = Ledger()
    ledger.replay(event for _, event in store.read(session))
    fetch = partial(Files(settings.data_dir).get, session)
    if progress:
        from facilitator.web.making import made

        for line in made(ledger.state, formats.split(","), out, fetch, definitive_at):
            click.echo(line)
        return
    chapters = chapters_of(ledger.state, style)
    try:
        for path in write(ledger.state, formats.split(","), out, chapters=chapters, length=length or "", fetch=fetch):
            click.echo(str(path))
    except UnknownFormat as error:
        click.echo(str(error), err=True)
        sys.exit(2)


def _export_series(settings: Settings, series: str, formats: str, out: Path, of: tuple[str, ...]) -> None:
    from facilitator.web.series import NoSeries
    from facilitator.web.series import export as write

    try:
        for path in write(settings.data_dir, series, formats.split(","), out, of):
            click.echo(str(path))
    except (NoSeries, ValueError) as error:
        click.echo(str(error), err=True)
        sys.exit(2)


@main.command()
@click.argument("session")
@click.option("--yes", is_flag=True, help="Don't ask for the code of the session.")
@click.pass_obj
def erase(settings: Settings, session: str, yes: bool) -> None:
    """Erase a session for good: its log, contacts and place in the list. Not while the server runs: erase it there."""
    from facilitator.store import Catalogue, DataDirectoryBusy, Store, StoreError, erasing
    from facilitator.store.contacts import Contacts
    from facilitator.store.files import Files
    from facilitator.web.links import spaced_code, tidy_code

    try:
        with Store(settings.data_dir) as store:
            catalogue = Catalogue(settings.data_dir)
            entry = catalogue.get(session)
            if entry is None and session not in store.sessions():
                click.echo(f"There is no session {session} in {settings.data}. Is it in another folder? Say so with --data.", err=True)
                sys.exit(2)
            code = next((code for code, seat in (entry or {}).get("codes", {}).items() if not seat), session)
            if not yes:
                click.echo(f"This erases “{(entry or {}).get('title', session)}”, with all that was said in it. It can't be undone.")
                typed = click.prompt(f"Type its code to go on ({spaced_code(code)})")
                if tidy_code(typed) != tidy_code(code):
                    click.echo("That is not its code. Nothing has been erased.", err=True)
                    sys.exit(1)
            erasing.erase(session, store, catalogue, Contacts(settings.data_dir), Files(settings.data_dir))
            catalogue.close()
    except DataDirectoryBusy as busy:
        click.echo(f"{busy}\nA running server erases it itself: on the page where the meeting is prepared, or in the list on the start page.", err=True)
        sys.exit(1)
    except (StoreError, ValueError) as problem:
        click.echo(f"{problem}. Nothing more was done; you can try again.", err=True)
        sys.exit(1)
    click.echo("Erased.")


def _serve(settings: Settings) -> None:
    from facilitator.store import DataDirectoryBusy
    from facilitator.web.installation import Installation
    from facilitator.web.server import make_server, serve

    try:
        installation = Installation(settings)
    except DataDirectoryBusy as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    try:
        server = make_server(installation)
    except OSError as error:
        click.echo(f"Port {settings.port} can't be used: {error.strerror}. Try --port {settings.port + 1}.", err=True)
        sys.exit(1)
    _welcome(installation, settings)
    try:
        serve(server, installation)
    finally:
        installation.close()


def _welcome(installation: Any, settings: Settings) -> None:
    import qrcode

    addresses = installation.addresses
    path = installation.operator_link()
    base = addresses.base()
    phones = "" if addresses.alone else f"  For phones:  {base}\n"
    click.echo(f"\n  Oogst is open.\n\n  Your link:   {base}{path}\n{phones}")
    code = qrcode.QRCode(border=2)
    code.add_data(base)
    if sys.stdout.isatty() and not addresses.alone:
        code.print_ascii(invert=True)
    if addresses.alone:
        click.echo(f"  Only this computer can open it, because of --host {settings.host}. Phones can't: start without --host to let them in.\n")
    elif "127.0.0.1" in base:
        click.echo("  This computer is on no network. Phones can't reach it yet: join a Wi-Fi or start a hotspot.\n")
    click.echo("  Stop with Ctrl-C. Everything is kept.\n")
    sys.stdout.flush()
    if settings.browser and _has_screen():
        here = base if addresses.alone else f"http://127.0.0.1:{addresses.port}"
        webbrowser.open(f"{here}{path}")


def _has_screen() -> bool:
    import os

    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return sys.stdout.isatty()
