"""Creating a session: what somebody asked for, filled in with what is usual, as its first event."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any

from babel import UnknownLocaleError
from babel.dates import format_date

from facilitator.core.errors import Refused
from facilitator.core.format import Format, say
from facilitator.core.model import Background, Group, Meeting, Place
from facilitator.core.places import checked_places
from facilitator.core.preparing import SessionCreated, checked_backgrounds, checked_groups, checked_routes, described
from facilitator.core.text import LONGEST_LINE, checked
from facilitator.live.rooms import now_ms
from facilitator.web.shelf import Shelf


def created(data: dict[str, Any], shelf: Shelf, free_code: Callable[[], str]) -> SessionCreated:
    """Give the event of a new session from `data` as docs/protocol.md says of CreateSession. Raises Refused."""
    known = {"format", "language", "title", "meeting", "groups", "backgrounds", "usual_groups", "places"}
    if data.keys() - known:
        raise Refused("malformed", field="CreateSession")
    workshop = shelf.find(data.get("format", "social-summit"))
    language = data.get("language", "nl")
    if not isinstance(language, str) or not language.replace("-", "").isalnum() or len(language) > 20:
        raise Refused("malformed", field="language")
    title = data.get("title") or _usual_title(say(workshop.title, language), language)
    if not isinstance(title, str):
        raise Refused("malformed", field="title")
    session_id = secrets.token_hex(5)
    rows = _rows(data.get("groups") or _usual_groups(data.get("usual_groups", 0), workshop, language), "groups")
    groups = checked_groups(tuple(_group(one, free_code) for one in rows))
    at = _rows(data.get("places") or [], "places")
    places = checked_places(tuple(_place(one, free_code) for one in at), [group.id for group in groups])
    checked_routes(groups, [place.id for place in places])
    backgrounds = data.get("backgrounds")
    if backgrounds is None:
        picked = workshop.backgrounds.get(language) or workshop.backgrounds.get("en", ())
    else:
        picked = tuple(
            Background(_string(one, "id"), _string(one, "label")) for one in _rows(backgrounds, "backgrounds")
        )
    meeting = data.get("meeting") or {}
    if not isinstance(meeting, dict):
        raise Refused("malformed", field="meeting")
    return SessionCreated(
        id=session_id,
        format=workshop.id,
        language=language,
        title=checked(title, "title", LONGEST_LINE),
        code=free_code(),
        phases=workshop.phases,
        report=workshop.report,
        backgrounds=checked_backgrounds(picked),
        groups=groups,
        meeting=described(Meeting(kind=say(workshop.title, language)), meeting),
        at=now_ms(),
        places=places,
    )


def _group(one: dict[str, Any], free_code: Callable[[], str]) -> Group:
    if one.keys() - {"id", "label", "leader", "about", "code", "route"}:
        raise Refused("malformed", field="groups")
    route = one.get("route") or []
    if not isinstance(route, list) or not all(isinstance(stop, str) for stop in route):
        raise Refused("malformed", field="groups.route")
    return Group(*_texts(one), free_code(), tuple(route))


def _place(one: dict[str, Any], free_code: Callable[[], str]) -> Place:
    if one.keys() - {"id", "label", "leader", "about", "code"}:
        raise Refused("malformed", field="places")
    return Place(*_texts(one), free_code())


def _usual_title(name: str, language: str) -> str:
    """Give the title of a session made with one tap: the format and the day, "Sociale Top, 22 november"."""
    pattern = "MMMM d" if language.startswith("en") else "d MMMM"
    try:
        return f"{name}, {format_date(datetime.now().astimezone(), pattern, locale=language.replace('-', '_'))}"
    except (UnknownLocaleError, ValueError):
        return name


def _usual_groups(n: Any, workshop: Format, language: str) -> list[dict[str, str]]:
    """Give groups A1, A2, … for a session made with one tap; `n` comes from a form, so it may be text.

    "usual" is as many as the format usually has.
    """
    word = "Groep" if language == "nl" else "Group"
    if n == "usual":
        n = workshop.groups
    count = int(n) if str(n).isdecimal() and len(str(n)) < 3 else 0
    return [{"id": f"A{place}", "label": f"{word} A{place}"} for place in range(1, count + 1)]


def _rows(rows: Any, field: str) -> list[dict[str, Any]]:
    if not isinstance(rows, list) or len(rows) > 2000 or not all(isinstance(one, dict) for one in rows):
        raise Refused("malformed", field=field)
    return rows


def _texts(row: dict[str, Any]) -> tuple[str, str, str, str]:
    """Give what groups and places have in words: id, label, leader, about."""
    return _string(row, "id"), _string(row, "label"), _string(row, "leader"), _string(row, "about")


def _string(row: dict[str, Any], name: str) -> str:
    value = row.get(name, "")
    if not isinstance(value, str):
        raise Refused("malformed", field=name)
    return value
