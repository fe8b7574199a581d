"""The report of a series: sessions side by side, and the groups of one; nothing that a session itself does not show."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

from facilitator.core.session import Session
from facilitator.report import writers
from facilitator.report.data import public_data
from facilitator.report.edition import SeriesEdition, series_edition
from facilitator.report.series import series_report
from facilitator.report.writers import markdown
from tests.report import odf
from tests.report.play import Play
from tests.report.test_hostile_texts import HOSTILE, Tags
from tests.story import DILEMMA, HOST, Story

FIRST, SECOND = "Transitiearena, 14 maart", "Transitiearena, 16 mei"


def chosen(before: int, after: int, people: int = 6, *, place: str = "", second: int = 0) -> Story:
    """A session in which so many of `people` of A1 chose the first option before, and after; `second` people sit in A2."""
    story = Story().begun()
    dilemma = story.dilemma()
    everybody = [
        story.joined(f"p{n}", group="A1" if n < people else "A2", background="zorg" if n % 2 else "raad")[0]
        for n in range(people + second)
    ]
    for phase, moment, first in (("dilemmas", "before", before), ("choose", "after", after)):
        story.in_phase(phase, on=[dilemma])
        for n, who in enumerate(everybody):
            story.when(who, "Choose", contribution=dilemma, option=0 if n < first else 1, moment=moment)
    story.when(HOST, "DescribeMeeting", meeting={"place": place})
    return story


def told(*stories: Story, **more: Any) -> str:
    return markdown.render(series_edition([one.state for one in stories], **more)).decode()


def in_short(text: str) -> list[str]:
    """What the first page says was found."""
    return [line for line in text[text.index("## In het kort") : text.index("## De bijeenkomsten")].split("\n") if line.startswith("- ")]


def goals(story: Story, *texts: str) -> None:
    """A main goal with the others under it."""
    top = story.when(HOST, "AddContribution", kind="goal", text=texts[0])["contribution"]
    for text in texts[1:]:
        story.when(HOST, "AddContribution", kind="goal", text=text, parent=top)


def test_the_same_dilemma_stands_side_by_side() -> None:
    text = told(chosen(5, 2, place="Zwolle"), chosen(2, 4, place="Utrecht"))
    assert "| Zwolle [1](#n1) | 5 – 1 – 0 | 2 – 4 – 0 |" in text
    assert "| Utrecht [2](#n2) | 2 – 4 – 0 | 4 – 2 – 0 |" in text


def beside_each_other() -> SeriesEdition:
    """Two large sessions, of which the same dilemmas are drawn from first to second choice."""
    first, second = Play(), Play()
    second.story.when(HOST, "DescribeMeeting", meeting={"place": "Utrecht"})
    return series_edition([first.state, second.state])


def test_drawings_beside_each_other_stay_in_their_own_column_of_a_page() -> None:
    starts: list[tuple[str, int]] = []
    for sheet in PdfReader(io.BytesIO(writers.discover()["pdf"].render(beside_each_other()))).pages:
        sheet.extract_text(visitor_text=lambda text, matrix, *_: starts.append((text.strip(), round(matrix[4]))))
    assert {at for text, at in starts if text == "A"} == {48, 309}  # the letters of each drawing: where its column begins
    assert max(at for text, at in starts if text) < 595 - 48  # and nothing runs off the page


def test_drawings_beside_each_other_are_no_wider_than_a_column_of_the_odt() -> None:
    content = odf.part(writers.discover()["odt"].render(beside_each_other()), "content.xml")
    wide = content.xpath("//*[local-name()='section']//*[local-name()='frame']/@*[local-name()='width']")
    assert len(wide) == 6
    assert all(float(one.removesuffix("cm")) <= 7.9 for one in wide)


def test_the_first_page_names_the_dilemmas_that_more_than_one_meeting_had() -> None:
    text = told(chosen(5, 2, place="Zwolle"), chosen(2, 4, place="Utrecht"))
    assert in_short(text) == ["- Eén dilemma lag in meer dan één bijeenkomst op tafel: “Zwaardere zorgvragen, minder geld” [1](#n1)."]


def test_a_few_chapters_have_no_page_of_contents() -> None:
    second = PdfReader(io.BytesIO(writers.discover()["pdf"].render(beside_each_other()))).pages[1].extract_text()
    assert "De bijeenkomsten" in second
    assert "Inhoud" not in second


def test_a_dilemma_with_other_options_is_another_dilemma() -> None:
    other = Story().begun()
    options = [{"text": "Iets anders", "objection": "Maar"}, {"text": "Nog iets", "objection": "Hoe"}]
    made = other.when(HOST, "AddContribution", **{**DILEMMA, "options": options})["contribution"]
    people = other.joined("a", "b", "c", "d")
    other.in_phase("dilemmas", on=[made])
    for who in people:
        other.when(who, "Choose", contribution=made, option=0, moment="before")
    report = series_report([public_data(chosen(5, 2).state), public_data(other.state)])
    assert not any("Zwolle" in str(chapter.blocks) for chapter in report.chapters)
    assert "Wat mensen kozen" not in str(report.chapters)


def test_groups_of_one_session_are_compared_and_small_ones_are_counted_together() -> None:
    story = Story(groups=("A1", "A2", "A3", "A4")).begun()
    dilemma = story.dilemma()
    everybody = [story.joined(f"{group}{n}", group=group)[0] for group, size in (("A1", 8), ("A2", 2), ("A3", 4), ("A4", 6)) for n in range(size)]
    story.in_phase("dilemmas", on=[dilemma])
    for n, who in enumerate(everybody):
        story.when(who, "Choose", contribution=dilemma, option=n % 2, moment="before")
    text = told(story)
    assert "| Groep A1 | 4 – 4 – 0 | niemand koos |" in text
    assert "| Kleine groepen samen: Groep A2, Groep A3 | 3 – 3 – 0 | niemand koos |" in text
    assert "| Groep A2 |" not in text
    assert "| Groep A3 |" not in text


def test_one_large_group_beside_a_small_one_is_not_compared() -> None:
    assert "per groep" not in told(chosen(4, 3, people=8, second=2))


def test_nothing_hidden_or_withdrawn_of_any_session_is_in_it() -> None:
    story = chosen(5, 2)
    (anna,) = story.joined("anna")
    story.in_phase("directions")
    hidden = story.when(anna, "AddContribution", kind="direction", text="Wat niemand mag zien")["contribution"]
    story.when(HOST, "HideContribution", contribution=hidden)
    assert "Wat niemand mag zien" not in told(story, chosen(2, 4))


def test_what_returns_points_at_both_with_their_own_support() -> None:
    stories = []
    for agree, place in ((2, "Zwolle"), (4, "Utrecht")):
        story = Story().begun()
        people = story.joined("a", "b", "c", "d", "e")
        story.in_phase("directions")
        made = story.when(people[0], "AddContribution", kind="direction", text="Een huiskamer per wijk")["contribution"]
        story.in_phase("harvest")
        story.when(HOST, "SetHighlights", members=[made], group="A1")
        for n, who in enumerate(people):
            story.when(who, "GiveSupport", contribution=made, level="agree" if n < agree else "disagree")
        story.when(HOST, "DescribeMeeting", meeting={"place": place})
        stories.append(story)
    text = told(*stories)
    assert in_short(text) == [
        "- Eén onderwerp kwam in meer dan één bijeenkomst terug: “Een huiskamer per wijk” [1](#n1).",
        "- De steun daarvoor, van eerst naar laatst: bij één meer.",
        "- Het meest verschoof de steun voor “Een huiskamer per wijk” [1](#n1): eerst 2 van 5 eens, de laatste keer 4 van 5 eens.",
    ]
    assert "## Eén onderwerp kwam in meer dan één bijeenkomst terug" in text
    assert "| Een huiskamer per wijk | 2 van 5 eens [1](#n1) | 4 van 5 eens [2](#n2) | meer steun |" in text


def test_alike_pairs_of_the_caller_bring_different_words_together() -> None:
    rows = []
    for text in ("Een huiskamer per wijk", "In elke buurt een plek om binnen te lopen"):
        story = Story().begun()
        (anna,) = story.joined("anna")
        story.in_phase("directions")
        story.when(anna, "AddContribution", kind="direction", text=text)
        rows.append(public_data(story.state))
    numbers = [one["contributions"][0]["number"] for one in rows]
    assert not any(one.id == "returns" for one in series_report(rows).chapters)
    alike = [((0, numbers[0]), (1, numbers[1])), ((0, 999), (1, numbers[1]))]
    assert any(one.id == "returns" for one in series_report(rows, alike).chapters)


def test_agreements_are_told_with_what_became_of_them() -> None:
    first, second = Story(), Story()
    first.when(HOST, "RecordAction", text="Bellen met de wijk")
    agreed = [{"text": "Bellen met de wijk", "owner": "Fatima", "source": FIRST}, {"text": "Een avond", "source": FIRST}]
    second.when(HOST, "CarryActions", actions=agreed)
    second.when(HOST, "SetActionOutcome", action="e1", outcome="done", note="Iedereen deed mee")
    second.when(HOST, "RecordAction", text="Een vervolg plannen")
    text = told(first, second)
    assert in_short(text) == [
        "- Zo staat het met de twee afspraken van eerder: één gedaan en van één is het niet bekend.",
        "- De laatste keer kwam er een nieuwe afspraak bij.",
    ]
    assert "Van één afspraak weten we" in text
    assert "| Bellen met de wijk | Fatima | Transitiearena, 14 maart | gedaan: Iedereen deed mee |" in text
    assert "niet bekend" in text
    assert "Een vervolg plannen" in text


def test_an_agreement_that_was_never_taken_along_is_told() -> None:
    first, second = Story(), Story()
    first.when(HOST, "DescribeMeeting", meeting={"date": "2026-03-14", "place": "Utrecht"})
    first.when(HOST, "RecordAction", text="Bellen met de wijk", owner="Fatima")
    first.when(HOST, "RecordAction", text="Een avond houden")
    second.when(HOST, "DescribeMeeting", meeting={"date": "2026-05-14", "place": "Zwolle"})
    text = told(first, second)
    assert "één van" not in text and "twee niet meer genoemd" in text
    second.when(HOST, "CarryActions", actions=[{"text": "Bellen met de  wijk", "source": FIRST}])
    text = told(first, second)
    assert "van één is het niet bekend en één niet meer genoemd" in text
    assert "| Een avond houden | – | Utrecht, 14 maart 2026 | niet meer genoemd |" in text
    second.when(HOST, "DescribeMeeting", meeting={"date": "2026-03-14", "place": "Zwolle"})
    second.when(HOST, "RecordAction", text="Iets anders")
    third = Story()
    third.when(HOST, "DescribeMeeting", meeting={"date": "2026-03-14", "place": "Assen"})
    first.when(HOST, "DescribeMeeting", meeting={"date": "2026-03-14", "place": "Utrecht"})
    assert "niet meer genoemd" not in told(first, third), "groups of one day do not follow each other"


def test_the_tree_of_goals_then_and_now() -> None:
    first, second = Story(workshop="goal-tree", groups=()), Story(workshop="goal-tree", groups=())
    goals(first, "Een zinvolle dag", "Dichtbij", "Vervoer")
    goals(second, "Een zinvolle dag", "Dichtbij", "Ontmoeting")
    text = told(first, second)
    tree = text[text.index("## De doelenboom") :]
    assert "twee doelen bleven, één kwam erbij en één verdween" in tree
    assert "twee doelen bleven, één kwam erbij en één verdween" in in_short(text)[-1]
    assert tree.index("Er kwamen bij") < tree.index("Ontmoeting") < tree.index("Er verdwenen") < tree.index("Vervoer")


def test_without_sessions_there_is_no_report() -> None:
    with pytest.raises(ValueError, match="at least one"):
        series_report([])


def sessions() -> list[Session]:
    first, second = chosen(5, 2, place="Zwolle"), chosen(2, 4, place="Utrecht")
    goals(first, "Een zinvolle dag", "Dichtbij")
    goals(second, "Een zinvolle dag", "Vervoer")
    second.when(HOST, "CarryActions", actions=[{"text": "Bellen", "source": FIRST}])
    return [first.state, second.state]


@pytest.mark.parametrize("suffix", ["html", "md", "pdf", "docx", "odt"])
def test_every_document_can_be_made_of_it_the_same_every_time(suffix: str) -> None:
    edition, again = (series_edition(sessions(), title="Een jaar") for _ in range(2))
    writer = writers.discover()[suffix]
    assert writer.render(edition) == writer.render(again)


def test_every_figure_stands_in_a_report_of_a_session_too() -> None:
    """No sum over sessions: comparing them gives nothing that the sessions do not give by themselves."""
    stories = [chosen(5, 2, place="Zwolle"), chosen(2, 4, place="Utrecht")]
    own = {n for story in stories for one in public_data(story.state)["contributions"] for n in (*one["choices"]["before"], *one["choices"]["after"])}
    report = series_report([public_data(one.state) for one in stories])
    chapter = next(one for one in report.chapters if one.id == "dilemmas")
    shown = {int(n) for line in str(chapter.blocks).split("'") for n in line.split(" – ") if n.isdigit()}
    assert shown <= own


def hostile() -> Session:
    """A session in which everything that somebody can type is hostile."""
    story = Story(groups=("A1", "A2")).begun()
    story.when(HOST, "SetBackgrounds", backgrounds=[{"id": "zorg", "label": HOSTILE[0]}])
    story.when(HOST, "SetGroups", groups=[{"id": one, "label": f"{one} {HOSTILE[1]}"} for one in ("A1", "A2")])
    story.when(HOST, "DescribeMeeting", title=HOSTILE[2], meeting={"place": HOSTILE[4][:100], "venue": HOSTILE[0]})
    story.when(HOST, "SetSeries", title=HOSTILE[1])
    people = [story.joined(f"p{n}", group="A1" if n < 6 else "A2", background="zorg")[0] for n in range(12)]
    options = [{"text": text, "objection": text} for text in HOSTILE[:2]]
    dilemma = story.when(HOST, "AddContribution", kind="dilemma", text=HOSTILE[8], title=HOSTILE[9], options=options)["contribution"]
    story.in_phase("dilemmas", on=[dilemma])
    for who in people:
        story.when(who, "Choose", contribution=dilemma, option=0, moment="before")
    story.in_phase("directions")
    for text in HOSTILE:
        story.when(people[0], "AddContribution", kind="direction", text=text)
    goals(story, HOSTILE[3], HOSTILE[11], HOSTILE[12])
    story.when(HOST, "RecordAction", text=HOSTILE[4], owner=HOSTILE[0], due=HOSTILE[5])
    story.when(HOST, "CarryActions", actions=[{"text": HOSTILE[9], "owner": HOSTILE[1], "due": HOSTILE[4], "source": HOSTILE[0]}])
    story.when(HOST, "SetActionOutcome", action=next(iter(story.state.outcomes)), outcome="done", note=HOSTILE[1])
    return story.state


def test_hostile_texts_are_shown_as_typed_and_do_nothing() -> None:
    edition = series_edition([hostile(), hostile()])
    found = Tags()
    found.feed(writers.discover()["html"].render(edition).decode())
    assert not {"script", "img"} & set(found.tags)
    assert not found.handlers
    source = markdown.render(edition).decode()
    assert not re.search(r"(?i)(https?|ftp)://|www\.|mailto:|[^\\]@", source)
    page = Tags()
    page.feed(MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(source))
    assert not {"script", "img", "svg", "code", "pre"} & set(page.tags)
    assert all(link.startswith("#") for link in (*found.links, *page.links))


@pytest.mark.parametrize("suffix", ["pdf", "docx", "odt"])
def test_hostile_texts_stop_no_document(suffix: str) -> None:
    assert writers.discover()[suffix].render(series_edition([hostile(), hostile()]))
