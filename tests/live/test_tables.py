"""Tables made on a real server: each has a code that leads to it, and sending again makes no second set."""

from __future__ import annotations

from urllib.parse import urlencode

from facilitator.web.rehearse.client import Browser
from tests.live.hall import Hall


def test_it_works(hall: Hall) -> None:
    phones = [hall.phone("A1") for _ in range(3)]
    made = hall.facilitate("DivideGroups", tables=5, by="order", keep=False)
    assert made["people"] == 2  # the first one stays at the first table
    links = hall.facilitate("ListLinks")
    fourth = list(links["joins"])[-1]
    late = Browser(hall.server.url)
    assert late.post("/commands", {}).status == 400
    assert late.get(links["joins"][fourth]).status == 200
    assert hall.ask(late, "JoinSession", {})["ok"]
    late.close()
    assert all(len(code) == 7 for code in links["codes"].values())
    assert len(set(links["codes"].values())) == len(links["codes"])
    assert len(phones) == 3


def test_asking_again_is_the_same(hall: Hall) -> None:
    hall.phone("A1")
    first, again = (hall.ask(hall.host, "DivideGroups", {"tables": 6}, "divide-0001", "facilitator") for _ in range(2))
    assert (first["ok"], again["ok"], first["value"]) == (True, True, again["value"])
    rows = [{"id": f"G{n}", "label": f"Groep {n}"} for n in range(3)]
    groups = [*rows, *({"id": one, "label": one} for one in hall.facilitate("ListLinks")["joins"])]
    first, again = (hall.ask(hall.host, "SetGroups", {"groups": groups}, "groups-0001", "facilitator") for _ in range(2))
    assert (first["ok"], again["ok"]) == (True, True)


def test_the_number_of_a_phone_is_told_to_nobody_else(hall: Hall) -> None:
    piet, samira = hall.phone("A1"), hall.phone("A1")
    hall.facilitate("MovePeople", people=["2"], to="A2")
    assert "Je nummer is 2" in samira.get(f"/s/{hall.session}/mine").json()["seat"]
    mine = piet.get(f"/s/{hall.session}/mine").json()
    assert (mine["seat"], "je nummer 1." in mine["html"], "je nummer 2." in mine["html"]) == ("", True, False)


def test_without_scripts_too(hall: Hall) -> None:
    phone = hall.phone("A1")
    fields = {"session": hall.session, "as": "facilitator", "name": "RotatePeople", "return": f"/s/{hall.session}/console"}
    fields |= {"data.plan": "next", "data.phase": "clarify", "data.round": "2", "data.after": "0"}
    status, _ = hall.post(urlencode(fields).encode(), "application/x-www-form-urlencoded", hall.host.cookie)
    assert status == 303
    mine = phone.get(f"/s/{hall.session}/mine").json()
    assert "Iedereen schuift een tafel door" in mine["seat"]
    seat = {"session": hall.session, "as": "participant", "name": "DescribeMyself", "data.group": mine["group"]}
    status, _ = hall.post(urlencode(seat).encode(), "application/x-www-form-urlencoded", phone.cookie)
    assert status == 303
    assert phone.get(f"/s/{hall.session}/mine").json()["seat"] == ""


def test_at_the_end_the_wall_counts_also_what_there_is_one_of(hall: Hall) -> None:
    phone = hall.phone("A1")
    hall.facilitate("OpenPhase", phase="clarify")
    question = {"kind": "question", "text": "Wie betaalt dat?", "phase": "clarify", "round": 1}
    assert hall.ask(phone, "AddContribution", question)["ok"]
    hall.facilitate("OpenPhase", phase="close")
    assert "1 vraag" in hall.host.get(f"/s/{hall.session}/wall").body.decode()
