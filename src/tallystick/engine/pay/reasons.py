"""Why a row of pay is in no figure, or in no hourly one; and which rows are kept and have to be looked at."""

from collections.abc import Mapping
from enum import StrEnum

import polars as pl

_WHERE = {"organisation": pl.String, "snapshot": pl.Date, "file": pl.String, "line": pl.Int64}
EXCLUDED = pl.Schema({**_WHERE, "reason": pl.String, "measures": pl.String})
FLAGGED = pl.Schema({**_WHERE, "flag": pl.String})


class Measures(StrEnum):
    """The measures that a row is lost to: none, where another row of the same person speaks for it."""

    ALL = "all"
    HOURLY = "hourly"
    BONUS = "bonus"
    NONE = "none"


class PayReason(StrEnum):
    """Why a row is not counted, or not in hourly measures. The value is the sentence of the exclusions file."""

    NO_SNAPSHOT = "nothing says which snapshot date the row is of"
    OTHER_SNAPSHOT = "the row is of another snapshot date"
    OTHER_ORGANISATION = "the row is of another organisation"
    NO_CONTRACT = "there is no contract as an employee"
    HOSTED = "the person is on the list of a hosted organisation or payroll"
    NOT_THEN = "the person was not employed on the snapshot date"
    BANK = "bank staff are not counted, as was asked"
    BANK_WITHOUT_PAY = "bank staff without pay and hours in the period"
    UNPLACED = "the ethnicity could not be placed"
    OTHER_JOB = "another job of a person who is counted by the primary assignment"
    ADDED = "another job of a person: its pay and hours were added to the first"
    READY_MADE = "another row of a person whose pay for an hour is given ready made: the first, primary one was taken"
    BONUS_UNREAD = "a bonus is no number that can be used: counted, but with no bonus"
    REDUCED = "paid less or nothing because of leave: counted, but not on full pay"
    UNREAD = "a number of pay, hours or days cannot be used: counted, but no hourly rate"
    RECOVERY = "ordinary pay is below nothing, as where pay is recovered: counted, but no hourly rate"
    NO_HOURS = "there is pay and no weekly hours: counted, but no hourly rate"
    NO_PAY = "no pay in the period: counted, but not on full pay"
    TOO_HIGH = "the hourly rate is over a million pounds: counted, but no hourly rate"

    @property
    def measures(self) -> Measures:
        """The measures that a row is lost to for this reason."""
        return Measures.HOURLY if self in HOURLY else _MEASURES.get(self, Measures.ALL)


# In the order in which they are said of a person with several jobs.
HOURLY = (
    PayReason.REDUCED,
    PayReason.UNREAD,
    PayReason.RECOVERY,
    PayReason.NO_HOURS,
    PayReason.NO_PAY,
    PayReason.TOO_HIGH,
)
_MEASURES = {
    PayReason.ADDED: Measures.NONE,
    PayReason.READY_MADE: Measures.NONE,
    PayReason.BONUS_UNREAD: Measures.BONUS,
}


class Flag(StrEnum):
    """Why a row that is counted should be looked at."""

    BELOW_MINIMUM = "the hourly rate is under the National Living Wage"
    EXTREME = "the hourly rate is over £300"
    ARREARS = "arrears were paid in the period"
    BONUS_RECOVERED = "the bonus is below nothing, and counts as none"


# What a notice says after the number of people and where they stand.
ADVICE: Mapping[Flag, str] = {
    Flag.BELOW_MINIMUM: (
        "Apprentices and people under the age of the National Living Wage may lawfully be paid less, and pay for the "
        "minimum wage is worked out in another way. Otherwise look at the hours."
    ),
    Flag.EXTREME: "Look at the hours and at payments of other periods.",
    Flag.ARREARS: "See that ordinary pay does not hold them: a late pay award would move every gap.",
    Flag.BONUS_RECOVERED: "See whether it belongs to another year.",
}
