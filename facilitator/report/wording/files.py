"""The texts of the files for a word processor, and of what is sent along with them."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "support_head": {"nl": "Steun", "en": "Support"},
    "choice_drawn": {"nl": "Wie waarheen ging", "en": "Who went where"},
    "emblem": {"nl": "Drie korenaren op een rij", "en": "Three ears of wheat in a row"},
}
