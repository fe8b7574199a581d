"""What every test shares: translations that are fresh, and in CI no test that quietly stays away."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

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
