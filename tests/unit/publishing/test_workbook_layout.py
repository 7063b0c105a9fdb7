"""The workbook is laid out as the government's guidance on statistics in spreadsheets asks."""

import pytest

from tests.unit.publishing.workbooks import (
    FRONT,
    LAST,
    elements,
    opened,
    parts_of,
    release_of_years,
    table_of,
    with_texts,
    workbook_of,
)


@pytest.fixture(scope="module")
def content():
    return workbook_of(release_of_years(2025))


@pytest.fixture(scope="module")
def book(content):
    return opened(content)


def tabled(book):
    return [sheet for sheet in book if sheet.title != "Cover"]


def test_the_sheets_stand_in_reading_order(book):
    indicators = [f"WRES {number}" for number in range(1, 10)]
    assert book.sheetnames == [*FRONT, *indicators, "WRES Race disparity ratio", *LAST]


def test_every_sheet_has_its_title_in_the_first_cell(book):
    titles = [sheet["A1"].value for sheet in book]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert book["WRES 2"]["A1"].value == "WRES: Appointment from shortlisting (indicator 2), 2025"


def test_no_cells_are_merged_hidden_frozen_or_filtered(book, content):
    parts = parts_of(content)
    for tag in ("mergeCell", "autoFilter", "pane"):
        assert list(elements(parts, tag)) == [], tag
    assert [row.get("r") for row in elements(parts, "row") if row.get("hidden")] == []
    assert {sheet.sheet_state for sheet in book} == {"visible"}


def test_no_part_holds_a_formula(content):
    parts = parts_of(content)
    for tag in ("f", "calculatedColumnFormula", "totalsRowFormula"):
        assert list(elements(parts, tag)) == [], tag


def test_each_sheet_holds_one_named_table_that_ends_with_the_sheet(book):
    names = [name for sheet in tabled(book) for name in sheet.tables]
    assert len(names) == len(set(names)) == len(tabled(book))
    for sheet in tabled(book):
        _, rows = table_of(sheet)
        assert (rows[-1][-1].row, rows[-1][-1].column) == (sheet.max_row, sheet.max_column), sheet.title


def test_no_cell_of_a_table_is_empty_and_no_two_heads_are_alike(book):
    for sheet in tabled(book):
        head, rows = table_of(sheet)
        heads = [cell.value for cell in head]
        assert all(isinstance(name, str) and name.strip() for name in heads)
        assert len({name.casefold() for name in heads}) == len(heads), sheet.title
        assert [cell.coordinate for row in rows for cell in row if cell.value in (None, "")] == [], sheet.title


def test_the_lines_above_a_table_leave_no_gap(book):
    for sheet in tabled(book):
        head, _ = table_of(sheet)
        assert all(sheet.cell(row, 1).value for row in range(1, head[0].row)), sheet.title


def test_contents_leads_to_every_other_sheet(book):
    _, rows = table_of(book["Contents"])
    led_to = [row[0].hyperlink.location for row in rows]
    assert led_to == [f"'{name}'!A1" for name in book.sheetnames[2:]]
    assert [row[0].value for row in rows] == book.sheetnames[2:]
    assert [row[1].value for row in rows] == [book[name]["A1"].value for name in book.sheetnames[2:]]


def test_every_sheet_leads_back_to_contents(book):
    for sheet in tabled(book)[1:]:
        links = [cell.hyperlink.location for (cell,) in sheet["A1:A12"] if cell.hyperlink]
        assert links == ["'Contents'!A1"], sheet.title


def test_a_sheet_prints_across_one_page_with_its_heads_repeated(book):
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        high = 1 if sheet.title in ("Cover", "Contents") else 0  # as many pages as it takes
        given = sheet.page_setup.fitToHeight
        assert (sheet.page_setup.fitToWidth or 1, 1 if given is None else given) == (1, high)
        assert sheet.oddFooter.left.text.startswith("For the analyst's desk only.")
    for sheet in tabled(book):
        head, _ = table_of(sheet)
        assert sheet.print_title_rows == f"${head[0].row}:${head[0].row}"


def test_the_file_says_what_it_is_and_in_which_language(book):
    said = book.properties
    assert said.title == "Workforce Race Equality Standard: Northmoor Teaching Hospitals (made up)"
    assert (said.language, said.subject) == ("en-GB", "Equality figures: WRES 2025")


def test_the_watermark_stands_on_every_sheet(book):
    for sheet in book:
        above = [cell.value for (cell,) in sheet["A1:A5"]]
        assert any(str(text).startswith("For the analyst's desk only.") for text in above), sheet.title


def test_all_type_is_one_plain_face_of_twelve_points_or_more(content):
    fonts = [font for font in elements(parts_of(content), "font") if list(font)]
    for font in fonts:
        said = {child.tag.rpartition("}")[2]: child.get("val") for child in font}
        assert said["name"] == "Arial"
        assert float(said["sz"]) >= 12


def test_every_word_in_place_of_a_number_is_in_the_notes(book):
    _, notes = table_of(book["Notes"])
    explained = " ".join(row[0].value for row in notes)
    for name in book.sheetnames[4:-1]:
        head, rows = table_of(book[name])
        numeric = [place for place, cell in enumerate(head) if cell.alignment.horizontal == "right"]
        words = {row[place].value for row in rows for place in numeric if isinstance(row[place].value, str)}
        assert [word for word in words if word not in explained] == [], name


# SEVERAL YEARS


@pytest.fixture(scope="module")
def years():
    return opened(workbook_of(release_of_years(2020, 2025, 2026)))


def test_years_stand_in_one_table_the_newest_first(years):
    _, rows = table_of(years["WRES 2"])
    assert [row[0].value for row in rows] == [2026, 2025, 2020]


def test_a_year_that_counts_other_people_has_a_sheet_of_its_own(years):
    assert "WRES 7" not in years.sheetnames
    for name, expected in (("WRES 7, 2025 to 2026", [2026, 2025]), ("WRES 7, 2020", [2020])):
        _, rows = table_of(years[name])
        assert [row[0].value for row in rows] == expected
        assert any("cannot be compared" in str(cell.value) for (cell,) in years[name]["A1:A6"])


def test_a_note_that_holds_for_one_year_names_it(years):
    _, rows = table_of(years["Notes"])
    whom = {row[2].value: row[1].value for row in rows}
    assert whom["Any answer other than never counts."] == "all figures here"
    old_base = "Answers of don't know are not in the base"
    assert [of_year for text, of_year in whom.items() if text.startswith(old_base)] == ["WRES 2020"]


def test_an_indicator_that_the_return_does_not_hold_is_named_in_the_summary():
    def without_training(content):
        return b"".join(line for line in content.splitlines(True) if b",2025,4," not in line)

    book = opened(workbook_of(release_of_years(2025, change=without_training)))
    assert "WRES 4" not in book.sheetnames
    _, rows = table_of(book["Summary"])
    (line,) = [row for row in rows if "indicator 4" in row[2].value]
    assert {cell.value for cell in line[3:]} == {"not given"}


def test_a_very_long_name_is_cut_and_says_so():
    book = opened(workbook_of(with_texts(release_of_years(2025), "x" * 40_000)))
    assert book["Cover"]["A1"].value.endswith("(cut here: a cell cannot hold more)")
    assert max(len(name) for name in book.sheetnames) <= 31
