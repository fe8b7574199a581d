"""What the desk shows of a report: chapters, stale words, what may be private; and that a definitive one is not touched."""

from __future__ import annotations

import re

from facilitator.web.rehearse.client import Browser
from tests.live.hall import Hall
from tests.live.posting import post_form
from tests.live.waiting import until


def desk(hall: Hall, who: Browser | None = None) -> str:
    answer = (who or hall.host).get(f"/s/{hall.session}/report")
    assert answer.status == 200
    return answer.body.decode()


def draft(hall: Hall) -> str:
    answer = hall.host.get(f"/s/{hall.session}/report/draft")
    assert answer.status == 200
    return answer.body.decode()


def passages(hall: Hall) -> list[tuple[str, str]]:
    """(address, fingerprint) of everything that can be reworded."""
    found = re.findall(r'name="data.passage" value="([^"]+)"><input type="hidden" name="data.was" value="([^"]+)"', draft(hall))
    return list(dict.fromkeys(found))


def test_every_passage_of_ours_can_be_reworded_and_no_words_of_anybody(hall: Hall) -> None:
    hall.facilitate("OpenPhase", phase="directions")
    hall.ask(hall.phone(), "AddContribution", {"kind": "direction", "text": "Begin met één loket"})
    for place, was in passages(hall):
        hall.facilitate("RewritePassage", passage=place, was=was, text="Anders gezegd.")
    page = hall.host.get(f"/s/{hall.session}/report.md").body.decode()
    assert "Begin met één loket" in page and page.count("Anders gezegd") >= 5


def test_words_under_which_something_changed_are_shown_with_what_it_says_now(hall: Hall) -> None:
    place, was = next(one for one in passages(hall) if not one[0].endswith("/title"))
    hall.facilitate("RewritePassage", passage=place, was="0" * 16, text="Mijn eigen woorden")
    page = desk(hall)
    assert "Herschreven, en daarna veranderd" in page and "Mijn eigen woorden" in page and f'value="{was}"' in page
    hall.facilitate("RewritePassage", passage=place, was=was, text="Mijn eigen woorden")
    assert "Herschreven, en daarna veranderd" not in desk(hall)


def test_what_may_be_private_is_shown_until_it_may_stand(hall: Hall) -> None:
    hall.facilitate("WriteConclusion", text="Mail naar loes@voorbeeld.nl voor meer.")
    assert "E-mailadres" in desk(hall) and "<mark>loes@voorbeeld.nl</mark>" in desk(hall)
    hall.facilitate("KeepWords", words="loes@voorbeeld.nl")
    assert "E-mailadres" not in desk(hall) and "Vraag opnieuw" in desk(hall)
    hall.facilitate("KeepWords", words="loes@voorbeeld.nl", kept=False)
    assert "E-mailadres" in desk(hall)


def test_another_format_and_two_pages_show_in_the_draft(hall: Hall) -> None:
    whole = draft(hall)
    assert 'id="colophon"' in whole
    hall.facilitate("SetReport", length="council")
    assert 'id="colophon"' not in draft(hall)
    hall.facilitate("SetReport", length="full", style="casuistry", colour="#1f6f54")
    answer = hall.host.get(f"/s/{hall.session}/report/draft")
    assert "#1f6f54" in answer.body.decode() and "sha256-" in answer.headers["content-security-policy"]
    assert 'value="casuistry" selected' in desk(hall)


def test_a_definitive_report_is_kept_whatever_is_written_later(hall: Hall) -> None:
    hall.facilitate("OpenPhase", phase="directions")
    phone = hall.phone()
    assert post_form(hall, "report/definitive").status == 303
    until(lambda: "Open het verslag weer" in desk(hall))
    kept = {name: hall.host.get(f"/s/{hall.session}/report/files/{name}").body for name in ("report.md", "report.pdf")}
    assert hall.ask(phone, "AddContribution", {"kind": "direction", "text": "Dit kwam na afloop"})["ok"]
    for name, content in kept.items():
        assert hall.host.get(f"/s/{hall.session}/report/files/{name}").body == content
    refused = hall.ask(hall.host, "SetReport", {"sender": "Iemand"}, role="facilitator")
    assert refused["error"]["code"] == "report_definitive"
    hall.facilitate("ReopenReport")
    assert "Dit kwam na afloop" in hall.host.get(f"/s/{hall.session}/report/files/report.md").body.decode()
    folder = hall.server.data / f"{hall.session}.files"
    until(lambda: not list(folder.iterdir()))


def test_a_text_that_is_hidden_after_the_report_became_definitive_is_said(hall: Hall) -> None:
    hall.facilitate("OpenPhase", phase="directions")
    card = hall.ask(hall.phone(), "AddContribution", {"kind": "direction", "text": "Dit was niet voor iedereen"})["value"]
    assert post_form(hall, "report/definitive").status == 303
    until(lambda: "Open het verslag weer" in desk(hall))
    warning = "Daarna is een tekst verborgen of teruggenomen."
    assert warning not in desk(hall)
    hall.facilitate("HideContribution", contribution=card["contribution"])
    assert warning in desk(hall)
    hall.facilitate("ReopenReport")
    assert warning not in desk(hall)


def test_what_may_be_private_is_one_tap_away_however_far_down_it_stands(hall: Hall) -> None:
    assert 'href="#privacy"' not in desk(hall)
    hall.facilitate("OpenPhase", phase="directions")
    hall.ask(hall.phone(), "AddContribution", {"kind": "direction", "text": "Bel mij op 06-12345678 als je meedoet"})
    _, _, needs = desk(hall).partition('class="list desk-needs"')
    assert re.findall(r'<a href="([^"]+)"', needs)[0] == "#privacy"
    assert "1 ding is misschien privé." in needs and 'id="privacy"' in needs


def test_the_desk_speaks_the_readers_language_and_the_draft_that_of_the_meeting(hall: Hall) -> None:
    english = Browser(hall.server.url, language="en")
    english.get(hall.links["facilitator"])
    assert "This still needs you" in desk(hall, english)
    page = english.get(f"/s/{hall.session}/report/draft").body.decode()
    assert "Reword" in page and 'lang="nl"' in page and "Over dit verslag" in page


def test_the_operator_goes_to_the_report_from_the_start_page_while_the_meeting_goes_on(hall: Hall) -> None:
    operator = Browser(hall.server.url)
    operator.get(hall.server.link)
    start = operator.get("/").body.decode()
    [link] = re.findall(rf'class="resume-report" href="([^"]*{hall.session}[^"]*)"', start)
    assert 'id="draft"' in operator.get(link).body.decode()
    operator.close()


def test_what_still_needs_somebody_is_said_where_it_becomes_definitive(hall: Hall) -> None:
    page, part = desk(hall), hall.host.get(f"/s/{hall.session}/report/files").body.decode()
    for shown in (page, part):
        assert "Toch definitief maken" in shown and "vragen nog om jou" in shown


def test_words_that_no_rule_finds_can_be_taken_out(hall: Hall) -> None:
    hall.facilitate("WriteConclusion", text="Vraag het Jan de Boer")
    assert 'id="take-out-words"' in desk(hall) and "Jan de Boer" in draft(hall)
    hall.facilitate("Redact", words="Jan de Boer")
    assert "Jan de Boer" not in draft(hall)
