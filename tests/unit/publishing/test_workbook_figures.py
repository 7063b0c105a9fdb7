"""The workbook holds the released figures, as numbers, and nothing that was withheld."""

import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tallystick.publishing.words import text_of
from tests.unit.publishing.releases import figures_of
from tests.unit.publishing.spreadsheet_display import displayed
from tests.unit.publishing.workbooks import (
    opened,
    parts_of,
    release_of_years,
    table_of,
    with_withheld,
    workbook_of,
)

RELEASE = release_of_years(2025)
REASON = "withheld to protect people"


@pytest.fixture(scope="module")
def book():
    return opened(workbook_of(RELEASE))


def sheet_of(book, indicator):
    return book["WRES Race disparity ratio" if indicator == "rdr" else f"WRES {indicator}"]


def numbers_on(sheet):
    """Every number of the table but the year, with what a spreadsheet shows for it."""
    _, rows = table_of(sheet)
    cells = [cell for row in rows for cell in row[1:] if isinstance(cell.value, int | float)]
    return [(cell.value, displayed(cell.value, cell.number_format)) for cell in cells]


def as_people_read(figure):
    return float(figure.value), text_of(figure)


INDICATORS = [*"123456789", "rdr"]


@pytest.mark.parametrize("indicator", INDICATORS)
def test_every_number_is_a_released_value_and_shows_as_the_report_prints_it(book, indicator):
    released = {as_people_read(figure) for figure in figures_of(RELEASE.tables[0].of_indicator(indicator))}
    # A percentage of the survey prints its sign in a sentence; here the head of the column says it.
    released |= {(value, text.removesuffix("%")) for value, text in released}
    assert [shown for shown in numbers_on(sheet_of(book, indicator)) if shown not in released] == []


@pytest.mark.parametrize("indicator", INDICATORS)
def test_every_released_result_is_on_the_sheet_of_its_indicator(book, indicator):
    held = {value for value, _ in numbers_on(sheet_of(book, indicator))}
    for result in RELEASE.tables[0].of_indicator(indicator):
        sides = [side for side in (result.top, result.bottom, result.unknown) if side]
        wanted = [result.low, result.high, result.p, result.q, *(s.happened for s in sides), *(s.people for s in sides)]
        if result.measure != "share":  # a share of a row stands there as its rate
            wanted.append(result.value)
        if indicator in ("1", "9") and result.bottom:  # the whole workforce is a row, or a rate, of its own
            wanted = [figure for figure in wanted if figure not in (result.bottom.happened, result.bottom.people)]
        assert [figure for figure in wanted if figure and float(figure.value) not in held] == []


def test_further_figures_hold_all_that_stands_beside_results(book):
    also = [figure for result in RELEASE.tables[0].results for figure in figures_of(result.also)]
    held = {value for value, _ in numbers_on(book["Further figures"])}
    assert also
    assert {float(figure.value) for figure in also} <= held


def test_a_probability_too_small_to_print_is_a_number_that_shows_in_words(book):
    head, (row,) = table_of(book["WRES 2"])
    p = dict(zip((cell.value for cell in head), row, strict=True))["p-value"]
    assert 0 < p.value < 0.001
    assert displayed(p.value, p.number_format) == "less than 0.001"


def test_a_limit_that_the_counts_leave_open_says_so():
    def nobody(content):
        return content.replace(b",2,,bme,120,", b",2,,bme,0,")

    book = opened(workbook_of(release_of_years(2025, change=nobody)))
    head, (row,) = table_of(book["WRES 2"])
    found = {name.value: cell.value for name, cell in zip(head, row, strict=True)}
    assert found["Ratio: upper limit of 95% range"] == "no upper limit"
    assert found["Ratio, White rate over BME rate"] == "none"


# WITHHELD


def test_what_is_withheld_gives_its_reason_in_place_of_every_number():
    book = opened(workbook_of(with_withheld(RELEASE, "2")))
    assert numbers_on(book["WRES 2"]) == []
    _, (row,) = table_of(book["WRES 2"])
    assert REASON in {cell.value for cell in row}
    assert any(REASON in str(cell.value) for line in table_of(book["Summary"])[1] for cell in line)


RARE = {b",300,": b",4133,", b",1200,": b",7919,", b",120,": b",1277,", b",760,": b",6733,"}


def test_the_number_behind_is_nowhere_in_the_file():
    def rare(content):
        lines = content.splitlines(True)
        return b"".join(_replaced(line, RARE) if b",2025,2," in line else line for line in lines)

    release = release_of_years(2025, change=rare)
    assert _rare_numbers_in(release) == {"4133", "7919", "1277", "6733"}, "the test would not see one that leaks"
    assert _rare_numbers_in(with_withheld(release, "2")) == set()


def _rare_numbers_in(release):
    """Those of the counts that stand in any part of the file, as numbers of their own, with or without a comma."""
    text = "\n".join(parts_of(workbook_of(release)).values())
    counts = [count.decode().strip(",") for count in RARE.values()]
    return {n for n in counts if re.search(rf"(?<![\w.,]){n[0]},?{n[1:]}(?![\w,]|\.\d)", text)}


def _replaced(line, counts):
    for old, new in counts.items():
        line = line.replace(old, new)
    return line


# WITHOUT COUNTS

ONLY_RATES = b"""organisation,standard,year,indicator,row,group,happened,people,percent
Made-up Trust,wres,2025,1,workforce,bme,,,20.1
Made-up Trust,wres,2025,3,,white,,,1.2
Made-up Trust,wres,2025,3,,bme,,,2.4
Made-up Trust,wres,2025,5,,white,,,21.5
Made-up Trust,wres,2025,5,,bme,,,28.5
"""


def test_what_a_return_of_rates_cannot_say_is_said_in_words():
    book = opened(workbook_of(release_of_years(2025, change=lambda _: ONLY_RATES)))
    head, (row,) = table_of(book["WRES 3"])
    found = {name.value: cell.value for name, cell in zip(head, row, strict=True)}
    assert found["BME: rate a year (%)"] == 0.024
    assert found["BME: cases"] == found["Unknown ethnicity: rate a year (%)"] == "not given"
    assert found["What it says"] == "how sure cannot be said, because no counts of people were given, only rates"
    _, (further,) = table_of(book["Further figures"])
    assert further[4].value == "the answers in each group that would put the difference beyond chance"


FEW_ANSWERS = b"""organisation,standard,year,indicator,row,group,happened,people,percent
Made-up Trust,wres,2025,6,,white,40,200,
Made-up Trust,wres,2025,6,,bme,14,60,
"""


def test_where_answers_were_counted_the_nearest_count_is_called_a_count():
    book = opened(workbook_of(release_of_years(2025, change=lambda _: FEW_ANSWERS)))
    _, (further,) = table_of(book["Further figures"])
    assert [cell.value for cell in further[4:6]] == ["the nearest count that would be a clear difference", "BME"]


def test_a_return_with_nothing_beside_its_results_has_no_sheet_for_it():
    def rate_of_one_indicator(_):
        return b"\n".join(line for line in ONLY_RATES.splitlines() if b",2025,5," not in line) + b"\n"

    book = opened(workbook_of(release_of_years(2025, change=rate_of_one_indicator)))
    assert "Further figures" not in book.sheetnames


# NATIONAL FIGURES

PUBLISHED = Path(__file__).parents[2] / "golden/wres/national.csv"


def published():
    """The published list itself, not the program's own copy: indicator, year and printed figure, with its source."""
    rows = csv.DictReader(PUBLISHED.read_text(encoding="utf-8").splitlines())
    return {(row["indicator"], row["year"], row["value"], row["source_url"]): row["source_kind"] for row in rows}


NEARNESS = {
    "primary": "from the body that made it",
    "secondary": "quoted by another body; confirm it before you use it",
    "press": "quoted by the press; confirm it before you use it",
}


def lines_of(sheet):
    head, rows = table_of(sheet)
    return [{name.value: cell for name, cell in zip(head, row, strict=True)} for row in rows]


def test_national_figures_stand_as_they_were_printed_with_how_near_their_source_is():
    lines = lines_of(opened(workbook_of(release_of_years(2019, 2021, 2025)))["National figures"])
    assert len(lines) > 15
    for line in lines:
        cell, [number] = line["Published figure"], re.findall(r"indicator (\d)", line["Indicator"].value)
        printed = displayed(cell.value, cell.number_format)
        kind = published()[number, str(line["Year"].value), printed, line["Source"].value]
        assert line["How near the source is"].value == NEARNESS[kind]


def test_a_national_figure_stands_once_and_names_the_returns_it_is_beside():
    lines = lines_of(opened(workbook_of(release_of_years(2023, 2024, 2025)))["National figures"])
    found = [line for line in lines if "indicator 2" in line["Indicator"].value]
    [only] = [{name: cell.value for name, cell in line.items()} for line in found]
    assert (only["Published figure"], only["Year"], only["Stands beside the returns of"]) == (
        1.59,
        2023,
        "2025, 2024 and 2023",
    )
    assert (only["What is given"], only["Unit"], only["Year of the report"]) == (
        "White over BME",
        "times as often",
        "not stated",
    )


def test_the_year_of_the_report_is_given_where_it_is_known():
    lines = lines_of(opened(workbook_of(release_of_years(2021)))["National figures"])
    [line] = [line for line in lines if "indicator 2" in line["Indicator"].value]
    assert (line["Year"].value, line["Year of the report"].value) == (2021, 2022)
    assert line["Remark"].value == "printed in the foreword of the next report"


def test_without_national_figures_there_is_no_sheet_and_no_note_of_them():
    [table] = RELEASE.tables
    book = opened(workbook_of(replace(RELEASE, tables=(replace(table, comparators=()),))))
    assert "National figures" not in book.sheetnames
    _, notes = table_of(book["Notes"])
    assert "National figures" not in {row[0].value for row in notes}
