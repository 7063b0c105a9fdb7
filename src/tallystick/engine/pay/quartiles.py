"""The pay quarters that another system gives, held against ours. They are compared and never counted."""

from collections.abc import Iterator

import numpy as np
import polars as pl

from tallystick.records.findings import how_many
from tallystick.statistics.pay.quarters import FEWEST, quarter_sizes


def compared(people: pl.DataFrame) -> Iterator[str]:
    """One sentence: how many of the quarters that were handed in are the ones that the regulations' rule gives.

    On a rate that lies across a boundary either quarter is right: the rule shares people out by group, not by name.
    """
    full = people.filter(pl.col("hourly").is_not_null())
    alike = given = 0
    for one in full.partition_by("organisation", "snapshot"):
        with_quarter = one["quarter"].is_not_null()
        if one.height >= FEWEST and with_quarter.any():
            given += int(with_quarter.sum())
            alike += _alike(one)
    if given:
        yield (
            f"The file gives a pay quarter for {how_many(given, 'person', 'people')} on full pay, and {alike:,} of "
            "them are in the same quarter here. Quarters are worked out again from the hourly rates; those of the file "
            "are not used."
        )


def _alike(people: pl.DataFrame) -> int:
    """How many people are in a quarter that their rate reaches into."""
    rates = np.sort(people["hourly"].to_numpy())
    ends = np.cumsum(quarter_sizes(len(rates)))
    given = people.filter(pl.col("quarter").is_not_null())
    own = given["hourly"].to_numpy()
    lowest = np.searchsorted(ends, np.searchsorted(rates, own, side="left"), side="right") + 1
    highest = np.searchsorted(ends, np.searchsorted(rates, own, side="right") - 1, side="right") + 1
    said = given["quarter"].to_numpy()
    return int(((lowest <= said) & (said <= highest)).sum())
