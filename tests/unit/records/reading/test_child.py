"""What the child tells, and what it keeps to itself."""

import io

import pytest

from tallystick.records.reading import child, separated, wire
from tests.unit.records.reading import made_files

CELL = "Ottoline"


@pytest.mark.parametrize(
    ("fault", "said"),
    [(MemoryError(CELL), "too much memory"), (RuntimeError(CELL), "damaged"), (OSError(CELL), "could not be opened")],
)
def test_a_fault_of_a_library_is_told_in_our_words(tmp_path, monkeypatch, fault, said):
    def fail(*_):
        raise fault

    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n1,2\n")
    monkeypatch.setattr(child, "read_text", fail)
    file = made_files.read_here(path)
    assert said in file.problem
    assert CELL not in file.problem


def test_rows_told_before_a_fault_do_not_count(tmp_path, monkeypatch):
    monkeypatch.setattr(separated, "_PART_ROWS", 1)
    path = tmp_path / "a.csv"
    path.write_bytes(b'a,b\n"1",2\n"never closed')
    file = made_files.read_here(path)
    assert "from line 3 on" in file.problem
    assert file.grids == ()


def test_a_grid_shows_no_cell_when_it_is_printed(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(f"{CELL},b\n".encode())
    file = made_files.read_here(path)
    assert file.grids[0].cells.row(0) == (CELL, "b", 1)
    assert CELL not in repr(file)


def test_the_parts_of_a_grid_may_differ_in_width(tmp_path, monkeypatch):
    monkeypatch.setattr(separated, "_PART_BYTES", 1)
    path = tmp_path / "a.csv"
    path.write_bytes(b"title\na,b,c\n1,2\n")
    [grid] = made_files.read_here(path).grids
    assert grid.cells.rows() == [("title", "", "", 1), ("a", "b", "c", 2), ("1", "2", "", 3)]


def test_a_message_that_breaks_off_is_no_message():
    stream = io.BytesIO()
    wire.say(stream, wire.Said.STARTED)
    wire.say(stream, wire.Said.PART, b"rows")
    for kept, heard in (
        (-1, [wire.Said.STARTED]),
        (-5, [wire.Said.STARTED]),
        (None, [wire.Said.STARTED, wire.Said.PART]),
    ):
        assert [what for what, _ in wire.listen(io.BytesIO(stream.getvalue()[:kept]))] == heard
