"""What became of each row of pay: which are lost to which measures, and that in and out are all rows."""

from collections.abc import Iterable

import polars as pl

from tallystick.engine.pay.reasons import EXCLUDED, Measures, PayReason

_IN_FULL = (Measures.ALL, Measures.HOURLY, Measures.NONE)


def lost(rows: pl.DataFrame, reason: str = "reason") -> pl.DataFrame:
    """The rows with a reason in this column, and the measures that they are lost to."""
    measures = {each.value: each.measures.value for each in PayReason}
    gone = rows.filter(pl.col(reason).is_not_null()).with_columns(reason=reason)
    named = gone.with_columns(measures=pl.col("reason").replace_strict(measures, return_dtype=pl.String))
    return named.select(list(EXCLUDED)).cast(EXCLUDED)


def in_order(frames: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """Rows that are lost, in the order in which they stand in the files."""
    return pl.concat(frames).sort("file", "line", "measures")


def reconciled(pay: pl.DataFrame, excluded: pl.DataFrame) -> pl.DataFrame:
    """For each file: its rows, those that are people, those of them on full pay, those added to another, those out."""
    rows = pay.group_by("file", maintain_order=True).agg(rows=pl.len())
    for measures in _IN_FULL:
        of_measures = excluded.filter(pl.col("measures") == measures.value)
        number = of_measures.group_by("file").agg(pl.len().alias(measures.value))
        rows = rows.join(number, on="file", how="left", maintain_order="left")
    out, hourly_only, added = (pl.col(measures.value).fill_null(0).cast(pl.Int64) for measures in _IN_FULL)
    people = pl.col("rows").cast(pl.Int64) - out - added
    return rows.select(
        "file", pl.col("rows").cast(pl.Int64), people=people, full_pay=people - hourly_only, added=added, left_out=out
    )
