"""How people left: whether the goals were reached, as they say themselves, and the words they left with."""

from __future__ import annotations

from facilitator.report.blocks import Block, Chapter, Items, Paragraph, Table, Text, Typed
from facilitator.report.chapters import chapter
from facilitator.report.headlines import titled
from facilitator.report.view import Row, View

MOST_IN_A_SENTENCE = 10
LEVELS = ("yes", "partly", "no")


@chapter("leaving")
def leaving(view: View) -> Chapter:
    """The goals with how many say they were reached, and the words, most said first."""
    words, told = view.words, view.data.get("leaving", {"goals": [], "words": []})
    blocks: list[Block] = []
    if told["goals"]:
        blocks += [Paragraph((words.say("reached_lead"),), "lead"), _goals(view, told["goals"])]
        if any(one["yes"] is None for one in told["goals"]):
            blocks.append(Paragraph((words.say("sign_off_few"),), "quiet"))
    if told["words"]:
        listed: list[Text] = [_word(view, one) for one in told["words"]]
        if len(listed) > MOST_IN_A_SENTENCE:
            blocks += [Paragraph((words.say("words_lead"),), "ahead"), Items(tuple(listed), columns=True)]
        else:
            blocks.append(Paragraph((words.say("words_lead"), " ", *words.listing_of(listed), ".")))
    name, found = words.say("leaving"), _found(view, told)
    return Chapter("leaving", found or name, tuple(blocks), name if found else "")


def _found(view: View, told: Row) -> str:
    """Say how many goals most of those who answered call reached; without goals the word that was said most."""
    words, goals = view.words, told["goals"]
    if goals and all(one["yes"] is not None for one in goals):
        n = sum(1 for one in goals if one["yes"] * 2 > one["answered"])
        if n == len(goals) > 1:
            return words.say("goals_all", all=words.number(n))
        return words.say("goals_yes", n=words.opening(n), all=words.number(len(goals))) if n and len(goals) > 1 else ""
    top = next((one for one in told["words"] if one["n"] >= view.fewest), None)
    return titled(view, "word_most", top["text"]) if top is not None else ""


def _goals(view: View, goals: list[Row]) -> Table:
    words = view.words
    rows: list[tuple[Text, ...]] = []
    for one in goals:
        voted = words.say("sign_off_of", answered=one["answered"], people=one["people"])
        counts = [(str(one[level]) if one[level] is not None else "–",) for level in LEVELS]
        rows.append(((Typed(one["goal"]),), (voted,), *counts))
    head = ("reached_goal", "sign_off_voted", "sign_off_yes", "reached_partly", "sign_off_no")
    return Table(words.say("reached_caption"), tuple(words.say(name) for name in head), tuple(rows), numeric=True)


def _word(view: View, one: Row) -> Text:
    times = f" ({view.words.say('words_times', n=one['n'])})" if one["n"] > 1 else ""
    return (Typed(one["text"]), times) if times else (Typed(one["text"]),)
