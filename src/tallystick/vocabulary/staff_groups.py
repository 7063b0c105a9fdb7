"""The ten staff groups of NHS staff records, and the block of indicator 1 each belongs to."""

from enum import StrEnum
from functools import cache

from tallystick.vocabulary import _files
from tallystick.vocabulary.bands import Setting


class Undecided(StrEnum):
    """The answer where a staff group alone does not decide: somebody has to be asked."""

    ASK = "ask"


class StaffGroup(StrEnum):
    """A staff group by its national code.

    The standard goes by occupation code, so a staff group's setting is a default that can disagree with it
    (a nurse manager recorded as administrative).
    Source: https://v3.datadictionary.nhs.uk/data_dictionary/attributes/s/spe/staff_group_de.asp
    """

    MEDICAL_AND_DENTAL = "01"
    STUDENTS = "02"
    NURSING_AND_MIDWIFERY = "03"
    ALLIED_HEALTH_PROFESSIONALS = "04"
    ADDITIONAL_PROFESSIONAL_SCIENTIFIC_AND_TECHNICAL = "05"
    HEALTHCARE_SCIENTISTS = "06"
    ADDITIONAL_CLINICAL_SERVICES = "07"
    ADMINISTRATIVE_AND_CLERICAL = "08"
    ESTATES_AND_ANCILLARY = "09"
    SUPPLEMENTARY_ROLES = "10"

    @property
    def label(self) -> str:
        """Its plain name: "Nursing and midwifery registered"."""
        return _entries()[self][0]

    @property
    def setting(self) -> Setting | Undecided:
        """The block of indicator 1 its people are in by default."""
        value = _entries()[self][1]
        return Undecided.ASK if value == Undecided.ASK else Setting(value)


@cache
def _entries() -> dict[str, tuple[str, str]]:
    data = _files.table("staff_groups.toml")["groups"]
    return {code: (label, setting) for code, (label, setting) in data.items()}
