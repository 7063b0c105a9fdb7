"""A plan as a file: every word of it stands there as it was said, and nothing of it is ever calculated."""

import csv
import io
import time
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from docx import Document
from openpyxl import load_workbook

from tallystick_web.core.sheets.text import marked, unmarked
from tallystick_web.plans.network import Network, Node, Update
from tallystick_web.plans.rules import (
    Delivery,
    Direction,
    EvidenceGrade,
    Expected,
    Intervention,
    Kind,
    Stage,
    Voice,
    Wording,
)
from tallystick_web.plans.sheets.columns import Column
from tallystick_web.plans.sheets.rows import rows_of
from tallystick_web.plans.sheets.text import text_of
from tallystick_web.plans.sheets.word import document_of
from tallystick_web.plans.sheets.workbook import workbook_of

PLAN, ELSEWHERE = UUID(int=1), UUID(int=2)
AT = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # in London it is July already
WHO = UUID(int=99)
HARMFUL = "=cmd|'/c calc'!A1"


def node(number, kind, wording, **more):
    known = {"plan": PLAN, "place": number, "version": 1, "stage": Stage.AGREED, "changed_at": AT}
    return Node(id=UUID(int=number), kind=kind, wording=wording, **known | more)


OBJECTIVE = node(11, Kind.OBJECTIVE, Wording(text="Be fair to everybody who applies", note="A line\nand another"))
OUTCOME = node(
    12,
    Kind.OUTCOME,
    Wording(text="People are appointed equally often", accountable_title="Director", voice=Voice.STAFF_SURVEY),
    uppers=(OBJECTIVE.id,),
    measures=("wres/2", "kept/1"),
)
ACTION = node(
    13,
    Kind.ACTION,
    Wording(
        text=HARMFUL,
        lead=WHO,
        lead_title="Head of recruitment",
        starts_on=date(2026, 4, 1),
        due_on=date(2027, 3, 31),
        intervention=Intervention.PROCESS_CHANGE,
        evidence_grade=EvidenceGrade.SOME,
        expected=Expected(
            measure="wres/2", direction=Direction.TOWARDS_ONE, size=Decimal("0.25"), by=date(2028, 3, 31)
        ),
        cost=Decimal("1200.50"),
        hours=Decimal(90),
    ),
    uppers=(OUTCOME.id, UUID(int=50)),
    update=Update(delivery=Delivery.UNDER_WAY, said="Begun.", next="-2 more", by=None, at=AT),
)
AFAR = node(50, Kind.OUTCOME, Wording(text="An outcome of another plan"), plan=ELSEWHERE)


@pytest.fixture(scope="module")
def rows():
    network = Network(nodes={one.id: one for one in (ACTION, OUTCOME, OBJECTIVE)}, outside={AFAR.id: AFAR})
    return rows_of(network, people={WHO: "Grace Mensah"}, measures={"wres/2": "Appointed from shortlisting"})


def test_a_row_says_what_its_item_says_and_names_what_it_stands_under(rows):
    objective, outcome, action = rows

    assert objective == {
        Column.REFERENCE: "O1",
        Column.KIND: "objective",
        Column.TEXT: "Be fair to everybody who applies",
        Column.NOTE: "A line\nand another",
        Column.STAGE: "Agreed",
    }
    assert outcome[Column.UNDER] == "O1"
    assert outcome[Column.MEASURES] == "Appointed from shortlisting\nkept/1"
    assert action[Column.UNDER] == "OC1\nAn outcome of another plan"
    assert action[Column.LEAD] == "Grace Mensah"
    assert action[Column.EXPECTED_MEASURE] == "Appointed from shortlisting"
    assert action[Column.UPDATED_ON] == date(2026, 7, 1)


def test_a_workbook_holds_words_as_words_days_as_days_and_numbers_as_numbers(rows):
    page = load_workbook(io.BytesIO(workbook_of(rows, title="Plan", about=["One."])))["Plan"]
    heads = [cell.value for cell in page[1]]
    action = dict(zip(heads, page[4], strict=True))

    assert heads == [one.head for one in Column]
    assert (action["What it says"].value, action["What it says"].data_type) == (HARMFUL, "s")
    assert action["What comes next"].data_type == "s"
    assert action["Done by"].value == datetime(2027, 3, 31)  # noqa: DTZ001  # a cell has no zone
    assert action["Cost in pounds"].value == 1200.5
    assert action["In other words"].value is None


def test_no_workbook_holds_a_formula_or_an_address(rows):
    content = workbook_of(rows, title=HARMFUL, about=["http://harm.example.org"])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(one) for one in archive.namelist() if one.startswith("xl/worksheets/")]
    assert not [one for one in sheets if b"<f>" in one or b"<hyperlink" in one]


def test_a_text_file_is_calculated_nowhere_and_opens_with_its_letters(rows):
    content = text_of(rows)
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    action = dict(zip(lines[0], lines[3], strict=True))

    assert content.startswith(b"\xef\xbb\xbf")
    assert action["What it says"] == f"'{HARMFUL}"
    assert action["What comes next"] == "'-2 more"
    assert (action["Done by"], action["Cost in pounds"]) == ("2027-03-31", "1200.50")


@pytest.mark.parametrize("text", ["", "plain", "=1", "'=1", "''=1", "'quoted'", "-", "@you", "\tx", "it's"])
def test_what_was_marked_comes_back_as_it_was(text):
    assert unmarked(marked(text)) == text
    assert not marked(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_document_holds_every_filled_cell_beside_its_reference(rows):
    made = Document(io.BytesIO(document_of(rows, title="Plan", about=["One."])))
    found = {}
    for table in made.tables:
        heads, *lines = [[cell.text for cell in row.cells] for row in table.rows]
        for line in lines:
            said = dict(zip(heads, line, strict=True))
            found.setdefault(said["Reference"], {}).update({head: text for head, text in said.items() if text})

    assert {key: set(one) for key, one in found.items()} == {
        row[Column.REFERENCE]: {column.head for column in row} for row in rows
    }
    assert found["A1"]["What it says"] == HARMFUL
    assert found["A1"]["Done by"] == "31 March 2027"
    assert found["O1"]["In other words"] == "A line\nand another"


def test_signs_that_no_document_can_hold_do_not_stop_it():
    odd = replace(OBJECTIVE, wording=Wording(text="Fair\x00 and\x0b open"))
    rows = rows_of(Network(nodes={odd.id: odd}), people={}, measures={})
    assert "Fair and open" in Document(io.BytesIO(document_of(rows, title="A\x00", about=[]))).tables[0].cell(1, 2).text


def test_a_document_is_the_same_whenever_it_is_written(rows, monkeypatch):
    first = document_of(rows, title="Plan", about=["One."])
    monkeypatch.setattr("time.localtime", lambda *_: time.gmtime(4_000_000_000))
    assert document_of(rows, title="Plan", about=["One."]) == first


def test_a_workbook_carries_no_clock(rows):
    with zipfile.ZipFile(io.BytesIO(workbook_of(rows, title="Plan", about=["One."]))) as archive:
        said = archive.read("docProps/core.xml")
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert said.count(b"2000-01-01T00:00:00Z") == 2
