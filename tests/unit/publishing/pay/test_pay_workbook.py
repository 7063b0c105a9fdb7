"""The workbook of pay: one table a sheet, released values as numbers, words in place of what there is not."""

import io

import openpyxl
import pytest

from tallystick.publishing.pay.workbook import to_xlsx
from tallystick.publishing.pay.workbook.book import book_of
from tallystick.release.pay import PayMeasure
from tests.unit.publishing.pay import pay_releases
from tests.unit.publishing.pay.pay_releases import all_hidden, draft, full, numbers_of, only, two_years
from tests.unit.publishing.pay.test_pay_report import EVERY

HEAD = "Back to Contents"


def opened(release):
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(release)))


def cells_of(book):
    return [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]


@pytest.mark.parametrize("name", EVERY)
def test_the_same_release_gives_the_same_bytes(name):
    release = getattr(pay_releases, name)()
    assert to_xlsx(release) == to_xlsx(release)


def test_the_sheets_stand_in_the_order_they_are_read():
    assert [sheet.title for sheet in opened(two_years())] == [
        *("Cover", "Contents", "Notes", "Hourly gaps", "Change", "Quarters", "Breakdown", "Parts", "Bands"),
        *("Bonuses paid", "Bonus gaps", "Between and within", "Pay for an hour", "Rates", "Deciles", "Pairs"),
        *("Adjusted gaps", "Explained", "What would close it", "Exclusions", "Sources"),
    ]


def test_a_sheet_without_figures_is_left_out():
    names = [sheet.title for sheet in opened(only(full(), lambda figure: figure.by != "band"))]
    assert "Bands" not in names
    assert "Parts" in names


def test_every_released_value_stands_in_some_cell_as_a_number():
    held = {round(float(cell), 9) for cell in cells_of(opened(two_years())) if isinstance(cell, int | float)}
    missing = [
        (figure.measure, number.text)
        for figure, number in numbers_of(two_years())
        if round(float(number.value), 9) not in held
    ]
    assert missing == []


def test_what_is_withheld_is_said_in_words_and_never_blank():
    book = book_of(all_hidden())
    for sheet in book.sheets:
        for row in sheet.rows:
            assert all(cell != "" for cell in row)
    assert "withheld to protect people" in cells_of(opened(all_hidden()))


def test_what_is_no_law_says_so_on_every_sheet():
    for sheet in opened(draft()):
        assert any("Draft: not in force" in str(cell) for row in sheet.values for cell in row if cell is not None)


def test_the_cover_has_the_gap_with_its_parts_and_the_unknown():
    cover = " ".join(line.text for line in book_of(full()).cover.lines)
    for words in ("mean gap of", "lie between bands", "within bands", "Ethnicity not known: 3.0%"):
        assert words in cover


def test_no_cell_holds_a_formula():
    assert not any(isinstance(cell, str) and cell.startswith("=") for cell in cells_of(opened(full())))


def test_a_gap_is_not_put_on_a_cover_without_its_parts():
    parts = (PayMeasure.BETWEEN, PayMeasure.WITHIN, PayMeasure.NO_OVERLAP)
    with pytest.raises(ValueError, match="a pay gap is not printed without"):
        to_xlsx(only(full(), lambda figure: figure.measure not in parts))
