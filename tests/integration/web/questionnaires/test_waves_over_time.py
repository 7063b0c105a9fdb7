"""Surveys as time goes by: who is told what is due, and when links and answers go."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tallystick_web.core.fence import inside
from tallystick_web.organisations.rules import RoleId, capabilities_of
from tallystick_web.questionnaires.models import WaveAnswer, WaveComment, WaveLink
from tallystick_web.questionnaires.offered import waves as offered
from tests.integration.web.clock import NOON
from tests.integration.web.questionnaires.asking_house import TODAY, answer

pytestmark = pytest.mark.usefixtures("still_clock")
LAST = TODAY + timedelta(days=14)


def due(house, on=TODAY, roles=(RoleId.HR_DIRECTOR, RoleId.EVENTS_LEAD, RoleId.AUDITOR)):
    who = {house.person(role).pk: capabilities_of([role]) for role in roles}
    with inside(house.pk):
        return offered._duties(house.pk, who, on)


# WHAT IS DUE


def test_whoever_began_a_survey_is_told_in_its_last_week_that_few_answered(house):
    wave = house.wave()
    for one in house.invite(wave, 22)[:9]:
        answer(one, talk_confidence="3")
    assert due(house, LAST - timedelta(days=7)) == []
    [one] = due(house, LAST - timedelta(days=6))
    assert (one.route, one.people, one.due_on) == ("wave-remind", {house.person().pk}, LAST)
    assert one.text == "Pulse survey, Autumn 2026"


def test_readers_are_told_of_comments_until_a_theme_is_drawn_for_sixty_days_at_most(house):
    wave = house.wave()
    for one in house.invite(wave, 11):
        answer(one, one_change="More time to learn.")
    house.close(wave)
    [one] = due(house)
    assert (one.route, one.people) == ("comments", {house.person().pk, house.person(RoleId.EVENTS_LEAD).pk})
    assert len(due(house, TODAY + timedelta(days=60))) == 1
    assert due(house, TODAY + timedelta(days=61)) == []
    house.send("theme-add", {"text": "People want room for learning.", "comments": "11"}, wave=wave.pk)
    assert due(house) == []


def test_nobody_is_told_of_comments_that_nobody_may_read(house):
    wave = house.wave()
    for one in house.invite(wave, 9):
        answer(one, one_change="More time to learn.")
    house.close(wave)
    assert due(house) == []


def test_what_is_due_is_asked_in_one_question(house):
    house.wave()
    house.wave(title="Another")
    people = {house.person().pk: capabilities_of([RoleId.HR_DIRECTOR])}
    with inside(house.pk), CaptureQueriesContext(connection) as asked:
        offered._duties(house.pk, people, TODAY)
    assert len([one for one in asked if "questionnaires_wave" in one["sql"]]) == 1


# WHAT IS ERASED


def test_links_go_a_month_after_closing_and_answers_two_years(house):
    wave = house.wave()
    for one in house.invite(wave, 11):
        answer(one, talk_confidence="3", one_change="More time to learn.")
    house.close(wave)
    shown = house.shown(wave)

    def left(at):
        offered._erase_links(at)
        offered._erase_answers(at)
        return [len(house.rows(one)) for one in (WaveLink, WaveAnswer, WaveComment)]

    assert left(NOON + timedelta(days=30)) == [11, 11, 11]
    assert left(NOON + timedelta(days=30, seconds=1)) == [0, 11, 11]
    assert left(NOON + timedelta(days=730)) == [0, 11, 11]
    assert left(NOON + timedelta(days=730, seconds=1)) == [0, 0, 0]
    assert house.shown(wave) == shown, "what was shown stays as it is"
    assert house.events("survey-links-erased") == house.events("survey-answers-erased") == 1
