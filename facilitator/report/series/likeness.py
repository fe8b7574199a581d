"""What was said in more than one session: pairs of contributions that are alike by their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facilitator.report.series.sessions import Alike, Place


def alike(data: Sequence[dict[str, Any]]) -> list[Alike]:
    """Find what is alike between sessions, in their public data; the same data, the same pairs."""
    from facilitator.analysis import similarity  # only who writes the report of a series needs it
    from facilitator.analysis.words import Text

    texts: list[Text] = []
    places: dict[str, Place] = {}
    for index, session in enumerate(data):
        for row in session["contributions"]:
            name = f"{index}/{row['number']}"
            places[name] = (index, row["number"])
            words = " ".join(filter(None, (row["title"], row["text"])))
            about = {"id": name, "text": words, "kind": row["kind"], "language": row["language"]}
            texts.append(Text.of(about, session["language"]))
    pairs = ((places[pair.one], places[pair.other]) for pair in similarity.alike(texts))
    return [(min(pair), max(pair)) for pair in pairs if pair[0][0] != pair[1][0]]
