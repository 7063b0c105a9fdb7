"""How people are employed: contract types, assignment statuses, sex and age bands of staff records."""

from enum import StrEnum
from functools import cache
from typing import Any

from tallystick.vocabulary import _files


class ContractType(StrEnum):
    """The type of an employment contract. The national code is its ``code``."""

    BANK = "bank"
    FIXED_TERM = "fixed-term"
    HONORARY = "honorary"
    LOCUM = "locum"
    PERMANENT = "permanent"
    RETAINER = "retainer"
    NON_EXECUTIVE = "non-executive"
    PROFESSIONAL_EXECUTIVE_COMMITTEE = "professional-executive-committee"
    WIDOW = "widow"

    @property
    def label(self) -> str:
        """Its plain name: "Fixed term or temporary"."""
        return _by_value("contract_types")[self][1]

    @property
    def code(self) -> str:
        """Its code in the National Workforce Data Set: "02"."""
        return _by_value("contract_types")[self][0]


class AssignmentStatus(StrEnum):
    """What somebody is doing in a job they hold. The national code is its ``code``."""

    ACTING_UP = "acting-up"
    ACTIVE = "active"
    CAREER_BREAK = "career-break"
    INTERNAL_SECONDMENT = "internal-secondment"
    MATERNITY_AND_ADOPTION = "maternity-and-adoption"
    EXTERNAL_SECONDMENT_PAID = "external-secondment-paid"
    EXTERNAL_SECONDMENT_UNPAID = "external-secondment-unpaid"
    SUSPENDED_NO_PAY = "suspended-no-pay"
    SUSPENDED_WITH_PAY = "suspended-with-pay"
    WIDOW = "widow"

    @property
    def label(self) -> str:
        """Its plain name: "Career break"."""
        return _by_value("statuses")[self][1]

    @property
    def code(self) -> str:
        """Its code in the National Workforce Data Set: "03"."""
        return _by_value("statuses")[self][0]


class Sex(StrEnum):
    """Sex as the staff record holds it."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """Its plain name."""
        return str(_table()["sexes"][self])


class AgeBand(StrEnum):
    """Ten years of age, as staff statistics group them."""

    UNDER_25 = "under-25"
    FROM_25 = "25-34"
    FROM_35 = "35-44"
    FROM_45 = "45-54"
    FROM_55 = "55-64"
    FROM_65 = "65-and-over"

    @property
    def label(self) -> str:
        """Its plain name: "25 to 34"."""
        return str(_table()["age_bands"][self][0])

    @property
    def youngest(self) -> int:
        """The age, in whole years, at which the band begins."""
        return int(_table()["age_bands"][self][1])


@cache
def _by_value(name: str) -> dict[str, tuple[str, str]]:
    return {value: (code, label) for code, (value, label) in _table()[name].items()}


@cache
def _table() -> dict[str, Any]:
    return dict(_files.table("employment.toml"))
