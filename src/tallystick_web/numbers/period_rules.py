"""The periods that are counted: months, quarters, half years and years that end with March, as NHS years do."""

from dataclasses import dataclass
from datetime import date, timedelta

from tallystick_web.core.days import months_after
from tallystick_web.numbers.measure_rules import Cadence

_MONTHS = {Cadence.MONTHLY: 1, Cadence.QUARTERLY: 3, Cadence.HALF_YEARLY: 6, Cadence.YEARLY: 12}
_MARCH = 3


@dataclass(frozen=True, kw_only=True)
class Period:
    """A period that is over, both days included, and what it is called."""

    since: date
    until: date
    label: str

    def has(self, day: date | None) -> bool:
        """Whether a day lies in it."""
        return day is not None and self.since <= day <= self.until


def newest_over(cadence: Cadence, *, on: date) -> Period:
    """The newest period that was over before a day."""
    months = _MONTHS[cadence]
    since_april = (on.month - _MARCH - 1) % 12
    begins = months_after(on.replace(day=1), -(since_april % months))
    return _ending(begins - timedelta(days=1), months)


def before(period: Period, cadence: Cadence) -> Period:
    """The period before one."""
    return _ending(period.since - timedelta(days=1), _MONTHS[cadence])


def period_of(since: date, until: date) -> Period:
    """A period that begins and ends with a month, with what it is called."""
    return Period(since=since, until=until, label=_called(since, until))


def _ending(until: date, months: int) -> Period:
    return period_of(months_after(until.replace(day=1), 1 - months), until)


def _called(since: date, until: date) -> str:
    months = 12 * (until.year - since.year) + until.month - since.month + 1
    last = f"{until:%B} {until.year}"
    if months == 1:
        return last
    if months == 12:
        return f"year to {last}"
    first = f"{since:%B}" if since.year == until.year else f"{since:%B} {since.year}"
    return f"{first} to {last}"
