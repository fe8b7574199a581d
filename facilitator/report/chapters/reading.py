"""How to read a report: what it is and is not, how it was counted; what comes next; open questions; terms; how it was made."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.report import across, parts
from facilitator.report import terms as known
from facilitator.report.blocks import Block, Chapter, Go, Items, Marked, Paragraph, Section, Typed
from facilitator.report.chapters import chapter
from facilitator.report.chapters.closing import came_in
from facilitator.report.chapters.council import whole
from facilitator.report.headlines import fits
from facilitator.report.moderated import moderated, unanswered
from facilitator.report.view import View, paragraphs

MOST_IN_BRIEF = 2  # open questions in the version for a council


@chapter("reading")
def reading(view: View) -> Chapter | None:
    """Who chose to come, that it is no sample and no decision, what the figures mean; each is said here and only here."""
    if not view.rows:
        return None
    words, few = view.words, view.fewest
    blocks: list[Block] = [Paragraph((words.say("reading_who"),)), Paragraph((words.say("reading_decision"),))]
    if view.voted:
        blocks.append(Paragraph((words.say("reading_present", present=view.present),)))
    if view.brief:
        said = " ".join(str(one.text[0]) for one in blocks if isinstance(one, Paragraph))
        return Chapter("reading", words.say("reading"), (Paragraph((said,)), whole(view)))
    blocks.append(Paragraph((words.say("reading_numbers"),)))
    if view.data["conclusions"]:
        blocks.append(Paragraph((words.say("reading_conclusions"),)))
    counted = [words.say("how_counted"), words.say("how_protected", few=words.number(few))]
    blocks.append(Section((words.say("reading_counted"),), tuple(Paragraph((text,)) for text in counted)))
    if view.voted:
        told = [words.say("reading_broad"), words.say("reading_split")]
        if across.columns_of(view, view.rows):
            numbers = {"few": words.number(few), "more": words.number(few + 1), "count": words.number(few + 2)}
            told += [words.say("across_measure"), words.say("across_protected", **numbers)]
        blocks.append(Section((words.say("reading_across"),), tuple(Paragraph((text,)) for text in told)))
    return Chapter("reading", words.say("reading"), tuple(blocks))


@chapter("next")
def after(view: View) -> Chapter | None:
    """What happens with it now, by whom and when; says plainly when that is not known."""
    if not view.rows:
        return None
    words = view.words
    written = [str(view.edits.get("next_steps", "")), *view.notes("follow-up")]
    told = [part for text in written for part in paragraphs(text)]
    blocks: list[Block] = [Paragraph((Typed(text),)) for text in told]
    if not told and not view.data["actions"]:
        blocks.append(Paragraph((words.say("next_unknown"),)))
    if view.data["actions"]:
        place = "commitments" if view.has("commitments") else "actions"
        if not view.brief:
            blocks.append(Paragraph(words.text("next_actions", go=Go(place, words.say("name_agreements").lower()))))
        blocks += [] if told else [Paragraph((words.say("next_unknown_more"),))]
    else:
        blocks.append(Paragraph((words.say("next_no_actions"),)))
    if not view.brief and view.has("open_questions") and any(row["number"] in view.by_number for row in view.data["questions"]):
        blocks.append(Paragraph(words.text("next_questions", go=Go("open_questions", words.say("name_open").lower()))))
    if address := view.edits.get("address", ""):
        blocks.append(Paragraph(words.text("next_address", address=Typed(address))))
    return Chapter("next", words.say("next"), tuple(blocks))


@chapter("open_questions")
def open_questions(view: View) -> Chapter | None:
    """The questions that nobody answered, with who will and by when, as far as anybody said so."""
    words = view.words
    rows = [row for row in view.data["questions"] if row["number"] in view.by_number]
    if not rows:
        return None
    owned = sum(1 for row in rows if row["owner"])
    lead = (words.say("open_lead"), " ", *(words.counted("open_named", owned) if owned else (words.say("open_unknown"),)))
    found = fits(words.heading("open_title", len(rows)))
    shown = sorted(rows, key=lambda row: not row["owner"])[:MOST_IN_BRIEF] if view.brief else rows
    blocks = (Paragraph(lead), *unanswered(view, shown), *parts.rest(view, rows, shown))
    return Chapter("open_questions", found, blocks, words.say("name_open"))


@chapter("terms")
def terms(view: View) -> Chapter | None:
    """The abbreviations and terms that occur in this report, spelled out."""
    found = known.found(_texts(view))
    if not found:
        return None
    told = tuple((Marked(one.spelt[0], "strong"), f": {getattr(one, view.words.language)}") for one in found)
    return Chapter("terms", view.words.say("terms"), (Items(told),))


def _texts(view: View) -> Iterator[str]:
    """Give what people read in this report: names, contributions with their answers, conclusions, agreements, passages."""
    data = view.data
    yield data["title"]
    yield from (str(value) for value in view.meeting.values())
    yield from data["backgrounds"].values()
    for row in view.all:
        yield from (row[name] for name in ("title", "text", "ask", "presenter"))
        yield from (answer["text"] for answer in row["answers"])
        yield from (part for option in row.get("options", ()) for part in (option["text"], option["objection"]))
        yield from row.get("third_ways", ())
    for name in ("conclusions", "actions", "notes"):
        yield from (one["text"] for one in data[name])
    for group in (*data["groups"], *data["places"]):
        yield from (group["label"], group["about"])
    yield str(view.edits.get("next_steps", ""))


@chapter("method")
def method(view: View) -> Chapter | None:
    """How it came in, and what was moderated."""
    if not view.all:
        return None
    blocks: list[Block] = [Paragraph(text) for text in came_in(view)]
    return Chapter("method", view.words.say("method"), (*blocks, *moderated(view)))
