"""The goals on every screen, also when there are two hundred of them."""

from __future__ import annotations

import gzip
import random

import pytest

from facilitator.core.goals import MOST_GOALS
from facilitator.core.visibility import CONSOLE, LEADER_SCREEN, PHONE, WALL, Audience
from facilitator.live import parts
from facilitator.live.parts.goals import on_console, on_phone
from facilitator.live.parts.rating import on_console as judged_on_console
from facilitator.live.parts.rating import on_phone as rate_on_phone
from facilitator.live.views.matrix import idea_matrix
from facilitator.live.views.tree import goal_tree
from facilitator.web.rehearse.server import Server
from tests.live.hall import Hall
from tests.story import HOST, Story, leader

WORDS = ["Iedereen", "in", "het", "dorp", "kan", "er", "zelf", "komen", "en", "doet", "mee", "op", "een", "manier", "die", "past"]
LARGEST = 40_000  # bytes of a first answer, compressed


def texts(seed: int = 1) -> list[str]:
    """Two hundred goals in different words."""
    rnd = random.Random(seed)
    return [f"{' '.join(rnd.sample(WORDS, 8)).capitalize()} ({n})" for n in range(MOST_GOALS)]


def grown() -> Story:
    """A tree of two hundred goals, four branches, three levels."""
    story, rnd = Story(workshop="goal-tree").begun().in_phase("goals"), random.Random(2)
    made: list[str] = []
    for text in texts():
        parent = "" if not made else made[0] if len(made) < 5 else rnd.choice(made[1:40])
        made.append(story.when(HOST, "AddContribution", kind="goal", text=text, parent=parent)["contribution"])
    return story


@pytest.fixture(scope="module")
def large() -> Story:
    return grown()


def test_every_goal_is_on_the_wall_or_counted_in_a_few_pages(large: Story) -> None:
    pages = goal_tree(large.state, Audience(WALL))["pages"]
    assert 1 < len(pages) <= 5
    written = {label.id for page in pages for label in page.labels}
    counted = sum(
        int(part.rstrip(")")) for page in pages for label in page.labels for line in label.lines for part in line.split("(+")[1:]
    )
    assert len(written) + counted == MOST_GOALS
    for page in pages:
        for label in page.labels:
            assert label.size >= 24
            assert 0 <= label.x < page.width
            assert 0 < label.y + (len(label.lines) - 1) * label.leading <= page.height


def test_one_branch_alone_on_the_wall(large: Story) -> None:
    branch = next(row for row in on_console(large.state, Audience(CONSOLE))["rows"] if row["depth"] == 1)
    large.when(HOST, "ShowOnWall", view="tree", on=branch["id"])
    pages = goal_tree(large.state, Audience(WALL))["pages"]
    assert {label.role for label in pages[0].labels if label.id == branch["id"]} == {"root"}
    large.when(HOST, "UndoLast")


def test_the_first_answer_stays_small(server: Server) -> None:
    with Hall(server, "goal-tree", ("A1", "A2")) as hall:
        hall.facilitate("OpenPhase", phase="goals")
        made: list[str] = []
        rnd = random.Random(3)
        for text in texts():
            parent = "" if not made else made[0] if len(made) < 5 else rnd.choice(made[1:40])
            made.append(hall.facilitate("AddContribution", kind="goal", text=text, parent=parent)["contribution"])
        pages = {
            "console": (hall.host, f"/s/{hall.session}/console"),
            "phone": (hall.phone("A1"), f"/s/{hall.session}"),
            "leader": (hall.leader("A1"), f"/s/{hall.session}/lead/A1"),
            "wall": (hall.host, f"/s/{hall.session}/wall"),
        }
        sizes = {}
        for name, (browser, address) in pages.items():
            answer = browser.get(address)
            assert answer.status == 200
            sizes[name] = len(gzip.compress(answer.body, 6))
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}


def test_the_console_lists_what_can_be_taken_back_apart() -> None:
    story = Story(workshop="goal-tree").begun().in_phase("goals")
    main = story.when(HOST, "AddContribution", kind="goal", text="Iedereen doet mee")["contribution"]
    one = story.when(HOST, "AddContribution", kind="goal", text="Het past", parent=main)["contribution"]
    story.when(leader("A1"), "EditContribution", contribution=one, text="Het past bij mij")
    last = on_console(story.state, Audience(CONSOLE))["last"]
    assert [(row["what"], row["text"]) for row in last] == [
        ("EditContribution", "Het past bij mij"),  # that it was added can't be taken back alone: it was renamed since
        ("AddContribution", "Iedereen doet mee"),
    ]  # fmt: skip
    assert [row["old"] for row in last] == ["Het past", ""]
    story.when(HOST, "HideContribution", contribution=one)
    assert [row["id"] for row in on_console(story.state, Audience(CONSOLE))["gone"]] == [one]


def test_a_phone_hangs_goals_only_where_the_phase_takes_them() -> None:
    story = Story(workshop="goal-tree").begun()
    phone = Audience(PHONE, "A1")
    assert not on_phone(story.state, phone)["adds"]
    assert on_phone(story.in_phase("goals").state, phone)["adds"]
    assert parts.of(LEADER_SCREEN, "goals", story.state, Audience(LEADER_SCREEN, "A1"))["building"]


def test_small_groups_stay_unseen_in_the_matrix() -> None:
    story = Story(workshop="goal-tree").begun().in_phase("goals")
    people = story.joined("anna", "ben", "cor")
    goal = story.when(HOST, "AddContribution", kind="goal", text="Iedereen doet mee")["contribution"]
    story.in_phase("ideas")
    idea = story.when(people[0], "AddContribution", kind="direction", text="Een bus")["contribution"]
    story.in_phase("test")
    for count, actor in enumerate(people, 1):
        story.when(actor, "RateIdea", contribution=idea, goal=goal, value=2)
        [row] = idea_matrix(story.state, Audience(WALL))["pages"][0]["rows"]
        assert row["cells"][0]["shown"] is (count == 3)
        assert bool(row["cells"][0]["mean"]) is (count == 3)
    assert rate_on_phone(story.state, Audience(PHONE, "A1"))["goals"] == [{"id": goal, "text": "Iedereen doet mee"}]
    assert judged_on_console(story.state, Audience(CONSOLE))["rows"] == [{"id": idea, "name": "Een bus", "people": 3}]
