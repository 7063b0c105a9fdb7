"""Nothing in a workbook can run, and the same release always gives the same bytes."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from datetime import datetime

import pytest

from tests.repository.tracked import ROOT
from tests.unit.publishing.workbooks import elements, opened, parts_of, release_of_years, with_texts, workbook_of

CANARIES = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "{=1+1}", "\t=1+1", "http://example.org/", "internal:Cover!A1", "007"]


@pytest.mark.parametrize("canary", CANARIES)
def test_text_from_outside_stays_text_in_every_field(canary):
    content = workbook_of(with_texts(release_of_years(2025), canary))
    parts = parts_of(content)
    assert list(elements(parts, "f")) == []
    assert not [one for one in elements(parts, "Relationship") if one.get("TargetMode") == "External"]
    book = opened(content)
    texts = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    cells = [cell for cell in texts if canary in cell.value]
    assert {sheet.title for sheet in book} == {cell.parent.title for cell in cells}
    assert {(cell.data_type, cell.hyperlink) for cell in cells} <= {("s", None), ("f", None)}
    # openpyxl takes any text that starts with the sign for a formula, so the file itself has the last word.
    kinds = {one.get("t") for one in elements(parts, "c") if one.find("{*}v") is not None}
    assert kinds <= {"s", None}


def test_a_cell_without_a_kind_holds_a_number():
    parts = parts_of(workbook_of(with_texts(release_of_years(2025), "=1+1")))
    plain = [one.find("{*}v") for one in elements(parts, "c") if one.get("t") is None]
    assert [float(value.text) for value in plain if value is not None]


def test_every_field_is_written_once_at_least():
    parts = parts_of(workbook_of(with_texts(release_of_years(2025), "=1+1")))
    strings = "".join(text for name, text in parts.items() if name == "xl/sharedStrings.xml")
    fields = ("Northmoor", "2025.csv", "a notice", "tallystick", "wres/2025.1", "2026.1")
    assert [field for field in fields if f"=1+1{field}" not in strings] == []


# THE SAME BYTES

MAKE = """
import hashlib, time
time.time = lambda: {moment}
from tests.unit.publishing.workbooks import release_of_years, workbook_of
print(hashlib.sha256(workbook_of(release_of_years(2025))).hexdigest())
"""


def made_elsewhere(*, zone, seed, moment):
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    command = [sys.executable, "-c", MAKE.format(moment=moment)]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def test_the_same_release_gives_the_same_bytes_in_every_zone_and_at_every_time():
    release = release_of_years(2025)
    content = workbook_of(release)
    assert workbook_of(release) == content
    here = hashlib.sha256(content).hexdigest()
    assert made_elsewhere(zone="Pacific/Kiritimati", seed="1", moment=0) == here
    assert made_elsewhere(zone="America/Los_Angeles", seed="2", moment=4_000_000_000) == here


def test_the_file_carries_no_time_of_its_own():
    content = workbook_of(release_of_years(2025))
    said = opened(content).properties
    assert said.created == said.modified == datetime(2000, 1, 1)  # noqa: DTZ001  # as openpyxl gives it
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert {(part.date_time, part.create_system) for part in packed.infolist()} == {((1980, 1, 1, 0, 0, 0), 3)}


def test_the_program_starts_without_what_writes_workbooks():
    code = "import sys, tallystick.cli; sys.exit('xlsxwriter' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    assert subprocess.run([sys.executable, "-c", code], env=environment).returncode == 0
