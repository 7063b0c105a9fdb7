"""Staff-survey workbooks: questions in merged cells above a header of answers, sheets that change names yearly."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import polars as pl

from tallystick.records.frames import RecordKind
from tallystick.records.reading.grids import Grid
from tallystick.records.recognise.headers import key_of, lines_of, meanings
from tallystick.records.recognise.table import Outcome, Table

NAME = "staff survey workbook"
_QUESTION = re.compile(r"\W*Q\s*(\d+[a-z]?)\b", re.IGNORECASE)
_BASE = re.compile(r"base\b.*|n|number of responses", re.IGNORECASE)
_NEVER, _YES = key_of("Never"), key_of("Yes")
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class _Item:
    """One question: the columns of its answers by the key of their header, and that of its base."""

    question: str
    answers: Mapping[str, int]
    base: int | None


@dataclass(frozen=True)
class _Layout:
    index: int
    headers: tuple[str, ...]
    items: tuple[_Item, ...]
    group: int | None


def fits(grid: Grid) -> bool:
    """Whether a line of answers, with a base, stands under the numbers of questions."""
    return _layout(grid) is not None


def read(grid: Grid) -> Outcome:
    """One row for each line and question, with the percentage of those answers that count."""
    layout = _layout(grid)
    name = f"{grid.file}, sheet '{grid.sheet}'" if grid.sheet else grid.file
    if layout is None or layout.group is None:
        return Outcome(notices=(f"{name}: these survey results are not by ethnic group, and were left out.",))
    unclear = [item.question for item in layout.items if _counted(item) is None]
    notices = [f"{name}: which answers to {', '.join(unclear)} count is not clear; left out."] if unclear else []
    table = Table(
        kind=RecordKind.SURVEY,
        file=grid.file,
        sheet=grid.sheet,
        header_line=int(grid.cells.get_column("line")[layout.index]),
        cells=_cells(grid, layout),
        used=((layout.headers[layout.group], "group"),),
        source=NAME,
        set_aside=tuple(_without_group(grid, layout)),
    )
    return Outcome(tables=(table,), notices=tuple(notices))


def _layout(grid: Grid) -> _Layout | None:
    lines = lines_of(grid.cells)
    for index, line in enumerate(lines):
        if index and any(_BASE.fullmatch(cell) for cell in line) and not _is_long(line):
            questions = _questions(lines[:index], len(line))
            items = tuple(_items(line, questions))
            return _Layout(index, tuple(line), items, _group(line)) if items else None
    return None


def _is_long(line: Sequence[str]) -> bool:
    """Whether the questions stand in a column of their own, as in any plain table."""
    known = meanings(RecordKind.SURVEY)
    return any(known.get(key_of(cell)) == "question" for cell in line)


def _questions(above: Sequence[Sequence[str]], width: int) -> dict[int, str]:
    """The question over each column: merged cells hold their words in their first column alone."""
    found: dict[int, str] = {}
    for line in above:
        current = ""
        for column in range(width):
            named = _QUESTION.match(line[column])
            current = f"Q{named[1].lower()}" if named else current
            if current:
                found[column] = current
    return found


def _items(line: Sequence[str], questions: Mapping[int, str]) -> Iterator[_Item]:
    for question in dict.fromkeys(questions.values()):
        columns = [column for column, of in questions.items() if of == question and line[column]]
        bases = [column for column in columns if _BASE.fullmatch(line[column])]
        answers = {key_of(line[column]): column for column in columns if column not in bases}
        if answers:
            yield _Item(question, answers, bases[0] if bases else None)


def _group(line: Sequence[str]) -> int | None:
    known = meanings(RecordKind.SURVEY)
    return next((column for column, cell in enumerate(line) if known.get(key_of(cell)) == "group"), None)


def _counted(item: _Item) -> tuple[int, bool] | None:
    """The column that gives the percentage, and whether it holds those to be left out: Never."""
    if _NEVER in item.answers:
        return item.answers[_NEVER], True
    if _YES in item.answers:
        return item.answers[_YES], False
    return (next(iter(item.answers.values())), False) if len(item.answers) == 1 else None


def _cells(grid: Grid, layout: _Layout) -> pl.DataFrame:
    below = grid.cells.slice(layout.index + 1)
    whole = _whole(below, layout)
    rows = []
    for cells in below.iter_rows(named=True):
        group = (cells[f"c{layout.group}"] or "").strip()
        for item in layout.items:
            counted = _counted(item)
            if group and counted is not None:
                people = cells[f"c{item.base}"] if item.base is not None else None
                percent = _percent(cells[f"c{counted[0]}"], whole, rest=counted[1])
                rows.append((cells["line"], item.question, group, people, percent))
    names = ("question", "group", "people", "percent")
    return pl.DataFrame(rows, schema={"line": pl.Int64, **dict.fromkeys(names, pl.String)}, orient="row")


def _without_group(grid: Grid, layout: _Layout) -> Iterator[tuple[int, str]]:
    below = grid.cells.slice(layout.index + 1)
    for line, group in below.select("line", f"c{layout.group}").iter_rows():
        if not (group or "").strip():
            yield line, "no group is named"


def _whole(below: pl.DataFrame, layout: _Layout) -> Decimal:
    """What everybody is: 1 where the sheet holds shares, shown as percentages by their format alone; or else 100."""
    columns = {column for item in layout.items for column in item.answers.values()}
    numbers = [_number(cell) for column in columns for cell in below.get_column(f"c{column}")]
    known = [number for number in numbers if number is not None]
    return Decimal(1) if known and max(known) <= 1 else _HUNDRED


def _percent(cell: str | None, whole: Decimal, *, rest: bool) -> str | None:
    """The percentage as text; a cell that is no number (a star for too few) stays as it is."""
    number = _number(cell)
    if number is None:
        return cell
    share = (whole - number if rest else number) * (_HUNDRED / whole)
    return f"{share.normalize():f}"


def _number(cell: str | None) -> Decimal | None:
    try:
        return Decimal((cell or "").strip().removesuffix("%"))
    except InvalidOperation:
        return None
