"""What came in another way, stands apart or was voted on twice: told as such."""

from __future__ import annotations

import re

from facilitator.report.data import public_data
from facilitator.report.edition import edition_of
from facilitator.report.model import report_of
from facilitator.report.writers import discover
from tests.story import HOST, Story, leader


def page(story: Story) -> str:
    return discover()["html"].render(edition_of(story.state)).decode()


def read(story: Story) -> str:
    """The report as somebody reads it, of Markdown, so without its marks."""
    return discover()["md"].render(edition_of(story.state)).decode().replace("\\", "")


def chapters(story: Story) -> list[str]:
    return [one.id for one in report_of(public_data(story.state)).chapters]


def said(story: Story, actor, text: str, kind: str = "direction", **more) -> str:
    made: str = story.when(actor, "AddContribution", kind=kind, text=text, **more)["contribution"]
    return made


def test_what_was_parked_has_a_chapter_of_its_own_and_is_in_no_other():
    story = Story().begun()
    (one,) = story.joined("p1")
    story.in_phase("directions")
    assert "parking" not in chapters(story)
    said(story, one, "Over de vraag")
    parked = said(story, one, "Over het parkeerterrein")
    story.when(HOST, "ParkContribution", contribution=parked)
    text = read(story)
    assert "## Eén bijdrage geparkeerd" in text and "bewaard voor een andere keer" in text
    assert text.count("Over het parkeerterrein") == 2  # there, and in the appendix
    assert "· geparkeerd" in text


def test_what_was_brought_in_beforehand_says_so_with_its_source():
    story = Story(workshop="casuistry", groups=()).begun()
    story.when(
        HOST,
        "ImportContributions",
        text="Om vijf uur op slot: Het gebouw staat leeg.",
        kind="case",
        source="Enquête mei",
    )
    text = read(story)
    assert "vooraf ingebracht · Enquête mei" in text
    assert "Zo kwam de inbreng binnen: één vooraf ingebracht." in text
    assert "Over deze casussen is nog niet verder gepraat." in text


def test_a_translation_stands_beside_the_words_themselves_each_with_its_language():
    story = Story().begun()
    (one,) = story.joined("p1")
    story.in_phase("experiences")
    made = said(story, one, "أنا وحدي", "experience")
    story.when(HOST, "TranslateContribution", contribution=made, language="nl", text="Ik ben alleen", original="ar")
    told = page(story)
    assert re.search(r'<p dir="auto" lang="ar">أنا وحدي', told)
    assert told.count('<p class="also" dir="auto" lang="nl">Ik ben alleen</p>') == 2  # quoted, and in the appendix
    assert "(nl) Ik ben alleen" in read(story)


def test_cards_that_a_leader_typed_over_and_hands_that_were_counted():
    story = Story().begun()
    story.in_phase("directions")
    story.when(leader("A1"), "EnterCards", texts=["Begin klein", "Begin vandaag"], kind="direction", people=4)
    made = next(iter(story.state.contributions))
    counts = {"agree": 6, "disagree": 2}
    story.when(leader("A1"), "CountHands", contribution=made, what="support", counts=counts, people=8)
    text = read(story)
    assert "twee via een gespreksleider" in text and "Acht stemmen zijn geteld bij handopsteken." in text
    assert "Acht mensen deden mee zonder eigen telefoon." in text
    assert "6 van 8 eens" in text and "namens vier mensen" in text


def test_a_vote_held_twice_is_compared():
    story = Story().begun()
    people = story.joined("p1", "p2", "p3", "p4")
    story.in_phase("directions")
    made = said(story, people[0], "Begin klein")
    for one in people[:2]:
        story.when(one, "GiveSupport", contribution=made, level="agree")
    story.when(people[2], "GiveSupport", contribution=made, level="disagree")
    assert "votes" not in chapters(story)
    story.when(HOST, "VoteAgain", phase="directions")
    for one in people:
        story.when(one, "GiveSupport", contribution=made, level="agree")
    text = read(story)
    assert "## Twee keer gestemd" in text
    assert re.search(r"Begin klein \| 2 van 3 \| 4 van 4 \|", text)
    assert "(4 van 4 eens)" in text  # everywhere else the latest round counts


def test_a_choice_made_twice_is_compared_per_option():
    story = Story().begun()
    people = story.joined("p1", "p2", "p3")
    dilemma = story.dilemma()
    story.in_phase("dilemmas")
    for one, option in zip(people, (0, 0, 1), strict=True):
        story.when(one, "Choose", contribution=dilemma, option=option, moment="before")
    story.when(HOST, "VoteAgain", phase="dilemmas")
    for one in people:
        story.when(one, "Choose", contribution=dilemma, option=1, moment="before")
    text = read(story)
    assert "| A | 2 | 0 |" in text and "| B | 1 | 3 |" in text


def test_of_a_second_round_in_which_too_few_chose_there_is_a_dash_and_no_nought():
    story = Story().begun()
    people = story.joined("p1", "p2", "p3")
    dilemma = story.dilemma()
    story.in_phase("dilemmas")
    for one in people:
        story.when(one, "Choose", contribution=dilemma, option=0, moment="before")
    story.when(HOST, "VoteAgain", phase="dilemmas")
    for one in people[:2]:
        story.when(one, "Choose", contribution=dilemma, option=1, moment="before")
    text = read(story)
    assert "| A | 3 | – |" in text and "| B | 0 | – |" in text


def test_hidden_contributions_are_in_no_earlier_round_either():
    story = Story().begun()
    (one,) = story.joined("p1")
    story.in_phase("directions")
    made = said(story, one, "HIDDENTEXT")
    story.when(one, "GiveSupport", contribution=made, level="agree")
    story.when(HOST, "VoteAgain", phase="directions")
    story.when(one, "GiveSupport", contribution=made, level="agree")
    story.when(HOST, "HideContribution", contribution=made)
    assert "HIDDENTEXT" not in page(story) and "votes" not in chapters(story)


def test_places_that_groups_travelled_to_are_named():
    story = Story()
    story.when(
        HOST, "SetPlaces", places=[{"id": "vidi", "label": "Vidiveni", "leader": "Alfons", "about": "restaurant"}]
    )
    story.begun()
    story.when(HOST, "ReceiveGroup", place="vidi", group="A1")
    (one,) = story.joined("p1")
    story.in_phase("experiences")
    said(story, one, "Zo ging het hier", "experience")
    text = read(story)
    assert "### De locaties" in text and "Vidiveni" in text and "Alfons" in text
    assert "Groep A1 · Vidiveni" in text
    assert re.search(r"\| Groep \| Was te gast bij \| Mensen \|", text) and "| Groep A1 | Vidiveni | 1 |" in text


def test_without_main_directions_it_says_so_and_gives_what_carries_most():
    story = Story().begun()
    people = story.joined("p1", "p2", "p3")
    story.in_phase("directions")
    made = said(story, people[0], "Begin klein")
    assert "Er zijn geen hoofdrichtingen gekozen en er is niet gestemd." in read(story)
    for one in people:
        story.when(one, "GiveSupport", contribution=made, level="agree")
    text = read(story)
    assert "Er zijn geen hoofdrichtingen gekozen. Dit kreeg de meeste steun." in text
    assert "Begin klein" in text.partition("Dit kreeg de meeste steun.")[2]


def test_what_a_format_has_no_chapter_for_gets_one():
    story = Story().begun()
    story.when(HOST, "AddContribution", kind="goal", text="Iedereen doet mee")
    story.when(HOST, "AddContribution", kind="belief", text="Het kan niet")
    names = chapters(story)
    assert names.index("tree") < names.index("beliefs") < names.index("colophon")


def test_a_value_with_what_supports_it_and_what_challenges_it():
    story = Story(workshop="thought-experiment", groups=()).begun()
    (one,) = story.joined("p1", group="")
    value = story.when(HOST, "AddContribution", kind="principle", title="Vertrouwen", text="We gaan uit van het goede")
    belief = story.when(HOST, "AddContribution", kind="belief", text="Het kan niet")
    story.in_phase("values")
    for stance, text in (("supports", "Wie begint, leert"), ("challenges", "En als het misgaat?"), ("", "Soms wel")):
        said(story, one, text, "insight", on=value["contribution"], stance=stance)
    said(story, one, "Bij ons kon het wel", "experience", on=belief["contribution"], stance="challenges")
    text = read(story)
    values = text.partition("## Eén kernwaarde")[2]
    assert values.index("Wat dit steunt") < values.index("Wie begint, leert") < values.index("Wat dit uitdaagt")
    assert values.index("En als het misgaat?") < values.index("Wat erover gezegd is") < values.index("Soms wel")
    assert "Bij ons kon het wel" in text.partition("Wat ertegen spreekt")[2]
