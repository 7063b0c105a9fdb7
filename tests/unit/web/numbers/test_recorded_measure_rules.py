"""What people type: what is taken, and what of it leaves the desk. A number of people leaves as other counts do."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.numbers.measure_rules import Cadence, MeasureUnit
from tallystick_web.numbers.recorded_rules import (
    WITHHELD,
    Typed,
    check_apart,
    check_can_take,
    check_days,
    check_name_is_free,
    check_not_waiting,
    check_typed,
    given,
    groups_named,
)

TODAY = date(2026, 11, 26)


def share(happened, people, *, outside=True, of_people=True):
    typed = Typed(happened=happened, people=people)
    return given(typed, MeasureUnit.SHARE, is_protected=outside, counts_people=of_people)


def number(value, unit=MeasureUnit.COUNT, *, people=None):
    return given(Typed(value=Decimal(value), people=people), unit, is_protected=True, counts_people=True)


# WHAT LEAVES THE DESK


def test_whatever_is_printed_of_a_share_leaves_three_values_of_each_count_behind_it():
    """A reader who knows the rules tries every pair of counts, and keeps those that would be printed like this."""
    alike = defaultdict(set)
    for people in range(1, 93):  # as far as those that are shown as about 90
        for happened in range(people + 1):
            alike[share(happened, people)].add((happened, people))
    assert len(alike) > 100
    for tables in alike.values():
        for view in ({x for x, _ in tables}, {n for _, n in tables}, {n - x for x, n in tables}):
            assert len(view) >= 3


@pytest.mark.parametrize(
    ("happened", "people"),
    [(9, 200), (0, 200), (191, 200), (200, 200), (4, 9), (9, 9)],
    ids=["few", "nobody", "all but few", "everybody", "few of few", "all of few"],
)
def test_a_share_is_withheld_where_its_counts_or_those_of_the_others_are_under_ten(happened, people):
    said = share(happened, people)
    assert (said.value, said.low, said.high, said.says) == (None, None, None, WITHHELD)


def test_a_share_of_many_is_given_to_whole_per_cent_with_counts_to_the_nearest_five():
    said = share(301, 1203)
    assert said.value == 25
    assert said.says == "25% (about 300 of 1,205)"
    assert said.low < 25 < said.high


def test_a_share_of_a_hundred_is_given_more_coarsely_and_says_so():
    assert share(41, 99).says == "40% to the nearest 10 (about 40 of 100)"


def test_the_range_outside_the_desk_holds_that_of_the_true_counts():
    # Wilson's limits for 301 of 1,203, by hand: 22.65 and 27.55 per cent.
    said = share(301, 1203)
    assert said.low <= Decimal("22.65")
    assert said.high >= Decimal("27.55")


def test_on_the_desk_a_share_of_people_is_exact_with_its_score_interval():
    said = share(10, 40, outside=False)
    assert said.says == "25% (10 of 40)"
    assert (said.low, said.high) == (Decimal("14.2"), Decimal("40.2"))  # Wilson 1927, 10 of 40


def test_things_are_given_as_typed_to_everybody_and_have_no_range():
    said = share(3, 7, of_people=False)
    assert (said.value, said.says, said.low) == (Decimal("42.9"), "42.9% (3 of 7)", None)


@pytest.mark.parametrize(("typed", "shown"), [(9, None), (0, None), (10, 10), (12, 10), (13, 15), (1002, 1000)])
def test_a_number_of_people_is_withheld_under_ten_and_else_to_the_nearest_five(typed, shown):
    said = number(typed)
    assert said.value == shown
    assert said.says == (f"about {shown:,}" if shown else WITHHELD)


@pytest.mark.parametrize(
    ("unit", "value", "people", "says"),
    [
        (MeasureUnit.SCORE, "6.449", 10, "about 6.4, each group of 10 people or more"),
        (MeasureUnit.RATIO, "1.349", 40, "about 1.3 times, each group of 10 people or more"),
        (MeasureUnit.POINTS, "-2.5", 40, "about \N{MINUS SIGN}3 percentage points, each group of 10 people or more"),
        (MeasureUnit.SCORE, "6.4", 9, WITHHELD),
        (MeasureUnit.RATIO, "1.3", None, WITHHELD),
    ],
)
def test_another_number_about_people_is_given_coarsely_where_ten_are_behind_it(unit, value, people, says):
    assert number(value, unit, people=people).says == says


# WHAT IS TAKEN


@pytest.mark.parametrize(
    ("unit", "typed", "people", "says"),
    [
        (MeasureUnit.SHARE, Typed(value=Decimal(40)), False, "A percentage alone cannot be checked"),
        (MeasureUnit.SHARE, Typed(happened=4, people=0), False, "out of how many"),
        (MeasureUnit.SHARE, Typed(happened=8, people=7), False, "more of them than there are in all"),
        (MeasureUnit.COUNT, Typed(), False, "Type the number"),
        (MeasureUnit.COUNT, Typed(value=Decimal("2.5")), False, "whole number"),
        (MeasureUnit.COUNT, Typed(value=Decimal(-1)), True, "whole number"),
        (MeasureUnit.SCORE, Typed(value=Decimal(6)), True, "smallest group"),
    ],
)
def test_what_does_not_fit_the_unit_is_refused(unit, typed, people, says):
    with pytest.raises(Refused, match=says):
        check_typed(typed, unit, counts_people=people)


@pytest.mark.parametrize(
    ("as_of", "data_date", "says"),
    [
        (date(2026, 11, 27), date(2026, 11, 27), "has not come yet"),
        (date(2026, 11, 1), date(2026, 12, 1), "has not come yet"),
        (date(2026, 11, 1), date(2026, 10, 31), "older than the day"),
    ],
)
def test_days_that_cannot_be_are_refused(as_of, data_date, says):
    with pytest.raises(Refused, match=says):
        check_days(as_of=as_of, data_date=data_date, today=TODAY)


@pytest.mark.parametrize(
    ("cadence", "as_of", "refused"),
    [
        (Cadence.YEARLY, date(2026, 3, 30), True),
        (Cadence.YEARLY, date(2026, 6, 30), True),
        (Cadence.YEARLY, date(2026, 3, 31), False),
        (Cadence.YEARLY, date(2025, 3, 31), False),
        (Cadence.QUARTERLY, date(2026, 6, 30), False),
        (Cadence.MONTHLY, date(2026, 2, 28), False),
        (Cadence.MONTHLY, date(2026, 3, 15), True),
    ],
)
def test_two_figures_of_people_are_a_period_apart_and_a_correction_is_of_the_same_day(cadence, as_of, refused):
    there = {"others": [date(2026, 3, 31)], "cadence": cadence}
    check_apart(as_of=as_of, counts_people=False, **there)
    if not refused:
        check_apart(as_of=as_of, counts_people=True, **there)
        return
    with pytest.raises(Refused, match="close to this day"):
        check_apart(as_of=as_of, counts_people=True, **there)


def test_a_name_that_is_there_a_day_that_waits_and_a_plan_that_does_not_name_it_are_refused():
    with pytest.raises(Refused, match="already a recorded measure"):
        check_name_is_free(name=" policies ", taken=["Policies"])
    with pytest.raises(Refused, match="waiting for a second person already"):
        check_not_waiting(is_waiting=True)
    with pytest.raises(Refused, match="does not name this measure"):
        check_can_take(takes="planned/x/y", is_planned=False, is_taken=False)
    with pytest.raises(Refused, match="started to record"):
        check_can_take(takes="planned/x/y", is_planned=True, is_taken=True)


# WORDS THAT NAME GROUPS


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Policies that were reviewed in the year", ()),
        ("BME applicants who were shortlisted", ("bme",)),
        ("Share of Asian and Black members", ("asian", "black")),
        ("Staff from an ethnic background", ("ethnic",)),
        ("Mixed groups of tenders from a global firm", ()),
    ],
)
def test_words_for_groups_of_people_are_found(text, named):
    assert groups_named(text) == named
