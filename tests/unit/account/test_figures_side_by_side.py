"""Two sides of one return: which figures are the same, and which only one side gives."""

import pytest

from tallystick.account.collection_lines import Asked, Place, figures_of, side_by_side
from tests.unit.tallies.return_files import a_return, read

BME = "5,,bme,30,100,"


def sides(theirs, ours):
    one, other = (figures_of(read(a_return(*lines)).returns[0]) for lines in (theirs, ours))
    return side_by_side(one, other)


def differing(theirs, ours):
    return [(pair.place.group, str(pair.theirs), str(pair.ours)) for pair in sides(theirs, ours).differing]


@pytest.mark.parametrize(
    ("printed", "different"),
    [("25.0", []), ("24.9", [("white", "24.9", "25.0")]), ("25", []), ("24", [("white", "24", "25")])],
)
def test_a_percentage_is_held_against_counts_with_the_decimals_it_was_printed_with(printed, different):
    assert differing([f"5,,white,,,{printed}", BME], ["5,,white,250,1001,", BME]) == different


@pytest.mark.parametrize("printed", ["12.3", "12.4"])
def test_a_half_may_have_been_rounded_either_way(printed):
    assert differing([f"5,,white,,,{printed}", BME], ["5,,white,247,2000,", BME]) == []


def test_a_whole_percentage_among_others_with_decimals_lost_its_nought():
    theirs = ["5,,white,,,25", "5,,bme,,,30.1"]
    ours = ["5,,white,254,1000,", "5,,bme,301,1000,"]
    assert differing(theirs, ours) == [("white", "25.0", "25.4")]


def test_counts_that_came_to_a_percentage_are_not_also_called_missing():
    found = sides(["5,,white,,,25.0", BME], ["5,,white,250,1000,", BME])
    assert (found.only_theirs, found.only_ours) == ((), ())


def test_what_one_side_gives_alone_is_told_and_not_compared():
    found = sides(["2,,white,10,90,", "2,,bme,2,30,"], ["3,,white,4,90,", "3,,bme,2,30,"])
    assert found.pairs == {}
    assert {place.indicator for place in found.only_theirs} == {"2"}
    assert Place(indicator="3", row="one-year", asked=Asked.PEOPLE, group="bme") in found.only_ours
