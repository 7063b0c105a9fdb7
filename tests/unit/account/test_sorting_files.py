"""What is in a folder is sorted by what the files say, not by their names alone."""

import pytest

from tallystick.account.sorted_files import sort_files
from tallystick.errors import WrongArguments

RETURN = "organisation,standard,year,indicator,row,group,happened,people,percent\n"
STAFF = "Employee Number,Organisation,Ethnic Origin,Pay Scale\n"


def folder_of(path, files):
    for name, content in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return sort_files(path)


def names(paths):
    return [path.name for path in paths]


def test_a_return_file_is_told_by_its_first_line(tmp_path):
    found = folder_of(tmp_path, {"counts.csv": RETURN, "staff.csv": STAFF, "cases.xlsx": b"PK\x03\x04"})

    assert names(found.returns) == ["counts.csv"]
    assert names(found.extracts) == ["cases.xlsx", "staff.csv"]


@pytest.mark.parametrize(
    "text", [RETURN.replace(",", ";"), RETURN.upper(), "\n\n" + RETURN, '"organisation","year","group"\n']
)
def test_separators_capitals_and_blank_lines_do_not_hide_a_return_file(text, tmp_path):
    assert names(folder_of(tmp_path, {"a.csv": text}).returns) == ["a.csv"]


def test_a_return_file_saved_as_unicode_text_is_one_too(tmp_path):
    assert names(folder_of(tmp_path, {"a.txt": RETURN.encode("utf-16")}).returns) == ["a.txt"]


def test_what_programs_leave_lying_about_is_not_meant(tmp_path):
    found = folder_of(tmp_path, {"~$staff.xlsx": b"", ".DS_Store": b"", "Thumbs.db": b"", "staff.csv": STAFF})

    assert names(found.extracts) == ["staff.csv"]


def test_what_was_said_about_the_files_is_not_an_extract(tmp_path):
    found = folder_of(tmp_path, {"deposit.toml": "", "staff.csv": STAFF})

    assert found.deposit == tmp_path / "deposit.toml"
    assert names(found.extracts) == ["staff.csv"]


def test_folders_named_after_years_are_deposits_of_those_years(tmp_path):
    found = folder_of(tmp_path, {"2024/staff.csv": STAFF, "2025/staff.csv": STAFF, "old/staff.csv": STAFF})

    assert names(found.years) == ["2024", "2025"]


def test_a_folder_with_nothing_to_read_is_a_wrong_argument(tmp_path):
    with pytest.raises(WrongArguments, match="no return file and no extract"):
        folder_of(tmp_path, {"deposit.toml": ""})
