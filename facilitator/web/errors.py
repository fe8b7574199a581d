"""Refusals in the person's words. One sentence or two: what is going on, and what to do."""

from __future__ import annotations

from functools import cache
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from facilitator.core.errors import Refused
from facilitator.web.desk_words import SENTENCES
from facilitator.web.format_words import format_problem
from facilitator.web.history_words import overtaken_words


def message(refusal: Refused) -> str:
    """Give the sentence for a refusal, in the language of now."""
    params: dict[str, Any] = {
        "longest": 1000,
        "length": 0,
        "most": 0,
        "least": 0,
        "left": 0,
        "budget": 0,
        "group": "",
        "place": "",
        "line": 0,
        "words": "",
        "title": "",
        **refusal.params,
    }
    if refusal.code == "bad_format":
        return format_problem(refusal.params)
    if refusal.code == "overtaken":
        return overtaken_words(refusal.params)
    return str(_sentences().get(refusal.code, _("That did not work. Please try again."))) % params


@cache
def _sentences() -> dict[str, LazyString]:
    """Give every sentence once; each is put in the language of now when it is said."""
    return {
        **SENTENCES,
        "empty": _("There is nothing here yet. Write something first."),
        "too_long": _("This is %(length)s characters. At most %(longest)s fit. Can you shorten it?"),
        "malformed": _("That did not come across well. Load the page again and try once more."),
        "unknown_command": _("This page is from an older version. Load it again."),
        "unknown_session": _("We don't know this meeting. Check the code or scan again."),
        "erased": _("This meeting has been erased. Nothing of it is kept here."),
        "not_erased_yet": _("The disk does not answer, so something is left. The meeting is shut; the rest goes when the program starts next."),
        "wrong_code": _("That is not the code of this meeting. Nothing has been erased."),
        "unknown_code": _("We don't know this code. Check it on the screen or your sheet."),
        "unknown_phase": _("This part is no longer there. Load the page again."),
        "unknown_group": _("This group is no longer there. Pick another one."),
        "unknown_place": _("This place is no longer there. Pick another one."),
        "place_in_use": _("%(place)s has a group, texts, or a route that passes it. Change those first."),
        "nobody_here": _("There is no group here yet. Choose who comes in first."),
        "other_group_here": _("Another group sits here now. You stay in your own group; nothing has changed."),
        "nobody_here_yet": _("Your group has not been welcomed here yet. That comes in a moment."),
        "unknown_background": _("This background is no longer in the list. Pick another one."),
        "unknown_contribution": _("This text is no longer there."),
        "unknown_option": _("This option is no longer there. Look at the dilemma again."),
        "unknown_participant": _("We don't know this person."),
        "unknown_format": _("We don't know this kind of workshop."),
        "not_signed_in": _("We don't recognise this device. Scan the code again."),
        "not_allowed": _("You can't do this with this link."),
        "not_yours": _("You can only do this with your own."),
        "not_joined": _("You are not in yet. Scan the code again."),
        "waiting": _("You are nearly in. The workshop leader lets you in; your text is kept here until then."),
        "removed": _("The workshop leader took this phone out of the meeting, so it can't send any more. Your text is still here."),
        "bad_word": _("“%(words)s” can't stand in the list. Write at least two letters, with * only at an end."),
        "not_accepted": _("This does not fit in this part. Your text is still here."),
        "phase_closed": _(
            "This part was just closed. Your text is still here. Ask your table leader where it belongs."
        ),
        "session_closed": _("The meeting has ended. Your text is still here. Show it to the workshop leader."),
        "choice_closed": _("Choosing is closed right now."),
        "support_closed": _("You can't give support right now."),
        "not_asked": _("This is not asked right now."),
        "nothing_to_sign": _("There are no main directions yet. Pick those first."),
        "dots_closed": _("There are no dots to give right now."),
        "ranks_closed": _("There is nothing to put in order right now."),
        "ranked_twice": _("You put one text in two places. Each can stand in your top once."),
        "over_ranks": _("Your top has room for %(most)s. Take one out first."),
        "estimates_closed": _("There is nothing to estimate right now."),
        "over_budget": _(
            "You have %(budget)s dots in all, and %(left)s left for this one. Take one away somewhere else first."
        ),
        "not_a_scribe": _("Say first that you write for your table."),
        "too_many_hands": _("These are more hands than people: at most %(most)s. Count again, or say how many people there are."),
        "rating_closed": _("Rating is closed right now."),
        "option_in_use": _("People already chose on this option. It can't go away any more."),
        "group_in_use": _("There are people or texts in %(group)s. Move them first."),
        "phase_in_use": _("People are in “%(phase)s”, or something was made in it. You can skip it instead."),
        "last_phase": _("A meeting has at least one part. Add another one first."),
        "no_vote_here": _("Nothing is voted on in this part."),
        "other_words": _("This says something else. Correct the spelling only: other words are for whoever wrote it."),
        "bad_format": _("Something in this file is not as it should be."),
        "not_your_table": _("You have not sat at %(group)s. Your text is still here: send it to your own table."),
        "nobody_to_divide": _("Nobody has joined yet. Make a number of tables, or wait until people are in."),
        "nobody_moves": _("Nobody would move. Everybody already sits where they should."),
        "bad_line": _("Line %(line)s can't be read: %(words)s. Write it like this: 3, 5, 8: Table 2."),
        "withdrawn": _("You took this text back."),
        "not_a_question": _("You can only answer questions."),
        "not_parked": _("A dilemma or a goal can't go to the parking place. Hide it instead."),
        "same_language": _("Pick another language than the text itself is in."),
        "import_problem": _("Line %(line)s does not fit yet. Nothing has been brought in. Look at the list and try again."),
        "unknown_kind": _("We don't know this kind."),
        "goal_rated": _("Goals are what ideas are tested against. Pick an idea."),
        "not_rated_on": _("Ideas are tested against goals only."),
        "not_a_goal": _("A goal can only hang under another goal."),
        "goal_gone": _("This goal was taken out of the tree. Pick another one."),
        "goal_cycle": _("A goal can't hang under itself, nor under a goal that hangs under it."),
        "kinds_apart": _("Only cards of one kind can be put together. A theme can hold different kinds."),
        "card_held": _("This card still waits for you. Release it first."),
        "card_hidden": _("This card is hidden. Show it first."),
        "card_taken_back": _("This card was taken back."),
        "card_merged": _("This card was put together with another one. Take it out there first."),
        "card_blind": _("Nobody was shown this card yet. Show what was written first."),
        "card_off_screen": _("This card is not on the screens now."),
        "with_itself": _("Pick two cards: one can't be put together with itself."),
        "goals_together": _("A goal can only be put together with another goal."),
        "too_many_goals": _("There are %(most)s goals in the tree: it is full. Put some together first."),
        "theming_closed": _("Themes are not being made here right now."),
        "theme_gone": _("This theme was just taken away. Pick another one; nothing is lost."),
        "title_held": _("There is a word in this title that waits for a reading. Pick another one; what you typed stands here still."),
        "titles_read_first": _("Everything is read here first: the facilitator makes the themes. You can put cards in them."),
        "theme_exists": _("There is a theme called “%(title)s” already. Put these together with it, or pick another name."),
        "theme_not_empty": _("There is something in this theme. Take it out first."),
        "not_a_card": _("A theme can't be put in a theme. You can put two themes together."),
        "other_table": _("This text belongs to another table."),
        "not_merged": _("Dilemmas can't be put together."),
        "report_definitive": _("The report is definitive. Open it again to change something."),
        "bad_colour": _("Write the colour like this: #1f6f54."),
        "bad_address": _("That is not an address on the web. Write it like this: https://example.org/report"),
        "too_few_letters": _("Write at least two letters or digits: a single one stands in every word."),
        "not_there": _("These words are nowhere in this session. Nothing has changed."),
        "stale": _("Somebody else was just before you. This is how it stands now."),
        "nothing_to_undo": _("There is nothing to undo."),
        "nothing_to_redo": _("There is nothing to do again."),
        "in_use": _("People made use of this since. It stays, so that nothing of theirs is lost."),
        "out_of_order": _("Something before this was undone too. Redo that first."),
        "forgotten": _("This is too long ago to undo."),
        "final": _("This can't be undone."),
        "doubled": _("Something is in the list twice. Give each its own name."),
        "too_many": _("That is too many. At most %(most)s fit."),
        "out_of_range": _("That does not fit. It must be from %(least)s to %(most)s."),
        "nothing_to_carry": _("There is nothing of that in the previous meeting."),
        "follows_itself": _("A meeting can't follow on itself. Pick another one."),
        "not_joinable": _("You can join in with directions and agreements."),
        "not_a_later_date": _("Choose a date that is still to come, within a year."),
        "bad_date": _("Write the date like this: 2026-11-30."),
        "bad_time": _("Write the time like this: 13:30."),
        "id_reused": _("This was sent before with another text. Load the page again."),
        "too_fast": _("That goes very fast. We send it again in a moment."),
        "too_many_tries": _("That was tried too often. Wait a moment and try again."),
        "wrong_pin": _("This PIN is not right."),
        "storage_full": _("The computer's disk is full. Your text is kept here and sent again."),
        "storage_failed": _("The computer can't store anything right now. Your text is kept here."),
        "broken": _("Something went wrong on our side. Your text is kept here."),
        "too_large": _("That is too much at once."),
        "foreign": _("This request came from another site."),
        "not_found": _("This page is not there."),
    }
