"""Periods that are counted end with March, June, September and December, as NHS years do.

| on          | quarter                       | half year                    | year                  |
|-------------|-------------------------------|------------------------------|-----------------------|
| 31 March 26 | October to December 2025      | April to September 2025      | year to March 2025    |
| 1 April 26  | January to March 2026         | October 2025 to March 2026   | year to March 2026    |
| 26 Nov 26   | July to September 2026        | April to September 2026      | year to March 2026    |
"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick_web.numbers.measure_rules import Cadence
from tallystick_web.numbers.period_rules import before, newest_over


@pytest.mark.parametrize(
    ("on", "cadence", "label", "until"),
    [
        (date(2026, 3, 31), Cadence.QUARTERLY, "October to December 2025", date(2025, 12, 31)),
        (date(2026, 3, 31), Cadence.HALF_YEARLY, "April to September 2025", date(2025, 9, 30)),
        (date(2026, 3, 31), Cadence.YEARLY, "year to March 2025", date(2025, 3, 31)),
        (date(2026, 4, 1), Cadence.QUARTERLY, "January to March 2026", date(2026, 3, 31)),
        (date(2026, 4, 1), Cadence.HALF_YEARLY, "October 2025 to March 2026", date(2026, 3, 31)),
        (date(2026, 4, 1), Cadence.YEARLY, "year to March 2026", date(2026, 3, 31)),
        (date(2026, 11, 26), Cadence.QUARTERLY, "July to September 2026", date(2026, 9, 30)),
        (date(2026, 11, 26), Cadence.HALF_YEARLY, "April to September 2026", date(2026, 9, 30)),
        (date(2026, 11, 26), Cadence.YEARLY, "year to March 2026", date(2026, 3, 31)),
        (date(2026, 11, 26), Cadence.MONTHLY, "October 2026", date(2026, 10, 31)),
    ],
)
def test_the_newest_period_that_is_over_is_called_by_its_months(on, cadence, label, until):
    found = newest_over(cadence, on=on)

    assert (found.label, found.until) == (label, until)


@given(on=st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)), cadence=st.sampled_from(Cadence))
def test_periods_follow_one_another_without_a_gap_and_the_newest_is_over(on, cadence):
    newest = newest_over(cadence, on=on)

    assert newest.until < on
    assert newest_over(cadence, on=newest.until + timedelta(days=1)) == newest
    assert before(newest, cadence).until + timedelta(days=1) == newest.since
    assert before(newest, cadence) == newest_over(cadence, on=newest.until)
