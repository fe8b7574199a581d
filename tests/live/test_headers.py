"""Every answer, wherever it comes from, carries the headers that keep strangers out."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pytest

from tests.live.hall import Hall

PATHS = ["/", "/s/nobody", "/gallery", "/static/x/css/oogst.css", "/commands", "/j/abc/def", "/operator/guess"]


@pytest.mark.parametrize("path", PATHS)
def test_it_works(open_house: Hall, path: str) -> None:
    host = urlsplit(open_house.server.url).netloc
    connection = http.client.HTTPConnection(host, timeout=90)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    policy = answer.getheader("Content-Security-Policy", "")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert f"ws://{host}" in policy
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("Referrer-Policy") == "same-origin"
    assert answer.status in (200, 303, 404, 405)


def test_cookies_stay_with_the_browser_and_this_site(open_house: Hall) -> None:
    parts = urlsplit(open_house.links["join"])
    connection = http.client.HTTPConnection(urlsplit(open_house.server.url).netloc, timeout=90)
    connection.request("GET", parts.path)
    cookie = connection.getresponse().getheader("Set-Cookie", "")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_command_from_another_site_is_refused(open_house: Hall) -> None:
    connection = http.client.HTTPConnection(urlsplit(open_house.server.url).netloc, timeout=90)
    headers = {"Content-Type": "application/json", "Origin": "http://elsewhere.example"}
    connection.request("POST", "/commands", b"{}", headers)
    assert connection.getresponse().status == 403
