"""What a target would take of a team: the worked figures in words, every box that can be wrong, what is filled in."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.statistics.forecasts import Lever
from tallystick_web.numbers.measure_rules import Better, Cadence, Measure, MeasureKind, MeasureUnit
from tallystick_web.plans.forms_road import RoadForm
from tallystick_web.plans.presenters.road import LEVERS, RoadPage
from tallystick_web.plans.presenters.road_known import filled_in, parity_with_staff
from tallystick_web.plans.presenters.road_words import in_a_hundred, month_called, number_in_a_hundred
from tallystick_web.plans.road_rules import (
    MOST_POSTS,
    MOST_POSTS_THAT_GO,
    MOST_POSTS_THAT_STAND_EMPTY,
    Typed,
    months_between,
    problems,
    road_of,
)
from tallystick_web.plans.rules import Direction
from tallystick_web.plans.target_rules import Aim, AimKind, Course, Point, Standing, Whose
from tallystick_web.plans.watching import Aimed, Watched

TODAY, BY = date(2026, 3, 31), date(2029, 3, 31)
# The worked team of docs/explanation/forecasts.md, whose figures were worked out beforehand (tests/golden/methods).
WORKED = Typed(
    posts=20,
    members=2,
    share=Decimal(28),
    months=36,
    appointed_share=Decimal(28),
    turnover=Decimal(12),
    planned=Decimal(50),
)
COUNTED = replace(
    WORKED,
    appointed_share=None,
    turnover=None,
    appointed=15,
    appointed_members=4,
    leavers=9,
    years=Decimal("3.75"),
)


def page(typed):
    assert list(problems(typed)) == []
    return RoadPage(road=road_of(typed), by=BY, today=TODAY)


@pytest.fixture(scope="module")
def worked():
    return page(WORKED)


@pytest.fixture(scope="module")
def counted():
    return page(COUNTED)


# THE WORKED TEAM


def test_the_chance_comes_first(worked):
    assert worked.says == (
        "At the rates that were typed, the chance of at least 6 of 20 on 31 March 2029 is about 5 in 100."
    )


def test_counts_are_as_unsure_as_the_few_events_behind_them(counted):
    assert counted.says.startswith(
        "At the rates of the last 3.75 years, the chance of at least 6 of 20 on 31 March 2029 is about 8 in 100."
    )
    assert "What is known leaves, in four cases of five, anything from" in counted.says


def test_a_target_that_moves_with_the_workforce_is_harder():
    assert "is about 1 in 100" in page(replace(WORKED, share_then=Decimal(33))).says


def test_what_it_would_take_is_a_share_of_appointments_or_cannot_be_reached(worked):
    fifty, eighty, ninety = worked.takes.rows
    assert fifty[:3] == ("50 in 100", "66%", "7.6")
    assert eighty[:2] == ("80 in 100", "91%")
    assert ninety == (
        "90 in 100",
        "Not reached, even if every appointment went to the group (about 87 in 100)",
        "",
        "",
    )
    assert "about 87 in 100" in worked.bound


def test_a_year_of_waiting_has_its_price(worked):
    own, even = worked.delay
    assert own.startswith("With 50% of appointments going to the group from today the chance is about 27 in 100.")
    assert own.endswith("If that begins a year from now, it is about 19 in 100.")
    assert even.startswith("An even chance asks for 66% of appointments from today, and for ")


def test_without_a_share_of_its_own_the_plan_is_told_the_even_chance_alone():
    assert len(page(replace(WORKED, planned=None)).delay) == 1


def test_a_date_within_a_year_leaves_no_year_to_wait():
    [said] = page(replace(WORKED, months=12)).delay
    assert "begins after it" in said


def test_by_the_day_and_ever_before_it_are_told_apart(worked):
    first, second = (float(one) for one in re.findall(r"about (\d+) in 100", worked.ever))
    assert second > first == 5


def test_two_of_20_would_have_to_become_ten(worked):
    assert worked.smallest.startswith("Two of 20 would have to become 10 of 20 before")


def test_a_typed_rate_and_a_thin_history_are_warned_of(worked, counted):
    assert "Two rates were typed and are taken as certain" in " ".join(worked.cautions)
    assert "thin" not in " ".join(worked.cautions)
    assert not {"certain", "thin"} & set(re.findall(r"\w+", " ".join(counted.cautions)))
    one_year = page(replace(COUNTED, years=Decimal(1)))
    assert "leans towards hope" in " ".join(one_year.cautions)
    assert one_year.says.startswith("At the rates of the last year, ")


def test_the_table_ends_on_the_day_and_holds_what_the_sentence_says(worked):
    *_, last = worked.course.rows
    assert last[0] == "31 March 2029"
    assert (last[1], last[3], last[4]) == ("3.1", "6", "about 5 in 100")
    assert len(worked.course.rows) == 12, "every quarter of three years"
    assert len(page(replace(WORKED, months=72)).course.rows) == 6, "every year of six"


def test_every_lever_has_words():
    assert set(LEVERS) == set(Lever)


def test_each_change_is_held_against_things_as_they_are(worked):
    changes = {row[0]: int(row[2].replace("−", "-")) for row in worked.changes.rows}
    assert changes[LEVERS[Lever.MORE_APPOINTED]] > 0
    assert LEVERS[Lever.FILLED_AT_ONCE] not in changes, "they are filled at once already"
    assert LEVERS[Lever.FILLED_AT_ONCE] in {
        row[0] for row in page(replace(WORKED, months_to_fill=Decimal(3), months=6)).changes.rows
    }


def test_the_picture_stands_more_people_higher_and_stays_inside(worked):
    chart = worked.chart
    places = [y for y, _ in chart.ticks]
    assert places == sorted(places, reverse=True)
    assert [int(words) for _, words in chart.ticks] == sorted(int(words) for _, words in chart.ticks)
    assert "the target asks for 6" in chart.description
    at_six = {words: y for y, words in chart.ticks}["6"]
    assert chart.asked.endswith(f"L{chart.right}.0 {at_six}")
    assert all(0 < x <= chart.right and 0 < y <= chart.bottom for x, y in chart.dots)
    first, second = chart.labels
    assert abs(first.y - second.y) >= 40


# POSTS THAT STAND EMPTY, AND POSTS TO COME. Where nobody leaves and all who come are of the group, it can be counted.

CERTAIN = replace(WORKED, posts=10, appointed_share=Decimal(100), turnover=Decimal(0), months=4)


def members_by_month(**changed):
    typed = replace(CERTAIN, **changed)
    assert list(problems(typed)) == []
    return [round(one.expected, 6) for one in road_of(typed).forecast.months]


def test_posts_that_stand_empty_are_filled():
    assert members_by_month() == [2, 2, 2, 2]
    assert members_by_month(empty=3) == [5, 5, 5, 5]


def test_posts_to_come_are_filled_from_their_month_on():
    assert members_by_month(later_posts=14, later_month=3) == [2, 2, 6, 6]


def test_the_sentence_counts_the_posts_of_the_day():
    assert "the chance of at least 4 of 14 on" in page(replace(CERTAIN, later_posts=14, later_month=3)).says


def test_a_date_for_posts_to_come_begins_with_the_month_after_it():
    sent = {
        "posts": "20",
        "members": "2",
        "share": "28",
        "appointed_share": "28",
        "turnover": "12",
        "later_posts": "21",
    }
    days = {"by": BY, "later_on": date(2026, 6, 30)}
    for name, on in days.items():
        sent |= {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}
    form = RoadForm(sent, today=TODAY)
    assert form.is_valid(), form.errors
    assert (form.typed.months, form.typed.later_month) == (36, 4)


# WHAT CAN BE WRONG


@pytest.mark.parametrize(
    ("changed", "boxes"),
    [
        ({"posts": MOST_POSTS + 1}, ["posts"]),
        ({"later_posts": MOST_POSTS + 1, "later_month": 3}, ["later_posts"]),
        ({"posts": MOST_POSTS_THAT_STAND_EMPTY + 1, "months_to_fill": Decimal(2)}, ["months_to_fill"]),
        ({"posts": MOST_POSTS_THAT_GO + 1, "later_posts": 5, "later_month": 3}, ["later_posts"]),
        ({"later_posts": 19, "later_month": 3, "months": 37}, ["by"]),
        ({"members": 21}, ["members"]),
        ({"members": 18, "empty": 3}, ["members"]),
        ({"empty": 21}, ["empty"]),
        ({"appointed_members": 16}, ["appointed_members"]),
        ({"appointed_members": None}, ["appointed_members"]),
        ({"appointed": None}, ["appointed"]),
        ({"appointed_share": Decimal(20)}, ["appointed_share"]),
        ({"leavers": None}, ["leavers"]),
        ({"years": None}, ["years"]),
        ({"years": Decimal(0)}, ["years"]),
        ({"leavers": 76}, ["leavers"]),
        ({"turnover": Decimal(12)}, ["turnover"]),
        ({"months": 0}, ["by"]),
        ({"months": 121}, ["by"]),
        ({"later_posts": 21}, ["later_on"]),
        ({"later_month": 3}, ["later_posts"]),
        ({"later_posts": 21, "later_month": 37}, ["later_on"]),
        ({"later_posts": 21, "later_month": 0}, ["later_on"]),
    ],
    ids=str,
)
def test_what_cannot_be_is_said_at_its_box(changed, boxes):
    assert [box for box, _ in problems(replace(COUNTED, **changed))] == boxes


NUMBERS = st.integers(0, 12)
PER_CENT = st.integers(0, 100).map(Decimal)
MAYBE = st.builds(
    Typed,
    posts=st.integers(1, 12),
    members=NUMBERS,
    share=st.integers(1, 100).map(Decimal),
    months=st.integers(0, 14),
    share_then=st.none() | st.integers(1, 100).map(Decimal),
    appointed=st.none() | st.integers(1, 12),
    appointed_members=st.none() | NUMBERS,
    appointed_share=st.none() | PER_CENT,
    leavers=st.none() | NUMBERS,
    years=st.none() | st.integers(0, 5).map(Decimal),
    turnover=st.none() | PER_CENT,
    empty=st.integers(0, 3),
    months_to_fill=st.integers(0, 3).map(Decimal),
    later_posts=st.none() | st.integers(1, 12),
    later_month=st.none() | st.integers(0, 14),
    planned=st.none() | PER_CENT,
)
RIGHT = st.builds(
    replace,
    st.just(COUNTED),
    posts=st.integers(2, 12),
    members=st.integers(0, 2),
    appointed_members=st.integers(0, 15),
    leavers=st.integers(0, 6),
    months=st.integers(1, 14),
    months_to_fill=st.integers(0, 3).map(Decimal),
    share=st.integers(1, 100).map(Decimal),
    planned=st.none() | PER_CENT,
)


@settings(max_examples=40, deadline=None)
@given(typed=MAYBE | RIGHT)
def test_whatever_has_no_problems_is_answered(typed):
    if not list(problems(typed)):
        found = RoadPage(road=road_of(typed), by=BY, today=TODAY)
        assert found.says
        assert found.chart.labels
        assert found.course.rows
        assert found.takes.rows
        assert found.delay


# NUMBERS IN WORDS


@pytest.mark.parametrize("chance", [0, 0.004, 0.005, 0.5, 0.994, 0.9951, 1])
def test_what_is_a_forecast_is_never_said_to_be_certain(chance):
    assert not re.search(r"\b(?:about 0|about 100) in 100", in_a_hundred(chance))
    assert number_in_a_hundred(chance) not in {"0", "100"}


@pytest.mark.parametrize(
    ("by", "months"),
    [(date(2026, 12, 26), 1), (date(2027, 11, 26), 12), (date(2036, 11, 26), 120), (date(2026, 10, 26), -1)],
)
def test_months_are_counted_to_the_nearest(by, months):
    assert months_between(date(2026, 11, 26), by) == months


def test_months_are_called_across_the_year():
    assert month_called(date(2026, 11, 26), 1) == "December 2026"
    assert month_called(date(2026, 11, 26), 14) == "January 2028"


# WHAT IS FILLED IN


def watched(unit=MeasureUnit.SHARE, targets=()):
    measure = Measure(
        id="made-up",
        name="Made up",
        what="",
        kind=MeasureKind.RECORDED,
        unit=unit,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        counts_people=True,
    )
    return Watched(measure=measure, points=(), baseline=None, baseline_agreed_by="", targets=tuple(targets))


def aimed(whose, value, due_on=BY, *, has_baseline=True):
    aim = Aim(kind=AimKind.LEVEL, direction=Direction.UP, value=Decimal(value))
    start = Point(as_of=date(2025, 3, 31), value=Decimal(10))
    return Aimed(
        id=None,
        item=None,
        whose=whose,
        aim=aim,
        starts_on=date(2025, 3, 31),
        due_on=due_on,
        rationale="",
        agreed_by="",
        standing=Standing.NO_FIGURES,
        course=Course(aim=aim, baseline=start, due_on=due_on) if has_baseline else None,
    )


def test_our_own_target_is_filled_in_before_the_national_one():
    found = filled_in(watched(targets=[aimed(Whose.NATIONAL, 30), aimed(Whose.LOCAL, "28.00")]), TODAY)
    assert found.initial == {"share": "28", "by": BY}
    assert "Our own target" in found.says[0]


@pytest.mark.parametrize(
    "measure",
    [
        watched(),
        watched(MeasureUnit.RATIO, [aimed(Whose.LOCAL, 1)]),
        watched(targets=[aimed(Whose.LOCAL, 28, date(2026, 3, 31))]),
        watched(targets=[aimed(Whose.LOCAL, 128)]),
        watched(targets=[aimed(Whose.LOCAL, 28, has_baseline=False)]),
    ],
    ids=["no target", "no share", "in the past", "more than all", "nothing this reader may see"],
)
def test_nothing_is_filled_in_where_no_target_of_a_share_is_ahead(measure):
    found = filled_in(measure, TODAY)
    assert found.initial == {}
    assert "nothing is filled in" in found.says[0]


def test_parity_is_read_off_the_figures_of_this_reader_or_left_blank():
    staff = Point(as_of=date(2026, 3, 31), value=Decimal("28.14"))
    assert parity_with_staff(staff).initial == {"share": "28.1"}
    assert "28.1%" in parity_with_staff(staff).says[0]
    assert parity_with_staff(None).initial == {}
