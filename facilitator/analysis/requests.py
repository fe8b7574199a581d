"""What can be asked of this room, by name: the one table. A function takes the request's data and gives the answer's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.analysis import landscape, similarity, topics

REQUESTS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "similarity": similarity.answer,
    "topics": topics.answer,
    "landscape": landscape.answer,
}
