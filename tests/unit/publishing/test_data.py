"""JSON and CSV: the same numbers in both, safe to open, and never a number that is none."""

import csv
import io
import json
import math

import pytest

from tallystick.publishing.data import CSV_COLUMNS, to_csv, to_json
from tallystick.release.shown import Reason
from tallystick.vocabulary.terms import official, term
from tests.unit.publishing.releases import FULL, ONE_INDICATOR, example, release_of, with_hidden

RESULT = {
    *("indicator", "row", "measure", "group", "value", "low", "high", "open", "p", "q", "verdict", "favours"),
    *("top", "bottom", "unknown", "parity", "also", "sentence", "not_calculable"),
}


def as_json(*releases):
    return json.loads(to_json(releases, term=official()), parse_constant=refuse)


def refuse(constant):
    raise ValueError(f"{constant} is no number")


def as_csv(*releases):
    return list(csv.DictReader(io.StringIO(to_csv(releases, term=official()))))


@pytest.mark.parametrize("name", [FULL, ONE_INDICATOR])
def test_json_and_csv_carry_the_same_numbers(name):
    results, lines = as_json(example(name))["results"], as_csv(example(name))
    assert len(results) == len(lines)
    for result, line in zip(results, lines, strict=True):
        for column in ("value", "low", "high", "p", "q"):
            assert line[column] == ("" if result[column] is None else str(result[column]))
        for side in ("top", "bottom", "unknown"):
            for part in ("happened", "people"):
                number = (result[side] or {}).get(part)
                assert line[f"{side}_{part}"] == ("" if number is None else str(number))
        assert (line["indicator"], line["row"]) == (result["indicator"], result["row"] or "")
        assert line["sentence"] == result["sentence"]
        assert line["verdict"] == (result["verdict"] or "")


@pytest.mark.parametrize("name", [FULL, ONE_INDICATOR])
def test_a_result_has_every_field_that_others_rely_on(name):
    results = as_json(example(name))["results"]
    assert {frozenset(result) for result in results} == {frozenset(RESULT)}
    for result in results:
        for side in filter(None, (result["top"], result["bottom"], result["unknown"])):
            assert set(side) == {"group", "happened", "people", "years", "rate"}


def test_numbers_are_numbers_and_all_are_finite():
    for result in as_json(example())["results"]:
        for name in ("value", "low", "high", "p", "q"):
            assert result[name] is None or math.isfinite(result[name])
        counts = [(result["top"] or {}).get("happened"), (result["top"] or {}).get("people")]
        assert all(count is None or type(count) is int for count in counts)


def test_the_desk_s_numbers_carry_twelve_digits():
    (result,) = as_json(example(ONE_INDICATOR))["results"]
    assert result["value"] == pytest.approx(9 / 725 / (17 / 2505), rel=1e-11)
    assert result["value"] != round(result["value"], 9)


def test_an_open_limit_is_null_and_says_which():
    result = as_json(release_of("4: white 60/100, bme 60/100", "2: white 50/100, bme 0/100"))["results"][0]
    assert (result["value"], result["high"], result["open"]) == (None, None, "high")
    assert result["low"] > 1


def test_one_table_is_an_object_and_several_are_a_list():
    one, other = example(ONE_INDICATOR), release_of("2: white 300/1200, bme 120/760", organisation="Another")
    assert as_json(one)["organisation"].startswith("Kent")
    assert [table["organisation"] for table in as_json(one, other)] == [one.tables[0].organisation, "Another"]
    assert {line["organisation"] for line in as_csv(one, other)} == {one.tables[0].organisation, "Another"}


def test_provenance_goes_with_the_figures():
    table = as_json(example(ONE_INDICATOR))
    assert table["definition"] == {"id": "wres/2020.1", "status": "unchecked"}
    assert table["made_from"][0]["file"] == ONE_INDICATOR
    assert len(table["made_from"][0]["sha256"]) == 64


def test_what_is_withheld_is_an_object_with_its_reason_in_json_and_the_reason_in_csv():
    protected = with_hidden(example(ONE_INDICATOR), "3")
    (result,), (line,) = as_json(protected)["results"], as_csv(protected)
    assert result["value"] == result["top"]["happened"] == {"hidden": Reason.PROTECTS_PEOPLE}
    assert line["value"] == line["top_happened"] == line["parity_change"] == Reason.PROTECTS_PEOPLE


@pytest.mark.parametrize("name", ["=1+1", "+44", "-2", "@SUM(A1)", "=HYPERLINK(1)"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(name):
    (line,) = as_csv(release_of("2: white 300/1200, bme 120/760", organisation=f"'{name}"))
    assert line["organisation"] == f"'{name}"


def test_a_negative_number_stays_a_number():
    line = as_csv(release_of("7: white 1262/2176, bme 361/799"))[-1]
    assert float(line["value"]) < 0


def test_commas_quotes_and_lines_within_a_name_stay_within_their_cell():
    name = 'Trust, "north" & west'
    (line,) = as_csv(release_of("2: white 300/1200, bme 120/760", organisation=name))
    assert line["organisation"] == name
    assert None not in line
    assert list(line) == list(CSV_COLUMNS)


def test_a_house_term_changes_no_number_of_a_file():
    plain, house = (json.loads(to_json([example()], term=one)) for one in (official(), term("global-majority")))
    for table in (plain, house):
        for result in table["results"]:
            result.pop("sentence")
    assert plain == house
