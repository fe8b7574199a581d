"""What waits or was hidden stands on nobody's screen, at once, on all kinds of screens; a whole workshop with moderation."""

from __future__ import annotations

import json
import time

import pytest

from facilitator.web.rehearse.client import Order
from facilitator.web.rehearse.follower import Follower
from tests.live.hall import Hall
from tests.live.test_rehearsal import rehearse

pytestmark = pytest.mark.live

AT_ONCE = 1.0  # seconds in which what was hidden has left every screen
COARSE = "Wat een trut van een consulent"


def page(browser, hall: Hall, where: str) -> str:
    answer = browser.get(f"/s/{hall.session}{where}")
    assert answer.status == 200, answer
    return answer.body.decode()


@pytest.fixture
def screens(hall):
    """Every kind of screen that follows: wall, place-like leader, phones at the own table and another, console."""
    wall = hall.leader()  # a browser of its own
    assert wall.get(hall.links["wall"]).status == 200
    own, other, leader = hall.phone("A1"), hall.phone("A2"), hall.leader("A1")
    return {"wall": (wall, "/wall"), "own": (own, ""), "other": (other, ""), "leader": (leader, "/lead/A1")}


def showing(screens, hall, text) -> set[str]:
    return {name for name, (browser, where) in screens.items() if text in page(browser, hall, where)}


@pytest.mark.parametrize("frozen", [False, True], ids=["live", "frozen"])
def test_hidden_it_leaves_every_screen_within_a_second(hall, screens, frozen):
    hall.facilitate("OpenPhase", phase="directions")
    hall.facilitate("EditPhase", phase="directions", visibility="everyone")
    author = hall.phone("A1")
    one = hall.ask(author, "AddContribution", {"kind": "direction", "text": "Een bus naar elke wijk"})["value"]["contribution"]
    assert showing(screens, hall, "Een bus naar elke wijk") == set(screens)
    if frozen:
        hall.facilitate("FreezeWall", frozen=True)
        assert "wall" in showing(screens, hall, "Een bus naar elke wijk")
    followers = [
        Follower(browser, hall.session, screen, group)
        for screen, group, browser in (
            ("wall", "", screens["wall"][0]), ("phone", "", screens["own"][0]), ("phone", "", screens["other"][0]),
            ("leader", "A1", screens["leader"][0]),
        )
    ]  # fmt: skip
    for follower in followers:
        follower.start()
    started = time.monotonic()
    hall.facilitate("HideContribution", contribution=one)
    seq = hall.host.get(f"/s/{hall.session}/since/0?screen=console").json()["seq"]
    assert all(follower.wait_until(seq, AT_ONCE) for follower in followers)
    assert time.monotonic() - started < AT_ONCE
    for follower in followers:
        follower.stop()
    assert showing(screens, hall, "Een bus naar elke wijk") == {"leader"}  # marked as hidden, to show it again


def test_what_waits_is_sent_to_nobody_but_who_reads_it(hall, screens):
    hall.facilitate("OpenPhase", phase="clarify")
    author = hall.phone("A1")
    result = hall.ask(author, "AddContribution", {"kind": "question", "text": COARSE})
    assert result["value"]["held"] == "words"
    assert showing(screens, hall, COARSE) == {"leader"}
    for name, where in (("own", "since/1?screen=phone"), ("wall", "since/1?screen=wall")):
        assert COARSE not in screens[name][0].get(f"/s/{hall.session}/{where}").body.decode()
    mine = author.get(f"/s/{hall.session}/mine").json()["html"]
    assert COARSE in mine
    assert "trut" in mine.replace(COARSE, "")
    assert COARSE in page(hall.host, hall, "/console")
    assert COARSE not in page(hall.host, hall, "/report.html")
    row = hall.document()["contributions"][-1]
    assert (row["status"], row["held"]) == ("hidden", "words")
    hall.facilitate("ReleaseContributions")
    assert showing(screens, hall, COARSE) == {"wall", "own", "leader"}


def test_who_waits_at_the_door_gets_nothing_of_the_meeting(hall):
    hall.facilitate("OpenPhase", phase="clarify")
    inside = hall.phone("A1")
    hall.ask(inside, "AddContribution", {"kind": "question", "text": "Wie betaalt de bus?"})
    hall.facilitate("SetAdmission", admission="approve")
    newcomer = hall.leader()
    newcomer.get(hall.links["joins"]["A1"])
    assert "Wie betaalt de bus?" not in page(newcomer, hall, "")
    assert "data-at-the-door" in page(newcomer, hall, "")
    assert newcomer.get(f"/s/{hall.session}/mine").json() == {"standing": "waiting"}
    assert newcomer.get(f"/s/{hall.session}/since/0?screen=phone").json() == {"seq": 0, "standing": "waiting"}
    assert hall.ask(newcomer, "AddContribution", {"kind": "question", "text": "Ik"})["error"]["code"] == "waiting"
    hall.facilitate("AdmitParticipant")
    assert "Wie betaalt de bus?" in page(newcomer, hall, "")


def test_who_was_taken_out_reads_and_sends_nothing_and_hears_why(hall):
    hall.facilitate("OpenPhase", phase="clarify")
    phone = hall.phone("A1")
    one = hall.ask(phone, "AddContribution", {"kind": "question", "text": "Wie betaalt de bus?"})["value"]["contribution"]
    assert hall.facilitate("RemoveParticipant", contribution=one) == {}
    late = hall.ask(phone, "AddContribution", {"kind": "question", "text": "Uit de tas"})  # what lay in the outbox
    assert late["error"]["code"] == "removed"
    assert late["error"]["message"]
    assert "Wie betaalt de bus?" not in page(phone, hall, "")
    assert phone.get(f"/s/{hall.session}/since/0?screen=phone").json() == {"seq": 0, "standing": "removed"}
    assert hall.document()["participants"] == {"count": 0, "by_background": {}, "removed": 1}


def test_five_hundred_that_wait_do_not_make_the_console_heavy(hall):
    hall.facilitate("OpenPhase", phase="clarify")
    hall.facilitate("EditPhase", phase="clarify", moderated=True)
    for _ in range(25):
        orders = [Order("AddContribution", {"kind": "question", "text": f"Vraag {n}"}) for n in range(20)]
        assert all(one["ok"] for one in hall.phone("A1").send({"session": hall.session, "as": "participant"}, orders))
    assert page(hall.host, hall, "/console").count("waits-row") == 30
    hall.facilitate("ReleaseContributions")
    assert "waits-row" not in page(hall.host, hall, "/console")


SCRIPT = [
    {"do": "open", "by": "host", "phase": "clarify"},
    {"do": "moderate", "by": "host", "phase": "clarify"},
    {"do": "add", "by": "p1", "kind": "question", "as": "q1", "text": "Wie betalt dat?"},
    {"do": "add", "by": "p2", "kind": "question", "as": "q2", "text": "En wanneer?"},
    {"do": "add", "by": "p3", "kind": "question", "as": "q3", "text": "Waarom eigenlijk?"},
    {"do": "release", "by": "host", "on": ["q1", "q3"]},
    {"do": "hide", "by": "host", "on": "q2"},
    {"do": "spell", "by": "host", "on": "q1", "text": "Wie betaalt dat?"},
    {"do": "assign", "by": "host", "on": "q1", "owner": "Gemeente", "due": "2026-12-01"},
    {"do": "moderate", "by": "host", "phase": "clarify", "moderated": False},
    {"do": "open", "by": "host", "phase": "directions"},
    {"do": "add", "by": "p1", "kind": "direction", "as": "d1", "text": "Samen eten"},
    {"do": "support", "by": "p2", "on": "d1", "level": "agree"},
    {"do": "support", "by": "p3", "on": "d1", "level": "disagree"},
    {"do": "take_out", "by": "host", "on": "q3", "hide": True},
    {"do": "highlight", "by": "host", "members": ["d1"], "group": "A"},
]


def test_a_workshop_with_everything_that_is_moderated(tmp_path):
    document = {
        "format": "social-summit", "language": "nl", "title": "Eerst gelezen", "meeting": {},
        "phases": [{"id": one, "label": one} for one in ("clarify", "directions")],
        "backgrounds": [{"id": "zorg", "label": "Zorg"}], "groups": [{"id": "A", "label": "Tafel A"}],
        "cast": [{"id": f"p{n}", "background": "zorg", "group": "A"} for n in (1, 2, 3)], "script": SCRIPT,
        "expect": {"highlights": [["Samen eten"]], "counts": {"question": 1, "direction": 1}, "backgrounds": {"zorg": 2}},
    }  # fmt: skip
    file = tmp_path / "moderated.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    played = rehearse(file, "--report", tmp_path / "out")
    assert played.returncode == 0, played.stdout + played.stderr
    report = (tmp_path / "out" / "report.md").read_text("utf-8")
    told = json.loads((tmp_path / "out" / "session.json").read_text("utf-8"))
    assert told["moderation"]["acts"] == {"held_release": 3, "released": 2, "hidden": 2, "corrected": 1, "removed": 1}
    assert told["open_questions"] == [{"number": 1, "owner": "Gemeente", "due": "2026-12-01"}]
    assert "Eén vraag staat nog open" in report
    assert "Twee daarvan zijn vrijgegeven." in report
