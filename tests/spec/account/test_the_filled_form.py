"""The filled workbook of the national collection: which of its cells are understood as which figures."""

from decimal import Decimal

from tallystick.account.collection_form import FilledForm
from tallystick.account.collection_lines import Asked, Place
from tallystick.definitions.collection import collection_form

ITEMS = {line.number: line.item for line in collection_form().lines}
OURS = "LINE|INDICATOR|DATA ITEM|31 MARCH 2025: WHITE|31 MARCH 2025: BME|31 MARCH 2025: UNKNOWN/NULL|Notes"


def form(*rows):
    """A sheet drawn line by line; ``#7`` stands for the words of the form's line 7."""
    width = max(row.count("|") for row in rows) + 1
    cells = [[_words(cell.strip()) for cell in row.split("|")] for row in rows]
    lined = [(*row, *[""] * (width - len(row)), str(number)) for number, row in enumerate(cells, 1)]
    return FilledForm(collection_form(), tuple(lined))


def _words(cell):
    return ITEMS[int(cell[1:])] if cell.startswith("#") else cell


def at(indicator, row, group, asked=Asked.HAPPENED):
    return Place(indicator=indicator, row=row, asked=asked, group=group)


def test_a_line_is_known_by_its_number_and_its_words():
    read = form(OURS, "1|1|#1|9|3|0|", "2|1|#2|4|2|1|")
    assert read.is_one
    assert read.figures() == {
        2025: {
            at("1", "non-clinical/under-1", "white"): 9,
            at("1", "non-clinical/under-1", "bme"): 3,
            at("1", "non-clinical/under-1", "unknown"): 0,
            at("1", "non-clinical/1", "white"): 4,
            at("1", "non-clinical/1", "bme"): 2,
            at("1", "non-clinical/1", "unknown"): 1,
        }
    }


def test_capitals_and_punctuation_make_no_other_line():
    read = form(OURS, "1|1|1a) NON-CLINICAL STAFF – under  Band 1|9|3|0|")
    assert read.figures()[2025][at("1", "non-clinical/under-1", "white")] == 9


def test_the_same_words_under_another_number_are_another_line():
    read = form(OURS, "38|3|#38|90|30|6|", "42|4|#42|91|31|7|")
    assert read.figures()[2025][at("3", "one-year", "white", Asked.PEOPLE)] == 90
    assert read.figures()[2025][at("4", "", "white", Asked.PEOPLE)] == 91


def test_a_line_with_other_words_is_not_used_and_is_named():
    read = form(OURS, "1|1|#1|9|3|0|", "2|1|#2|4|2|1|", "3|1|Staff of the moon|8|8|8|")
    assert read.strange == (3,)
    assert at("1", "non-clinical/2", "white") not in read.figures()[2025]


def test_a_sheet_most_of_whose_lines_have_other_words_is_no_form():
    read = form(OURS, "1|1|#1|9|3|0|", "2|1|Moon|4|2|1|", "3|1|Sun|8|8|8|")
    assert not read.is_one


def test_a_sheet_without_columns_of_groups_is_no_form():
    assert not form("LINE|INDICATOR|DATA ITEM|Total", "1|1|#1|12").is_one


def test_a_form_for_two_years():
    head = "LINE||ITEM|31 MARCH 2024: WHITE|31 MARCH 2024: BME|31 MARCH 2025: WHITE|31 MARCH 2025: BME"
    figures = form(head, "1|1|#1|9|3|8|2").figures()
    assert figures[2024][at("1", "non-clinical/under-1", "white")] == 9
    assert figures[2025][at("1", "non-clinical/under-1", "bme")] == 2


def test_headings_in_merged_cells_and_the_pre_populated_column_before_the_verified_one():
    read = form(
        "WRES data collection 2026|||||||||",
        "LINE||DATA ITEM|31 MARCH 2025||||||NOTES",
        "|||WHITE||BME||UNKNOWN/NULL||",
        "|||Verified|Prepopulated|Verified|Prepopulated|Verified|Prepopulated|",
        "1|1|#1|1|9|2|3|3|0|see below",
    )
    white, bme, unknown = (at("1", "non-clinical/under-1", group) for group in ("white", "bme", "unknown"))
    assert read.figures() == {2025: {white: 9, bme: 3, unknown: 0}}


def test_the_year_of_the_title_counts_where_no_column_says_one():
    assert list(form("Collection, 31 March 2025||", "LINE|ITEM|WHITE|BME", "1|#1|9|3").figures()) == [2025]


def test_a_financial_year_is_named_by_the_march_it_ends_in():
    assert list(form("LINE|ITEM|2024/25: WHITE|2024/25: BME", "1|#1|9|3").figures()) == [2025]


def test_where_nothing_says_a_year_none_is_made_up():
    assert list(form("LINE|ITEM|WHITE|BME", "1|#1|9|3").figures()) == [None]


def test_a_cell_without_a_figure_is_not_nought():
    read = form(OURS, "1|1|#1|not given||–|")
    assert read.figures() == {2025: {}}
    assert read.unread == ()


def test_what_is_not_a_figure_is_left_out_and_its_line_named():
    read = form(OURS, "1|1|#1|9|<5|0|", "2|1|#2|4|2.5|1|")
    assert read.unread == (1, 2)
    assert set(read.figures()[2025].values()) == {9, 0, 4, 1}


def test_what_the_form_works_out_is_compared_where_it_is_a_count_and_not_where_it_is_a_ratio():
    read = form(OURS, "36|2|#36|0.18|0.16|0.16|", "37|2|#37|1.12||", "46|5|#46|21.9|30.9|")
    percent = {group: at("5", "", group, Asked.PERCENT) for group in ("white", "bme")}
    assert read.figures() == {2025: {percent["white"]: Decimal("21.9"), percent["bme"]: Decimal("30.9")}}
