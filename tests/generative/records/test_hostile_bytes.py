"""Whatever bytes come in, a file ends as grids or as one sentence that quotes none of its cells."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.records.reading import read_files
from tests.unit.records.reading import made_files

CELL = "Ottoline"
_ROWS = [["Employee Number", "Band", "Name"], *([f"{number:04}", "5", CELL] for number in range(30))]
GOOD = {
    "book.xlsx": made_files.table(_ROWS),
    "plain.csv": "\r\n".join(",".join(row) for row in _ROWS).encode(),
    "quoted.csv": "\n".join(",".join(f'"{cell}"' for cell in row) for row in _ROWS).encode("utf-16"),
    "records.dat": "\n".join("~".join(row) for row in _ROWS).encode("cp1252"),
    "sheet.ods": made_files.ods(
        '<table:table table:name="T"><table:table-row><table:table-cell office:value-type="string">'
        f"<text:p>{CELL}</text:p></table:table-cell></table:table-row></table:table>"
    ),
}
# The parts of a workbook are squeezed, so changed bytes rarely reach the parser of cells unless it is open.
_CELLS = '<c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c><c r="B{0}"><f>1+1</f><v>2</v></c>'
_SHEET = "".join(f'<row r="{number}">{_CELLS.format(number, CELL)}</row>' for number in range(1, 30))
_SNIPPETS = [
    b'"',
    b"\n",
    b"\r",
    b",",
    b"~",
    b"\0",
    b"\x81",
    b"\xff\xfe",
    b"<c",
    b"/>",
    b"1048576",
    b"XFD",
    b"PK\x03\x04",
    b"",
]


def mutated(content, choose):
    """The content, changed in a few places in one of the ways in which files go wrong."""
    changed = bytearray(content)
    for _ in range(choose.randint(1, 6)):
        at = choose.randint(0, len(changed))
        width = choose.choice([0, 1, 1, 4, 40])
        put = choose.choice([choose.choice(_SNIPPETS), choose.randbytes(choose.choice([1, 2, 8])), changed[:width]])
        changed[at : at + width] = put
    return bytes(changed[: choose.choice([len(changed), len(changed), choose.randint(0, len(changed))])])


def one_of_each(choose):
    files = {name: mutated(content, choose) for name, content in GOOD.items()}
    return files | {"open.xlsx": made_files.xlsx(mutated(_SHEET.encode(), choose).decode("utf-8", errors="ignore"))}


def check(files, folder):
    for name, content in files.items():
        (folder / name).write_bytes(content)
    read = read_files([folder / name for name in files])
    assert [file.file for file in read] == list(files)
    for file in read:
        assert bool(file.problem) != bool(file.grids)
        assert CELL not in file.problem + "".join(file.notices)
        assert "\n" not in file.problem
        for grid in file.grids:
            check_grid(grid)


def check_grid(grid):
    *columns, line = grid.cells.columns
    assert columns == [f"c{number}" for number in range(len(columns))]
    assert line == "line"
    lines = grid.cells["line"].to_list()
    assert lines == sorted(set(lines))
    assert grid.kind == "records" or grid.cells.null_count().sum_horizontal().item() == 0


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz")


def test_the_files_are_good_before_they_are_changed(folder):
    for name, content in GOOD.items():
        (folder / name).write_bytes(content)
    assert [file.problem for file in read_files([folder / name for name in GOOD])] == [""] * len(GOOD)
    (folder / "open.xlsx").write_bytes(made_files.xlsx(_SHEET))
    [open_book] = read_files([folder / "open.xlsx"])
    assert open_book.grids[0].cells.row(0) == (CELL, "2", 1)


@settings(max_examples=4)
@given(seeds=st.lists(st.integers(0, 2**32), min_size=3, max_size=3))
def test_changed_files_end_as_grids_or_a_sentence(folder, seeds):
    for seed in seeds:
        check(one_of_each(random.Random(seed)), folder)


@settings(max_examples=4)
@given(content=st.lists(st.binary(max_size=300), min_size=10, max_size=10))
def test_any_bytes_at_all_end_as_grids_or_a_sentence(folder, content):
    check({f"{number}.csv": each for number, each in enumerate(content)}, folder)


@pytest.mark.long
def test_ten_minutes_of_changed_files(folder):
    until = time.monotonic() + 600
    seed = time.time_ns()
    while time.monotonic() < until:
        seed += 1
        choose = random.Random(seed)
        files = {f"{turn}-{name}": each for turn in range(20) for name, each in one_of_each(choose).items()}
        try:
            check(files, folder)
        except AssertionError as failed:
            failed.add_note(f"the seed was {seed}")
            raise
