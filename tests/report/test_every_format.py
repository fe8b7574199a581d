"""Every shipped scenario ends in a report in the style of its own format, with everything found back."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest

from facilitator.report.blocks import Appendix, Rings, Table, Tree
from facilitator.report.data import public_data
from facilitator.report.edition import edition_of
from facilitator.report.model import Report, report_of
from facilitator.report.writers import discover
from facilitator.web.rehearse.taking_back import without_taken_back
from tests.report.play import EACH, SCENARIOS, Play

FILES = sorted(SCENARIOS.glob("*.json"))
NAMES = [path.stem for path in FILES]
CHAPTERS = {
    "casuistry": ["cases", "highlights"],
    "goal-tree": ["initiatives", "needs", "tree", "matrix", "groups", "principles"],
    "social-summit": ["dilemmas", "highlights"],
    "thought-experiment": ["beliefs", "experiment", "values", "circle", "commitments"],
    "transition-arena": ["examples", "tables", "spearheads"],
}


@cache
def played(path: Path) -> Play:
    return Play(path)


@cache
def report(path: Path) -> Report:
    return report_of(public_data(played(path).state))


@cache
def written(path: Path, suffix: str) -> str:
    return discover()[suffix].render(edition_of(played(path).state)).decode()


def read(path: Path, suffix: str) -> str:
    """The report as somebody reads it: without markup."""
    text = written(path, suffix)
    if suffix == "html":
        text = html.unescape(re.sub(r"<style>.*?</style>|<[^>]*>", "", text, flags=re.DOTALL))
    return " ".join(text.replace("\\", "").split())


def chapter(path: Path, name: str):
    return next(one for one in report(path).chapters if one.id == name)


@pytest.mark.parametrize("suffix", ["html", "md"])
@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_what_the_workshop_kept_is_there_in_full(path, suffix):
    text, script = read(path, suffix), played(path).scenario
    kept = [one for texts in script.expect["highlights"] for one in texts]
    steps = without_taken_back(script.steps)
    kept += [step["text"] for step in steps if step["do"] in ("conclude", "action")]
    kept += [part for step in steps if step["do"] == "note" for part in step["text"].split("\n") if part]
    assert [one for one in kept if " ".join(one.split()) not in text] == []


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_everything_that_was_brought_in_is_counted_and_numbered(path):
    data, expect = public_data(played(path).state), played(path).scenario.expect
    assert Counter(row["kind"] for row in data["contributions"]) == expect["counts"]
    there = data["participants"]["by_background"]
    assert {one: n for one, n in there.items() if one in expect["backgrounds"]} == {
        one: n for one, n in expect["backgrounds"].items() if n >= data["fewest"]
    }
    page = written(path, "html")
    assert [int(n) for n in re.findall(r'<li id="n(\d+)"', page)] == [row["number"] for row in data["contributions"]]


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_it_has_the_chapters_of_its_format(path):
    names = [one.id for one in report(path).chapters]
    wanted = CHAPTERS[json.loads(path.read_text("utf-8"))["format"]]
    assert [name for name in names if name in wanted] == wanted
    assert names[0] == "header" and names[-1] == "appendix"


@pytest.mark.parametrize("suffix", ["html", "md"])
@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_every_pointer_has_a_goal(path, suffix):
    page = written(path, suffix)
    pointers = set(re.findall(r'(?:href="|\]\()#n(\d+)', page))
    assert pointers and pointers <= set(re.findall(r'id="n(\d+)"', page))


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_the_page_is_valid(path):
    page = written(path, "html")
    html5lib.HTMLParser(strict=True).parse(page)
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert not re.search(r"<h[2-6][^>]*>\s*</h", page) and "style=" not in page.partition("<body")[2]


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_no_id_of_the_machine_is_shown(path):
    state, text = played(path).state, read(path, "md")
    words = set(re.findall(r"[\w-]+", text))
    ids = {*state.contributions, *(phase.id for phase in state.phases if "-" in phase.id)}
    assert ids.isdisjoint(words)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("path", EACH)
def test_same_bytes_in_both_languages(path, language):
    play = played(path) if language == "nl" else Play(path, language)
    again = play.story.replayed().state
    for suffix in ("html", "md"):
        assert discover()[suffix].render(edition_of(play.state)) == discover()[suffix].render(edition_of(again))


# ── what each format tells ──


def of(name: str) -> Path:
    return next(path for path in FILES if path.stem.startswith(name))


def test_cases_in_the_order_of_their_rounds_and_those_that_were_left():
    text = read(of("casuistiek"), "md")
    assert "Drie casussen, gekozen uit zes" in text and "De deelnemers verdeelden 60 stippen over zes casussen." in text
    places = [text.index(f"Casus {n}: ") for n in (1, 2, 3)]
    assert places == sorted(places)
    assert "Casus 1: De maaltijd waar niemand op afkomt" in text and "Drie casussen bleven liggen" in text
    after = text[text.index("### Drie casussen bleven liggen") :]
    assert "Sjoelen op dinsdag" in after and "Tussenconclusie" in text[: text.index("### Casus 2")]


def test_a_conclusion_on_a_case_is_told_once_with_all_it_was_drawn_from():
    (section,) = (
        block for block in chapter(of("casuistiek"), "cases").blocks if getattr(block, "kicker", "") == "Casus 1"
    )
    told = section.blocks[-1]
    assert told.title == ("Tussenconclusie",)
    assert "Getrokken uit wat hierover is ingebracht: " in told.blocks[-1].text
    conclusions = json.dumps(written(of("casuistiek"), "md").partition("## Conclusies")[2].partition("## Terugblik")[0])
    assert "Wie heeft dit bedacht" not in conclusions


def test_tables_tell_each_round_and_who_went_where():
    text = read(of("transitiearena"), "md")
    assert "Aan drie tafels, in twee rondes" in text and "50 mensen eindigden aan een andere tafel" in text
    assert text.count("#### Ronde 1") == text.count("#### Ronde 2") == 3
    assert "De tafels zagen 24 belemmeringen en bedachten 37 richtingen" in text
    assert "Verteld door een adviseur van het bureau." in text


def test_spearheads_have_their_dots():
    state = played(of("transitiearena")).state
    rows = {row["text"]: row for row in public_data(state)["contributions"]}
    text = read(of("transitiearena"), "md")
    (kept,) = played(of("transitiearena")).scenario.expect["highlights"]
    assert all(f"{rows[one]['dots']} stippen" in text for one in kept)
    given = sum(row["dots"] for row in rows.values())
    assert f"De deelnemers gaven samen {given} stippen. De speerpunten kregen er {sum(rows[one]['dots'] for one in kept)} van." in text  # fmt: skip


def test_a_spearhead_of_the_room_that_a_table_chose_before_is_told_and_counted_once():
    data = public_data(played(of("transitiearena")).state)
    first, *_ = next(one["members"] for one in data["highlights"] if not one["group"])
    table = data["groups"][0]["id"]
    chosen = [*data["highlights"], {**data["highlights"][0], "group": table, "members": [first]}]
    chapters = {one.id: one for one in report_of({**data, "highlights": chosen}).chapters}
    before = {one.id: one for one in report_of(data).chapters}
    for name in ("introduction", "spearheads", "conclusions"):
        assert chapters[name] == before[name], name


def test_a_case_of_one_line_is_told_once_where_it_stands_and_once_in_the_appendix():
    data = public_data(played(of("casuistiek")).state)
    case = next(row for row in data["contributions"] if row["kind"] == "case")
    line = "De huisarts belt nooit terug"
    rows = [{**row, "title": line, "text": line} if row is case else row for row in data["contributions"]]
    chapters = {one.id: one for one in report_of({**data, "contributions": rows}).chapters}
    named = repr(chapters["cases"]).count(line)
    (entries,) = [block.entries for block in chapters["appendix"].blocks if isinstance(block, Appendix)]
    told = [text for one in entries for text in (one.title, one.text) if text == line]
    assert named == 2 and len(told) == 1  # in the list of dots, and above its talk


def test_the_tree_is_drawn_and_listed():
    tree = chapter(of("doelenboom"), "tree")
    assert tree.title == "Eén hoofddoel, vier takken en elf bladeren"
    (drawn,) = (block for block in tree.blocks if isinstance(block, Tree))
    (root,) = drawn.roots
    assert [len(branch.branches) for branch in root.branches] == [3, 3, 3, 2]
    page = written(of("doelenboom"), "html")
    assert page.count('class="goal leaf"') == 11 and page.count('<ul class="branches">') == 6


def test_the_matrix_holds_means_that_can_be_counted_again():
    path = of("doelenboom")
    state = played(path).state
    (grid,) = (block for block in chapter(path, "matrix").blocks if isinstance(block, Table) and block.numeric)
    row = next(row for row in grid.rows if row[0][0].number == played(path).numbers["idea1"])
    made = {one.number: one.id for one in state.contributions.values()}
    votes = state.ratings[made[row[0][0].number]]
    means = [cell[0].value for cell in row[1:-1]]
    goals = [made[played(path).numbers[name]] for name in ("g1", "g2", "g3", "g4")]
    assert means == [sum(one.value for one in votes[goal].values()) / len(votes[goal]) for goal in goals]


def test_who_judged_in_too_small_a_number_is_not_shown():
    (grid,) = (
        block for block in chapter(of("doelenboom"), "matrix").blocks if isinstance(block, Table) and block.numeric
    )
    few = [row for row in grid.rows if int(str(row[-1][0])) < 3]
    assert few and all(cell[0].value is None for row in few for cell in row[1:-1])


def test_rings_hold_all_of_why_how_and_what():
    (rings,) = (block for block in chapter(of("veranderlab"), "circle").blocks if isinstance(block, Rings))
    assert [len(ring.numbers) for ring in rings.rings] == [5, 8, 10]
    assert [ring.name for ring in rings.rings] == ["Waarom", "Hoe", "Wat"]


def test_the_sentence_of_the_experiment_stands_there_and_not_among_the_conclusions():
    text = written(of("veranderlab"), "md")
    assert text.count("Doe even alsof verdringing niet bestaat.") == 1
    assert text.index("Doe even alsof") > text.index("*Het gedachte-experiment*")


def test_beliefs_that_are_recognised_and_contested():
    text = read(of("veranderlab"), "md")
    assert "Veertien overtuigingen: zes breed gedragen, zes omstreden" in text
    assert text.index("Het meest herkend") < text.index("Hier denken mensen verschillend over")
    assert "Over alle 14 gaven mensen hun oordeel." in text


def test_commitments_say_what_is_missing():
    text = read(of("veranderlab"), "md")
    assert "Acht afspraken, zeven met wie het doet en wanneer" in text and "Van één afspraak is nog niet bekend wanneer." in text
