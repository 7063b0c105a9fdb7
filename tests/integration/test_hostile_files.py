"""A file made to do harm, or only broken, becomes one sentence; the files beside it are read."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tallystick.records.reading import limits, read, read_files
from tests.unit.records.reading import hostile_older_workbooks, hostile_texts, hostile_workbooks, made_files
from tests.unit.records.reading.hostile_texts import CELL

pytestmark = pytest.mark.unwatched

GOOD = made_files.table([["Employee Number", "Band"], ["02", 5]])
REFUSED = {**hostile_workbooks.REFUSED, **hostile_older_workbooks.REFUSED, **hostile_texts.REFUSED}
READ = (hostile_workbooks.HARMLESS, hostile_older_workbooks.HARMLESS, hostile_texts.HARMLESS)
# What to do, of which every sentence tells something.
DO = ("Save ", "Export ", "Hand in ", "Unpack ", "Take the password off", "Keep ", "Delete ")


@pytest.fixture
def hand_in(tmp_path):
    """Writes files, reads them all, and gives back what was read by name."""

    def read_all(files, **options):
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)
        return {file.file: file for file in read_files([tmp_path / name for name in files], **options)}

    return read_all


def rows(file):
    assert file.problem == ""
    return [row for grid in file.grids for row in grid.cells.rows()]


GOOD_ROWS = [("Employee Number", "Band", 1), ("02", "5", 2)]


def made(kinds):
    return {name: maker() for name, (maker, _) in kinds.items()}


def test_the_corpus_is_large_and_no_kind_is_in_it_twice():
    names = [name for kinds in (REFUSED, *READ) for name in kinds]
    assert len(names) == len(set(names))
    assert len(names) >= 150
    assert len(REFUSED) >= 100


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to the memory it may take")
def test_each_hostile_file_is_one_sentence_and_the_good_ones_are_read(hand_in):
    read_ = hand_in({"first.xlsx": GOOD, **made(REFUSED), "last.xlsx": GOOD})
    for name, (_, why) in REFUSED.items():
        file = read_[name]
        assert (name, file.grids, file.notices) == (name, (), ())
        assert file.problem.startswith((f"{name} could not be read: ", f"{name}, line ", f"{name}: "))
        assert why in file.problem
        assert any(do in file.problem for do in DO)
        assert CELL not in file.problem
        assert "\n" not in file.problem
        assert len(file.sha256) == 64
    assert rows(read_["first.xlsx"]) == rows(read_["last.xlsx"]) == GOOD_ROWS


def test_a_trap_in_a_file_that_can_be_read_does_nothing(hand_in):
    workbooks, older, texts = READ
    read_ = hand_in(made({**workbooks, **older, **texts}))
    assert [CELL in notice for file in read_.values() for notice in file.notices if CELL in notice] == []
    assert not Path("/tmp/tallystick-was-here").exists()
    cells = {name: rows(read_[name]) for name in workbooks}
    assert {name: found if len(found[0]) == 2 else len(found[0]) for name, found in cells.items()} == {
        name: expected for name, (_, expected) in workbooks.items()
    }
    assert {name: len(read_[name].grids) for name in older} == {name: count for name, (_, count) in older.items()}
    assert {name: len(rows(read_[name])) for name in texts} == {name: count for name, (_, count) in texts.items()}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit that makes this safe to show")
def test_two_cells_far_apart_end_the_process_that_parses_them(tmp_path):
    content = made_files.two_cells("A1", "XFD1048576")
    assert len(content) < 1_500
    book = tmp_path / "far-corner.xlsx"
    book.write_bytes(content)
    parse = (
        "import sys, fastexcel; from tallystick.records.reading import limits; limits.confine()\n"
        "try: fastexcel.read_excel(sys.argv[1]).load_sheet(0, header_row=None, dtypes='string')\n"
        "except BaseException: sys.exit(7)"
    )
    ended = subprocess.run([sys.executable, "-c", parse, book], capture_output=True)
    assert ended.returncode < 0  # by a signal: nothing could be caught


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to the memory it may take")
def test_a_file_that_kills_the_child_costs_no_other_file(hand_in):
    read_ = hand_in({"first.xlsx": GOOD, "killer.xlsx": hostile_workbooks.past_every_look(), "last.csv": b"a,b\n1,2\n"})
    assert rows(read_["first.xlsx"]) == GOOD_ROWS
    assert read_["killer.xlsx"].problem == (
        "killer.xlsx could not be read: it takes too much memory or is damaged; a filled cell far below or beside the "
        "table can be the cause. Save it again from the spreadsheet program, or export it as CSV."
    )
    assert read_["killer.xlsx"].grids == ()
    assert rows(read_["last.csv"]) == [("a", "b", 1), ("1", "2", 2)]


def test_a_file_that_takes_too_long_is_said_to(hand_in, monkeypatch):
    begin = "import sys, time; sys.stdout.buffer.write(b's' + bytes(8)); sys.stdout.flush(); time.sleep(600)"
    monkeypatch.setattr(read, "_CHILD", ("-c", begin))
    monkeypatch.setattr(limits, "SECONDS", 0.5)
    assert "took longer than" in hand_in({"slow.csv": b"a"})["slow.csv"].problem


def test_a_child_that_never_starts_is_said_for_each_file(hand_in, monkeypatch):
    monkeypatch.setattr(read, "_CHILD", ("-c", "raise SystemExit(1)"))
    read_ = hand_in({"a.csv": b"a", "b.csv": b"b"})
    assert ["did not start" in file.problem for file in read_.values()] == [True, True]


def test_a_file_over_the_limit_is_not_opened(tmp_path):
    large = tmp_path / "large.csv"
    with large.open("wb") as stream:
        stream.truncate(limits.FILE_BYTES + 1)
    [file] = read_files([large])
    assert "larger than 200 MB" in file.problem
    assert file.sha256 == ""


def test_a_file_that_is_not_there_is_said(tmp_path):
    read_ = read_files([tmp_path / "gone.csv", tmp_path])
    assert ["could not be opened" in file.problem for file in read_] == [True, True]


def test_a_workbook_that_unpacks_to_too_much_is_refused(hand_in, monkeypatch, tmp_path):
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 10_000)
    book = tmp_path / "bomb.xlsx"
    for size in (8_000, 20_000):
        book.write_bytes(made_files.zipped({**made_files.parts_of_xlsx(""), "xl/media.bin": bytes(size)}))
        assert ("unpacks to more than" in made_files.read_here(book).problem) == (size == 20_000)


def test_an_archive_with_a_password_is_said(tmp_path):
    book = tmp_path / "locked.xlsx"
    content = bytearray(GOOD)
    start = content.index(b"PK\x01\x02")
    content[start + 8] |= 1  # the flag of an encrypted part, in the directory
    book.write_bytes(content)
    assert zipfile.ZipFile(book).infolist()[0].flag_bits & 1
    assert "protected by a password" in made_files.read_here(book).problem


# WHAT IS READ WHATEVER ITS NAME


def test_content_counts_and_not_the_ending(hand_in):
    read_ = hand_in({"book.csv": GOOD, "text.xlsx": b"a;b\n1;2\n", "none": b"a,b\n"})
    assert rows(read_["book.csv"]) == GOOD_ROWS
    assert rows(read_["text.xlsx"]) == [("a", "b", 1), ("1", "2", 2)]
    assert rows(read_["none"]) == [("a", "b", 1)]


def test_the_older_format_reads_like_the_newer():
    older = Path(__file__).parent / "files" / "made-up-staff.xls"
    [file] = read_files([older])
    assert [grid.sheet for grid in file.grids] == ["Staff", "Old"]
    assert rows(file) == [
        ("", "", "", "", 1),
        ("", "", "", "", 2),
        ("Employee Number", "Band", "Start", "FTE", 3),
        ("02", "5", "2025-03-31", "0.6", 4),
        ("2", "", "", "", 5),
        ("", "", "", "", 6),
        ("=not a formula", "", "", "", 7),
        ("x", 1),
    ]
    assert ["'Old' is hidden" in notice for notice in file.notices] == [True]


# WHAT THE CHILD IS GIVEN


def test_the_child_knows_nothing_of_our_environment(monkeypatch):
    monkeypatch.setenv("A_SECRET", CELL)
    assert set(read._environment()) <= {"SYSTEMROOT", "PYTHONPATH", "POLARS_MAX_THREADS"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_child_can_write_no_file_and_take_no_more_memory(tmp_path):
    tries = (
        "import sys; from tallystick.records.reading import limits; limits.confine(); limits.allow_one_more_file()\n"
        "for action in (lambda: open(sys.argv[1], 'w').write('x' * 99999), lambda: bytes(3 << 30)):\n"
        "    try: action()\n"
        "    except (OSError, MemoryError) as refused: print(type(refused).__name__)"
    )
    ended = subprocess.run([sys.executable, "-c", tries, tmp_path / "a"], capture_output=True, text=True)
    assert ended.stdout.split() == ["OSError", "MemoryError"]


def test_progress_names_each_file_once(hand_in):
    said = []
    hand_in({"a.csv": b"a", "b.csv": b"b"}, on_progress=said.append)
    assert said == ["Reading a.csv", "Reading b.csv"]
