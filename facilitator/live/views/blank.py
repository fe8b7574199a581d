"""Nothing: the wall is empty on purpose."""

from __future__ import annotations

from typing import Any

from facilitator.core.session import Session
from facilitator.core.visibility import Audience
from facilitator.live.views import view


@view("blank")
def blank(state: Session, audience: Audience) -> dict[str, Any]:
    """Give nothing."""
    return {}
