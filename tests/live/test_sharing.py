"""A link to the report: read without cookies, marked while it is a draft, gone when it is ended."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

import pytest

from facilitator.web.rehearse.client import Browser
from tests.live.hall import Hall
from tests.live.posting import post_form
from tests.live.test_report_files import whole

PRIVATE = "Dit is weggezet"


@pytest.fixture
def hall(hall: Hall) -> Hall:
    """A session with a direction that all may read, and one that was hidden."""
    hall.facilitate("OpenPhase", phase="directions")
    hall.facilitate("AddContribution", kind="direction", text="Een buurtbus")
    hidden = hall.facilitate("AddContribution", kind="direction", text=PRIVATE)["contribution"]
    hall.facilitate("HideContribution", contribution=hidden)
    return hall


def share(hall: Hall, what: str = "report") -> tuple[str, str]:
    """Make a link; give which it is and its path, as the facilitator's page shows it."""
    made = str(hall.facilitate("ShareReport", days=7, what=what)["share"])
    page = hall.host.get(f"/s/{hall.session}/report").body.decode()
    found = re.search(rf'id="share-{made}" value="[^"]*(/r/[\w-]+)"', page)
    assert found, page
    return made, found.group(1)


def test_whoever_has_the_link_reads_the_report_without_a_cookie(hall: Hall) -> None:
    _, path = share(hall)
    reader = Browser(hall.server.url)
    answer = reader.get(path)
    page = answer.body.decode()
    assert answer.status == 200
    assert "Een buurtbus" in page
    assert PRIVATE not in page
    assert "set-cookie" not in answer.headers
    assert "noindex" in answer.headers["x-robots-tag"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "script" not in answer.headers["content-security-policy"]


def test_a_draft_says_so_and_the_definitive_one_does_not(hall: Hall) -> None:
    _, path = share(hall)
    reader = Browser(hall.server.url)
    assert "notice-draft" in reader.get(path).body.decode()
    hall.facilitate("FinishReport", mark="a" * 64)
    assert '<aside class="notice-draft"' not in reader.get(path).body.decode()


def test_ended_unknown_and_nonsense_are_the_same_page(hall: Hall) -> None:
    made, path = share(hall)
    hall.facilitate("EndSharing", share=made)
    reader = Browser(hall.server.url)
    answers = [reader.get(one) for one in (path, path[:-1] + "_", "/r/nonsense", f"{path}/report.pdf", f"/r/zzz-s1-{'A' * 22}")]
    assert {one.status for one in answers} == {404}
    assert len({one.body for one in answers}) == 1


def test_no_file_comes_with_a_draft_nor_with_a_link_to_read(hall: Hall) -> None:
    for what in ("report", "files"):
        _, path = share(hall, what)
        reader = Browser(hall.server.url)
        assert reader.get(f"{path}/session.json").status == 404
        assert reader.get(f"{path}/report-for-sending.zip").status == 404


def test_a_definitive_report_gives_its_public_files_and_no_others(hall: Hall) -> None:
    _, to_read = share(hall)
    _, path = share(hall, "files")
    assert post_form(hall, "report/definitive").status == 303
    whole(hall)
    reader = Browser(hall.server.url)
    page = reader.get(path).body.decode()
    names = re.findall(rf'href="{path}/([\w.-]+)"', page)
    assert {"report.pdf", "report.docx", "report.odt", "report-for-sending.zip"} <= set(names)
    assert not [name for name in names if "facilitator" in name or name == "session.json"]
    kept = {name: reader.get(f"{path}/{name}").body for name in names}
    with ZipFile(io.BytesIO(kept["report-for-sending.zip"])) as package:
        assert not [name for name in package.namelist() if "facilitator" in name or name == "session.json"]
    for name in ("session.json", "facilitator-only-complete.zip", "facilitator-only-contributions.csv", "../session.json"):
        assert reader.get(f"{path}/{name}").status == 404
    assert reader.get(f"{to_read}/report.pdf").status == 404
    assert "Een buurtbus" in reader.get(to_read).body.decode()
    for content in kept.values():
        assert PRIVATE.encode() not in content
