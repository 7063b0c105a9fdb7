"""Which instants figures can be held back until, when that may begin and end, and what it holds."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.numbers.embargo_rules import (
    check_can_hold,
    check_can_lift,
    check_is_time,
    instant_of,
    is_held_by,
)

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
FORWARD, BACK = date(2027, 3, 28), date(2027, 10, 31)


@pytest.mark.parametrize(
    ("on", "at", "expected"),
    [
        (date(2027, 1, 15), time(9, 30), datetime(2027, 1, 15, 9, 30, tzinfo=UTC)),
        (date(2027, 6, 15), time(9, 30), datetime(2027, 6, 15, 8, 30, tzinfo=UTC)),
        (FORWARD, time(0, 59), datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        (FORWARD, time(2, 0), datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        (BACK, time(0, 59), datetime(2027, 10, 30, 23, 59, tzinfo=UTC)),
        (BACK, time(2, 0), datetime(2027, 10, 31, 2, 0, tzinfo=UTC)),
    ],
)
def test_a_time_in_london_is_one_instant(on, at, expected):
    assert instant_of(on, at) == expected
    assert instant_of(on, at).utcoffset() == timedelta(0)


@pytest.mark.parametrize("at", [time(1, 0), time(1, 30), time(1, 59)])
def test_a_time_that_a_clock_change_leaves_out_is_refused(at):
    with pytest.raises(Refused, match=r"no such time on that night.*go forward\. Enter"):
        instant_of(FORWARD, at)


@pytest.mark.parametrize("at", [time(1, 0), time(1, 30), time(1, 59)])
def test_a_time_that_comes_twice_is_refused(at):
    with pytest.raises(Refused, match=r"comes twice on that night.*go back\. Enter"):
        instant_of(BACK, at)


@pytest.mark.parametrize(
    ("until", "is_held", "says"),
    [
        (NOON + timedelta(days=1), True, "held back already"),
        (NOON, False, "in the future"),
        (NOON - timedelta(minutes=1), False, "in the future"),
        (NOON + timedelta(days=733), False, "within two years"),
    ],
)
def test_figures_are_not_held_back_twice_nor_until_an_hour_that_makes_no_sense(until, is_held, says):
    with pytest.raises(Refused, match=says):
        check_can_hold(until=until, at=NOON, is_held=is_held)


def test_a_minute_is_enough_and_two_years_are_not_too_long():
    for until in (NOON + timedelta(minutes=1), NOON + timedelta(days=732)):
        check_can_hold(until=until, at=NOON, is_held=False)


def test_what_is_over_does_not_end_again():
    check_can_lift(is_over=False)
    with pytest.raises(Refused, match="no longer"):
        check_can_lift(is_over=True)


def test_the_service_ends_nothing_before_its_time():
    check_is_time(until=NOON, at=NOON)
    with pytest.raises(Refused, match="has not come"):
        check_is_time(until=NOON, at=NOON - timedelta(microseconds=1))


@pytest.mark.parametrize(
    ("signed", "signed_as", "is_held"),
    [
        (("wres", 2025), 8, True),
        (("wres", 2025), 900, True),
        (("wres", 2025), 6, False),
        (("wres", 2024), 8, False),
        (("wdes", 2025), 8, False),
    ],
)
def test_what_is_held_is_of_the_standard_and_year_and_signed_since(signed, signed_as, is_held):
    assert is_held_by(which=("wres", 2025), since=7, signed=signed, signed_as=signed_as) is is_held
