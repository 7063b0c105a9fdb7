"""Rows of pay that are kept and should be looked at."""

from collections.abc import Iterator
from datetime import date

import polars as pl

from tallystick.engine.pay.reasons import ADVICE, FLAGGED, Flag
from tallystick.engine.pay.who import PERSON
from tallystick.records.findings import agreeing, how_many, lines_in_words
from tallystick.tallies.paid import PARTS_OF_A_POUND
from tallystick.vocabulary.minimum_wages import minimum_wage
from tallystick.vocabulary.periods import day_label

EXTREME_POUNDS = 300


def flagged(rows: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """Every flag of every row of somebody who is counted. A bonus taken back is one where it is more than was paid."""
    of_type = pl.col("bonus").sum().over(*PERSON, "bonus_type")
    lowest = {day: _minimum(day) for day in people["snapshot"].unique().to_list()}
    under = pl.col("hourly") < pl.col("snapshot").replace_strict(lowest, return_dtype=pl.Int64)
    found = [
        _those(people, under, Flag.BELOW_MINIMUM),
        _those(people, pl.col("hourly") > EXTREME_POUNDS * PARTS_OF_A_POUND, Flag.EXTREME),
        _those(rows, pl.col("arrears").fill_null(0) != 0, Flag.ARREARS),
        _those(rows, (pl.col("bonus") < 0) & (of_type < 0), Flag.BONUS_RECOVERED),
    ]
    return pl.concat(found).sort("file", "line", "flag")


def notices(flagged: pl.DataFrame, people: pl.DataFrame) -> Iterator[str]:
    """A sentence for each flag and file: how many rows, where they stand, and what to do."""
    for flag in Flag:
        of_flag = flagged.filter(pl.col("flag") == flag.value)
        for file in of_flag["file"].unique(maintain_order=True).to_list():
            lines = of_flag.filter(pl.col("file") == file)["line"].to_list()
            yield (
                f"{file}: {flag.value}{_rates(flag, people)} on {how_many(len(lines), 'row')} "
                f"({lines_in_words(lines)}), which {agreeing(len(lines), 'is', 'are')} kept. {ADVICE[flag]}"
            )


def _those(rows: pl.DataFrame, rule: pl.Expr, flag: Flag) -> pl.DataFrame:
    return rows.filter(rule).with_columns(flag=pl.lit(flag.value)).select(list(FLAGGED)).cast(FLAGGED)


def _minimum(day: date) -> int:
    found = minimum_wage(day)
    return int(found.adult * PARTS_OF_A_POUND) if found else 0


def _rates(flag: Flag, people: pl.DataFrame) -> str:
    """The rate of the minimum wage, where that is what a row is held against."""
    if flag is not Flag.BELOW_MINIMUM:
        return ""
    days = sorted(people["snapshot"].unique().to_list())
    said = [f"£{found.adult} on {day_label(day)}" for day in days if (found := minimum_wage(day))]
    return f" ({', '.join(said)})"
