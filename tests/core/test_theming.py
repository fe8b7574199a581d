"""Several people theme at once: each says the smallest thing there is to say, and nobody's work is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.errors import Refused
from facilitator.core.harvest import MOST_MEMBERS
from facilitator.core.log import Ledger
from facilitator.core.session import evolve
from facilitator.core.themes import themed, whereabouts
from facilitator.core.vocabulary import event_from_json
from tests.examples import examples
from tests.steps import ACTORS, IDS, THEMES, maybe, several
from tests.story import HOST, Story, leader, person

ANNA, BILAL, CARLA = person("anna", "A1"), person("bilal", "A1"), person("carla", "A2")


def room(theming: bool = True, visibility: str = "group", cards: int = 4) -> tuple[Story, list[str]]:
    """A session in which Anna brought in some directions in group A1, and people may theme."""
    story = Story()
    for one in (ANNA, BILAL, CARLA):
        story.when(one, "JoinSession", group=one.group)
    story.when(HOST, "EditPhase", phase="directions", theming=theming, visibility=visibility)
    story.when(HOST, "OpenPhase", phase="directions")
    made = [story.when(ANNA, "AddContribution", kind="direction", text=f"Idee {n}")["contribution"] for n in range(cards)]
    return story, made


def members(story: Story) -> dict[str, list[str]]:
    return {one.title: list(one.members) for one in story.state.themes.values()}


def test_two_facilitators_add_to_one_theme_and_both_cards_stay() -> None:
    story, (one, two, *_rest) = room()
    theme = story.when(HOST, "MakeTheme", title="Vervoer")["theme"]
    story.when(HOST, "MoveToTheme", contributions=[one], theme=theme)
    story.when(HOST, "MoveToTheme", contributions=[two], theme=theme)
    assert members(story) == {"Vervoer": [one, two]}


def test_a_card_is_in_one_theme_of_the_room_and_may_be_in_one_of_its_group() -> None:
    story, (one, *_rest) = room()
    first = story.when(HOST, "MakeTheme", title="Vervoer", contributions=[one])["theme"]
    story.when(HOST, "MakeTheme", title="Avond", contributions=[one])
    own = story.when(leader("A1"), "MakeTheme", title="Van ons", contributions=[one])["theme"]
    assert members(story) == {"Vervoer": [], "Avond": [one], "Van ons": [one]}
    assert story.state.themes[own].group == "A1" and story.state.themes[first].group == ""


def test_the_same_name_twice_is_one_theme() -> None:
    story, (one, two, *_rest) = room()
    first = story.when(HOST, "MakeTheme", title="Vervoer", contributions=[one])
    second = story.when(HOST, "MakeTheme", title=" vervoer ", contributions=[two])
    assert second == {"theme": first["theme"], "known": True}
    assert members(story) == {"Vervoer": [one, two]}
    other = story.when(HOST, "MakeTheme", title="Avond")["theme"]
    assert story.refused(HOST, "RenameTheme", theme=other, title="Vervoer") == "theme_exists"


def test_two_themes_are_put_together_and_that_is_undone_exactly() -> None:
    story, (one, two, three, _four) = room()
    first = story.when(HOST, "MakeTheme", title="Bus", contributions=[one, two])["theme"]
    second = story.when(HOST, "MakeTheme", title="Avond", contributions=[three])["theme"]
    before = members(story)
    story.when(HOST, "RemoveTheme", theme=first, into=second)
    assert members(story) == {"Avond": [three, one, two]}
    story.when(HOST, "UndoLast")
    assert members(story) == before and list(story.state.themes) == [first, second]


def test_undo_puts_cards_back_where_they_were_and_leaves_what_others_did_since() -> None:
    story, (one, two, three, four) = room()
    first = story.when(HOST, "MakeTheme", title="Bus", contributions=[one, two, three])["theme"]
    second = story.when(HOST, "MakeTheme", title="Avond")["theme"]
    story.when(HOST, "MoveToTheme", contributions=[two, four], theme=second)
    story.when(HOST, "UndoLast")
    assert members(story) == {"Bus": [one, two, three], "Avond": []}
    story.when(HOST, "MoveToTheme", contributions=[one, two], theme=second)
    events = [event_from_json(one) for one in story.state.undoable[-1].back]
    story.when(HOST, "MoveToTheme", contributions=[one], theme="")  # somebody moved it on
    for happened in events:
        evolve(story.state, happened)
    assert {title: set(held) for title, held in members(story).items()} == {"Bus": {two, three}, "Avond": set()}
    assert story.state.themes[first].members.count(two) == 1


def test_undoing_a_new_theme_leaves_what_others_put_in_it() -> None:
    story, (one, two, *_rest) = room()
    theme = story.when(leader("A1"), "MakeTheme", title="Van ons", contributions=[one])["theme"]
    story.when(ANNA, "MoveToTheme", contributions=[two], theme=theme)
    story.when(leader("A1"), "UndoLast")
    assert members(story) == {"Van ons": [two]}


def test_removing_is_undone_with_all_that_was_in_it_and_its_place_in_the_order() -> None:
    story, (one, two, *_rest) = room()
    themes = [story.when(HOST, "MakeTheme", title=title)["theme"] for title in ("Bus", "Avond", "Geld")]
    story.when(HOST, "MoveToTheme", contributions=[two, one], theme=themes[1])
    story.when(HOST, "RemoveTheme", theme=themes[1])
    assert members(story) == {"Bus": [], "Geld": []}
    story.when(HOST, "UndoLast")
    assert members(story) == {"Bus": [], "Avond": [two, one], "Geld": []}
    assert story.when(HOST, "RemoveTheme", theme=themes[1]) == story.when(HOST, "RemoveTheme", theme=themes[1]) == {}


def test_the_order_of_themes_is_changed_and_undone() -> None:
    story, _made = room()
    bus, avond, geld = (story.when(HOST, "MakeTheme", title=title)["theme"] for title in ("Bus", "Avond", "Geld"))
    story.when(HOST, "MoveTheme", theme=geld, before=bus)
    assert list(story.state.themes) == [geld, bus, avond]
    story.when(HOST, "UndoLast")
    assert list(story.state.themes) == [bus, avond, geld]


def test_participants_theme_their_own_groups_cards_when_the_phase_says_so() -> None:
    story, (one, *_rest) = room()
    theme = story.when(BILAL, "MakeTheme", title="Met de bus", contributions=[one])["theme"]
    assert story.state.themes[theme].group == "A1" and story.state.themes[theme].by == "bilal"
    story.when(ANNA, "MoveToTheme", contributions=[one], theme="")
    assert members(story) == {"Met de bus": []}
    assert story.refused(CARLA, "MoveToTheme", contributions=[one], theme=theme) == "not_yours"
    assert story.refused(CARLA, "MakeTheme", title="x", contributions=[one]) == "unknown_contribution"
    assert story.refused(BILAL, "MakeTheme", title="x", group="") == "not_yours"
    assert story.refused(ANNA, "RenameTheme", theme=theme, title="Anders") == "not_yours"
    assert story.refused(ANNA, "RemoveTheme", theme=theme) == "not_yours"
    story.when(BILAL, "MoveToTheme", contributions=[one], theme=theme)
    assert story.refused(BILAL, "RemoveTheme", theme=theme) == "theme_not_empty"
    story.when(BILAL, "MoveToTheme", contributions=[one])
    story.when(BILAL, "RemoveTheme", theme=theme)
    assert not story.state.themes
    assert all(entry.what in {"EditPhase", "OpenPhase"} for entry in story.state.undoable)


def test_in_a_phase_for_everyone_participants_theme_for_the_room() -> None:
    story, (one, *_rest) = room(visibility="everyone")
    theme = story.when(CARLA, "MakeTheme", title="Samen", contributions=[one])["theme"]
    assert story.state.themes[theme].group == ""


def test_without_theming_in_the_phase_and_after_the_end_phones_theme_nothing() -> None:
    story, (one, *_rest) = room(theming=False)
    assert story.refused(ANNA, "MakeTheme", title="x", contributions=[one]) == "theming_closed"
    story.when(HOST, "EditPhase", phase="directions", theming=True)
    story.when(HOST, "CloseSession")
    assert story.refused(ANNA, "MakeTheme", title="x", contributions=[one]) == "session_closed"


def test_bad_input_is_refused_kindly() -> None:
    story, (one, two, *_rest) = room()
    theme = story.when(HOST, "MakeTheme", title="Bus", contributions=[one])["theme"]
    for wrong, code in (
        ({"contributions": [theme], "theme": theme}, "not_a_card"),
        ({"contributions": [], "theme": theme}, "empty"),
        ({"contributions": ["nergens"], "theme": theme}, "unknown_contribution"),
        ({"contributions": [two], "theme": "th99"}, "theme_gone"),
    ):
        assert story.refused(HOST, "MoveToTheme", **wrong) == code
    assert story.refused(HOST, "MakeTheme", title="  ") == "empty"
    assert story.refused(HOST, "RemoveTheme", theme=theme, into=theme) == "not_a_card"
    assert story.refused(leader("A2"), "MoveToTheme", contributions=[two]) == "not_yours"
    assert story.refused(leader("A1"), "RenameTheme", theme=theme, title="x") == "not_yours"
    assert story.refused(HOST, "MakeTheme", title="x", contributions=[two], group="A2") == "other_table"
    story.when(HOST, "HideContribution", contribution=two)
    assert story.refused(HOST, "MoveToTheme", contributions=[two], theme=theme) == "card_hidden"
    story.when(HOST, "MoveToTheme", contributions=[two, one], theme="")  # of several, what stands is moved
    assert members(story) == {"Bus": []}


def test_who_moves_into_a_theme_that_was_just_removed_hears_so() -> None:
    story, (one, two, *_rest) = room()
    theme = story.when(leader("A1"), "MakeTheme", title="Bus", contributions=[one])["theme"]
    story.when(HOST, "RemoveTheme", theme=theme)
    assert story.refused(ANNA, "MoveToTheme", contributions=[two], theme=theme) == "theme_gone"
    assert story.refused(HOST, "SetTheme", theme=theme, title="Bus", members=[two]) == "stale"


def test_five_hundred_fit_in_one_theme_and_no_more() -> None:
    story, made = room(cards=MOST_MEMBERS + 1)
    theme = story.when(HOST, "MakeTheme", title="Alles", contributions=made[:-1])["theme"]
    assert len(story.state.themes[theme].members) == MOST_MEMBERS
    assert story.refused(HOST, "MoveToTheme", contributions=made[-1:], theme=theme) == "too_many"
    assert story.refused(HOST, "MakeTheme", title="Meer", contributions=made) == "too_many"


def test_cards_that_are_put_together_stand_once_and_go_along() -> None:
    story, (one, two, three, _four) = room()
    bus = story.when(HOST, "MakeTheme", title="Bus", contributions=[one])["theme"]
    avond = story.when(HOST, "MakeTheme", title="Avond", contributions=[three])["theme"]
    story.when(HOST, "MergeContributions", contributions=[one, three], into=two)
    assert [[card.id for card in cards] for cards in themed(story.state, "").values()] == [[two], []]
    story.when(HOST, "MoveToTheme", contributions=[one], theme=avond)
    assert [[card.id for card in cards] for cards in themed(story.state, "").values()] == [[], [two]]
    story.when(HOST, "UndoLast")
    assert members(story) == {"Bus": [one], "Avond": [three]} and bus


def test_set_theme_still_says_all_of_a_theme_and_takes_cards_out_of_the_others() -> None:
    story, (one, two, three, _four) = room()
    bus = story.when(HOST, "SetTheme", title="Bus", members=[one, two])["theme"]
    story.when(HOST, "SetTheme", title="Avond", members=[two, three])
    assert members(story) == {"Bus": [one], "Avond": [two, three]}
    story.when(HOST, "SetTheme", theme=bus, title="De bus", members=[three])
    assert members(story) == {"De bus": [three], "Avond": [two]}
    story.when(HOST, "UndoLast")
    assert members(story) == {"Bus": [one], "Avond": [two, three]}


def test_who_did_what_is_known() -> None:
    story, (one, *_rest) = room()
    theme = story.when(leader("A1"), "MakeTheme", title="Bus")["theme"]
    story.when(ANNA, "MoveToTheme", contributions=[one], theme=theme)
    story.when(HOST, "RenameTheme", theme=theme, title="De bus")
    assert [(deed.what, deed.by) for deed in story.state.deeds] == [
        ("made", "leader:A1"), ("put", "anna"), ("named", "facilitator"),
    ]  # fmt: skip


def test_a_theme_of_an_old_session_reads_as_it_was_written() -> None:
    story, (one, two, *_rest) = room()
    ledger = Ledger()
    old = {"id": "th1", "title": "Bus", "members": [one, two], "group": ""}
    ledger.replay([*story.records, {"t": "ThemeSet", "d": old}])
    assert ledger.state.themes["th1"].members == [one, two]


MOVES = st.one_of(
    st.tuples(st.just("MakeTheme"), st.fixed_dictionaries(
        {"title": st.sampled_from("abcd"), "contributions": several(IDS), "group": maybe(st.sampled_from(["", "A1", "A2"]))}
    )),
    st.tuples(st.just("MoveToTheme"), st.fixed_dictionaries({"contributions": several(IDS), "theme": maybe(THEMES, "")})),
    st.tuples(st.just("RemoveTheme"), st.fixed_dictionaries({"theme": THEMES, "into": maybe(THEMES, "")})),
    st.tuples(st.just("SetTheme"), st.fixed_dictionaries(
        {"title": st.sampled_from("abcd"), "members": several(IDS), "theme": maybe(THEMES, "")}
    )),
    st.tuples(st.just("MergeContributions"), st.fixed_dictionaries({"contributions": several(IDS), "into": IDS})),
    st.tuples(st.just("HideContribution"), st.fixed_dictionaries({"contribution": IDS})),
    st.tuples(st.just("ShowContribution"), st.fixed_dictionaries({"contribution": IDS})),
    st.tuples(st.just("BeginSession"), st.just({})),
    st.tuples(st.just("UndoLast"), st.just({})),
)  # fmt: skip


@examples(60)
@given(st.lists(st.tuples(ACTORS, MOVES), max_size=25))
def test_any_interleaving_leaves_each_card_in_at_most_one_theme_and_loses_none(steps: list[Any]) -> None:
    story, made = room(visibility="everyone", cards=4)
    story.when(HOST, "AddContribution", kind="direction", text="Van de begeleider")
    for actor, (name, data) in steps:
        try:
            story.when(actor, name, **data)
        except Refused:
            continue
        for group in ("", "A1", "A2"):
            held = [card for theme in story.state.themes.values() if theme.group == group for card in theme.members]
            assert len(held) == len(set(held))
            shown = [card.id for cards in themed(story.state, group).values() for card in cards]
            assert len(shown) == len(set(shown))
            assert set(whereabouts(story.state, group)) == set(held)
    kept = {*story.state.contributions, *story.state.set_aside.contributions}
    assert kept >= set(made)
    again = Ledger()
    again.replay(story.records)
    assert replace(again.state) == replace(story.state)


def test_a_title_that_would_be_held_back_goes_to_nobodys_screen() -> None:
    story, (one, *_rest) = room()
    assert story.refused(ANNA, "MakeTheme", title="Wat een trut", contributions=[one]) == "title_held"
    made = story.when(ANNA, "MakeTheme", title="Vervoer")["theme"]
    assert story.refused(ANNA, "RenameTheme", theme=made, title="Trut") == "title_held"
    story.when(HOST, "MakeTheme", title="Waarom trut geen scheldwoord is", group="A1")  # who leads has read what they type
    story.when(HOST, "EditPhase", phase="directions", moderated=True)
    assert story.refused(BILAL, "MakeTheme", title="Avond") == "titles_read_first"
    assert story.refused(ANNA, "RenameTheme", theme=made, title="Avond") == "titles_read_first"
    story.when(BILAL, "MakeTheme", title="vervoer", contributions=[one])  # it is there already
    story.when(BILAL, "MoveToTheme", contributions=[one], theme="")


def test_a_theme_that_arrives_late_is_made_though_its_card_went_away() -> None:
    story, (one, *_rest) = room()
    story.when(HOST, "HideContribution", contribution=one)
    for who, title in ((ANNA, "Vervoer"), (BILAL, "Avond")):
        story.when(who, "MakeTheme", title=title, contributions=[one])
    assert members(story) == {"Vervoer": [], "Avond": []}
