"""The spearheads on the wall: the main directions in their order, large, with who carries them."""

from __future__ import annotations

from facilitator.core.visibility import WALL, Audience
from facilitator.live.views import view_of
from facilitator.live.views.spearheads import spearheads
from tests.story import HOST, Story

EVERYONE = Audience(WALL)


def with_directions(story: Story, count: int, group: str = "") -> list[str]:
    told = [{"kind": "direction", "text": f"Richting {n}", "group": group} for n in range(1, count + 1)]
    return [str(story.when(HOST, "AddContribution", **one)["contribution"]) for one in told]


def numbers(story: Story) -> list[tuple[str, list[tuple[int, str]]]]:
    pages = spearheads(story.state, EVERYONE)["pages"]
    return [(page["group"], [(one["n"], one["text"]) for one in page["rows"]]) for page in pages]


def test_it_works() -> None:
    story = Story().begun()
    first, second = with_directions(story, 2)
    story.when(HOST, "SetHighlights", members=[second, first])
    assert numbers(story) == [("", [(1, "Richting 2"), (2, "Richting 1")])]


def test_many_take_turns_and_keep_their_numbers() -> None:
    story = Story().begun()
    story.when(HOST, "SetHighlights", members=with_directions(story, 7))
    pages = [[n for n, _ in rows] for _, rows in numbers(story)]
    assert [len(page) for page in pages] == [2, 3, 2] and [n for page in pages for n in page] == list(range(1, 8))


def test_groups_take_turns_until_the_room_chose_or_one_of_them_is_asked_for() -> None:
    story = Story().begun()
    for group in ("A1", "A2"):
        story.when(HOST, "SetHighlights", members=with_directions(story, 1, group), group=group)
    assert [group for group, _ in numbers(story)] == ["Groep A1", "Groep A2"]
    story.when(HOST, "ShowOnWall", view="spearheads", group="A2")
    assert [group for group, _ in numbers(story)] == ["Groep A2"]
    story.when(HOST, "ShowOnWall", view="spearheads")
    story.when(HOST, "SetHighlights", members=with_directions(story, 1))
    assert [group for group, _ in numbers(story)] == [""]


def test_what_was_hidden_does_not_stand_there() -> None:
    story = Story().begun()
    gone, kept = with_directions(story, 2)
    story.when(HOST, "SetHighlights", members=[gone, kept])
    story.when(HOST, "HideContribution", contribution=gone)
    assert numbers(story) == [("", [(1, "Richting 2")])]


def test_who_takes_them_from_the_dots_sees_them_on_the_wall() -> None:
    story = Story(workshop="transition-arena").begun()
    _, second = with_directions(story, 2)
    story.in_phase("spearheads")
    [piet] = story.joined("piet")
    story.when(piet, "PlaceDots", contribution=second, n=2)
    assert view_of(story.state) == "ranking"
    story.when(HOST, "SetHighlights", members=[second])
    assert view_of(story.state) == "spearheads"
    assert spearheads(story.state, EVERYONE)["pages"][0]["rows"][0]["dots"] == 2
    story.when(HOST, "VoteAgain", phase="spearheads")
    story.when(piet, "PlaceDots", contribution=second, n=1)
    assert view_of(story.state) == "ranking"
