"""Finer groups beside the one most people are in, in one year and over several."""

import pytest

from tallystick.definitions import load
from tallystick.statistics.breakdowns import measure_breakdowns
from tallystick.statistics.finer_groups import pooled_categories
from tallystick.tallies import Return, Tally
from tallystick.tallies.detail import Breakdown, By, Detail


def cases(year, counts, by=By.ETHNIC_CATEGORY):
    """A return in which people of each finer group entered a formal process: code to (group, happened, people)."""
    breakdowns = tuple(
        Breakdown(
            indicator="3",
            row="one-year",
            by=by,
            stratum=code,
            tallies=(Tally(indicator="3", row="one-year", group=group, happened=happened, people=people),),
        )
        for code, (group, happened, people) in counts.items()
    )
    definition = load("wres", year)
    made = Return(
        organisation="Made-up Trust",
        standard="wres",
        year=year,
        definition_id=definition.id,
        tallies=(),
        detail=Detail(breakdowns=breakdowns),
    )
    return made, definition


COUNTS = {"a": ("white", 20, 2000), "h": ("bme", 12, 400), "unknown": ("unknown", 1, 50)}


def test_a_group_is_beside_the_reference_in_the_direction_of_the_indicator():
    made, definition = cases(2024, {"white": COUNTS["a"], "asian": COUNTS["h"]}, By.BROAD_GROUP)
    parts = {part.part: part.result for part in measure_breakdowns(made, definition)}
    assert set(parts) == {"asian", "black", "mixed", "other"}
    assert (parts["asian"].top.group, parts["asian"].bottom.group) == ("asian", "white")
    assert parts["asian"].value.amount == pytest.approx(3)
    assert parts["asian"].favours == "white"
    assert parts["black"].not_calculable is not None


def test_categories_of_several_years_are_added_before_they_are_divided():
    years = [cases(year, COUNTS) for year in (2025, 2023, 2024)]
    parts = {part.part: part for part in pooled_categories(years)}
    indian = parts["h"]
    assert indian.since == 2023
    assert (indian.result.top.happened.amount, indian.result.top.people.amount) == (36, 1200)
    assert (indian.result.unknown.happened.amount, indian.result.unknown.people.amount) == (3, 150)
    assert not {"a", "unknown"} & set(parts)


def test_nothing_is_pooled_where_a_year_has_no_categories():
    assert pooled_categories([cases(2023, COUNTS), cases(2024, {}), cases(2025, COUNTS)]) == ()
