"""Applications as a wide table: one row for each vacancy, one column for each ethnic group and stage."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import polars as pl

from tallystick.records.frames import RecordKind
from tallystick.records.reading.grids import Grid
from tallystick.records.recognise.headers import LOOKED_AT, key_of, lines_of, listed, meanings
from tallystick.records.recognise.table import Outcome, Table
from tallystick.records.schemas import FieldType, schema
from tallystick.vocabulary.ethnicity.reading import How, Reading
from tallystick.vocabulary.ethnicity.reading import read as read_ethnicity

NAME = "applications, one column for each ethnic group"
_FEWEST = 3  # columns of ethnic groups
_FEWEST_LETTERS = 5  # where they are letters alone, which columns are called for other reasons too


@dataclass(frozen=True)
class _Matrix:
    """Where the header stands, which column holds which stage of which group, and the columns that say more."""

    index: int
    headers: tuple[str, ...]
    counts: Mapping[int, tuple[str, str]]  # column: (stage, ethnicity as written); a blank stage is not known
    beside: Mapping[str, int]


def fits(grid: Grid) -> bool:
    """Whether some line names several ethnic groups, beside a vacancy or under a stage."""
    found = _matrix(grid)
    return found is not None and ("vacancy" in found.beside or all(stage for stage, _ in found.counts.values()))


def read(grid: Grid) -> Outcome:
    """One row for each line and ethnic group, with the numbers of each stage."""
    matrix = _matrix(grid)
    if matrix is None or not all(stage for stage, _ in matrix.counts.values()):
        return Outcome(problems=(_which_stage(grid),))
    groups = list(dict.fromkeys(group for _, group in matrix.counts.values()))
    below = grid.cells.slice(matrix.index + 1)
    cells = pl.concat([_of_group(below, matrix, group) for group in groups], how="diagonal").sort(
        "line", maintain_order=True
    )
    table = Table(
        kind=RecordKind.APPLICATIONS,
        file=grid.file,
        sheet=grid.sheet,
        header_line=int(grid.cells.get_column("line")[matrix.index]),
        cells=cells,
        used=(
            *((matrix.headers[column], field) for field, column in matrix.beside.items()),
            *((matrix.headers[column], stage) for column, (stage, _) in matrix.counts.items()),
        ),
        ignored=tuple(
            header
            for column, header in enumerate(matrix.headers)
            if header and column not in matrix.counts and column not in matrix.beside.values()
        ),
        source=NAME,
    )
    return Outcome(tables=(table,))


def _of_group(below: pl.DataFrame, matrix: _Matrix, group: str) -> pl.DataFrame:
    numbers = {stage: column for column, (stage, of) in matrix.counts.items() if of == group}
    chosen = {**matrix.beside, **numbers}
    return below.select(
        pl.col("line").cast(pl.Int64),
        *(pl.col(f"c{column}").cast(pl.String).alias(name) for name, column in chosen.items()),
        pl.lit(group).alias("ethnicity"),
    )


def _matrix(grid: Grid) -> _Matrix | None:
    lines = lines_of(grid.cells)
    for index, line in enumerate(lines[:LOOKED_AT]):
        groups = dict(_groups(line))
        letters = all(len(group) == 1 for _, group in groups.values())
        if len(groups) >= (_FEWEST_LETTERS if letters else _FEWEST) and _several(groups):
            above = _carried(lines[index - 1]) if index else {}
            around = " ".join([grid.file, grid.sheet, *(cell for one in lines[:index] for cell in one)])
            counts = {
                column: (stage or above.get(column, "") or _only_stage(around), group)
                for column, (stage, group) in groups.items()
            }
            return _Matrix(index, tuple(line), counts, _beside(line, set(groups)))
    return None


def _several(groups: Mapping[int, tuple[str, str]]) -> bool:
    return len({read_ethnicity(group) for _, group in groups.values()}) >= _FEWEST


def _groups(line: Sequence[str]) -> Iterator[tuple[int, tuple[str, str]]]:
    """The cells that name an ethnic group, alone or with a stage before or after it."""
    for column, header in enumerate(line):
        stage, rest = _stage_and_rest(header)
        if rest and _is_group(rest):
            yield column, (stage, rest)


def _stage_and_rest(header: str) -> tuple[str, str]:
    stages = _stages()
    words = " ".join(header.replace("(", " - ").replace(")", " ").replace(":", " - ").split())
    for part, rest in (_ends(words), _ends(words)[::-1]):
        if key_of(part) in stages:
            return stages[key_of(part)], rest.strip(" -–")
    return "", header.strip()


def _ends(words: str) -> tuple[str, str]:
    first, _, rest = words.partition(" - ")
    if key_of(first) in _stages():
        return first, rest
    before, _, last = words.rpartition(" - ")
    return last, before


def _is_group(text: str) -> bool:
    found = read_ethnicity(text)
    return isinstance(found, Reading) and found.how in (How.CODE, How.LABEL, How.CODE_AND_LABEL)


def _carried(line: Sequence[str]) -> dict[int, str]:
    """The stage over each column: a merged cell has its words in its first column alone."""
    stages, found, current = _stages(), {}, ""
    for column, cell in enumerate(line):
        current = stages.get(key_of(cell), "") if cell else current
        found[column] = current
    return found


def _only_stage(text: str) -> str:
    key = key_of(text)
    named = {stage for known, stage in _stages().items() if len(known) > 5 and known in key}
    return named.pop() if len(named) == 1 else ""


@cache
def _stages() -> Mapping[str, str]:
    return {
        key_of(header): field.name
        for field in schema(RecordKind.APPLICATIONS).fields
        if field.type is FieldType.STAGE
        for header in field.headers
    }


def _beside(line: Sequence[str], taken: set[int]) -> dict[str, int]:
    known, counted = meanings(RecordKind.APPLICATIONS), {*_stages().values(), "ethnicity"}
    found: dict[str, int] = {}
    for column, header in enumerate(line):
        field = known.get(key_of(header)) if header and column not in taken else None
        if field is not None and field not in counted:
            found.setdefault(field, column)
    return found


def _which_stage(grid: Grid) -> str:
    name = f"{grid.file}, sheet '{grid.sheet}'" if grid.sheet else grid.file
    return (
        f"{name}: the columns are ethnic groups, and nothing says whether these are applied, shortlisted or "
        f"appointed; put the stage in the line above ({listed(['Shortlisted'])}) or in the name of the sheet."
    )
