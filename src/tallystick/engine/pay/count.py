"""Rows of pay to people: everybody once, with an exact hourly rate, and every other row with the reason."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from tallystick.definitions.pay.options import Assignments, PayOptions
from tallystick.engine.pay import flags, quartiles
from tallystick.engine.pay.people import of_one
from tallystick.engine.pay.rates import MOST, Job, hourly
from tallystick.engine.pay.reasons import EXCLUDED, HOURLY, Measures, PayReason
from tallystick.engine.pay.who import PERSON, with_people, with_reasons, with_trouble
from tallystick.records.findings import how_many
from tallystick.tallies.paid_people import PaidPeople

_MILLION = 10**6
_JOB = ("rate", "pay", "bonus_in_period", "bonus_span", "days", "hours", "added")


@dataclass(frozen=True, kw_only=True)
class CountedPay:
    """Who is paid, by organisation and snapshot date.

    ``excluded`` has ``file, line, reason, measures``: the measures a row is lost to. A row is a person, or it is in
    ``excluded`` for all measures or for none (its pay was added to another row of the same person); so they add up.
    ``flagged`` has ``file, line, flag``: rows that are kept and should be looked at. ``reconciliation`` says for each
    file how many rows it has and what became of them.
    """

    people: tuple[PaidPeople, ...]
    excluded: pl.DataFrame = field(repr=False)
    flagged: pl.DataFrame = field(repr=False)
    reconciliation: pl.DataFrame = field(repr=False)
    notices: tuple[str, ...]


def count_pay(
    pay: pl.DataFrame,
    options: PayOptions,
    *,
    said: frozenset[str],
    organisation: str = "",
    snapshot: date | None = None,
) -> CountedPay:
    """Count typed rows of pay. ``organisation`` and ``snapshot`` leave out the rows of any other."""
    marked = with_reasons(pay, options, organisation=organisation, snapshot=snapshot, grouped="ethnicity" in said)
    named = with_people(marked.filter(pl.col("reason").is_null()), options)
    rows = with_trouble(_with_money(named, options))
    people = _people(rows, options)
    flagged = flags.flagged(rows, people)
    excluded = pl.concat([_lost(marked), _lost(rows), _hourly_lost(people)]).sort("file", "line", "measures")
    return CountedPay(
        people=tuple(_by_organisation(people, rows, options, said)),
        excluded=excluded,
        flagged=flagged,
        reconciliation=_reconciliation(pay, excluded),
        notices=(*_how(named, options, said), *flags.notices(flagged, people), *quartiles.compared(people)),
    )


# MONEY


def _how(rows: pl.DataFrame, options: PayOptions, said: frozenset[str]) -> Iterator[str]:
    """What readers should know of rows without a period, and of people in several files."""
    blank = rows.filter((pl.col("pay") > 0) & pl.col("rate").is_null() & pl.col("days").is_null()).height
    if blank and "period" in said:
        yield f"On {how_many(blank, 'row')} no pay period is named, and a {options.period.label} was taken."
    files = rows.group_by(PERSON).agg(pl.col("file").n_unique())
    twice = files.filter(pl.col("file") > 1).height
    if twice:
        yield (
            f"{how_many(twice, 'person stands', 'people stand')} in more than one file of pay for the same day, and "
            "their rows were taken for several jobs. If the files say the same thing twice, leave one of them out."
        )


def _with_money(rows: pl.DataFrame, options: PayOptions) -> pl.DataFrame:
    """The rows with a length of period on each, and with pay as it is after salary sacrifice."""
    taken = pl.col("sacrifice").fill_null(0)
    after = pl.col("pay") - taken if options.sacrifice_in_pay else pl.col("pay")
    usual = int(options.period.days * _MILLION)
    # No pay for an hour is not a rate of nothing where pay itself is given.
    rate = pl.when(pl.col("rate") != 0).then("rate")
    return rows.with_columns(
        days=pl.col("days").fill_null(usual), pay=after, rate=rate, added=pl.lit(0, dtype=pl.Int64)
    )


def _people(jobs: pl.DataFrame, options: PayOptions) -> pl.DataFrame:
    """A row for each person: the first of the jobs, with ``hourly``, ``added_back`` and ``trouble``."""
    if options.assignments is Assignments.PRIMARY:
        jobs = jobs.filter(pl.col("job") == 0)
    ranked = jobs.sort("job", maintain_order=True)
    usable = ranked.filter(pl.col("trouble").is_null())
    rates = _rates(usable, "hourly")
    wanted = jobs["sacrifice"].is_not_null().any()
    back = usable.with_columns(added=pl.col("sacrifice").fill_null(0)) if wanted else usable.clear()
    people = (
        jobs.filter(pl.col("job") == 0)
        .drop("trouble")
        .join(_trouble(ranked), on=PERSON, how="left", maintain_order="left")
        .join(rates, on=PERSON, how="left", maintain_order="left")
        .join(_rates(back, "added_back"), on=PERSON, how="left", maintain_order="left")
    )
    high = pl.col("trouble").is_null() & (pl.col("hourly") > MOST)
    trouble = pl.when(high).then(pl.lit(PayReason.TOO_HIGH.value)).otherwise("trouble")
    told = people.with_columns(trouble=trouble)
    kept = [pl.when(pl.col("trouble").is_null()).then(name).alias(name) for name in ("hourly", "added_back")]
    return told.with_columns(kept)


def _trouble(jobs: pl.DataFrame) -> pl.DataFrame:
    """Why a person has no hourly rate: the gravest reason of any job. A job without pay is none beside one with pay."""
    order = pl.Series([reason.value for reason in HOURLY])
    ranks = pl.col("trouble").replace_strict(order, range(len(order)), return_dtype=pl.Int64)
    none_at = HOURLY.index(PayReason.NO_PAY)
    of_person = jobs.group_by(PERSON, maintain_order=True).agg(
        first=ranks.filter(ranks != none_at).min(), unpaid=(ranks == none_at).fill_null(value=False).all()
    )
    place = pl.coalesce("first", pl.when("unpaid").then(none_at))
    return of_person.select(*PERSON, trouble=place.replace_strict(range(len(order)), order, return_dtype=pl.String))


def _rates(jobs: pl.DataFrame, name: str) -> pl.DataFrame:
    """The exact rate of each person, each distinct combination of jobs worked out once."""
    if jobs.is_empty():
        return jobs.select(PERSON).with_columns(pl.lit(None, dtype=pl.Int64).alias(name))
    by_person = jobs.group_by(PERSON, maintain_order=True).agg(pl.struct(_JOB).alias("jobs"))
    rates = [hourly([Job(*one.values()) for one in of]) for of in by_person["jobs"].to_list()]
    highest = [min(rate, MOST + 1) for rate in rates]  # more is not believed, and would not fit
    return by_person.select(*PERSON, pl.Series(name, highest, dtype=pl.Int64))


# ROWS LEFT OUT


def _lost(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with a reason, and the measures that they are lost to."""
    measures = {reason.value: reason.measures.value for reason in PayReason}
    gone = rows.filter(pl.col("reason").is_not_null())
    return gone.select(
        "file", "line", "reason", measures=pl.col("reason").replace_strict(measures, return_dtype=pl.String)
    ).cast(EXCLUDED)


def _hourly_lost(people: pl.DataFrame) -> pl.DataFrame:
    return _lost(people.select("file", "line", reason="trouble"))


def _reconciliation(pay: pl.DataFrame, excluded: pl.DataFrame) -> pl.DataFrame:
    """For each file: its rows, those that are people, those of them on full pay, those added to another, those out."""
    rows = pay.group_by("file", maintain_order=True).agg(rows=pl.len())
    counted = [
        excluded.filter(pl.col("measures") == measures.value).group_by("file").agg(pl.len().alias(measures.value))
        for measures in Measures
    ]
    for one in counted:
        rows = rows.join(one, on="file", how="left", maintain_order="left")
    out, hourly_only, added = (pl.col(measures.value).fill_null(0).cast(pl.Int64) for measures in Measures)
    people = pl.col("rows").cast(pl.Int64) - out - added
    return rows.select(
        "file", pl.col("rows").cast(pl.Int64), people=people, full_pay=people - hourly_only, added=added, left_out=out
    )


def _by_organisation(
    people: pl.DataFrame, jobs: pl.DataFrame, options: PayOptions, said: frozenset[str]
) -> Iterator[PaidPeople]:
    if options.assignments is Assignments.PRIMARY:
        jobs = jobs.filter(pl.col("job") == 0)
    bonus = jobs.group_by(*PERSON, "bonus_type").agg(pl.col("bonus").fill_null(0).clip(lower_bound=0).sum())
    parts = people.partition_by("organisation", "snapshot", maintain_order=True)
    for part in sorted(parts, key=lambda one: (one["organisation"][0], one["snapshot"][0])):
        yield of_one(part, bonus, said)
