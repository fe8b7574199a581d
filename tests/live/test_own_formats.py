"""A sixth format is one file: saved from a session, uploaded, or put in the folder; a session runs on each."""

from __future__ import annotations

import http.client
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from facilitator.formats import discover, own
from facilitator.web.rehearse.client import Browser, Order
from tests.formats.test_own import GOOD
from tests.live.hall import Hall

pytestmark = pytest.mark.live


@pytest.fixture(scope="module")
def hall(open_house: Hall) -> Hall:
    """One house for all of this."""
    return open_house


def folder(hall: Hall) -> Path:
    """Where own formats of this server stand; it makes the folder itself with the first one that is kept."""
    found = hall.server.data / "formats"
    found.mkdir(exist_ok=True)
    return found


def start(hall: Hall) -> str:
    """The start page as the operator sees it, in Dutch."""
    return hall.host.get("/").body.decode()


def created(hall: Hall, format_id: str) -> dict[str, Any]:
    """Make a session on a format, and give what comes back."""
    wish = {"format": format_id, "language": "nl", "title": "Proef"}
    found: dict[str, Any] = hall.host.send({"session": "", "as": "operator"}, [Order("CreateSession", wish)])[0]
    return found


def uploaded(hall: Hall, content: bytes, name: str = "vorm.json", cookies: bool = True) -> tuple[int, str, str]:
    """Send a file as the form on the start page does; give status, where it leads, and the page."""
    edge = "grens"
    head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
    body = head + content + f"\r\n--{edge}--\r\n".encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={edge}"}
    if cookies:
        headers["Cookie"] = hall.host.cookie
    connection = http.client.HTTPConnection(urlsplit(hall.server.url).netloc, timeout=90)
    try:
        connection.request("POST", "/formats", body, headers)
        response = connection.getresponse()
        return response.status, response.getheader("Location") or "", response.read().decode()
    finally:
        connection.close()


def test_it_works(hall: Hall) -> None:
    hall.facilitate("RemovePhase", phase="clarify")
    hall.facilitate("EditPhase", phase="experiences", title="Verhalen")
    kept = hall.facilitate("SaveFormat", title="Verhalentafel", about="Eerst verhalen.")
    assert kept == {"format": "verhalentafel", "file": "formats/verhalentafel.json"}
    page = start(hall)
    assert "Verhalentafel" in page and "/formats/verhalentafel.json" in page
    made = created(hall, "verhalentafel")
    assert made["ok"]
    session = made["value"]["session"]
    hall.host.get(made["value"]["links"]["facilitator"])
    document = hall.host.get(f"/s/{session}/session.json").json()
    titles = [phase["title"].get("nl") for phase in document["phases"]]
    assert "Verhalen" in titles and "Stap 1: vragen" not in titles
    assert hall.host.get(f"/s/{session}/report.html").status == 200


def test_what_was_downloaded_can_be_put_on_another_shelf(hall: Hall) -> None:
    text = hall.host.get(f"/s/{hall.session}/format.json").body.decode()
    row = json.loads(text) | {"id": "gekregen"}
    status, to, _ = uploaded(hall, json.dumps(row).encode())
    assert (status, to) == (303, "/?added=gekregen#own")
    assert created(hall, "gekregen")["ok"]
    assert own.read(hall.host.get("/formats/gekregen.json").body.decode()).id == "gekregen"


def test_a_file_put_in_the_folder_by_hand_is_there_at_once(hall: Hall) -> None:
    (folder(hall) / "met-de-hand.json").write_text(json.dumps(GOOD), "utf-8")
    assert "Droomtafel" in start(hall)
    assert created(hall, "dream-table")["ok"]


@pytest.mark.parametrize("built_in", list(discover()))
def test_every_format_can_be_picked_and_downloaded(hall: Hall, built_in: str) -> None:
    assert created(hall, built_in)["ok"]
    assert own.read(hall.host.get(f"/formats/{built_in}.json").body.decode()) == discover()[built_in]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "regel 1"),
        (json.dumps({**GOOD, "oogst_format": 7}).encode(), "nieuwere Oogst"),
        (json.dumps({**GOOD, "id": "social-summit"}).encode(), "al een werkvorm"),
        (json.dumps({**GOOD, "id": "x", "report": ["gossip"]}).encode(), "report 1: “gossip”"),
        (b" " * (own.MOST_BYTES + 10), "te groot"),
    ],
)
def test_a_bad_file_is_refused_in_plain_words_and_changes_nothing(hall: Hall, content: bytes, words: str) -> None:
    before = sorted(folder(hall).glob("*"))
    status, _, page = uploaded(hall, content)
    assert status == 400
    assert words in page and "vorm.json" in page
    assert sorted(folder(hall).glob("*")) == before


def test_a_bad_file_in_the_folder_is_named_and_left_alone(hall: Hall) -> None:
    path = folder(hall) / "stuk.json"
    path.write_text('{"oogst_format": 1,', "utf-8")
    page = start(hall)
    assert "stuk.json" in page and "geen JSON" in page
    assert path.read_text("utf-8") == '{"oogst_format": 1,'
    assert created(hall, "stuk")["error"]["code"] == "unknown_format"
    path.unlink()


def test_only_the_operator_puts_formats_on_the_shelf_and_takes_them_along(hall: Hall) -> None:
    status, _, _ = uploaded(hall, json.dumps(GOOD).encode(), cookies=False)
    assert status == 403
    stranger = Browser(hall.server.url)
    assert stranger.get("/formats/social-summit.json").status == 403
    assert stranger.get(f"/s/{hall.session}/format.json").status == 403
    assert hall.host.get("/formats/nothing.json").status == 404
    stranger.close()


def test_saving_again_writes_over_ones_own_only_when_asked(hall: Hall) -> None:
    first = hall.facilitate("SaveFormat", title="Dubbel")
    second = hall.facilitate("SaveFormat", title="Dubbel")
    assert (first["format"], second["format"]) == ("dubbel", "dubbel-2")
    for wrong in ({"title": 3}, {"titel": "x"}, {"title": "x" * 1001}):
        result = hall.host.send({"session": hall.session, "as": "facilitator"}, [Order("SaveFormat", wrong)])[0]
        assert result["error"]["code"] in ("malformed", "too_long")


def test_a_phase_of_another_format_comes_in(hall: Hall) -> None:
    made = hall.facilitate("AddPhase", **{"from": "casuistry/explore", "after": "experiences"})
    assert made["phase"] == "explore"
    for wrong, code in (("casuistry/nothing", "unknown_phase"), ("nothing/explore", "unknown_format")):
        result = hall.host.send({"session": hall.session, "as": "facilitator"}, [Order("AddPhase", {"from": wrong})])[0]
        assert result["error"]["code"] == code


def test_all_of_it_works_without_javascript(hall: Hall) -> None:
    before = len(hall.document()["phases"])
    fields = {"session": hall.session, "as": "facilitator", "return": f"/s/{hall.session}/prepare"}
    for name, data in (
        ("AddPhase", {"from": ":new/collect", "after": "welcome", "title": ""}),
        ("AddPhase", {"from": ":copy/welcome", "after": "welcome", "title": "Nog eens"}),
        ("AddPhase", {"from": "goal-tree/test", "after": "welcome", "title": ""}),
        ("SaveFormat", {"title": "Zonder script", "about": ""}),
    ):
        form = urlencode({**fields, "name": name, **{f"data.{key}": value for key, value in data.items()}})
        status, _ = hall.post(form.encode(), "application/x-www-form-urlencoded", hall.host.cookie)
        assert status == 303
    assert len(hall.document()["phases"]) == before + 3
    assert "Zonder script" in start(hall)
