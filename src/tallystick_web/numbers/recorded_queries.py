"""What is read about measures that people type in. Values stand here as they were typed: ``measured`` protects them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.numbers.measure_rules import Better, Cadence, Measure, MeasureKind, MeasureUnit
from tallystick_web.numbers.models import RecordedMeasure, RecordedMeasureVersion, RecordedValue
from tallystick_web.numbers.recorded_rules import PREFIX, Typed, id_of

SUBJECT = "recorded-measure"
"""What evidence calls a measure that it is attached to."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a measure means from a day on. Values under words of the same ``series`` can be held against each other."""

    title: str
    what: str
    better: Better
    population: str
    series: int
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """A measure that is typed in, with everything it was ever said to mean, the newest first."""

    id: UUID
    takes: str
    unit: MeasureUnit
    cadence: Cadence
    counts_people: bool
    versions: tuple[Words, ...]

    @property
    def key(self) -> str:
        """Its id in the catalogue."""
        return id_of(self.id, self.takes)

    @property
    def words(self) -> Words:
        """What it means now."""
        return self.versions[0]

    @property
    def measure(self) -> Measure:
        """The measure as the catalogue has it."""
        return Measure(
            id=self.key,
            name=self.words.title,
            what=self.words.what,
            kind=MeasureKind.RECORDED,
            unit=self.unit,
            better=self.words.better,
            cadence=self.cadence,
            counts_people=self.counts_people,
        )


@dataclass(frozen=True, kw_only=True)
class Value:
    """A value as it was typed, with what decides how it is shown. ``is_agreed`` is None while it waits."""

    id: UUID
    measure: UUID
    unit: MeasureUnit
    counts_people: bool
    series: int
    as_of: date
    data_date: date
    label: str
    typed: Typed
    obtained: str
    link: str
    by_id: UUID
    by: str
    at: datetime
    is_agreed: bool | None
    why: str = ""
    checked_by: str = ""
    checked_at: datetime | None = None


def recorded(organisation: UUID, keys: Collection[str] | None = None) -> list[Recorded]:
    """The measures of an organisation that are typed in: all of them, or those with some ids. One question."""
    rows = _versions(organisation)
    return _all_of(rows if keys is None else rows.filter(_called(keys)))


def recorded_called(organisation: UUID, key: UUID) -> Recorded | None:
    """One of them by the id of its row."""
    return next(iter(_all_of(_versions(organisation).filter(measure=key))), None)


def _versions(organisation: UUID) -> OwnedQuerySet[RecordedMeasureVersion]:
    return RecordedMeasureVersion.objects.of(organisation).select_related("measure", "by").order_by("-number")


def _all_of(rows: Iterable[RecordedMeasureVersion]) -> list[Recorded]:
    """The measures that versions are of, the newest version of each first."""
    versions: dict[UUID, list[RecordedMeasureVersion]] = {}
    for one in rows:
        versions.setdefault(one.measure_id, []).append(one)
    found = [_recorded(those[0].measure, those) for those in versions.values()]
    return sorted(found, key=lambda one: one.words.title.casefold())


def _called(keys: Collection[str]) -> Q:
    """Which rows some ids of the catalogue stand for: a measure that took a planned one's place has that one's id."""
    own = [UUID(one.removeprefix(f"{PREFIX}/")) for one in keys if _is_own(one)]
    return Q(measure__in=own, measure__takes="") | Q(measure__takes__in=[one for one in keys if one])


def _is_own(key: str) -> bool:
    prefix, _, rest = key.partition("/")
    try:
        return prefix == PREFIX and bool(UUID(rest))
    except ValueError:
        return False


def _recorded(row: RecordedMeasure, versions: Iterable[RecordedMeasureVersion]) -> Recorded:
    return Recorded(
        id=row.pk,
        takes=row.takes,
        unit=MeasureUnit(row.unit),
        cadence=Cadence(row.cadence),
        counts_people=row.counts_people,
        versions=tuple(_words(one) for one in versions),
    )


def _words(row: RecordedMeasureVersion) -> Words:
    return Words(
        title=row.title,
        what=row.what,
        better=Better(row.better),
        population=row.population,
        series=row.series,
        by=row.by.name,
        at=row.at,
    )


def values_of(organisation: UUID, keys: Collection[str]) -> Mapping[str, list[Value]]:
    """Every value of these measures, as typed, by the id of the measure; the oldest first. One question."""
    found: dict[str, list[Value]] = {}
    if keys:
        for one in _values(organisation).filter(_called(keys)):
            found.setdefault(id_of(one.measure_id, one.measure.takes), []).append(_value(one))
    return found


def value_called(organisation: UUID, key: UUID) -> Value | None:
    """One value of an organisation."""
    row = _values(organisation).filter(pk=key).first()
    return _value(row) if row is not None else None


def waiting(organisation: UUID) -> list[Value]:
    """The values that wait for a second person, the oldest first."""
    return [_value(one) for one in _values(organisation).filter(check_of_it=None).order_by("at")]


def names_of(organisation: UUID, keys: Collection[UUID] | None) -> dict[UUID, str]:
    """What the recorded measures of an organisation are called: those asked for, or all of them."""
    return {one.id: one.words.title for one in recorded(organisation) if keys is None or one.id in keys}


def _values(organisation: UUID) -> OwnedQuerySet[RecordedValue]:
    rows = RecordedValue.objects.of(organisation)
    return rows.select_related("measure", "version", "by", "check_of_it", "check_of_it__by").order_by("as_of", "at")


def _value(row: RecordedValue) -> Value:
    check = getattr(row, "check_of_it", None)
    return Value(
        id=row.pk,
        measure=row.measure_id,
        unit=MeasureUnit(row.measure.unit),
        counts_people=row.measure.counts_people,
        series=row.version.series,
        as_of=row.as_of,
        data_date=row.data_date,
        label=row.label,
        typed=Typed(happened=row.happened, people=row.people, value=row.value),
        obtained=row.obtained,
        link=row.link,
        by_id=row.by_id,
        by=row.by.name,
        at=row.at,
        is_agreed=check.is_agreed if check else None,
        why=check.why if check else "",
        checked_by=check.by.name if check else "",
        checked_at=check.at if check else None,
    )
