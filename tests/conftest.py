"""What every test shares: translations that are fresh, one real server, and in CI no test that quietly stays away."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from facilitator.web.rehearse.server import Server
from facilitator.web.translations import build


class NothingSkipped:
    """Fail the whole run when anything was skipped: a test that does not run proves nothing."""

    def __init__(self) -> None:
        self.skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped and not hasattr(report, "wasxfail"):
            self.skipped.append(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self.skipped.append(report.nodeid)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.skipped:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.skipped:
            terminalreporter.section("skipped, and CI skips nothing", red=True)
            for nodeid in self.skipped:
                terminalreporter.line(nodeid)


def pytest_configure(config: pytest.Config) -> None:
    settings.register_profile("any machine", deadline=None)  # how long one example takes says more about the machine
    settings.load_profile("any machine")
    build.compile_stale()
    if os.environ.get("CI", "").lower() == "true":
        config.pluginmanager.register(NothingSkipped(), "nothing-skipped")


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real server, as a process of its own, on a free port with fresh data: who uses it opens a session of their own.

    It starts once, for all tests of a run that want one: a start costs more than most tests. Whoever kills it starts it
    again, and whoever changes more than a session starts one for themselves.
    """
    with Server(tmp_path_factory.mktemp("house")) as running:
        yield running
