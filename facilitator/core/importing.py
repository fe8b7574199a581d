"""Importing: what was prepared beforehand comes in as contributions, in one action, each with its source.

Two shapes of text: CSV with a first line of column names (kind, title, text, …, in Dutch or English), or plain
lines, each one contribution of the kind that was picked ("title: text" where the kind has a title).
"""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from facilitator.core.contributions import ContributionAdded, checked_options, numbered
from facilitator.core.errors import Refused
from facilitator.core.format import KIND_FIELDS, KINDS
from facilitator.core.goals import GOAL, check_room
from facilitator.core.model import HOST, Option
from facilitator.core.moderation import StatusSet
from facilitator.core.session import Session, decides
from facilitator.core.text import LONGEST_LINE, LONGEST_TEXT, checked, clean
from facilitator.core.vocabulary import ONLY_FACILITATOR, STEERS, Command, Context, Decision, Event, command

MOST_ROWS = 500
LONGEST_IMPORT = 400_000  # characters
MOST_OPTIONS = 4

# What a column may be called (lower case, without accents and spaces) → the field it is.
COLUMNS = {
    "kind": "kind", "soort": "kind", "text": "text", "tekst": "text", "title": "title", "titel": "title",
    "ask": "ask", "vraag": "ask", "hulpvraag": "ask", "source": "source", "bron": "source", "group": "group",
    "groep": "group", "tafel": "group", "table": "group", "owner": "owner", "inbrenger": "owner",
    "presenter": "presenter", "verteller": "presenter", "parent": "parent", "onder": "parent", "under": "parent",
    **{f"{name}{n}": f"option{n}" for n in range(1, MOST_OPTIONS + 1) for name in ("option", "optie", "keuze")},
    **{f"{name}{n}": f"objection{n}" for n in range(1, MOST_OPTIONS + 1) for name in ("objection", "bezwaar")},
}  # fmt: skip
# What people write in the column `kind` → the kind; a kind's own id always works.
KIND_NAMES = {
    "casus": "case", "geval": "case", "dilemma": "dilemma", "praktijkvoorbeeld": "example", "voorbeeld": "example",
    "vraag": "question", "ervaring": "experience", "oplossingsrichting": "direction", "richting": "direction",
    "idee": "direction", "inzicht": "insight", "belemmering": "obstacle", "behoefte": "need", "wens": "need",
    "initiatief": "initiative", "doel": "goal", "uitgangspunt": "principle", "kernwaarde": "principle",
    "overtuiging": "belief", "waarom": "why", "hoe": "how", "wat": "what",
}  # fmt: skip


@command(ONLY_FACILITATOR, STEERS)
class ImportContributions(Command):
    """Bring in what was prepared: `text` as CSV or lines. `kind` is for rows that name none, `source` likewise.

    With `dry` nothing happens: the answer says what would come in and what is wrong, line by line. Gives
    `{"rows": [{"line", "kind", "title", "text", "source", "group"}], "problems": [{"line", "code", …}]}` and, when it
    was stored, `contributions` (ids). Rows with a problem are never stored in part: with any problem nothing is.
    """

    text: str
    kind: str = "case"
    source: str = ""
    dry: bool = False


@dataclass
class _Row:
    """One line of the import with the fields that it gave."""

    line: int
    fields: dict[str, str]
    options: tuple[Option, ...] = ()


@dataclass
class _Reading:
    rows: list[_Row] = field(default_factory=list)
    problems: list[dict[str, Any]] = field(default_factory=list)

    def wrong(self, line: int, code: str, **params: Any) -> None:
        self.problems.append({"line": line, "code": code, **params})


def _plain(word: str) -> str:
    """Give a word as it is looked up: lower case, without accents, spaces and dashes."""
    flat = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    return "".join(sign for sign in flat if sign.isalnum())


def read_rows(text: str, kind: str) -> tuple[list[dict[str, str]], list[int]]:
    """Give the rows of an import as fields, and the line number of each."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    mark = max(";\t,", key=head.count)
    names = [COLUMNS.get(_plain(name)) for name in next(csv.reader([head], delimiter=mark), [])]
    if (head.count(mark) and "text" in names) or ("title" in names and len(names) > 1):
        return _csv_rows(text, mark)
    rows, lines = [], []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip().lstrip("-*•·").strip()
        if not words:
            continue
        title, colon, rest = words.partition(": ")
        with_title = "title" in KIND_FIELDS.get(kind, ()) and colon and len(title) <= 120
        rows.append({"title": title, "text": rest} if with_title else {"text": words})
        lines.append(number)
    return rows, lines


def _csv_rows(text: str, mark: str) -> tuple[list[dict[str, str]], list[int]]:
    rows, lines = [], []
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff\n\r ")), delimiter=mark)
    names = [COLUMNS.get(_plain(name), "") for name in next(reader)]
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append({name: cell for name, cell in zip(names, cells, strict=False) if name and cell.strip()})
            lines.append(reader.line_num)
    return rows, lines


def _kind_of(word: str) -> str:
    plain = _plain(word)
    return plain if plain in KINDS else KIND_NAMES.get(plain, "")


def _read(wish: ImportContributions, state: Session) -> _Reading:
    reading = _Reading()
    groups = {_plain(name): one.id for one in state.groups.values() for name in (one.id, one.label)}
    try:
        rows, lines = read_rows(wish.text, wish.kind)
    except csv.Error as error:
        raise Refused("malformed", field="import") from error
    if len(rows) > MOST_ROWS:
        raise Refused("too_many", field="import", most=MOST_ROWS)
    for fields, line in zip(rows, lines, strict=True):
        kind = _kind_of(fields.get("kind", "") or wish.kind)
        if kind in ("", "conclusion", "action"):
            reading.wrong(line, "unknown_kind", kind=fields.get("kind", "")[:60])
            continue
        group = fields.get("group", "")
        if group and _plain(group) not in groups:
            reading.wrong(line, "unknown_group", group=group[:60])
            continue
        _take(reading, line, {**fields, "kind": kind, "group": groups.get(_plain(group), "")}, wish.source)
    return reading


def _take(reading: _Reading, line: int, fields: dict[str, str], source: str) -> None:
    """Check one row as a contribution would be, and keep it; note what is wrong otherwise."""
    kind = fields["kind"]
    titled = "title" in KIND_FIELDS.get(kind, ())
    if titled and not fields.get("title") and fields.get("text"):
        fields["title"] = fields["text"][:80].partition("\n")[0] if kind != "dilemma" else ""
    if not fields.get("text") and fields.get("title") and kind != "dilemma":
        fields["text"] = fields["title"]
    options = tuple(
        Option(fields[f"option{n}"], fields.get(f"objection{n}", ""))
        for n in range(1, MOST_OPTIONS + 1)
        if fields.get(f"option{n}")
    )
    try:
        checked(fields.get("text", ""), "text", LONGEST_TEXT, empty=kind == "dilemma")
        checked(fields.get("title", ""), "title", LONGEST_LINE, empty=kind != "dilemma")
        for name in ("ask", "owner", "presenter", "source"):
            checked(fields.get(name, ""), name, LONGEST_TEXT, empty=True)
        options = checked_options(kind, options)
    except Refused as refused:
        reading.wrong(line, refused.code, **refused.params)
        return
    fields["source"] = fields.get("source", "") or source
    reading.rows.append(_Row(line, fields, options))


@decides(ImportContributions)
def _import(wish: ImportContributions, state: Session, context: Context) -> Decision:
    if len(wish.text) > LONGEST_IMPORT:
        raise Refused("too_long", field="import", length=len(wish.text), longest=LONGEST_IMPORT)
    if wish.kind not in KINDS or wish.kind in ("conclusion", "action"):
        raise Refused("malformed", field="ImportContributions.kind")
    checked(wish.source, "source", LONGEST_LINE, empty=True)
    reading = _read(wish, state)
    shown = ("kind", "title", "text", "source", "group")
    value: dict[str, Any] = {
        "rows": [{"line": row.line, **{name: row.fields.get(name, "") for name in shown}} for row in reading.rows],
        "problems": reading.problems,
    }
    if wish.dry:
        return Decision(value=value)
    if reading.problems:
        first = reading.problems[0]
        raise Refused("import_problem", line=first["line"], n=len(reading.problems))
    if not reading.rows:
        raise Refused("empty", field="import")
    check_room(state, sum(row.fields["kind"] == GOAL for row in reading.rows))
    added = _added(reading.rows, state, context)
    undo: list[Event] = [StatusSet(one.id, "withdrawn") for one in added]
    return Decision(list(added), undo, {**value, "contributions": [one.id for one in added]})


def _added(rows: list[_Row], state: Session, context: Context) -> list[ContributionAdded]:
    """Give the rows as events; a goal hangs under an earlier row, or a goal that is there, of the same words."""
    _, number = numbered(state, context.actor)
    goals = {_plain(one.text): one.id for one in state.contributions.values() if one.kind == "goal"}
    events = []
    for place, row in enumerate(rows):
        fields = {name: clean(value) for name, value in row.fields.items()}
        group = fields["group"]
        position = state.position(group)
        one = ContributionAdded(
            id=f"c{number + place}",
            number=number + place,
            kind=fields["kind"],
            text=fields.get("text", ""),
            author=HOST,
            group=group,
            place=group,
            round=position.round,
            phase=position.phase,
            at=context.at,
            title=fields.get("title", ""),
            ask=fields.get("ask", ""),
            options=row.options,
            owner=fields.get("owner", ""),
            presenter=fields.get("presenter", ""),
            parent=goals.get(_plain(fields.get("parent", "")), "") if fields["kind"] == "goal" else "",
            via="import",
            source=fields["source"],
        )
        if one.kind == "goal":
            goals[_plain(one.text)] = one.id
        events.append(one)
    return events
