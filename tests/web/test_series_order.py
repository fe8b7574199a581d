"""In which order the sessions of a series are told: as they followed one another, else by date, else as they were made."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from facilitator.web.series import belonging


def session(name: str, *, date: str = "", follows: str = "", created: int = 0) -> dict[str, Any]:
    return {"id": name, "series": {"id": "s", "title": "Een jaar", "follows": follows}, "date": date, "created": created}


def told(*sessions: dict[str, Any]) -> str:
    """The names in order, which is the same however the catalogue lists them."""
    (order,) = {" ".join(one["id"] for one in belonging(some, "s")) for some in permutations(sessions)}
    return order


def test_a_first_meeting_without_a_date_comes_before_the_one_that_follows_it() -> None:
    later = session("third", date="2027-01-08", created=3)
    assert told(session("first", created=1), session("second", date="2026-05-16", follows="first", created=2), later) == "first second third"


def test_a_meeting_comes_after_the_one_that_it_follows_whatever_their_dates_say() -> None:
    assert told(session("first", date="2026-06-01"), session("second", date="2026-05-01", follows="first")) == "first second"


def test_meetings_that_follow_nothing_stand_by_date_and_without_one_as_they_were_made() -> None:
    dated = (session("march", date="2026-03-14", created=9), session("may", date="2026-05-16", created=1))
    assert told(*dated, session("one", created=3), session("two", created=4)) == "march may one two"


def test_one_that_follows_a_meeting_of_another_series_stands_by_its_date() -> None:
    assert told(session("march", date="2026-03-14", follows="elsewhere"), session("may", date="2026-05-16")) == "march may"


def test_meetings_that_follow_each_other_in_a_circle_are_all_told_once() -> None:
    circle = (session("a", date="2026-01-01", follows="c"), session("b", date="2026-01-02", follows="a"), session("c", date="2026-01-03", follows="b"))
    assert sorted(told(*circle).split()) == ["a", "b", "c"]
    assert told(session("alone", follows="alone")) == "alone"
