from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.vocabulary.periods import Period, Snapshot, day_label

snapshots = st.integers(2000, 2099).map(Snapshot)


def test_the_year_2025_has_the_calendar_of_the_standard():
    year = Snapshot(2025)
    assert year.date == date(2025, 3, 31)
    assert year.flow == Period(date(2024, 4, 1), date(2025, 3, 31))
    assert year.two_years == Period(date(2023, 4, 1), date(2025, 3, 31))
    assert year.survey_year == 2024
    assert year.label == "31 March 2025"
    assert year.financial_year == "2024/25"
    assert year.flow.label == "1 April 2024 to 31 March 2025"


def test_the_financial_year_keeps_two_digits_at_the_turn_of_the_century():
    assert Snapshot(2000).financial_year == "1999/00"


@pytest.mark.parametrize("year", [25, 1999, 2100, 0])
def test_a_year_that_cannot_be_meant_is_refused(year):
    with pytest.raises(ValueError, match="is not a year from 2000 to 2099"):
        Snapshot(year)


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="before it starts"):
        Period(date(2025, 4, 1), date(2025, 3, 31))


def test_both_ends_are_in_a_period():
    flow = Snapshot(2025).flow
    assert flow.start in flow
    assert flow.end in flow
    assert date(2024, 3, 31) not in flow
    assert date(2025, 4, 1) not in flow


@pytest.mark.parametrize("month", range(1, 13))
def test_months_are_written_in_english(month):
    day = date(2024, month, 9)
    assert day_label(day) == day.strftime("9 %B 2024")


@given(snapshots)
def test_one_year_follows_another_without_gap_or_overlap(year):
    before = year.flow.start - timedelta(days=1)
    assert (before.month, before.day) == (3, 31)
    assert before in year.two_years
    assert (year.flow.end - year.flow.start).days in (364, 365)
    assert year.two_years.end == year.flow.end == year.date
