"""What is counted from the extracts of a made-up organisation is what its makers know to be true, line by line."""

import pytest

from tests.integration.commands import done
from tests.integration.made_up import KINDS, files_in, lines_of, made_up, of_year, report_of, return_of, write

pytestmark = pytest.mark.unwatched

# One organisation of each kind and a second trust, which most users are; make check-long takes two of each.
AN_EXAMPLE = [
    *((kind, 2) for kind in KINDS),
    ("trust", 1),
    *(pytest.param(kind, 1, marks=pytest.mark.long) for kind in KINDS if kind != "trust"),
]
RECRUITING_WITHOUT_DISABILITY = ("mental-health", "membership-body")  # their systems count by ethnicity alone


def truth(kind, seed, standard, year):
    return lines_of(made_up(kind, seed)[f"truth/{standard}-{year}.csv"])


def of_standard(content, standard, year):
    return [line for line in lines_of(content) if (line["standard"], line["year"]) == (standard, str(year))]


def differences(counted, true):
    """Each line that one has and the other has not or has otherwise, to be read when a test fails."""
    counted, true = by_place(counted), by_place(true)
    return {
        where: (counted.get(where, "no line"), true.get(where, "no line"))
        for where in sorted(counted.keys() | true.keys())
        if counted.get(where) != true.get(where)
    }


def by_place(lines):
    place, cells = ("organisation", "standard", "year", "indicator", "row", "group"), ("happened", "people", "percent")
    found = {tuple(line[name] for name in place): tuple(line[name] for name in cells) for line in lines}
    assert len(found) == len(lines), "a line stands there twice"
    return found


# THE TRUTH


@pytest.mark.parametrize("kind", KINDS)
def test_the_truth_has_something_of_every_indicator(kind):
    lines = truth(kind, 2, "wres", 2025)
    happened = {line["indicator"]: 0 for line in lines}
    for line in lines:
        happened[line["indicator"]] += int(line["happened"])
    assert sorted(happened) == list("123456789")
    assert min(happened.values()) > 0


@pytest.mark.parametrize(("kind", "seed"), AN_EXAMPLE)
@pytest.mark.parametrize("year", [2024, 2025])
def test_the_return_of_the_race_standard_is_the_truth(kind, seed, year):
    counted = of_standard(return_of(kind, seed, year=None), "wres", year)
    assert differences(counted, truth(kind, seed, "wres", year)) == {}


@pytest.mark.parametrize(("kind", "seed"), AN_EXAMPLE)
def test_the_return_of_the_disability_standard_is_the_truth_as_far_as_the_extracts_tell(kind, seed):
    counted = of_standard(return_of(kind, seed, year=None), "wdes", 2025)
    assert differences(counted, told_by_extracts(kind, truth(kind, seed, "wdes", 2025))) == {}


def told_by_extracts(kind, lines):
    """What no column says is left out, and not counted as unknown."""
    untold = "2" if kind in RECRUITING_WITHOUT_DISABILITY else None
    return [line for line in lines if line["indicator"] != untold]


# ONE YEAR AND SEVERAL


@pytest.mark.parametrize("kind", KINDS)
def test_a_year_read_alone_is_what_it_is_among_others(kind):
    alone, among_others = (lines_of(return_of(kind, 2, year=read)) for read in (2025, None))
    assert [line for line in among_others if line["year"] == "2025"] == alone


def test_the_command_writes_this_return_for_one_year_and_for_several():
    for year in (2025, None):
        assert report_of("trust", 2, year=year)["return.csv"] == return_of("trust", 2, year=year)


def test_the_rows_left_out_of_a_year_read_alone_are_those_left_out_among_others():
    alone, among_others = (report_of("trust", 2, year=year) for year in (2025, None))
    assert alone["exclusions.csv"] == among_others["2025-exclusions.csv"]
    assert alone["mapping.toml"] == among_others["2025-mapping.toml"]


# OTHER WAYS TO THE SAME


def test_a_mapping_that_was_written_may_be_handed_in_and_changes_no_count(tmp_path):
    before = report_of("trust", 2)
    extracts = write({**of_year(made_up("trust", 2)), "deposit.toml": before["mapping.toml"]}, tmp_path / "in")
    done("wres", extracts, "--out", tmp_path / "out", "--quiet")
    after = files_in(tmp_path / "out")
    for name in ("return.csv", "exclusions.csv", "mapping.toml"):
        assert after[name] == before[name], name


def test_true_counts_give_the_figures_that_the_extracts_give(tmp_path):
    files = made_up("ambulance", 2)
    (tmp_path / "true.csv").write_bytes(files["truth/wres-2025.csv"])
    of_counts = values("--quiet", tmp_path / "true.csv")
    assert sorted(values("--year", 2025, write(of_year(files), tmp_path / "in"))) == sorted(of_counts)
    assert len(of_counts) > 20


def values(*arguments):
    """The figures of the indicators that need no row, and how sure they are."""
    lines = lines_of(done("wres", *arguments, "--format", "csv").stdout.encode())
    named = ("indicator", "row", "measure", "group", "value", "low", "high", "verdict")
    return [
        [line[name] for name in named] for line in lines if line["standard"] == "wres" and line["indicator"] in "13459"
    ]
