"""What is wrong with the file of an own format, in plain words: what, where, and what to do."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _


def format_problem(params: dict[str, Any]) -> str:
    """Give the sentence for a refused format file: `problem`, `place`, `value` and what more the refusal holds."""
    problem, place = str(params.get("problem", "")), str(params.get("place", ""))
    known = {
        "value": "", "line": 0, "column": 0, "most": 0, "least": 0, "length": 0, "longest": 0, "wanted": "", **params,
    }  # fmt: skip
    wanted = _wanted().get(str(known["wanted"]), "")
    said: str = _problems().get(problem, _("Something in this file is not as it should be."))
    sentence = said % {**known, "wanted": wanted}
    return f"{place}: {sentence}" if place else sentence


def _problems() -> dict[str, str]:
    return {
        "too_large": _("This file is too large for a format. At most %(value)s kB fit."),
        "not_text": _("This file holds no text. A format is a JSON file."),
        "not_json": _("This file is no JSON: look at line %(line)s, position %(column)s."),
        "too_deep": _("This file is no format: it has lists in lists in lists."),
        "odd_number": _("There is a number in this file that we can't read."),
        "no_format": _("This is a file of something else: “oogst_format” is not in it."),
        "newer": _("This format was made with a newer Oogst (version %(value)s). Renew this Oogst, or ask for an older file."),
        "unreadable": _("This file can't be opened."),
        "taken": _("There is a format called “%(value)s” already. Give this one another id."),
        "missing": _("this is missing."),
        "unknown_field": _("“%(value)s” is nothing we know. Is it spelled right?"),
        "unknown_value": _("“%(value)s” is not something that can stand here."),
        "wrong_type": _("here should be %(wanted)s."),
        "odd_id": _("“%(value)s” can't be an id. Use lower-case letters, digits and dashes."),
        "doubled": _("“%(value)s” is there twice. Each may be there once."),
        "empty": _("there is nothing here."),
        "too_long": _("this is %(length)s characters. At most %(longest)s fit."),
        "too_many": _("that is too many. At most %(most)s fit."),
        "out_of_range": _("this must be from %(least)s to %(most)s."),
    }


def _wanted() -> dict[str, str]:
    return {
        "text": _("a text"),
        "yes_no": _("true or false"),
        "number": _("a whole number"),
        "list": _("a list, between [ and ]"),
        "object": _("an object, between { and }"),
    }
