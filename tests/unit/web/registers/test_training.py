"""Training: what is refused, and what is counted of courses, panels and time to learn."""

from datetime import date
from decimal import Decimal

import pytest

from tallystick_web.registers.described.training import Whom
from tests.unit.web.registers.drawn import HALF, QUARTER, YEAR, book, number_of, refused, share_of

COURSES = """
    title     | kind        | whom          | every | state
    lead      | leadership  | senior-team   |       |
    lead 2    | leadership  | senior-team   |       |
    old       | leadership  | senior-team   |       | closed
    manage    | leadership  | line-managers |       |
    nurses    | role        | role          | 12    |
    clerks    | role        | role          | 12    |
    once      | role        | role          |       |
    induction | speaking-up | starters      |       |
"""


def with_counts(drawn):
    return book(courses=COURSES, training_counts=drawn)


# WHAT IS COUNTED OF COURSES


def test_the_senior_team_is_counted_on_the_newest_day_of_the_period():
    counts = """
        course | group | as_of      | people | done
        lead   |       | 2026-03-31 | 9      | 1
        lead   |       | 2026-05-01 | 10     | 4
        lead   |       | 2026-09-30 | 11     | 7
        lead   |       | 2026-10-01 | 11     | 11
        manage |       | 2026-09-30 | 50     | 20
    """
    assert share_of("senior-team-trained", with_counts(counts), HALF) == (7, 11)
    assert share_of("line-managers-trained", with_counts(counts), HALF) == (20, 50)


def test_of_two_courses_the_one_that_is_furthest_behind_is_counted():
    counts = """
        course | group | as_of      | people | done
        lead   |       | 2026-05-01 | 10     | 9
        lead 2 |       | 2026-05-01 | 12     | 6
        old    |       | 2026-05-01 | 10     | 0
    """
    assert share_of("senior-team-trained", with_counts(counts), HALF) == (6, 12)


def test_parts_are_added_up_each_on_its_newest_day():
    counts = """
        course | group | as_of      | people | done
        manage | north | 2026-05-01 | 20     | 1
        manage | north | 2026-06-01 | 20     | 10
        manage | south | 2026-05-15 | 30     | 15
    """
    assert share_of("line-managers-trained", with_counts(counts), HALF) == (25, 50)


def test_a_count_of_all_is_not_added_to_counts_of_parts():
    counts = """
        course | group | as_of      | people | done
        manage | north | 2026-05-01 | 20     | 10
        manage |       | 2026-05-01 | 50     | 25
    """
    assert share_of("line-managers-trained", with_counts(counts), HALF) == (25, 50)


def test_a_count_that_was_struck_out_is_not_counted():
    counts = """
        course | group | as_of      | people | done | state
        lead   |       | 2026-05-01 | 10     | 4    |
        lead   |       | 2026-06-01 | 10     | 9    | struck-out
    """
    assert share_of("senior-team-trained", with_counts(counts), HALF) == (4, 10)


def test_nothing_is_said_where_nobody_was_counted():
    nothing = "course | group | as_of | people | done"
    zero = "course | group | as_of | people | done\nlead | | 2026-05-01 | 0 | 0"
    for measure in ("senior-team-trained", "training-current", "starters-told"):
        assert share_of(measure, with_counts(nothing), HALF) is None
        assert share_of(measure, with_counts(zero), HALF) is None


def test_staff_who_are_exempt_are_left_out_of_current_training_and_training_that_is_taken_once_is_too():
    counts = """
        course | group | as_of      | people | done | exempt
        nurses |       | 2026-09-01 | 100    | 60   | 10
        clerks |       | 2026-09-01 | 40     | 30   |
        once   |       | 2026-09-01 | 500    | 500  |
    """
    assert share_of("training-current", with_counts(counts), HALF) == (90, 130)


def test_starters_are_added_up_over_the_period_and_nobody_twice():
    counts = """
        course    | group | since      | as_of      | people | done
        induction |       | 2026-04-01 | 2026-06-30 | 20     | 10
        induction |       | 2026-07-01 | 2026-09-30 | 30     | 24
        induction |       | 2026-07-01 | 2026-07-31 | 9      | 9
        induction |       | 2026-03-01 | 2026-04-30 | 8      | 8
    """
    assert share_of("starters-told", with_counts(counts), HALF) == (34, 50)


def test_a_count_of_starters_that_does_not_say_since_when_is_of_the_whole_period():
    counts = """
        course    | group | since      | as_of      | people | done
        induction |       |            | 2026-09-30 | 52     | 40
        induction |       | 2026-07-01 | 2026-08-31 | 30     | 24
    """
    assert share_of("starters-told", with_counts(counts), HALF) == (40, 52)


# PANELS AND TIME TO LEARN

PANELS = """
    since      | until      | held | trained | managers | managers_current
    2026-04-01 | 2026-04-30 | 10   | 7       | 30       | 12
    2026-05-01 | 2026-06-30 | 15   | 9       | 32       | 20
    2026-04-15 | 2026-05-15 | 9    | 9       |          |
    2026-06-20 | 2026-07-20 | 4    | 4       |          |
"""


def test_panels_of_a_quarter_are_counted_once_and_only_where_all_their_days_lie_in_it():
    # the count from 15 April overlaps the longer one from 1 May, and gives way; that of April stands
    assert share_of("panels-trained", book(panels=PANELS), QUARTER) == (7 + 9, 10 + 15)


def test_recruiting_managers_are_those_of_the_newest_count():
    assert share_of("managers-recruitment-trained", book(panels=PANELS), HALF) == (20, 32)
    assert share_of("managers-recruitment-trained", book(), HALF) is None


def test_hours_of_learning_are_per_head_of_the_newest_headcount():
    times = """
        team  | since      | until      | heads | set_aside | used
        north | 2026-04-01 | 2026-06-30 | 8     | 24        | 10.5
        north | 2026-07-01 | 2026-09-30 | 10    | 30        | 12
        south | 2026-04-01 | 2026-09-30 | 20    | 120       | 52.5
    """
    # 75 hours of 30 people
    assert number_of("learning-hours", book(learning_time=times), HALF) == Decimal("2.5")
    assert number_of("learning-hours", book(), HALF) is None


def test_hours_that_do_not_divide_are_kept_to_four_decimals():
    times = "team | since | until | heads | set_aside | used\n | 2026-04-01 | 2026-09-30 | 3 | 18 | 10"
    assert number_of("learning-hours", book(learning_time=times), HALF) == Decimal("3.3333")
    assert number_of("learning-hours", book(learning_time=times), YEAR) == Decimal("3.3333")


# WHAT IS REFUSED


def test_a_course_says_whom_it_is_for():
    assert "Choose which part" in refused("courses", whom=Whom.GROUP)
    assert "in which role" in refused("courses", whom=Whom.ROLE, role=" ")
    assert refused("courses", whom=Whom.EVERYBODY) == ""


def test_a_course_is_not_taken_every_nought_months():
    assert "blank for training that is taken once" in refused("courses", whom=Whom.EVERYBODY, every=0)


DAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"as_of": date(2026, 11, 28), "people": 10, "done": 1}, "cannot be in the future"),
        ({"as_of": DAY, "since": date(2026, 11, 28), "people": 10, "done": 1}, "cannot come before the first"),
        ({"as_of": DAY, "people": 10, "done": 11}, "More people have done it"),
        ({"as_of": DAY, "people": 10, "done": 0, "exempt": 11}, "More people are exempt"),
        ({"as_of": DAY, "people": 10, "done": 7, "exempt": 4}, "more than all"),
        ({"as_of": DAY, "people": 10, "done": 7, "exempt": 3}, ""),
    ],
)
def test_a_count_of_training_adds_up(values, found):
    said = refused("training-counts", **values)
    assert found in said
    assert bool(found) is bool(said)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"held": 3, "trained": 4}, "More panels were fully trained"),
        ({"held": 3, "trained": 3, "managers": 4}, "Give both"),
        ({"held": 3, "trained": 3, "managers_current": 4}, "Give both"),
        ({"held": 3, "trained": 3, "managers": 4, "managers_current": 5}, "More managers"),
        ({"held": 3, "trained": 3, "managers": 4, "managers_current": 4}, ""),
    ],
)
def test_a_count_of_panels_adds_up(values, found):
    said = refused("panels", since=date(2026, 1, 1), until=date(2026, 3, 31), **values)
    assert found in said
    assert bool(found) is bool(said)


def test_hours_are_never_less_than_nought():
    days = {"since": date(2026, 1, 1), "until": date(2026, 3, 31), "heads": 3}
    assert "less than nought" in refused("learning-time", used=Decimal(-1), set_aside=Decimal(6), **days)
    assert refused("learning-time", used=Decimal(7), set_aside=Decimal(6), **days) == ""
