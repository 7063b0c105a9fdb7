"""Events that people enter or take part in, counted once for each person: cases, and enrolments."""

from collections.abc import Mapping, Sequence

import narwhals.stable.v2 as nw
import polars as pl

from tallystick.definitions import Indicator
from tallystick.engine.asked import Asked
from tallystick.engine.cube import cube, with_parts
from tallystick.engine.lazily import PERSON, Lazy, counted, heads
from tallystick.records.frames import RecordKind

THIS_YEAR, YEAR_BEFORE = "1", "2"

# What is known of a person from the staff list.
KNOWN: Sequence[str] = (
    "ethnicity",
    "disability",
    "sex",
    "age_band",
    "row",
    "staff_group",
    "directorate",
    "international_recruit",
)


def with_known(events: Lazy, people: Lazy, known: Mapping[str, str]) -> Lazy:
    """The events, each with what the staff list knows of its person: "" where the person is not on it."""
    wanted = people.select(*PERSON, *(nw.col(name).alias(named) for name, named in known.items()), known_here=nw.lit(1))
    joined = events.join(wanted, on=list(PERSON), how="left", suffix="_staff")
    blanks = [nw.col(named).fill_null("") for named in known.values()]
    return joined.with_columns(*blanks, known_here=nw.col("known_here").fill_null(0) == 1)


def event_cube(indicator: Indicator, events: Lazy, staff: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Events over the workforce, for every window of the indicator, as a whole and in every part."""
    happened = with_parts(
        counted(events), asked.parts(RecordKind.STAFF), asked.grouping, {"happened": heads()}, keys=["year"]
    )
    rows = [(row.id, row.years) for row in indicator.rows] or [("", 1)]
    return pl.concat(_over(indicator, row, happened.filter(pl.col("year") <= str(years)), staff) for row, years in rows)


def _over(indicator: Indicator, row: str, happened: pl.DataFrame, staff: pl.DataFrame) -> pl.DataFrame:
    keys = ["organisation", "group", "by", "stratum"]
    both = pl.concat(
        [
            happened.select(*keys, "happened", people=pl.lit(0, pl.Int64)),
            staff.select(*keys, pl.lit(0, pl.Int64).alias("happened"), "people"),
        ]
    )
    return cube(both.group_by(keys).agg(pl.col("happened", "people").sum()), indicator=indicator.id, row=row)
