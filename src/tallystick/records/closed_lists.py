"""The closed lists of records: what may be written in a field, and what may stand in a typed frame."""

from collections.abc import Callable, Mapping

from tallystick.records.frames import UNMAPPED
from tallystick.records.schemas import FieldType
from tallystick.vocabulary import bands
from tallystick.vocabulary.disability import Disability
from tallystick.vocabulary.employment import AgeBand, AssignmentStatus, ContractType, Sex
from tallystick.vocabulary.ethnicity import Category, Unknown, schemes
from tallystick.vocabulary.staff_groups import StaffGroup

_Labelled = Disability | Sex | ContractType | AssignmentStatus | StaffGroup
_YES_NO = {"Y": "yes", "N": "no"}


def written(kind: FieldType) -> Mapping[str, str]:
    """What may be written in a field of this type and what it means; empty where the type has no closed list.

    Other words for the same are understood too: a list of what we ask for, not of all that we read.
    """
    return _WRITTEN[kind]() if kind in _WRITTEN else {}


def typed(name: str) -> frozenset[str]:
    """The values of a typed column whose list has this name.

    Raises KeyError where there is no such list.
    """
    return frozenset(map(str, _TYPED[name]()))


def _ethnic_codes() -> Mapping[str, str]:
    return {entry.code: entry.label for entry in schemes()[0].codes}


def _labels(values: type[_Labelled]) -> Callable[[], Mapping[str, str]]:
    return lambda: {_capital(each.label): "" for each in values}


def _pay_scales() -> Mapping[str, str]:
    grades = {grade.label: "" for grade in bands.MedicalGrade}
    return {**{band.label: "" for band in bands.Band}, **grades}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_WRITTEN: Mapping[FieldType, Callable[[], Mapping[str, str]]] = {
    FieldType.ETHNICITY: _ethnic_codes,
    FieldType.DISABILITY: _labels(Disability),
    FieldType.SEX: _labels(Sex),
    FieldType.CONTRACT_TYPE: _labels(ContractType),
    FieldType.ASSIGNMENT_STATUS: _labels(AssignmentStatus),
    FieldType.STAFF_GROUP: _labels(StaffGroup),
    FieldType.PAY_SCALE: _pay_scales,
    FieldType.YES_NO: lambda: _YES_NO,
}
_TYPED: Mapping[str, Callable[[], tuple[str, ...]]] = {
    "blank": lambda: ("",),
    "ethnicity": lambda: (*Category, *Unknown, UNMAPPED),
    "disability": lambda: (*Disability, UNMAPPED),
    "sex": lambda: tuple(Sex),
    "age-band": lambda: tuple(AgeBand),
    "contract-type": lambda: (*ContractType, UNMAPPED),
    "assignment-status": lambda: (*AssignmentStatus, UNMAPPED),
    "indicator-1-row": lambda: (*(row.code for row in bands.rows()), UNMAPPED),
    "band": lambda: (*bands.Band, UNMAPPED),
    "medical-grade": lambda: tuple(bands.MedicalGrade),
    "yes-no": lambda: ("yes", "no", UNMAPPED),
    "yes-no-unknown": lambda: ("yes", "no", "unknown"),
    "case-kind": lambda: ("disciplinary", "capability", "capability-ill-health", "other"),
    "movement": lambda: ("joined", "left"),
}
