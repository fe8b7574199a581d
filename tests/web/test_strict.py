"""What strangers send: strict JSON, whole characters, and only paths of our own to go back to."""

from __future__ import annotations

import pytest

from facilitator.core.errors import Refused
from facilitator.web import strict
from facilitator.web.door import _form_value, local


def test_it_works() -> None:
    assert strict.loads('{"a":["x",1,true,null]}') == {"a": ["x", 1, True, None]}


def test_half_a_character_is_left_out_and_a_whole_one_stays() -> None:
    sent = strict.loads(r'{"a\ud800":["x\ud800y","\ud83d\ude00"]}')
    assert sent == {"a": ["xy", "\N{GRINNING FACE}"]}
    assert strict.dumps(sent).encode()


@pytest.mark.parametrize("body", ["NaN", "[" * 5000, "9" * 40, b"\xff\xfe", "[" * 10 + "]" * 10])
def test_anything_else_is_refused(body: str | bytes) -> None:
    with pytest.raises(Refused):
        strict.loads(body)


@pytest.mark.parametrize("path", ["", "x", "//elders.nl", "/\\elders.nl", "/\t/elders.nl", "/a\r\nX: y"])
def test_nobody_is_sent_to_another_site(path: str) -> None:
    assert local(path) == "/"


def test_a_path_of_our_own_stays() -> None:
    assert local("/s/abc?said=x#form") == "/s/abc?said=x#form"


@pytest.mark.parametrize("odd", ["²", "--5", "٣", "-", "1" * 16])
def test_what_only_looks_like_a_number_stays_text(odd: str) -> None:
    assert _form_value(int, [odd]) == odd
