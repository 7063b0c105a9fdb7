"""Rows of pay drawn as a table, read and counted."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from tallystick.definitions.pay.options import PayOptions
from tallystick.engine.pay import CountedPay, count_pay
from tallystick.records.deposit import Deposit
from tallystick.records.pay import PayRows, read_rows
from tallystick.tallies.paid import PARTS_OF_A_POUND
from tallystick.tallies.paid_people import NO_RATE
from tests.unit.records.recognise.grids import drawn, grid_of, only_table

DAY = date(2025, 3, 31)


@dataclass(frozen=True)
class Paid:
    """What became of a drawing. ``rates`` are pounds as text to eight places, "" without a rate."""

    rows: PayRows
    counted: CountedPay

    @property
    def people(self):
        [people] = self.counted.people
        return people

    @property
    def rates(self):
        return [pounds(rate) for rate in self.people.rate]

    @property
    def excluded(self):
        rows = self.counted.excluded.select("line", "reason", "measures").rows()
        return {line: (reason, measures) for line, reason, measures in rows}

    @property
    def flags(self):
        return self.counted.flagged.select("line", "flag").rows()

    def trait(self, name):
        trait = self.people.traits[name]
        return [trait.values[place] for place in trait.of]


def pounds(rate):
    if rate == NO_RATE:
        return ""
    whole, part = divmod(int(rate), PARTS_OF_A_POUND)
    return f"{whole}.{part:08}".rstrip("0").rstrip(".")


def paid(text, *, snapshot=DAY, deposit=None, only=None, organisation="", characteristic="ethnicity", **options):
    """The drawing as a file of pay of Northmoor on 31 March 2025."""
    table = only_table(grid_of(drawn(text), file="pay.csv"), deposit=Deposit(files={"pay.csv": "pay"}))
    rows = read_rows([table], deposit or Deposit(), organisation="Northmoor", snapshot=snapshot)
    counted = count_pay(
        rows.frame,
        PayOptions(**options),
        said=rows.said,
        characteristic=characteristic,
        organisation=organisation,
        snapshot=only,
    )
    return Paid(rows, counted)


def only_reason(made: Paid):
    """Why the one row of the exclusions is in it, and what it is lost to."""
    assert adds_up(made)
    [(reason, measures)] = made.excluded.values()
    return reason, measures


def adds_up(made: Paid):
    """Whether every row is a person or in the exclusions, and in one of them alone."""
    out = made.counted.excluded.filter(pl.col("measures").is_in(["all", "none"])).height
    people = sum(people.number for people in made.counted.people)
    file = made.counted.reconciliation.select(pl.exclude("file").sum()).row(0, named=True)
    return people + out == made.rows.frame.height == file["rows"] and people == file["people"]
