"""How long pay periods are, and which absences are leave, for pay reports.

Source: SI 2017/172, regulations 1(2) and 6(1), and the government's guidance: a week is 7 days, a month 30.44 and a
year 365.25. The published hourly rates of NHS pay scales use another divisor; the two are never mixed.
"""

import re
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from tallystick.vocabulary import _files
from tallystick.vocabulary.words import index, plain

_NUMBER = re.compile(r"([0-9]{1,3})(?:\.([0-9]{1,4}))?( days?)?")
_LONGEST = Decimal(366)


class PayPeriod(StrEnum):
    """A usual length of a pay period."""

    WEEK = "week"
    FORTNIGHT = "fortnight"
    FOUR_WEEKS = "four-weeks"
    MONTH = "month"
    YEAR = "year"

    @property
    def days(self) -> Decimal:
        """How many days it has under the regulations."""
        return Decimal(_table()["days"][self])

    @property
    def label(self) -> str:
        """Its name in a sentence: "four weeks"."""
        return self.value.replace("-", " ")


class Absence(StrEnum):
    """What a word in a column of leave says about pay."""

    LOWERS_PAY = "lowers_pay"
    USUALLY_PAID = "usually_paid"
    NO_LEAVE = "no_leave"


def read_days(text: str) -> Decimal | None:
    """The days of a pay period in words or numbers: "Monthly", "28", "30.44"; None where it is none.

    29 to 31 days are a month, and 365 or 366 a year, because payrolls count the days of the calendar.
    """
    found = _NUMBER.fullmatch(text.strip().casefold())
    number = Decimal(f"{int(found[1])}.{found[2] or 0}") if found else None
    words = str(int(number)) if number is not None and number == int(number) else plain(text)
    if words in _words():
        return PayPeriod(_words()[words]).days
    return number if number is not None and 1 <= number <= _LONGEST else None


def read_absence(text: str) -> Absence | None:
    """What a kind of leave says about pay: "Maternity Leave" lowers it; None where it is in no list."""
    words = plain(text)
    return next((kind for kind in Absence if words in _plain(kind)), None)


def is_no_employee(text: str) -> bool:
    """Whether a type of person has no contract as an employee: agency workers, contractors, partners.

    Source: SI 2017/172, regulations 1(4), 1(5) and 2(3).
    """
    return plain(text) in {plain(word) for word in _table()["no_employees"]["words"]}


@cache
def _words() -> dict[str, str]:
    return index({period: _table()["words"][period] for period in PayPeriod})


@cache
def _plain(kind: Absence) -> frozenset[str]:
    return frozenset(plain(word) for word in _table()["leave"][kind])


def _table() -> dict[str, Any]:
    return dict(_files.table("pay_periods.toml"))
