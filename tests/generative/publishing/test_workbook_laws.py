"""What holds for every workbook: names, number formats, and text of any kind."""

from decimal import Decimal
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.publishing.words import text_of
from tallystick.publishing.workbook.formats import number_format
from tallystick.publishing.workbook.heights import row_height
from tallystick.publishing.workbook.names import sheet_names, table_names
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.rounding import shown
from tests.unit.publishing.spreadsheet_display import displayed
from tests.unit.publishing.workbooks import opened, parts_of, release_of_years, with_texts, workbook_of
from tests.unit.release.tables import INTERNAL

FORBIDDEN = set("[]:*?/\\'")
odd_names = st.lists(st.one_of(st.text(max_size=60), st.sampled_from(["History", "WRES 1", "wres 1", "A1", "x" * 80])))


@given(odd_names)
def test_sheets_get_names_that_excel_takes(wanted):
    names = sheet_names(wanted)
    assert len({name.casefold() for name in names}) == len(names) == len(wanted)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not FORBIDDEN & set(name)
        assert name == name.strip()
        assert name.casefold() != "history"


@given(odd_names)
def test_tables_get_names_that_excel_takes(sheets):
    names = table_names(sheets)
    assert len(set(names)) == len(sheets)
    assert all(name.startswith("table") and name.replace("_", "a").isalnum() and name.isascii() for name in names)


LOWEST = {Unit.POINTS: -100, Unit.PEOPLE: -10_000}
HIGHEST = {Unit.PEOPLE: 10_000, Unit.RATE: 1, Unit.PROBABILITY: 1}
IN_THE_HEAD = (Unit.PERCENT,)  # whose sign stands at the head of the column


@given(st.data())
def test_a_cell_shows_what_the_report_prints(data):
    unit = data.draw(st.sampled_from(Unit))
    places = 0 if unit in (Unit.PEOPLE, Unit.YEARS) else 6
    lowest, highest = LOWEST.get(unit, 0), HIGHEST.get(unit, 100)
    amount = data.draw(st.decimals(lowest, highest, places=places))
    figure = shown(Quantity(Decimal(amount), unit), policy=INTERNAL)
    wanted = figure.text if unit in IN_THE_HEAD else text_of(figure)
    assert displayed(float(figure.value), number_format(figure)) == wanted


@given(st.lists(st.tuples(st.text(max_size=400), st.integers(0, 120)), max_size=5), st.sampled_from([1.0, 1.5]))
def test_a_row_has_room_for_a_line_and_no_more_than_excel_gives(cells, size):
    assert 15 <= row_height(cells, size=size) <= 409


RELEASE = release_of_years(2025)


@given(st.text(max_size=80))
@settings(max_examples=15)
def test_any_text_makes_a_file_that_can_be_read(text):
    content = workbook_of(with_texts(RELEASE, text))
    for part in parts_of(content).values():
        ElementTree.fromstring(part)
    book = opened(content)
    assert book.sheetnames[0] == "Cover"
    if text.isprintable() and "_x" not in text:
        assert book["Cover"]["A1"].value == f"Workforce Race Equality Standard: {text}{RELEASE.tables[0].organisation}"
