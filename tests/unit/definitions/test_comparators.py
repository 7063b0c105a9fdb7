"""National figures set beside a trust's own: the right year, the right side of a break, and how near the source is."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from tallystick.account.understand import understand
from tallystick.account.wres import releases_of
from tallystick.definitions import SourceKind, comparators
from tallystick.disclosure.decisions import Decisions
from tallystick.disclosure.gate import Gate, guard
from tallystick.release.make import make
from tallystick.release.policy import Audience
from tallystick.release.release import Table
from tests.unit.release.tables import INTERNAL

ROOT = Path(__file__).resolve().parents[3]
# Read straight from the published list, not from the program's own copy.
GOLDEN = list(csv.DictReader((ROOT / "tests/golden/wres/national.csv").read_text(encoding="utf-8").splitlines()))


def shown(year, indicator, group=""):
    found = [one for one in comparators("wres", year) if (one.indicator, one.group) == (indicator, group)]
    return [(one.year, one.value) for one in found]


def test_the_newest_figure_up_to_the_year_is_taken():
    assert shown(2020, "2") == [(2020, Decimal("1.61"))]
    assert shown(2025, "2") == [(2023, Decimal("1.59"))]


def test_a_figure_of_a_later_year_never_stands_beside_an_earlier_one():
    assert all(one.year <= 2018 for one in comparators("wres", 2018))


def test_a_figure_over_three_years_old_is_left_out():
    # The last ratio for indicator 4 is of 2020.
    assert shown(2023, "4") == [(2020, Decimal("1.14"))]
    assert shown(2024, "4") == []


def test_no_figure_crosses_the_break_of_indicator_7():
    assert shown(2021, "7", "bme") == [(2020, Decimal("71.2"))]
    assert shown(2022, "7", "bme") == []
    assert shown(2024, "7", "bme") == [(2024, Decimal("48.8"))]


@pytest.mark.parametrize("year", range(2016, 2028))
def test_every_figure_stands_in_the_published_list_with_its_source(year):
    for one in comparators("wres", year):
        matches = [
            row
            for row in GOLDEN
            if (row["year"], row["indicator"], row["value"]) == (str(one.year), one.indicator, str(one.value))
        ]
        assert any(row["source_url"] == one.source and row["source_kind"] == one.source_kind for row in matches)


def test_a_standard_without_published_figures_has_none():
    assert comparators("wdes", 2025) == ()


@pytest.fixture(scope="module")
def release():
    return releases_of(understand(ROOT / "example/returns/northmoor-2025.csv"), INTERNAL)[0]


def test_the_analyst_sees_quoted_figures_and_a_board_does_not(release):
    [table] = release.tables
    assert SourceKind.SECONDARY in {one.source_kind for one in table.comparators}
    exact = Table(
        organisation=table.organisation,
        standard=table.standard,
        year=table.year,
        provenance=table.provenance,
        notices=(),
        results=(),
        comparators=(*comparators("wres", 2021), *table.comparators),
    )
    gate = Gate(audience=Audience.ORGANISATION, decisions=Decisions())
    kept = make(guard([exact], gate), gate.policy_for(["wres"])).tables[0].comparators
    assert {one.source_kind for one in kept} == {SourceKind.PRIMARY}
    assert len(make([exact], INTERNAL).tables[0].comparators) == len(exact.comparators)
