"""What goes wrong in a workshop, as typed refusals that the edge can say in the person's language."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """A command that can't be carried out, for a reason a person can understand.

    `code` is a stable word for clients (docs/protocol.md lists them all), `params` fill the sentence
    that the web layer says in the person's language. Nothing has changed when this is raised.
    """

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return f"{self.code} {self.params}" if self.params else self.code
