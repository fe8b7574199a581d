"""What must stay in the house is in no public file: grepped, in every writer that is there."""

from __future__ import annotations

from collections import Counter

import pytest

from facilitator.core.log import Ledger
from facilitator.core.redacted import Redaction
from facilitator.live.redacting import redacted
from facilitator.report.data import public_data
from facilitator.report.data.tables import contributions_sheet, votes_sheet
from facilitator.report.edition import Edition, edition_of
from facilitator.report.sending import sending
from facilitator.report.writers import discover
from tests.report.play import SCENARIOS, Play
from tests.report.reading import all_that_is_in
from tests.story import HOST, Story, person

SECRETS = ("HIDDENTEXT", "WITHDRAWNTEXT", "BLINDTEXT", "person-", "HIDDENWORD")
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
    return read(edition_of(story.state))


def read(edition: Edition) -> dict[str, str]:
    """Everything in every public file, members and attachments and properties too; and in the zip of them."""
    made = {suffix: discover()[suffix].render(edition) for suffix in PUBLIC}
    zipped = sending(edition, {discover()[suffix].FILE_NAME: content for suffix, content in made.items()})
    return {suffix: all_that_is_in(suffix, content) for suffix, content in {**made, "zip": zipped}.items()}


def nowhere(story: Story, *secrets: str) -> None:
    for suffix, content in files(story).items():
        for secret in secrets:
            assert secret not in content, f"{secret} stands in the {suffix} file"


def someone(name: str, group: str = "A1"):
    return person(name, group)


def test_hidden_and_withdrawn_texts_stay_out_and_what_merged_into_what_is_hidden(full_room):
    one = someone("person-one")
    hidden, withdrawn, lost = (said(full_room, one, text) for text in ("HIDDENTEXT", "WITHDRAWNTEXT", "LOSTTEXT"))
    merged, stays = said(full_room, one, "MERGEDTEXT"), said(full_room, one, "STAYINGTEXT")
    full_room.when(HOST, "MergeContributions", contributions=[merged, withdrawn], into=stays)
    full_room.when(HOST, "MergeContributions", contributions=[lost], into=hidden)
    assert all(text in content for content in files(full_room).values() for text in ("WITHDRAWNTEXT", "LOSTTEXT"))
    full_room.when(HOST, "HideContribution", contribution=hidden)
    full_room.when(one, "WithdrawContribution", contribution=withdrawn)
    nowhere(full_room, "HIDDENTEXT", "WITHDRAWNTEXT", "LOSTTEXT")
    assert all(text in content for content in files(full_room).values() for text in ("STAYINGTEXT", "MERGEDTEXT"))


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


def test_words_that_were_taken_out_are_in_no_file_and_in_nothing_that_describes_it(full_room):
    one = someone("person-one")
    said(full_room, one, "Bel REDACTEDNAME maar")
    full_room.when(HOST, "DescribeMeeting", title="Over REDACTEDNAME", meeting={"organiser": "REDACTEDNAME", "facilitator": "REDACTEDNAME"})
    full_room.when(HOST, "RecordAction", text="REDACTEDNAME bellen", owner="REDACTEDNAME", due="morgen")
    assert [suffix for suffix, content in files(full_room).items() if "REDACTEDNAME" not in content] == []
    again = Ledger()
    again.replay(redacted(full_room.records, Redaction("REDACTEDNAME", "nl")))
    found = read(edition_of(again.state))
    assert [suffix for suffix, content in found.items() if "REDACTEDNAME" in content] == []
    assert [suffix for suffix, content in found.items() if "weggelaten" not in content] == []


def test_what_a_file_says_of_itself_is_no_more_than_what_it_holds(full_room):
    """Its title, its author and its subject: of the meeting, never of a text that stays in the house."""
    hidden = said(full_room, someone("person-one"), "HIDDENTEXT")
    full_room.when(HOST, "WriteConclusion", text="Het kan", on=hidden)
    full_room.when(HOST, "MakeTheme", title="HIDDENWORD", contributions=[hidden])
    full_room.when(HOST, "HideContribution", contribution=hidden)
    nowhere(full_room, *SECRETS)


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.json")), ids=lambda path: path.stem)
def test_no_background_stands_beside_a_group_that_has_too_few_of_it(path):
    """In the tables, where every text has its group and its background beside it."""
    edition = edition_of(Play(path).state)
    state, words = edition.state, edition.report.words
    there = Counter((state.groups[one.group].label, one.background) for one in state.present() if one.group)
    labels = {one.label: id for id, one in state.backgrounds.items()}
    sheet = contributions_sheet(edition.data, words)
    names = [column.name for column in sheet.columns]
    group, background = (names.index(words.say(f"column_{name}")) for name in ("group", "background"))
    for row in sheet.rows:
        if row[background] in labels and row[group]:
            assert there[str(row[group]), labels[str(row[background])]] >= state.fewest
    votes = votes_sheet(edition.data, words)
    names = [column.name for column in votes.columns]
    side, voted = (names.index(words.say(f"column_{name}")) for name in ("side", "voted"))
    everyone = words.say("cell_everyone")
    told = [row[voted] for row in votes.rows if row[side] != everyone and row[voted] is not None]
    assert all(isinstance(n, int) and n >= state.fewest + 2 for n in told)


def test_a_vote_of_a_few_is_in_no_table(full_room):
    """Two of a background in one group, and one council member in the other: no figure tells what they think."""
    made = full_room.when(someone("person-one"), "AddContribution", kind="direction", text="Begin klein")["contribution"]
    full_room.in_phase("directions")
    for name in ("person-one", "person-two", "person-three", "person-four", "person-five", "person-rare"):
        full_room.when(someone(name), "GiveSupport", contribution=made, level="disagree" if name == "person-rare" else "agree")
    edition = edition_of(full_room.state)
    votes = votes_sheet(edition.data, edition.report.words)
    council = [row for row in votes.rows if "raad" in row]
    assert council and all(value is None for row in council for value in row[7:9])
