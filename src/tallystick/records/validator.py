"""The check of a typed frame: its columns, what may be null, and the closed lists, as its schema says them.

It stands apart because loading dataframely takes a second, which reading a return file should not cost.
"""

from functools import cache, reduce

import dataframely as dy
import polars as pl

from tallystick.records.closed_lists import typed
from tallystick.records.frames import COLUMNS, RecordKind
from tallystick.records.schemas import FrameRules, schema

_COLUMNS: dict[type[pl.DataType], type[dy.Column]] = {
    pl.String: dy.String,
    pl.Int64: dy.Int64,
    pl.Float64: dy.Float64,
    pl.Boolean: dy.Bool,
    pl.Date: dy.Date,
}


@cache
def validator(kind: RecordKind) -> type[dy.Schema]:
    """The dataframely schema of the typed frame of a kind: ``validator(kind).filter(frame)`` parts good from bad.

    Raises ValueError where the schema names a column that the frame has not.
    """
    rules = schema(kind).frame
    unknown = {*rules.may_be_null, *rules.closed} - set(COLUMNS[kind])
    if unknown:
        raise ValueError(f"the schema of {kind} has rules for {', '.join(sorted(unknown))}, which its frame has not")
    columns = {name: _column(name, of_type, rules) for name, of_type in COLUMNS[kind].items()}
    return type(f"{kind.title()}Frame", (dy.Schema,), columns)


def _column(name: str, of_type: type[pl.DataType], rules: FrameRules) -> dy.Column:
    nullable = name in rules.may_be_null
    if name not in rules.closed:
        return _COLUMNS[of_type](nullable=nullable)
    values = reduce(frozenset.union, map(typed, rules.closed[name]))
    # A null is not a value outside the list; whether it may stand is said by ``nullable`` alone.
    return dy.String(nullable=nullable, check={"closed_list": lambda column: column.is_in(sorted(values))})
