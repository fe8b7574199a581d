"""What still needs somebody before the report goes out, in words, each with where it can be done."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

_FEW = 5  # numbers that are named


def listed(needs: list[dict[str, Any]], session: str) -> list[dict[str, Any]]:
    """Give `{words, to, frame}` of each need (facilitator.report.needs.Need as JSON); `frame`: it shows in the draft."""
    pages = {"prepare": f"/s/{session}/prepare", "console": f"/s/{session}/console", "desk": "", "draft": f"/s/{session}/report/draft"}
    return [
        {
            "words": _words(one["kind"], one["n"]) + _which(one["numbers"]),
            "to": pages[one["page"]] + (f"#{one['anchor']}" if one["anchor"] else ""),
            "frame": one["page"] == "draft",
        }
        for one in needs
    ]


def below(findings: int, stale: int, session: str) -> list[dict[str, Any]]:
    """Give what leads to that which stands below the list, with a button for each: it may be far down."""
    counted = (("privacy", findings), ("stale", stale))
    return listed([{"kind": kind, "n": n, "page": "desk", "anchor": kind, "numbers": []} for kind, n in counted if n], session)


def _words(kind: str, n: int) -> str:
    alone = {
        "date": _("The date is missing."),
        "organiser": _("Who organised it is missing."),
        "contact": _("Where readers can turn to is missing: a name and an e-mail address or phone number."),
        "reach": _("Readers cannot reach the contact: add an e-mail address or phone number."),
        "sender": _("Who sends the report is missing."),
        "next_steps": _("What happens next, by whom and when, is missing."),
    }
    return alone[kind] if kind in alone else _counted(kind, n)


def _counted(kind: str, n: int) -> str:
    several: dict[str, str] = {
        "held": ngettext("%(num)s text still waits to be read, and is not in the report.", "%(num)s texts still wait to be read, and are not in the report.", n),
        "questions": ngettext("%(num)s question was not answered, and it is not said who will and when.", "%(num)s questions were not answered, and it is not said who will and when.", n),
        "actions_owner": ngettext("%(num)s agreement has nobody who does it.", "%(num)s agreements have nobody who does them.", n),
        "actions_due": ngettext("%(num)s agreement has no date.", "%(num)s agreements have no date.", n),
        "untranslated": ngettext("%(num)s text is in another language, without a translation.", "%(num)s texts are in another language, without a translation.", n),
        "photos": ngettext("%(num)s photo does not say what is to be seen on it.", "%(num)s photos do not say what is to be seen on them.", n),
        "characters": ngettext("%(num)s text has signs that the PDF cannot show.", "%(num)s texts have signs that the PDF cannot show.", n),
        "privacy": ngettext("%(num)s thing may be private.", "%(num)s things may be private.", n),
        "stale": ngettext("%(num)s passage that you reworded changed since.", "%(num)s passages that you reworded changed since.", n),
    }
    return several[kind]


def _which(numbers: list[int]) -> str:
    """Give the numbers of the contributions, as far as they are few."""
    return f" ({', '.join(map(str, numbers))})" if 0 < len(numbers) <= _FEW else ""
