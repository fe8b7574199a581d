"""Bringing something in, changing it, taking it back; hiding, merging and answering."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.core.log import digest_of
from facilitator.core.visibility import is_blind, shown_background
from facilitator.core.vocabulary import Actor, Context, parse_command
from tests.story import DILEMMA, HOST, Story, leader

TEXT = "Zet ervaringsdeskundigen aan de voordeur."


def test_it_works() -> None:
    story = Story().begun().in_phase("directions")
    [piet] = story.joined("piet")
    value = story.when(piet, "AddContribution", kind="direction", text=f"  {TEXT}\r\n")
    added = story.state.contributions[value["contribution"]]
    assert (added.number, added.text, added.group, added.phase) == (1, TEXT, "A1", "directions")
    assert story.state.people["piet"].contributed


def test_numbers_are_never_reused() -> None:
    story = Story().begun().in_phase("directions")
    [piet] = story.joined("piet")
    first = story.when(piet, "AddContribution", kind="direction", text=TEXT)["contribution"]
    story.when(piet, "WithdrawContribution", contribution=first)
    assert story.when(piet, "AddContribution", kind="direction", text=TEXT)["number"] == 2


def test_a_text_of_1000_characters_fits_and_one_more_does_not() -> None:
    story = Story().begun().in_phase("directions")
    [piet] = story.joined("piet")
    story.when(piet, "AddContribution", kind="direction", text="é" * 1000)
    assert story.refused(piet, "AddContribution", kind="direction", text="é" * 1001) == "too_long"
    assert story.refused(piet, "AddContribution", kind="direction", text=" \x00\u202e ") == "empty"


def test_a_late_text_lands_where_its_kind_fits_and_else_stays_with_its_author() -> None:
    story = Story().begun().in_phase("directions")
    [piet] = story.joined("piet")
    late = story.when(piet, "AddContribution", kind="question", text="Hoeveel mensen zijn dat?", phase="clarify")
    assert story.state.contributions[late["contribution"]].phase == "directions"
    assert story.refused(piet, "AddContribution", kind="need", text=TEXT, phase="clarify") == "phase_closed"
    assert story.refused(piet, "AddContribution", kind="need", text=TEXT) == "not_accepted"


@pytest.mark.parametrize("promise", [{"anonymous": True}, {"visibility": "blind"}, {"moderated": True}], ids=["no background", "unread", "read first"])
def test_a_late_text_keeps_what_its_phone_promised_when_it_was_typed(promise: dict[str, object]) -> None:
    story = Story().begun().in_phase("clarify")
    piet, *_ = story.joined("piet", "samira", "otto", background="zorg")
    story.when(HOST, "EditPhase", phase="clarify", **promise)
    story.in_phase("directions")
    late = story.when(piet, "AddContribution", kind="question", text="Wie betaalt dat?", phase="clarify", round=1)["contribution"]
    found = story.state.contributions[late]
    assert (found.phase, found.round) == ("clarify", 1)
    assert shown_background(story.state, found) == ("" if "anonymous" in promise else "zorg")
    assert is_blind(story.state, found) == ("visibility" in promise)
    assert found.status == ("held" if "moderated" in promise else "visible")
    now = story.when(piet, "AddContribution", kind="question", text="En wanneer?", phase="directions")["contribution"]
    assert story.state.contributions[now].phase == "directions"
    never = story.when(piet, "AddContribution", kind="question", text="En daarna?", phase="harvest")["contribution"]
    assert story.state.contributions[never].phase == "directions"  # where nobody was nothing was promised


def test_only_the_author_edits_and_withdraws() -> None:
    story = Story().begun().in_phase("directions")
    piet, samira = story.joined("piet", "samira")
    mine = story.when(piet, "AddContribution", kind="direction", text=TEXT)["contribution"]
    assert story.refused(samira, "EditContribution", contribution=mine, text="Anders") == "not_yours"
    assert story.refused(HOST, "WithdrawContribution", contribution=mine) == "not_yours"
    story.when(piet, "EditContribution", contribution=mine, text="Beter gezegd")
    assert story.state.contributions[mine].text == "Beter gezegd"


def test_a_leader_steers_only_their_own_group() -> None:
    story = Story().begun().in_phase("directions")
    [piet] = story.joined("piet")
    mine = story.when(piet, "AddContribution", kind="direction", text=TEXT)["contribution"]
    assert story.refused(leader("A2"), "HideContribution", contribution=mine) == "not_yours"
    story.when(leader("A1"), "HideContribution", contribution=mine)
    assert story.state.contributions[mine].status == "hidden"


def test_a_participant_calls_no_facilitator_command() -> None:
    story = Story().begun()
    [piet] = story.joined("piet")
    for name, data in (
        ("BeginSession", {}),
        ("HideContribution", {"contribution": "c1"}),
        ("OpenPhase", {"phase": "close"}),
    ):
        assert story.refused(piet, name, **data) == "not_allowed"


def test_merging_keeps_every_vote_and_can_be_undone() -> None:
    story = Story().begun().in_phase("directions")
    piet, samira = story.joined("piet", "samira")
    one = story.when(piet, "AddContribution", kind="direction", text="Werk is werk")["contribution"]
    two = story.when(samira, "AddContribution", kind="direction", text="Noem het werk")["contribution"]
    story.when(HOST, "MergeContributions", contributions=[two], into=one)
    assert story.state.contributions[two].merged_into == one
    assert story.when(HOST, "UndoLast") == {"undone": "MergeContributions"}
    assert story.state.contributions[two].status == "visible"
    assert story.state.contributions[one].merged == []


def test_a_question_gets_an_answer_from_somebody_who_sees_it() -> None:
    story = Story().begun().in_phase("clarify")
    [piet] = story.joined("piet")
    [samira] = story.joined("samira", group="A2")
    question = story.when(piet, "AddContribution", kind="question", text="Hoeveel?")["contribution"]
    assert story.refused(samira, "AnswerQuestion", contribution=question, text="Tien") == "unknown_contribution"
    story.when(HOST, "AnswerQuestion", contribution=question, text="Ongeveer tien.")
    assert [answer.text for answer in story.state.contributions[question].answers] == ["Ongeveer tien."]


def test_what_a_leader_typed_over_is_not_counted_twice() -> None:
    story = Story().begun().in_phase("directions")
    [piet] = story.joined("piet")
    code = "command-000009"[-5:]
    typed = story.when(leader("A1"), "AddContribution", kind="direction", text=TEXT, stands_for=code)["contribution"]
    while story.at < 1_000_000 + 9_000:  # the phone's own command comes in under the id that ends in that code
        story.when(HOST, "SetFocus", on=[])
    value = story.when(piet, "AddContribution", kind="direction", text=TEXT)
    assert value["contribution"] == typed
    assert len(story.state.contributions) == 1
    assert story.state.contributions[typed].author == "piet"


def _send_as(story: Story, actor: Actor, ending: str, text: str) -> dict[str, Any]:
    """Send a text under a command id that ends like this."""
    data = {"kind": "direction", "text": text}
    story.at += 1_000
    context = Context(actor, story.at, f"{actor.id}-phone-{ending}")
    records, reply = story.ledger.handle(parse_command("AddContribution", data), context, digest_of(text, data))
    story.records += records
    return reply.value


def test_a_code_stands_for_one_text_only() -> None:
    story = Story().begun().in_phase("directions")
    piet, samira, otto = story.joined("piet", "samira", "otto")
    typed = story.when(leader("A1"), "AddContribution", kind="direction", text=TEXT, stands_for="ab12c")["contribution"]
    other = _send_as(story, otto, "ab12c", "Heel iets anders, over fietsen en vergunningen")
    assert other["contribution"] != typed
    assert _send_as(story, piet, "ab12c", TEXT)["contribution"] == typed
    second = _send_as(story, samira, "ab12c", TEXT)
    assert second["contribution"] not in (typed, other["contribution"])
    found = story.replayed().state.contributions
    assert [one.author for one in found.values()] == ["piet", "otto", "samira"]


def test_what_a_leader_typed_belongs_to_the_step_they_typed_it_in() -> None:
    story = Story().begun().in_phase("directions")
    data = {"kind": "question", "text": "Hoe oud zijn ze?"}
    late = story.when(leader("A1"), "AddContribution", **data, phase="clarify")["contribution"]
    odd = story.when(leader("A1"), "AddContribution", **data, phase="nowhere")["contribution"]
    assert [story.state.contributions[one].phase for one in (late, odd)] == ["clarify", "directions"]


def test_a_dilemma_has_two_to_four_options() -> None:
    story = Story()
    options = [{"text": str(n)} for n in range(5)]
    assert story.refused(HOST, "AddContribution", **{**DILEMMA, "options": options}) == "out_of_range"
    assert story.refused(HOST, "AddContribution", **{**DILEMMA, "options": options[:1]}) == "out_of_range"
    story.when(HOST, "AddContribution", **{**DILEMMA, "options": options[:4]})


def test_withdrawing_after_a_merge_takes_only_ones_own_text() -> None:
    story = Story().begun().in_phase("directions")
    piet, samira = story.joined("piet", "samira")
    one = story.when(piet, "AddContribution", kind="direction", text="Werk is werk")["contribution"]
    two = story.when(samira, "AddContribution", kind="direction", text="Noem het werk")["contribution"]
    story.when(HOST, "MergeContributions", contributions=[two], into=one)
    story.when(piet, "WithdrawContribution", contribution=one)
    assert story.state.contributions[one].status == "withdrawn"
    assert story.state.contributions[two].status == "visible"
