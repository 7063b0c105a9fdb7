"""Which rows of pay are of somebody who is counted, and which of their rows speaks for a person."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from tallystick.definitions.pay.options import Assignments, BankStaff, PayOptions
from tallystick.engine.pay.reasons import PayReason
from tallystick.records.frames import UNMAPPED
from tallystick.vocabulary.employment import ContractType

PERSON = ("organisation", "snapshot", "who")
_UNREAD_BONUS = r"\bbonus( |$)"


def with_reasons(
    pay: pl.DataFrame, options: PayOptions, *, organisation: str, snapshot: date | None, grouped: bool
) -> pl.DataFrame:
    """The rows with ``reason``: why somebody is not counted at all, null for everybody else.

    ``organisation`` and ``snapshot`` are those that were asked for; blank and None for all of them. ``grouped`` says
    that people's ethnicity is needed.
    """
    rules = _rules(options, organisation, snapshot, grouped=grouped)
    first = pl.coalesce(pl.when(rule).then(pl.lit(reason.value)) for reason, rule in rules)
    return pay.with_columns(reason=first)


def _rules(
    options: PayOptions, organisation: str, snapshot: date | None, *, grouped: bool
) -> Sequence[tuple[PayReason, pl.Expr]]:
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
        (PayReason.UNPLACED, pl.lit(grouped) & (pl.col("ethnicity") == UNMAPPED)),
        (PayReason.BONUS_UNREAD, pl.col("unread").str.contains(_UNREAD_BONUS)),
    )


def _has_rate() -> pl.Expr:
    """Whether there is pay, and hours for it. What could not be read may be either."""
    paid = (pl.col("pay") > 0).fill_null(value=False) & (pl.col("hours") > 0).fill_null(value=False)
    return paid | (pl.col("rate") > 0).fill_null(value=False) | (pl.col("unread") != "")


def with_people(counted: pl.DataFrame, options: PayOptions) -> pl.DataFrame:
    """The counted rows in order, each with ``who`` and ``job``: its place among the jobs of the person, from 0.

    The primary assignment comes first, then the one with most hours, then the one that stands first. A row without a
    number is a person.
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
    ranked = by_rank.with_columns(job=pl.int_range(pl.len()).over(PERSON)).sort("place")
    other = PayReason.OTHER_JOB if options.assignments is Assignments.PRIMARY else PayReason.ADDED
    return ranked.with_columns(reason=pl.when(pl.col("job") > 0).then(pl.lit(other.value))).drop("place")


def with_trouble(counted: pl.DataFrame) -> pl.DataFrame:
    """The counted rows with ``trouble``: why a row alone gives no hourly rate, null where it does."""
    pay = pl.col("pay").fill_null(0) + pl.col("bonus_in_period").fill_null(0)
    rate, hours = pl.col("rate"), pl.col("hours").fill_null(0)
    rules = (
        (PayReason.REDUCED, pl.col("reduced")),
        (PayReason.UNREAD, pl.col("unread") != ""),
        (PayReason.RECOVERY, (rate < 0) | (rate.is_null() & ((pay < 0) | (pl.col("pay") < 0)))),
        (PayReason.NO_PAY, rate.is_null() & (pay == 0)),
        (PayReason.NO_HOURS, rate.is_null() & (hours <= 0)),
    )
    return counted.with_columns(trouble=pl.coalesce(pl.when(rule).then(pl.lit(reason.value)) for reason, rule in rules))
