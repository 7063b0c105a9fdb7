"""Which shares of a mix leave: bounds that hold, three values of every count, ten people, and nobody in front."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

import pytest

from tallystick_web.declarations.mix_rules import ShownMix, Side, Voice, bounds_of, ratio_of, shown_of, side_of, whole
from tallystick_web.declarations.rules import Said, Unknown
from tallystick_web.numbers.measure_rules import Cadence
from tallystick_web.numbers.period_rules import newest_over

SMALL = range(28, 64)


def voices(*groups):
    """People of a side: how many of them, and how often each appears."""
    people = [(side, times) for side, many, times in groups for _ in range(many)]
    return [Voice(person=UUID(int=n), times=times, side=side) for n, (side, times) in enumerate(people)]


def once_each(minority, white, unknown):
    return voices((Side.MINORITY, minority, 1), (Side.WHITE, white, 1), (Side.UNKNOWN, unknown, 1))


@pytest.fixture(scope="module")
def every_small_table():
    """What is shown of each table of people who appear once, by how many there are in all."""
    return {
        (minority, white, of - minority - white): shown_of(once_each(minority, white, of - minority - white))
        for of in SMALL
        for minority in range(of + 1)
        for white in range(of - minority + 1)
    }


def test_three_values_of_each_count_stay_possible_for_somebody_who_knows_how_many_appeared(every_small_table):
    alike = defaultdict(list)
    for table, shown in every_small_table.items():
        alike[sum(table), shown].append(table)
    assert sum(shown is not None for _, shown in alike) > 100
    fewest = min(len(set(values)) for (_, shown), tables in alike.items() for values in zip(*tables, strict=True))
    assert fewest >= 3


def test_the_shares_hold_for_every_table_that_is_shown_alike(every_small_table):
    for (minority, white, unknown), shown in every_small_table.items():
        if shown is not None:
            bounds, of = bounds_of(shown), minority + white + unknown
            assert bounds.low <= Fraction(100 * minority, of) <= Fraction(100 * (minority + unknown), of) <= bounds.high
            assert bounds.unknown_low <= Fraction(100 * unknown, of) <= bounds.unknown_high


def test_the_shares_are_as_worked_out_by_hand():
    # 20 is 18 to 22, 40 is 38 to 42, 40 is 38 to 42, and 100 is 98 to 102 of them.
    shown = ShownMix(of=100, minority=20, white=40, unknown=40)
    # Least: 18 of 102, 17.6. Most: of 98, all but 38 white are not: 60, but 22 and 42 make 64 of 102, 62.7.
    bounds = bounds_of(shown)
    assert (bounds.low, bounds.high, bounds.unknown_low, bounds.unknown_high) == (17, 63, 37, 43)


@pytest.mark.parametrize(
    ("table", "is_shown"),
    [
        ((20, 30, 10), True),
        ((9, 40, 11), False),  # too few of one side
        ((40, 9, 11), False),
        ((20, 40, 3), True),  # who has not said can be few
        ((10, 10, 10), False),  # thirty in all, shown 10, 10 and 10: exactly that
    ],
)
def test_both_sides_need_ten_people(table, is_shown):
    assert (shown_of(once_each(*table)) is not None) is is_shown


def test_ten_appearances_of_fewer_than_ten_people_are_no_ten_people():
    assert shown_of(voices((Side.MINORITY, 9, 2), (Side.WHITE, 20, 1), (Side.UNKNOWN, 15, 1))) is None
    assert shown_of(voices((Side.MINORITY, 10, 2), (Side.WHITE, 20, 1), (Side.UNKNOWN, 15, 1))) is not None


def test_a_row_is_withheld_where_somebody_could_be_more_than_half_of_a_count():
    """On whichever side they are: that it is withheld must not tell on which."""
    others = [(Side.MINORITY, 14, 1), (Side.WHITE, 30, 1), (Side.UNKNOWN, 20, 1)]
    for side in Side:
        assert shown_of(voices(*others, (side, 1, 12))) is None
    assert shown_of(voices(*others, (Side.WHITE, 1, 6))) is not None


@pytest.mark.parametrize(
    ("on", "cadence", "since", "until", "label"),
    [
        (date(2026, 10, 1), Cadence.HALF_YEARLY, date(2026, 4, 1), date(2026, 9, 30), "April to September 2026"),
        (date(2026, 9, 30), Cadence.HALF_YEARLY, date(2025, 10, 1), date(2026, 3, 31), "October 2025 to March 2026"),
        (date(2027, 1, 5), Cadence.HALF_YEARLY, date(2026, 4, 1), date(2026, 9, 30), "April to September 2026"),
        (date(2026, 4, 1), Cadence.YEARLY, date(2025, 4, 1), date(2026, 3, 31), "year to March 2026"),
        (date(2026, 3, 31), Cadence.YEARLY, date(2024, 4, 1), date(2025, 3, 31), "year to March 2025"),
    ],
)
def test_the_newest_period_is_one_that_is_over(on, cadence, since, until, label):
    period = newest_over(cadence, on=on)
    assert (period.since, period.until, period.label) == (since, until, label)


@pytest.mark.parametrize(
    ("said", "side"),
    [
        (Said(ethnicity="N"), Side.MINORITY),
        (Said(ethnicity="A"), Side.WHITE),
        (Said(ethnicity="C"), Side.WHITE),
        (Said(ethnicity="not-stated", words="Welsh and Somali"), Side.UNKNOWN),
        *((one, Side.UNKNOWN) for one in Unknown),
    ],
)
def test_nobody_is_put_on_a_side_that_they_did_not_choose(said, side):
    assert side_of(said) is side


def test_days_are_counted_whole():
    assert [whole(Decimal(one)) for one in ("0.25", "0.5", "1", "1.5", "2.4")] == [1, 1, 1, 2, 2]


def test_how_alike_the_invited_came_is_a_range_over_all_tables_shown_alike():
    invited = ShownMix(of=200, minority=60, white=100, unknown=40)
    came = ShownMix(of=100, minority=30, white=60, unknown=10)
    low, high = ratio_of(invited, came)
    # White least 58 of 102, ethnic minority most 32 of 58; and 62 of 98 against 28 of 62.
    assert low <= Fraction(58 * 58, 102 * 32) < low + Decimal("0.1")
    assert high - Decimal("0.1") < Fraction(62 * 62, 98 * 28) <= high
