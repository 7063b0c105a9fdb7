"""What figures say of a target and of an expectation, held against answers worked out by hand."""

from datetime import date
from decimal import Decimal

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.plans.rules import Direction
from tallystick_web.plans.target_rules import (
    Aim,
    AimKind,
    Course,
    Finding,
    Point,
    Standing,
    finding_of,
    heads,
    standing_of,
    told_apart,
)

START = date(2025, 3, 31)
DUE = date(2028, 3, 31)
TODAY = date(2026, 11, 26)


def point(day, value, low=None, high=None):
    number = lambda one: None if one is None else Decimal(str(one))  # noqa: E731  # three times on one line
    return Point(as_of=day, value=Decimal(str(value)), low=number(low), high=number(high))


def course(kind, *, start=20, direction=Direction.UP, value=None, other=(), name=""):
    aim = Aim(kind=kind, direction=direction, value=None if value is None else Decimal(str(value)), other=name)
    return Course(aim=aim, baseline=point(START, start), due_on=DUE, other=other)


@pytest.mark.parametrize(
    ("latest", "standing"),
    [
        (point(date(2026, 3, 31), 26), Standing.REACHED),
        (point(date(2026, 3, 31), 22.1), Standing.ON_TRACK),
        (point(date(2026, 3, 31), 24, 22.5, 25.5), Standing.ON_TRACK),
        (point(date(2026, 3, 31), 24, 21, 27), Standing.TOO_FEW),
        (point(date(2026, 3, 31), 21, 20.5, 21.5), Standing.BEHIND),
        (point(date(2026, 3, 31), 21, 18, 24), Standing.TOO_FEW),
        (point(START, 20), Standing.TOO_EARLY),
    ],
)
def test_a_level_of_26_in_three_years_asks_for_22_after_one(latest, standing):
    asked = course(AimKind.LEVEL, value=26)

    assert standing_of(asked, [latest], on=TODAY) is standing
    assert asked.due_by(date(2026, 3, 31)).quantize(Decimal("0.01")) == Decimal("22.00")


def test_a_measure_without_figures_has_no_standing():
    assert standing_of(course(AimKind.LEVEL, value=26), [], on=TODAY) is Standing.NO_FIGURES


def test_figures_of_a_later_day_than_asked_are_not_looked_at():
    later = point(date(2027, 3, 31), 30)

    assert standing_of(course(AimKind.LEVEL, value=26), [later], on=TODAY) is Standing.NO_FIGURES


def test_parity_moves_with_the_other_measure():
    staff = [point(START, 28), point(date(2026, 3, 31), 33)]
    parity = course(AimKind.PARITY, start=10, other=staff, name="staff")

    assert parity.goal == Decimal(33)
    assert standing_of(parity, [point(date(2026, 3, 31), 30, 29, 31)], on=TODAY) is Standing.ON_TRACK
    assert standing_of(parity, [point(date(2026, 3, 31), 12, 11, 13)], on=TODAY) is Standing.BEHIND


def test_parity_with_a_measure_that_has_no_figures_cannot_be_told():
    parity = course(AimKind.PARITY, start=10, name="staff")

    assert standing_of(parity, [point(date(2026, 3, 31), 12)], on=TODAY) is Standing.NO_FIGURES


@pytest.mark.parametrize(
    ("start", "latest", "standing"),
    [
        (1.85, (1.2, None, None), Standing.REACHED),
        (1.85, (1.0, 0.85, 1.18), Standing.REACHED),
        (1.85, (1.0, 0.6, 1.7), Standing.TOO_FEW),  # 0.29 and 0.31 outside the band, where 0.26 is asked
        (1.85, (1.5, 1.4, 1.6), Standing.ON_TRACK),  # a third of the way on the log scale is 1.62
        (1.85, (1.8, 1.7, 1.9), Standing.BEHIND),
        (1.85, (0.5, 0.4, 0.6), Standing.BEHIND),  # past the band, on its other side
        (0.6, (0.62, 0.5, 0.63), Standing.BEHIND),
        (0.6, (0.9, None, None), Standing.REACHED),
        (1.0, (1.0, 0.7, 1.4), Standing.TOO_FEW),
    ],
)
def test_a_ratio_is_in_the_band_or_outside_it_on_either_side(start, latest, standing):
    asked = course(AimKind.INTO_BAND, start=start, direction=Direction.TOWARDS_ONE)

    assert standing_of(asked, [point(date(2026, 3, 31), *latest)], on=TODAY) is standing


def test_a_trend_asks_for_more_each_year():
    trend = course(AimKind.TREND, value=2)

    assert trend.due_by(date(2026, 3, 31)).quantize(Decimal("0.1")) == Decimal("22.0")
    assert standing_of(trend, [point(date(2026, 3, 31), 21.9, 21.8, 21.95)], on=TODAY) is Standing.BEHIND


def test_a_gap_keeps_its_distance_from_the_other_measure():
    gap = course(AimKind.GAP, start=10, value=3, other=[point(START, 28)], name="staff")

    assert gap.goal == Decimal(25)


@pytest.mark.parametrize(
    ("kind", "direction"),
    [
        (AimKind.LEVEL, Direction.UP),
        (AimKind.PARITY, Direction.UP),
        (AimKind.INTO_BAND, Direction.DOWN),
    ],
)
def test_an_aim_that_lacks_what_it_needs_is_refused(kind, direction):
    with pytest.raises(Refused):
        Aim(kind=kind, direction=direction)


def test_an_aim_comes_back_from_its_document():
    aim = Aim(kind=AimKind.GAP, direction=Direction.UP, value=Decimal("2.50"), other="wres/1")

    assert Aim.of(aim.document) == aim


BEFORE = point(START, 20, 18, 22)


@pytest.mark.parametrize(
    ("after", "finding"),
    [
        (point(date(2026, 3, 31), 25, 23, 27), Finding.WORKED),  # 5 up, and the range of that is 2.8 wide each way
        (point(date(2026, 3, 31), 15, 13, 17), Finding.OTHER_WAY),
        (point(date(2026, 3, 31), 20.1, 18.1, 22.1), Finding.NO_SIGN),  # at most 2.9 up, where 4 was expected
        (point(date(2026, 3, 31), 22, 20, 24), Finding.CANNOT_TELL),  # 4.8 up is possible, and so is 0.8 down
    ],
)
def test_a_change_is_held_against_what_was_expected(after, finding):
    found = finding_of(
        direction=Direction.UP, size=Decimal(4), due_on=date(2026, 3, 31), before=BEFORE, points=[after], on=TODAY
    )

    assert found is finding


def test_without_a_size_nothing_can_be_ruled_out():
    same = point(date(2026, 3, 31), 20, 18, 22)

    found = finding_of(
        direction=Direction.UP, size=None, due_on=date(2026, 3, 31), before=BEFORE, points=[same], on=TODAY
    )

    assert found is Finding.CANNOT_TELL


def test_nothing_is_read_before_its_day():
    after = point(date(2026, 3, 31), 40, 39, 41)

    found = finding_of(direction=Direction.UP, size=None, due_on=DUE, before=BEFORE, points=[after], on=TODAY)

    assert found is Finding.TOO_EARLY


def test_on_its_day_figures_from_before_it_was_agreed_tell_nothing():
    found = finding_of(
        direction=Direction.UP, size=None, due_on=date(2026, 3, 31), before=BEFORE, points=[BEFORE], on=TODAY
    )

    assert found is Finding.TOO_EARLY


def test_a_ratio_that_falls_towards_one_has_worked_and_one_that_rises_has_not():
    before = point(START, 1.8, 1.6, 2.02)
    asked = {"direction": Direction.TOWARDS_ONE, "size": Decimal("0.3"), "due_on": date(2026, 3, 31), "on": TODAY}

    down = finding_of(before=before, points=[point(date(2026, 3, 31), 1.3, 1.2, 1.41)], **asked)
    up = finding_of(before=before, points=[point(date(2026, 3, 31), 2.6, 2.4, 2.82)], **asked)

    assert (down, up) == (Finding.WORKED, Finding.OTHER_WAY)


@pytest.mark.parametrize(("share", "people", "asked"), [("28", 20, 6), ("25", 20, 5), ("0.1", 4, 1), ("0", 9, 0)])
def test_a_share_asks_for_whole_people(share, people, asked):
    assert heads(share=Decimal(share), people=people) == asked


def test_what_can_be_told_apart_is_four_standard_errors_away():
    """Both ends of 95 % are 1.96 errors out, and 2.8 errors of a difference of two are 3.96 of one."""
    below, above = told_apart(point(START, 20, 18.04, 21.96), is_ratio=False)

    assert (round(below, 2), round(above, 2)) == (Decimal("16.04"), Decimal("23.96"))


def test_of_a_ratio_it_is_a_factor():
    below, above = told_apart(point(START, 1, 0.5, 2), is_ratio=True)

    assert round(below * above, 6) == 1
    assert round(above, 2) == Decimal("4.06")  # 2 to the power of 3.96 / 1.96


def test_a_value_without_a_range_leaves_nothing_to_chance():
    assert told_apart(point(START, 20), is_ratio=False) is None
