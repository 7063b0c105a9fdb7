"""From a header line to one column for each field: two for one field are weighed, a missing one is looked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from tallystick.records.recognise.contents import is_blank, looks_like, values_of
from tallystick.records.recognise.headers import HeaderLine, key_of, kinds_with, listed
from tallystick.records.schemas import Field, FieldType, Schema, schema

# A column of dates could be any date: it is taken only where a table that has a word of its kind's own is no use
# without one.
_ONLY_IF_NEEDED = (FieldType.DATE,)


@dataclass(frozen=True)
class Columns:
    """The column of each field of one kind, and what is still wrong."""

    header: HeaderLine
    at: Mapping[str, int]
    doubts: Mapping[str, str]  # by field: more columns than one, and what to write
    notices: tuple[str, ...]

    @property
    def missing(self) -> tuple[tuple[str, ...], ...]:
        """The fields that are needed and not there: one of each tuple would do."""
        of = schema(self.header.kind)
        alone = tuple((field.name,) for field in of.required)
        return tuple(
            group for group in (*alone, *of.one_of) if not any(name in self.at or name in self.doubts for name in group)
        )


def columns_of(header: HeaderLine, cells: pl.DataFrame) -> Columns:
    """Decide which column each field is read from."""
    of = schema(header.kind)
    at: dict[str, int] = {}
    doubts: dict[str, str] = {}
    notices: list[str] = []
    for name, candidates in header.found.items():
        column, said = _one_of(of.named(name), candidates, header, cells)
        if column is None:
            doubts[name] = said
        else:
            at[name] = column
            notices += [said] if said else []
    for name, column in _told_by_values(of, header, at, cells):
        at[name] = column
        notices.append(f"{_name(header, column)} was read as {of.named(name).title}, because of what it holds")
    for field in of.fields:
        if field.instead in at:
            at.setdefault(field.name, at[field.instead])
    return Columns(header, at, doubts, tuple(notices))


def _one_of(field: Field, candidates: Sequence[int], header: HeaderLine, cells: pl.DataFrame) -> tuple[int | None, str]:
    """The column of a field, with a notice; or None, with the problem."""
    candidates = header.mapped.get(field.name, candidates)
    if len(candidates) == 1:
        return candidates[0], ""
    filled = [column for column in candidates if not is_blank(cells, column, header.index)] or list(candidates)
    if len(filled) == 1:
        return filled[0], ""
    titled = [column for column in filled if key_of(header.headers[column]) == key_of(field.title)]
    if len(titled) == 1 or _same(filled, header, cells):
        return (titled or filled)[0], ""
    preferred = _preferred(field, filled, header)
    if preferred is not None:
        return preferred, f"{_both(filled, header)} mean {field.title}; {_name(header, preferred)} was used"
    return None, (
        f"{_both(filled, header)} could both be {field.title}; write in deposit.toml, under "
        f'[columns.{header.kind}], the one to use: "{header.headers[filled[0]]}" = "{field.name}"'
    )


def _same(columns: Sequence[int], header: HeaderLine, cells: pl.DataFrame) -> bool:
    first, *others = (cells.get_column(f"c{column}").slice(header.index + 1) for column in columns)
    return all(first.equals(other, null_equal=True, check_names=False) for other in others)


def _preferred(field: Field, columns: Sequence[int], header: HeaderLine) -> int | None:
    order = [key_of(name) for name in field.prefer]
    ranks = {column: order.index(key) for column in columns if (key := key_of(header.headers[column])) in order}
    best = min(ranks.values(), default=None)
    chosen = [column for column, rank in ranks.items() if rank == best]
    return chosen[0] if len(chosen) == 1 else None


def _told_by_values(
    of: Schema, header: HeaderLine, at: Mapping[str, int], cells: pl.DataFrame
) -> Iterator[tuple[str, int]]:
    """Fields with no header of theirs, each with the only column whose values are such."""
    spoken_for = {column for columns in header.found.values() for column in columns}
    free = [column for column in range(len(header.headers)) if column not in spoken_for]
    values = {column: values_of(cells, column, header.index) for column in free}
    for field in _sought(of, header):
        told = [column for column in free if column not in at.values() and looks_like(values[column], field.type)]
        if len(told) == 1:
            free.remove(told[0])
            yield field.name, told[0]


def _sought(of: Schema, header: HeaderLine) -> Iterator[Field]:
    needed = {field.name for field in of.required}
    needed |= {name for group in of.one_of if not any(each in header.found for each in group) for name in group}
    named = [header.headers[column] for columns in header.found.values() for column in columns]
    sure = bool(header.mapped) or any(kinds_with().get(key_of(name)) == 1 for name in named)
    for field in of.fields:
        if field.name not in header.found and (field.type not in _ONLY_IF_NEEDED or (sure and field.name in needed)):
            yield field


def _name(header: HeaderLine, column: int) -> str:
    return listed([header.headers[column]]) or f"column {column + 1}"


def _both(columns: Sequence[int], header: HeaderLine) -> str:
    return " and ".join(_name(header, column) for column in columns)
