"""The periods that are counted: months, quarters, half years and years that end with March, as NHS years do."""

from datetime import date, timedelta

from tallystick_web.numbers.measure_rules import Cadence
from tallystick_web.registers.measured.book import Period
from tallystick_web.registers.rules import months_after

_MONTHS = {Cadence.MONTHLY: 1, Cadence.QUARTERLY: 3, Cadence.HALF_YEARLY: 6, Cadence.YEARLY: 12}
_MARCH = 3


def newest_over(cadence: Cadence, *, on: date) -> Period:
    """The newest period that was over before a day."""
    months = _MONTHS[cadence]
    since_april = (on.month - _MARCH - 1) % 12
    begins = months_after(on.replace(day=1), -(since_april % months))
    return _ending(begins - timedelta(days=1), months)


def before(period: Period, cadence: Cadence) -> Period:
    """The period before one."""
    return _ending(period.since - timedelta(days=1), _MONTHS[cadence])


def _ending(until: date, months: int) -> Period:
    since = months_after(until.replace(day=1), 1 - months)
    return Period(since=since, until=until, label=_called(since, until, months))


def _called(since: date, until: date, months: int) -> str:
    last = f"{until:%B} {until.year}"
    if months == 1:
        return last
    if months == 12:
        return f"year to {last}"
    first = f"{since:%B}" if since.year == until.year else f"{since:%B} {since.year}"
    return f"{first} to {last}"
