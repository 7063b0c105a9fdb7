"""An indicator arrives as counts or as rows, and never as both."""

import pytest

from tallystick.account.merged import apart, merged
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


def of_vale(*tallies):
    return Return(organisation="Made-up Vale", standard="wres", year=2025, definition_id="wres/2025.1", tallies=tallies)


def cases_among(people):
    """Indicator 3 for so many people of each group."""
    each = {"indicator": "3", "row": "one-year", "happened": 1, "people": people}
    return of_vale(*(Tally(group=group, **each) for group in ("white", "bme")))


def workforce_of(heads):
    each = {"indicator": "1", "row": "workforce", "happened": heads}
    return of_vale(*(Tally(group=group, **each) for group in ("white", "bme")))


def test_counts_of_other_people_than_the_staff_list_has_are_said():
    assert apart([workforce_of(40)], [cases_among(40)]) == ()
    assert apart([workforce_of(40)], [cases_among(41)]) == (
        "Indicator 3 was handed in with other numbers of people than the staff list has",
    )


def test_counts_of_an_organisation_that_the_extracts_are_not_of_are_said():
    said = apart([a_return("1")], [a_return("3", organisation="Made up Vale")])

    assert said == ("The return file is of Made up Vale, and the extracts are of Made-up Vale",)
