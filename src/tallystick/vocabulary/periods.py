"""The calendar of a standard that counts on 31 March. It knows no today: callers say which year they mean."""

from dataclasses import dataclass
from datetime import date

_FIRST, _LAST = 2000, 2099
# Written out: the names a computer gives months follow its own language settings.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class Period:
    """The days from `start` to `end`, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a period cannot end on {self.end} before it starts on {self.start}")

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def label(self) -> str:
        """ "1 April 2024 to 31 March 2025"."""
        return f"{day_label(self.start)} to {day_label(self.end)}"


@dataclass(frozen=True, order=True)
class Snapshot:
    """The 31 March of a year, by which returns and pay reports are named, and the periods that hang on it.

    Raises:
        ValueError: the year is not a whole year from 2000 to 2099 (25 for 2025, for instance).
    """

    year: int

    def __post_init__(self) -> None:
        if not _FIRST <= self.year <= _LAST:
            raise ValueError(f"{self.year} is not a year from {_FIRST} to {_LAST}")

    @property
    def date(self) -> date:
        """The day people are counted."""
        return date(self.year, 3, 31)

    @property
    def flow(self) -> Period:
        """The twelve months in which events are counted, ending on the day people are."""
        return self._ending_here(years=1)

    @property
    def two_years(self) -> Period:
        """The twenty-four months of indicators that add two years together."""
        return self._ending_here(years=2)

    @property
    def survey_year(self) -> int:
        """The year of the staff survey that goes with it: the one run in the autumn before."""
        return self.year - 1

    @property
    def label(self) -> str:
        """ "31 March 2025"."""
        return day_label(self.date)

    @property
    def financial_year(self) -> str:
        """The financial year that ends here: "2024/25"."""
        return f"{self.year - 1}/{self.year % 100:02}"

    def _ending_here(self, *, years: int) -> Period:
        return Period(date(self.year - years, 4, 1), self.date)


def day_label(day: date) -> str:
    """A day as people write it: "1 April 2024"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
