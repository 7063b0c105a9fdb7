"""A release of pay to the bytes of a workbook, and nothing else: the same release gives the same bytes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tallystick.publishing.pay.report.page import series_of, watermark_of
from tallystick.publishing.pay.report.year import PayYear
from tallystick.publishing.pay.workbook.front import cover, notes_sheet, sources_sheet, title_of
from tallystick.publishing.pay.workbook.sheets import figure_sheets
from tallystick.publishing.workbook.drawing import drawn
from tallystick.publishing.workbook.front import contents_sheet
from tallystick.publishing.workbook.names import sheet_names
from tallystick.publishing.workbook.packing import settled
from tallystick.publishing.workbook.sheets import Book, Sheet
from tallystick.release.pay import PayRelease
from tallystick.vocabulary.groups import capitalised


def to_xlsx(release: PayRelease) -> bytes:
    """The workbook of one organisation: every profile, characteristic and year, one table a sheet."""
    return settled(drawn(book_of(release)))


def book_of(release: PayRelease) -> Book:
    """The sheets of the workbook, before they are drawn."""
    series, watermark = series_of(release), watermark_of(release)
    front = cover(release, series, watermark)
    sheets = [notes_sheet(series), *_figures(series), sources_sheet(series)]
    return Book(
        title=title_of(series),
        author=release.organisation,
        subject="Pay gaps",
        watermark=watermark,
        cover=front,
        sheets=_with_contents(front.name, sheets),
    )


def _figures(series: Sequence[Sequence[PayYear]]) -> Iterator[Sheet]:
    """The sheets of each characteristic, which is named where there are several."""
    for years in series:
        for sheet in figure_sheets(years):
            kind = f"{capitalised(years[0].table.characteristic)}, " if len(series) > 1 else ""
            yield replace(sheet, name=f"{kind}{sheet.name}", title=f"{kind}{sheet.title}")


def _with_contents(first: str, sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    filled = [sheet for sheet in sheets if sheet.rows]
    _, contents, *names = sheet_names([first, "Contents", *(sheet.name for sheet in filled)])
    ready = [replace(sheet, name=name) for sheet, name in zip(filled, names, strict=True)]
    return (contents_sheet(contents, ready), *ready)
