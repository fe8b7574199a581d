"""The same dilemma side by side: between sessions, and between the groups of a session."""

from __future__ import annotations

from facilitator.report.blocks import Block, Chapter, Section, Side, Table, Text, Typed
from facilitator.report.blocks.votes import Dilemma, Moves, Option, Shift
from facilitator.report.series.sessions import Place, Row, Sessions, plainly

MOMENTS = ("before", "after")
LETTERS = "ABCD"
MOST_DRAWN = 4  # drawings beside one another; a table goes with any number


def dilemmas(sessions: Sessions) -> Chapter | None:
    """Give every dilemma that more than one session, or more than one group, chose on."""
    blocks = tuple(block for places in _same(sessions) if (block := _told(sessions, places)) is not None)
    return Chapter("dilemmas", sessions.words.say("series_dilemmas"), blocks) if blocks else None


def compared(sessions: Sessions) -> list[Place]:
    """Give where each dilemma first stands that more than one session chose on."""
    return [places[0] for places in _same(sessions) if len({place[0] for place in places}) > 1]


def _same(sessions: Sessions) -> list[list[Place]]:
    """Bring together the dilemmas with the same name and the same options, word for word."""
    found: dict[tuple[str, ...], list[Place]] = {}
    for index, session in enumerate(sessions.rows):
        for row in session["contributions"]:
            if row["kind"] == "dilemma" and any(any(row["choices"][moment]) for moment in MOMENTS):
                key = (plainly(row["title"] or row["ask"]), *(plainly(one["text"]) for one in row["options"]))
                found.setdefault(key, []).append((index, row["number"]))
    return sorted(found.values())


def _told(sessions: Sessions, places: list[Place]) -> Section | None:
    words = sessions.words
    first = sessions.contribution(places[0])
    blocks: list[Block] = []
    if len({place[0] for place in places}) > 1:
        blocks += _between_sessions(sessions, places)
    for place in places:
        row = sessions.contribution(place)
        if row.get("choices_in"):
            blocks.append(_between_groups(sessions, place, row, named=len(places) > 1))
    if not blocks:
        return None
    title = first["title"] or first["ask"] or words.say("untitled")
    options = tuple(Option(LETTERS[n], one["text"], one["objection"]) for n, one in enumerate(first["options"]))
    only = Dilemma(options, words.say("third_way"), _shift(sessions, first) if len(places) == 1 else None, ())
    return Section((Typed(title), " ", sessions.ref(places[0])), (only, *blocks), "dilemma", large=True)


def _between_sessions(sessions: Sessions, places: list[Place]) -> list[Block]:
    words = sessions.words
    widest = max((sessions.contribution(place) for place in places), key=_told_answers)
    head = (words.say("series_meeting"), *(_head(sessions, widest, moment) for moment in MOMENTS))
    rows: list[tuple[Text, ...]] = []
    for place in places:
        row = sessions.contribution(place)
        cells = [(_counts(widest, row["choices"][moment]) if any(row["choices"][moment]) else words.say("series_none"),) for moment in MOMENTS]
        rows.append(((Typed(sessions.names[place[0]]), " ", sessions.ref(place)), *cells))
    drawn = [(place, shift) for place in places if (shift := _shift(sessions, sessions.contribution(place))) is not None]
    caption = words.say("series_choices_caption")
    blocks: list[Block] = [Table(caption, head, tuple(rows))]
    if 1 < len(drawn) <= MOST_DRAWN:
        blocks.append(Side(tuple(Section((Typed(sessions.names[place[0]]),), (Moves(shift, words.say("before"), words.say("after")),)) for place, shift in drawn)))
    return blocks


def _between_groups(sessions: Sessions, place: Place, row: Row, *, named: bool) -> Block:
    words, session = sessions.words, sessions.rows[place[0]]
    labels = {one["id"]: one["label"] for one in session["groups"]}
    cells = {moment: {one["background"]: one for one in found} for moment, found in row["choices_in"].items()}
    order = [one for one in (*labels, "", "others") if any(found.get(one, {"kind": "joined"})["kind"] != "joined" for found in cells.values())]
    names = {**labels, "": words.say("series_no_group"), "others": _together(sessions, cells, labels)}
    lines: list[tuple[Text, ...]] = []
    for group in order:
        told: list[Text] = [(_cell(sessions, row, cells.get(moment, {}).get(group)),) for moment in MOMENTS]
        lines.append(((Typed(names[group]),), *told))
    head = (words.say("series_group"), *(_head(sessions, row, moment) for moment in MOMENTS))
    caption = words.say("series_groups_caption")
    return Section((Typed(sessions.names[place[0]]),), (Table(caption, head, tuple(lines)),)) if named else Table(caption, head, tuple(lines))


def _together(sessions: Sessions, cells: dict[str, dict[str, Row]], labels: dict[str, str]) -> str:
    """Say which groups are counted together."""
    members: list[str] = next((found["others"]["members"] for found in cells.values() if "others" in found), [])
    named = [labels.get(one, sessions.words.say("series_no_group")) for one in members]
    return f"{sessions.words.say('series_together_row')}: {', '.join(named)}"


def _head(sessions: Sessions, row: Row, moment: str) -> str:
    """Say what the numbers in a column are: "Vooraf: A – B – derde weg – weet niet"."""
    words = sessions.words
    answers = [*LETTERS[: len(row["options"])], words.say("series_third"), words.say("series_unknown")][: _told_answers(row)]
    return f"{words.say(f'series_{moment}')}: {' – '.join(answers)}"


def _told_answers(row: Row) -> int:
    """Give how many answers stand in a table: "I don't know" only where somebody said so."""
    return len(row["options"]) + (2 if any(row["choices"][moment][-1] for moment in MOMENTS) else 1)


def _counts(row: Row, counts: list[int]) -> str:
    return " – ".join(map(str, counts[: _told_answers(row)]))


def _cell(sessions: Sessions, row: Row, cell: Row | None) -> str:
    """Say of a group what its own session may show of it."""
    words = sessions.words
    if cell is None or cell["kind"] == "none":
        return words.say("series_nobody")
    if cell["kind"] == "count":
        return _counts(row, cell["counts"])
    if cell["kind"] == "class":
        names = {str(n): LETTERS[n] for n in range(len(row["options"]))}
        names |= {"third": words.say("series_third"), "unknown": words.say("series_unknown")}
        return words.say("series_most", what=names[cell["stance"]]) if cell["stance"] else words.say("series_divided")
    return words.say("series_few" if cell["kind"] == "few" else "series_withheld")


def _shift(sessions: Sessions, row: Row) -> Shift | None:
    """Give how people chose as it is drawn; None when nothing of it may be shown, or nothing was asked twice."""
    before, after = (row["choices"][moment] for moment in MOMENTS)
    if not any(before) or not any(after) or row["moves"] is None:
        return None
    words, third = sessions.words, len(row["options"])
    shown = third + 2 if before[-1] or after[-1] else third + 1
    names = [*LETTERS[:third], words.say("third_way"), words.say("unknown")][:shown]
    rows: dict[object, int | None] = {**{n: n for n in range(third)}, None: third, "unknown": third + 1, "-": None}
    moves = tuple((rows[start], rows[end], n) for start, end, n in row["moves"])
    spoken = "; ".join(words.say("shift_spoken", label=label, before=before[n], after=after[n]) for n, label in enumerate(names))
    return Shift(tuple(names), tuple(before[:shown]), tuple(after[:shown]), moves, third, spoken)
