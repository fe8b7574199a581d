"""What a file may promise beside its counts: sign-offs, themes, what stands first, open questions, acts of moderation.

All of it is optional in `expect`. It stands there as numbers and texts, so that it holds whatever the script's own
reading (facilitator.web.rehearse.ending) makes of the steps.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from facilitator.web.rehearse.scenario import Row
from facilitator.web.rehearse.words import plain

# key: what it holds, and what its values are
PROMISES: dict[str, tuple[type, type]] = {
    "sign_offs": (dict, list),  # group, '' for everybody: how many said yes, nearly and no
    "missing": (list, str),  # what people still miss in the main directions
    "themes": (dict, int),  # title: how many contributions are in it
    "ranking": (list, str),  # what stands first when all orders are added up
    "open_questions": (dict, str),  # question: who will answer it
    "moderation": (dict, int),  # act: how often
    "joined": (dict, int),  # text of a direction or an agreement: how many joined in
    "later": (list, str),  # what came in after the end
    "voted_alike": (list, int),  # how many people are in each group that voted alike, the largest first
}


def malformed(expect: Row) -> Iterator[str]:
    """Give the promises of a file that are of the wrong type."""
    for key, (holder, kind) in PROMISES.items():
        promise = expect.get(key, holder())
        values = promise.values() if isinstance(promise, dict) else promise if isinstance(promise, list) else ()
        if not isinstance(promise, holder) or not all(isinstance(one, kind) for one in values):
            yield key


def broken_promises(expect: Row, document: Row) -> list[str]:
    """Give what session.json does not hold of what the file promised, in words."""
    kept = _kept(document)
    wrong = []
    for key in PROMISES:
        if key not in expect:
            continue
        wanted, found = _plain(expect[key]), kept[key]
        if key == "ranking":
            found = found[: len(wanted)]
        elif key in ("sign_offs", "moderation", "open_questions", "themes", "joined"):
            found = {one: found.get(one) for one in wanted}
        elif key in ("missing", "later"):
            wanted, found = sorted(wanted), sorted(found)
        if found != wanted:
            wrong.append(f"{key}: found {str(found)[:300]}, expected {str(wanted)[:300]}")
    return wrong


def _kept(document: Row) -> dict[str, Any]:
    rows: list[Row] = document.get("contributions") or []
    texts = {row["number"]: row.get("text", "") for row in rows}
    visible = [row for row in rows if row.get("status") == "visible"]
    signed: list[Row] = document.get("sign_offs") or []
    ranked = sorted((row for row in visible if row.get("ranks")), key=lambda row: -row["ranks"]["points"])
    questions: list[Row] = document.get("open_questions") or []
    joined: list[Row] = [*visible, *(document.get("actions") or [])]
    return {
        # Versions stand in order: the latest is the one that counts.
        "sign_offs": {row.get("group") or "": [row["yes"], row["nearly"], row["no"]] for row in signed},
        "missing": [one["text"] for row in signed for one in row.get("missing") or [] if not one["settled"]],
        "themes": {theme["title"]: len(theme["members"]) for theme in document.get("themes") or []},
        "ranking": [row["text"] for row in ranked],
        "open_questions": {texts.get(row["number"], ""): row["owner"] for row in questions},
        "moderation": (document.get("moderation") or {}).get("acts") or {},
        "joined": {row["text"]: row["joined"] for row in joined if row.get("joined")},
        "later": [row["text"] for row in visible if row.get("late")],
        "voted_alike": (document.get("landscape") or {}).get("groups", []),
    }


def _plain(promise: Any) -> Any:
    """Give texts as they are stored."""
    if isinstance(promise, dict):
        return {plain(key): _plain(value) for key, value in promise.items()}
    if isinstance(promise, list):
        return [_plain(one) for one in promise]
    return plain(promise) if isinstance(promise, str) else promise
