"""A file made to do harm, or only broken, becomes one sentence; the files beside it are read."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tallystick.records.reading import limits, read, read_files
from tests.unit.records.reading import made_files

GOOD = made_files.table([["Employee Number", "Band"], ["02", 5]])
CELL = "Ottoline"  # stands in most files below and may stand in no sentence
A_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def stream_name(name):
    return name.encode("utf-16-le") + bytes(2)


def with_part(name):
    return made_files.zipped({**made_files.parts_of_xlsx(""), name: CELL})


def past_every_look():
    """Blank rows enough to look like a table, and a grid of 700 million cells for whoever makes room for them."""
    blank = "".join(f'<row r="{number}"/>' for number in range(2, 300_000))
    return made_files.xlsx(
        f'<row r="1"><c r="A1"><v>1</v></c></row>{blank}<row r="1000000"><c r="ZZ1000000"><v>1</v></c></row>'
    )


def squeezed():
    return made_files.xlsx(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 30_000_000}</t></is></c></row>')


def larger_than_it_says():
    """A part that gives itself ten bytes, in the directory and before its data."""
    content = bytearray(made_files.zipped({**made_files.parts_of_xlsx(""), "xl/media.bin": bytes(1_000_000)}))
    size = (1_000_000).to_bytes(4, "little")
    assert content.count(size) == 2
    return bytes(content.replace(size, (10).to_bytes(4, "little")))


HOSTILE = {
    "far-corner.xlsx": (made_files.two_cells("A1", "XFD1048576"), "a filled cell"),
    "squeezed.xlsx": (squeezed(), "hundreds of times its size"),
    "false-sizes.xlsx": (larger_than_it_says(), "not as large as it says"),
    "cut-short.xlsx": (GOOD[: len(GOOD) // 2], "cut short or damaged"),
    "macros.xlsm": (with_part("xl/vbaProject.bin"), "macros"),
    "binary.xlsb": (made_files.zipped({"xl/workbook.bin": CELL}), "binary workbook"),
    "archive.xlsx": (made_files.zipped({"staff.csv": CELL}), "an archive and not a workbook"),
    "password.xlsx": (A_COMPOUND_FILE + stream_name("EncryptedPackage") + bytes(500), "protected by a password"),
    "macros.xls": (A_COMPOUND_FILE + stream_name("_VBA_PROJECT") + bytes(500), "macros"),
    "letter.doc": (A_COMPOUND_FILE + stream_name("WordDocument"), "not a workbook"),
    "broken.xls": (A_COMPOUND_FILE + stream_name("Workbook") + bytes(500), "damaged"),
    "web-page.xls": (f"\r\n<html><table><tr><td>{CELL}</td></tr></table></html>".encode(), "a web page"),
    "old-xml.xls": (f"<?xml version='1.0'?><Workbook>{CELL}</Workbook>".encode(), "a web page or XML"),
    "report.pdf": (b"%PDF-1.7 " + CELL.encode(), "a PDF"),
    "picture.csv": (b"\x89PNG\r\n\x1a\n\0\0\0" + CELL.encode(), "not a text file"),
    "empty.csv": (b"", "it is empty"),
    "quotation.csv": (f'a,b\n"{CELL},1\n2,3\n'.encode(), "from line 2 on"),
    "bytes.csv": (CELL.encode() + b",b\n\x81,1\n", "line 2: byte"),
}


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


def test_each_hostile_file_is_one_sentence_and_the_good_ones_are_read(hand_in):
    read_ = hand_in(
        {"first.xlsx": GOOD, **{name: content for name, (content, _) in HOSTILE.items()}, "last.xlsx": GOOD}
    )
    for name, (_, why) in HOSTILE.items():
        file = read_[name]
        assert (file.grids, file.notices) == ((), ())
        assert file.problem.startswith(name)
        assert why in file.problem
        assert CELL not in file.problem
        assert "\n" not in file.problem
        assert len(file.sha256) == 64
    assert rows(read_["first.xlsx"]) == rows(read_["last.xlsx"]) == GOOD_ROWS


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
    read_ = hand_in({"first.xlsx": GOOD, "killer.xlsx": past_every_look(), "last.csv": b"a,b\n1,2\n"})
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
