"""Figures of pay as data: the names that other programs rely on, and what stands where there is no number."""

import csv
import io
import json
from dataclasses import replace

import pytest

from tallystick.publishing.pay.data import CSV_COLUMNS, to_csv, to_json
from tallystick.release.pay import PROMISED
from tests.spec.publishing.pay_drawn import figure, release_of
from tests.unit.publishing.pay import pay_releases

PROMISED_NAMES = [
    *("measure", "group", "reference", "quarter", "value", "low", "high", "n", "n_reference", "sentence"),
]


def held(*lines, **changed):
    return json.loads(to_json([release_of([figure(line) for line in lines], **changed)]))


def test_the_promised_names_are_there_and_first():
    document = held("mean_hourly_gap value=13.59 n=350 n_reference=1105")
    assert {"organisation", "profile", "snapshot", "results"} <= set(document)
    (result,) = document["results"]
    assert list(result)[: len(PROMISED_NAMES)] == PROMISED_NAMES


def test_a_result_holds_numbers_as_numbers_and_words_that_do_not_apply_as_null():
    (result,) = held("mean_hourly_gap value=13.59 n=350 n_reference=1105")["results"]
    assert (result["value"], result["n"], result["n_reference"]) == (13.59, 350, 1105)
    assert (result["group"], result["reference"], result["comparator"]) == ("bme", "white", "white-rest")
    assert [result[name] for name in ("quarter", "by", "part", "variant", "detail", "low", "tied")] == [None] * 7
    assert (result["notes"], result["not_calculable"]) == ([], None)


@pytest.mark.parametrize("quarter", ["lower", "lower middle", "upper middle", "upper"])
def test_quarters_have_four_names(quarter):
    line = f"quarter_share quarter={quarter.replace(' ', '~')} value=20 least=19 most=21 tied=8 n=2 n_reference=10"
    (result,) = held(line)["results"]
    assert (result["quarter"], result["least"], result["most"], result["tied"]) == (quarter, 19.0, 21.0, 8)


def test_what_is_withheld_is_an_object_with_its_reason():
    (result,) = held("mean_hourly_gap value=hidden n=hidden")["results"]
    assert result["value"] == result["n"] == {"hidden": "withheld to protect people"}


def test_what_cannot_be_given_has_its_reason():
    (result,) = held("mean_hourly_gap why=NO_EMPLOYEES n=0 notes=FEW_PEOPLE")["results"]
    assert result["not_calculable"] == {"reason": "there are no employees in one of the groups"}
    assert result["value"] is None
    assert result["notes"] == ["fewer people than the guidance advises"]


def test_promised_measures_stand_first_in_the_order_of_the_release():
    measures = [
        result["measure"]
        for result in held("superiority value=50", "within value=1", "mean_hourly_gap value=2")["results"]
    ]
    assert measures == ["within", "mean_hourly_gap", "superiority"]


def test_a_table_says_under_which_rules_and_for_whom_it_was_made():
    document = held("within value=1", banner="Draft: not in force", withheld=3)
    assert (document["banner"], document["withheld"], document["seed"]) == ("Draft: not in force", 3, 31032017)
    assert (document["audience"], document["snapshot"]) == ("internal", "2026-03-31")
    assert document["made_from"][0]["file"] == "pay.csv"
    assert document["choices"]


def test_several_tables_are_a_list():
    assert [one["snapshot"] for one in json.loads(to_json([pay_releases.two_years()]))] == ["2026-03-31", "2025-03-31"]


def test_a_whole_release_is_data_without_anything_that_is_no_number():
    text = to_json([pay_releases.full(), pay_releases.all_hidden(), pay_releases.one_group()])
    for word in ("NaN", "Infinity", "Shown(", "Hidden(", "None"):
        assert word not in text
    measures = [result["measure"] for result in json.loads(text)[0]["results"]]
    promised = [measure in PROMISED for measure in measures]
    assert promised == sorted(promised, reverse=True)


def lines_of(release):
    return list(csv.DictReader(io.StringIO(to_csv([release]))))


def test_every_line_of_the_csv_has_every_column():
    lines = lines_of(pay_releases.full())
    assert lines
    assert all(tuple(line) == CSV_COLUMNS for line in lines)


def test_text_that_a_spreadsheet_would_calculate_is_harmless_and_numbers_are_not_touched():
    release = release_of([figure("mean_hourly_gap value=-1.8")])
    (table,) = release.tables
    (line,) = lines_of(replace(release, tables=(replace(table, organisation="=HYPERLINK(1)"),)))
    assert (line["organisation"], line["value"]) == ("'=HYPERLINK(1)", "-1.8")


def test_csv_holds_reasons_in_words():
    hidden, empty = lines_of(release_of([figure("within value=hidden"), figure("mean_hourly_gap why=NO_EMPLOYEES")]))
    assert hidden["value"] == "withheld to protect people"
    assert empty["not_calculable"] == "there are no employees in one of the groups"
