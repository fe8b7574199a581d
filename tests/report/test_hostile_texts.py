"""Whatever people type stands in the report as typed, and does nothing."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from facilitator.report.edition import edition_of
from facilitator.report.writers import discover
from tests.story import HOST, Story

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</style></title><svg/onload=alert(1)>",
    "\" onmouseover='alert(1)",
    "[klik](https://evil.example) en ![plaatje](http://evil.example/x.png)",
    "https://evil.example www.evil.example mail@evil.example <https://evil.example>",
    "ftp://evil.example mailto:mail@evil.example HTTP://EVIL.example",
    "# Kop en **vet** en `code` en ~~weg~~ en $som$",
    "1. een\n2. twee\n- drie\n+ vier\n===\n---",
    "| a | b |\n| --- | --- |\n| c | d |",
    "> citaat\n\n    code\n\n```\nblok\n```",
    "{{ 7*7 }} {% raw %} {name} %(name)s",
    "&lt;b&gt; &amp; &#60;",
    "[verwijzing]: https://evil.example\n[^1]: noot",
    "\\[schuin\\] \\* \\",
    "مرحبا هذا نص <b>طويل</b> جدا",
    "Ω" * 200,
    "x" * 200,
    "👩‍👩‍👧 emoji ✊🏿",
)


class Tags(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


@pytest.fixture(scope="module")
def story() -> Story:
    story = Story(groups=("A1", "A2"))
    story.when(
        HOST,
        "DescribeMeeting",
        title=HOSTILE[0],
        meeting={"kind": HOSTILE[1], "organiser": HOSTILE[4][:100], "contact": HOSTILE[5]},
    )
    story.begun()
    people = story.joined("p1", "p2", "p3", "p4", "p5", background="zorg")
    options = [{"text": text, "objection": text} for text in HOSTILE[:4]]
    dilemma = story.when(HOST, "AddContribution", kind="dilemma", text=HOSTILE[8], title=HOSTILE[7], ask=HOSTILE[5], owner=HOSTILE[2], options=options)  # fmt: skip
    on = dilemma["contribution"]
    story.when(HOST, "SetFocus", on=[on])
    story.in_phase("dilemmas")
    for person in people:
        story.when(person, "Choose", contribution=on, option=None, which=HOSTILE[4], moment="before")
    story.in_phase("directions")
    made = [
        story.when(people[0], "AddContribution", kind=kind, text=text, on=on)["contribution"]
        for text in HOSTILE
        for kind in ("question", "experience", "direction")
    ]
    story.when(HOST, "AnswerQuestion", contribution=made[0], text=HOSTILE[1])
    story.when(HOST, "SetHighlights", group="A1", members=made[2:9:3])
    story.when(HOST, "SetTheme", title=HOSTILE[4][:60], members=made[:3])
    story.when(HOST, "WriteConclusion", text=HOSTILE[9])
    story.when(HOST, "WriteNote", section="introduction", text=HOSTILE[10])
    story.when(HOST, "RecordAction", text=HOSTILE[9], owner=HOSTILE[0], due=HOSTILE[4])
    return story


def test_html_shows_as_typed_and_does_nothing(story):
    page = discover()["html"].render(edition_of(story.state)).decode()
    found = Tags()
    found.feed(page)
    assert "script" not in found.tags and "img" not in found.tags and not found.handlers
    assert all(re.fullmatch(r"#(n\d+|[a-z_]+(-\d+)?)", link) for link in found.links)
    readable = html.unescape(re.sub(r"<style>.*?</style>|<[^>]*>", "", page, flags=re.DOTALL))
    for text in HOSTILE:
        assert " ".join(text.split()) in " ".join(readable.split())


def test_markdown_shows_as_typed_and_does_nothing(story):
    source = discover()["md"].render(edition_of(story.state)).decode()
    # what readers that make links of bare addresses would find (an address always ends their looking at a backslash)
    assert not re.search(r"(?i)(https?|ftp)://|www\.|mailto:|[^\\]@", source)
    page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(source)
    found = Tags()
    found.feed(page)
    assert set(found.tags) <= {"h1", "h2", "h3", "h4", "p", "a", "ul", "ol", "li", "strong", "blockquote", "em", "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip
    assert all(re.fullmatch(r"#(n\d+|[a-z_]+(-\d+)?)", link) for link in found.links)
    readable = html.unescape(re.sub(r"<[^>]*>", "", page))
    for text in HOSTILE:
        assert " ".join(text.split()) in " ".join(readable.split())


def test_directions_do_not_disturb_each_other(story):
    page = discover()["html"].render(edition_of(story.state)).decode()
    assert re.search(r'<p dir="auto">مرحبا', page)
