"""What is said of figures beside those of the year before."""

import pytest

from tallystick.definitions import load
from tallystick.tallies import Return, Tally
from tallystick_web.deposits.comparing import compared, corrected, parted, pools_that_differ
from tallystick_web.deposits.presenters.beside import beside_tables

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
    ("before", "now", "is_said"),
    [(100, 121, True), (100, 120, False), (4, 9, True), (4, 6, False), (9, 6, True), (0, 3, True), (0, 2, False)],
)
def test_a_line_is_pointed_out_where_it_moved_by_more_than_a_fifth_and_by_three(before, now, is_said):
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


def test_a_difference_is_parted_into_corrected_data_and_what_happened():
    """Signed for 2025: 10. Corrected since: 14. Now: 15. So 4 are corrected data, and 1 happened."""
    first, holds, now = (made(year, tally(number, 1000)) for year, number in ((2025, 10), (2025, 14), (2026, 15)))
    [one] = parted(now, holds, first, definition=WRES)
    assert (one.signed, one.by_correction, one.by_change, one.now) == (10, 4, 1, 15)
    assert one.signed + one.by_correction + one.by_change == one.now


def test_a_line_that_nobody_corrected_is_not_parted():
    assert parted(made(2026, tally(15, 1000)), *[made(2025, tally(10, 1000))] * 2, definition=WRES) == ()


def test_what_differs_from_what_was_signed_of_the_same_year_is_corrected_data():
    found = corrected(
        made(2026, tally(12, 1000), tally(5, 300, group="bme")),
        made(2026, tally(10, 1000), tally(5, 300, group="bme")),
        definition=WRES,
    )
    assert [(one.before, one.now) for one in found] == [(10, 12)]


def test_both_years_of_every_line_stand_side_by_side_with_their_rates_and_ratio():
    """Four cases of people from Black and minority ethnic groups became nine: nobody may sign past that."""
    row = {"indicator": "3", "row": "one-year"}
    before = made(2025, tally(10, 1200, **row), tally(4, 720, group="bme", **row))
    now = made(2026, tally(9, 1220, **row), tally(9, 1050, group="bme", **row))
    (table,) = beside_tables(WRES, now, before)
    assert table.caption == "Indicator 3: formal disciplinary process"
    assert table.heads[1:] == (
        *("Cases, 2025", "Cases, 2026", "Out of, 2025", "Out of, 2026", "Rate, 2025", "Rate, 2026"),
        "Look again",
    )
    white, bme, ratio = (one[1:] for one in table.rows)
    assert white == ("10", "9", "1,200", "1,220", "0.8%", "0.7%", "")
    assert bme == ("4", "9", "720", "1,050", "0.6%", "0.9%", "Look again: “Cases” and “Out of”")
    assert ratio == ("", "", "", "", "0.67", "1.16", "")


def test_a_line_that_was_not_there_before_is_said_and_not_compared():
    (table,) = beside_tables(WRES, made(2026, tally(9, 20, group="bme")), made(2025, tally(9, 20)))
    assert [one[-1] for one in table.rows] == ["Not there now", "Not there before", ""]
