"""Pay bands, medical grades, the rows of indicator 1, and the tiers and clusters made of them."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from tallystick.vocabulary import _files


class Band(StrEnum):
    """An Agenda for Change band, or very senior manager, from the lowest to the highest.

    Band 1 closed to new starters on 1 December 2018, so its rows are nearly empty since.
    Source: http://www.nhsemployers.org/tchandbook/part-2-pay/section-1-pay-structure-for-england-and-wales
    """

    UNDER_1 = "under-1"
    BAND_1 = "1"
    BAND_2 = "2"
    BAND_3 = "3"
    BAND_4 = "4"
    BAND_5 = "5"
    BAND_6 = "6"
    BAND_7 = "7"
    BAND_8A = "8a"
    BAND_8B = "8b"
    BAND_8C = "8c"
    BAND_8D = "8d"
    BAND_9 = "9"
    VSM = "vsm"

    @property
    def label(self) -> str:
        """Its plain name: "Band 8a", "Very senior manager"."""
        return str(_table()["bands"][self])


class MedicalGrade(StrEnum):
    """A grade of medical and dental staff, as indicator 1 lists them."""

    CONSULTANT = "consultant"
    SENIOR_MEDICAL_MANAGER = "senior-medical-manager"
    NON_CONSULTANT_CAREER_GRADE = "non-consultant-career-grade"
    TRAINEE = "trainee"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Its plain name: "Consultants"."""
        return str(_table()["grades"][self])

    @property
    def counted_within(self) -> "MedicalGrade":
        """The grade whose row already holds these people: itself, but consultants for senior managers."""
        return MedicalGrade(_table()["part_of"].get(self, self))


class Setting(StrEnum):
    """The block of indicator 1 a row stands in."""

    NON_CLINICAL = "non-clinical"
    CLINICAL = "clinical"
    MEDICAL = "medical"

    @property
    def label(self) -> str:
        """Its plain name: "Medical and dental"."""
        return str(_table()["settings"][self])


Level = Band | MedicalGrade


@dataclass(frozen=True)
class Row:
    """A row of indicator 1. Bands stand in the two other blocks, grades in the medical one."""

    setting: Setting
    level: Level

    def __post_init__(self) -> None:
        if (self.setting is Setting.MEDICAL) != isinstance(self.level, MedicalGrade):
            raise ValueError(f"indicator 1 has no row {self.code}")

    @property
    def code(self) -> str:
        """Its name in a return file: "clinical/8a"."""
        return f"{self.setting}/{self.level}"

    @property
    def label(self) -> str:
        """Its plain name: "Clinical, band 8a"."""
        name = self.level.label
        return f"{self.setting.label}, {name[:1].lower()}{name[1:]}{self._part_of()}"

    @property
    def adds_to_total(self) -> bool:
        """False for a row whose people are in another row as well."""
        return not isinstance(self.level, MedicalGrade) or self.level.counted_within is self.level

    def _part_of(self) -> str:
        if self.adds_to_total or not isinstance(self.level, MedicalGrade):
            return ""
        return f" (part of {self.level.counted_within.label.lower()})"


@dataclass(frozen=True)
class Levels:
    """A named set of levels: a tier or a cluster. `confirmed` says whether an original document was seen."""

    code: str
    label: str
    levels: frozenset[Level]
    confirmed: bool


@dataclass(frozen=True)
class Unplaced:
    """A level that is in no tier or cluster, and why."""

    reason: str


@cache
def rows() -> tuple[Row, ...]:
    """Every row of indicator 1, in the order of the return."""
    bands = tuple(Row(setting, band) for setting in (Setting.NON_CLINICAL, Setting.CLINICAL) for band in Band)
    return (*bands, *(Row(Setting.MEDICAL, grade) for grade in MedicalGrade))


def row(code: str) -> Row:
    """The row of indicator 1 with this code.

    Raises:
        ValueError: indicator 1 has no such row.
    """
    for found in rows():
        if found.code == code:
            return found
    raise ValueError(f"indicator 1 has no row {code!r}")


def row_label(code: str) -> str:
    """The plain name of a row of indicator 1: "clinical/8a" is "Clinical, band 8a".

    Raises:
        ValueError: indicator 1 has no such row.
    """
    return row(code).label


@cache
def tiers() -> tuple[Levels, ...]:
    """Lower, middle and upper: the tiers of the race disparity ratio."""
    return _levels("tiers")


@cache
def clusters() -> tuple[Levels, ...]:
    """The seven clusters of the disability standard's metric 1."""
    return _levels("clusters")


def tier_of(band: Band) -> Levels:
    """The tier a band is in."""
    return next(tier for tier in tiers() if band in tier.levels)


def cluster_of(level: Level) -> Levels | Unplaced:
    """The cluster a band or grade is in, or why it is in none."""
    for cluster in clusters():
        if level in cluster.levels:
            return cluster
    return Unplaced(_table()["in_no_cluster"][level])


def _levels(name: str) -> tuple[Levels, ...]:
    data = dict(_table()[name])
    confirmed = data.pop("confirmed")
    return tuple(
        Levels(code, label, frozenset(_level(value) for value in values.split()), confirmed)
        for code, (label, values) in data.items()
    )


def _level(value: str) -> Level:
    return Band(value) if value in set(Band) else MedicalGrade(value)


@cache
def _table() -> dict[str, Any]:
    return dict(_files.table("bands.toml"))
