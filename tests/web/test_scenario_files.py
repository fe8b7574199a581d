"""A scenario file is read strictly and refused kindly; what it needs of each phase is found by a dry walk."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path

import pytest

from facilitator.report.data import full_data
from facilitator.web.rehearse.expected import Expected, check, is_on_page, plain
from facilitator.web.rehearse.parting import without_parted
from facilitator.web.rehearse.plan import walk
from facilitator.web.rehearse.scenario import Row
from facilitator.web.rehearse.script import NotAScenario, load, read
from tests.live.scenarios import Invented
from tests.report.play import Play

SHIPPED = sorted((Path(__file__).resolve().parents[2] / "docs" / "scenarios").glob("*.json"))
ODD = (None, 0, -1, True, "", "no such thing", [], [[]], {}, {"a": 1}, 1e9)


@pytest.fixture
def document():
    return Invented(7, "nl", groups=3, options=3).document()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_file_can_be_played(path):
    scenario = load(path)
    assert walk(scenario).needs.keys() == {phase["id"] for phase in scenario.phases}
    ended = Expected(scenario)
    final = [[plain(ended.entries[alias].text) for alias in members] for members in ended.highlights]
    assert final == [[plain(text) for text in texts] for texts in scenario.expect["highlights"]]


def places(value, path=()):
    """All places in a document: paths of keys and indexes."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


def put(document, path, value):
    inside = document
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = value


def problems_of(document):
    try:
        walk(read(document))
    except NotAScenario as error:
        return error.problems or [None]
    return []


@pytest.mark.parametrize("seed", range(300))
def test_whatever_is_wrong_in_a_file_is_said_in_words(document, seed):
    """Something odd at some place: it is refused with a reason, or it is fine; it never breaks."""
    chance = random.Random(seed)
    broken = copy.deepcopy(document)
    path = chance.choice([path for path in places(broken) if path])
    put(broken, path, chance.choice(ODD))
    problems = problems_of(broken)
    assert all(isinstance(problem, str) and problem for problem in problems)


@pytest.mark.parametrize("key", ["format", "language", "title", "meeting", "phases", "groups", "cast", "script", "expect"])
def test_a_missing_part_is_named(document, key):
    del document[key]
    with pytest.raises(NotAScenario, match=key):
        read(document)


def test_a_long_list_of_problems_is_cut(document):
    for step in document["script"]:
        step["do"] = "fly"
    with pytest.raises(NotAScenario) as error:
        read(document)
    assert len(error.value.problems) == 13
    assert error.value.problems[-1].startswith("and ")


def test_ids_that_the_product_would_refuse_get_another_one(document):
    scenario = read(document)
    assert all(" " not in group["id"] for group in scenario.groups)
    seats = {person["group"] for person in scenario.cast}
    assert seats == {group["id"] for group in scenario.groups}
    assert {step["group"] for step in scenario.steps if step.get("group")} <= seats


def test_phases_are_widened_never_narrowed(document):
    scenario = read(document)
    needs = walk(scenario).needs
    default = {"accepts": ["question", "experience", "direction"], "support": "everyone", "choices": ["before"]}
    edit = needs["experiences"].command({"id": "experiences", "label": "Ervaringen"}, default)
    assert edit["accepts"][0] == "experience"
    assert set(edit["accepts"]) >= {"question", "experience", "direction"}
    assert needs["harvest"].crosses
    assert needs["directions"].support == "group"
    assert needs["clarify"].command({"id": "clarify", "label": "Vragen"}, default)["skipped"] is True


def test_a_lost_vote_is_noticed(document):
    """The comparison itself: session.json as the script leads to, then with one vote less."""
    scenario = read(document)
    ended = Expected(scenario)
    numbers = {alias: n for n, alias in enumerate(ended.entries, 1)}
    rows = [row_of(ended, entry, numbers) for entry in ended.entries.values()]
    complete = {
        "contributions": rows,
        "highlights": [{"members": [numbers[alias] for alias in members]} for members in ended.highlights],
        "participants": {"count": len(scenario.cast), "by_background": scenario.expect["backgrounds"]},
        **{key: [{}] * ended.counted[do] for key, do in
           (("conclusions", "conclude"), ("notes", "note"), ("actions", "action"))},
        "themes": themes_of(ended, numbers),
    }  # fmt: skip
    assert check(scenario, complete, numbers) == []
    voted = next(row for row in rows if row["support"] and row["status"] == "visible")
    background, levels = next(iter(voted["support"].items()))
    levels[next(iter(levels))] -= 1
    (wrong,) = check(scenario, complete, numbers)
    assert background in wrong
    doubled = json.loads(json.dumps(complete))
    doubled["contributions"].append(doubled["contributions"][0])
    assert any("twice" in line for line in check(scenario, doubled, numbers))


def test_what_is_taken_out_again_has_the_votes_from_before_and_what_stayed_those_meanwhile():
    steps: list[Row] = [
        {"do": "support", "by": "p01", "on": "a", "level": "agree"},
        {"do": "merge", "by": "host", "on": ["a", "b"], "into": "c"},
        {"do": "support", "by": "p02", "on": "a", "level": "neutral"},
        {"do": "theme", "by": "host", "as": "t", "title": "Samen", "members": ["a", "c"]},
        {"do": "part", "by": "host", "on": "a"},
        {"do": "support", "by": "p03", "on": "a", "level": "disagree"},
        {"do": "part", "by": "host", "on": "z"},
    ]
    found = without_parted(steps)
    assert [step["do"] for step in found] == ["support", "merge", "support", "theme", "", "support", ""]
    assert [found[n].get("on") for n in (0, 1, 2, 5)] == ["a", ["b"], "c", "a"]
    assert found[3]["members"] == ["c"]
    assert without_parted([*steps, {"do": "part", "by": "host", "on": "b"}])[1]["do"] == ""


def themes_of(ended, numbers):
    titles = [*dict.fromkeys(ended.titles.values()), *(f"thema {n}" for n in range(99))][: ended.counted["theme"]]
    return [
        {"title": title, "members": [numbers[alias] for alias, now in ended.placed.items() if now == title]}
        for title in titles
    ]


def row_of(ended, entry, numbers):
    return {
        "number": numbers[entry.alias], "kind": entry.kind, "status": entry.status, "text": plain(entry.text),
        "merged_into": numbers.get(entry.into), "support": ended.support(entry), "dots": sum(entry.dots.values()),
        "choices": ended.choices(entry),
    }  # fmt: skip


def test_a_text_is_found_on_a_page_whatever_stands_between_its_words():
    assert is_on_page("Mensen & “systeem”", "<p>Mensen\n &amp; <b>“systeem”</b></p>")
    assert not is_on_page("Mensen & systeem", "<p>Mensen en systeem</p>")


def test_orders_and_estimates_are_played_and_compared(document, tmp_path):
    """A script in which people put in order and estimate, also what merges later, and change their mind."""
    ended = Expected(read(copy.deepcopy(document))).entries.values()
    cards = [entry.alias for entry in ended if entry.kind == "direction" and entry.status == "visible"][:3]
    people = [person["id"] for person in document["cast"]][:4]
    votes = [{"by": by, "do": "rank", "on": cards[n % 2 :][:2]} for n, by in enumerate(people)]
    votes += [{"by": people[0], "do": "rank", "on": [cards[2], cards[0]]}]
    votes += [{"by": by, "do": "estimate", "on": cards[0], "effort": 10 * n, "effect": 90} for n, by in enumerate(people)]
    votes += [{"by": people[0], "do": "estimate", "on": cards[1], "effort": 5, "effect": 60}]
    document["script"] += [*votes, {"by": "host", "do": "merge", "on": [cards[0]], "into": cards[1]}]
    document["expect"]["counts"]["direction"] -= 1
    path = tmp_path / "ranked.json"
    path.write_text(json.dumps(document), "utf-8")
    played = Play(path)
    assert check(played.scenario, full_data(played.state), played.numbers) == []
    lost = full_data(played.state)
    ranked = next(row for row in lost["contributions"] if row.get("ranks") and row["status"] == "visible")
    ranked["ranks"]["places"][0] += 1
    assert any("places" in line for line in check(played.scenario, lost, played.numbers))


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ({"do": "rank", "on": ["one", "one"]}, "two places"),
        ({"do": "estimate", "on": "one", "effort": 101, "effect": 0}, "from 0 to 100"),
    ],
)
def test_an_order_with_doubles_or_an_estimate_outside_the_slider_is_no_scenario(document, step, words):
    by = document["cast"][0]["id"]
    one = next(each["as"] for each in document["script"] if each["do"] == "add")
    on = one if step["on"] == "one" else [one, one]
    document["script"].append({"by": by, **step, "on": on})
    with pytest.raises(NotAScenario) as refusal:
        read(document)
    assert words in str(refusal.value)
