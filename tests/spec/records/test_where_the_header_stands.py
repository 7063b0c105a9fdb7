"""The header is the line that names most columns, in any of the first forty lines."""

import pytest

from tests.unit.records.recognise.grids import drawn, grid_of, only_table, recognised, rows_of, used

HEADER = ["Employee Number", "Ethnic Origin", "Pay Scale"]
ROW = ["10001", "A", "Band 5"]


@pytest.mark.parametrize("above", [0, 1, 8, 12, 39])
def test_lines_above_the_header_are_kept_apart(above):
    lines = [*([f"Report line {number}"] for number in range(above)), HEADER, ROW]
    table = only_table(grid_of(lines))
    assert table.header_line == above + 1
    assert len(table.preamble) == above
    assert rows_of(table, "line", "person") == [(above + 2, "10001")]


def test_a_header_below_line_40_is_asked_for_in_one_sentence():
    found = recognised(grid_of([*([f"Report line {number}"] for number in range(40)), HEADER, ROW]))
    assert found.tables == ()
    [problem] = found.problems
    assert problem.startswith("extract.csv: none of the first 40 lines names columns that are known.")
    assert '"extract.csv" = "ignored"' in problem


def test_blank_lines_above_and_inside_keep_their_numbers():
    table = only_table(
        grid_of(
            drawn("""
            NHS Staff List
            Snapshot Date: | 31 March 2025

            Employee Number | Ethnic Origin | Pay Scale
            10001           | A             | Band 5

            10002           | H             | Band 6
            """)
        )
    )
    assert table.preamble == ("NHS Staff List", "Snapshot Date: 31 March 2025")
    assert rows_of(table, "line", "person") == [(5, "10001"), (6, ""), (7, "10002")]


def test_a_total_at_the_foot_stays():
    table = only_table(grid_of([HEADER, ROW, ["Total", "", "1"]]))
    assert rows_of(table, "line", "person") == [(2, "10001"), (3, "Total")]


def test_words_in_a_title_are_not_a_header():
    lines = [["Staff list by ethnicity and band"], ["Ethnicity"], HEADER, ROW]
    assert only_table(grid_of(lines)).header_line == 3


def test_a_header_that_comes_again_on_a_later_page_is_a_row():
    table = only_table(grid_of([HEADER, ROW, HEADER, ROW]))
    assert table.header_line == 1
    assert table.cells.height == 3


def test_a_header_over_merged_headings():
    lines = [["Person", "", "Job", ""], [*HEADER, "FTE"], [*ROW, "1"]]
    assert used(only_table(grid_of(lines)))["fte"] == "FTE"
