"""What still needs somebody before the report is sent: said while it does, and no longer."""

from __future__ import annotations

import pytest

from facilitator.report.edition import edition_of
from facilitator.report.needs import Need, needs
from facilitator.report.privacy import scan
from facilitator.report.writers import discover
from tests.report.play import Play
from tests.story import HOST, Story, person

COMPLETE = {"date": "2026-11-30", "organiser": "De gemeente", "contact": "Het buurthuis, 06 12345678"}


def complete() -> Story:
    """A session of which nothing is missing."""
    story = Story().begun()
    story.when(HOST, "DescribeMeeting", meeting=COMPLETE)
    story.when(HOST, "SetReport", sender="De gemeente", next_steps="In mei kiest de raad.")
    return story


def kinds(story: Story) -> list[str]:
    return [one.kind for one in needs(edition_of(story.state))]


def test_it_works() -> None:
    assert kinds(complete()) == []
    bare = needs(edition_of(Story().begun().state))
    assert [one.kind for one in bare] == ["date", "organiser", "contact", "sender", "next_steps"]
    assert bare[0] == Need("date", "prepare", "m-date")
    assert bare[3] == Need("sender", "desk", "r-sender")


@pytest.mark.parametrize(("contact", "missing"), [
    ("Ministerie van Binnenlandse Zaken", ["reach"]), ("Het buurthuis, Kerkstraat 12", ["reach"]), ("", ["contact"]),
    ("Anna de Vries, anna@gemeente.nl", []), ("Het buurthuis, 06 12345678", []), ("Gemeente, 14 038", []), ("www.gemeente.nl/vragen", []),
])  # fmt: skip
def test_a_contact_is_somebody_who_can_be_reached(contact: str, missing: list[str]) -> None:
    story = complete()
    story.when(HOST, "DescribeMeeting", meeting={**COMPLETE, "contact": contact})
    assert kinds(story) == missing


@pytest.mark.parametrize("length", ["full", "council"])
def test_a_report_of_either_length_gives_the_contact_once(length: str) -> None:
    story = complete()
    story.when(HOST, "SetReport", address="https://gemeente.example/verslag", next_steps="")
    story.in_phase("directions").when(HOST, "AddContribution", kind="direction", text="Begin klein")
    for suffix in ("md", "html"):
        read = discover()[suffix].render(edition_of(story.state, length=length)).decode()
        assert read.count("06 12345678") == 1 and "Vragen" in read


def test_what_comes_next_may_also_be_a_note() -> None:
    story = complete()
    story.when(HOST, "SetReport", next_steps="")
    assert kinds(story) == ["next_steps"]
    story.when(HOST, "WriteNote", section="follow-up", text="In mei kiest de raad.")
    assert kinds(story) == []


def test_agreements_without_somebody_or_a_date() -> None:
    story = complete()
    story.when(HOST, "RecordAction", text="Bellen")
    story.when(HOST, "RecordAction", text="Schrijven", owner="Jan", due="morgen")
    assert [(one.kind, one.n, one.page) for one in needs(edition_of(story.state))] == [("actions_owner", 1, "console"), ("actions_due", 1, "console")]
    story.when(HOST, "RecordAction", text="Bellen", action="a1", owner="Jan", due="2026-12-01")
    assert "actions_owner" not in kinds(story)


def test_questions_that_nobody_will_answer() -> None:
    story = complete().in_phase("clarify")
    [piet] = story.joined("piet")
    asked = story.when(piet, "AddContribution", kind="question", text="Wie betaalt?")["contribution"]
    assert needs(edition_of(story.state)) == [Need("questions", "console", "questions-head", 1, (1,))]
    story.when(HOST, "AssignQuestion", contribution=asked, owner="De gemeente", due="1 mei")
    assert kinds(story) == []


def test_texts_in_another_language_until_they_are_translated() -> None:
    story = complete()
    made = story.when(HOST, "AddContribution", kind="direction", text="Moe", title="")["contribution"]
    story.when(HOST, "TranslateContribution", contribution=made, language="en", text="Tired", original="tr")
    assert needs(edition_of(story.state)) == [Need("untranslated", "draft", "n1", 1, (1,))]
    story.when(HOST, "TranslateContribution", contribution=made, language="nl", text="Moe")
    assert kinds(story) == []


def test_photos_that_say_nothing_and_signs_that_no_letter_shows() -> None:
    story = complete()
    made = story.when(HOST, "SetPicture", file="0123456789abcdef0123.jpg", width=9, height=9)["picture"]
    story.when(HOST, "AddContribution", kind="direction", text="Hiërogliefen: \U00013080\U00013153")
    found = {one.kind: one for one in needs(edition_of(story.state))}
    assert found["photos"].anchor == f"photo-{made}"
    assert found["characters"].numbers == (1,)
    story.when(HOST, "SetPicture", picture=made, file="0123456789abcdef0123.jpg", width=9, height=9, alt="Een flap")
    assert "photos" not in kinds(story)


def test_what_waits_to_be_read_is_not_in_the_report() -> None:
    story = complete().in_phase("directions")
    story.joined("piet")
    story.when(person("piet", "A1"), "AddContribution", kind="direction", text="Wat een trut")
    assert [(one.kind, one.n) for one in needs(edition_of(story.state))] == [("held", 1)]


def test_private_things_and_stale_words_are_on_it_for_who_asks() -> None:
    story = complete()
    story.when(HOST, "AddContribution", kind="direction", text="Bel 06-12345678")
    story.when(HOST, "RewritePassage", passage="colophon/1", was="0123", text="Anders.")
    edition = edition_of(story.state)
    found = needs(edition, scan(edition.data))
    assert [(one.kind, one.n) for one in found] == [("privacy", 1), ("stale", 1)]


def test_a_played_session_needs_what_its_script_left_out() -> None:
    assert "contact" in [one.kind for one in needs(edition_of(Play().state))]
