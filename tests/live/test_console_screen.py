"""What stands on the facilitator's console."""

from __future__ import annotations

from facilitator.core.visibility import CONSOLE, Audience
from facilitator.live.screens.console import ConsoleScreen
from facilitator.live.screens.front import COLUMN
from tests.story import HOST, Story, leader

SCREEN = ConsoleScreen()
SCREEN.presence = lambda _session: {"scanned": 3, "connected": 2, "struggling": 1}
ROOM = Audience(CONSOLE)


def test_it_works() -> None:
    story = Story().begun().in_phase("clarify")
    phases = SCREEN.region("phases", story.state, ROOM)
    programme = SCREEN.region("programme", story.state, ROOM)
    assert programme["next"]["id"] == "experiences"
    assert programme["back"]["id"] == "dilemmas"
    assert [one["state"] for one in phases["phases"]][:4] == ["done", "done", "now", ""]


def test_every_region_can_be_compared_with_itself() -> None:
    story = Story().begun()
    story.dilemma()
    story.joined("piet")
    for name in SCREEN.regions:
        assert SCREEN.region(name, story.state, ROOM) == SCREEN.region(name, story.state, ROOM), name


def test_a_group_that_falls_behind_is_seen_with_its_own_round_dilemma_and_time() -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    story.in_phase("directions")
    story.when(leader("A2"), "OpenPhase", phase="clarify", round=2)
    story.when(HOST, "SetFocus", on=[], groups=["A2"])
    one, other = SCREEN.region("pace", story.state, ROOM)["groups"]
    assert (one["phase"], one["round"], one["behind"], one["on_ids"]) == ("directions", 1, False, [dilemma])
    assert (other["phase"], other["round"], other["behind"], other["on_ids"]) == ("clarify", 2, True, [])
    assert other["clock"]["ends_at"] < one["clock"]["ends_at"]
    assert SCREEN.region("pace", story.state, ROOM)["rounds"] == 2


def test_skipped_parts_are_no_place_to_move_to() -> None:
    story = Story().begun()
    story.when(HOST, "EditPhase", phase="experiences", skipped=True)
    pace = SCREEN.region("pace", story.state, ROOM)
    assert "experiences" not in [one["id"] for one in pace["phases"]]
    assert [one["id"] for one in pace["steps"]] == ["clarify", "directions"]


def test_the_wall_is_described_in_words() -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    story.when(HOST, "ShowOnWall", view="dilemma", on=dilemma)
    shown = SCREEN.region("onwall", story.state, ROOM)
    assert (shown["shown"], shown["about"]) == ("dilemma", "Zwaardere zorgvragen, minder geld")
    story.when(HOST, "FreezeWall", frozen=True)
    assert SCREEN.region("onwall", story.state, ROOM)["frozen"]


def test_undo_names_the_last_steering_action() -> None:
    story = Story().begun()
    story.in_phase("clarify")
    assert SCREEN.region("head", story.state, ROOM)["undo"]["what"] == "OpenPhase"
    story.when(HOST, "UndoLast", seq=story.state.undoable[-1].seq)
    assert SCREEN.region("head", story.state, ROOM)["undo"]["what"] == "BeginSession"


def test_who_is_here_counts_scanned_joined_and_contributed() -> None:
    story = Story().begun()
    [piet, _samira] = story.joined("piet", "samira", background="zorg")
    story.in_phase("clarify")
    story.when(piet, "AddContribution", kind="question", text="Wie betaalt?")
    who = SCREEN.region("presence", story.state, ROOM)
    assert (who["scanned"], who["joined"], who["contributed"], who["struggling"]) == (3, 2, 1, 1)
    assert who["backgrounds"] == [{"label": "zorg", "n": 2}]


def test_main_directions_keep_their_order_and_lose_what_is_hidden() -> None:
    story = Story().begun().in_phase("directions")
    made = [
        story.when(leader("A1"), "AddContribution", kind="direction", text=text)["contribution"]
        for text in ("Eerst", "Daarna")
    ]
    story.when(HOST, "SetHighlights", members=made[::-1], group="A1")
    [main] = SCREEN.region("harvest", story.state, ROOM)["highlights"]
    assert ([card["text"] for card in main["cards"]], main["members"]) == (["Daarna", "Eerst"], made[::-1])
    story.when(HOST, "HideContribution", contribution=made[0])
    [main] = SCREEN.region("harvest", story.state, ROOM)["highlights"]
    assert [card["text"] for card in main["cards"]] == ["Daarna"]


def test_hidden_texts_stand_in_the_stream_to_be_shown_again() -> None:
    story = Story().begun().in_phase("clarify")
    [piet] = story.joined("piet")
    made = story.when(piet, "AddContribution", kind="question", text="Wie betaalt?")["contribution"]
    story.when(HOST, "HideContribution", contribution=made)
    [stream] = SCREEN.sections(story.state, ROOM)
    found = story.state.contributions[made]
    assert stream.holds(found)
    assert SCREEN.item(stream, story.state, ROOM, found)["c"]["status"] == "hidden"


def test_coming_in_and_leaving_have_no_next_round() -> None:
    story = Story().begun()
    again = {}
    for phase in ("welcome", "clarify", "close"):
        story.in_phase(phase)
        again[phase] = ConsoleScreen().region("programme", story.state, Audience(CONSOLE))["again"]
    assert again == {"welcome": False, "clarify": True, "close": False}


def test_what_the_phase_asks_for_stands_in_front() -> None:
    story = Story().begun().in_phase("clarify")
    assert SCREEN.page(story.state, ROOM)["front"] == COLUMN
    story.in_phase("harvest")
    harvest = SCREEN.page(story.state, ROOM)["front"]
    assert harvest[:3] == ("moderation", "harvest", "sign_off")
    assert SCREEN.region("phases", story.state, ROOM)["front"] == harvest
    story.in_phase("close")
    assert SCREEN.page(story.state, ROOM)["front"][:2] == ("moderation", "goodbye")
    assert sorted(harvest) == sorted(COLUMN)
    assert set(COLUMN) < set(SCREEN.regions)
