"""The figures in the order of the national collection form."""

from dataclasses import replace

import pytest

from tallystick.account.output import files_of
from tallystick.account.understood import Understood
from tallystick.definitions import load
from tallystick.definitions.collection import Asked, collection_form
from tallystick.publishing.workbook.collection import (
    NO_YEAR_BEFORE,
    collection_book,
    has_collection,
    to_collection,
)
from tallystick.publishing.workbook.form_checks import FAILS, HOLDS, UNCHECKED
from tallystick.release.shown import Reason
from tallystick.vocabulary.terms import official
from tests.unit.publishing.releases import example, release_of
from tests.unit.publishing.workbooks import opened, release_of_years, table_of, with_withheld

FORM = collection_form()


def lines_of(release):
    """Each line's six figures by its number: the year before, then the year."""
    _, rows = table_of(opened(to_collection(release, term=official()))["Lines"])
    return {row[0].value: [cell.value for cell in row[4:10]] for row in rows}


def checks_of(release):
    _, rows = table_of(opened(to_collection(release, term=official()))["Checks"])
    return {(row[0].value, row[1].value): row[2].value for row in rows}


# THE FORM


def test_the_form_has_sixty_three_lines_in_their_order():
    assert [line.number for line in FORM.lines] == list(range(1, 64))
    blocks = {"1": 33, "2": 4, "3": 4, "4": 4, "5": 1, "6": 1, "7": 1, "8": 1, "9": 14}
    found = {indicator: sum(line.indicator == indicator for line in FORM.lines) for indicator in blocks}
    assert found == blocks
    assert not FORM.confirmed


@pytest.mark.parametrize("year", range(2016, 2028))
def test_every_line_is_of_a_row_that_the_definition_has(year):
    definition = load(FORM.standard, year)
    for line in FORM.lines:
        rows = definition.indicator(line.indicator).row_ids
        assert line.row in rows or (not line.row and line.figure not in (Asked.HEADS, Asked.SHARE))


def test_every_band_of_the_workforce_has_one_line():
    rows = [row.id for row in load("wres", 2025).indicator("1").rows if not row.is_whole]
    assert [line.row for line in FORM.lines if line.indicator == "1"] == rows


# THE LINES


def test_the_lines_hold_the_figures_of_the_example():
    found = lines_of(example())
    assert found[5][3:] == [265, 44, 8]  # non-clinical, band 4
    assert found[34][3:] == [1200, 760, 70]
    assert found[35][3:] == [300, 120, 14]
    assert found[36][3:] == pytest.approx([0.25, 120 / 760, 0.2])
    assert found[37][3] == pytest.approx(0.25 / (120 / 760))
    assert found[39][3:] == [17, 9, 1]
    assert found[50][3:] == [12, 2, 1]
    assert found[57][3:] == pytest.approx([12 / 15, 2 / 15, 1 / 15])
    assert found[63][4] == pytest.approx(100 * (2 / 15 - 1780 / 6499))


def test_without_the_year_before_its_columns_say_so():
    assert all(cells[:3] == [NO_YEAR_BEFORE] * 3 for cells in lines_of(example()).values())


def test_the_year_before_stands_beside_where_it_was_handed_in():
    found = lines_of(release_of_years(2025, 2024, 2022))
    assert all(cells[:3] == cells[3:] for cells in found.values())  # the made-up trust hands in the same twice
    assert found[34][:3] == [1200, 760, 70]


def test_an_older_year_is_not_the_year_before():
    assert set(lines_of(release_of_years(2025, 2023))[34][:3]) == {NO_YEAR_BEFORE}


def test_what_the_return_does_not_hold_is_said():
    found = lines_of(release_of("2: white 300/1200, bme 120/760"))
    assert found[1][3:] == ["not given"] * 3
    assert found[34][3:] == [1200, 760, "not given"]
    assert found[46][3:] == ["not given"] * 3


def test_two_years_together_are_not_what_the_form_asks():
    found = lines_of(release_of("3 two-year: white 17/2505, bme 9/725", "2: white 3/12, bme 1/7"))
    assert found[39][3:] == ["not given"] * 3


def test_what_is_withheld_stays_withheld():
    found = lines_of(with_withheld(example(), "2"))
    assert found[34][3:] == [Reason.PROTECTS_PEOPLE] * 3


# THE CHECKS


def test_the_example_fits_together():
    found = checks_of(example())
    assert len(found) == 6
    assert set(found.values()) == {HOLDS}


def test_a_workforce_that_differs_between_indicators_is_found():
    found = checks_of(
        release_of(
            *("1 clinical/5: white 80, bme 20, unknown 1", "3: white 5/70, bme 2/20, unknown 0/1"),
            *("4: white 5/80, bme 2/20, unknown 0/1",),
        )
    )
    assert found[2025, "The workforce of indicator 3 is that of indicator 1"] == FAILS
    assert found[2025, "The workforce of indicator 4 is that of indicator 1"] == HOLDS


def test_what_is_missing_or_withheld_cannot_be_checked():
    assert set(checks_of(release_of("5: white 20/200, bme 20/100")).values()) == {UNCHECKED}
    found = checks_of(with_withheld(example(), "2"))
    assert found[2025, "No group has more appointed than shortlisted"] == UNCHECKED


def test_every_year_in_the_book_is_checked():
    assert {year for year, _ in checks_of(release_of_years(2025, 2024))} == {2025, 2024}


# THE BOOK


def test_the_first_sheet_says_that_it_is_not_the_form():
    words = " ".join(line.text for line in collection_book(example(), term=official()).cover.lines)
    assert "This is not the national form and it cannot be uploaded." in words
    assert "not confirmed" in words


def test_the_watermark_stands_on_it():
    made = example()
    assert collection_book(made, term=official()).cover.lines[0].text == made.watermark


def test_the_same_release_gives_the_same_bytes():
    assert to_collection(example(), term=official()) == to_collection(example(), term=official())


def test_it_is_written_for_the_race_standard_alone():
    made = example()
    assert "collection.xlsx" in files_of(made, Understood(accounts=()), term=official())
    other = replace(made, tables=tuple(replace(table, standard="wdes") for table in made.tables))
    assert not has_collection(other)
