"""How long the files of a report take: every writer, on a session of 500 contributions, beside a bare file of the same library.

    python -m benchmarks.report [--contributions 500] [--times 3]

Every time is that of a process of its own that made no file before (the child that makes files is one), from edition to
bytes; libraries are loaded. The baseline puts the same texts in a file of the same kind without any of our
looks: paragraphs, or rows. Then how long all files take together, in one process.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import multiprocessing
import pickle
import random
import tempfile
import time
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from statistics import median
from typing import Any

from facilitator.report.edition import Edition, edition_of
from tests.story import HOST, Story

GOALS = {"pdf": 1.0, "docx": 1.5, "odt": 0.5}  # seconds
GOAL_ALL = 4.0
GROUPS, BACKGROUNDS = ("A1", "A2", "A3"), ("zorg", "raad", "bewoner", "werkgever")
WORDS = [
    "samen",
    "minder",
    "regels",
    "meer",
    "ruimte",
    "voor",
    "mensen",
    "die",
    "elkaar",
    "helpen",
    "in",
    "de",
    "wijk",
    "met",
    "werk",
    "zorg",
    "en",
    "een",
    "huis",
    "dat",
    "past",
]
Texts = list[str]


def session(contributions: int) -> Story:
    """Give a Sociale Top with three dilemmas and so many contributions, weighed by forty people."""
    chance = random.Random(5)
    story = Story(groups=GROUPS, backgrounds=BACKGROUNDS).begun()
    people = [story.joined(f"p{n}", group=GROUPS[n % 3], background=BACKGROUNDS[n % 4])[0] for n in range(40)]
    options = [
        {"text": "Ik bied het toch aan", "objection": "Het kan misschien niet"},
        {"text": "Ik zeg nee", "objection": "Dan loopt het leeg"},
    ]
    dilemmas = []
    for n in range(3):
        dilemma = {
            "kind": "dilemma",
            "title": f"Dilemma {n + 1}: {_said(chance, 4)}",
            "text": _said(chance, 30),
            "options": options,
        }
        dilemmas.append(story.when(HOST, "AddContribution", **dilemma)["contribution"])
        story.when(HOST, "SetFocus", on=dilemmas[-1:])
        for moment, phase in (("before", "dilemmas"), ("after", "choose")):
            if phase in {one.id for one in story.state.phases}:
                story.in_phase(phase)
            for person in people:
                story.when(person, "Choose", contribution=dilemmas[-1], option=chance.randrange(2), moment=moment)
    story.in_phase("directions")
    made = []
    for n in range(contributions - len(dilemmas)):
        kind = ("question", "experience", "direction")[n % 3]
        on = dilemmas[n % len(dilemmas)]
        added = story.when(
            people[n % 40], "AddContribution", kind=kind, text=_said(chance, 16).capitalize() + ".", on=on
        )
        made.append((kind, added["contribution"]))
    story.in_phase("harvest")
    for n, (kind, one) in enumerate(made):
        if kind == "direction":
            for person in people if n < 30 else people[n % 3 :: 3]:
                story.when(
                    person,
                    "GiveSupport",
                    contribution=one,
                    level=chance.choice(("agree", "agree", "neutral", "disagree")),
                )
        elif kind == "question" and n % 2:
            story.when(HOST, "AnswerQuestion", contribution=one, text=_said(chance, 20))
    directions = [one for kind, one in made if kind == "direction"]
    for n, group in enumerate(GROUPS):
        story.when(HOST, "SetHighlights", group=group, members=directions[n : 9 + n : 3])
    story.when(HOST, "WriteConclusion", text=_said(chance, 24))
    story.when(HOST, "WriteNote", section="introduction", text=_said(chance, 60))
    return story


def _said(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words))


def bare_pdf(texts: Texts) -> bytes:
    from facilitator.report.typst import ROOMS, compiler

    source = b'#set text(font: "Atkinson Hyperlegible Next", lang: "nl")\n#set document(title: "x")\n#for one in json(bytes(sys.inputs.texts)) [#one #parbreak()]'
    made = compiler(Path(ROOMS)).compile(
        source, format="pdf", pdf_standards=["a-3a", "ua-1"], sys_inputs={"texts": json.dumps(texts)}, timestamp=0
    )
    assert isinstance(made, bytes)
    return made


def bare_docx(texts: Texts) -> bytes:
    from docx import Document

    document, out = Document(), io.BytesIO()
    for text in texts:
        document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def bare_odt(texts: Texts) -> bytes:
    from jinja2 import Environment

    content = (
        Environment(autoescape=True)
        .from_string("{% for one in texts %}<text:p>{{ one }}</text:p>{% endfor %}")
        .render(texts=texts)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("content.xml", content)
    return out.getvalue()


def bare_xlsx(texts: Texts) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for n, text in enumerate(texts):
            sheet.write_string(n, 0, text)
    return out.getvalue()


def bare_csv(texts: Texts) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([text] for text in texts)
    return out.getvalue().encode()


def bare_json(texts: Texts) -> bytes:
    return json.dumps(texts).encode()


def bare_html(texts: Texts) -> bytes:
    return "".join(f"<p>{escape(text)}</p>" for text in texts).encode()


def bare_md(texts: Texts) -> bytes:
    return "\n\n".join(texts).encode()


BARE: dict[str, Callable[[Texts], bytes]] = {
    "pdf": bare_pdf, "docx": bare_docx, "odt": bare_odt, "xlsx": bare_xlsx, "xlsx-complete": bare_xlsx, "csv": bare_csv,
    "csv-complete": bare_csv, "json": bare_json, "data": bare_json, "html": bare_html, "md": bare_md,
}  # fmt: skip


def _own(kept: bytes, suffix: str, baseline: bool, out: Any) -> None:
    """Time one writer (or its baseline, or with suffix "" all of them) in a process of its own; send seconds and size."""
    edition: Edition = edition_of(pickle.loads(kept))
    texts = [row["text"] for row in edition.data["contributions"]]
    from facilitator.report.export import export_each
    from facilitator.report.writers import discover

    writers = discover()
    begun, used = time.perf_counter(), time.process_time()
    if baseline:
        size = len(BARE[suffix](texts))
    elif suffix:
        size = len(writers[suffix].render(edition))
    else:  # as the server's child does, on disk
        with tempfile.TemporaryDirectory() as folder:
            made = [one.path for one in export_each(edition, ["all"], Path(folder))]
            size = sum(path.stat().st_size for path in made if path is not None)
    out.send((time.perf_counter() - begun, time.process_time() - used, size))


def timed(kept: bytes, suffix: str, baseline: bool, times: int) -> tuple[float, float, int]:
    """Give the median of some processes, seconds and those of the processor, and the size of what they made."""
    spawning, found = multiprocessing.get_context("spawn"), []
    for _ in range(times):
        here, there = spawning.Pipe(duplex=False)
        process = spawning.Process(target=_own, args=(kept, suffix, baseline, there))
        process.start()
        there.close()
        found.append(here.recv())
        process.join()
    return median(one for one, _, _ in found), median(one for _, one, _ in found), found[0][2]


def main() -> None:
    """Measure, print, and say whether every goal was reached."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--contributions", type=int, default=500)
    asked.add_argument("--times", type=int, default=3)
    wanted = asked.parse_args()
    from facilitator.report.writers import discover

    kept = pickle.dumps(session(wanted.contributions).state)
    reached = True
    print(
        f"{wanted.contributions} contributions, median of {wanted.times}\n\n{'file':<16}{'seconds':>9}{'processor':>11}{'baseline':>10}{'kB':>8}  goal"
    )
    for suffix in discover():
        seconds, used, size = timed(kept, suffix, False, wanted.times)
        floor = timed(kept, suffix, True, wanted.times)[0] if suffix in BARE else float("nan")
        goal = GOALS.get(suffix)
        reached &= goal is None or seconds <= goal
        print(
            f"{suffix:<16}{seconds:>9.2f}{used:>11.2f}{floor:>10.2f}{size / 1000:>8.0f}  {'' if goal is None else f'≤ {goal:g} s'}"
        )
    seconds, used, size = timed(kept, "", False, wanted.times)
    reached &= seconds <= GOAL_ALL
    print(f"{'all, together':<16}{seconds:>9.2f}{used:>11.2f}{'':>10}{size / 1000:>8.0f}  ≤ {GOAL_ALL:g} s")
    raise SystemExit(0 if reached else 1)


if __name__ == "__main__":
    main()
