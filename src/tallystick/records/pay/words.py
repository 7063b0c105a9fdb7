"""What words in a file of pay mean: a group, a band, who is an employee, whether pay was lower because of leave."""

from collections.abc import Mapping
from decimal import Decimal

from tallystick.records.frames import UNMAPPED
from tallystick.records.interpret.characteristics import plain_key
from tallystick.vocabulary import characteristics, disability, ethnicity, pay_scales
from tallystick.vocabulary.bands import Band, MedicalGrade
from tallystick.vocabulary.employment import (
    AgeBand,
    AssignmentStatus,
    Beyond,
    ContractType,
    age_band_of,
    read_contract_type,
    read_sex,
    read_status,
    read_yes_no,
)
from tallystick.vocabulary.ethnicity.members import Category, Unknown
from tallystick.vocabulary.pay_periods import Absence, is_no_employee, read_absence
from tallystick.vocabulary.settings import read_staff_group
from tallystick.vocabulary.staff_types import StaffType, read_staff_type
from tallystick.vocabulary.words import plain

FULL_TIME, PART_TIME = "full-time", "part-time"
_BY = characteristics.grouping("wres")
_YOUNGEST, _OLDEST = 14, 100
_FULL = frozenset(("full time", "ft", "f t", "full", "whole time", "wt"))
_PART = frozenset(("part time", "pt", "p t", "part", "less than full time", "ltft"))
_QUARTERS = {
    1: ("1", "q1", "lower", "lowest", "lower quartile", "lower quarter", "quartile 1", "1 lower"),
    2: ("2", "q2", "lower middle", "lower middle quartile", "lower middle quarter", "quartile 2"),
    3: ("3", "q3", "upper middle", "upper middle quartile", "upper middle quarter", "quartile 3"),
    4: ("4", "q4", "upper", "highest", "top", "upper quartile", "upper quarter", "quartile 4"),
}
# Of these nobody is an employee for a pay report: no contract to work personally, or an office held.
_NO_CONTRACT = (ContractType.HONORARY, ContractType.NON_EXECUTIVE, ContractType.WIDOW)


def group(text: str, own: Mapping[str, str]) -> str:
    """The code of an ethnic group: as given where it is one, else the category or kind of unknown that is meant.

    ``own`` is what the organisation itself says its texts stand for, by plain text. Blank is "".
    """
    text = own.get(plain_key(text), text)
    if not text.strip():
        return ""
    given = text.strip().casefold()
    people = characteristics.members(given, of=_BY)
    if people and (len(given) > 2 or len(people) > 1):
        return given
    found = ethnicity.category_of(text)
    return found.lower() if isinstance(found, Category | Unknown) else UNMAPPED


def sex(text: str) -> str:
    """The sex a record gives; UNMAPPED where that is in no list, blank where nothing is there."""
    if not text:
        return ""
    found = {"women": "female", "men": "male", "another": "other"}.get(text.casefold()) or read_sex(text)
    return str(found) if found else UNMAPPED


def disability_status(text: str) -> str:
    """The disability status a record gives; UNMAPPED where that is in no list."""
    found = disability.read(text) if text else ""
    return UNMAPPED if isinstance(found, ethnicity.Unmatched) else str(found)


def band(text: str, own: Mapping[str, str]) -> str:
    """The band or medical grade of a pay scale, UNMAPPED, or blank for people outside all of them."""
    if not text:
        return ""
    said = own.get(plain_key(text), text).casefold()
    try:
        placed: pay_scales.Placed | pay_scales.WhyUnplaced = pay_scales.mapped(said)
    except ValueError:
        placed = pay_scales.read(text)
    if isinstance(placed, pay_scales.WhyUnplaced):
        return UNMAPPED
    return str(placed.level) if isinstance(placed.level, Band | MedicalGrade) else ""


def contract(text: str) -> str:
    """The contract type of words or a code; blank where they say none, UNMAPPED where they are in no list."""
    found = read_contract_type(text) if text else Beyond.NOT_SAID
    return UNMAPPED if found is None else "" if isinstance(found, Beyond) else str(found)


def is_employed(text: str) -> bool:
    """Whether a type of person or of contract leaves it open that somebody is an employee."""
    return not (is_no_employee(text) or read_contract_type(text) in (Beyond.NOT_EMPLOYED, *_NO_CONTRACT))


def is_in_post(text: str) -> bool:
    """Whether an assignment status leaves it open that somebody is an employee."""
    return read_status(text) not in (Beyond.NOT_EMPLOYED, AssignmentStatus.WIDOW)


def reduced(full_pay: str, leave: str) -> bool | None:
    """Whether pay was lower because of leave; None where nothing is said.

    "Full pay: no" without a word on why is leave. Less pay for another reason takes nobody out (SI 2017/172,
    regulation 1(2)).
    """
    said = read_yes_no(full_pay)
    absence = read_absence(leave) if leave else None
    flagged = read_yes_no(leave) if leave and absence is None else None
    if said is not None:
        return not said and absence is not Absence.NO_LEAVE and flagged is not False
    if absence is not None:
        return absence is Absence.LOWERS_PAY
    # A kind of leave that is in no list is leave all the same.
    return flagged if flagged is not None else (True if leave else None)


def full_time(text: str, fte: str) -> str:
    """Full-time or part-time, by its own column or else by the full-time equivalent; blank where neither says."""
    words = plain(text)
    said = True if words in _FULL else False if words in _PART else read_yes_no(text)
    if said is None and fte:
        said = _at_least_one(fte)
    return "" if said is None else FULL_TIME if said else PART_TIME


def _at_least_one(fte: str) -> bool | None:
    try:
        number = Decimal(fte.replace(",", "."))
    except ArithmeticError:
        return None
    return number >= 1 if number.is_finite() and number > 0 else None


def age_band(text: str) -> str:
    """The age band of its code, its label or an age in years; blank where it is none of these."""
    words = plain(text)
    named = {plain(form): str(each) for each in AgeBand for form in (each.value, each.label)}
    if words in named:
        return named[words]
    return age_band_at(int(words)) if words.isdecimal() and len(words) <= 3 else ""


def age_band_at(age: int) -> str:
    """The age band of an age; blank for an age at which nobody is employed."""
    return str(age_band_of(age)) if _YOUNGEST <= age <= _OLDEST else ""


def staff_group(text: str) -> str:
    """The national name of a staff group; the text itself where it is none."""
    found = read_staff_group(text)
    return found.label if found else text


def staff_type(text: str) -> str:
    """The terms somebody is employed on; UNMAPPED where they are in no list, blank where nothing is said."""
    found = read_staff_type(text) if text else StaffType.NOT_RECORDED
    return UNMAPPED if found is None else "" if found is StaffType.NOT_RECORDED else str(found)


def yes_no(text: str) -> str:
    """Yes, no, or blank."""
    return {True: "yes", False: "no", None: ""}[read_yes_no(text)]


def quarter(text: str) -> int | None:
    """The pay quarter that another system names, 1 the lowest; None where it names none."""
    words = plain(text.strip().removesuffix(".0"))
    return next((number for number, names in _QUARTERS.items() if words in names), None)
