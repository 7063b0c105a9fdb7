"""No answer can be joined to whoever gave it: by no key, order, time, session, address or length that is kept."""

import json
import logging
from base64 import urlsafe_b64decode
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test import Client

from tallystick_web.core.fence import everywhere
from tallystick_web.core.models import AuditEvent, Work
from tallystick_web.core.sealing import unseal
from tallystick_web.organisations.rules import RoleId
from tallystick_web.questionnaires.models import WaveAnswer, WaveComment, WaveLink
from tallystick_web.questionnaires.rules import SHUFFLE_WAVE, Event
from tests.integration.web.clock import NOON
from tests.integration.web.log_lines import lines_of_the_log
from tests.integration.web.questionnaires.asking_house import FORM, answer, key_of

pytestmark = pytest.mark.usefixtures("still_clock")
MANY = 40
SENT = 303
WORDS = "Zzcanarywords"


@pytest.fixture
def log():
    with lines_of_the_log(logging.DEBUG) as lines:
        yield lines


@pytest.fixture
def asked(house, log):
    """Forty people answer one after another; the n-th writes the number n, so that whoever knows the order shows."""
    wave = house.wave()
    links = house.invite(wave, MANY)
    for number, link in enumerate(links):
        sent = answer(link, talk_confidence=str(number % 11), one_change=f"{WORDS} {number}", you_group="asian")
        assert sent.status_code == SENT
    return house, wave, links


def columns(model):
    return {one.name for one in model._meta.concrete_fields}


def as_they_lie(model, column):
    """A column of all rows in the order in which they lie in the database."""
    place = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM "{model._meta.db_table}" ORDER BY {place}')
        return [str(one) for (one,) in cursor.fetchall()]


def likeness(order):
    """How alike an order is to 0, 1, 2 and so on: 1 where it is that, about 0 where it says nothing (Spearman)."""
    many = len(order)
    apart = sum((place - one) ** 2 for place, one in enumerate(order))
    return 1 - 6 * apart / (many * (many**2 - 1))


def test_an_answer_and_a_comment_hold_nothing_but_their_survey_and_what_was_said(house):
    assert columns(WaveAnswer) == {"id", "organisation", "wave", "version", "sealed"}
    assert columns(WaveComment) == {"id", "organisation", "wave", "question", "sealed", "is_redacted"}
    assert "used_at" not in columns(WaveLink)
    assert [one for one in columns(WaveLink) if one.endswith(("_at", "_on"))] == ["reminded_on"]


def test_rows_do_not_lie_in_the_order_in_which_people_answered(asked):
    house, wave, _ = asked
    house.close(wave)
    written = [int(unseal(one).split()[-1]) for one in as_they_lie(WaveComment, "sealed")]
    assert sorted(written) == list(range(MANY))
    assert abs(likeness(written)) < 0.8, "five times what chance would give"
    scores = [json.loads(unseal(one))["answers"]["talk-confidence"] for one in as_they_lie(WaveAnswer, "sealed")]
    assert scores != [str(number % 11) for number in range(MANY)]


def test_an_answer_and_its_comment_do_not_lie_at_the_same_place(asked):
    house, wave, _ = asked
    house.close(wave)
    scores = [json.loads(unseal(one))["answers"]["talk-confidence"] for one in as_they_lie(WaveAnswer, "sealed")]
    written = [str(int(unseal(one).split()[-1]) % 11) for one in as_they_lie(WaveComment, "sealed")]
    assert sum(one == other for one, other in zip(scores, written, strict=True)) < MANY / 2


def test_with_every_ten_answers_they_are_put_out_of_order(house):
    wave = house.wave()
    *nine, tenth = house.invite(wave, 10)

    def asked_for():
        with everywhere("to see what the worker is asked for"):
            return Work.objects.filter(job=SHUFFLE_WAVE, arguments__wave=str(wave.pk)).count()

    for link in nine:
        answer(link, talk_confidence="3")
    before = asked_for()
    answer(tenth, talk_confidence="3")
    assert (before, asked_for()) == (0, 1)


def test_an_id_of_a_row_tells_no_time(asked):
    house, _, _ = asked
    assert {one.pk.version for model in (WaveAnswer, WaveComment, WaveLink) for one in house.rows(model)} == {4}


def test_what_is_sealed_tells_neither_when_nor_how_much(asked):
    house, _, links = asked
    assert len(links) == MANY
    sealed = [one.sealed for model in (WaveAnswer, WaveComment) for one in house.rows(model)]
    assert {int.from_bytes(urlsafe_b64decode(one)[1:9], "big") for one in sealed} == {0}
    assert len({len(one.sealed) for one in house.rows(WaveAnswer)}) == 1


def test_short_and_long_answers_are_as_long(house):
    wave = house.wave()
    short, long = house.invite(wave, 2)
    answer(short)
    answer(long, talk_confidence="10", safe_to_speak="strongly-disagree", network_known="not-safe", you_group="asian")
    assert len(house.rows()) == 2
    assert len({len(one.sealed) for one in house.rows()}) == 1


def test_no_session_keeps_that_somebody_answered(asked):
    _, wave, _ = asked
    kept = str([one.get_decoded() for one in Session.objects.all()])
    assert "survey" not in kept
    assert str(wave.pk) not in kept


def test_somebody_who_is_signed_in_answers_as_anybody_does(house, log):
    """Neither their session nor a line of the log nor the audit names them beside the survey afterwards."""
    wave = house.wave()
    [link] = house.invite(wave, 1)
    browser, person = house.browser(RoleId.STAFF), house.person(RoleId.STAFF)
    log.clear()
    page = browser.get(link, follow=True)
    browser.post(FORM, {"version": "1", "form_key": key_of(page), "talk-confidence": "7"})
    assert len(house.answers(wave)) == 1
    said = " ".join(log)
    assert '"route": "answer/"' in said
    assert [one for one in (str(person.pk), str(person.account_id), person.account.email) if one in said] == []
    assert "survey" not in str([one.get_decoded() for one in Session.objects.all()])
    with everywhere("to read the audit"):
        assert [one.by for one in AuditEvent.objects.filter(kind=Event.WAVE_ANSWERED)] == [None]


def test_no_line_of_the_log_holds_a_key_an_answer_or_an_address(asked, log):
    _, _, links = asked
    said = " ".join(log)
    keys = [link.rstrip("/").rpartition("/")[2] for link in links]
    assert [one for one in keys if one in said] == []
    assert WORDS not in said
    assert "person3@example.org" not in said


def test_the_audit_tells_that_a_survey_was_answered_that_day_and_no_more(asked):
    house, wave, _ = asked
    events = AuditEvent.objects.filter(chain=house.pk, kind=Event.WAVE_ANSWERED)
    [one] = events
    assert (one.by, one.about_id, one.more) == (None, wave.pk, {}), "not how many, and not who"
    assert NOON - one.at <= timedelta(days=1)
    assert (one.at.minute, one.at.second, one.at.microsecond) == (0, 0, 0)


def test_nobody_is_written_to_for_having_answered(house):
    wave = house.wave()
    links = house.invite(wave, 3)
    mail.outbox.clear()
    for link in links:
        answer(link, talk_confidence="3")
    assert mail.outbox == []


def test_looking_spends_nothing(house):
    """Mail scanners open every link."""
    wave = house.wave()
    [link] = house.invite(wave, 1)
    for _ in range(3):
        Client().get(link, follow=True)
        Client().head(link)
    assert [one.is_used for one in house.rows(WaveLink)] == [False]
    assert answer(link, talk_confidence="3").status_code == SENT
