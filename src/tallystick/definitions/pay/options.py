"""What an organisation may decide about who is paid, and the sentence that is printed for each decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tallystick.vocabulary.pay_periods import PayPeriod


class Assignments(StrEnum):
    """What is done with several jobs of one person."""

    SUMMED = "summed"
    PRIMARY = "primary"


class BankStaff(StrEnum):
    """Whether people on bank contracts are counted."""

    WITH_PAY = "with-pay"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, kw_only=True)
class PayOptions:
    """The decisions of one report. The defaults follow the guidance as far as it goes.

    ``period`` is the pay period where the file says none. ``sacrifice_in_pay`` says that ordinary pay, as the file has
    it, still holds what people gave up by salary sacrifice, so that it has to be taken off. ``analysis`` goes on where
    some people's ethnicity could not be placed, and leaves them out.
    """

    assignments: Assignments = Assignments.SUMMED
    bank: BankStaff = BankStaff.WITH_PAY
    period: PayPeriod = PayPeriod.MONTH
    sacrifice_in_pay: bool = False
    analysis: bool = False

    def sentences(self, said: frozenset[str]) -> Iterator[str]:
        """What was decided, one sentence each. ``said`` are the fields that the files have a column for."""
        yield (
            "Counted is everybody employed on the snapshot date with a contract as an employee, each person once. "
            "Agency workers, contractors, partners and holders of an office are not."
        )
        yield _ASSIGNMENTS[self.assignments]
        yield _BANK[self.bank]
        yield (
            "Hourly rates and quarters are of people on full pay: nobody whose pay was lower, or nothing, because of "
            "leave. Bonus and the make-up of the workforce are of everybody counted."
        )
        if "hourly_pay" in said:
            yield "Where the file gives pay for an hour ready made, it is taken as it is."
        if "hourly_pay" in said and self.assignments is Assignments.SUMMED:
            yield _READY_MADE
        if said & {"ordinary_pay", "basic_pay"}:
            yield from self._worked_out(said)

    def _worked_out(self, said: frozenset[str]) -> Iterator[str]:
        yield (
            "Pay for an hour is ordinary pay and the part of bonus that belongs to the period, times 7, divided by the "
            "days of the period (a month is 30.44 days and a year 365.25) and by weekly hours. It is not rounded to "
            "pence. Published hourly rates of NHS pay scales use another divisor."
        )
        if "period" not in said:
            yield f"The file names no pay period: a {self.period.label} ({self.period.days} days) was taken."
        yield (
            "Weekly hours are those of the file. Where hours vary, actual pay is held against average hours, and a "
            "rate can be unlike what anybody is paid for an hour."
        )
        if "salary_sacrifice" in said:
            taken = "taken off" if self.sacrifice_in_pay else "no part of the ordinary pay that the file gives"
            yield f"Pay is cash after salary sacrifice: what people gave up is {taken}."
        if "arrears" in said:
            yield "Arrears of other periods are no part of ordinary pay, and were left out."
        if said & {"overtime", "other_pay"}:
            yield "Overtime, redundancy pay, pay in lieu of leave and expenses were left out."


_READY_MADE = (
    "Of a person with several rows with pay for an hour ready made, the rows are weighed by their hours; where one of "
    "them has no hours, the first, primary one is taken."
)
_ASSIGNMENTS = {
    Assignments.SUMMED: (
        "One row for each person: the pay and the hours of several jobs are summed, and the primary assignment says "
        "the rest."
    ),
    Assignments.PRIMARY: "One row for each person: the primary assignment alone, and no other job.",
}
_BANK = {
    BankStaff.WITH_PAY: "Bank staff are counted where they have pay and hours in the period.",
    BankStaff.LEFT_OUT: "Bank staff are not counted.",
}
