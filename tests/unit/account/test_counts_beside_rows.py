"""An indicator arrives as counts or as rows, and never as both."""

import pytest

from tallystick.account.merged import merged
from tallystick.errors import InputRefused
from tallystick.tallies import Return, Tally


def a_return(*indicators: str, organisation: str = "Made-up Vale", year: int = 2025) -> Return:
    tallies = tuple(
        Tally(indicator=indicator, row="", group=group, happened=1, people=10)
        for indicator in indicators
        for group in ("white", "bme")
    )
    return Return(
        organisation=organisation, standard="wres", year=year, definition_id=f"wres/{year}.1", tallies=tallies
    )


def test_counts_fill_the_places_that_rows_leave_in_the_order_of_the_standard():
    [made] = merged([a_return("2", "4")], [a_return("3")])

    assert [tally.indicator for tally in made.tallies] == ["2", "2", "3", "3", "4", "4"]


def test_an_indicator_that_came_both_ways_is_refused_by_its_number():
    with pytest.raises(InputRefused, match="indicator 3 is in the return file"):
        merged([a_return("2", "3")], [a_return("3")])


def test_another_year_and_another_organisation_stay_returns_of_their_own():
    counts = [a_return("3", year=2024), a_return("3", organisation="Made-up Fells")]

    made = merged([a_return("3")], counts)

    assert [(one.organisation, one.year) for one in made] == [
        ("Made-up Vale", 2025),
        ("Made-up Vale", 2024),
        ("Made-up Fells", 2025),
    ]
