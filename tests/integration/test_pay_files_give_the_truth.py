"""What is read from the files of pay of a made-up organisation is what its makers know to be true."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest

from tallystick.account.pay_files import read_pay
from tallystick.account.understand import understand
from tallystick.account.understood import HandedIn
from tallystick.example.kinds import OrganisationKind
from tallystick.example.make import example_files
from tallystick.example.pay_truth import GROUPS, known_people, within_bands
from tallystick.example.world import make_world
from tallystick.statistics.pay.bands import Stock, between_and_within
from tallystick.statistics.pay.gaps import mean_gap, median_gap
from tallystick.statistics.pay.quarters import pay_quarters
from tallystick.tallies.paid import PARTS_OF_A_POUND, Rates
from tallystick.vocabulary.characteristics import grouping
from tests.integration.made_up import write

pytestmark = pytest.mark.unwatched

EACH_YEAR = [(kind, year) for kind in OrganisationKind for year in (2024, 2025)]
PENCE = 100
PER_CENT = 1e-4  # a rate is read to a hundred-millionth of a pound


@cache
def world_of(kind):
    return make_world(kind, staff=700, years=2, seed=3)


@cache
def files_of(kind):
    return example_files(world_of(kind))


@cache
def read_of(kind, year):
    with TemporaryDirectory() as folder:
        [people] = read_pay(write(files_of(kind), folder) / str(year)).people
    return people


def truth_of(kind, year):
    return json.loads(files_of(kind)[f"truth/pay-{year}.json"])


def group_of_each(people):
    """The place of each person's group in GROUPS: their ethnicity is read as fine as it is written."""
    roll_up = {member.lower(): group.code for group in grouping("wres").groups for member in map(str, group.members)}
    return people.placed("ethnicity", roll_up, GROUPS)


def rates_of(people, group):
    chosen = people.is_full_pay & (group_of_each(people) == GROUPS.index(group))
    values, counts = np.unique(people.rate[chosen], return_counts=True)
    return Rates(rates=values, people=counts)


# COUNTS, MEANS AND QUARTERS


@pytest.mark.parametrize(("kind", "year"), EACH_YEAR)
def test_everybody_is_read_and_those_on_full_pay(kind, year):
    people, truth = read_of(kind, year), truth_of(kind, year)
    groups = group_of_each(people)
    assert people.organisation == truth["organisation"]
    assert people.snapshot.isoformat() == truth["snapshot"]
    for name, among in (("relevant", np.ones_like(people.is_full_pay)), ("full_pay", people.is_full_pay)):
        counted = np.bincount(groups[among], minlength=len(GROUPS))
        assert dict(zip(GROUPS, counted.tolist(), strict=True)) == truth[name]
    assert sum(truth["full_pay"].values()) > 500


@pytest.mark.parametrize(("kind", "year"), EACH_YEAR)
def test_means_medians_and_gaps_are_the_true_ones(kind, year):
    people, truth = read_of(kind, year), truth_of(kind, year)
    for group in GROUPS:
        rates, true = rates_of(people, group), truth["hourly"][group]
        assert float(rates.mean / PARTS_OF_A_POUND) == pytest.approx(true["mean"], abs=1e-7)
        assert float(rates.median / PARTS_OF_A_POUND) == pytest.approx(true["median"], abs=1e-7)
    white, bme = rates_of(people, "white"), rates_of(people, "bme")
    gaps = truth["gaps"]["everybody"]
    assert float(mean_gap(white, bme)) == pytest.approx(gaps["mean"], abs=PER_CENT)
    assert float(median_gap(white, bme)) == pytest.approx(gaps["median"], abs=PER_CENT)


@pytest.mark.parametrize(("kind", "year"), EACH_YEAR)
def test_quarters_are_the_true_ones(kind, year):
    people, truth = read_of(kind, year), truth_of(kind, year)
    found = pay_quarters(people.counts(group_of_each(people), GROUPS)).people
    assert [dict(zip(GROUPS, row.tolist(), strict=True)) for row in found] == list(truth["quarters"].values())


@pytest.mark.parametrize(("kind", "year"), EACH_YEAR)
def test_bonus_is_the_true_one(kind, year):
    people, truth = read_of(kind, year), truth_of(kind, year)
    if not people.bonus:
        assert all(true == {"people": 0} for true in truth["bonus"].values())
        return
    for place, group in enumerate(GROUPS):
        paid = people.total_bonus[(group_of_each(people) == place) & (people.total_bonus > 0)]
        true = truth["bonus"][group]
        assert len(paid) == true["people"]
        assert not len(paid) or paid.mean() / PENCE == pytest.approx(true["mean"])


def test_what_lies_inside_bands_is_the_same_by_another_way():
    people = [one for one in known_people(world_of(OrganisationKind.TRUST), 2025) if one.rate is not None]
    stocks = []
    for group in ("white", "bme"):
        paths = {(one.staff_type, one.band) for one in people if one.group == group}
        of_path = {
            path: [one.rate for one in people if one.group == group and (one.staff_type, one.band) == path]
            for path in paths
        }
        stocks.append({path: Stock(people=len(rates), pay=sum(rates)) for path, rates in of_path.items()})
    assert between_and_within(*stocks).within == within_bands(people)


# ONE FOLDER FOR BOTH


@pytest.mark.parametrize("kind", OrganisationKind)
def test_a_folder_with_a_file_of_pay_gives_the_return_that_it_gives_without(kind, tmp_path):
    files = {name: content for name, content in files_of(kind).items() if name.startswith("2025/")}
    with_pay = understand(write(files, tmp_path / "with") / "2025", HandedIn(year=2025))
    others = {name: content for name, content in files.items() if "pay" not in name}
    assert len(others) == len(files) - 1
    without = understand(write(others, tmp_path / "without") / "2025", HandedIn(year=2025))
    assert with_pay.returns == without.returns


def test_pay_is_written_for_the_newest_two_years_alone(tmp_path):
    files = example_files(make_world(OrganisationKind.TRUST, staff=60, years=4, seed=1))
    assert sorted(name for name in files if "pay" in name) == [
        "2024/pay.csv",
        "2025/pay.csv",
        "truth/pay-2024.json",
        "truth/pay-2025.json",
    ]
    assert [one.snapshot.year for one in read_pay(write(files, tmp_path) / Path("2024")).people] == [2024]
