"""Pay for an hour, exactly: whole numbers and fractions up to one rounding, to a hundred-millionth of a pound.

Source: SI 2017/172, regulation 6: ordinary pay and the part of bonus that belongs to the pay period, times 7 over the
days of the period, divided by weekly hours.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

MILLION = 10**6
MOST = 10**6 * 10**8  # a million pounds
_ALL_KNOWN = 1 << 16


class Job(NamedTuple):
    """One job of a person: pay in hundred-millionths of a pound, days and hours in millionths, None for not said.

    ``rate`` is pay for an hour that somebody else worked out. ``days`` is known where ``pay`` is. ``added`` is money of
    the period that comes on top, such as salary sacrifice added back.
    """

    rate: int | None
    pay: int | None
    bonus: int | None
    span: int | None
    days: int | None
    hours: int | None
    added: int = 0


def hourly(jobs: Sequence[Job]) -> int:
    """Pay for an hour of all jobs of a person together, the main one first, in hundred-millionths of a pound.

    Ready-made rates without hours cannot be added: then the main job's is taken.
    """
    return _hourly(tuple(jobs))


@lru_cache(maxsize=_ALL_KNOWN)
def _hourly(jobs: tuple[Job, ...]) -> int:
    main = jobs[0]
    if len(jobs) == 1 and main.rate is not None and not (main.added and main.hours):
        return main.rate
    if len(jobs) > 1 and any(not job.hours for job in jobs):
        return _hourly((main,))
    week = sum((_week(job) for job in jobs), Fraction(0))
    hours = Fraction(sum(job.hours or 0 for job in jobs), MILLION)
    return rounded(week / hours)


def _week(job: Job) -> Fraction:
    """Pay for a week."""
    share = Fraction(7 * MILLION, job.days) if job.days else Fraction(0)
    if job.rate is not None:
        return Fraction(job.rate * (job.hours or 0), MILLION) + job.added * share
    return (Fraction((job.pay or 0) + job.added) + _bonus(job)) * share


def _bonus(job: Job) -> Fraction:
    """Bonus paid in the period; of one for a longer time, the part that belongs to the period."""
    paid = Fraction(job.bonus or 0)
    longer = job.span and job.days and job.span > job.days
    return paid * Fraction(job.days or 0, job.span or 1) if longer else paid


def rounded(value: Fraction) -> int:
    """The nearest whole number, halves up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)
