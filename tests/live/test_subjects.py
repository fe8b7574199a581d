"""What a room talks about when it is not a dilemma: cases on phones, leader's page, console and wall."""

from __future__ import annotations

from facilitator.core.visibility import CONSOLE, PHONE, WALL, Audience
from facilitator.live import parts
from facilitator.live.screens.console import ConsoleScreen
from facilitator.live.screens.leader import LeaderScreen
from facilitator.live.screens.mine import mine
from facilitator.live.screens.phone import PhoneScreen
from facilitator.live.screens.talk import belongs, card, subject_facts, under_discussion
from facilitator.live.screens.wall import WallScreen
from facilitator.live.views import view_of
from facilitator.live.views.voices import voice
from tests.story import HOST, Story

MEAL = {"kind": "case", "title": "De maaltijd", "text": "Bijna niemand geeft zich op.", "ask": "Hoe dan wel?"}
KEY = {"kind": "case", "title": "Om vijf uur op slot", "text": "Het gebouw staat leeg.", "ask": "Hoe gaat de deur open?"}
ROOM = Audience(PHONE)


def room(*groups: str) -> tuple[Story, str, str]:
    """A room with two cases, each of somebody else."""
    story = Story(groups=groups, workshop="casuistry").begun()
    piet, samira = story.joined("piet", "samira", group="")
    story.in_phase("cases")
    meal = story.when(piet, "AddContribution", **MEAL)["contribution"]
    return story, meal, story.when(samira, "AddContribution", **KEY)["contribution"]


def wall(story: Story) -> dict:
    screen = WallScreen()
    screen.address = lambda _session: {"url": "http://192.0.2.7/j", "short": "192.0.2.7", "code": "KX4-7PM"}
    return screen.region("stage", story.state, Audience(WALL))


def test_it_works() -> None:
    story, meal, key = room()
    assert PhoneScreen().region("compose", story.state, ROOM)["fields"] == {"case": ["title", "ask"]}
    story.in_phase("explore", on=[meal])
    task = PhoneScreen().region("task", story.state, ROOM)
    assert [(one["title"], one["text"], one["ask"]) for one in task["subjects"]] == [
        ("De maaltijd", "Bijna niemand geeft zich op.", "Hoe dan wel?")
    ]
    assert task["prompts"][0] == "Wat is er nodig?"
    compose = PhoneScreen().region("compose", story.state, ROOM)
    assert compose["on"] == [{"id": meal, "title": "De maaltijd"}] and not compose["general"]
    assert (wall(story)["subject"]["title"], wall(story)["prompts"][3]) == ("De maaltijd", "En wiens idee was dit eigenlijk?")
    [loes] = story.joined("loes", group="")
    said = story.when(loes, "AddContribution", kind="need", text="Een keuken", on=meal)["contribution"]
    assert belongs(story.state, "", story.state.contributions[said])
    story.in_phase("explore", round=2, on=[key])
    assert not belongs(story.state, "", story.state.contributions[said])
    story.in_phase("conclude")  # there all of it counts again
    assert belongs(story.state, "", story.state.contributions[said])


def test_who_picked_no_case_may_choose_one_when_writing() -> None:
    story, meal, key = room()
    story.in_phase("explore")
    assert [one.id for one in under_discussion(story.state, "")] == [meal, key]
    assert PhoneScreen().region("compose", story.state, ROOM)["general"]


def test_a_case_laid_before_another_table_is_seen_there() -> None:
    story, meal, _key = room("A1", "A2")
    table = Audience(PHONE, "A1")
    story.when(HOST, "EditPhase", phase="cases", visibility="group")
    [loes] = story.joined("loes", group="A2")
    theirs = story.when(loes, "AddContribution", **KEY)["contribution"]
    story.in_phase("explore")
    assert theirs not in [one.id for one in under_discussion(story.state, "A1")]
    story.when(HOST, "SetFocus", on=[theirs], groups=["A1"])
    assert [one.id for one in under_discussion(story.state, "A1")] == [theirs]
    [piet] = story.joined("teun", group="A1")
    story.when(piet, "AddContribution", kind="question", text="Wie heeft de sleutel?", on=theirs)
    assert meal in [one["id"] for one in LeaderScreen().region("focus", story.state, table)["subjects"]]


def test_a_case_that_merged_away_is_still_talked_about() -> None:
    story, meal, key = room()
    story.in_phase("explore", on=[meal])
    story.when(HOST, "MergeContributions", contributions=[meal], into=key)
    assert [one.id for one in under_discussion(story.state, "")] == [key]
    story.when(HOST, "UndoLast")
    assert [one.id for one in under_discussion(story.state, "")] == [meal]


def test_a_phone_gives_dots_and_knows_its_own() -> None:
    story, meal, _key = room()
    [loes] = story.joined("loes", group="")
    assert parts.of(PHONE, "dots", story.state, ROOM)["rows"] == []
    story.in_phase("choose")
    shown = parts.of(PHONE, "dots", story.state, ROOM)
    assert (shown["budget"], [one["name"] for one in shown["rows"]]) == (3, ["De maaltijd", "Om vijf uur op slot"])
    story.when(loes, "PlaceDots", contribution=meal, n=2)
    assert mine(story.state, "loes", "nl")["dots"] == {meal: 2}
    assert parts.of(PHONE, "dots", story.state, ROOM) == shown  # the same for everybody: whose dots is personal
    assert "case" not in [one.heading["kind"] for one in PhoneScreen().sections(story.state, ROOM)]


def test_the_console_takes_the_top_and_then_the_next_case() -> None:
    story, meal, key = room()
    [loes] = story.joined("loes", group="")
    story.in_phase("choose")
    story.when(loes, "PlaceDots", contribution=key, n=2)
    dots = parts.of(CONSOLE, "dots", story.state, Audience(CONSOLE))
    assert [(one["name"], one["dots"]) for one in dots["rows"]] == [("Om vijf uur op slot", 2), ("De maaltijd", 0)]
    assert (dots["voted"], dots["people"], dots["use"], dots["tops"]) == (1, 3, "subjects", [1, 2])
    story.when(HOST, "SetFocus", on=[key, meal])
    following = parts.of(CONSOLE, "subjects", story.state, Audience(CONSOLE))["next"]
    assert (following["id"], following["phase"], following["round"]) == (key, "explore", 1)
    story.in_phase("explore", round=1, on=[key])
    story.when(loes, "AddContribution", kind="need", text="Een sleutel", on=key)
    console = parts.of(CONSOLE, "subjects", story.state, Audience(CONSOLE))
    assert (console["now"]["id"], console["next"]["id"], console["next"]["round"]) == (key, meal, 2)
    assert parts.of(CONSOLE, "dots", story.state, Audience(CONSOLE))["open"] is False


def test_the_wall_ranks_what_has_dots_and_one_seed_may_be_many() -> None:
    story, meal, key = room()
    story.in_phase("choose")
    assert view_of(story.state) == "ranking"
    for n in range(40):
        [somebody] = story.joined(f"p{n}", group="")
        story.when(somebody, "PlaceDots", contribution=key if n % 4 else meal, n=3)
    shown = wall(story)
    assert [(one["name"], one["dots"]) for one in shown["pages"][0]] == [("Om vijf uur op slot", 90), ("De maaltijd", 30)]
    assert (shown["per"], shown["pages"][0][0]["seeds"], shown["voted"]) == (3, 30, 40)


def test_a_conclusion_comes_large_on_the_wall_with_what_it_is_about() -> None:
    story, meal, _key = room()
    story.in_phase("conclude")
    assert wall(story)["one"] is None
    first = story.when(HOST, "WriteConclusion", text="Eerst vragen, dan bedenken.", on=meal)["conclusion"]
    story.when(HOST, "WriteConclusion", text="Wij luisteren.")
    assert (wall(story)["one"]["text"], wall(story)["one"]["about"]) == ("Wij luisteren.", "")
    assert not wall(story)["one"]["tied"], "a conclusion of the whole meeting claims to rest on nothing"
    story.when(HOST, "ShowOnWall", view="conclusion", on=first)
    assert (wall(story)["one"]["text"], wall(story)["one"]["about"]) == ("Eerst vragen, dan bedenken.", "De maaltijd")
    assert wall(story)["one"]["tied"]
    assert story.refused(HOST, "ShowOnWall", view="conclusion", on=meal) == "unknown_contribution"
    story.when(HOST, "UndoLast")
    assert wall(story)["one"]["text"] == "Wij luisteren."


def test_opening_a_phase_about_something_unknown_is_refused() -> None:
    story, _meal, _key = room()
    assert story.refused(HOST, "OpenPhase", phase="explore", on=["c99"]) == "unknown_contribution"


def test_a_conclusion_is_about_the_case_on_the_table_and_in_the_end_about_all() -> None:
    story, meal, _ = room()
    asked = []
    for phase in ("explore", "conclude", "close"):
        story.in_phase(phase, on=[meal])
        asked.append(ConsoleScreen().region("harvest", story.state, Audience(CONSOLE))["asked"])
    assert asked == [meal, "", ""]


def test_a_case_pasted_as_one_line_says_it_once_on_every_screen() -> None:
    story, *_ = room()
    story.when(HOST, "ImportContributions", kind="case", text="De huisarts belt niet terug")
    one = list(story.state.contributions.values())[-1]
    assert card(story.state, one)["title"] == "" and subject_facts(story.state, one)["text"] == ""
    assert voice(story.state, story.state.phase("cases"), one)["title"] == ""
