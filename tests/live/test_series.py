"""Sessions of a series: tied together, goals and agreements brought along, one report; for who may open them only."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitator.web.rehearse.client import Browser
from facilitator.web.rehearse.server import Server
from tests.live.hall import Hall
from tests.live.posting import post_form

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("series")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    with Server(folder) as server:
        yield server


@pytest.fixture
def halls(server: Server) -> Iterator[tuple[Hall, Hall]]:
    with Hall(server, "goal-tree", ()) as first, Hall(server, "goal-tree", ()) as second:
        yield first, second


def tied(first: Hall, second: Hall) -> str:
    """Let the second follow on the first in a new series, as its facilitator does; give the id of the series."""
    series = str(first.facilitate("SetSeries", title=f"Doelenboom {first.session}")["series"])
    post_form(second, "series", {"series": series, "follows": first.session})
    return series


def full(hall: Hall) -> dict[str, Any]:
    document: dict[str, Any] = hall.host.get(f"/s/{hall.session}/session.json").json()
    return document


def test_a_session_joins_the_series_of_another(halls: tuple[Hall, Hall]) -> None:
    first, second = halls
    series = tied(first, second)
    assert full(second)["series"] == {"id": series, "title": f"Doelenboom {first.session}", "follows": first.session}
    page = second.host.get(f"/series/{series}").body.decode()
    assert page.index(first.session) < page.index(second.session)


def test_goals_come_along_with_new_numbers_and_where_they_are_from(halls: tuple[Hall, Hall]) -> None:
    first, second = halls
    second.facilitate("AddContribution", kind="need", text="Iets van nu")
    top = first.facilitate("AddContribution", kind="goal", text="Een zinvolle dag; voor iedereen")["contribution"]
    first.facilitate("AddContribution", kind="goal", text='Dichtbij, "om de hoek"', parent=top)
    gone = first.facilitate("AddContribution", kind="goal", text="Weggezet", parent=top)["contribution"]
    first.facilitate("HideContribution", contribution=gone)
    tied(first, second)
    assert post_form(second, "carry", {"what": "goals"}).status == 303
    goals = [one for one in full(second)["contributions"] if one["kind"] == "goal"]
    assert [(one["number"], one["text"], one.get("parent")) for one in goals] == [
        (2, "Een zinvolle dag; voor iedereen", None), (3, 'Dichtbij, "om de hoek"', 2)
    ]  # fmt: skip
    assert {one["source"] for one in goals} == {"Proef"}


def test_agreements_come_along_and_get_an_outcome(halls: tuple[Hall, Hall]) -> None:
    first, second = halls
    first.facilitate("RecordAction", text="Bellen met de wijk", owner="Fatima")
    tied(first, second)
    for _ in range(2):  # twice by accident
        post_form(second, "carry", {"what": "agreements"})
    (one,) = full(second)["earlier"]
    assert (one["text"], one["owner"], one["source"], one["outcome"]) == ("Bellen met de wijk", "Fatima", "Proef", "")
    page = second.host.get(f"/s/{second.session}/prepare").body.decode()
    assert f'id="outcome-{one["id"]}"' in page
    second.facilitate("SetActionOutcome", action=one["id"], outcome="going_on")
    assert full(second)["earlier"][0]["outcome"] == "going_on"


def test_without_goals_there_is_nothing_to_bring_along(halls: tuple[Hall, Hall]) -> None:
    first, second = halls
    tied(first, second)
    assert "nothing_to_carry" in post_form(second, "carry", {"what": "goals"}).path


def test_from_a_session_that_one_may_not_open_nothing_comes_along(halls: tuple[Hall, Hall]) -> None:
    first, second = halls
    first.facilitate("AddContribution", kind="goal", text="Geheim doel")
    series = tied(first, second)
    outsider = Browser(second.server.url)
    assert outsider.get(second.links["facilitator"]).status == 200
    assert post_form(second, "carry", {"what": "goals"}, who=outsider).status == 403
    assert f"/s/{first.session}/" not in outsider.get(f"/series/{series}").body.decode()
    assert "Geheim doel" not in outsider.get(f"/series/{series}/series-report.md").body.decode()
    assert Browser(second.server.url).get(f"/series/{series}").status == 404


def test_the_report_of_a_series_from_the_page_and_from_the_command_line(
    halls: tuple[Hall, Hall], folder: Path, tmp_path: Path
) -> None:
    first, second = halls
    for hall in (first, second):
        hall.facilitate("AddContribution", kind="direction", text="Een huiskamer per wijk")
    series = tied(first, second)
    page = second.host.get(f"/series/{series}/series-report.md")
    assert "## Eén onderwerp kwam in meer dan één bijeenkomst terug" in page.body.decode()
    (data,) = {path.parent for path in folder.rglob("*.oogst")}
    command = [sys.executable, str(ROOT / "app.py"), "--data", str(data), "export", "--series", f"Doelenboom {first.session}"]
    done = subprocess.run([*command, "--format", "md,html", "--out", str(tmp_path)], check=True, capture_output=True, text=True, cwd=ROOT)
    assert [Path(line).name for line in done.stdout.split()] == ["series-report.md", "series-report.html"]
    assert (tmp_path / "series-report.md").read_bytes() == page.body
    wrong = subprocess.run([*command[:-1], "Bestaat niet"], capture_output=True, text=True, cwd=ROOT, check=False)
    assert wrong.returncode == 2
    assert "There is no series Bestaat niet" in wrong.stderr
