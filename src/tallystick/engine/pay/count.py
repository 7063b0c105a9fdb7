"""Rows of pay to people: everybody once, with an exact hourly rate, and every other row with the reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from tallystick.definitions.pay.options import Assignments, PayOptions
from tallystick.engine.pay import flags
from tallystick.engine.pay.lost import in_order, lost, reconciled
from tallystick.engine.pay.notices import notices_of
from tallystick.engine.pay.people import of_one
from tallystick.engine.pay.rates import MOST, Job, hourly
from tallystick.engine.pay.reasons import HOURLY, PayReason
from tallystick.engine.pay.trouble import is_unread, told_of_ready_made, with_trouble
from tallystick.engine.pay.who import PERSON, with_people, with_reasons
from tallystick.tallies.paid_people import PaidPeople
from tallystick.vocabulary.ethnicity.groupings import ETHNICITY

_MILLION = 10**6
_JOB = ("rate", "pay", "bonus_in_period", "bonus_span", "days", "hours", "added")


@dataclass(frozen=True, kw_only=True)
class CountedPay:
    """Who is paid, by organisation and snapshot date.

    ``excluded`` has ``organisation, snapshot, file, line, reason, measures``: the measures a row is lost to. A row is a
    person, or it is in ``excluded`` for all measures or for none (another row of the same person speaks for it); so
    they add up. ``flagged`` has ``organisation, snapshot, file, line, flag``: rows that are kept and should be looked
    at. ``reconciliation`` says for each file how many rows it has and what became of them. ``about`` names the one
    organisation that a notice is about.
    """

    people: tuple[PaidPeople, ...]
    excluded: pl.DataFrame = field(repr=False)
    flagged: pl.DataFrame = field(repr=False)
    reconciliation: pl.DataFrame = field(repr=False)
    notices: tuple[str, ...]
    about: Mapping[str, str] = field(repr=False)


def count_pay(
    pay: pl.DataFrame,
    options: PayOptions,
    *,
    said: frozenset[str],
    characteristic: str = ETHNICITY,
    organisation: str = "",
    snapshot: date | None = None,
) -> CountedPay:
    """Count typed rows of pay.

    ``characteristic`` is what people will be compared by: only by ethnicity is somebody left out because theirs could
    not be placed. ``organisation`` and ``snapshot`` leave out the rows of any other.
    """
    marked = with_reasons(pay, options, organisation=organisation, snapshot=snapshot)
    by_ethnicity = characteristic == ETHNICITY and ETHNICITY in said
    named = with_people(marked.filter(pl.col("reason").is_null()), options, by_ethnicity=by_ethnicity)
    unplaced = pl.col("reason").eq_missing(PayReason.UNPLACED.value)
    rows = with_trouble(_with_money(named.filter(~unplaced), options), options)
    rows = told_of_ready_made(rows, PERSON)
    # Of a person who is counted by the primary job alone, no other job is anything.
    jobs = rows.filter(pl.col("job") == 0) if options.assignments is Assignments.PRIMARY else rows
    people = _people(jobs)
    flagged = flags.flagged(jobs, people)
    told = dict(notices_of(named.filter(~unplaced), people, flagged, options, said))
    excluded = in_order(
        [lost(marked), lost(named.filter(unplaced)), lost(rows), lost(people, "trouble"), lost(people, "no_bonus")]
    )
    return CountedPay(
        people=tuple(_by_organisation(people, jobs, said)),
        excluded=excluded,
        flagged=flagged,
        reconciliation=reconciled(pay, excluded),
        notices=tuple(told),
        about=told,
    )


# MONEY


def _with_money(rows: pl.DataFrame, options: PayOptions) -> pl.DataFrame:
    """The rows with a length of period on each, and with pay as it is after salary sacrifice."""
    taken = pl.col("sacrifice").fill_null(0)
    after = pl.col("pay") - taken if options.sacrifice_in_pay else pl.col("pay")
    usual = int(options.period.days * _MILLION)
    # No pay for an hour is not a rate of nothing where pay itself is given.
    rate = pl.when(pl.col("rate") != 0).then("rate")
    hours = pl.when(pl.col("hours") > 0).then("hours")
    return rows.with_columns(
        days=pl.col("days").fill_null(usual), pay=after, rate=rate, hours=hours, added=pl.lit(0, dtype=pl.Int64)
    )


def _people(jobs: pl.DataFrame) -> pl.DataFrame:
    """A row for each person: the first of the jobs, with ``hourly``, ``added_back``, ``trouble`` and ``no_bonus``."""
    ranked = jobs.sort("job", maintain_order=True)
    usable = ranked.filter(pl.col("trouble").is_null())
    no_bonus = pl.when(is_unread("bonus").any().over(PERSON)).then(pl.lit(PayReason.BONUS_UNREAD.value))
    people = (
        jobs.with_columns(no_bonus=no_bonus)
        .filter(pl.col("job") == 0)
        .drop("trouble")
        .join(_trouble(ranked), on=PERSON, how="left", maintain_order="left")
        .join(_rates(usable, "hourly"), on=PERSON, how="left", maintain_order="left")
        .join(_rates(_added_back(usable), "added_back"), on=PERSON, how="left", maintain_order="left")
    )
    high = pl.col("trouble").is_null() & (pl.col("hourly") > MOST)
    trouble = pl.when(high).then(pl.lit(PayReason.TOO_HIGH.value)).otherwise("trouble")
    told = people.with_columns(trouble=trouble)
    kept = [pl.when(pl.col("trouble").is_null()).then(name).alias(name) for name in ("hourly", "added_back")]
    return told.with_columns(kept)


def _added_back(usable: pl.DataFrame) -> pl.DataFrame:
    """The jobs with what was given up by salary sacrifice; nobody's of whom some of that cannot be read."""
    if usable["sacrifice"].is_null().all():
        return usable.clear()
    known = usable.filter(~is_unread("salary_sacrifice").any().over(PERSON))
    return known.with_columns(added=pl.col("sacrifice").fill_null(0))


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


# ORGANISATIONS


def _by_organisation(people: pl.DataFrame, jobs: pl.DataFrame, said: frozenset[str]) -> Iterator[PaidPeople]:
    known = jobs.join(people.filter(pl.col("no_bonus").is_not_null()), on=PERSON, how="anti")
    by_type = known.group_by(*PERSON, "bonus_type").agg(pl.col("bonus").fill_null(0).sum())
    # What was taken back lowers what was paid of the same type, and no more than that.
    bonus = by_type.with_columns(pl.col("bonus").clip(lower_bound=0))
    parts = people.partition_by("organisation", "snapshot", maintain_order=True)
    for part in sorted(parts, key=lambda one: (one["organisation"][0], one["snapshot"][0])):
        yield of_one(part, bonus, said)
