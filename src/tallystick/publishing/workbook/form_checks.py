"""What must fit together on the national form, held against the counts that a release shows."""

from collections.abc import Callable, Iterator

from tallystick.definitions.collection import Asked, CollectionForm, FormLine
from tallystick.publishing.workbook.form_figures import GROUPS, count, figure_of
from tallystick.publishing.workbook.parts import Part
from tallystick.publishing.workbook.sheets import Cell

HOLDS, FAILS, UNCHECKED = "yes", "NO: look again", "cannot be checked: a count is missing"
Counts = tuple[int | None, ...]


def checks_of(form: CollectionForm, part: Part) -> Iterator[tuple[Cell, ...]]:
    """One row for each check of one year: the year, what must hold, and whether it does."""
    by_row = {(line.indicator, line.row, line.figure): line for line in form.lines}

    def counts(indicator: str, row: str, asked: Asked) -> Counts:
        line = by_row.get((indicator, row, asked))
        return (None,) * len(GROUPS) if line is None else _counts(line, part)

    workforce = counts("9", "workforce", Asked.HEADS)
    yield (
        part.table.year,
        "The rows of indicator 1 add up to the workforce",
        _same(_rows_together(form, part), workforce),
    )
    for indicator in ("3", "4"):
        people = counts(indicator, "", Asked.PEOPLE)
        says = f"The workforce of indicator {indicator} is that of indicator 1"
        yield part.table.year, says, _same(people, workforce)
    yield part.table.year, "No group has more appointed than shortlisted", _no_more(counts)
    for one, other in (("voting", "non-voting"), ("executive", "non-executive")):
        seats = [counts("9", f"board/{name}", Asked.HEADS) for name in (one, other)]
        says = f"{one.capitalize()} and {other} members add up to the board"
        yield part.table.year, says, _same(_added(*seats), counts("9", "board/total", Asked.HEADS))


def _counts(line: FormLine, part: Part) -> Counts:
    return tuple(count(figure_of(line, part, group)) for group in GROUPS)


def _rows_together(form: CollectionForm, part: Part) -> Counts:
    """The rows of indicator 1 that the table holds, without those that are part of another row."""
    inside = {row.id for row in part.definition.indicator("1").rows if row.part_of}
    lines = [line for line in form.lines if line.indicator == "1" and line.row not in inside]
    found = [counts for counts in (_counts(line, part) for line in lines) if any(one is not None for one in counts)]
    return _added(*found) if found else (None,) * len(GROUPS)


def _added(*rows: Counts) -> Counts:
    return tuple(None if None in column else sum(filter(None, column)) for column in zip(*rows, strict=True))


def _same(one: Counts, other: Counts) -> str:
    if None in one or None in other:
        return UNCHECKED
    return HOLDS if one == other else FAILS


def _no_more(counts: Callable[[str, str, Asked], Counts]) -> str:
    pairs = list(zip(counts("2", "", Asked.HAPPENED), counts("2", "", Asked.PEOPLE), strict=True))
    known = [(few, many) for few, many in pairs if few is not None and many is not None]
    if not known:
        return UNCHECKED
    return HOLDS if all(few <= many for few, many in known) else FAILS
