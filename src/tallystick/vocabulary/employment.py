"""How people are employed: contract types, assignment statuses, sex and age bands of staff records."""

from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from tallystick.vocabulary import _files
from tallystick.vocabulary.words import index, number_code, plain


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


class Beyond(StrEnum):
    """What stands in a field of contract type or status and is none."""

    NOT_SAID = "not-said"  # words that say nothing about the contract: "Employee"
    NOT_EMPLOYED = "not-employed"  # agency workers, contractors, people who have left


def read_contract_type(text: str) -> ContractType | Beyond | None:
    """The contract type of a code or of words: "05", "Permanent", "Fixed Term Temp"; None where it is in no list."""
    code = number_code(text, width=2)
    if code in _table()["contract_types"]:
        return ContractType(_table()["contract_types"][code][0])
    words = plain(text)
    if words in _plain_words("contract_type_silent"):
        return Beyond.NOT_SAID
    return _beyond(words) or _member(ContractType, "contract_type_words", words)


def read_status(text: str) -> AssignmentStatus | Beyond | None:
    """The assignment status of a code or of words: "02", "Active Assignment"; None where it is in no list."""
    code = number_code(text, width=2)
    if code in _table()["statuses"]:
        return AssignmentStatus(_table()["statuses"][code][0])
    words = plain(text)
    return _beyond(words) or _member(AssignmentStatus, "status_words", words)


def read_sex(text: str) -> Sex | None:
    """The sex a record gives: "F", "Female", "2", "" (not known); None where it is in no list."""
    words = plain(text)
    return _member(Sex, "sex_words", words) if words else Sex.UNKNOWN


def read_yes_no(text: str) -> bool | None:
    """What a yes-or-no field says: "Y", "No", "1", a tick; None where it is blank or neither."""
    # Ticks and dashes are no words, so they are looked up as they stand.
    found = _yes_no().get(text.strip().casefold()) or _yes_no().get(plain(text))
    return None if found is None else found == "yes"


def age_band_of(age: int) -> AgeBand:
    """The band of an age in whole years."""
    return max((band for band in AgeBand if band.youngest <= age), key=lambda band: band.youngest)


def _beyond(words: str) -> Beyond | None:
    return Beyond.NOT_EMPLOYED if words in _plain_words("not_employed") else None


_Kind = TypeVar("_Kind", bound=StrEnum)


def _member(kind: type[_Kind], table: str, words: str) -> _Kind | None:
    found = _words(table).get(words)
    return kind(found) if found else None


@cache
def _words(table: str) -> dict[str, str]:
    return index(_table()[table])


@cache
def _yes_no() -> dict[str, str]:
    as_written = {word.casefold(): value for value, words in _table()["yes_no_words"].items() for word in words}
    return as_written | {value: value for value in ("yes", "no")}


@cache
def _plain_words(table: str) -> frozenset[str]:
    return frozenset(plain(word) for word in _table()[table]["words"])


@cache
def _by_value(name: str) -> dict[str, tuple[str, str]]:
    return {value: (code, label) for code, (value, label) in _table()[name].items()}


@cache
def _table() -> dict[str, Any]:
    return dict(_files.table("employment.toml"))
