"""Photos, logos and templates that come in: looked at by a child process, and kept beside the session's log."""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

from flask import Request
from gevent import subprocess
from gevent.lock import BoundedSemaphore

from facilitator.core.errors import Refused
from facilitator.live.beside import started
from facilitator.store import StorageFull, StoreError
from facilitator.store.files import LARGEST, MOST, Files, TooManyFiles

KINDS = ("photo", "logo", "template")
BESIDE = 65_536  # bytes of a form beside the file in it
IN_MEMORY = 1_000_000  # bytes of a part that are looked at at once
COURTESY = 10  # nice
PATIENCE = 40  # seconds for one file
_at_once = BoundedSemaphore(2)

logger = logging.getLogger(__name__)


def received(request: Request, files: Files, session: str) -> dict[str, Any]:
    """Take the file of a multipart form (`kind`, `file`) and give {file, kind, width?, height?}. Raises Refused."""
    request.max_content_length = LARGEST + BESIDE
    request.max_form_memory_size = IN_MEMORY
    if (request.content_length or 0) > LARGEST + BESIDE:
        raise Refused("file_too_large", most=LARGEST // 1_000_000)
    kind, upload = request.form.get("kind", ""), request.files.get("file")
    if kind not in KINDS or upload is None:
        raise Refused("malformed", field="kind" if kind not in KINDS else "file")
    content = upload.stream.read(LARGEST + 1)
    if not content:
        raise Refused("no_file")
    if len(content) > LARGEST:
        raise Refused("file_too_large", most=LARGEST // 1_000_000)
    facts, taken = _looked_at(kind, content)
    try:
        file = files.put(session, taken, facts.pop("suffix"))
    except TooManyFiles as error:
        raise Refused("too_many_files", most=MOST) from error
    except ValueError as error:
        raise Refused("photo_huge") from error
    except StorageFull as error:
        raise Refused("storage_full") from error
    except StoreError as error:
        raise Refused("storage_failed") from error
    return {"file": file, "kind": kind, **facts}


def _looked_at(kind: str, content: bytes) -> tuple[dict[str, Any], bytes]:
    """Let a child look at it. Raises Refused; a child that dies or takes too long can't read it, whatever it is."""
    unreadable = "template_unreadable" if kind == "template" else "photo_unreadable"
    command = [sys.executable, "-m", "facilitator.report.incoming", kind]
    with _at_once:
        child = started(command, COURTESY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            answer, said = child.communicate(content, timeout=PATIENCE)
        except subprocess.TimeoutExpired as error:
            logger.warning("looking at a %s took too long", kind)
            raise Refused(unreadable) from error
        finally:
            if child.poll() is None:
                child.kill()
                child.wait()
    line, _, taken = answer.partition(b"\n")
    try:
        facts = json.loads(line)
    except ValueError as error:
        logger.warning("looking at a %s failed: %s", kind, said.decode(errors="replace").strip().rpartition("\n")[2][:200])
        raise Refused(unreadable) from error
    if "refused" in facts:
        raise Refused(facts["refused"])
    return facts, taken
