"""The terms that people are employed on: Agenda for Change, medical and dental, very senior managers, and the rest."""

from enum import StrEnum
from functools import cache
from typing import Any

from tallystick.vocabulary import _files
from tallystick.vocabulary.bands import Band, MedicalGrade
from tallystick.vocabulary.words import index, plain


class StaffType(StrEnum):
    """The terms somebody is employed on. OTHER is what is in no list; NOT_RECORDED, what nothing tells."""

    AGENDA_FOR_CHANGE = "agenda-for-change"
    MEDICAL_AND_DENTAL = "medical-and-dental"
    VERY_SENIOR_MANAGER = "very-senior-manager"
    BANK = "bank"
    OTHER = "other"
    NOT_RECORDED = "not-recorded"

    @property
    def label(self) -> str:
        """Its plain name: "Medical and dental"."""
        return str(_table()["labels"][self])


def read_staff_type(text: str) -> StaffType | None:
    """The staff type of a code or of words ("AfC", "Medical & Dental"); None where it is in no list."""
    found = _words().get(plain(text))
    return StaffType(found) if found else None


def staff_type_of(level: Band | MedicalGrade) -> StaffType:
    """The staff type that a band or a grade stands for."""
    if isinstance(level, MedicalGrade):
        return StaffType.MEDICAL_AND_DENTAL
    return StaffType.VERY_SENIOR_MANAGER if level is Band.VSM else StaffType.AGENDA_FOR_CHANGE


@cache
def _words() -> dict[str, str]:
    return index({kind: (kind.label, *_table()["words"][kind]) for kind in StaffType})


def _table() -> dict[str, Any]:
    return dict(_files.table("staff_types.toml"))
