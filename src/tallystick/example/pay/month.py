"""What a payroll pays people for the month of March, job by job."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tallystick.example.kinds import OrganisationKind
from tallystick.example.pay.paid import DAYS_OF_A_MONTH, Paid

_NOTHING = Decimal(0)
_SECOND_HOURS = Decimal("7.5")
# Every so manieth person, so that a test can tell who they are.
_SECOND_JOB, _OVERTIME, _ARREARS = 40, 7, 90


@dataclass(frozen=True, kw_only=True)
class Month:
    """Pounds paid for one job in March, and its weekly hours. Basic pay is cash, after what was given up.

    ``overtime`` and ``arrears`` stand beside ordinary pay and are no part of it.
    """

    hours: Decimal
    basic: Decimal
    unsocial: Decimal = _NOTHING
    allowances: Decimal = _NOTHING
    overtime: Decimal = _NOTHING
    arrears: Decimal = _NOTHING
    sacrifice: Decimal = _NOTHING

    @property
    def ordinary(self) -> Decimal:
        """Ordinary pay of the month."""
        return self.basic + self.unsocial + self.allowances


def months_of(paid: Paid, kind: OrganisationKind) -> tuple[Month, ...]:
    """What is paid for each of somebody's jobs, the main one first. Second jobs are of ambulance services alone."""
    basic, number = paid.month(paid.basic), paid.person.number
    main = Month(
        hours=paid.weekly_hours,
        basic=basic - paid.sacrifice,
        unsocial=paid.month(paid.unsocial),
        allowances=paid.month(paid.allowances),
        overtime=paid.month(paid.basic / 20) if number % _OVERTIME == 0 else _NOTHING,
        arrears=paid.month(paid.basic / 50) if number % _ARREARS == 0 else _NOTHING,
        sacrifice=paid.sacrifice,
    )
    has_second = kind is OrganisationKind.AMBULANCE and number % _SECOND_JOB == 0 and paid.is_full_pay
    return (main, _second(paid)) if has_second else (main,)


def _second(paid: Paid) -> Month:
    """A second job of a day a week, without shifts or allowances."""
    pay = paid.basic * _SECOND_HOURS / paid.full_week / 12
    return Month(hours=_SECOND_HOURS, basic=pay.quantize(Decimal("0.01")))


def hourly_of(months: Iterable[Month]) -> Fraction:
    """Pay for an hour by the regulation: ordinary pay times 7, by the days of a month and weekly hours, of all jobs."""
    jobs = list(months)
    pay, hours = sum((job.ordinary for job in jobs), _NOTHING), sum((job.hours for job in jobs), _NOTHING)
    return Fraction(pay) * 7 / Fraction(DAYS_OF_A_MONTH) / Fraction(hours)
