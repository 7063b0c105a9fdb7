"""Releases for workbooks, and workbooks read back: as a spreadsheet program sees them, and as the parts of the file."""

import io
import zipfile
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from tallystick.account.understand import understood_counts
from tallystick.account.wres import releases_of
from tallystick.publishing.workbook import to_xlsx
from tallystick.release.shown import Hidden, Reason, Shown
from tallystick.tallies.return_file import read_return_file
from tallystick.vocabulary.terms import official
from tests.unit.release.tables import INTERNAL

EXAMPLE = Path(__file__).parents[3] / "example/returns/northmoor-2025.csv"
FRONT = ("Cover", "Contents", "Notes", "Summary")
LAST = ("Further figures", "National figures", "Sources")


def release_of_years(*years, change=lambda content: content):
    """The made-up trust's return, handed in for each of these years."""
    content = change(EXAMPLE.read_bytes())
    made = [content.replace(b",wres,2025,", f",wres,{year},".encode()) for year in years]
    read = (read_return_file(one, name=f"{year}.csv") for one, year in zip(made, years, strict=True))
    (release,) = releases_of(understood_counts(tuple(read)), INTERNAL)
    return release


def workbook_of(release):
    return to_xlsx(release, term=official())


def opened(content):
    """The workbook as openpyxl reads it, formulas as they stand."""
    return load_workbook(io.BytesIO(content))


def parts_of(content):
    """The text of every part of the file, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def elements(parts, tag):
    """Every element called ``tag`` in any part, whatever its namespace."""
    for text in parts.values():
        for element in ElementTree.fromstring(text).iter():
            if element.tag.rpartition("}")[2] == tag:
                yield element


def table_of(sheet):
    """The heads and the rows of the only table on a sheet, as cells."""
    (table,) = sheet.tables.values()
    left, top, right, bottom = range_boundaries(table.ref)
    head, *rows = sheet.iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right)
    return head, rows


def withheld(value):
    """The same value with every figure in it withheld."""
    if isinstance(value, Shown):
        return Hidden(Reason.PROTECTS_PEOPLE)
    if isinstance(value, tuple):
        return tuple(withheld(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: withheld(getattr(value, field.name)) for field in fields(value)})
    return value


def with_withheld(release, *indicators):
    """The release with all that some indicators hold withheld."""
    (table,) = release.tables
    results = tuple(withheld(one) if one.indicator in indicators else one for one in table.results)
    return replace(release, tables=(replace(table, results=results),))


def with_texts(release, text):
    """The release with ``text`` at the front of every text in it that comes from outside the program."""
    return replace(release, tables=tuple(_with_texts(table, text) for table in release.tables))


def _with_texts(table, text):
    made = table.provenance
    sources = tuple(replace(one, file=text + one.file, sha256=text + one.sha256) for one in made.made_from)
    # The definition's hash is compared and refused when it differs, so no text from outside can stand there.
    definition = replace(made.definition, id=text + made.definition.id)
    provenance = replace(
        made, definition=definition, vocabulary=text + made.vocabulary, program=text + made.program, made_from=sources
    )
    notices = (f"{text}a notice",)
    return replace(table, organisation=text + table.organisation, notices=notices, provenance=provenance)
