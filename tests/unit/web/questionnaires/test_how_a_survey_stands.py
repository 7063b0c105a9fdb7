"""How a survey stands before, while and after it takes answers, in a sentence at the head of its page."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from tallystick_web.questionnaires.presenters.waves import lead_of, stands
from tallystick_web.questionnaires.rules import Way
from tallystick_web.questionnaires.sets import sets
from tallystick_web.questionnaires.wave_rules import WaveNow

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 14)
WAVE = WaveNow(
    id=UUID(int=1),
    of=sets()["pulse"],
    title="Autumn",
    way=Way.INVITED,
    opens_on=FIRST,
    closes_on=LAST,
    least=10,
    asked=1200,
    told="",
    method="",
    closed_on=None,
)
A_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("on", "says"),
    [
        (FIRST - A_DAY, "Opens on 1 October 2026."),
        (FIRST, "About 40 people have answered, of 1,200. It is open until 14 October 2026."),
        (LAST, "About 40 people have answered, of 1,200. Today is the last day."),
        (LAST + A_DAY, "Over, to be closed within the hour."),
    ],
)
def test_a_survey_says_how_it_stands_on_each_day(on, says):
    assert lead_of(WAVE, 47, on) == says


def test_a_survey_that_was_closed_says_when_and_not_how_many_answered():
    assert lead_of(replace(WAVE, closed_on=date(2026, 10, 7)), 47, FIRST) == "Closed on 7 October 2026."


def test_a_list_of_surveys_tells_no_number_of_answers():
    assert stands(WAVE, FIRST) == "open until 14 October 2026"


def test_of_few_answers_no_number_is_told():
    assert lead_of(WAVE, 9, FIRST).startswith("Fewer than 10 people have answered")


def test_where_nobody_was_asked_the_next_step_is_said():
    assert "Invite people next" in lead_of(replace(WAVE, asked=None), 0, FIRST)
