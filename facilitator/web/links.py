"""Links and codes: derived from the installation's secret, so that nothing secret stands in the log.

A link's token is an HMAC over what it opens and its version; a new version (ReissueLink) makes the old one void.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass

from facilitator.core import Session
from facilitator.core.steering import link_version

ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"  # 28: no 0/O, 1/I/L, A/E/U: codes that read one way and spell no words
CODE_LENGTH = 6
_LOOK_ALIKES = str.maketrans({"0": "Q", "O": "Q", "1": "J", "I": "J", "L": "J", "5": "5", "U": "V", "A": "4", "E": "3"})


def new_code() -> str:
    """Give a fresh code of six characters."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def tidy_code(typed: str) -> str:
    """Give a typed code as it is stored: any case, spaces and dashes gone, look-alikes folded."""
    kept = "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalnum())
    return kept.translate(_LOOK_ALIKES)[:12]


def spaced_code(code: str) -> str:
    """Give a code as people read it: KX4-7PM."""
    return f"{code[:3]}-{code[3:]}" if len(code) == CODE_LENGTH else code


@dataclass(frozen=True)
class Opened:
    """What a join token opens: a group or a place of a session ('' for the room)."""

    seat: str


class Links:
    """Makes and checks tokens."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def token(self, *parts: str | int) -> str:
        """Give the 128-bit token over `parts`, in 22 characters that fit an address."""
        message = "\x1f".join(str(part) for part in parts).encode()
        digest = hmac.new(self._secret, message, hashlib.sha256).digest()[:16]
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()

    def matches(self, token: str, *parts: str | int) -> bool:
        """Whether `token` is the one over `parts`; takes the same time either way."""
        return hmac.compare_digest(token.encode(), self.token(*parts).encode())

    def of(self, state: Session, link: str) -> str:
        """Give the token of a session's link ("facilitator", "wall", "leader:A1", "owner:c3"), '' when taken back."""
        version = link_version(state, link)
        return self.token("link", state.id, link, version) if version > 0 else ""

    def opens(self, state: Session, link: str, token: str) -> bool:
        """Whether `token` is this session's present link."""
        version = link_version(state, link)
        return version > 0 and self.matches(token, "link", state.id, link, version)

    def join(self, session: str, group: str = "") -> str:
        """Give the join token of a session or one of its groups or places; it stays valid as long as the session."""
        return self.token("join", session, group)

    def opened_by(self, state: Session, token: str) -> Opened | None:
        """Give what a join token opens, or None."""
        for seat in ("", *state.groups, *state.places):
            if self.matches(token, "join", state.id, seat):
                return Opened(seat)
        return None

    def return_code(self, session: str, participant: str) -> str:
        """Give the short code with which a participant takes their place back on another phone."""
        return self.code("return", session, participant)

    def code(self, *parts: str | int) -> str:
        """Give the short code over `parts`: the same every time."""
        message = "\x1f".join(str(part) for part in parts).encode()
        digest = hmac.new(self._secret, message, hashlib.sha256).digest()
        return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:CODE_LENGTH])
