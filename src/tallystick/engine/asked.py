"""What a count is made under: the definition, the choices, the day, and the parts an indicator is broken down by."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tallystick.definitions import Definition, Indicator
from tallystick.definitions.choices import Choices
from tallystick.definitions.indicator import RecordedAs
from tallystick.records.frames import RecordKind, Silent
from tallystick.tallies.detail import By
from tallystick.vocabulary import characteristics
from tallystick.vocabulary.bands import Band, MedicalGrade, rows
from tallystick.vocabulary.disability import DISABILITY
from tallystick.vocabulary.ethnicity.groupings import ETHNICITY, FINEST
from tallystick.vocabulary.groups import Grouping
from tallystick.vocabulary.periods import Snapshot

# The coarse grouping of the other characteristic, where an indicator is broken down by it.
_COARSE = MappingProxyType({By.DISABILITY: DISABILITY, By.ETHNICITY: "wres"})

RECORDS_OF: Mapping[RecordedAs, RecordKind] = MappingProxyType(
    {
        RecordedAs.IN_POST: RecordKind.STAFF,
        RecordedAs.APPOINTED: RecordKind.APPLICATIONS,
        RecordedAs.DISCIPLINARY: RecordKind.CASES,
        RecordedAs.CAPABILITY: RecordKind.CASES,
        RecordedAs.DEVELOPMENT: RecordKind.LEARNING,
        RecordedAs.SURVEY_RESULT: RecordKind.SURVEY,
        RecordedAs.SEAT: RecordKind.BOARD,
    }
)
# Where it stands which group people are in: what is held against the workforce needs the staff list to say it too.
_SAID_BY: Mapping[RecordKind, tuple[RecordKind, ...]] = MappingProxyType(
    {
        RecordKind.STAFF: (RecordKind.STAFF,),
        RecordKind.APPLICATIONS: (RecordKind.APPLICATIONS,),
        RecordKind.CASES: (RecordKind.STAFF, RecordKind.CASES),
        RecordKind.LEARNING: (RecordKind.STAFF,),
        RecordKind.BOARD: (RecordKind.STAFF, RecordKind.BOARD),
    }
)


@dataclass(frozen=True)
class Part:
    """One way to break an indicator down: the column it reads, and the stratum of each value.

    ``strata`` is None where a value is its own stratum. A value without a stratum is in no part; with ``adds_up`` it is
    in a part without a name, so that the parts come to the whole.
    """

    by: By
    column: str
    strata: Mapping[str, str] | None = None
    adds_up: bool = False


@dataclass(frozen=True)
class Asked:
    """The definition, the choices, the day and what the records are silent about, with what follows from them."""

    definition: Definition
    choices: Choices
    snapshot: Snapshot
    silent: Silent = frozenset()

    @property
    def grouping(self) -> Grouping:
        """The groups that are compared."""
        return characteristics.grouping(self.definition.grouping)

    @property
    def characteristic(self) -> str:
        """The column that holds what is grouped."""
        return column_of(self.grouping)

    @property
    def members(self) -> list[str]:
        """Everything that may stand in that column and be counted."""
        return [str(member) for member in self.grouping.universe]

    def indicators(self, *recorded_as: RecordedAs) -> tuple[Indicator, ...]:
        """The indicators that are counted in this way."""
        return tuple(one for one in self.definition.indicators if one.recorded_as in recorded_as)

    def parts(self, kind: RecordKind) -> tuple[Part, ...]:
        """The ways in which an indicator over records of a kind is broken down."""
        other = () if (kind, self._other.column) in self.silent else (self._other,)
        if kind is RecordKind.APPLICATIONS:
            return (_PLACE, *_APPLIED_FOR, *other, _RECRUITED, *self.finer)
        return (*_STAFF, *_HELD, *other, _RECRUITED, *self.finer)

    @property
    def finer(self) -> tuple[Part, ...]:
        """The groups themselves, more finely than they are compared. What they are made of is the grouped column."""
        if self.characteristic != ETHNICITY:
            return ()
        named = {By.BROAD_GROUP: "five", By.ETHNIC_CATEGORY: FINEST}
        return tuple(
            Part(by, self.characteristic, groups_of(characteristics.grouping(name))) for by, name in named.items()
        )

    def silent_source(self, kind: RecordKind) -> RecordKind | None:
        """The records whose silence about groups keeps those of ``kind`` from being counted, if there are any."""
        return next((one for one in _SAID_BY.get(kind, ()) if (one, self.characteristic) in self.silent), None)

    @property
    def _other(self) -> Part:
        by = By.DISABILITY if self.characteristic == ETHNICITY else By.ETHNICITY
        coarse = characteristics.grouping(_COARSE[by])
        return Part(by, column_of(coarse), groups_of(coarse))


def column_of(grouping: Grouping) -> str:
    """The column of the frames that holds what a grouping groups."""
    return ETHNICITY if grouping.characteristic == ETHNICITY else DISABILITY


def groups_of(grouping: Grouping) -> Mapping[str, str]:
    """The group of every member."""
    return {str(member): group.code for group in grouping.groups for member in group.members}


_PLACE = Part(By.DIRECTORATE, "directorate", adds_up=True)
_STAFF = (
    _PLACE,
    Part(By.STAFF_GROUP, "staff_group"),
    Part(By.SEX, "sex"),
    Part(By.AGE_BAND, "age_band"),
)
_HELD = (
    Part(By.BAND, "row", {row.code: str(row.level) for row in rows() if isinstance(row.level, Band)}),
    Part(By.MEDICAL_GRADE, "row", {row.code: str(row.level) for row in rows() if isinstance(row.level, MedicalGrade)}),
)
_APPLIED_FOR = (
    Part(By.BAND, "band", {str(band): str(band) for band in Band}),
    Part(By.MEDICAL_GRADE, "band", {str(grade): str(grade) for grade in MedicalGrade}),
)
_RECRUITED = Part(By.INTERNATIONAL_RECRUIT, "international_recruit")
