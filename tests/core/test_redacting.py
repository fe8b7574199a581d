"""Words that go for good: every text of every event is looked through, and nothing of them is left in the log."""

from __future__ import annotations

import json
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.log import Ledger, digest_of
from facilitator.core.redacted import EMPTIED, TEXTS, Redaction, nested
from facilitator.core.vocabulary import EVENTS
from facilitator.live.redacting import redacted
from facilitator.report.data import full_data
from tests.examples import examples
from tests.state_hash import plain
from tests.steps import HISTORIES, told
from tests.story import HOST, Story

# What is no text: ids, codes, kinds, languages, dates, and fingerprints (facilitator.live.redacting gives those anew).
NAMES = {
    "about", "accepts", "act", "action", "admission", "answer", "author", "background", "before", "by", "cards", "chapter", "choice",
    "choices", "code", "colour", "contribution", "contributions", "counts", "date", "end", "file", "follows", "format", "goal", "gone",
    "group", "held", "host", "id", "into", "key", "kind", "language", "left_out", "length", "level", "link", "logo", "loose", "mark",
    "members", "missing", "moment", "new", "on", "option", "order", "original", "outcome", "over", "parent", "participant",
    "participants", "passage", "phase", "picture", "place", "plan", "report", "revealed_in", "route", "seating", "section", "settled",
    "share", "stance", "stands_for", "start", "status", "style", "support", "template", "theme", "to", "type", "via", "view",
    "visibility", "visits", "wall", "was", "weighs", "what", "words", "source_session",
}  # fmt: skip


def holds_text(hint: Any) -> bool:
    return hint is str or any(holds_text(one) for one in get_args(hint))


def records() -> set[type]:
    """Every kind of record that an event holds, events included."""
    found, waiting = set[type](), list[type](EVENTS.values())
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += [inner for _, inner in nested(one)]
    return found


@pytest.mark.parametrize("record", sorted(records(), key=str), ids=lambda one: one.__name__)
def test_of_every_field_it_is_known_whether_it_is_text(record: type) -> None:
    texts = {*TEXTS.get(record.__name__, ()), *EMPTIED.get(record.__name__, ())}
    fields = {name for name, hint in get_type_hints(record).items() if holds_text(hint)}
    assert texts <= fields
    assert fields - texts <= NAMES, "say in facilitator.core.redacted whether this is text"


@pytest.mark.parametrize(("words", "text", "told"), [
    ("Jan Jansen", "Bel jan  JANSEN of Jan\nJansen.", "Bel [weggelaten] of [weggelaten]."),
    ("Jan", "Jan, Jan’s en januari: Jan", "[weggelaten], [weggelaten]’s en januari: [weggelaten]"),
    ("06-12345678", "tel06-12345678, niet 06-123456789", "tel[weggelaten], niet 06-123456789"),
    ("a.b@c.nl", "(a.b@c.nl) axb@c.nl", "([weggelaten]) axb@c.nl"),
    ("(geheim)", "het is (geheim)", "het is [weggelaten]"),
    ("مريم", "قالت مريم نعم", "قالت [weggelaten] نعم"),
])  # fmt: skip
def test_whole_words_go_whatever_their_case_and_spacing(words: str, text: str, told: str) -> None:
    assert Redaction(words, "nl").text(text) == told


def test_what_stands_instead_is_in_the_language_of_the_session() -> None:
    assert Redaction("Jan", "en-GB").text("Jan") == Redaction("Jan", "ar").text("Jan") == "[left out]"


def without(story: Story, words: str) -> tuple[list[dict[str, Any]], Redaction]:
    redaction = Redaction(words, story.state.language)
    return redacted(story.records, redaction), redaction


def test_nothing_of_the_words_is_left_not_in_what_was_undone_nor_in_a_fingerprint() -> None:
    story = Story().begun().in_phase("directions")
    [piet] = story.joined("piet")
    made = story.when(piet, "AddContribution", kind="direction", text="Bel 06-12345678 voor hulp")["contribution"]
    story.when(HOST, "CorrectSpelling", contribution=made, text="Bel 06-12345678 voor hulp!")
    story.when(HOST, "UndoLast")
    story.when(piet, "EditContribution", contribution=made, text="Bel mij")
    story.when(HOST, "KeepWords", words="06-12345678")
    story.when(HOST, "MakeTheme", title="Over 06-12345678", contributions=[made])
    story.when(HOST, "RenameTheme", theme="th1", title="Hulp")
    before = [record["h"] for record in story.records if "h" in record]
    records, redaction = without(story, "06-12345678")
    assert redaction.times > 5
    assert "12345678" not in json.dumps(records)
    assert records is not story.records
    assert len(records) == len(story.records)
    left = [record["h"] for record in records if "h" in record]
    assert left.count("") >= 5 and all(one in ("", was) for one, was in zip(left, before, strict=True))
    again = Ledger()
    again.replay(records)
    assert again.state.contributions[made].text == "Bel mij"
    key = next(record["cmd"] for record in story.records if record["t"] == "ContributionAdded")
    assert again.known("piet", key, digest_of("AddContribution", {"text": "anders"})) is not None, "and it is not stored twice"
    assert again.state.themes == story.state.themes


def test_the_command_itself_tells_nothing() -> None:
    assert digest_of("Redact", {"words": "Jan"}) == digest_of("Redact", {"words": "Piet"})
    story = Story().begun()
    story.when(HOST, "Redact", words="Jan Jansen")
    assert "Jansen" not in json.dumps(story.records)
    assert story.refused(HOST, "Redact", words="J.") == "too_few_letters"
    assert story.refused(HOST, "Redact", words=" ") == "empty"
    assert story.refused(story.joined("piet")[0], "Redact", words="Jan") == "not_allowed"
    story.when(HOST, "FinishReport", mark="0" * 64)
    assert story.refused(HOST, "Redact", words="Jan Jansen") == "report_definitive"


def test_an_address_with_a_hole_in_it_goes_as_a_whole() -> None:
    story = Story()
    story.when(HOST, "SetReport", address="https://jansen.example/verslag", sender="Jansen BV", next_steps="Wij bellen Jansen.")
    again = Ledger()
    again.replay(without(story, "Jansen")[0])
    told = again.state.edits.settings
    assert (told.address, told.sender, told.next_steps) == ("", "[weggelaten] BV", "Wij bellen [weggelaten].")


def test_hands_that_come_back_are_still_about_the_same_words() -> None:
    story = Story().begun()
    made = story.when(HOST, "AddContribution", kind="direction", text="Jansen belt")["contribution"]
    story.in_phase("harvest")
    for agree in (2, 3):
        story.when(HOST, "CountHands", contribution=made, what="support", counts={"agree": agree}, group="A1", people=5)
    records, _ = without(story, "Jansen")
    told = Story()
    told.records, told.ledger = records, Ledger()
    told.ledger.replay(records)
    told.when(HOST, "UndoLast")
    story.when(HOST, "UndoLast")
    assert plain(told.state.worded) == plain(story.state.worded)
    assert plain(told.state.hands) == plain(story.state.hands)


def told_without(value: Any, redaction: Redaction) -> Any:
    """A whole state with every text in it redacted."""
    if isinstance(value, str):
        return redaction.text(value)
    if isinstance(value, dict):
        return {redaction.text(key): told_without(one, redaction) for key, one in value.items()}
    return [told_without(one, redaction) for one in value] if isinstance(value, list) else value


WORDS = "Qwx Zyv"  # in nobody's id
SAID = st.sampled_from([WORDS, f"Zo zegt {WORDS} het", "iets anders", "qwx  ZYV!"])


@examples(40)
@given(HISTORIES, st.lists(SAID, max_size=5))
def test_a_redacted_log_gives_the_same_state_as_redacting_the_state(steps: Any, said: list[str]) -> None:
    story = told(steps)
    for text in said:
        told([(HOST, ("AddContribution", {"kind": "direction", "text": text})), (HOST, ("RecordAction", {"text": text})),
              (HOST, ("WriteNote", {"section": "reflection", "text": text})), (HOST, ("EditContribution", {"contribution": "c2", "text": text}))], story)  # fmt: skip
    told([(HOST, ("ReopenReport", {}))], story)  # a definitive report refuses it: a mark is no word, and goes
    redaction = Redaction(WORDS, story.state.language)
    records = redacted(story.records, redaction)
    assert WORDS.casefold() not in " ".join(json.dumps(records).casefold().split())
    again = Ledger()
    again.replay(records)
    parts = ("contributions", "actions", "notes", "themes", "conclusions", "phases", "meeting", "edits", "support", "dots")
    for name in parts:
        assert plain(getattr(again.state, name)) == told_without(plain(getattr(story.state, name)), redaction), name
    assert again.state.seq == story.state.seq


@examples(40)
@given(HISTORIES, st.sampled_from(["Samen", "hoop", "trut", "nul nul", "zorg", "Groep A1", "Drie dilemma's", "weggelaten"]))
def test_whatever_goes_the_log_can_be_read_and_gone_on_with(steps: Any, words: str) -> None:
    story = told(steps)
    again = Story()
    again.records, again.ledger = redacted(story.records, Redaction(words, "nl")), Ledger()
    again.ledger.replay(again.records)
    assert full_data(again.state)["session"]["id"] == "abc123"
    told([(HOST, ("UndoLast", {})), (HOST, ("Redo", {})), (HOST, ("BeginSession", {}))], again)
    assert again.replayed().state == again.state


def test_what_was_done_can_still_be_undone_without_the_words() -> None:
    story = Story().begun()
    story.when(HOST, "RecordAction", text="Jansen bellen", owner="Jansen")
    story.when(HOST, "RecordAction", text="Jansen mailen", owner="Jansen", action="a1")
    again = Story()
    again.records, again.ledger = without(story, "Jansen")[0], Ledger()
    again.ledger.replay(again.records)
    again.at, again._ids = story.at, story._ids
    assert again.state.actions["a1"].text == "[weggelaten] mailen"
    again.when(HOST, "UndoLast")
    assert (again.state.actions["a1"].text, again.state.actions["a1"].owner) == ("[weggelaten] bellen", "[weggelaten]")
    again.when(HOST, "Redo")
    assert again.state.actions["a1"].text == "[weggelaten] mailen"


def test_words_go_also_where_an_editor_made_one_of_them_bold() -> None:
    assert Redaction("Jan de Vries", "nl").text("Bel **Jan** de *Vries* maar") == "Bel **[weggelaten]* maar"


def test_the_mark_of_a_report_that_was_definitive_tells_nothing_of_words_that_went() -> None:
    story = Story().begun()
    story.when(HOST, "WriteNote", section="reflection", text="Bel Jan")
    story.when(HOST, "FinishReport", mark="a" * 64)
    story.when(HOST, "ReopenReport")
    left = json.dumps(redacted(story.records, Redaction("Jan", "nl")))
    assert "a" * 64 not in left and digest_of("FinishReport", {"mark": "a" * 64}) not in left
    assert redacted(story.records, Redaction("Piet", "nl")) is story.records
