"""Hostile texts and what must stay in the house, in the chapters of every format."""

from __future__ import annotations

import html
import re
from functools import cache

import pytest
from markdown_it import MarkdownIt

from facilitator.core.errors import Refused
from facilitator.core.format import KINDS
from facilitator.formats import discover as formats
from facilitator.report.edition import edition_of
from facilitator.report.writers import discover
from tests.report.reading import all_that_is_in
from tests.report.test_hostile_texts import HOSTILE, Tags
from tests.story import HOST, Story, person

PUBLIC = [suffix for suffix, writer in discover().items() if writer.AUDIENCE == "anyone"]
TITLED = {"case", "dilemma", "example", "initiative", "principle"}
OPTIONS = [{"text": HOSTILE[0], "objection": HOSTILE[1]}, {"text": HOSTILE[2], "objection": HOSTILE[3]}]
TAGS = {
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "a", "ul", "ol", "li", "strong", "em", "blockquote", "table", "thead", "tbody",
    "tr", "th", "td",
}  # fmt: skip


def fields(kind: str, text: str) -> dict:
    more: dict = {"title": text.replace("\n", " ")[:100]} if kind in TITLED else {}
    more |= {"ask": text[:200]} if kind in ("case", "dilemma") else {}
    more |= {"options": OPTIONS} if kind == "dilemma" else {}
    return more | ({"presenter": text.replace("\n", " ")[:100]} if kind == "example" else {})


@cache
def hostile(workshop: str) -> Story:
    """A session in which every kind holds hostile words, on a subject, voted on, rated and concluded."""
    story = Story(workshop=workshop)
    story.when(HOST, "SetGroups", groups=[{"id": "A1", "label": HOSTILE[1][:60], "leader": HOSTILE[0][:60]}])
    story.begun()
    people = story.joined(*(f"p{n}" for n in range(5)), background="zorg")
    for phase in story.state.phases:
        story.when(HOST, "EditPhase", phase=phase.id, visibility="everyone", support="everyone", rates=True, dots=99)
        story.in_phase(phase.id)
    made: dict[str, str] = {}
    first: dict[str, str] = {}
    for kind in KINDS:
        for n, text in enumerate(HOSTILE):
            on = made[["case", "example", "goal", "principle"][n % 4]] if "principle" in made and n % 2 else ""
            reply = story.when(HOST, "AddContribution", kind=kind, text=text, group="A1", on=on, **fields(kind, text))
            made[kind] = reply["contribution"]
            if kind != "dilemma" and n == len(HOSTILE) - 1:
                story.when(HOST, "MergeContributions", contributions=[first[kind]], into=made[kind])
            first.setdefault(kind, made[kind])
        for one in people:
            _vote(story, one, made, kind)
        story.when(HOST, "WriteConclusion", text=HOSTILE[7], on=made[kind])
    members = [made[kind] for kind in ("direction", "principle", "what")]
    story.when(HOST, "SetHighlights", members=members)
    story.when(HOST, "SetTheme", title=HOSTILE[4][:60], members=members)
    story.when(HOST, "ParkContribution", contribution=made["insight"])
    story.when(HOST, "TranslateContribution", contribution=made["direction"], language="ar", text=HOSTILE[0])
    story.when(HOST, "RecordAction", text=HOSTILE[9], owner=HOSTILE[0], due=HOSTILE[4])
    return story


def _vote(story: Story, one, made: dict[str, str], kind: str) -> None:
    try:
        story.when(one, "GiveSupport", contribution=made[kind], level="agree")
        story.when(one, "PlaceDots", contribution=made[kind], n=1)
        if kind == "direction" and "goal" in made:
            story.when(one, "RateIdea", contribution=made[kind], goal=made["goal"], value=2)
    except Refused:
        return  # this kind isn't weighed here


@pytest.mark.parametrize("workshop", formats())
def test_html_does_nothing(workshop):
    page = discover()["html"].render(edition_of(hostile(workshop).state)).decode()
    found = Tags()
    found.feed(page)
    assert "script" not in found.tags and "img" not in found.tags and not found.handlers
    assert all(re.fullmatch(r"#(n\d+|[a-z_]+(-\d+)?)", link) for link in found.links)
    readable = html.unescape(re.sub(r"<style>.*?</style>|<[^>]*>", "", page, flags=re.DOTALL))
    for text in HOSTILE:
        assert " ".join(text.split()) in " ".join(readable.split())


@pytest.mark.parametrize("workshop", formats())
def test_markdown_does_nothing(workshop):
    source = discover()["md"].render(edition_of(hostile(workshop).state)).decode()
    assert not re.search(r"(?i)(https?|ftp)://|www\.|mailto:|[^\\]@", source)
    found = Tags()
    found.feed(MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(source))
    assert set(found.tags) <= TAGS and not found.handlers
    assert all(re.fullmatch(r"#(n\d+|[a-z_]+(-\d+)?)", link) for link in found.links)


@pytest.mark.parametrize("workshop", formats())
def test_hidden_withdrawn_and_blind_texts_stay_out_whatever_merged(workshop):
    story = Story(workshop=workshop).begun()
    (one,) = story.joined("person-one")
    kinds = [kind for kind in KINDS if kind not in ("dilemma", "conclusion")]
    first, second = (phase.id for phase in story.state.phases[1:3])
    story.when(HOST, "EditPhase", phase=first, accepts=kinds, visibility="everyone")
    story.when(HOST, "EditPhase", phase=second, accepts=kinds, visibility="everyone")
    story.in_phase(second)
    later = {kind: [_said(story, one, kind, "BLINDTEXT", **({"title": "GONETITLE"} if kind in TITLED else {})) for _ in "ab"] for kind in kinds}
    story.in_phase(first)
    for kind in kinds:
        more = {"title": f"SHOWNTITLE {kind}"} if kind in TITLED else {}
        stays = _said(story, one, kind, f"SHOWN {kind}", **more)
        more = {"title": "GONETITLE"} if kind in TITLED else {}
        hidden = _said(story, one, kind, "HIDDENTEXT", on=stays, **more)
        taken = _said(story, one, kind, "WITHDRAWNTEXT", **more)
        under = _said(story, one, kind, "LOSTTEXT", **more)
        named = {"title": "MERGEDTITLE"} if kind in TITLED else {}
        merged = _said(story, one, kind, f"MERGED {kind}", **named)
        story.when(HOST, "WriteConclusion", text=f"CONCLUDED {kind}", on=hidden)
        story.when(HOST, "SetHighlights", members=[stays, hidden], highlight="")
        story.when(HOST, "MergeContributions", contributions=[under], into=hidden)
        story.when(HOST, "MergeContributions", contributions=[merged, taken, later[kind][0]], into=stays)
        story.when(HOST, "HideContribution", contribution=hidden)
        story.when(one, "WithdrawContribution", contribution=taken)
    story.when(HOST, "EditPhase", phase=second, visibility="blind")
    for suffix in PUBLIC:
        content = all_that_is_in(suffix, discover()[suffix].render(edition_of(story.state)))
        for secret in ("HIDDENTEXT", "WITHDRAWNTEXT", "LOSTTEXT", "BLINDTEXT", "GONETITLE", "person-one"):
            assert secret not in content, f"{secret} stands in the {suffix} file"
        assert [kind for kind in kinds if f"SHOWN {kind}" not in content or f"MERGED {kind}" not in content] == []


def _said(story: Story, one, kind: str, text: str, **more) -> str:
    made: str = story.when(one, "AddContribution", kind=kind, text=text, **more)["contribution"]
    return made


def test_ratings_of_fewer_than_three_people_are_in_no_file():
    story = Story(workshop="goal-tree").begun()
    people = story.joined("p1", "p2", "p3")
    goal = story.when(HOST, "AddContribution", kind="goal", text="Meedoen")["contribution"]
    idea = story.when(HOST, "AddContribution", kind="direction", text="Een bus")["contribution"]
    story.in_phase("test")
    for one in people[:2]:
        story.when(one, "RateIdea", contribution=idea, goal=goal, value=3)
    page = discover()["md"].render(edition_of(story.state)).decode()
    assert re.search(r"Een bus \| – \| 2 \|", page)
    story.when(person("p3"), "RateIdea", contribution=idea, goal=goal, value=0)
    assert re.search(r"Een bus \| 2,0 \| 3 \|", discover()["md"].render(edition_of(story.state)).decode())
