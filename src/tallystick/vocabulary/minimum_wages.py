"""The lowest lawful pay for an hour on a day, by which unlikely rates are flagged.

What counts as pay for the minimum wage is not what counts in a pay gap: a rate below it is a question, not a finding.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from tallystick.vocabulary import _files


@dataclass(frozen=True, kw_only=True)
class MinimumWage:
    """The rate for adults that is in force from a day on, in pounds an hour."""

    since: date
    adult: Decimal


@cache
def minimum_wages() -> tuple[MinimumWage, ...]:
    """Every known rate, the oldest first."""
    return tuple(
        MinimumWage(since=one["from"], adult=Decimal(one["adult"]))
        for one in _files.table("minimum_wages.toml")["rates"]
    )


def minimum_wage(day: date) -> MinimumWage | None:
    """The rate in force on a day; None for a day before the first that is known."""
    return max((one for one in minimum_wages() if one.since <= day), key=lambda one: one.since, default=None)
