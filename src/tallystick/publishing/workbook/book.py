"""A release to the bytes of a workbook, and nothing else: the same release gives the same bytes."""

from collections.abc import Sequence
from dataclasses import replace

from tallystick.publishing.workbook.drawing import drawn
from tallystick.publishing.workbook.front import contents_sheet, cover, sources_sheet, title_of_book
from tallystick.publishing.workbook.indicators import indicator_sheets
from tallystick.publishing.workbook.inside import inside_sheets
from tallystick.publishing.workbook.names import sheet_names
from tallystick.publishing.workbook.national import national_sheet
from tallystick.publishing.workbook.notes import notes_sheet
from tallystick.publishing.workbook.packing import settled
from tallystick.publishing.workbook.parts import named, parts_of
from tallystick.publishing.workbook.sheets import Book, Sheet
from tallystick.publishing.workbook.summary import further_sheets, summary_sheet
from tallystick.publishing.workbook.withheld import withheld_sheet
from tallystick.release.release import Release
from tallystick.vocabulary.terms import Term


def to_xlsx(release: Release, *, term: Term | None) -> bytes:
    """The workbook of one organisation: every standard and year, one table a sheet."""
    return settled(drawn(book_of(release, term=term)))


def book_of(release: Release, *, term: Term | None) -> Book:
    """The sheets of the workbook, before they are drawn."""
    parts = parts_of(release, term)
    front = cover(release, parts)
    sheets = [
        notes_sheet(parts),
        withheld_sheet(parts),
        summary_sheet(parts),
        *indicator_sheets(parts),
        *further_sheets(parts),
        *inside_sheets(parts),
        national_sheet(parts),
        sources_sheet(parts),
    ]
    return Book(
        title=title_of_book(parts),
        author=parts[0].table.organisation,
        subject=f"Equality figures: {named(parts)}",
        watermark=release.watermark,
        cover=front,
        sheets=_with_contents(front.name, sheets),
    )


def _with_contents(first: str, sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The sheets under names that can stand side by side, after a list of them."""
    filled = [sheet for sheet in sheets if sheet.rows]
    _, contents, *names = sheet_names([first, "Contents", *(sheet.name for sheet in filled)])
    ready = [replace(sheet, name=name) for sheet, name in zip(filled, names, strict=True)]
    return (contents_sheet(contents, ready), *ready)
