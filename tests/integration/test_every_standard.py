"""Every definition makes a whole set of files from a full return: a standard is data, so none may need its own code."""

import json

import pytest

from tallystick.account.output import files_of
from tallystick.account.understand import understood_counts
from tallystick.account.wres import releases_of
from tallystick.definitions import Kind, available, load
from tallystick.publishing.data import to_json
from tallystick.tallies.return_file import read_return_file
from tallystick.vocabulary.characteristics import grouping
from tests.unit.release.tables import INTERNAL

HEADER = "organisation,standard,year,indicator,row,group,happened,people,percent"
LINES_FOR = {
    Kind.REPRESENTATION: lambda n: f"{20 + 7 * n},,",
    Kind.BOARD: lambda n: f"{6 - 2 * n},,",
    Kind.LIKELIHOOD: lambda n: f"{9 + n},{300 - 50 * n},",
    Kind.SURVEY: lambda n: f"{40 + 9 * n},{200 - 30 * n},",
}


def groups_asked(indicator, definition):
    every = [group.code for group in grouping(definition.grouping).groups]
    return [indicator.top] if indicator.asks_one_group else every


def full_return(definition):
    """Every row of every indicator that does not have to add up with another, with made-up counts."""
    lines = [HEADER]
    for indicator in definition.given:
        parts = {part for row in indicator.rows for parts in row.adds_up for part in parts}
        own = [row.id for row in indicator.rows if not (row.is_whole or row.part_of or row.id in parts)] or [""]
        for row in own:
            for n, group in enumerate(groups_asked(indicator, definition)):
                counts = LINES_FOR[indicator.kind](n)
                lines.append(f"Example,{definition.standard},{definition.year},{indicator.id},{row},{group},{counts}")
    return "\n".join(lines).encode()


@pytest.fixture(scope="module", params=available())
def made(request):
    standard, year = request.param.split("/")
    definition = load(standard, int(year))
    file = read_return_file(full_return(definition), name="full.csv")
    understood = understood_counts((file,))
    [release] = releases_of(understood, INTERNAL)
    return definition, release, files_of(release, understood, term=None)


def test_every_file_of_the_set_is_made(made):
    definition, _, files = made
    of_the_collection = {"collection.xlsx"} if definition.standard == "wres" else set()
    assert set(files) == {"report.html", "return.csv", "release.json", "run.json", "workbook.xlsx", *of_the_collection}
    assert all(files.values())


def test_every_indicator_that_is_counted_has_a_figure(made):
    definition, release, _ = made
    told = {result.indicator for result in release.tables[0].results if result.value is not None}
    counted = {i.id for i in definition.indicators if i.kind is not Kind.STATEMENT}
    # A comparison with the population needs the population, which no other row can stand for.
    assert counted - told <= {"9-population"}


def test_every_result_has_a_sentence_and_names_groups_of_its_own_standard(made):
    definition, release, _ = made
    groups = {group.code for group in grouping(definition.grouping).groups}
    for result in json.loads(to_json([release], term=None))["results"]:
        assert result["sentence"].endswith((".", ")"))
        sides = [side["group"] for side in (result["top"], result["bottom"], result["unknown"]) if side]
        assert set(sides) <= groups
        assert result["favours"] in (None, "neither", *groups)


def test_a_standard_on_disability_says_nothing_of_ethnicity(made):
    definition, _, files = made
    if definition.grouping != "disability":
        return
    page = files["report.html"].decode()
    for word in ("BME", "ethnic", "white", "White"):
        assert word not in page.split("</style>", 1)[1]
