"""What is said of figures beside those of the year before."""

import pytest

from tallystick.definitions import load
from tallystick.tallies import Return, Tally
from tallystick_web.deposits.comparing import compared, pools_that_differ

WRES = load("wres", 2026)


def made(year, *tallies):
    return Return(organisation="A", standard="wres", year=year, definition_id=f"wres/{year}.1", tallies=tuple(tallies))


def tally(happened, people, group="white", indicator="2", row=""):
    return Tally(indicator=indicator, row=row, group=group, happened=happened, people=people)


def between(before, now, notices=()):
    return compared(made(2026, *now), made(2025, *before), definition=WRES, notices=notices)


@pytest.mark.parametrize(("now", "is_said"), [(1100, False), (1101, True), (899, True), (900, False)])
def test_people_are_pointed_out_where_they_changed_by_more_than_a_tenth(now, is_said):
    assert bool(between([tally(5, 1000)], [tally(5, now)]).people) is is_said


@pytest.mark.parametrize(
    ("before", "now", "is_said"), [(100, 126, True), (100, 125, False), (8, 17, False), (8, 18, True), (0, 10, True)]
)
def test_a_line_is_pointed_out_where_it_moved_by_a_quarter_and_by_ten(before, now, is_said):
    assert bool(between([tally(before, 1000)], [tally(now, 1000)]).lines) is is_said


def test_an_indicator_that_is_missing_now_and_one_that_is_new_are_named():
    found = between([tally(1, 9), tally(1, 9, indicator="4")], [tally(1, 9), tally(1, 9, indicator="5")])
    assert found.missing == ("Indicator 4, non-mandatory training and development",)
    assert found.new == ("Indicator 5, harassment, bullying or abuse from patients or the public",)


def test_the_same_figures_need_no_second_look():
    assert between([tally(10, 100)], [tally(10, 100)]).is_quiet


def test_pools_that_do_not_agree_are_said_once_and_without_lines():
    notices = [
        "lines 4, 5: indicator 3 is out of another workforce than the one given",
        "return.csv: lines 4, 5: indicator 3 is out of another workforce than the one given",
        "line 2: read as a total: checked against its groups and not counted",
    ]
    assert pools_that_differ(notices) == ("Indicator 3 is out of another workforce than the one given.",)
