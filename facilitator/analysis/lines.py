"""A child process's side of the line: a request per line comes in, its answer per line goes out, in the same order.

A request is `{"id", ...}`; an answer has the same `id` and `data`, or `error`. At the end of its input the child ends, so it
never outlives the server that started it (facilitator/live/child.py is that server's side).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

Answer = Callable[[dict[str, Any]], Any]  # gives the data of the answer to a request; may raise anything


def answered(line: bytes, answer: Answer) -> dict[str, Any]:
    """Give the answer to one line. A fault in one request leaves the process standing for the next."""
    number = None
    try:
        request = json.loads(line)
        number = request["id"]
        return {"id": number, "data": answer(request)}
    except Exception as error:  # whatever it was: who waits hears of it
        return {"id": number, "error": f"{type(error).__name__}: {error}"[:500]}


def serve(requests: BinaryIO, answers: BinaryIO, answer: Answer) -> None:
    """Answer every line until there are no more."""
    for line in requests:
        answers.write(json.dumps(answered(line, answer), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n")
        answers.flush()


def run(answer: Answer) -> None:
    """Be the child process of a server until it is done with us."""
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer, answer)
    except BrokenPipeError:  # the server died while we thought: nobody is left to answer
        os._exit(0)  # not sys.exit: that would flush to the same closed pipe
