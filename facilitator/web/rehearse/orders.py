"""From a step of the script to the command that a phone, a leader's page or the console sends for it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from facilitator.web.rehearse.client import Order
from facilitator.web.rehearse.scenario import Row


class Orders:
    """Turns steps into commands.

    `ids` gives the contribution's id for an alias, `people` the participant's for a name, `themes` the theme's; `at_places` are the ids of
    places, whose leaders lead one group after another.
    """

    def __init__(self, at_places: frozenset[str] = frozenset()) -> None:
        self.at_places = at_places
        self.ids: dict[str, str] = {}
        self.people: dict[str, str] = {}
        self.themes: dict[str, str] = {}
        self._highlights: Counter[str] = Counter()

    def order(self, step: Row) -> Order:
        """Give the command for a step; what it refers to was acknowledged before."""
        name, data = getattr(self, f"_{step['do']}")(step)
        return Order(name, data)

    def _on(self, step: Row) -> dict[str, Any]:
        return {"contribution": self.ids[step["on"]]}

    def _many(self, aliases: list[str]) -> list[str]:
        return [self.ids[alias] for alias in aliases]

    def _open(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "OpenPhase", {"phase": step["phase"], **_taken(step, "round")}

    def _receive(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "ReceiveGroup", {"place": step["place"], "group": step["group"]}

    def places(self, rows: list[Row]) -> Order:
        """Give the command that sets the places, with what is talked about there as far as it was brought in."""
        known = [{**row, "on": [self.ids[one] for one in row.get("on", ()) if one in self.ids]} for row in rows]
        return Order("SetPlaces", {"places": known})

    def _rotate(self, step: Row) -> tuple[str, dict[str, Any]]:
        moves = {self.people[person]: group for person, group in step["groups"].items()}
        return "RotatePeople", {"plan": "list", "moves": moves}

    def _add(self, step: Row) -> tuple[str, dict[str, Any]]:
        data = _taken(step, "kind", "text", "title", "ask", "presenter", "options", "group")
        for key in ("on", "parent"):
            if step.get(key):
                data[key] = self.ids[step[key]]
        return "AddContribution", data

    def _answer(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "AnswerQuestion", {**self._on(step), "text": step["text"]}

    def _choose(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "Choose", {**self._on(step), "option": step["option"], "moment": step["moment"]}

    def _support(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "GiveSupport", {**self._on(step), "level": step["level"]}

    def _dots(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "PlaceDots", {**self._on(step), "n": step["n"]}

    def _rate(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "RateIdea", {**self._on(step), "goal": self.ids[step["goal"]], "value": step["value"]}

    def _rank(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "RankContributions", {"contributions": self._many(step["on"])}

    def _estimate(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "EstimateIdea", {**self._on(step), "effort": step["effort"], "effect": step["effect"]}

    def _vote_again(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "VoteAgain", {"phase": step["phase"], "on": self._many(step["on"])}

    def _edit(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "EditContribution", {**self._on(step), "text": step["text"]}

    def _withdraw(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "WithdrawContribution", self._on(step)

    def _hide(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "HideContribution", self._on(step)

    def _show(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "ShowContribution", self._on(step)

    def _moderate(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "EditPhase", {"phase": step["phase"], "moderated": step.get("moderated", True)}

    def _release(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "ReleaseContributions", {"contributions": self._many(step["on"])}

    def _spell(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "CorrectSpelling", {**self._on(step), "text": step["text"]}

    def _assign(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "AssignQuestion", {**self._on(step), **_taken(step, "owner", "due")}

    def _take_out(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "RemoveParticipant", {**self._on(step), **_taken(step, "hide")}

    def _merge(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "MergeContributions", {"contributions": self._many(step["on"]), "into": self.ids[step["into"]]}

    def _part(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "PartContributions", self._on(step)

    def _dismiss(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "DismissSuggestion", {"contributions": self._many(step["on"]), **_taken(step, "what")}

    def _theme(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "SetTheme", {"title": step["title"], "members": self._many(step["members"])}

    def _make_theme(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "MakeTheme", {"title": step["title"], "contributions": self._many(step.get("members", []))}

    def _move_to_theme(self, step: Row) -> tuple[str, dict[str, Any]]:
        theme = self.themes[step["theme"]] if step.get("theme") else ""
        return "MoveToTheme", {"contributions": self._many(step["members"]), "theme": theme}

    def _highlight(self, step: Row) -> tuple[str, dict[str, Any]]:
        group = step.get("group") or step["by"].partition(":")[2]
        if not step.get("group") and group in self.at_places:  # a place's leader: the list is of who is there now
            return "SetHighlights", {"members": self._many(step["members"])}
        self._highlights[group] += 1
        nth = self._highlights[group]
        data: dict[str, Any] = {"members": self._many(step["members"]), "highlight": str(nth) if nth > 1 else ""}
        return "SetHighlights", {**data, "group": group} if group else data

    def _conclude(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "WriteConclusion", {"text": step["text"], **({"on": self.ids[step["on"]]} if step.get("on") else {})}

    def _note(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "WriteNote", {"section": step["section"], "text": step["text"]}

    def _wall(self, step: Row) -> tuple[str, dict[str, Any]]:
        on = {"on": self.ids[step["on"]]} if step.get("on") else {}
        return "ShowOnWall", {"view": step["view"], **on, **_taken(step, "group", "order")}

    def _undo(self, _step: Row) -> tuple[str, dict[str, Any]]:
        return "UndoLast", {}

    def _redo(self, _step: Row) -> tuple[str, dict[str, Any]]:
        return "Redo", {}

    def _ask_sign_off(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "AskSignOff", {"groups": [step["group"]]} if step.get("group") else {}

    def _sign_off(self, step: Row) -> tuple[str, dict[str, Any]]:
        everybody = {"group": ""} if step.get("room") else {}
        return "SignOff", {"answer": step["answer"], **everybody, **_taken(step, "missing")}

    def _answer_goal(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "AnswerGoal", {"goal": step["n"], "level": step["answer"]}

    def _leave_word(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "LeaveWord", {"word": step["word"]}

    def _join_in(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "JoinIn", {"on": self.ids[step["on"]], "name": step["name"], "reach": step["reach"]}

    def _step_out(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "StepOut", {"on": self.ids[step["on"]]}

    def _stay_open(self, step: Row) -> tuple[str, dict[str, Any]]:
        days = step["days"]
        last = datetime.now().date() + timedelta(days=days)  # noqa: DTZ005 - the day where the rehearsal is played
        return "StayOpen", {"until": last.isoformat() if days else ""}

    def _close(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "CloseSession", {}

    def _action(self, step: Row) -> tuple[str, dict[str, Any]]:
        return "RecordAction", {"text": step["text"], **_taken(step, "owner", "due")}


def _taken(step: Row, *keys: str) -> dict[str, Any]:
    return {key: step[key] for key in keys if step.get(key) is not None}
