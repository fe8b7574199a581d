"""Told: paragraphs, quotes, stories, lists, facts, questions (prose.typ)."""

from __future__ import annotations

from facilitator.report import blocks
from facilitator.report.typst.telling import Teller, Told, told
from facilitator.report.typst.texts import written


@told.register
def _paragraph(block: blocks.Paragraph, teller: Teller) -> Told:
    return {"sort": "paragraph", "role": block.role, "text": teller.text(block.text), "drop": block.shown_as == "drop"}


@told.register
def _quote(block: blocks.Quote, teller: Teller) -> Told:
    return {"sort": "quote", "text": teller.typed(block.text), "by": teller.text(block.by) if block.by else None,
            "number": teller.number(block.number) if block.number else None, "also": teller.also(block.also)}  # fmt: skip


@told.register
def _stories(block: blocks.Stories, teller: Teller) -> Told:
    return {"sort": "stories", "rows": [_story(one, teller) for one in block.stories]}


def _story(one: blocks.Story, teller: Teller) -> Told:
    return {
        "title": teller.typed(one.title),
        "number": teller.number(one.number),
        "text": [teller.typed(text) for text in one.text],
        "also": teller.also(one.also),
        "by": teller.text(one.by) if one.by else None,
        "support": teller.support(one.support) if one.support else None,
        "quotes": [_quote(said, teller) for said in one.quotes],
        "long": sum(len(text.text) for text in one.text) + sum(60 + len(said.text.text) for said in one.quotes),
    }


@told.register
def _items(block: blocks.Items, teller: Teller) -> Told:
    return {
        "sort": "items",
        "ordered": block.ordered,
        "columns": block.columns,
        "rows": [teller.text(one) for one in block.items],
    }


@told.register
def _facts(block: blocks.Facts, teller: Teller) -> Told:
    return {"sort": "facts", "rows": [[written(name), teller.text(text)] for name, text in block.rows]}


@told.register
def _questions(block: blocks.Questions, teller: Teller) -> Told:
    answered = any(answers for _, _, answers in block.rows)
    unanswered = teller.words.say("no_answer") if answered else ""
    rows = [
        {
            "text": teller.typed(question),
            "number": teller.number(number),
            "answers": [teller.text(one) for one in answers],
        }
        for question, number, answers in block.rows
    ]
    return {"sort": "questions", "rows": rows, "unanswered": unanswered}
