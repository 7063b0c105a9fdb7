"""A link takes one answer, whatever anybody does with it; and what is sent is kept whole, or refused with a reason."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client

from tallystick_web.core import jobs
from tallystick_web.core.fence import inside
from tallystick_web.questionnaires.actions import waves as actions
from tallystick_web.questionnaires.models import WaveComment, WaveLink
from tallystick_web.questionnaires.queries.waves import open_address
from tallystick_web.questionnaires.rules import SEND_LINKS, Way
from tallystick_web.questionnaires.views import limits
from tests.integration.web.clock import NOON
from tests.integration.web.questionnaires.asking_house import FORM, THANKS, answer, key_of, links, opened, words

pytestmark = pytest.mark.usefixtures("still_clock")
GIVEN = {"talk_confidence": "7", "safe_to_speak": "agree", "you_group": "asian"}


def test_an_answer_is_kept_as_it_was_given_and_the_link_is_used(house):
    wave = house.wave()
    [link] = house.invite(wave, 1)
    sent = answer(link, **GIVEN)
    assert (sent.status_code, sent.headers["Location"]) == (303, THANKS)
    [kept] = house.answers(wave)
    assert (dict(kept.answers), kept.group) == ({"talk-confidence": "7", "safe-to-speak": "agree"}, "asian")
    [row] = house.rows(WaveLink)
    assert row.is_used
    assert house.events("wave-answered") == 1


def test_a_link_that_was_opened_by_a_scanner_still_takes_its_answer(house):
    wave = house.wave()
    [link] = house.invite(wave, 1)
    for _ in range(3):
        Client().get(link, follow=True)
        Client().head(link)
    assert answer(link, **GIVEN).status_code == 303


def test_a_link_takes_no_second_answer_however_it_is_sent(house):
    wave = house.wave()
    [link] = house.invite(wave, 1)
    (one, page), (other, _) = opened(link), opened(link)
    said = {"version": "1", "form_key": key_of(page), "talk-confidence": "3"}
    assert one.post(FORM, said).status_code == 303
    late = other.post(FORM, {**said, "talk-confidence": "9"})
    assert (late.status_code, "This link was used" in words(late)) == (410, True)
    assert "This link was used" in words(opened(link)[1])
    assert one.post(FORM, said).status_code == 410, "the browser that answered knows no link any more"
    assert [one.answers["talk-confidence"] for one in house.answers(wave)] == ["3"]


def test_everything_can_be_left_out(house):
    wave = house.wave()
    [link] = house.invite(wave, 1)
    assert answer(link).status_code == 303
    [kept] = house.answers(wave)
    assert (dict(kept.answers), kept.group) == ({}, "not-stated")


def test_what_is_not_offered_is_not_kept(house):
    wave = house.wave()
    [link] = house.invite(wave, 1)
    for said in (
        {"talk_confidence": "11"},
        {"safe_to_speak": "perhaps"},
        {"you_group": "martian"},
        {"one_change": "x" * 2001},
    ):
        sent = answer(link, **said)
        assert (sent.status_code, "There is a problem" in words(sent)) == (200, True), said
    assert house.answers(wave) == []
    assert not house.rows(WaveLink)[0].is_used


def test_a_wave_that_closes_while_somebody_answers_says_so_and_keeps_nothing(house):
    wave = house.wave()
    [link] = house.invite(wave, 1)
    browser, page = opened(link)
    house.close(wave)
    sent = browser.post(FORM, {"version": "1", "form_key": key_of(page), "talk-confidence": "3"})
    assert (sent.status_code, "This survey has closed" in words(sent)) == (410, True)
    assert house.answers(wave) == []


def test_before_its_first_day_a_link_says_when_to_come_back(house):
    wave = house.wave(opens_on=NOON.date() + timedelta(days=3))
    [link] = house.invite(wave, 1)
    _, page = opened(link)
    assert "opens on 29 November 2026" in words(page)


def test_an_answer_that_names_somebody_stands_sealed_and_apart(house):
    wave = house.wave()
    [link] = house.invite(wave, 1)
    answer(link, talk_confidence="3", one_change="Ask Zoe Zzcanary of ward 4.")
    [kept] = house.answers(wave)
    assert "one-change" not in kept.answers
    [comment] = house.rows(WaveComment)
    assert "Zzcanary" not in comment.sealed


def test_without_cookies_the_page_says_what_to_do(house):
    [link] = house.invite(house.wave(), 1)
    browser = Client()
    browser.get(link)
    browser.cookies.clear()
    assert "does not keep cookies" in words(browser.get(FORM))


def test_a_link_that_nobody_was_sent_opens_nothing(house):
    house.invite(house.wave(), 1)
    _, page = opened("/answer/not-a-link/")
    assert page.status_code == 410


def test_a_reminder_goes_to_those_who_have_not_answered_and_ends_the_link_before(house):
    wave = house.wave()
    first, second = house.invite(wave, 2)
    answer(first, **GIVEN)
    mail.outbox.clear()
    with inside(house.pk):
        actions.remind(wave=house.again(wave), by=house.person(), at=NOON)
    jobs.now(SEND_LINKS, organisation=house.pk, wave=wave.pk)
    [fresh] = links()
    assert opened(second)[1].status_code == 410
    assert answer(fresh, **GIVEN).status_code == 303
    assert len(house.answers(wave)) == 2


# ONE LINK FOR ALL


def open_link(house, wave):
    with inside(house.pk):
        return "/answer/all/" + open_address(wave).rpartition("/all/")[2]


def test_one_link_for_all_takes_an_answer_of_everybody_and_of_one_form_once(house):
    wave = house.wave(way=Way.OPEN)
    link = open_link(house, wave)
    browser, page = opened(link)
    said = {"version": "1", "form_key": key_of(page), "talk-confidence": "3"}
    assert browser.post(FORM, said).status_code == 303
    browser.get(link, follow=True)
    assert browser.post(FORM, said).status_code == 303, "pressed twice: the same page, and nothing doubled"
    assert answer(link, **GIVEN).status_code == 303
    assert len(house.answers(wave)) == 2


def test_one_link_for_all_takes_only_so_many_from_one_place(house, monkeypatch):
    monkeypatch.setattr(limits, "FROM_ONE_PLACE", 3)
    link = open_link(house, house.wave(way=Way.OPEN))
    sent = [answer(link, **GIVEN).status_code for _ in range(4)]
    assert sent == [303, 303, 303, 429]


def test_the_page_says_what_one_link_for_all_cannot_tell(house):
    _, page = opened(open_link(house, house.wave(way=Way.OPEN)))
    assert "nobody can tell whether somebody answers twice" in words(page)


def test_nobody_invites_to_a_survey_that_has_one_link_for_all(house):
    wave = house.wave(way=Way.OPEN)
    sent = house.send("wave-invite", {"addresses": "one@example.org"}, wave=wave.pk)
    assert "one link for all" in words(sent)


def test_a_form_of_another_survey_is_not_kept_in_this_one(house):
    first, second = house.wave(), house.wave(title="Another")
    [link], [other] = house.invite(first, 1), house.invite(second, 1)
    browser, _ = opened(link)
    browser.get(other, follow=True)
    browser.post(FORM, {"version": "1", "form_key": str(uuid4()), "talk-confidence": "3"})
    assert (len(house.answers(first)), len(house.answers(second))) == (0, 1), "the link opened last is the one answered"
