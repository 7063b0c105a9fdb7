"""Cleaned rows of every trust in the country, made up from a fixed seed, with whether something happened to each."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from tallystick.definitions import Indicator, load
from tallystick.example.national import national_years
from tallystick.vocabulary.characteristics import grouping

YEAR, ROWS, SEED, CHANCE = 2025, 1_500_000, 20250331, 0.3
DEFINITION = load("wres", YEAR)
GROUPING = grouping(DEFINITION.grouping)
GROUPS = {str(member): group.code for group in GROUPING.groups for member in group.members}


@dataclass(frozen=True)
class Question:
    """An indicator, what it is counted by besides, and the numbers in its answer."""

    title: str
    indicator: Indicator
    keys: tuple[str, ...]
    values: tuple[str, ...]

    @property
    def reads(self) -> list[str]:
        """The columns that are needed to count it, the groups not yet found."""
        return [*(key for key in self.keys if key != "group"), "ethnicity", *self.values[:-1]]


def _indicator(asked: str) -> Indicator:
    return next(one for one in DEFINITION.indicators if one.id == asked)


HEADS = Question(
    "heads by organisation, row and group", _indicator("1"), ("organisation", "row", "group"), ("happened",)
)
LIKELIHOOD = Question(
    "a likelihood by organisation and group", _indicator("4"), ("organisation", "group"), ("happened", "people")
)


def cleaned_years(years: int = 1) -> Iterator[tuple[int, pl.DataFrame]]:
    """Staff rows of each year. ``happened`` is drawn with one chance for everybody; ``group`` is for the peers."""
    random = np.random.default_rng(SEED)
    for year, staff in national_years(rows=ROWS, years=years, seed=SEED, last=YEAR):
        group = pl.col("ethnicity").replace_strict(GROUPS).alias("group")
        yield year, staff.with_columns(group, happened=pl.Series(random.random(staff.height) < CHANCE))


def write_years(folder: Path, years: int = 1) -> int:
    """Write a Parquet file for each year; how many rows there are."""
    rows = 0
    for year, staff in cleaned_years(years):
        staff.write_parquet(folder / f"staff-{year}.parquet")
        rows += staff.height
    return rows
