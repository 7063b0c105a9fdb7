"""The figures of a release in the order of the national collection form, to copy them from line by line.

It is not the form, and it says so on its first sheet: the order is remembered, and no current form has been seen.
"""

from collections.abc import Sequence
from dataclasses import replace

from tallystick.definitions.collection import CollectionForm, FormLine, collection_form
from tallystick.publishing.workbook.drawing import drawn
from tallystick.publishing.workbook.form_checks import checks_of
from tallystick.publishing.workbook.form_figures import GROUPS, cells_of
from tallystick.publishing.workbook.front import contents_sheet, sources_sheet
from tallystick.publishing.workbook.names import sheet_names
from tallystick.publishing.workbook.packing import settled
from tallystick.publishing.workbook.parts import Part, parts_of
from tallystick.publishing.workbook.sheets import Book, Cell, Column, Cover, Line, Sheet
from tallystick.release.canonical import fingerprint
from tallystick.release.release import Release
from tallystick.vocabulary.periods import Snapshot
from tallystick.vocabulary.terms import Term

NO_YEAR_BEFORE = "no figures handed in"
_WORKED_OUT = "The form works this out by itself."
_SHORT = 16
_NOT_THE_FORM = (
    "This is not the national form and it cannot be uploaded. It helps to fill in the form by hand.",
    "The order and the numbers of the lines are remembered from forms that trusts have published, and not confirmed.",
    "No current form has been seen. Hold every line against the form in front of you.",
)
_HOW = (
    "Lines has one row for each line of the form. Copy single figures: the form may have other columns between them.",
    "Checks says whether the counts fit together.",
    "A cell with a percent sign holds a fraction: 25.0% is 0.25. Percentages of the staff survey are from 0 to 100.",
    "Where there is no figure, the cell says why in words. A ratio stands in the first column of its year.",
)


def has_collection(release: Release) -> bool:
    """Whether a release holds figures that the form asks for."""
    return any(table.standard == collection_form().standard for table in release.tables)


def to_collection(release: Release, *, term: Term | None) -> bytes:
    """The workbook of the newest year of the form's standard, with the year before beside it where it is there."""
    return settled(drawn(collection_book(release, term=term)))


def collection_book(release: Release, *, term: Term | None) -> Book:
    """The sheets of that workbook, before they are drawn."""
    form = collection_form()
    newest, *older = [part for part in parts_of(release, term) if part.table.standard == form.standard]
    before = next((part for part in older if part.table.year == newest.table.year - 1), None)
    years = [part for part in (newest, before) if part is not None]
    cover = _cover(release, newest, form)
    return Book(
        title=cover.title,
        author=release.organisation,
        subject=f"Figures in the order of the national collection, {newest.table.year}",
        watermark=release.watermark,
        cover=cover,
        sheets=_named(cover.name, [_lines(form, newest, before), _checks(form, years), sources_sheet(years)]),
    )


def _named(first: str, sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    _, contents, *names = sheet_names([first, "Contents", *(sheet.name for sheet in sheets)])
    ready = [replace(sheet, name=name) for sheet, name in zip(sheets, names, strict=True)]
    return (contents_sheet(contents, ready), *ready)


def _cover(release: Release, newest: Part, form: CollectionForm) -> Cover:
    definition = newest.definition
    return Cover(
        name="Read this first",
        title=f"{definition.title}: figures in the order of the national collection",
        lines=(
            *([Line(release.watermark, is_heading=True)] if release.watermark else []),
            Line("Not the form itself", is_heading=True),
            *(Line(text) for text in _NOT_THE_FORM),
            Line("Organisation", is_heading=True),
            Line(f"{release.organisation}, {Snapshot(newest.table.year).label}"),
            Line("How to use it", is_heading=True),
            *(Line(text) for text in _HOW),
            Line("Where the figures come from", is_heading=True),
            Line(f"Order of lines: version {form.version}, {'confirmed' if form.confirmed else 'not confirmed'}."),
            Line(f"Made by {newest.table.provenance.program} from the figures {fingerprint(release)[:_SHORT]}."),
        ),
    )


def _lines(form: CollectionForm, newest: Part, before: Part | None) -> Sheet:
    year = newest.table.year
    groups = ["UNKNOWN/NULL" if group == "unknown" else group.upper() for group in GROUPS]
    return Sheet(
        name="Lines",
        title=f"The lines of the national collection, 31 March {year}",
        about=(_NOT_THE_FORM[0],),
        columns=(
            *(Column("LINE", 8), Column("INDICATOR", 12), Column("DATA ITEM", 58), Column("MEASURE", 18)),
            *(Column(f"31 MARCH {year - 1}: {group}", 20, numeric=True) for group in groups),
            *(Column(f"31 MARCH {year}: {group}", 20, numeric=True) for group in groups),
            Column("Notes", 44),
        ),
        rows=tuple(_row(line, newest, before) for line in form.lines),
    )


def _row(line: FormLine, newest: Part, before: Part | None) -> tuple[Cell, ...]:
    earlier = (NO_YEAR_BEFORE,) * len(GROUPS) if before is None else cells_of(line, before)
    note = _WORKED_OUT if line.worked_out else "To be filled in."
    return line.number, line.indicator, line.item, line.measure, *earlier, *cells_of(line, newest), note


def _checks(form: CollectionForm, years: Sequence[Part]) -> Sheet:
    return Sheet(
        name="Checks",
        title="Checks: what must fit together",
        about=("Every check is made for each group by itself.",),
        columns=(Column("Year", 8), Column("What must hold", 70), Column("Does it?", 40)),
        rows=tuple(row for part in years for row in checks_of(form, part)),
    )
