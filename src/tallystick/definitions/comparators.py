"""Comparators: national figures that others published, as data, each with its year, its source and how near it is."""

import csv
import io
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files

from tallystick.definitions.breaks import break_between


class SourceKind(StrEnum):
    """How near a source is to who made the figure."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    PRESS = "press"

    @property
    def in_words(self) -> str:
        """The kind as people read it."""
        return {
            SourceKind.PRIMARY: "from the body that made it",
            SourceKind.SECONDARY: "quoted by another body; confirm it before you use it",
            SourceKind.PRESS: "quoted by the press; confirm it before you use it",
        }[self]


@dataclass(frozen=True, kw_only=True)
class Comparator:
    """One published figure. ``value`` is as printed, with its decimals; ``report_year`` is 0 where not stated.

    ``measure`` and ``group`` name the kind of number as results do, so that like is set beside like.
    """

    standard: str
    year: int
    indicator: str
    row: str
    measure: str
    group: str
    value: Decimal
    report_year: int
    geography: str
    source_kind: SourceKind
    source: str
    note: str


# An older figure says too little about today to stand beside it (a house choice).
_OLDEST = 3


def comparators(standard: str, year: int) -> tuple[Comparator, ...]:
    """For every series of ``standard`` the newest figure up to ``year``: at most three years old, across no break."""
    newest: dict[tuple[str, str, str, str], Comparator] = {}
    for one in on_file(standard):
        if year - _OLDEST <= one.year <= year and not break_between(standard, one.indicator, one.year, year):
            newest[one.indicator, one.row, one.measure, one.group] = one
    return tuple(newest.values())


@cache
def on_file(standard: str) -> tuple[Comparator, ...]:
    """Every figure on file, the oldest first."""
    file = files("tallystick.definitions") / "data" / standard / "national.csv"
    if not file.is_file():
        return ()
    lines = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline=""))
    found = [_comparator(standard, line) for line in lines]
    return tuple(sorted(found, key=lambda one: one.year))


def _comparator(standard: str, line: dict[str, str]) -> Comparator:
    return Comparator(
        standard=standard,
        year=int(line["year"]),
        indicator=line["indicator"],
        row=line["row"],
        measure=line["measure"],
        group=line["group"],
        value=Decimal(line["value"]),
        report_year=int(line["report_year"] or 0),
        geography=line["geography"],
        source_kind=SourceKind(line["source_kind"]),
        source=line["source"],
        note=line["note"],
    )
