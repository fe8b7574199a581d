"""The report on a participant's own phone: for who asked, once it is definitive, with where their words ended up."""

from __future__ import annotations

from facilitator.web.rehearse.client import Browser
from tests.live.hall import Hall
from tests.report.test_hostile_texts import HOSTILE, Tags

PRIVATE = "Dit schreef ik en haalde ik terug"


def add(hall: Hall, phone: Browser, text: str, kind: str = "direction") -> str:
    added = hall.ask(phone, "AddContribution", {"kind": kind, "text": text})
    assert added["ok"], added
    return str(added["value"]["contribution"])


def finish(hall: Hall) -> None:
    """Make the report definitive."""
    hall.facilitate("FinishReport", mark="a" * 64)


def my_report(hall: Hall, phone: Browser) -> str:
    return phone.get(f"/s/{hall.session}/my-report").body.decode()


def mine(hall: Hall, phone: Browser) -> str:
    return phone.get(f"/s/{hall.session}/mine").body.decode()


def test_it_is_offered_from_the_end_on_and_nobody_sees_who_asked(hall: Hall) -> None:
    phone = hall.phone()
    assert "AskForReport" not in mine(hall, phone)
    hall.facilitate("OpenPhase", phase="close")
    assert "AskForReport" in mine(hall, phone)
    assert hall.ask(phone, "AskForReport", {"wants": True})["ok"]
    assert "reading-asked" in mine(hall, phone)


def test_until_it_is_definitive_the_phone_says_where_things_stand(hall: Hall) -> None:
    phone = hall.phone()
    hall.facilitate("CloseSession")
    hall.ask(phone, "AskForReport", {"wants": True})
    told = my_report(hall, phone)
    assert "own-words" not in told
    assert "concept" in told


def test_who_asked_reads_where_their_words_ended_up(hall: Hall) -> None:
    anna, bilal = hall.phone(), hall.phone()
    hall.facilitate("OpenPhase", phase="directions")
    hers, his = add(hall, anna, "Een huiskamer per wijk"), add(hall, bilal, "In elke wijk een huiskamer")
    taken_back = add(hall, anna, PRIVATE)
    assert hall.ask(anna, "WithdrawContribution", {"contribution": taken_back})["ok"]
    hall.facilitate("MergeContributions", contributions=[his], into=hers)
    hall.facilitate("SetHighlights", members=[hers], group="A1")
    hall.facilitate("CloseSession")
    for phone in (anna, bilal):
        assert hall.ask(phone, "AskForReport", {"wants": True})["ok"]
    finish(hall)
    anna_reads, bilal_reads = my_report(hall, anna), my_report(hall, bilal)
    assert 'data-became="used"' in anna_reads
    assert 'data-became="merged"' in bilal_reads
    assert 'href="#highlights' in anna_reads
    assert PRIVATE not in anna_reads + bilal_reads
    told = "In elke wijk een huiskamer"  # below hers, in the appendix that everybody reads; in front only of who wrote it
    assert (anna_reads.count(told), bilal_reads.count(told)) == (1, 2)


def test_who_did_not_ask_is_asked_again(hall: Hall) -> None:
    phone = hall.phone()
    hall.facilitate("CloseSession")
    finish(hall)
    assert "own-words" not in my_report(hall, phone)
    assert "AskForReport" in my_report(hall, phone)


def test_only_who_took_part_reads_it_and_nothing_keeps_it(hall: Hall) -> None:
    phone = hall.phone()
    hall.facilitate("CloseSession")
    hall.ask(phone, "AskForReport", {"wants": True})
    finish(hall)
    answer = phone.get(f"/s/{hall.session}/my-report")
    assert answer.headers["cache-control"] == "no-store"
    stranger = Browser(hall.server.url)
    assert "own-words" not in stranger.get(f"/s/{hall.session}/my-report").body.decode()


def test_the_draft_goes_home_marked_as_a_draft_and_only_after_the_end(hall: Hall) -> None:
    phone = hall.phone()
    hall.facilitate("OpenPhase", phase="directions")
    hidden = add(hall, phone, "Dit wordt weggezet")
    add(hall, phone, "Een buurtbus")
    hall.facilitate("HideContribution", contribution=hidden)
    assert "Een buurtbus" not in phone.get(f"/s/{hall.session}/keep").body.decode()
    hall.facilitate("CloseSession")
    answer = phone.get(f"/s/{hall.session}/keep")
    kept = answer.body.decode()
    assert "attachment" in answer.headers["content-disposition"]
    assert "notice-draft" in kept
    assert "Een buurtbus" in kept
    assert "Dit wordt weggezet" not in kept
    hall.facilitate("AllowDraft", allowed=False)
    assert "Een buurtbus" not in phone.get(f"/s/{hall.session}/keep").body.decode()


def test_what_somebody_typed_does_nothing_on_their_own_page(hall: Hall) -> None:
    phone = hall.phone()
    hall.facilitate("OpenPhase", phase="directions")
    for text in HOSTILE:
        add(hall, phone, text)
    hall.facilitate("CloseSession")
    hall.ask(phone, "AskForReport", {"wants": True})
    finish(hall)
    found = Tags()
    found.feed(my_report(hall, phone))
    assert not {"script", "img", "iframe"} & set(found.tags)
    assert not found.handlers
    assert all(link.startswith(("#", f"/s/{hall.session}")) for link in found.links)
