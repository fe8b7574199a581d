"""What was prepared comes in as CSV or lines, with its source; with one wrong line nothing comes in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.errors import Refused
from facilitator.core.importing import read_rows
from tests.story import HOST, Story

CSV = """soort;titel;tekst;vraag;bron;groep
casus;Mevrouw Bakker;Zij wil naar de soos.;Wie haalt haar op?;interviews maart;A1
Vraag;;Hoeveel mensen zijn dit?;;;
"""


def brought(story: Story, text: str, **data):
    """Import and give the answer."""
    return story.when(HOST, "ImportContributions", text=text, **data)


def test_every_row_of_a_csv_becomes_a_contribution_with_its_kind_group_and_source():
    story = Story()
    value = brought(story, CSV, source="voorbereiding")
    case, question = (story.state.contributions[one] for one in value["contributions"])
    assert (case.kind, case.title, case.ask, case.group) == ("case", "Mevrouw Bakker", "Wie haalt haar op?", "A1")
    assert (case.via, case.source) == ("import", "interviews maart")
    assert (question.kind, question.text, question.source) == ("question", "Hoeveel mensen zijn dit?", "voorbereiding")


def test_pasted_lines_are_of_the_kind_that_was_picked():
    story = Story()
    value = brought(story, "- Meneer Smit: Hij wil werken\n\n2. nog een regel", kind="case")
    first, second = (story.state.contributions[one] for one in value["contributions"])
    assert (first.title, first.text) == ("Meneer Smit", "Hij wil werken")
    assert second.text == "2. nog een regel"


def test_a_dry_run_stores_nothing():
    story = Story()
    before = story.state.seq
    assert len(brought(story, CSV, dry=True)["rows"]) == 2
    assert story.state.seq == before


def test_with_one_wrong_line_nothing_comes_in_and_the_line_is_named():
    story = Story()
    wrong = "soort;tekst;groep\nvraag;Goed;A1\nsprookje;Er was eens;A1\nvraag;Waar?;Z9\n"
    problems = brought(story, wrong, dry=True)["problems"]
    assert [(one["line"], one["code"]) for one in problems] == [(3, "unknown_kind"), (4, "unknown_group")]
    with pytest.raises(Refused, match="import_problem"):
        brought(story, wrong)
    assert not story.state.contributions


def test_dilemmas_come_with_their_options():
    story = Story()
    text = "soort,titel,tekst,optie1,bezwaar1,optie2\ndilemma,Kiezen,,Ja,Duur,Nee\n"
    [one] = brought(story, text)["contributions"]
    assert [(option.text, option.objection) for option in story.state.contributions[one].options] == [
        ("Ja", "Duur"),
        ("Nee", ""),
    ]
    [problem] = brought(story, "soort,titel,optie1\ndilemma,Kiezen,Ja\n", dry=True)["problems"]
    assert problem["code"] == "out_of_range"


def test_goals_hang_under_the_goal_that_they_name():
    story = Story()
    value = brought(story, "soort;tekst;onder\ndoel;Meedoen;\ndoel;Een plek om te zijn;meedoen\n")
    top, leaf = value["contributions"]
    assert story.state.contributions[leaf].parent == top


def test_one_tap_takes_the_whole_import_back():
    story = Story()
    brought(story, "een\ntwee\ndrie", kind="experience")
    story.when(HOST, "UndoLast")
    assert {one.status for one in story.state.contributions.values()} == {"withdrawn"}


def test_too_many_lines_are_refused():
    with pytest.raises(Refused, match="too_many"):
        brought(Story(), "\n".join(f"regel {n}" for n in range(600)), kind="experience")


@given(st.text(max_size=400), st.sampled_from(["case", "experience", "dilemma", "goal"]))
def test_any_text_gets_rows_or_problems(text, kind):
    story = Story()
    value = brought(story, text, kind=kind, dry=True)
    assert all(row["text"] or row["title"] for row in value["rows"])
    assert len(read_rows(text, kind)[0]) == len(value["rows"]) + len(value["problems"])
