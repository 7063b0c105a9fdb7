"""How staff systems write what the vocabulary names: codes, words and pay scales."""

from tallystick.example.kinds import OrganisationKind
from tallystick.example.people import Person
from tallystick.vocabulary.disability import Disability
from tallystick.vocabulary.employment import ContractType
from tallystick.vocabulary.ethnicity import Category, Member, Unknown

_LABELS: dict[Member, str] = {
    Category.WHITE_BRITISH: "White - British",
    Category.WHITE_IRISH: "White - Irish",
    Category.OTHER_WHITE: "White - Any other White background",
    Category.WHITE_AND_BLACK_CARIBBEAN: "Mixed - White & Black Caribbean",
    Category.WHITE_AND_BLACK_AFRICAN: "Mixed - White & Black African",
    Category.WHITE_AND_ASIAN: "Mixed - White & Asian",
    Category.OTHER_MIXED: "Mixed - Any other mixed background",
    Category.INDIAN: "Asian or Asian British - Indian",
    Category.PAKISTANI: "Asian or Asian British - Pakistani",
    Category.BANGLADESHI: "Asian or Asian British - Bangladeshi",
    Category.OTHER_ASIAN: "Asian or Asian British - Any other Asian background",
    Category.BLACK_CARIBBEAN: "Black or Black British - Caribbean",
    Category.BLACK_AFRICAN: "Black or Black British - African",
    Category.OTHER_BLACK: "Black or Black British - Any other Black background",
    Category.CHINESE: "Chinese",
    Category.ANY_OTHER: "Any Other Ethnic Group",
    Unknown.NOT_STATED: "Not Stated",
    Unknown.PREFER_NOT_TO_SAY: "Prefer not to say",
    Unknown.NOT_KNOWN: "Unspecified",
}
# Local detail: two letters, of which the first is the national code.
_DETAIL = {"C": "CY", "G": "GF", "L": "LE", "P": "PC", "S": "SC"}
_DISABILITY = {
    Disability.DISABLED: "Yes",
    Disability.NON_DISABLED: "No",
    Disability.NOT_STATED: "Not Declared",
    Disability.PREFER_NOT_TO_SAY: "Prefer Not To Answer",
    Disability.NOT_KNOWN: "Unspecified",
}
_CONTRACTS = {
    ContractType.PERMANENT: "Permanent",
    ContractType.FIXED_TERM: "Fixed Term Temp",
    ContractType.LOCUM: "Locum",
    ContractType.BANK: "Bank",
    ContractType.HONORARY: "Honorary",
    ContractType.WIDOW: "Widow/Widower",
}
_MEDICAL = {
    "medical/consultant": "NHS|YC72|Consultant",
    "medical/non-consultant-career-grade": "NHS|MC75|Specialty Doctor",
    "medical/trainee": "NHS|MN37|Specialty Registrar",
}
LOCAL_SCALES = {"VSM Spot Salary": "vsm", "Made-up Apprentice Rate": "under-1"}
_STEPS = {
    "8a": ("08", "8 - Range A"),
    "8b": ("09", "8 - Range B"),
    "8c": ("10", "8 - Range C"),
    "8d": ("11", "8 - Range D"),
}
_NUMBERED_FROM = 20_000_000
_OCCUPATIONS = {"01": "021", "03": "N6A", "04": "S1A", "05": "S1U", "06": "U1A", "07": "H1A", "08": "G2A", "09": "G3E"}


def employee_number(person: Person, kind: OrganisationKind) -> object:
    """A person's number as the staff list of this kind of organisation writes it."""
    if kind is OrganisationKind.AMBULANCE:
        return f"{person.number:010}"
    return f"M{person.number:04}" if kind is OrganisationKind.MEMBERSHIP_BODY else person.number + _NUMBERED_FROM


def ethnicity_code(person: Person) -> str:
    """A code, often with the local letter after it."""
    if isinstance(person.ethnicity, Unknown):
        return "" if person.ethnicity is Unknown.NOT_KNOWN else "Z"
    return _DETAIL.get(person.ethnicity, person.ethnicity) if person.number % 3 == 0 else str(person.ethnicity)


def ethnicity_words(person: Person) -> str:
    """A code with its words after it, as staff lists print it."""
    label = ethnicity_label(person)
    if person.ethnicity is Unknown.NOT_STATED:
        return f"Z {label}"
    return label if isinstance(person.ethnicity, Unknown) else f"{person.ethnicity} {label}"


def ethnicity_label(person: Person) -> str:
    """Words alone, as people write them into a sheet of their own."""
    return _LABELS[person.ethnicity]


def disability_words(person: Person) -> str:
    """Yes, no, or one of the ways of not saying."""
    return _DISABILITY[person.disability]


def contract_words(contract: ContractType) -> str:
    """A contract type as a staff list prints it."""
    return _CONTRACTS[contract]


def pay_scale(row: str) -> str:
    """A pay scale as a staff system names it, from a row of indicator 1. Some scales are local."""
    if row in _MEDICAL:
        return _MEDICAL[row]
    setting, level = row.split("/")
    local = {tail: text for text, tail in LOCAL_SCALES.items()}
    if level in local:
        return local[level]
    code, band = ("12", "9") if level == "9" else _STEPS.get(level, (level.zfill(2), level))
    body, name = ("XR", "Review Body") if setting == "clinical" else ("XN", "Non Review Body")
    return f"NHS|{body}{code}|{name} Band {band}"


def occupation_code(staff_group: str) -> str:
    """An occupation code of a staff group."""
    return _OCCUPATIONS[staff_group]
