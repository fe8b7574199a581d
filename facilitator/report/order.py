"""Which chapters a report has, in which order: those of its style, those for what came in beside it, those that every report has."""

from __future__ import annotations

from facilitator.report.view import View

# Which chapters tell of a kind; the first is added to a report without any of them, when there is something of it.
TOLD_BY = {
    "dilemma": ("dilemmas",),
    "case": ("cases",),
    "example": ("examples",),
    "initiative": ("initiatives",),
    "need": ("needs", "cases", "tables"),
    "goal": ("tree",),
    "principle": ("principles", "values"),
    "belief": ("beliefs",),
    "why": ("circle",),
    "how": ("circle",),
    "what": ("circle",),
}
# Chapters that tell the same: who asks for another style gets the one that is in it.
ALIKE = (
    {"highlights", "spearheads"},
    {"principles", "values"},
    {"actions", "commitments"},
    {"shared", "themes", "groups"},
)
ENDING = (
    "across", "landscape", "votes", "conclusions", "reflection", "actions", "commitments", "open_questions", "next", "leaving",
    "later", "parking", "terms", "reading", "method", "colophon", "appendix",
)  # fmt: skip
LAST = ("colophon", "appendix")
MAIN = ("highlights", "spearheads")  # after these it says who recognised them
COUNCIL = ("header", "in_short", "council", "attendance", "subject", "shifts", "sides", "actions", "open_questions", "next", "reading")


def named(view: View, own: tuple[str, ...]) -> list[str]:
    """Give the names of the chapters in order; `own` are those of the session's own style, of which nothing gets lost."""
    names = list(COUNCIL) if view.brief else _whole(view, own)
    return _edited(names, view.edits.get("order", ()), set(view.edits.get("left_out", ())))


def _whole(view: View, own: tuple[str, ...]) -> list[str]:
    names = list(view.data["report"])
    kinds = {row["kind"] for row in view.rows}
    missing = [told_by[0] for kind, told_by in TOLD_BY.items() if kind in kinds and not set(told_by) & set(names)]
    missing += [name for name in own if name not in ENDING and not _told(name, names)]
    end = next((place for place, name in enumerate(names) if name in ENDING), len(names))
    names[end:end] = [name for name in dict.fromkeys([*missing, "weighed"]) if name not in names]
    main = max((place + 1 for place, name in enumerate(names) if name in MAIN), default=end)
    names[main:main] = [name for name in ("sign_off",) if name not in names]
    beside = names.index("across") + 1 if "across" in names else 0  # what declared sides carry, then what votes alone say
    names[beside:beside] = ["landscape"] if beside and "landscape" not in names else []
    _put(names, "attendance", before=("setup",), after=("goals", "introduction", "header"))
    _put(names, "in_short", before=("introduction",), after=("header",))
    for name in ("next", "open_questions", "earlier"):
        _put(names, name, after=("actions", "commitments", "reflection", "conclusions"))
    last = next((place for place, name in enumerate(names) if name in LAST), len(names))
    also = ("across", "landscape", "votes", "leaving", "later", "parking", "terms", "reading", "method")
    names[last:last] = [name for name in also if name not in names]
    return names


def _told(name: str, names: list[str]) -> bool:
    """Whether a chapter, or one that tells the same, is among `names`."""
    if name == "steps" and "tables" in names:  # tables tell of questions, experiences and directions too
        return True
    return any(name in alike and alike & set(names) for alike in ALIKE) or name in names


def _put(names: list[str], name: str, before: tuple[str, ...] = (), after: tuple[str, ...] = ()) -> None:
    """Put a chapter before the first of some, else behind the last of others, else in front of how it ends."""
    if name in names:
        return
    places = [names.index(one) for one in before if one in names] or [names.index(one) + 1 for one in after if one in names]
    end = next((place for place, one in enumerate(names) if one in ENDING), len(names))
    names.insert(places[0] if places else end, name)


def _edited(names: list[str], order: tuple[str, ...], left_out: set[str]) -> list[str]:
    """Give the chapters in the order of who edited the report; one that is not in it stays behind the one it followed."""
    put = [name for name in order if name in names]
    if put:
        for place, name in enumerate(names):
            if name not in put:
                put.insert(put.index(names[place - 1]) + 1 if place else 0, name)
        names = put
    return [name for name in names if name not in left_out]
