"""Files of a report: made beside the room, two at a time, and never a traceback; who is no facilitator gets none."""

from __future__ import annotations

import threading
import time

from facilitator.web.rehearse.client import Answer, Browser
from tests.live.hall import Hall
from tests.live.posting import post_form
from tests.live.waiting import until


def made(hall: Hall) -> Answer:
    """Ask for all files, and wait until the desk says that they are there."""
    assert post_form(hall, "report/files").status == 303
    return whole(hall)


def whole(hall: Hall) -> Answer:
    """Wait until no file is being made, and give the desk's part with the files."""

    def looked() -> Answer | None:
        page = hall.host.get(f"/s/{hall.session}/report/files")
        return None if b"data-making" in page.body else page

    return until(looked)


def test_every_file_is_made_and_can_be_saved(hall: Hall) -> None:
    hall.dilemma()
    page = made(hall)
    for name in ("report.html", "report.md", "facilitator-only-complete.zip"):
        assert f"/report/files/{name}" in page.body.decode()
        saved = hall.host.get(f"/s/{hall.session}/report/files/{name}")
        assert saved.status == 200 and saved.body
        assert saved.headers["content-disposition"] == f'attachment; filename="{name}"'
        assert saved.headers["cache-control"] == "no-store"
    assert hall.host.get(f"/s/{hall.session}/report.md").body == hall.host.get(f"/s/{hall.session}/report/files/report.md").body


def test_a_file_is_as_the_session_is_now(hall: Hall) -> None:
    made(hall)
    hall.facilitate("AddContribution", kind="dilemma", title="Nieuw", text="Dit kwam later.", options=[{"text": "a", "objection": ""}, {"text": "b", "objection": ""}])
    assert "Dit kwam later" in hall.host.get(f"/s/{hall.session}/report/files/report.md").body.decode()


def test_two_exports_at_once_let_the_room_go_on(hall: Hall) -> None:
    hall.facilitate("OpenPhase", phase="directions")
    phone = hall.phone()
    other = Hall(hall.server)
    for one in (hall, other):
        assert post_form(one, "report/files").status == 303
    slowest = 0.0
    for n in range(20):
        began = time.monotonic()
        assert hall.ask(phone, "AddContribution", {"kind": "direction", "text": f"Onder het maken {n}"})["ok"]
        slowest = max(slowest, time.monotonic() - began)
    assert slowest < 2, slowest  # what they waited for is the disk and two busy children, never a report
    whole(hall)
    whole(other)
    other.host.close()


def test_who_asks_at_the_same_time_gets_the_same(hall: Hall) -> None:
    got: list[bytes] = []
    address = f"/s/{hall.session}/report/files/report.html"
    others = [Browser(hall.server.url) for _ in range(3)]
    for browser in others:
        browser.get(hall.links["facilitator"])
    threads = [threading.Thread(target=lambda b=browser: got.append(b.get(address).body)) for browser in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 3 and len(set(got)) == 1 and b"<h1" in got[0]


def test_only_the_facilitator_has_files(hall: Hall) -> None:
    for stranger in (hall.phone(), hall.leader(), Browser(hall.server.url)):
        for path in ("report", "report/files", "report/files/report.html", "report.html", "session.json", "files/0123456789abcdef0123.jpg"):
            assert stranger.get(f"/s/{hall.session}/{path}").status == 403, path
        for path in ("files", "report/files", "report/definitive"):
            assert post_form(hall, path, who=stranger).status == 403, path


def test_another_sites_page_makes_nothing(hall: Hall) -> None:
    for path in ("files", "report/files", "report/definitive"):
        assert post_form(hall, path, origin="https://elders.example").status == 403


def test_no_file_by_another_name(hall: Hall) -> None:
    for name in ("report.exe", "..%2Fsecret.key", "%2e%2e", "report.pdf.bak", "x", "nothing-like-it.csv"):
        assert hall.host.get(f"/s/{hall.session}/report/files/{name}").status == 404, name
