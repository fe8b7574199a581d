"""Own formats: a workshop format as a JSON file, that people make, change by hand, and send each other.

`read` is strict and says in plain terms where a file is wrong; `document` writes what `read` reads. docs/formats.md
describes the file, docs/format.schema.json says the same for editors and programmes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import MISSING, fields, replace
from typing import Any, NoReturn, get_origin, get_type_hints

from facilitator.core.errors import Refused
from facilitator.core.format import Format
from facilitator.core.model import Background, Phase
from facilitator.core.phase_rules import LANGUAGE, MOST_LANGUAGES, MOST_PHASES, checked_phase, checked_texts
from facilitator.core.preparing import checked_backgrounds
from facilitator.core.session import Session
from facilitator.core.text import LONGEST_LINE, LONGEST_TEXT
from facilitator.formats.usual import CLOSING, OPENING

VERSION = 1
MOST_BYTES = 500_000
MOST_CHAPTERS = 60
MOST_GROUPS = 60
# The report of a file that names no chapters.
USUAL_REPORT = (*OPENING, "highlights", "shared", *CLOSING)
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_OF_A_SESSION = frozenset({"revealed", "revealed_in"})  # what happened in one meeting is no part of its format
_PHASE = {
    name: list if origin is tuple else origin
    for name, origin in ((name, get_origin(hint) or hint) for name, hint in get_type_hints(Phase).items())
    if name not in _OF_A_SESSION
}
_FORMAT = {
    "oogst_format": int, "id": str, "title": dict, "about": dict, "size": dict, "like": str, "groups": int,
    "phases": list, "report": list, "backgrounds": dict, "$schema": str,
}  # fmt: skip
_KINDS_OF_VALUE = {str: "text", bool: "yes_no", int: "number", list: "list", dict: "object"}

Row = dict[str, Any]


def read(document: bytes | str, chapters: Collection[str] | None = None) -> Format:
    """Give the format that a file holds; with `chapters`, its report may name only those.

    Raises Refused `bad_format`: `problem` says what is wrong, `place` where ("phases 3 › accepts"), `value` with what.
    """
    row = _parsed(document)
    version = row.get("oogst_format")
    if version is None:
        _wrong("no_format")
    if not _is(version, int):
        _wrong("wrong_type", "oogst_format", wanted="number")
    if version > VERSION:
        _wrong("newer", "oogst_format", version)
    if version != VERSION:
        _wrong("unknown_value", "oogst_format", version)
    _check_fields(row, _FORMAT, "", required=("id", "title", "phases"))
    if not _ID.fullmatch(row["id"]):
        _wrong("odd_id", "id", row["id"])
    try:
        return Format(
            id=row["id"],
            title=_texts(row["title"], "title", LONGEST_LINE),
            about=_texts(row.get("about", {}), "about", LONGEST_TEXT, empty=True),
            size=_texts(row.get("size", {}), "size", LONGEST_LINE, empty=True),
            phases=_phases(row["phases"]),
            report=_report(row.get("report", list(USUAL_REPORT)), chapters),
            backgrounds=_backgrounds(row.get("backgrounds", {})),
            groups=_groups(row.get("groups", 0)),
            like=row.get("like", "")[:60],
        )
    except Refused as refusal:
        if refusal.code == "bad_format":
            raise
        raise _told(refusal) from refusal


def _parsed(document: bytes | str) -> Row:
    """Give the one JSON object in a document, checked for what JSON allows and a format never needs."""
    if len(document) > MOST_BYTES:
        _wrong("too_large", value=MOST_BYTES // 1000)
    try:
        text = document.decode("utf-8-sig") if isinstance(document, bytes) else document
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except UnicodeDecodeError:
        _wrong("not_text")
    except json.JSONDecodeError as error:
        _wrong("not_json", line=error.lineno, column=error.colno)
    except RecursionError:
        _wrong("too_deep")
    except ValueError:  # a number of thousands of digits, NaN
        _wrong("odd_number")
    if not isinstance(found, dict):
        _wrong("no_format")
    return found


def _once(pairs: list[tuple[str, Any]]) -> Row:
    row = dict(pairs)
    if len(row) != len(pairs):
        names = [name for name, _ in pairs]
        _wrong("doubled", value=next(name for name in names if names.count(name) > 1))
    return row


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _is(value: Any, wanted: type) -> bool:
    return isinstance(value, wanted) and (wanted is bool or not isinstance(value, bool))


def _check_fields(row: Any, known: dict[str, type], where: str, required: tuple[str, ...]) -> None:
    """Raise Refused unless `row` is an object with all of `required` and nothing but `known`, each of its type."""
    if not _is(row, dict):
        _wrong("wrong_type", where, wanted="object")
    dot = f"{where}." if where else ""
    for name, value in row.items():
        if name not in known:
            _wrong("unknown_field", where, name)
        if not _is(value, known[name]):
            _wrong("wrong_type", f"{dot}{name}", wanted=_KINDS_OF_VALUE[known[name]])
    for name in required:
        if name not in row:
            _wrong("missing", f"{dot}{name}")


def _texts(texts: Row, where: str, longest: int, empty: bool = False) -> dict[str, str]:
    for language, text in texts.items():
        if not _is(text, str):
            _wrong("wrong_type", f"{where}.{language}", wanted="text")
    return checked_texts(texts, where, longest, empty)


def _words(values: list[Any], where: str) -> tuple[str, ...]:
    for n, value in enumerate(values):
        if not _is(value, str):
            _wrong("wrong_type", f"{where}[{n}]", wanted="text")
    return tuple(values)


def _phases(rows: list[Any]) -> tuple[Phase, ...]:
    if not rows:
        _wrong("empty", "phases")
    if len(rows) > MOST_PHASES:
        _wrong("too_many", "phases", most=MOST_PHASES)
    phases = tuple(_phase(row, f"phases[{n}]") for n, row in enumerate(rows))
    ids = [phase.id for phase in phases]
    for n, one in enumerate(ids):
        if one in ids[:n]:
            _wrong("doubled", f"phases[{n}].id", one)
    return phases


def _phase(row: Any, where: str) -> Phase:
    _check_fields(row, _PHASE, where, required=("id", "type", "title"))
    values: Row = dict(row)
    for name in ("title", "instruction"):
        values[name] = _texts(row.get(name, {}), f"{where}.{name}", LONGEST_TEXT, empty=name != "title")
    for name in ("accepts", "choices", "about", "weighs"):
        values[name] = _words(row.get(name, []), f"{where}.{name}")
    prompts = row.get("prompts", [])
    for n, prompt in enumerate(prompts):
        if not _is(prompt, dict):
            _wrong("wrong_type", f"{where}.prompts[{n}]", wanted="object")
    values["prompts"] = tuple(_texts(one, f"{where}.prompts[{n}]", LONGEST_TEXT) for n, one in enumerate(prompts))
    return checked_phase(Phase(**values), where)


def _report(rows: list[Any], chapters: Collection[str] | None) -> tuple[str, ...]:
    names = _words(rows, "report")
    if len(names) > MOST_CHAPTERS:
        _wrong("too_many", "report", most=MOST_CHAPTERS)
    for n, name in enumerate(names):
        if chapters is not None and name not in chapters:
            _wrong("unknown_value", f"report[{n}]", name)
        if name in names[:n]:
            _wrong("doubled", f"report[{n}]", name)
    return names


def _backgrounds(rows: Row) -> dict[str, tuple[Background, ...]]:
    if len(rows) > MOST_LANGUAGES:
        _wrong("too_many", "backgrounds", most=MOST_LANGUAGES)
    found = {}
    for language, listed in rows.items():
        where = f"backgrounds.{language}"
        if not LANGUAGE.fullmatch(language):
            _wrong("unknown_value", "backgrounds", language)
        if not _is(listed, list):
            _wrong("wrong_type", where, wanted="list")
        for n, one in enumerate(listed):
            _check_fields(one, {"id": str, "label": str}, f"{where}[{n}]", required=("id", "label"))
        try:
            found[language] = checked_backgrounds(tuple(Background(one["id"], one["label"]) for one in listed))
        except Refused as refusal:
            raise _told(refusal, where) from refusal
    return found


def _groups(n: int) -> int:
    if not 0 <= n <= MOST_GROUPS:
        _wrong("out_of_range", "groups", least=0, most=MOST_GROUPS)
    return n


def _told(refusal: Refused, where: str = "") -> Refused:
    """Give a refusal of the rules for phases and texts as one about a file."""
    params = dict(refusal.params)
    place = where or str(params.pop("field", ""))
    problem = "unknown_value" if refusal.code == "malformed" else refusal.code
    if problem == "unknown_value" and place.endswith(".id"):
        problem = "odd_id"
    params.pop("field", None)
    return Refused("bad_format", problem=problem, place=_in_words(place), **params)


def _in_words(path: str) -> str:
    """Give a place as people count: `phases[2].accepts` is "phases 3 › accepts"."""
    counted = re.sub(r"\[(\d+)\]", lambda found: f" {int(found[1]) + 1}", path)
    return " › ".join(counted.split("."))[:200]


def _wrong(problem: str, path: str = "", value: object = "", **more: object) -> NoReturn:
    said = value if isinstance(value, int) else str(value)[:60]
    raise Refused("bad_format", problem=problem, place=_in_words(path), value=said, **more)


# ── writing ──


def of_session(state: Session, id: str, texts: Row) -> Format:  # it is the format's id
    """Give a session's present programme as a format; `texts` are {title, about, size, like, groups}."""
    return Format(
        id=id,
        title=texts["title"],
        about=texts.get("about", {}),
        size=texts.get("size", {}),
        phases=tuple(replace(phase, revealed=False, revealed_in=()) for phase in state.phases),
        report=state.report,
        backgrounds={state.language: tuple(state.backgrounds.values())} if state.backgrounds else {},
        groups=min(len(state.groups), MOST_GROUPS),
        like=texts.get("like", ""),
    )


def document(workshop: Format) -> str:
    """Give a format as the text of its file, made to be read by people too."""
    row: Row = {"oogst_format": VERSION, "id": workshop.id, "title": workshop.title}
    row |= {name: getattr(workshop, name) for name in ("about", "size", "like", "groups") if getattr(workshop, name)}
    row["phases"] = [phase_row(phase) for phase in workshop.phases]
    row["report"] = list(workshop.report)
    row["backgrounds"] = {
        language: [{"id": one.id, "label": one.label} for one in listed]
        for language, listed in workshop.backgrounds.items()
    }
    return json.dumps(row, ensure_ascii=False, indent=2) + "\n"


def phase_row(phase: Phase) -> Row:
    """Give a phase with what it says; what is as usual is left out."""
    row: Row = {}
    for field in fields(phase):
        value = getattr(phase, field.name)
        usual = field.default_factory() if field.default_factory is not MISSING else field.default
        if field.name in _PHASE and value != usual:
            row[field.name] = list(value) if isinstance(value, tuple) else value
    return row
