"""What the facilitator changed, put into a report that was just composed: passages worded anew, titles, photos, its status.

A passage was worded anew when something stood there; that is known by its fingerprint. Where the same stands elsewhere
in its chapter now, the new words go along. Where something else was composed since, the new words still stand, and are
given back as `Stale`: somebody should look. Nothing an editor wrote is ever dropped without saying so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from facilitator.report.addresses import fingerprint, grounded, traced, unlinked
from facilitator.report.blocks import (
    Appendix,
    Block,
    Chapter,
    Entry,
    Original,
    Paragraph,
    Picture,
    Ref,
    Section,
    Side,
    Text,
    Typed,
    plain,
)
from facilitator.report.markup import blocks_of, source_of
from facilitator.report.model import Report
from facilitator.report.order import LAST

PICTURES = "pictures"  # the chapter of photos that stand in no other
STATUS = "status"  # the passage that says whether the report is definitive: in no mark, and nobody words it anew
SHOWN_OF_MARK = 12  # characters


@dataclass(frozen=True)
class Place:
    """A place whose words an editor may change: a paragraph, or (`title`) a heading, as it was composed.

    `source` is its text in the markup of facilitator.report.markup, `was` its fingerprint, `chapter` the one it is in.
    """

    address: str
    chapter: str
    source: str
    was: str
    title: bool = False

    @property
    def marks(self) -> tuple[str, ...]:
        """The fingerprints by which it is known: of what it says, and of that at this address."""
        return (fingerprint(self.source), _own(self))


@dataclass(frozen=True)
class Stale:
    """Words of an editor under which something else was composed since: `says` that, nothing when the place is gone.

    `text` are the editor's words, which stand in the report unless the place is gone.
    """

    address: str
    text: str
    says: str
    chapter: str = ""

    @property
    def lost(self) -> bool:
        """Whether the place these words were for is gone."""
        return not self.says


def places(report: Report) -> list[Place]:
    """Give all that an editor may word anew in a report as it was composed, in order.

    What a participant brought in is not among it: that may be left out, spelled right or redacted, never said otherwise.
    Nor is what only points at the sources of a conclusion: that keeps standing.
    """
    brought = _brought(report)
    return [one for chapter in report.chapters for one in _told_apart(list(_of_chapter(chapter, brought)))]


def edited(report: Report, data: dict[str, Any]) -> tuple[Report, tuple[Stale, ...]]:
    """Give the report with what the facilitator changed (`data["edits"]`), and what of that needs a look."""
    edits = data["edits"]
    written, stale = settled(places(report), edits["passages"])
    numbers = numbers_in(data)
    chapters = tuple(filter(None, (_worded(chapter, written, numbers) for chapter in report.chapters)))
    chapters = _with_pictures(chapters, edits["pictures"], report)
    chapters = _with_status(chapters, edits, report)
    if not any(isinstance(block, Appendix) for chapter in chapters for block in chapter.blocks):
        chapters = unlinked(chapters)
    return replace(report, chapters=grounded(traced(chapters))), stale


def numbers_in(data: dict[str, Any]) -> set[int]:
    """Give the numbers that an editor may point at: of all whose words stand in the public data."""
    return {one["number"] for row in data["contributions"] for one in (row, *row["merged"])}


def _brought(report: Report) -> set[str]:
    """Give the texts and titles that stand in the appendix, as whole and by paragraph."""
    entries = [one for chapter in report.chapters for block in chapter.blocks if isinstance(block, Appendix) for one in block.entries]
    told: list[Entry | Original] = [*entries, *(gone for one in entries for gone in one.merged)]
    texts = {text for one in told for text in (one.title, one.text)}
    texts |= {span.text for one in told for text in one.more for span in text if isinstance(span, Typed)}
    return {line.strip() for text in texts for line in (text, *text.split("\n")) if line.strip()}


def _told_apart(found: list[Place]) -> list[Place]:
    """Give the places of a chapter; of those that say the same each has a fingerprint of its own, which no other takes over."""
    times = Counter(one.source for one in found)
    return [one if times[one.source] == 1 else replace(one, was=_own(one)) for one in found]


def _own(place: Place) -> str:
    return fingerprint(f"{place.address}\n{place.source}")


def _of_chapter(chapter: Chapter, brought: set[str]) -> Iterator[Place]:
    if chapter.title:
        yield _place(f"{chapter.id}/title", chapter.id, (chapter.title,), title=True)
    yield from _of_blocks(chapter.blocks, chapter.id, brought)


def _of_blocks(blocks: tuple[Block, ...], chapter: str, brought: set[str]) -> Iterator[Place]:
    for block in blocks:
        if isinstance(block, Paragraph) and _is_ours(block) and not _is_brought(block.text, brought):
            yield _place(block.passage, chapter, block.text)
        elif isinstance(block, Side):
            yield from _of_blocks(block.sections, chapter, brought)
        elif isinstance(block, Section):
            if block.anchor and plain(block.title) and not _is_brought(block.title, brought):
                yield _place(f"{block.anchor}/title", chapter, block.title, title=True)
            yield from _of_blocks(block.blocks, chapter, brought)


def _place(address: str, chapter: str, text: Text, *, title: bool = False) -> Place:
    source = plain(text) if title else source_of(text)
    return Place(address, chapter, source, fingerprint(source), title)


def _is_brought(text: Text, brought: set[str]) -> bool:
    """Whether a text is somebody's contribution, and nothing of ours."""
    typed = [span.text.strip() for span in text if isinstance(span, Typed)]
    ours = "".join(span for span in text if isinstance(span, str))
    return bool(typed) and not any(letter.isalnum() for letter in ours) and all(one in brought for one in typed)


def _is_ours(block: Paragraph) -> bool:
    """Whether a paragraph has an address, and neither points at the sources of what stands above it nor says the status."""
    points = block.role == "quiet" and any(isinstance(span, Ref) for span in block.text)
    return bool(block.passage) and not block.passage.endswith(f"/{STATUS}") and not points


def settled(found: list[Place], passages: dict[str, dict[str, str]]) -> tuple[dict[str, str], tuple[Stale, ...]]:
    """Give {address: the editor's words} as they go in at `found` now, and what of `passages` needs a look."""
    at = {one.address: one for one in found}
    chapters = {one.chapter for one in found}
    written = {address: one["text"] for address, one in passages.items() if address in at and _fits(one["was"], at[address])}
    waiting: list[str] = []
    for address, one in passages.items():
        if address in written:
            continue
        chapter = _chapter_of(address, chapters)
        alike = (place for place in found if fingerprint(place.source) == place.was == one["was"] and place.chapter == chapter)
        place = next((place for place in alike if place.address not in written), None)
        if place is None:
            waiting.append(address)
        else:
            written[place.address] = one["text"]
    stale = []
    for address in waiting:
        text, chapter = passages[address]["text"], _chapter_of(address, chapters)
        if address in at and address not in written:
            written[address] = text
            stale.append(Stale(address, text, at[address].source, chapter))
        elif chapter:  # of a chapter that this report doesn't have nothing is lost: it waits there
            stale.append(Stale(address, text, "", chapter))
    return written, tuple(stale)


def _fits(was: str, place: Place) -> bool:
    return was in ("", *place.marks)


def _chapter_of(address: str, chapters: set[str]) -> str:
    """Give the chapter that an address is in; '' when this report doesn't have it."""
    head = address.rpartition("/")[0]
    return next((name for name in (head, head.rpartition("-")[0]) if name in chapters), "")


def _worded(chapter: Chapter, written: dict[str, str], known: Container[int]) -> Chapter | None:
    """Give a chapter in the editor's words; None when the editor left nothing of it."""
    title = _titled(written.get(f"{chapter.id}/title", "")) or chapter.title
    blocks = _reworded(chapter.blocks, written, known)
    return replace(chapter, title=title, blocks=blocks) if blocks or not chapter.blocks else None


def _reworded(blocks: tuple[Block, ...], written: dict[str, str], known: Container[int]) -> tuple[Block, ...]:
    return tuple(new for block in blocks for new in _block(block, written, known))


def _block(block: Block, written: dict[str, str], known: Container[int]) -> tuple[Block, ...]:
    if isinstance(block, Paragraph) and block.passage in written:
        first, *others = blocks_of(written[block.passage], known, block.role) or (None,)
        if isinstance(first, Paragraph):
            first = replace(first, passage=block.passage)
        return tuple(filter(None, (first, *others)))
    if isinstance(block, Side):
        sections = _reworded(block.sections, written, known)
        return (replace(block, sections=sections),) if sections else ()  # type: ignore[arg-type]  # sections stay sections
    if isinstance(block, Section):
        inner = _reworded(block.blocks, written, known)
        typed = _titled(written.get(f"{block.anchor}/title", ""))
        title: Text = (Typed(typed),) if typed else block.title
        return (replace(block, title=title, blocks=inner),) if inner or not block.blocks else ()
    return (block,)


def _titled(typed: str) -> str:
    """Give a heading as an editor wrote it: on one line, without markup."""
    return " ".join(typed.split())


def _with_pictures(chapters: tuple[Chapter, ...], rows: list[dict[str, Any]], report: Report) -> tuple[Chapter, ...]:
    """Put each photo at the end of its chapter; those of no chapter that is here in one of their own, before the end."""
    names = {chapter.id for chapter in chapters}
    per_chapter: dict[str, list[Block]] = {}
    for row in rows:
        picture = Picture(row["file"], row["width"], row["height"], _seen(row, report), row["caption"])
        per_chapter.setdefault(row["chapter"] if row["chapter"] in names else "", []).append(picture)
    placed = [replace(one, blocks=(*one.blocks, *per_chapter.get(one.id, ()))) for one in chapters]
    if apart := per_chapter.get(""):
        end = next((place for place, one in enumerate(placed) if one.id in LAST), len(placed))
        placed.insert(end, Chapter(PICTURES, report.words.say("pictures"), tuple(apart)))
    return tuple(placed)


def _seen(row: dict[str, Any], report: Report) -> str:
    """Give what is to be seen on a photo: no file may leave that open, so its caption or its kind stands in for it."""
    return row["alt"] or row["caption"] or report.words.say("pictures")


def _with_status(chapters: tuple[Chapter, ...], edits: dict[str, Any], report: Report) -> tuple[Chapter, ...]:
    """Say in the colophon, else at the end, whether this is a draft, or since when it is definitive and under which mark."""
    if not chapters:
        return chapters
    words, definitive = report.words, edits["status"] == "definitive"
    day = datetime.fromtimestamp(edits["finished_at"] / 1000, UTC).date().isoformat()
    told = words.say("is_definitive", date=words.date(day), mark=edits["mark"][:SHOWN_OF_MARK]) if definitive else words.say("is_draft")
    own = next((one for one in chapters if one.id == "colophon"), None)
    own = own or next((one for one in reversed(chapters) if one.id not in LAST), chapters[-1])
    said = Paragraph((told,), "quiet", f"{own.id}/{STATUS}")
    return tuple(replace(one, blocks=(*one.blocks, said)) if one is own else one for one in chapters)
