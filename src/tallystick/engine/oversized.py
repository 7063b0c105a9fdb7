"""Tallies that hold more events than people: of events of people who have left, in a very small organisation."""

from dataclasses import dataclass

import polars as pl

from tallystick.definitions import Definition
from tallystick.engine.reasons import Said

_LINE = ["organisation", "indicator", "row", "by", "stratum"]


@dataclass(frozen=True)
class Divided:
    """The part of a cube that can be divided, the part that cannot, and what has to be said of that."""

    cube: pl.DataFrame
    out: pl.DataFrame
    said: tuple[Said, ...]


def oversized(cube: pl.DataFrame, definition: Definition) -> Divided:
    """Leave out what cannot be divided.

    A group that is not compared is left out alone. Where a compared group has more events than people, its whole
    line is, because half a comparison would be read as a whole one.
    """
    marked = cube.join(_limits(definition), on=["indicator", "row"], how="left").with_columns(
        over=(pl.col("happened") > pl.col("people") * pl.col("years").fill_null(1)).fill_null(value=False),
    )
    compared = pl.col("group") == pl.col("top")
    compared |= pl.col("group") == pl.col("bottom")
    whole_line = (pl.col("over") & compared.fill_null(value=True)).any().over(_LINE)
    out = marked.filter(pl.col("over") | whole_line)
    kept = marked.filter(~(pl.col("over") | whole_line)).select(cube.columns)
    said = []
    if out.filter(pl.col("by") == "").height:
        said.append(Said.MORE_EVENTS_THAN_PEOPLE)
    if out.filter(pl.col("by") != "").height:
        said.append(Said.MORE_EVENTS_THAN_PEOPLE_IN_A_PART)
    return Divided(kept, out.select(cube.columns), tuple(said))


def _limits(definition: Definition) -> pl.DataFrame:
    rows = [
        {"indicator": one.id, "row": row_id, "years": years, "top": one.top, "bottom": one.bottom}
        for one in definition.indicators
        for row_id, years in [("", 1), *((row.id, row.years) for row in one.rows)]
    ]
    types = {"indicator": pl.String, "row": pl.String, "years": pl.Int64, "top": pl.String, "bottom": pl.String}
    return pl.DataFrame(rows, schema=types)
