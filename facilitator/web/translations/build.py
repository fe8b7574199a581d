"""Turn the tables of texts into gettext catalogues.

The one place where texts live is `<language>/*.tsv`: per line the English source text, a tab, the translation. From
these come `messages.mo`, what the server reads (made at setup, and at start when a table changed, never committed),
and `messages.po`, what translators' tools read (made by `make messages`, committed, so that a change of texts can be
reviewed). English is the source language: its catalogue says every text as it stands.

Runs by its path too, before anything else of Oogst can be imported: only Babel and the standard library.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[2]
SOURCE_LANGUAGE = "en"
DOMAIN = "messages"
PLURAL_MARK = "|"
# Besides the usual names: texts chosen when a module loads, and put into words when a person looks.
KEYWORDS = {**DEFAULT_KEYWORDS, "lazy_gettext": None, "lazy_ngettext": (1, 2)}
SOURCES = (("facilitator", [("**.py", "python")]), ("templates", [("**", "jinja2")]))
# Templates are read as rendering.py reads them, and one that cannot be read is an error.
TEMPLATE_OPTIONS = {"silent": "false", "trim_blocks": "true", "lstrip_blocks": "true", "extensions": "jinja2.ext.do"}
# Headers that Babel fills with the time of day or with nobody's name: the same texts must give the same file.
HEADERS_LEFT_OUT = tuple(
    f'"{name}:'.encode()
    for name in (
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
    )
)

Text = str | tuple[str, str]
"""A text, or its singular and plural."""


class TableError(Exception):
    """A line of a table cannot be read; the message names the file and the line."""


@dataclass(frozen=True)
class Row:
    """One line of a table: the English text, its translation, and where that stands (file:line)."""

    source: Text
    translation: Text
    place: str


def languages() -> list[str]:
    """Return the codes of all languages there are tables for, and English."""
    return sorted({SOURCE_LANGUAGE, *(table.parent.name for table in FOLDER.glob("*/*.tsv"))})


def rows(language: str) -> list[Row]:
    """Return all lines of a language's tables; raise TableError for a line that cannot be read."""
    return [row for table in _tables(language) for row in _read(table)]


def extract() -> dict[Text, list[str]]:
    """Return every text that the code and the templates put in gettext's hands, and the files that use it."""
    used: dict[Text, set[str]] = defaultdict(set)
    for folder, methods in SOURCES:
        found = extract_from_dir(
            ROOT / folder, method_map=methods, options_map={"**": TEMPLATE_OPTIONS}, keywords=KEYWORDS
        )
        for file, _line, message, _comments, _context in found:
            used[message if isinstance(message, str) else (message[0], message[1])].add(f"{folder}/{file}")
    return {text: sorted(files) for text, files in sorted(used.items(), key=lambda item: str(item[0]))}


def catalogue(language: str) -> Catalog:
    """Make the catalogue of a language from its tables.

    Where two lines contradict each other the first counts: the tests find those, a person in a hall must not.
    """
    catalog = Catalog(locale=language, project="Oogst", fuzzy=False, charset="utf-8")
    known: set[str] = set()
    for row in _identity() if language == SOURCE_LANGUAGE else rows(language):
        key = row.source if isinstance(row.source, str) else row.source[0]
        if key not in known:
            known.add(key)
            catalog.add(row.source, row.translation, locations=[(row.place.split(":")[0], 1)])
    return catalog


def compile_stale() -> list[str]:
    """Make every `messages.mo` that is older than its tables, and return the languages it made."""
    made = [language for language in languages() if _is_stale(language)]
    for language in made:
        content = BytesIO()
        write_mo(content, catalogue(language))
        _replace(_path(language, "mo"), content.getvalue())
    return made


def write_catalogues() -> None:
    """Write every `messages.po`, for translators' tools and for review."""
    for language in languages():
        _replace(_path(language, "po"), po(language))


def po(language: str) -> bytes:
    """Return the `messages.po` of a language: the same texts give the same bytes."""
    content = BytesIO()
    write_po(content, catalogue(language), width=0, sort_output=True, include_lineno=False)
    lines = content.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith((*HEADERS_LEFT_OUT, b"# ", b"#\n")))


def _tables(language: str) -> list[Path]:
    return sorted((FOLDER / language).glob("*.tsv"))


def _read(table: Path) -> Iterator[Row]:
    for number, line in enumerate(table.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        place = f"{table.relative_to(FOLDER)}:{number}"
        match line.split("\t"):
            case [source, translation] if source.strip() and translation.strip():
                yield _row(source, translation, place)
            case _:
                raise TableError(f"{place}: expected English, one tab, translation; found {line!r}")


def _row(source: str, translation: str, place: str) -> Row:
    """Read one line; both sides of a counted text hold singular and plural, divided by a bar."""
    sources, translations = (side.replace("\\n", "\n").split(PLURAL_MARK) for side in (source, translation))
    match sources, translations:
        case [one], [text]:
            return Row(one, text, place)
        case [one, many], [text, texts]:
            return Row((one, many), (text, texts), place)
        case _:
            raise TableError(f"{place}: singular and plural are two on both sides, divided by {PLURAL_MARK!r}")


def _identity() -> list[Row]:
    """Every English text as it stands, known from the tables of the other languages."""
    others = (row for language in languages() if language != SOURCE_LANGUAGE for row in rows(language))
    return [Row(row.source, row.source, row.place) for row in others]


def _path(language: str, suffix: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.{suffix}"


def _is_stale(language: str) -> bool:
    compiled = _path(language, "mo")
    if not compiled.exists():
        return True
    # English is made from all tables. A folder is as new as the last file that was added to or taken from it.
    origins = languages() if language == SOURCE_LANGUAGE else [language]
    sources = [Path(__file__)]
    for origin in origins:
        sources += [FOLDER / origin, *_tables(origin)]
    return any(source.exists() and source.stat().st_mtime > compiled.stat().st_mtime for source in sources)


def _replace(path: Path, content: bytes) -> None:
    """Write a file in one stroke: another process that starts at this moment reads the old or the new one, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).chmod(0o644)
    Path(name).replace(path)


if __name__ == "__main__":
    try:
        if "--compiled-only" not in sys.argv:
            write_catalogues()
        compile_stale()
    except TableError as problem:
        sys.exit(str(problem))
