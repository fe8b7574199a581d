"""The child process: a request per line on standard input, its answer per line on standard output, in the same order.

A request is `{"id", "ask", "data"}`; an answer has the same `id` and `data`, or `error`. At the end of its input it ends,
so it never outlives the server that started it.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any, BinaryIO

from facilitator.analysis.requests import REQUESTS

COURTESY = 10  # how much the phones in the hall go before us (nice)


def answered(line: bytes) -> dict[str, Any]:
    """Give the answer to one line. A fault in one request leaves the process standing for the next."""
    number = None
    try:
        request = json.loads(line)
        number = request["id"]
        return {"id": number, "data": REQUESTS[request["ask"]](request["data"])}
    except Exception as error:
        return {"id": number, "error": f"{type(error).__name__}: {error}"[:500]}


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer every line until there are no more."""
    for line in requests:
        answers.write(json.dumps(answered(line), ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    if hasattr(os, "nice"):  # Windows has none: there the parent asks for it
        os.nice(COURTESY)
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:  # the server died while we thought: nobody is left to answer
        os._exit(0)  # not sys.exit: that would flush to the same closed pipe
