"""What must stay in the house is in no public file: grepped, in every writer that is there."""

from __future__ import annotations

import pytest

from facilitator.report.data import public_data
from facilitator.report.edition import edition_of
from facilitator.report.writers import discover
from tests.report.reading import all_that_is_in
from tests.story import HOST, Story, person

PUBLIC = [suffix for suffix, writer in discover().items() if writer.AUDIENCE == "anyone"]


def said(story: Story, actor, text: str, **more) -> str:
    return story.when(actor, "AddContribution", kind="question", text=text, **more)["contribution"]


@pytest.fixture
def full_room() -> Story:
    """Five of care and one council member at A1, one council member at A2."""
    story = Story().begun()
    story.joined("person-one", "person-two", "person-three", "person-four", "person-five", background="zorg")
    story.joined("person-rare", background="raad")
    story.joined("person-else", group="A2", background="raad")
    return story.in_phase("clarify")


def files(story: Story) -> dict[str, str]:
    edition = edition_of(story.state)
    return {suffix: all_that_is_in(suffix, discover()[suffix].render(edition)) for suffix in PUBLIC}


def nowhere(story: Story, *secrets: str) -> None:
    for suffix, content in files(story).items():
        for secret in secrets:
            assert secret not in content, f"{secret} stands in the {suffix} file"


def someone(name: str, group: str = "A1"):
    return person(name, group)


def test_hidden_withdrawn_and_merged_texts_stay_out(full_room):
    one = someone("person-one")
    hidden, withdrawn = said(full_room, one, "HIDDENTEXT"), said(full_room, one, "WITHDRAWNTEXT")
    merged, stays = said(full_room, one, "MERGEDTEXT"), said(full_room, one, "STAYINGTEXT")
    full_room.when(HOST, "HideContribution", contribution=hidden)
    full_room.when(one, "WithdrawContribution", contribution=withdrawn)
    full_room.when(HOST, "MergeContributions", contributions=[merged], into=stays)
    nowhere(full_room, "HIDDENTEXT", "WITHDRAWNTEXT", "MERGEDTEXT")
    assert all("STAYINGTEXT" in content for content in files(full_room).values())


def test_an_answer_under_a_hidden_question_stays_out(full_room):
    asked = said(full_room, someone("person-one"), "HIDDENTEXT")
    full_room.when(HOST, "AnswerQuestion", contribution=asked, text="HIDDENANSWER")
    full_room.when(HOST, "HideContribution", contribution=asked)
    nowhere(full_room, "HIDDENTEXT", "HIDDENANSWER")


def test_a_hidden_main_direction_leaves_the_report(full_room):
    shown, hidden = (
        said(full_room, someone("person-one"), "SHOWNTEXT"),
        said(full_room, someone("person-two"), "HIDDENTEXT"),
    )
    full_room.when(HOST, "SetHighlights", group="A1", members=[shown, hidden])
    full_room.when(HOST, "SetTheme", title="Een thema", members=[shown, hidden])
    full_room.when(HOST, "HideContribution", contribution=hidden)
    nowhere(full_room, "HIDDENTEXT")


def test_blind_texts_stay_out_until_they_are_revealed(full_room):
    full_room.when(HOST, "EditPhase", phase="experiences", visibility="blind")
    full_room.in_phase("experiences")
    said(full_room, someone("person-one"), "BLINDTEXT")
    nowhere(full_room, "BLINDTEXT")
    full_room.when(HOST, "RevealPhase", phase="experiences")
    assert all("BLINDTEXT" in content for content in files(full_room).values())


def test_the_try_out_stays_out():
    story = Story()
    (one,) = story.joined("person-one")
    story.in_phase("clarify")
    said(story, one, "TRYOUTTEXT")
    story.begun()
    nowhere(story, "TRYOUTTEXT")


def test_a_background_under_three_stands_beside_nothing(full_room):
    """And as long as a quote without a background can only be one or two people's, no other background stands there."""
    said(full_room, someone("person-rare"), "Ik zit in de raad?")
    said(full_room, someone("person-one"), "Ik zit in de zorg?")
    rows = public_data(full_room.state)["contributions"]
    assert [row["background"] for row in rows] == ["", ""]
    full_room.joined("person-new", "person-newer")
    rows = public_data(full_room.state)["contributions"]
    assert [row["background"] for row in rows] == ["", "zorg"]
    nowhere(full_room, "raad ·", "raad (")


def test_no_participant_nor_password_in_any_file(full_room):
    full_room.when(HOST, "DescribeMeeting", meeting={"wifi_name": "WIFINAME", "wifi_password": "WIFIPASSWORD"})
    for name in ("person-one", "person-rare"):
        said(full_room, someone(name), f"Een vraag {len(name)}?")
    nowhere(full_room, "person-", "WIFINAME", "WIFIPASSWORD", full_room.state.code)


def test_nobodys_choice_can_be_worked_out_from_the_total(full_room):
    """Five of care chose, and one council member: who takes care from the total must not find that one."""
    dilemma = full_room.dilemma()
    full_room.in_phase("dilemmas")
    for name in ("person-one", "person-two", "person-three", "person-four", "person-five", "person-rare"):
        full_room.when(someone(name), "Choose", contribution=dilemma, option=0, moment="before")
    (row,) = (row for row in public_data(full_room.state)["contributions"] if row["kind"] == "dilemma")
    assert row["choices"]["before"][0] == 6
    assert {cell["background"]: (cell["kind"], cell["counts"]) for cell in row["choices_by"]["before"]} == {
        "zorg": ("class", []), "raad": ("few", []),
    }  # fmt: skip
