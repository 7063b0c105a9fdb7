"""Which files are about pay: those that one command reads are those that the other leaves alone."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tallystick.records.deposit import FILE_NAME
from tallystick.records.frames import RecordKind
from tallystick.records.reading.grids import FileRead, GridKind
from tallystick.records.recognise.headers import LOOKED_AT, key_of, lines_of, meanings
from tallystick.records.recognise.table import Recognised
from tallystick.records.schemas import schema

_LEFT_ALONE = (
    "{file}: this is a file of pay, and was left alone. To report on pay: tallystick pay. If it is another kind of "
    'record, say so in {deposit} under [files], for example: "{file}" = "staff".'
)


def about_pay(read: FileRead) -> bool:
    """Whether a line near the top of a file names pay for an hour, ordinary pay or basic pay."""
    [telling] = schema(RecordKind.PAY).one_of
    known = meanings(RecordKind.PAY)
    cells = (
        cell
        for grid in read.grids
        if grid.kind is GridKind.TABLE
        for line in lines_of(grid.cells, LOOKED_AT)
        for cell in line
    )
    return any(known.get(key_of(cell)) in telling for cell in cells)


def without_pay(recognised: Recognised, read: Sequence[FileRead]) -> Recognised:
    """What was recognised without files of pay; each is named, and what is wrong with one is no problem."""
    pay = [table.file for table in recognised.tables if table.kind is RecordKind.PAY]
    wrong = [one for one in read if not one.problem and about_pay(one)]
    problems, beside = _apart(recognised.problems, [one.file for one in wrong])
    alone = dict.fromkeys([*pay, *(one.file for one in wrong if any(_of(said, one.file) for said in beside))])
    return replace(
        recognised,
        tables=tuple(table for table in recognised.tables if table.kind is not RecordKind.PAY),
        problems=tuple(problems),
        notices=(*recognised.notices, *(_LEFT_ALONE.format(file=file, deposit=FILE_NAME) for file in alone)),
    )


def left_alone(recognised: Recognised, read: Sequence[FileRead]) -> tuple[str, ...]:
    """The files of pay that gave no table, once they were taken out: nothing was made from them."""
    used = {table.file for table in recognised.tables}
    return tuple(one.file for one in read if one.file not in used and about_pay(one))


def of_pay(recognised: Recognised, read: Sequence[FileRead]) -> Recognised:
    """What was recognised of pay, and the staff list; other kinds are named, and what is wrong with them is a notice.

    A file that could not be read at all stays a problem, because nothing says that it is not of pay.
    """
    kept = tuple(table for table in recognised.tables if table.kind in (RecordKind.PAY, RecordKind.STAFF))
    others = {table.file: table.kind for table in recognised.tables if table not in kept}
    about = [one.file for one in read if one.problem or about_pay(one)]
    beside, problems = _apart(recognised.problems, about)
    if not any(table.kind is RecordKind.PAY for table in kept):
        problems, beside = list(recognised.problems), []
    returns = [f"{file}: this is a return file, and was left alone." for file in recognised.return_files]
    left = [f"{file}: this is {schema(kind).title.lower()}, and was left alone." for file, kind in others.items()]
    return replace(
        recognised,
        tables=kept,
        problems=tuple(problems),
        notices=(*recognised.notices, *beside, *returns, *sorted(left)),
    )


def _apart(problems: Iterable[str], files: Sequence[str]) -> tuple[list[str], list[str]]:
    """The problems of other files, and those of these."""
    of_these = [said for said in problems if any(_of(said, file) for file in files)]
    return [said for said in problems if said not in of_these], of_these


def _of(problem: str, file: str) -> bool:
    return problem.startswith((f"{file}:", f"{file},", f"{file} "))
