"""Nobody in the room meets a text in the wrong language, an empty one, or one that lost its name or number."""

from __future__ import annotations

import ast
import gettext
import re
from collections import defaultdict
from pathlib import Path

import pytest

from facilitator.core.access import ANY_REASON
from facilitator.web.errors import _sentences
from facilitator.web.translations import build

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
TRANSLATED = [language for language in build.languages() if language != build.SOURCE_LANGUAGE]


@pytest.fixture(scope="module")
def used() -> dict[build.Text, list[str]]:
    return build.extract()


@pytest.fixture(scope="module")
def spoken() -> str:
    """All texts that stand anywhere in code or templates: some reach gettext by way of a table."""
    literals: list[str] = []
    for module in (build.ROOT / "facilitator").rglob("*.py"):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        literals += [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    templates = [file.read_text(encoding="utf-8") for file in (build.ROOT / "templates").rglob("*") if file.is_file()]
    quoted = [text for page in templates for text in re.findall(r'"([^"\n]+)"|\'([^\'\n]+)\'', page) for text in text]
    return "\0".join(["", *literals, *quoted, ""])


def _first(text: build.Text) -> str:
    return text if isinstance(text, str) else text[0]


def _parts(text: build.Text) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text


@pytest.mark.parametrize("language", TRANSLATED)
def test_it_works(language):
    build.compile_stale()
    spoken_here = gettext.translation(build.DOMAIN, build.FOLDER, [language])
    row = next(row for row in build.rows(language) if isinstance(row.source, str))
    assert spoken_here.gettext(_first(row.source)) == row.translation


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_in_use_is_translated(language, used):
    known = {row.source for row in build.rows(language)}
    known |= {_first(source) for source in known}
    missing = {text: files for text, files in used.items() if text not in known}
    assert not missing, "\n".join(f"{files[0]}: {text!r}" for text, files in missing.items())


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_translation_is_in_use(language, used, spoken):
    in_use = {_first(text) for text in used}
    orphans = [
        f"{row.place}: {_first(row.source)!r}"
        for row in build.rows(language)
        if _first(row.source) not in in_use and f"\0{_first(row.source)}\0" not in spoken
    ]
    assert not orphans, "\n".join(orphans)


@pytest.mark.parametrize("language", TRANSLATED)
def test_names_and_numbers_survive_translation(language):
    wrong = []
    for row in build.rows(language):
        asked, given = (set(PLACEHOLDER.findall(" ".join(_parts(side)))) for side in (row.source, row.translation))
        if asked != given:
            wrong.append(f"{row.place}: {sorted(asked)} became {sorted(given)}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", TRANSLATED)
def test_one_text_has_one_translation(language):
    translations: dict[str, dict[build.Text, str]] = defaultdict(dict)
    for row in build.rows(language):
        translations[_first(row.source)].setdefault(row.translation, row.place)
    conflicts = [f"{text!r}: {found}" for text, found in translations.items() if len(found) > 1]
    assert not conflicts, "\n".join(conflicts)


def test_why_a_card_stands_on_no_screen_is_said_in_words():
    assert {*ANY_REASON, "card_blind"} <= _sentences().keys()


@pytest.mark.parametrize("language", build.languages())
def test_the_committed_catalogue_is_fresh(language):
    committed = build.FOLDER / language / "LC_MESSAGES" / "messages.po"
    assert committed.read_bytes() == build.po(language), "the tables have changed: run `make messages`"


def test_a_line_without_a_tab_is_named(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(build, "FOLDER", tmp_path)
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "table.tsv").write_text("# a remark\nSend\tVersturen\n\nClose Sluiten\n", encoding="utf-8")
    with pytest.raises(build.TableError, match=r"nl/table.tsv:4"):
        build.rows("nl")


def test_a_changed_table_is_compiled_at_the_next_start(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(build, "FOLDER", tmp_path)
    (tmp_path / "nl").mkdir()
    table = tmp_path / "nl" / "table.tsv"
    table.write_text("Send\tVersturen\n%(num)d card|%(num)d cards\t%(num)d kaart|%(num)d kaarten\n", encoding="utf-8")
    assert build.compile_stale() == ["en", "nl"]
    dutch = gettext.translation("messages", tmp_path, ["nl"])
    assert dutch.gettext("Send") == "Versturen"
    assert dutch.ngettext("%(num)d card", "%(num)d cards", 2) == "%(num)d kaarten"
