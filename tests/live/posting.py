"""Posting plain and multipart forms as a browser without JavaScript does."""

from __future__ import annotations

import http.client
import uuid
from urllib.parse import urlsplit

from facilitator.web.rehearse.client import Answer, Browser
from tests.live.hall import Hall


def post_form(
    hall: Hall, path: str, fields: dict[str, str] | None = None, *, file: bytes | None = None, name: str = "foto.jpg",
    who: Browser | None = None, origin: str = "", accept: str = "text/html",
) -> Answer:  # fmt: skip
    """Post a form (with a file: multipart) to a page of the session, as the facilitator unless told otherwise."""
    limit, parts = uuid.uuid4().hex, []
    for key, value in (fields or {}).items():
        parts.append(f'--{limit}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode())
    if file is not None:
        head = f'--{limit}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: image/jpeg\r\n\r\n'
        parts.append(head.encode() + file + b"\r\n")
    body = b"".join(parts) + f"--{limit}--\r\n".encode()
    where = urlsplit(hall.server.url).netloc
    headers = {
        "Content-Type": f"multipart/form-data; boundary={limit}",
        "Cookie": (who or hall.host).cookie,
        "Origin": origin or hall.server.url,
        "Accept": accept,
        "Accept-Language": "nl",
    }
    connection = http.client.HTTPConnection(where, timeout=90)
    try:
        connection.request("POST", f"/s/{hall.session}/{path}", body, headers)
        response = connection.getresponse()
        told = {key.lower(): value for key, value in response.getheaders()}
        return Answer(response.status, told.get("location", path), told, response.read())
    finally:
        connection.close()
