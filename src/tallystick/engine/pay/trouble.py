"""Why a row of somebody who is counted gives no hourly rate, or none of its own."""

import polars as pl

from tallystick.definitions.pay.options import PayOptions
from tallystick.engine.pay.reasons import PayReason
from tallystick.records.pay.rows import PARTS_OF_ORDINARY_PAY

# What pay for an hour is made of where it is not given ready made, as the columns of a file are called.
MADE_OF = ("ordinary_pay", *PARTS_OF_ORDINARY_PAY, "bonus_in_period", "period", "weekly_hours")


def is_unread(*names: str) -> pl.Expr:
    """Whether there is something in one of these columns and it is no number."""
    return pl.col("unread").str.split(" ").list.set_intersection(list(names)).list.len() > 0


def with_trouble(counted: pl.DataFrame, options: PayOptions) -> pl.DataFrame:
    """The counted rows with ``trouble``: why a row alone gives no hourly rate, null where it does."""
    pay = pl.col("pay").fill_null(0) + pl.col("bonus_in_period").fill_null(0)
    rate, hours = pl.col("rate"), pl.col("hours").fill_null(0)
    rules = (
        (PayReason.REDUCED, pl.col("reduced")),
        (PayReason.UNREAD, is_unread("hourly_pay") | (rate.is_null() & _cannot_be_made(options))),
        (PayReason.RECOVERY, (rate < 0) | (rate.is_null() & ((pay < 0) | (pl.col("pay") < 0)))),
        (PayReason.NO_PAY, rate.is_null() & (pay == 0)),
        (PayReason.NO_HOURS, rate.is_null() & (hours <= 0)),
    )
    return counted.with_columns(trouble=pl.coalesce(pl.when(rule).then(pl.lit(reason.value)) for reason, rule in rules))


def _cannot_be_made(options: PayOptions) -> pl.Expr:
    """Whether a number that makes the rate cannot be read: how long a bonus is for matters where there is one."""
    span = is_unread("bonus_span") & (pl.col("bonus_in_period") != 0).fill_null(value=False)
    given_up = is_unread("salary_sacrifice") & pl.lit(options.sacrifice_in_pay)
    return is_unread(*MADE_OF) | span | given_up


def told_of_ready_made(rows: pl.DataFrame, person: tuple[str, ...]) -> pl.DataFrame:
    """The rows with the reason of those that were not added, because rates that are ready made need hours for that."""
    usable, job = pl.col("trouble").is_null(), pl.col("job")
    first = job.filter(usable).min().over(person)
    without_hours = (usable & pl.col("hours").is_null()).any().over(person)
    beside = (pl.col("reason") == PayReason.ADDED.value) & usable & (job != first) & without_hours
    told = pl.when(beside).then(pl.lit(PayReason.READY_MADE.value)).otherwise("reason")
    return rows.with_columns(reason=told)
