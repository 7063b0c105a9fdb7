"""Representation: everybody who is counted stands in one row, and the rows together are the workforce."""

import narwhals.stable.v2 as nw
import polars as pl

from tallystick.definitions import Indicator
from tallystick.engine.asked import Asked
from tallystick.engine.cube import CUBE, cube, tally_of
from tallystick.engine.lazily import Lazy
from tallystick.tallies.detail import By

_ROWS_THEMSELVES = (str(By.BAND), str(By.MEDICAL_GRADE))


def in_post(indicator: Indicator, workforce: Lazy, heads: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """The rows, the "of which" rows, the whole, and the whole in every part that the rows are not already."""
    rows = tally_of(indicator, workforce.to_native(), of=asked.grouping)
    return pl.concat([rows, *_of_which(indicator, workforce, asked), whole(indicator, heads, parts=True)])


def whole(indicator: Indicator, heads: pl.DataFrame, *, parts: bool = False) -> pl.DataFrame:
    """The workforce, as the whole that rows are compared with."""
    if not indicator.whole:
        return pl.DataFrame(schema=CUBE)
    wanted = ~pl.col("by").is_in(_ROWS_THEMSELVES) if parts else pl.col("by") == ""
    return cube(heads.filter(wanted).rename({"people": "happened"}), indicator=indicator.id, row=indicator.whole)


def _of_which(indicator: Indicator, workforce: Lazy, asked: Asked) -> list[pl.DataFrame]:
    """People counted in their own row who are also in a row inside it."""
    inner = [row.id for row in indicator.rows if row.part_of]
    if not inner:
        return []
    there = workforce.filter(nw.col("within").is_in(inner)).drop("row").rename({"within": "row"})
    return [tally_of(indicator, there.to_native(), of=asked.grouping)]
