"""What was taken out of what it was put together with: as if it never had been, but for what people said meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.web.rehearse.scenario import Row


def without_parted(steps: Sequence[Row]) -> list[Row]:
    """Give steps with the same end and nothing to take apart in them.

    What is taken out again leaves the merge that it was in, and what was said of it meanwhile was said of the card that
    it lived on in. Each step stays in its place, since of two votes the later counts; one that says nothing any more has
    `do` "".
    """
    found = list(steps)
    for place, step in enumerate(found):
        if step["do"] == "part":
            _part(found, place, step["on"])
            found[place] = {**step, "do": ""}
    return found


def _part(steps: list[Row], place: int, parted: str) -> None:
    merges = [n for n, step in enumerate(steps[:place]) if step["do"] == "merge" and parted in step["on"]]
    if not merges:
        return  # it stood by itself
    merge = steps[merges[-1]]
    rest = [alias for alias in merge["on"] if alias != parted]
    steps[merges[-1]] = {**merge, "on": rest, "do": "merge" if rest else ""}
    for number in range(merges[-1] + 1, place):
        steps[number] = _renamed(steps[number], parted, merge["into"])


def _renamed(step: Row, old: str, new: str) -> Row:
    """Give a step that is about `new` where it was about `old`."""
    changed: Row = {}
    for key in ("on", "members", "goal", "into", "parent"):
        value = step.get(key)
        if isinstance(value, list):
            changed[key] = list(dict.fromkeys(new if one == old else one for one in value))
        elif value == old and step["do"] not in ("edit", "withdraw"):  # one's own words stay one's own
            changed[key] = new
    return {**step, **changed}
