"""One indicator's tally, from rows that are already cleaned."""

import polars as pl
import pytest

from tallystick.definitions import load
from tallystick.engine import tally_of
from tallystick.vocabulary.characteristics import grouping

WRES = load("wres", 2025)
TYPES = {"text": pl.String, "categorical": pl.Categorical, "enum": pl.Enum(["A", "B", "D", "R1A", "R2B", "clinical/5"])}


@pytest.fixture(params=TYPES)
def cleaned(request):
    text = TYPES[request.param]
    return pl.DataFrame(
        {
            "organisation": ["R1A", "R1A", "R1A", "R2B"],
            "ethnicity": ["A", "B", "D", "D"],
            "row": ["clinical/5"] * 4,
            "happened": [True, False, True, False],
        },
        schema_overrides={"organisation": text, "ethnicity": text, "row": text},
    )


def lines(cube, *columns):
    return sorted(cube.select(*columns).rows())


def test_rows_without_people_are_one_person_each(cleaned):
    cube = tally_of(WRES.indicator("4"), cleaned.drop("row"), of=grouping("wres"))
    assert lines(cube, "organisation", "group", "happened", "people") == [
        ("R1A", "bme", 1, 1),
        ("R1A", "white", 1, 2),
        ("R2B", "bme", 0, 1),
    ]


def test_rows_may_stand_for_several_people(cleaned):
    several = cleaned.drop("row").with_columns(happened=2, people=5)
    cube = tally_of(WRES.indicator("2"), several, of=grouping("wres"))
    assert lines(cube, "organisation", "group", "happened", "people")[1] == ("R1A", "white", 4, 10)


def test_heads_have_no_people(cleaned):
    cube = tally_of(WRES.indicator("1"), cleaned.lazy(), of=grouping("wres"))
    assert lines(cube, "organisation", "row", "group", "happened", "people")[0] == ("R1A", "clinical/5", "bme", 1, None)


def test_the_groups_may_be_others(cleaned):
    cube = tally_of(WRES.indicator("4"), cleaned.drop("row"), of=grouping("white-british-rest"))
    assert lines(cube, "organisation", "group", "people") == [
        ("R1A", "rest", 2),
        ("R1A", "white-british", 1),
        ("R2B", "rest", 1),
    ]
