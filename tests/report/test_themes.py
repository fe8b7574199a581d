"""Themes in the report: every kind of workshop tells them, once, with the numbers of what is in them."""

from __future__ import annotations

import re

import pytest

from facilitator.formats import discover
from facilitator.report.data import full_data, public_data
from facilitator.report.export import export
from tests.story import HOST, Story, leader, person


def room(workshop: str) -> tuple[Story, list[str]]:
    story = Story(workshop=workshop).begun()
    story.joined("anna", group="A1")
    kind = "direction" if workshop != "thought-experiment" else "insight"
    made = [
        story.when(HOST, "AddContribution", kind=kind, text=text, group="A1")["contribution"]
        for text in ("Laat de bus later rijden", "Eén pot geld", "Een huiskamer")
    ]
    return story, made


@pytest.mark.parametrize("workshop", sorted(discover()))
def test_every_report_tells_the_themes_with_their_numbers(workshop, tmp_path):
    story, (one, two, _three) = room(workshop)
    story.when(HOST, "MakeTheme", title="Onderweg zijn", contributions=[one, two])
    (path,) = export(story.state, ["md"], tmp_path)
    text = path.read_text(encoding="utf-8")
    assert len(re.findall("Onderweg zijn", text)) >= 1
    numbers = public_data(story.state)["themes"][0]["members"]
    after = text.split("Onderweg zijn", 1)[1][:600]
    assert all(str(number) in after for number in numbers)


def test_no_themes_no_word_about_them(tmp_path):
    story, _made = room("thought-experiment")
    (path,) = export(story.state, ["md"], tmp_path)
    assert "Thema's" not in path.read_text(encoding="utf-8")


def test_merged_and_hidden_cards_stand_once_or_not_at_all():
    story, (one, two, three) = room("social-summit")
    story.when(HOST, "MakeTheme", title="Samen", contributions=[one, three])
    story.when(HOST, "MakeTheme", title="Apart", contributions=[two])
    story.when(HOST, "MergeContributions", contributions=[one], into=two)
    story.when(HOST, "HideContribution", contribution=three)
    told = {theme["title"]: theme["members"] for theme in public_data(story.state)["themes"]}
    assert told == {"Apart": [2]}


def test_session_json_says_which_role_made_a_theme():
    story, (one, *_rest) = room("social-summit")
    story.when(HOST, "EditPhase", phase="directions", theming=True)
    story.when(HOST, "OpenPhase", phase="directions")
    story.when(HOST, "MakeTheme", title="Van de zaal")
    story.when(leader("A1"), "MakeTheme", title="Van de tafel")
    story.when(person("anna", "A1"), "MakeTheme", title="Van Anna", contributions=[one])
    assert [(theme["title"], theme["by"]) for theme in full_data(story.state)["themes"]] == [
        ("Van de zaal", "facilitator"), ("Van de tafel", "leader"), ("Van Anna", "participant"),
    ]  # fmt: skip


def test_a_theme_is_called_a_groups_only_where_all_of_it_is(tmp_path):
    story, (one, two, _three) = room("social-summit")
    loose = story.when(HOST, "AddContribution", kind="direction", text="Van de zaal zelf")["contribution"]
    story.when(HOST, "MakeTheme", title="Van de groep", contributions=[one, two])
    (path,) = export(story.state, ["md"], tmp_path)
    assert re.search(r"Van de groep \([^)]*A1\)", path.read_text(encoding="utf-8"))
    theme = next(iter(story.state.themes))
    story.when(HOST, "MoveToTheme", contributions=[loose], theme=theme)
    (path,) = export(story.state, ["md"], tmp_path)
    assert not re.search(r"Van de groep \([^)]*A1\)", path.read_text(encoding="utf-8"))
