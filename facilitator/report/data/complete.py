"""Everything as tables, for the facilitator only: all texts whatever became of them, who took part, and every ballot.

Nobody has a name in it: people are D1, D2, … (P1, P2 in English), in an order that says nothing about when they came or
where they sit. What was written in an anonymous phase stands beside nobody, also here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from facilitator.core.model import Contribution, Participant
from facilitator.core.session import Session
from facilitator.core.visibility import is_blind
from facilitator.report.clean import cleaned
from facilitator.report.data.full import full_contributions
from facilitator.report.data.reading import in_order
from facilitator.report.data.tables import Cell, Sheet, columns_of
from facilitator.report.words import Words

_CONTRIBUTIONS = (
    ("number", 9, False), ("status", 20, True), ("kind", 15, False), ("title", 30, True), ("text", 64, True), ("ask", 36, True),
    ("as_written", 44, True), ("group", 14, False), ("place", 16, False), ("round", 8, False), ("phase", 22, True), ("by", 17, False),
    ("person", 12, False), ("background", 24, True), ("on", 9, False), ("parent", 9, False), ("merged_into", 12, False),
    ("answers", 44, True), ("dots", 9, False), ("state", 24, True),
)  # fmt: skip
_PEOPLE = (("person", 12, False), ("group", 14, False), ("background", 30, True), ("state", 34, True))
_BALLOTS = (("person", 12, False), ("background", 30, True), ("number", 9, False), ("text", 48, True), ("what", 26, True),
            ("moment", 18, False), ("answer", 40, True))  # fmt: skip


def complete_sheets(state: Session, words: Words) -> tuple[Sheet, ...]:
    """Give all there is: contributions, participants, and what each of them voted."""
    complete = _Complete(state, words)
    return complete.contributions(), complete.participants(), complete.ballots()


def complete_contributions(state: Session, words: Words) -> Sheet:
    """Give all contributions, whatever became of them."""
    return _Complete(state, words).contributions()


def pseudonyms(state: Session, words: Words) -> dict[str, str]:
    """Give a name for everybody that says nothing: participant → D1, D2, …; the same session gives the same names."""
    ids = sorted(state.people, key=lambda one: hashlib.sha256(f"{state.id}/{one}".encode("utf-8", "replace")).digest())
    letter = words.say("column_person")[0]
    return {one: f"{letter}{n}" for n, one in enumerate(ids, 1)}


class _Complete:
    def __init__(self, state: Session, words: Words) -> None:
        self.state, self.words = state, words
        self.names = pseudonyms(state, words)
        self.phases = {phase.id: phase for phase in state.phases}
        self.kept = sorted((one for one in state.people.values()), key=lambda one: int(self.names[one.id][1:]))

    def _sheet(self, id: str, title: str, columns: tuple[tuple[str, int, bool], ...], rows: Iterator[tuple[Cell, ...]]) -> Sheet:
        told = tuple(cleaned(row) for row in rows)
        return Sheet(id, self.words.say(f"sheet_{title}"), columns_of(self.words, columns), told)

    # ── what was brought in ──

    def contributions(self) -> Sheet:
        """Give every contribution, in order."""
        rows: dict[int, dict[str, Any]] = {row["number"]: row for row in full_contributions(self.state)}
        told = (self._contribution(one, rows[one.number]) for one in in_order(self.state))
        return self._sheet("contributions", "contributions", _CONTRIBUTIONS, told)

    def _contribution(self, one: Contribution, row: dict[str, Any]) -> tuple[Cell, ...]:
        """Give a line. Its words come from the complete data: what is still blind has none there either."""
        state, say = self.state, self.words.say
        person = state.people.get(one.author) if not self._anonymous(one) else None
        place = state.places.get(one.place)
        phase = self.phases.get(one.phase)
        return (
            one.number,
            say(f"status_{one.status}"),
            say(f"kind_{one.kind}"),
            row.get("title", ""),
            row["text"],
            row.get("ask", ""),
            row.get("as_written", {}).get("text", ""),
            self._group(one.group),
            place.label if place else "",
            one.round,
            self.words.one(phase.title) if phase else "",
            say("brought_before" if one.via == "import" else f"by_{row['by']}"),
            self.names[person.id] if person else "",
            self._background(person) if person else "",
            row.get("on") if isinstance(row.get("on"), int) else None,
            row.get("parent") if isinstance(row.get("parent"), int) else None,
            row.get("merged_into"),
            "\n".join(answer["text"] for answer in row.get("answers", ())),
            row["dots"] or None,
            ", ".join(self._remarks(one)),
        )

    def _anonymous(self, one: Contribution) -> bool:
        phase = self.phases.get(one.phase)
        return phase is not None and phase.anonymous

    def _remarks(self, one: Contribution) -> list[str]:
        say = self.words.say
        told = [say(f"via_{one.via}")] if one.via not in ("", "import") else []
        told += [one.source] if one.source else []
        told += [say("parked")] if one.parked else []
        told += [say("cell_blind")] if is_blind(self.state, one) else []
        told += [say(f"late_{one.late}")] if one.late else []
        return told + ([say("cell_tryout")] if one.number < 0 else [])

    # ── who took part ──

    def participants(self) -> Sheet:
        """Give everybody who came in, also who was taken out since."""
        return self._sheet("people", "people", _PEOPLE, (self._person(person) for person in self.kept))

    def _person(self, person: Participant) -> tuple[Cell, ...]:
        say = self.words.say
        told = [say(f"cell_{person.standing}")] if person.standing else []
        told += [say("cell_tryout")] if person.tryout else []
        told += [say("cell_afterwards")] if person.afterwards else []
        told += [say("cell_speaks_for", n=self.words.people(person.speaks_for))] if person.scribe else []
        return self.names[person.id], self._group(person.group), self._background(person), ", ".join(told)

    def _background(self, person: Participant) -> str:
        known = self.state.backgrounds.get(person.background)
        return known.label if known else self.words.say("background_unknown")

    def _group(self, group: str) -> str:
        known = self.state.groups.get(group)
        return known.label if known else ""

    # ── what each of them voted ──

    def ballots(self) -> Sheet:
        """Give every vote of every participant; what was counted by raised hands has nobody's name and is in session.json."""
        return self._sheet("ballots", "ballots", _BALLOTS, self._ballots())

    def _ballots(self) -> Iterator[tuple[Cell, ...]]:
        cards = in_order(self.state)
        for person in self.kept:
            for card in cards:
                for what, moment, answer in self._given(card, person.id):
                    named = "" if is_blind(self.state, card) and not self.state.closed else card.title or card.text
                    told = self.words.say(f"vote_{what}"), self.words.say(moment) if moment else "", answer
                    yield (self.names[person.id], self._background(person), card.number, named, *told)

    def _given(self, card: Contribution, who: str) -> Iterator[tuple[str, str, str]]:
        """Give (what, moment, answer) of all that one person voted on one card."""
        state, say = self.state, self.words.say
        for moment, chosen in state.choices.get(card.id, {}).items():
            if who in chosen:
                yield "choices", moment, self._chosen(card, chosen[who].option, chosen[who].which)
        if who in (levels := state.support.get(card.id, {})):
            yield "support", "", say(levels[who].level)
        if who in (dots := state.dots.get(card.id, {})):
            yield "dots", "", str(dots[who])
        for goal, values in state.ratings.get(card.id, {}).items():
            if who in values and goal in state.contributions:
                yield "ratings", "", f"{say('vote_goal', n=state.contributions[goal].number)}: {values[who].value}"
        if who in (ranks := state.ranks.get(card.id, {})):
            yield "ranks", "", say("vote_place", n=ranks[who])
        if who in (estimates := state.estimates.get(card.id, {})):
            given = estimates[who]
            yield "estimates", "", f"{say('vote_effort')} {given.effort}, {say('vote_effect')} {given.effect}"

    def _chosen(self, card: Contribution, option: int | str | None, which: str) -> str:
        if option is None:
            return ": ".join(part for part in (self.words.say("third_way"), which) if part)
        if isinstance(option, int) and option < len(card.options):
            return f"{chr(ord('A') + option)}: {card.options[option].text}"
        return self.words.say("unknown")
