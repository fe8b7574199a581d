"""What an editor did stands in every file that is read: literally where it is no markup of ours, whatever was left out."""

from __future__ import annotations

import io
import re
from functools import cache

import pytest
from docx import Document
from PIL import Image

from facilitator.report.edition import Edition, edition_of
from facilitator.report.writers import discover
from tests.report.play import SCENARIOS, Play
from tests.report.reading import words_in
from tests.report.test_hostile_texts import HOSTILE
from tests.story import HOST, Story

READ = ("html", "md", "pdf", "docx", "odt")
PHOTO = "0123456789abcdef0123.jpg"
NEW_TITLE = "Zo kozen wij <b>samen</b> & anders"


@cache
def photo() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (64, 48), "#88aa77").save(made, "JPEG")
    return made.getvalue()


def edition(story: Story) -> Edition:
    return edition_of(story.state, fetch=lambda file: photo() if file == PHOTO else None)


@cache
def _play(name: str) -> Story:
    return Play(SCENARIOS / f"{name}.json").story


def played(name: str = "casuistiek-dagbesteding") -> Story:
    """A scenario played to its end, which may be gone on with."""
    told, story = _play(name), Story()
    story.records, story.ledger, story.at = list(told.records), told.replayed(), told.at
    story.when(HOST, "WriteConclusion", text="Het kan, als we het samen doen.")
    return story


def written_over(story: Story, source: str) -> str:
    """Word the first passage of the last chapter but the appendix anew; give its address."""
    place = next(one for one in edition(story).places if one.chapter == "colophon" and not one.title)
    story.when(HOST, "RewritePassage", passage=place.address, was=place.was, text=source)
    return place.address


def shown(suffix: str, story: Story) -> str:
    return words_in(suffix, discover()[suffix].render(edition(story)))


@pytest.mark.parametrize("suffix", READ)
def test_it_works(suffix: str) -> None:
    story = played()
    written_over(story, "Wij schreven dit **zelf** en *samen*, zie [12] en [99999].\n\n- een punt\n- nog een punt\n\n1. eerst\n2. daarna")
    title = next(one for one in edition(story).places if one.title and one.chapter == "conclusions")
    story.when(HOST, "RewritePassage", passage=title.address, was=title.was, text=NEW_TITLE)
    story.when(HOST, "SetPicture", file=PHOTO, width=64, height=48, alt="Een flap met vier punten", caption="De flap van tafel 2", chapter="conclusions")
    story.when(HOST, "SetPicture", file="f" * 20 + ".jpg", width=64, height=48, alt="Een foto die weg is")
    text = shown(suffix, story)
    told = text.replace("*", "").replace("_", "")  # marks of Markdown
    for words in ("Wij schreven dit zelf en samen, zie", "[99999]", "een punt", "nog een punt", "daarna", "De flap van tafel 2"):
        assert words in told, words
    assert NEW_TITLE.replace("<b>", "") in told.replace("<b>", "")
    assert "concept" in told.lower()


@pytest.mark.parametrize("suffix", READ)
def test_hostile_words_of_an_editor_stand_literally_and_do_nothing(suffix: str) -> None:
    story = Story().begun()
    story.when(HOST, "WriteNote", section="reflection", text="\n\n".join(f"Alinea {n}." for n in range(len(HOSTILE))))
    for place, text in zip((one for one in edition(story).places if one.chapter == "reflection" and not one.title), HOSTILE, strict=True):
        story.when(HOST, "RewritePassage", passage=place.address, was=place.was, text=text)
    rendered = discover()[suffix].render(edition(story))
    text = words_in(suffix, rendered)
    if suffix != "md":  # whose reader takes marks away
        for words in ("<script>alert(1)</script>", "{{ 7*7 }} {% raw %}", "&lt;b&gt;", "<img src=x onerror=alert(1)>"):
            assert words in text, words
    if suffix == "html":
        page = rendered.decode()
        assert "<script" not in page and "<img" not in page and "javascript:" not in page


@pytest.mark.parametrize("left_out", ["appendix", "conclusions"])
@pytest.mark.parametrize("suffix", READ)
def test_any_chapter_may_be_left_out(suffix: str, left_out: str) -> None:
    story = played()
    story.when(HOST, "ArrangeChapters", order=["conclusions", "actions"], left_out=[left_out])
    told = edition(story)
    assert left_out not in [one.id for one in told.report.chapters]
    assert discover()[suffix].render(told)


@pytest.mark.parametrize("suffix", READ)
def test_a_definitive_report_says_so_with_its_mark(suffix: str) -> None:
    story = Story().begun()
    story.when(HOST, "FinishReport", mark="0123456789ab" + "0" * 52)
    assert "0123456789ab" in shown(suffix, story)


@pytest.mark.parametrize("suffix", sorted(discover()))
def test_every_file_is_made_of_an_edited_report_and_again_the_same(suffix: str) -> None:
    story = played("veranderlab-groningen")
    written_over(story, HOSTILE[8])
    story.when(HOST, "SetReport", style="goal-tree", plain=True, colour="#1f6f54", sender="Gemeente", logo="a" * 20 + ".png")
    writer = discover()[suffix]
    assert writer.render(edition(story)) == writer.render(edition(story))


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_without_the_appendix_no_number_leads_anywhere(suffix: str) -> None:
    story = played()
    pointed = re.compile(r"""(?:href="|\]\()#(n-?\d+)""")
    told = discover()[suffix].render(edition(story)).decode()
    assert pointed.search(told)
    story.when(HOST, "ArrangeChapters", left_out=["appendix"])
    told = discover()[suffix].render(edition(story)).decode()
    assert pointed.findall(told) == []


@pytest.mark.parametrize("name", ["sociale-top-zwolle", "transitiearena-utrecht", "veranderlab-groningen"])
@pytest.mark.parametrize("suffix", READ)
def test_without_the_appendix_nothing_is_said_to_stand_there(suffix: str, name: str) -> None:
    story = played(name)
    at_the_end = re.compile(r"achter in dit verslag|[Aa]chterin staan|staa[nt]( alle)? achterin\.")
    assert at_the_end.search(shown(suffix, story))
    story.when(HOST, "ArrangeChapters", left_out=["appendix"])
    assert not at_the_end.search(shown(suffix, story))


def test_a_whole_report_without_the_appendix_is_set_as_one_in_word() -> None:
    story = played()
    whole = Document(io.BytesIO(discover()["docx"].render(edition(story))))
    story.when(HOST, "ArrangeChapters", left_out=["appendix"])
    without = Document(io.BytesIO(discover()["docx"].render(edition(story))))
    assert without.styles["Normal"].font.size == whole.styles["Normal"].font.size
