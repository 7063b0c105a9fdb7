"""Which rows of pay are of somebody who is counted, and which of their rows speaks for a person."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from tallystick.definitions.pay.options import Assignments, BankStaff, PayOptions
from tallystick.engine.pay.reasons import PayReason
from tallystick.engine.pay.trouble import MADE_OF, is_unread
from tallystick.records.frames import UNMAPPED
from tallystick.vocabulary.employment import ContractType

PERSON = ("organisation", "snapshot", "who")


def with_reasons(pay: pl.DataFrame, options: PayOptions, *, organisation: str, snapshot: date | None) -> pl.DataFrame:
    """The rows with ``reason``: why somebody is not counted at all, null for everybody else.

    ``organisation`` and ``snapshot`` are those that were asked for; blank and None for all of them.
    """
    rules = _rules(options, organisation, snapshot)
    first = pl.coalesce(pl.when(rule).then(pl.lit(reason.value)) for reason, rule in rules)
    return pay.with_columns(reason=first)


def _rules(options: PayOptions, organisation: str, snapshot: date | None) -> Sequence[tuple[PayReason, pl.Expr]]:
    """Every rule in the order in which it is said. What a null decides is not the case."""
    day = pl.col("snapshot")
    bank = pl.col("contract") == ContractType.BANK
    return (
        (PayReason.NO_SNAPSHOT, day.is_null()),
        (PayReason.OTHER_SNAPSHOT, pl.lit(snapshot is not None) & (day != pl.lit(snapshot, dtype=pl.Date))),
        (PayReason.OTHER_ORGANISATION, pl.lit(organisation != "") & (pl.col("organisation") != organisation)),
        (PayReason.NO_CONTRACT, ~pl.col("employed")),
        (PayReason.HOSTED, pl.col("hosted")),
        (PayReason.NOT_THEN, (pl.col("start") > day) | (pl.col("end") < day)),
        (PayReason.BANK, bank & pl.lit(options.bank is BankStaff.LEFT_OUT)),
        (PayReason.BANK_WITHOUT_PAY, bank & ~_has_rate()),
    )


def _has_rate() -> pl.Expr:
    """Whether there is pay, and hours for it. What could not be read may be either."""
    paid = (pl.col("pay") > 0).fill_null(value=False) & (pl.col("hours") > 0).fill_null(value=False)
    return paid | (pl.col("rate") > 0).fill_null(value=False) | is_unread("hourly_pay", *MADE_OF)


def with_people(counted: pl.DataFrame, options: PayOptions, *, by_ethnicity: bool) -> pl.DataFrame:
    """The counted rows in order, each with ``who`` and ``job``: its place among the jobs of the person, from 0.

    The primary assignment comes first, then the one with most hours, then the one that stands first. A row without a
    number is a person. ``reason`` says why a row is none; ``by_ethnicity``, that people must have one that is placed.
    """
    alone = pl.concat_str(pl.lit("row "), pl.col("file"), pl.lit(" "), pl.col("line"))
    named = counted.with_row_index("place").with_columns(
        who=pl.when(pl.col("person") == "").then(alone).otherwise("person")
    )
    by_rank = named.sort(
        [pl.col("primary").fill_null(value=False), pl.col("hours"), pl.col("place")],
        descending=[True, True, False],
        nulls_last=True,
    )
    ranked = by_rank.with_columns(job=pl.int_range(pl.len()).over(PERSON), ethnicity=_ethnicity(needed=by_ethnicity))
    unplaced = pl.when(pl.col("ethnicity") == UNMAPPED).then(pl.lit(PayReason.UNPLACED.value))
    other = PayReason.OTHER_JOB if options.assignments is Assignments.PRIMARY else PayReason.ADDED
    second = pl.when(pl.col("job") > 0).then(pl.lit(other.value))
    return ranked.sort("place").with_columns(reason=pl.coalesce(unplaced, second)).drop("place")


def _ethnicity(*, needed: bool) -> pl.Expr:
    """The ethnicity of each person, whose rows stand in the order of rank: what the first says, if it can be placed.

    What cannot be placed is not known where nobody is grouped by it.
    """
    said = pl.col("ethnicity")
    if not needed:
        return said.replace(UNMAPPED, "")
    first = said.first().over(PERSON)
    placed = said.filter(~said.is_in([UNMAPPED, ""])).first().over(PERSON)
    return pl.when(first != UNMAPPED).then(first).otherwise(pl.coalesce(placed, first))
