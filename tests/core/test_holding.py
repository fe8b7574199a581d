"""Texts wait for a reading where the phase asks for it, or because of a word: held, never deleted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from facilitator.core.actions import shown_actions
from facilitator.core.holding import LISTS, all_shipped, held_by_words, shipped_words
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, LEADER_SCREEN, PHONE, WALL, Audience, may_see
from tests.story import HOST, Story, leader, person

PIET, SAMIRA = person("piet", "A1"), person("samira", "A2")
SCENARIOS = Path(__file__).parents[2] / "docs" / "scenarios"
COARSE = "Die klootzakken van de gemeente"

# People speak about these here, in any words they have: none may hold a text back.
SPOKEN_OF = """
kanker tering tyfus pleuris klere cholera aids hiv corona dementie dement alzheimer parkinson autist autisme autistisch
adhd borderline psychose psychotisch schizofreen schizofrenie depressie depressief manisch verslaafd verslaving junk
alcoholist drank zelfmoord suïcide doodgaan dood sterven euthanasie gek gestoord krankzinnig waanzin debiel imbeciel
idioot zwakzinnig mongool mongooltje spast spastisch kreupel mank doof stom blind lam gehandicapt beperkt achterlijk
achterstand dik vet dun lelijk oud bejaard bedlegerig incontinent luier poep poepen pies plas plassen kak diarree
ontlasting urine kots kotsen braken bloed bloeden ongesteld menstruatie maandstond overgang zwanger abortus miskraam
bevalling borst borsten tepel tieten penis pik piemel vagina schede balzak ballen kloten billen kont reet anus lichaam
huid wond wonden doorligplek decubitus katheter stoma sonde bril gebit kunstgebit rolstoel rollator wassen aankleden
seks seksualiteit seksueel vrijen homo homoseksueel lesbisch lesbienne biseksueel transgender trans intersekse queer
jood joods moslim islam christen marokkaan marokkaans turk turks surinamer antilliaan roma sinti zigeuner allochtoon
vluchteling asielzoeker statushouder buitenlander zwart wit geweld slaan schoppen misbruik mishandeling verkrachting
incest aanranding steken schieten moord vermoord bedreigd stalking angst bang boos kwaad huilen verdriet schaamte
hoera verhoor verhuur huur hoe hoeveel toehoorder lullig neger­zoen niet nikkel kutikula flikkeren flikkerlicht teff
Dick Neukirchen Maine Essex Scunthorpe Sussex assistent massage klassiek analyse document cocktail Titicaca
cancer tumour dementia autistic psychosis schizophrenia depression depressed addict addicted suicide dying death insane
crazy mad retarded disabled crippled deaf dumb blind lame spastic fat ugly pee piss poo faeces vomit blood period pregnant
abortion miscarriage birth breast breasts nipple penis vagina testicles buttocks bottom anus body skin wound catheter
sex sexual gay lesbian bisexual queer transgender jewish muslim black white violence abuse rape incest kill killed murder
""".replace("\u00ad", "").split()


def held(text: str, state: Session | None = None) -> list[str]:
    return held_by_words(state or Session(), text)


@pytest.fixture
def story() -> Story:
    """Piet sits at A1 and Samira at A2; experiences are collected, and the facilitator reads first."""
    told = Story().begun().in_phase("clarify")
    told.joined("piet", group="A1")
    told.joined("samira", group="A2")
    return told


def moderated(story: Story) -> Story:
    story.when(HOST, "EditPhase", phase="clarify", moderated=True)
    return story


def said(story: Story, text: str = "Hoe dan?", by=PIET, **more) -> str:
    return story.when(by, "AddContribution", kind="question", text=text, **more)["contribution"]


def seen_on(story: Story, one: str) -> set[str]:
    found = story.state.contributions[one]
    audiences = [Audience(PHONE, "A1"), Audience(LEADER_SCREEN, "A1"), Audience(WALL), Audience(CONSOLE)]
    return {audience.screen for audience in audiences if may_see(story.state, audience, found)}


# ── the words ──


@pytest.mark.parametrize("word", SPOKEN_OF)
def test_nothing_that_people_speak_about_here_is_held(word):
    assert held(word) == []
    assert held(f"Mijn zus zei: «{word}!»") == []


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in _texts(one)]


@pytest.mark.parametrize("file", sorted(SCENARIOS.glob("*.json")), ids=lambda file: file.stem)
def test_no_text_of_the_scenarios_is_held(file):
    assert held("\n".join(_texts(json.loads(file.read_text("utf-8"))))) == []


@pytest.mark.parametrize("text", [
    "KLOOTZAK", "klóótzak", "kloootzakk", "kl00tzak", "kutwijf!", "zo'n kankerhoer", "Val toch dood, fúck", "sh!t", "a55hole",
    "Ik  maak je\ndood", "ik weet waar je woont.", "f\u200bucking", "ＦＵＣＫ", "motherfucker",
])  # fmt: skip
def test_a_coarse_word_or_a_threat_is_held_however_it_is_written(text):
    assert held(text)


@pytest.mark.parametrize("word", ["klotezooi", "Klotemiddag!", "kutsysteem", "kutvergadering", "klerezooi", "horseshit", "dipshit", "shitshow"])
def test_so_is_a_coarse_word_that_is_part_of_another(word):
    assert held(word)


@pytest.mark.parametrize("word", [
    "klooster", "klotsen", "kluten", "Kutscher", "prikkut", "kleren", "klerenkast", "schijterig", "scheiding", "assistent", "hondenluis",
    "cockpit", "Scunthorpe", "shiitake", "mishit", "shitake", "classic", "Essex", "analyse", "grote", "rotonde", "rotan",
])  # fmt: skip
def test_a_decent_word_that_only_looks_like_one_is_not_held(word):
    assert held(word) == []


def test_it_says_which_words_hold_it():
    assert held("Rot op, wat een klootzak. KLOOTZAK!") == ["rot op", "klootzak"]


def test_every_entry_of_the_lists_holds_itself_and_stands_there_once():
    for language in LISTS:
        words = shipped_words(language)
        assert len(words) > 50
        assert len(set(words)) == len(words)
        assert [word for word in words if not held(word.replace("*", ""))] == []


def test_a_session_adds_words_leaves_words_out_and_turns_the_list_off(story):
    words = [word for word in all_shipped() if word != "klootzak"]
    story.when(HOST, "SetHeldWords", words=[*words, "Kladblok*", "rode loper"])
    assert story.state.held_words.added == ("kladblok*", "rode loper")
    assert story.state.held_words.left_out == ("klootzak",)
    assert not held("klootzak", story.state)
    assert held("kladblokken", story.state)
    assert held("De Rode, loper", story.state)
    assert not held("loper", story.state)
    story.when(HOST, "SetHeldWords", on=False)
    assert not held("kladblokken", story.state)
    story.when(HOST, "UndoLast")
    assert held("kladblokken", story.state)
    assert story.replayed().state.held_words == story.state.held_words


@pytest.mark.parametrize("word", ["*", "**", "a", "*a*", "!!", "a*b", "x" * 61])
def test_a_word_that_would_hold_everything_or_nothing_is_refused(story, word):
    assert story.refused(HOST, "SetHeldWords", words=["trut", word]) == "bad_word"


def test_the_list_has_an_end(story):
    assert story.refused(HOST, "SetHeldWords", words=[f"woord{n}" for n in range(1001)]) == "too_many"


# ── what is held ──


def test_a_coarse_word_waits_and_nobody_else_sees_it(story):
    one = said(story, COARSE)
    assert (story.state.contributions[one].status, story.state.contributions[one].held) == ("held", "words")
    assert seen_on(story, one) == {LEADER_SCREEN, CONSOLE}
    story.when(HOST, "ReleaseContributions", contributions=[one])
    assert seen_on(story, one) == {PHONE, LEADER_SCREEN, WALL, CONSOLE}


def test_who_leads_types_what_they_like(story):
    for by in (HOST, leader("A1")):
        assert story.state.contributions[said(moderated(story), COARSE, by)].status == "visible"


def test_where_everything_is_read_first_it_waits_until_it_is_released(story):
    one, other = said(moderated(story)), said(story, by=SAMIRA)
    assert {story.state.contributions[key].held for key in (one, other)} == {"release"}
    story.when(HOST, "ReleaseContributions")
    assert {story.state.contributions[key].status for key in (one, other)} == {"visible"}
    story.when(HOST, "UndoLast")
    assert {story.state.contributions[key].held for key in (one, other)} == {"release"}
    assert story.state.acts == {"held_release": 2, "released": 0}
    assert story.replayed().state.contributions == story.state.contributions


def test_a_release_taken_back_leaves_alone_what_happened_since(story):
    one, other = said(moderated(story)), said(story, by=SAMIRA)
    story.when(HOST, "ReleaseContributions")
    story.when(PIET, "WithdrawContribution", contribution=one)
    story.when(HOST, "UndoLast")
    assert [story.state.contributions[key].status for key in (one, other)] == ["withdrawn", "held"]


def test_a_leader_releases_at_the_own_table_only(story):
    one, other = said(moderated(story)), said(story, by=SAMIRA)
    assert story.refused(leader("A1"), "ReleaseContributions", contributions=[other]) == "not_yours"
    story.when(leader("A1"), "ReleaseContributions")
    assert story.state.contributions[one].status == "visible"
    assert story.state.contributions[other].status == "held"


def test_what_is_not_held_is_not_released(story):
    one = said(story)
    seq = story.state.seq
    story.when(HOST, "ReleaseContributions", contributions=[one])  # another facilitator was just before
    assert story.state.seq == seq
    story.when(PIET, "WithdrawContribution", contribution=one)
    assert story.refused(HOST, "ReleaseContributions", contributions=[one]) == "card_taken_back"
    assert story.refused(HOST, "ReleaseContributions", contributions=["c99"]) == "unknown_contribution"
    assert story.refused(PIET, "ReleaseContributions", contributions=[one]) == "not_allowed"


def test_what_waits_can_be_hidden_and_shown(story):
    one = said(story, COARSE)
    story.when(HOST, "HideContribution", contribution=one)
    assert seen_on(story, one) == {LEADER_SCREEN, CONSOLE}
    story.when(HOST, "UndoLast")
    assert story.state.contributions[one].held == "words"
    story.when(HOST, "HideContribution", contribution=one)
    story.when(HOST, "ShowContribution", contribution=one)
    assert story.state.contributions[one].status == "visible"


def test_a_hidden_or_merged_text_cannot_be_hidden_again(story):
    one, other = said(story), said(story, "En dan?")
    story.when(HOST, "MergeContributions", contributions=[one], into=other)
    assert story.refused(HOST, "HideContribution", contribution=one) == "card_merged"
    assert story.refused(HOST, "ReleaseContributions", contributions=[one]) == "card_merged"


def test_why_a_card_that_is_on_no_screen_can_not_be_used_is_told_as_it_is(story):
    one, two, waits, gone = (said(story, text) for text in ("Een", "Twee", COARSE, "Weg"))
    theme = story.when(HOST, "MakeTheme", title="Zorg")["theme"]
    story.when(HOST, "HideContribution", contribution=two)
    story.when(PIET, "WithdrawContribution", contribution=gone)
    for card, why in ((waits, "card_held"), (two, "card_hidden"), (gone, "card_taken_back")):
        for name, data in (
            ("MergeContributions", {"contributions": [card], "into": one}),
            ("MergeContributions", {"contributions": [one], "into": card}),
            ("MarkHighlight", {"contribution": card}),
            ("SetHighlights", {"members": [one, card], "group": "A1"}),
            ("MoveToTheme", {"contributions": [card], "theme": theme}),
        ):
            assert story.refused(HOST, name, **data) == why, name
    story.when(HOST, "EditPhase", phase="clarify", theming=True)
    wish = {"contributions": [waits], "theme": ""}
    assert story.refused(PIET, "MoveToTheme", **wish) == "card_off_screen"  # its author sees it, and can't release it


def test_the_author_changes_it_and_takes_it_back(story):
    one = said(story, COARSE)
    story.when(PIET, "EditContribution", contribution=one, text="Wat een trut")
    assert story.state.contributions[one].held == "words"
    story.when(PIET, "EditContribution", contribution=one, text="De mensen van de gemeente")
    assert story.state.contributions[one].status == "visible"  # the reason is gone
    story.when(PIET, "EditContribution", contribution=one, text=COARSE)
    assert story.state.contributions[one].held == "words"
    story.when(PIET, "WithdrawContribution", contribution=one)
    assert story.state.contributions[one].status == "withdrawn"
    assert not story.state.held


def test_other_words_are_read_again_where_everything_is_read_first(story):
    one = said(moderated(story))
    story.when(HOST, "ReleaseContributions")
    story.when(PIET, "EditContribution", contribution=one, text="Hoe dan?")  # the same
    assert story.state.contributions[one].status == "visible"
    story.when(PIET, "EditContribution", contribution=one, text="Heel iets anders")
    assert story.state.contributions[one].held == "release"


def test_a_coarse_word_in_what_was_put_together_takes_it_apart(story):
    one, other = said(story), said(story, "En dan?")
    story.when(HOST, "MergeContributions", contributions=[one], into=other)
    story.when(PIET, "EditContribution", contribution=one, text=COARSE)
    assert story.state.contributions[one].status == "held"
    assert story.state.contributions[other].merged == []


def test_every_field_that_people_type_counts():
    story = Story(workshop="casuistry").begun()
    story.joined("piet", group="A1")
    story.in_phase(next(phase.id for phase in story.state.phases if "case" in phase.accepts))
    for field in ("title", "ask", "presenter"):
        more = {"title": "Een naam", field: "Wat een trut"}
        one = story.when(PIET, "AddContribution", kind="case", text="Een casus", **more)["contribution"]
        assert story.state.contributions[one].held == "words", field


def test_five_hundred_at_once(story):
    moderated(story)
    for n in range(500):
        said(story, f"Vraag {n}")
    story.when(HOST, "ReleaseContributions")
    assert not story.state.held
    story.when(HOST, "UndoLast")
    assert len(story.state.held) == 500


# ── answers and third ways ──


def test_an_answer_waits_too(story):
    question = said(story)
    story.when(PIET, "AnswerQuestion", contribution=question, text=COARSE)
    answer = story.state.contributions[question].answers[0]
    assert answer.held == "words"
    story.when(leader("A1"), "ShowAnswer", contribution=question, place=0, at=answer.at)
    assert story.state.contributions[question].answers[0].held == ""
    story.when(HOST, "ShowAnswer", contribution=question, place=0, at=answer.at, shown=False)
    assert story.state.contributions[question].answers[0].held == "hidden"
    story.when(HOST, "UndoLast")
    assert story.state.contributions[question].answers[0].held == ""
    assert story.refused(HOST, "ShowAnswer", contribution=question, place=1, at=answer.at) == "stale"
    assert story.refused(leader("A2"), "ShowAnswer", contribution=question, place=0, at=answer.at) == "not_yours"
    assert story.state.acts == {"held_words": 1, "released": 1, "hidden": 0}


def test_the_words_of_a_third_way_wait_and_the_choice_counts():
    story = Story().begun().in_phase("dilemmas")
    story.joined("piet", "samira", group="A1")
    dilemma = story.dilemma()
    for who in ("piet", "samira"):
        story.when(person(who, "A1"), "Choose", contribution=dilemma, option=None, moment="before", which=COARSE)
    assert story.state.held_ways == {dilemma: {COARSE: "words"}}
    assert len(story.state.choices[dilemma]["before"]) == 2
    story.when(HOST, "HideThirdWay", contribution=dilemma, which=COARSE, hidden=False)
    assert (story.state.held_ways, story.state.hidden_ways[dilemma]) == ({}, [])
    story.when(HOST, "UndoLast")
    assert story.state.held_ways == {dilemma: {COARSE: "words"}}
    story.when(HOST, "HideThirdWay", contribution=dilemma, which=COARSE)
    assert (story.state.held_ways, story.state.hidden_ways[dilemma]) == ({}, [COARSE])


def test_what_people_will_do_waits_too(story):
    story.when(HOST, "EditPhase", phase="clarify", accepts=["question", "action"])
    one = story.when(PIET, "RecordAction", text="Die trut bellen")
    assert one == {"action": "a1", "held": "words"}
    assert shown_actions(story.state) == []
    assert story.refused(leader("A2"), "ReleaseAction", action="a1") == "not_yours"
    story.when(leader("A1"), "ReleaseAction", action="a1")
    assert [action.text for action in shown_actions(story.state)] == ["Die trut bellen"]
    story.when(leader("A1"), "UndoLast")
    assert shown_actions(story.state) == []
    story.when(PIET, "RecordAction", action="a1", text="De consulent bellen")
    assert len(shown_actions(story.state)) == 1
    assert story.refused(HOST, "ReleaseAction", action="a9") == "stale"


# ── what was tried out does not count ──


def test_the_try_out_is_not_counted():
    story = Story().in_phase("clarify")
    story.joined("piet", group="A1")
    said(story, COARSE)
    story.when(HOST, "BeginSession")
    assert story.state.acts == {}
    story.when(HOST, "UndoLast")
    assert story.state.acts == {"held_words": 1}
