"""The few steps that every rule of counting is made of, on whatever engine the frames live.

Text is compared by its bytes and nothing is rounded, so Polars, DuckDB and Spark give the same integers.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import count
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
from narwhals.stable.v2.typing import IntoFrame

from tallystick.engine.reasons import Reason
from tallystick.records.frames import COLUMNS, RecordKind

Lazy = nw.LazyFrame[Any]
Rules = Sequence[tuple[Reason, nw.Expr]]

_NUMBERS = count(1)
COUNTED = ""  # the reason of a row that is counted
PERSON = ("organisation", "person")
EXCLUDED = {"file": pl.String, "line": pl.Int64, "kind": pl.String, "reason": pl.String}


def opened(frame: IntoFrame, kind: RecordKind) -> Lazy:
    """The frame of a kind, lazily: its own columns alone, every text a plain text and never null."""
    lazy: Lazy = nw.from_native(frame).lazy()
    types = lazy.collect_schema()
    tidied = lazy.select(*(_tidied(name, types[name], wanted) for name, wanted in COLUMNS[kind].items()))
    return as_categories(tidied, "organisation")


def as_categories(frame: Lazy, *columns: str) -> Lazy:
    """The frame with these texts as categories where that is what the engine groups by fastest."""
    if not isinstance(frame.to_native(), pl.LazyFrame):
        return frame
    return frame.with_columns(nw.col(name).cast(nw.Categorical) for name in columns)


def _tidied(name: str, given: Any, wanted: type[pl.DataType]) -> nw.Expr:
    if wanted is pl.String:
        text = nw.col(name) if given == nw.String else nw.col(name).cast(nw.String)
        return text.fill_null("")
    return nw.col(name).cast(nw.Int64) if wanted is pl.Int64 and given != nw.Int64 else nw.col(name)


def yes(column: str) -> nw.Expr:
    """Whether a yes-or-no column says yes; what is not recorded does not."""
    return nw.col(column).fill_null(value=False)


def judged(frame: Lazy, rules: Rules) -> Lazy:
    """The frame with the first reason that applies to each row, and COUNTED where none does."""
    found = [nw.when(applies).then(nw.lit(str(reason))) for reason, applies in rules]
    return frame.with_columns(reason=nw.coalesce(*found, nw.lit(COUNTED)))


def counted(frame: Lazy) -> Lazy:
    """The rows that have no reason to be left out so far."""
    return frame.filter(nw.col("reason") == COUNTED)


def left_out(frame: Lazy, kind: RecordKind) -> pl.DataFrame:
    """Where the rows stand that are not counted, and why."""
    rows = frame.filter(nw.col("reason") != COUNTED)
    return collected(rows.select("file", "line", nw.lit(str(kind)).alias("kind"), "reason"), EXCLUDED)


def all_left_out(frame: Lazy, kind: RecordKind, reason: Reason) -> pl.DataFrame:
    """Every row of a frame, with one reason."""
    return left_out(frame.with_columns(reason=nw.lit(str(reason))), kind)


def first_of_each(frame: Lazy, keys: Sequence[str], order: Sequence[str]) -> Lazy:
    """The frame with ``first``: whether a row comes first, by ``order``, among the rows with its keys.

    Only rows that share their keys are sorted: that is a few of very many. The order must leave no ties.
    """
    sized = frame.with_columns(_alike=nw.len().over(*keys), _one=nw.lit(1))
    alone = sized.filter(nw.col("_alike") == 1).with_columns(first=nw.lit(value=True))
    several = sized.filter(nw.col("_alike") > 1).with_columns(
        first=nw.col("_one").cum_sum().over(*keys, order_by=order) == 1
    )
    return nw.concat([alone, several], how="vertical").drop("_alike", "_one")


def total(column: str | nw.Expr) -> nw.Expr:
    """The sum of whole numbers, as a whole number on every engine."""
    asked = nw.col(column) if isinstance(column, str) else column
    return asked.cast(nw.Int64).sum().cast(nw.Int64)


def heads() -> nw.Expr:
    """The number of rows."""
    return nw.len().cast(nw.Int64)


def held(frame: Lazy) -> Lazy:
    """The frame, computed once where the engine can hold it: what follows reads it and does not compute it again."""
    native = frame.to_native()
    if isinstance(native, pl.LazyFrame):
        return nw.from_native(native.collect().lazy())
    if hasattr(native, "cache"):  # Spark
        cached: Lazy = nw.from_native(native.cache())
        return cached
    if hasattr(native, "query"):  # DuckDB: a table of the connection that the frame came by, gone when it closes
        name = f"tallystick_held_{next(_NUMBERS)}"
        native.query("step", f"CREATE TEMP TABLE {name} AS SELECT * FROM step")  # noqa: S608  # the name is ours
        table: Lazy = nw.from_native(native.query("step", f"SELECT * FROM {name}"))  # noqa: S608  # the same name
        return table
    return frame


def collected(frame: Lazy, types: Mapping[str, type[pl.DataType]]) -> pl.DataFrame:
    """The frame as Polars holds it, with these columns and types, in the order of all its columns."""
    native = frame.select(*types).to_native()
    rows = native.collect() if isinstance(native, pl.LazyFrame) else _from_elsewhere(native)
    return rows.select(pl.col(name).cast(wanted) for name, wanted in types.items())


def _from_elsewhere(native: Any) -> pl.DataFrame:
    return pl.DataFrame(native.toArrow() if hasattr(native, "toArrow") else native)  # Spark, or DuckDB


def any_of(conditions: Iterable[nw.Expr]) -> nw.Expr:
    """Whether any of the conditions holds."""
    return reduce(lambda one, other: one | other, conditions)
