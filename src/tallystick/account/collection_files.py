"""A file of counts that somebody else prepared: a return file, or the filled workbook of the national collection."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tallystick.account.collection_form import FilledForm
from tallystick.account.collection_lines import Figure, Place, figures_of
from tallystick.account.sorted_files import is_return_file
from tallystick.account.understand import content_of
from tallystick.definitions.collection import collection_form
from tallystick.errors import InputRefused, WrongArguments
from tallystick.records.reading import read_files
from tallystick.release.release import Source
from tallystick.tallies.return_file import read_return_file

_NEITHER = (
    "{name}: this is neither a return file nor the workbook of the national collection. Nothing was compared. "
    "A return file begins with the columns that tallystick show return prints. The workbook, or a CSV of its sheet, "
    "has numbered lines such as {number}, '{item}', under columns named White, BME and Unknown; collection.xlsx, "
    "which --out writes, has them in that order."
)


@dataclass(frozen=True, kw_only=True)
class PreparedTable:
    """The figures of one standard and year. A form says no organisation, and may say no year."""

    organisation: str
    standard: str
    year: int | None
    figures: Mapping[Place, Figure] = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A file of prepared counts that was understood."""

    source: Source
    tables: tuple[PreparedTable, ...]
    notices: tuple[str, ...] = ()


def read_prepared(file: Path) -> Prepared:
    """Read a return file or a filled form. Raises WrongArguments when it is not there, InputRefused as reading does."""
    if not file.is_file():
        raise WrongArguments(f"{file}: there is no such file.")
    return _return(file) if is_return_file(file) else _form(file)


def _return(file: Path) -> Prepared:
    read = read_return_file(content_of(file), name=file.name)
    return Prepared(
        source=Source(file=read.name, sha256=read.sha256, rows=read.rows),
        tables=tuple(
            PreparedTable(
                organisation=made.organisation, standard=made.standard, year=made.year, figures=figures_of(made)
            )
            for made in read.returns
        ),
        notices=tuple(f"{read.name}: {notice}" for notice in read.notices),
    )


def _form(file: Path) -> Prepared:
    [read] = read_files([file])
    if read.problem:
        raise InputRefused(read.problem)
    form = collection_form()
    sheets = [FilledForm(form, tuple(_texts(grid.cells.rows()))) for grid in read.grids]
    best = max(sheets, key=lambda sheet: sheet.recognised, default=None)
    if best is None or not best.is_one:
        first = form.lines[0]
        raise InputRefused(_NEITHER.format(name=file.name, number=first.number, item=first.item))
    return Prepared(
        source=Source(file=read.file, sha256=read.sha256, rows=best.recognised),
        tables=tuple(
            PreparedTable(organisation="", standard=form.standard, year=year, figures=figures)
            for year, figures in best.figures().items()
            if figures
        ),
        notices=(*read.notices, *_notices(file.name, best)),
    )


def _texts(rows: list[tuple[object, ...]]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        yield tuple("" if cell is None else str(cell) for cell in row)


def _notices(name: str, sheet: FilledForm) -> Iterator[str]:
    if sheet.strange:
        yield f"{name}: not compared, because the words are not those of the form: {_lines(sheet.strange)}"
    if sheet.unread:
        yield f"{name}: something else than a figure stands in {_lines(sheet.unread)}, and was not compared"


def _lines(numbers: tuple[int, ...]) -> str:
    return f"line{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
