"""Whatever a register holds leaves in a file and comes in as what it was, and no cell of it is ever calculated."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from types import SimpleNamespace
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tallystick.account.sheets import read_tables
from tallystick_web.core.letters import legible
from tallystick_web.core.sheets.tables import Table, headed
from tallystick_web.core.sheets.text import csv_of, unmarked
from tallystick_web.core.sheets.workbook import workbook_of
from tallystick_web.registers.brought.cells import Around, Names, one_line
from tallystick_web.registers.brought.holds import guessed, how_many
from tallystick_web.registers.brought.judged import Against, Fate, Judged, There, judged, known_among
from tallystick_web.registers.brought.leaving import Leaving, heads_of, rows_of
from tallystick_web.registers.brought.lines import Row, read
from tallystick_web.registers.columns import ColumnKind
from tallystick_web.registers.described import registers
from tallystick_web.registers.rules import key_of

TODAY = date(2026, 11, 26)
PEOPLE, UNITS, ENTRIES = ([UUID(int=ten * 10 + one) for one in range(3)] for ten in (1, 2, 3))
CALLED = ("Grace Mensah", "Ann Li", "ANN LI")  # two whom a file can tell apart by their ids alone
FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def letters(longest, **how):
    """What people type: words, signs that programs take for formulas, quotes, commas and ends of lines."""
    alphabet = st.one_of(
        st.sampled_from("=+-@'\";,£%/\\|<&\u2028é字 \t" + how.get("more", "")), st.characters(codec="utf-8")
    )
    return st.text(alphabet, max_size=longest).map(legible)


def value_of(column):
    kind = column.kind
    if kind in (ColumnKind.TEXT, ColumnKind.LINK, ColumnKind.ADDRESS):
        return letters(30).map(str.strip)
    if kind is ColumnKind.WORDS:
        return letters(60, more="\n\r").map(str.strip)
    if kind is ColumnKind.DAY:
        return st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1))
    if kind is ColumnKind.WHOLE:
        return st.none() | st.integers(0, 2_000_000_000)
    if kind in (ColumnKind.NUMBER, ColumnKind.MONEY):
        return st.none() | st.decimals(0, Decimal("9999999999.99"), places=2)
    if kind is ColumnKind.CHOICE:
        return st.sampled_from(["", *map(str, column.choices)])
    if kind is ColumnKind.SEVERAL:
        return st.sets(st.sampled_from(list(map(str, column.choices)))).map(lambda some: tuple(sorted(some)))
    if kind is ColumnKind.YES:
        return st.sampled_from([None, True, False])
    return st.none() | st.sampled_from(UNITS if kind is ColumnKind.UNIT else ENTRIES)


@st.composite
def filled(draw):
    """A register and some entries of it."""
    register = draw(st.sampled_from([*registers().values()]))
    entries = []
    for number in range(draw(st.integers(1, 5))):
        said = {one.name: draw(value_of(one)) for one in register.columns}
        said |= {
            "title": draw(letters(40).map(one_line).filter(bool)),
            "note": draw(letters(40, more="\n").map(str.strip)),
            "owner": draw(st.none() | st.sampled_from(PEOPLE)),
            "unit": draw(st.none() | st.sampled_from(UNITS)),
        }
        state = draw(st.sampled_from(register.states)).id
        entries.append(SimpleNamespace(id=UUID(int=1000 + number), values=said, state=state))
    return register, entries


def around(register):
    pointed = {one.of for one in register.columns if one.kind is ColumnKind.ENTRY}
    fits = {one.name: (14, 2) for one in register.columns if one.kind in (ColumnKind.NUMBER, ColumnKind.MONEY)}
    return Around(
        people=Names(dict(zip(PEOPLE, CALLED, strict=True))),
        units=Names(dict(zip(UNITS, CALLED, strict=True))),
        entries={one: Names(dict(zip(ENTRIES, CALLED, strict=True))) for one in pointed},
        fits=fits,
    )


def rows_for(register, entries):
    leaving = [
        Leaving(id=one.id, values=one.values, state=one.state, confirmed_on=TODAY, review_on=None) for one in entries
    ]
    return heads_of(register), list(rows_of(register, leaving, around(register)))


def come_back(register, entries, content, form, folder):
    """What becomes of each row of a file that is brought in where the entries are."""
    place = folder / f"register.{form}"
    place.write_bytes(content)
    answer = read_tables(place)
    assert not answer.problem, answer.problem
    clean = unmarked if form == "csv" else str
    tables = [
        Table(name=one.name, rows=[(at, [legible(clean(cell)) for cell in row]) for at, row in one.rows])
        for one in answer.tables
    ][:1]
    found = headed(tables, lambda headings: how_many(register, headings, {}))
    holds = guessed(register, [one for one in found[0].headings if one], {})
    rows = read(tables, found, register=register, holds=holds, around=around(register), today=TODAY)
    there = [There(id=one.id, values=one.values, state=one.state, key=key_of(register, one.values)) for one in entries]
    return rows, list(judged(rows, Against(register=register, blank={}, today=TODAY), known_among(there)))


def check_nothing_changed(register, entries, content, form, folder):
    rows, every = come_back(register, entries, content, form, folder)
    assert [one for one in rows if not isinstance(one, Row)] == []
    assert [one.entry for one in rows] == [one.id for one in entries]
    different = [one for one in every if not isinstance(one, Judged) or one.fate is not Fate.SAME]
    assert different == []


@FEW
@given(filled())
def test_a_text_file_comes_back_as_what_it_was(tmp_path_factory, drawn):
    register, entries = drawn
    heads, rows = rows_for(register, entries)
    content = csv_of([one.text for one in heads], rows)
    check_nothing_changed(register, entries, content, "csv", tmp_path_factory.mktemp("csv"))


@FEW
@given(filled())
def test_a_workbook_comes_back_as_what_it_was_and_holds_no_formula(tmp_path_factory, drawn):
    register, entries = drawn
    heads, rows = rows_for(register, entries)
    content = workbook_of(heads, rows, sheet="Register", title="Title", about=["About"], kept=1)
    kinds = {cell.data_type for row in load_workbook(BytesIO(content))["Register"] for cell in row}
    assert "f" not in kinds
    check_nothing_changed(register, entries, content, "xlsx", tmp_path_factory.mktemp("xlsx"))
