"""The schemas of records, and everything that is made from them."""

import io
import json
import time

import openpyxl
import polars as pl
import pytest

from tallystick.records.closed_lists import written
from tallystick.records.frames import COLUMNS, RecordKind
from tallystick.records.recognise import recognise
from tallystick.records.recognise.headers import meanings
from tallystick.records.schemas import Field, FieldType, Schema, schema, schemas
from tallystick.records.table_schema import table_schema, table_schema_json
from tallystick.records.template import NOTES, template_workbook
from tallystick.records.validator import validator
from tests.unit.records.recognise.grids import file_of, grid_of, only_table, used

KINDS = list(RecordKind)


# THE FILES


def test_every_kind_has_a_schema():
    assert [of.kind for of in schemas()] == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_no_header_means_two_fields(kind):
    assert set(meanings(kind).values()) == {field.name for field in schema(kind).fields}


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_names_a_person_is_personal(kind):
    personal = {field.name for field in schema(kind).fields if field.personal}
    expected = {"person", "nhs_identifier", "assignment", "ethnicity", "disability", "date_of_birth", "sex"}
    assert expected & {field.name for field in schema(kind).fields} <= personal


def test_a_schema_cannot_speak_of_a_field_it_has_not():
    field = Field(name="a", title="A", type=FieldType.TEXT, meaning="x")
    base = {"kind": RecordKind.STAFF, "version": "1", "source": "x", "title": "x", "row": "x", "file_names": ()}
    with pytest.raises(ValueError, match="names a field twice, or one that it has not"):
        Schema(**base, fields=(field,), one_of=(("b",),))
    with pytest.raises(ValueError, match="names a field twice, or one that it has not"):
        Schema(**base, fields=(field, field))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("header", ["title", "name"])
def test_the_titles_we_ask_for_are_understood(kind, header):
    heads = [getattr(field, header) for field in schema(kind).fields]
    table = only_table(grid_of([heads, ["x"] * len(heads)]))
    assert table.kind == kind
    assert used(table) == {field.name: head for field, head in zip(schema(kind).fields, heads, strict=True)}


# THE CHECK OF TYPED FRAMES


@pytest.mark.parametrize("kind", KINDS)
def test_a_frame_without_rows_is_sound(kind):
    assert validator(kind).is_valid(pl.DataFrame(schema=COLUMNS[kind]))


def case(**cells):
    blank = {name: "" if of_type is pl.String else None for name, of_type in COLUMNS[RecordKind.CASES].items()}
    return {**blank, "file": "a.csv", "line": 2, "kind": "disciplinary", **cells}


@pytest.mark.parametrize(
    ("cells", "sound"),
    [
        ({}, True),
        ({"ethnicity": "A"}, True),
        ({"ethnicity": "not-stated"}, True),
        ({"ethnicity": "unmapped"}, True),
        ({"ethnicity": "White"}, False),
        ({"ethnicity": None}, False),
        ({"kind": "grievance"}, False),
        ({"formal": None}, True),
        ({"line": None}, False),
        ({"disability": "maybe"}, False),
    ],
)
def test_a_row_is_held_to_the_closed_lists(cells, sound):
    frame = pl.DataFrame([case(**cells)], schema=COLUMNS[RecordKind.CASES])
    assert validator(RecordKind.CASES).is_valid(frame) is sound


# THE TABLE SCHEMA


@pytest.mark.parametrize("kind", KINDS)
def test_the_published_schema_asks_for_the_same(kind):
    published = json.loads(table_schema_json(kind))
    assert published == table_schema(kind)
    required = [field["name"] for field in published["fields"] if field["constraints"]["required"]]
    assert required == [field.title for field in schema(kind).required]
    assert {field["type"] for field in published["fields"]} <= {"string", "date", "number", "integer"}


# THE BLANK WORKBOOK


@pytest.fixture(scope="module")
def template():
    return openpyxl.load_workbook(io.BytesIO(template_workbook()))


def test_there_is_a_sheet_for_each_kind_and_one_of_notes(template):
    assert template.sheetnames == [*(of.title for of in schemas()), NOTES]


def test_a_filled_in_workbook_is_understood(template):
    grids = []
    for sheet in template.worksheets:
        lines = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        filled = lines if sheet.title == NOTES else [*lines, ["x"] * len(lines[0])]
        grids.append(grid_of(filled, file="template.xlsx", sheet=sheet.title))
    found = recognise([file_of(*grids)])
    assert [table.kind for table in found.tables] == KINDS
    assert [len(table.used) for table in found.tables] == [len(of.fields) for of in schemas()]
    assert found.problems == ()


def test_the_notes_explain_every_column(template):
    rows = list(template[NOTES].iter_rows(values_only=True))
    explained = {(row[0], row[1]) for row in rows}
    assert {(of.title, field.title) for of in schemas() for field in of.fields} <= explained
    ethnicity = next(row for row in rows if row[1] == "Ethnic Origin")
    assert all(code in ethnicity[4] for code in written(FieldType.ETHNICITY))


def test_cells_are_text_so_that_codes_keep_their_shape(template):
    sheet = template["Staff list"]
    assert all(cell.data_type == "s" for cell in sheet[1])
    assert sheet.column_dimensions["A"].number_format == "@"


def test_two_blank_workbooks_are_the_same_bytes(monkeypatch):
    first = template_workbook()
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    assert template_workbook() == first
