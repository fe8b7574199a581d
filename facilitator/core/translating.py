"""Translating: a contribution in another language, beside its own words and never instead of them."""

from __future__ import annotations

from facilitator.core.access import author_of, seen
from facilitator.core.errors import Refused
from facilitator.core.holding import reason_to_hold
from facilitator.core.model import Contribution, Translation
from facilitator.core.moderation import StatusSet
from facilitator.core.people import participant
from facilitator.core.session import Session, decides, evolves
from facilitator.core.text import LONGEST_LINE, LONGEST_TEXT, checked, checked_language
from facilitator.core.vocabulary import (
    FACILITATOR,
    LEADER,
    PARTICIPANT,
    TEXTS,
    Command,
    Context,
    Decision,
    Event,
    command,
    event,
)

_WHO = frozenset({PARTICIPANT, LEADER, FACILITATOR})
MOST_LANGUAGES = 12  # translations of one contribution


@event
class TranslationSet(Event):
    """A contribution now reads so in `language`; an empty text: no longer. `original` is its own language, if told."""

    contribution: str
    language: str
    text: str
    author: str
    title: str = ""
    original: str = ""
    over: str | None = None  # taking one back: only when it still has these words


@command(_WHO, TEXTS)
class TranslateContribution(Command):
    """Add a translation, or change one; an empty text removes it.

    For the author, a scribe of the group (who may be its interpreter), a leader of the group and the facilitator.
    `original` says in which language the contribution itself is, when nobody said so yet.
    """

    contribution: str
    language: str
    text: str
    title: str = ""
    original: str = ""


def _check_may_translate(found: Contribution, state: Session, context: Context) -> None:
    """Raise Refused `not_yours` for who is no author, interpreter, leader of the group or facilitator."""
    actor = context.actor
    if actor.role == FACILITATOR or found.author == author_of(actor):
        return
    if actor.role == LEADER and found.group in ("", actor.group):
        return
    if actor.role == PARTICIPANT:
        person = participant(state, context)
        if person.scribe and found.group in ("", person.group):
            return
    raise Refused("not_yours")


@decides(TranslateContribution)
def _translate(wish: TranslateContribution, state: Session, context: Context) -> Decision:
    found = seen(state, context, wish.contribution)
    _check_may_translate(found, state, context)
    if context.actor.role == PARTICIPANT and state.closed:
        raise Refused("session_closed")
    language = checked_language(wish.language)
    original = checked_language(wish.original, "original") or found.language
    if not language or language == (original or state.language):
        raise Refused("same_language")
    if language not in found.translations and len(found.translations) >= MOST_LANGUAGES:
        raise Refused("too_many", field="translations", most=MOST_LANGUAGES)
    text = checked(wish.text, "text", LONGEST_TEXT, empty=True)
    title = checked(wish.title, "title", LONGEST_LINE, empty=True)
    old = found.translations.get(language)
    if (old is not None and (old.text, old.title) == (text, title)) or (old is None and not text):
        return Decision()
    made = TranslationSet(found.id, language, text, author_of(context.actor), title, original)
    back = TranslationSet(
        found.id, language, old.text if old else "", old.author if old else "", old.title if old else "",
        found.language, text,
    )  # fmt: skip
    phase = next((one for one in state.phases if one.id == found.phase), None)
    why = reason_to_hold(state, context.actor, phase, text, title) if text and found.status == "visible" else ""
    # Nobody read these words yet, and they stand wherever the card does: it waits with them.
    waits: list[Event] = [StatusSet(found.id, "held", why, f"held_{why}")] if why else []
    return Decision([made, *waits], [back] if context.actor.role in (LEADER, FACILITATOR) else [])


@evolves(TranslationSet)
def _translation_set(happened: TranslationSet, state: Session) -> None:
    found = state.contributions.get(happened.contribution)
    if found is None:
        return
    if happened.text:
        found.translations[happened.language] = Translation(happened.text, happened.author, happened.title)
    else:
        found.translations.pop(happened.language, None)
    found.language = happened.original
    state.touch(found.id)
