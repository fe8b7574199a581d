"""The report as its facilitator leaves it: told, arranged, worded anew, with photos, definitive, and on links that end."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from facilitator.core.finishing import DAY, MOST_SHARES, standing_shares
from facilitator.core.model import Passage, ReportEdits, ReportSettings
from facilitator.core.passages import MOST_PASSAGES
from facilitator.core.report_pictures import MOST_PICTURES
from facilitator.core.vocabulary import COMMANDS
from facilitator.report.data import public_data
from tests.story import HOST, Story, leader, person

MARK = "0123456789abcdef" * 4
PHOTO: dict[str, Any] = {"file": "0123456789abcdef0123.jpg", "width": 1200, "height": 900}
EDITS: dict[str, dict[str, Any]] = {
    "SetReport": {"plain": True},
    "ArrangeChapters": {"order": ["actions"]},
    "RewritePassage": {"passage": "actions/1", "text": "Anders."},
    "ChooseQuote": {"contribution": "c1", "choice": "pick"},
    "SetPicture": PHOTO,
    "RemovePicture": {"picture": "p1"},
    "KeepWords": {"words": "06-12345678"},
    "Redact": {"words": "06-12345678"},
}


@pytest.fixture
def story() -> Story:
    told = Story().begun()
    told.when(HOST, "AddContribution", kind="direction", text="Een buurtbus")
    return told


def edits(story: Story) -> ReportEdits:
    assert story.replayed().state == story.state
    return story.state.edits


# ── how it is told ──


def test_what_is_set_is_set_and_the_rest_stays(story: Story) -> None:
    story.when(HOST, "SetReport", style="goal-tree", length="council", colour=" #1F6F54 ", sender=" De gemeente ")
    story.when(HOST, "SetReport", plain=True, logo="0123456789abcdef0123.png", next_steps="In mei kiest de raad.", address="gemeente.nl/verslag")
    assert edits(story).settings == ReportSettings(
        "goal-tree", "council", True, "#1f6f54", "0123456789abcdef0123.png", "", "De gemeente", "In mei kiest de raad.", "https://gemeente.nl/verslag",
    )  # fmt: skip
    seq = story.state.seq
    story.when(HOST, "SetReport", plain=True)
    assert story.state.seq == seq
    story.when(HOST, "SetReport", colour="", logo="", address="", style="", length="full", plain=False, sender="", next_steps="")
    assert edits(story).settings == ReportSettings()


@pytest.mark.parametrize(("data", "code"), [
    ({"style": "../x"}, "malformed"), ({"length": "short"}, "malformed"), ({"colour": "red"}, "bad_colour"), ({"colour": "#12345"}, "bad_colour"),
    ({"logo": "../secret.key"}, "malformed"), ({"template": "x.docx"}, "malformed"), ({"sender": "x" * 1001}, "too_long"),
    ({"next_steps": "x" * 5001}, "too_long"), ({"address": "javascript:alert(1)"}, "bad_address"), ({"address": "ftp://x.nl"}, "bad_address"),
    ({"address": "https://"}, "bad_address"), ({"address": "geen adres"}, "bad_address"), ({"address": "x"}, "bad_address"),
    ({"plain": "yes"}, "malformed"), ({"unknown": 1}, "malformed"),
])  # fmt: skip
def test_what_cannot_be_set_is_refused(story: Story, data: dict[str, Any], code: str) -> None:
    assert story.refused(HOST, "SetReport", **data) == code


@pytest.mark.parametrize("address", ["https://gemeente.nl/a?b=c#d", "http://10.0.0.1:8000/r", "www.gemeente.nl"])
def test_an_address_on_the_web_is_taken_as_it_is(story: Story, address: str) -> None:
    story.when(HOST, "SetReport", address=address)
    assert edits(story).settings.address.endswith(address)
    assert edits(story).settings.address.startswith("http")


def test_chapters_are_arranged_as_a_whole(story: Story) -> None:
    story.when(HOST, "ArrangeChapters", order=["actions", "harvest"], left_out=["colophon"])
    story.when(HOST, "ArrangeChapters", order=["harvest"])
    assert (edits(story).order, edits(story).left_out) == (("harvest",), ())
    assert story.refused(HOST, "ArrangeChapters", order=["a", "a"]) == "doubled"
    assert story.refused(HOST, "ArrangeChapters", left_out=["<b>"]) == "malformed"
    assert story.refused(HOST, "ArrangeChapters", order=[f"c{n}" for n in range(61)]) == "too_many"


# ── passages, quotes ──


def test_a_passage_is_worded_anew_left_out_and_put_back(story: Story) -> None:
    story.when(HOST, "RewritePassage", passage="actions/1", was="0f", text=" Anders.\u202e ")
    assert edits(story).passages == {"actions/1": Passage("0f", "Anders.")}
    story.when(HOST, "RewritePassage", passage="actions/1", was="0f", text="")
    assert edits(story).passages == {"actions/1": Passage("0f", "")}
    story.when(HOST, "RewritePassage", passage="actions/1", was="0f")
    assert edits(story).passages == {}
    seq = story.state.seq
    story.when(HOST, "RewritePassage", passage="actions/1")
    assert story.state.seq == seq


def test_a_passage_that_can_not_be_is_refused(story: Story) -> None:
    assert story.refused(HOST, "RewritePassage", passage="actions", text="x") == "malformed"
    assert story.refused(HOST, "RewritePassage", passage="a/1", was="<script>", text="x") == "malformed"
    assert story.refused(HOST, "RewritePassage", passage="a/1", text="x" * 5001) == "too_long"
    for n in range(MOST_PASSAGES):
        story.when(HOST, "RewritePassage", passage=f"a/{n}", text="x")
    assert story.refused(HOST, "RewritePassage", passage="a/x", text="x") == "too_many"
    story.when(HOST, "RewritePassage", passage="a/1", text="y")


def test_a_quote_is_picked_dropped_and_let_go(story: Story) -> None:
    story.when(HOST, "ChooseQuote", contribution="c1", choice="pick")
    assert public_data(story.state)["edits"]["picked"] == [1]
    story.when(HOST, "ChooseQuote", contribution="c1", choice="drop")
    assert public_data(story.state)["edits"]["dropped"] == [1]
    story.when(HOST, "ChooseQuote", contribution="c1")
    assert edits(story).quotes == {}
    assert story.refused(HOST, "ChooseQuote", contribution="c9", choice="pick") == "unknown_contribution"
    assert story.refused(HOST, "ChooseQuote", contribution="c1", choice="love") == "malformed"
    story.when(HOST, "HideContribution", contribution="c1")
    assert story.refused(HOST, "ChooseQuote", contribution="c1", choice="pick") == "stale"


def test_what_was_picked_and_is_hidden_is_in_no_public_data(story: Story) -> None:
    story.when(HOST, "ChooseQuote", contribution="c1", choice="pick")
    story.when(HOST, "HideContribution", contribution="c1")
    assert public_data(story.state)["edits"]["picked"] == []


# ── photos ──


def test_a_photo_is_added_changed_and_taken_out(story: Story) -> None:
    made = story.when(HOST, "SetPicture", **PHOTO)["picture"]
    story.when(HOST, "SetPicture", picture=made, alt=" Een flap ", caption="Tafel 2", chapter="harvest", **PHOTO)
    assert [asdict(one) for one in edits(story).pictures.values()] == [{"id": made, **PHOTO, "alt": "Een flap", "caption": "Tafel 2", "chapter": "harvest"}]
    story.when(HOST, "RemovePicture", picture=made)
    assert edits(story).pictures == {}
    assert story.when(HOST, "SetPicture", **PHOTO)["picture"] != made
    assert story.refused(HOST, "SetPicture", picture=made, **PHOTO) == "stale"


@pytest.mark.parametrize(("data", "code"), [
    ({"file": "x"}, "malformed"), ({"width": 0}, "out_of_range"), ({"height": 20_001}, "out_of_range"), ({"alt": "x" * 1001}, "too_long"),
    ({"chapter": "a b"}, "malformed"),
])  # fmt: skip
def test_a_photo_that_can_not_be_is_refused(story: Story, data: dict[str, Any], code: str) -> None:
    assert story.refused(HOST, "SetPicture", **{**PHOTO, **data}) == code


def test_there_are_so_many_photos_at_most(story: Story) -> None:
    for _ in range(MOST_PICTURES):
        story.when(HOST, "SetPicture", **PHOTO)
    assert story.refused(HOST, "SetPicture", **PHOTO) == "too_many"


# ── definitive, shared ──


def test_definitive_refuses_every_edit_until_it_is_opened_again(story: Story) -> None:
    story.when(HOST, "FinishReport", mark=MARK)
    assert (edits(story).status, edits(story).mark, edits(story).finished_at) == ("definitive", MARK, story.at)
    for name, data in EDITS.items():
        assert story.refused(HOST, name, **data) == "report_definitive"
    assert story.refused(HOST, "FinishReport", mark="f" * 64) == "report_definitive"
    seq = story.state.seq
    story.when(HOST, "FinishReport", mark=MARK)
    assert story.state.seq == seq, "the same once more is nothing new"
    story.when(HOST, "ShareReport")
    story.when(HOST, "ReopenReport")
    assert (edits(story).status, edits(story).mark) == ("draft", "")
    story.when(HOST, "SetReport", plain=True)
    assert story.refused(HOST, "FinishReport", mark="x") == "malformed"


def test_words_that_may_stand_are_known_whatever_their_case(story: Story) -> None:
    story.when(HOST, "KeepWords", words=" Jan  JANSEN ")
    assert list(edits(story).kept_words) == ["jan jansen"]
    story.when(HOST, "KeepWords", words="jan jansen", kept=False)
    assert edits(story).kept_words == {}
    assert story.refused(HOST, "KeepWords", words=" ") == "empty"


def test_a_link_works_until_its_day_or_its_end(story: Story) -> None:
    made = story.when(HOST, "ShareReport", days=1, what="files")
    assert made["until"] == story.at + DAY
    assert [one.id for one in standing_shares(story.state, story.at)] == [made["share"]]
    assert standing_shares(story.state, story.at + DAY) == []
    other = story.when(HOST, "ShareReport")["share"]
    story.when(HOST, "EndSharing", share=other)
    assert list(edits(story).shares) == [made["share"]]
    story.at += 2 * DAY
    assert story.when(HOST, "ShareReport")["share"] not in (made["share"], other), "no link ever comes back"
    assert made["share"] not in edits(story).shares
    for days in (0, 366, -1):
        assert story.refused(HOST, "ShareReport", days=days) == "out_of_range"
    assert story.refused(HOST, "ShareReport", what="all") == "malformed"


def test_there_are_so_many_links_at_once(story: Story) -> None:
    for _ in range(MOST_SHARES):
        story.when(HOST, "ShareReport", days=1)
    assert story.refused(HOST, "ShareReport", days=1) == "too_many"
    story.at += DAY
    story.when(HOST, "ShareReport", days=1)


# ── all of them ──


@pytest.mark.parametrize("name", [*EDITS, "FinishReport", "ReopenReport", "ShareReport", "EndSharing"])
def test_only_the_facilitator_edits_the_report(story: Story, name: str) -> None:
    story.joined("piet")
    data = EDITS.get(name, {"FinishReport": {"mark": MARK}, "EndSharing": {"share": "s1"}}.get(name, {}))
    for actor in (person("piet", "A1"), leader("A1")):
        assert story.refused(actor, name, **data) == "not_allowed"
    assert COMMANDS[name].roles == {"facilitator"}


def test_what_was_set_while_trying_out_stays_and_so_it_does_when_begun_is_taken_back() -> None:
    story = Story()
    story.when(HOST, "SetReport", sender="De gemeente")
    story.when(HOST, "RewritePassage", passage="actions/1", text="Anders.")
    before = asdict(story.state.edits)
    story.when(HOST, "BeginSession")
    assert asdict(edits(story)) == before
    story.when(HOST, "UndoLast")
    assert asdict(edits(story)) == before


def test_an_old_log_has_a_report_as_composed() -> None:
    assert asdict(Story().state.edits) == asdict(ReportEdits())


def test_no_link_and_no_word_that_was_kept_leaves_the_house(story: Story) -> None:
    made = story.when(HOST, "ShareReport")
    story.when(HOST, "KeepWords", words="geheimzinnig")
    told = str(public_data(story.state))
    assert "geheimzinnig" not in told
    assert str(made["until"]) not in told
