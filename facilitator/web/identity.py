"""Who asks: signed cookies, one per role and session, checked against the links of now."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from functools import lru_cache

from flask import Request, Response
from itsdangerous import BadSignature, Signer

from facilitator.core import Session
from facilitator.core.errors import Refused
from facilitator.core.steering import link_version
from facilitator.core.vocabulary import FACILITATOR, LEADER, OWNER, PARTICIPANT, Actor

OPERATOR, WALL = "operator", "wall"
_MONTH = 60 * 60 * 24 * 31  # seconds
_COOKIES_KEPT = 5000
_SEPARATOR = "\x1f"


@dataclass(frozen=True)
class Wanted:
    """The role somebody claims: `role` in `session`, of `group` (a leader; or of a place) or `contribution` (owner)."""

    role: str
    session: str = ""
    group: str = ""
    contribution: str = ""

    @property
    def link(self) -> str:
        """The link whose version this role's cookie carries, '' for roles without."""
        about = {LEADER: f"{LEADER}:{self.group}", OWNER: f"{OWNER}:{self.contribution}"}
        return about.get(self.role, self.role if self.role in (FACILITATOR, WALL) else "")

    @property
    def cookie(self) -> str:
        """The name of the cookie."""
        about = self.group if self.role == LEADER else self.contribution
        suffix = "-" + hashlib.blake2s(about.encode(), digest_size=4).hexdigest() if about else ""
        return "-".join(part for part in ("oogst", self.role, self.session) if part) + suffix


class Identity:
    """Hands out and reads cookies."""

    def __init__(self, secret: bytes, https: bool) -> None:
        self._signer = Signer(secret, salt="oogst-cookie", key_derivation="hmac", digest_method=hashlib.sha256)
        self._https = https
        self._read = lru_cache(_COOKIES_KEPT)(self._unsigned)  # a phone shows the same one with every vote

    def give(self, response: Response, wanted: Wanted, *values: str | int) -> Response:
        """Put the cookie of a role on a response, carrying `values` (and the link's version first, if it has one)."""
        body = _SEPARATOR.join([wanted.role, wanted.session, wanted.link, *(str(value) for value in values)])
        signed = self._signer.sign(body.encode("utf-8").hex()).decode()
        response.set_cookie(
            wanted.cookie, signed, max_age=_MONTH, httponly=True, samesite="Lax", secure=self._https, path="/"
        )
        return response

    def values(self, request: Request, wanted: Wanted) -> list[str] | None:
        """Give the values in the cookie of a role, or None when it is missing or not ours."""
        try:
            role, session, link, *values = self._read(request.cookies.get(wanted.cookie, ""))
        except (BadSignature, ValueError):
            return None
        return values if (role, session, link) == (wanted.role, wanted.session, wanted.link) else None

    def _unsigned(self, signed: str) -> tuple[str, ...]:
        """Give what a cookie of ours holds. Raises BadSignature, ValueError."""
        return tuple(bytes.fromhex(self._signer.unsign(signed).decode()).decode("utf-8").split(_SEPARATOR))

    def is_operator(self, request: Request) -> bool:
        """Whether this browser is the operator's."""
        return self.values(request, Wanted(OPERATOR)) is not None

    def may(self, request: Request, wanted: Wanted, state: Session) -> bool:
        """Whether this browser holds the role, by a link that is still valid."""
        values = self.values(request, wanted)
        return bool(values) and values[0] == str(link_version(state, wanted.link))  # type: ignore[index]

    def admit(self, response: Response, wanted: Wanted, state: Session) -> Response:
        """Give a role by its present link."""
        return self.give(response, wanted, link_version(state, wanted.link))

    def participant(self, request: Request, session: str) -> tuple[str, str] | None:
        """Give (participant id, group of their QR), or None."""
        values = self.values(request, Wanted(PARTICIPANT, session))
        return (values[0], values[1]) if values and len(values) == 2 else None

    def admit_participant(self, response: Response, session: str, participant: str, group: str) -> Response:
        """Make this browser a participant."""
        return self.give(response, Wanted(PARTICIPANT, session), participant, group)

    def actor(self, request: Request, wanted: Wanted, state: Session) -> Actor:
        """Give who asks, in the core's words. Raises Refused `not_signed_in`."""
        if wanted.role == PARTICIPANT:
            found = self.participant(request, wanted.session)
            if found is None:
                raise Refused("not_signed_in")
            return Actor(PARTICIPANT, found[0], found[1])
        if wanted.role not in (LEADER, FACILITATOR, OWNER) or not self.may(request, wanted, state):
            raise Refused("not_signed_in")
        if wanted.role == LEADER:
            if wanted.group in state.places:  # the core finds the group that is there when it decides
                return Actor(LEADER, f"{LEADER}:{wanted.group}", place=wanted.group)
            if wanted.group not in state.groups:
                raise Refused("unknown_group", group=wanted.group[:60])
            return Actor(LEADER, f"{LEADER}:{wanted.group}", wanted.group)
        if wanted.role == OWNER:
            return Actor(OWNER, f"{OWNER}:{wanted.contribution}", wanted.contribution)
        return Actor(FACILITATOR, FACILITATOR)


def new_participant() -> str:
    """Give a fresh pseudonymous participant id."""
    return "p" + secrets.token_hex(8)
