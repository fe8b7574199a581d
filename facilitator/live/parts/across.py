"""Support across backgrounds on the console: the table of the wall in small, before the room sees it."""

from __future__ import annotations

from typing import Any

from facilitator.core.across import ORDERS, present_in, ranked
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, WALL, Audience
from facilitator.live.parts import part
from facilitator.live.screens.outcomes import known_across, main_of, people_who_voted, row_facts, sides, weighed_here
from facilitator.live.screens.talk import phase_of
from facilitator.live.screens.weighing import weighed
from facilitator.live.views.plan import short_names
from facilitator.live.views.support import column

MOST = 60  # rows; more would make a desk of it that nobody reads


@part(CONSOLE, "across")
def on_console(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the rows with their place in every order; nothing as long as nobody voted."""
    found = weighed_here(state, Audience(WALL, language=audience.language))
    rows = known_across(state, found)
    voted = people_who_voted(state, found, rows)
    if not voted:
        return {"rows": []}
    in_line = {order: [row.contribution for row in ranked(state, rows, order)] for order in ORDERS}
    main = main_of(state)
    in_line[""] = sorted(in_line[ORDERS[0]], key=lambda one: main.index(one) if one in main else len(main))
    places = {order: {one: place for place, one in enumerate(line)} for order, line in in_line.items()}
    shown = sorted(rows, key=lambda row: places[""][row.contribution])[:MOST]
    columns, tables = sides(state, rows), short_names(state)
    return {
        "columns": [column(state, side) for side in columns],
        "rows": [
            {
                **row_facts(state, row, columns, tables),
                "main": row.contribution in main,
                "places": {order or "main": place[row.contribution] for order, place in places.items()},
            }
            for row in shown
        ],
        "more": len(rows) - len(shown),
        "people": voted,
        "present": present_in(state),
        "fewest": state.fewest,
        "order": state.wall.order if state.wall.view == "support" else "",
        "on_wall": state.wall.view == "support",
        "open": any(phase_of(state, group).type in ("harvest", "weigh") for group in ("", *state.groups)),
        "weighing": any(weighed(phase_of(state, group)) for group in ("", *state.groups)) and not state.closed,
    }
