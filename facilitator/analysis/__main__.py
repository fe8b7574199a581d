"""The child process that thinks along: suggestions and the opinion landscape. A request is `{"id", "ask", "data"}`."""

from __future__ import annotations

from typing import Any

from facilitator.analysis.lines import run
from facilitator.analysis.requests import REQUESTS


def answer(request: dict[str, Any]) -> Any:
    """Give what was asked for. Raises KeyError for something that nobody can answer."""
    return REQUESTS[request["ask"]](request["data"])


if __name__ == "__main__":
    run(answer)
