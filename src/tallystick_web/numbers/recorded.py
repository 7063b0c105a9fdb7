"""What adds to measures that people type in: a measure, what it means from now on, a value, and what a second says."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.core.registry import measure_sources
from tallystick_web.numbers.measure_rules import Better, Cadence, Measure, MeasureKind, MeasureUnit
from tallystick_web.numbers.models import RecordedCheck, RecordedMeasure, RecordedMeasureVersion, RecordedValue
from tallystick_web.numbers.recorded_queries import recorded
from tallystick_web.numbers.recorded_rules import (
    Typed,
    check_apart,
    check_can_take,
    check_days,
    check_name_is_free,
    check_not_waiting,
    check_typed,
)
from tallystick_web.numbers.rules import Event
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import check_said_why, check_second_person, check_undecided


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What a person says a measure means; ``population`` is out of whom or what."""

    title: str
    what: str
    better: Better
    population: str = ""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A value as a person typed it: what, true of which day, from data of which day, and how it was come by."""

    typed: Typed
    as_of: date
    data_date: date
    label: str
    obtained: str
    link: str = ""


def planned(organisation: UUID, takes: str) -> Measure | None:
    """The measure that a plan names and nobody counts yet, where it is one to be typed in."""
    for prefix, source in measure_sources().items():
        if takes.startswith(f"{prefix}/"):
            found = next((one for one in source.catalogue(organisation, [takes]) if one.id == takes), None)
            return found if found is not None and found.kind is MeasureKind.RECORDED else None
    return None


@transaction.atomic
def begin_measure(
    *,
    meaning: Meaning,
    unit: MeasureUnit,
    cadence: Cadence,
    counts_people: bool,
    takes: str = "",
    by: Person,
    at: datetime,
) -> RecordedMeasure:
    """Begin to record a measure. One that takes the place of a planned one is counted as the plan says."""
    organisation = by.organisation_id
    audit.hold(organisation)
    there = recorded(organisation)
    check_name_is_free(name=meaning.title, taken=[one.words.title for one in there])
    plan = planned(organisation, takes) if takes else None
    check_can_take(takes=takes, is_planned=plan is not None, is_taken=takes in {one.takes for one in there})
    measure = RecordedMeasure.objects.create(
        organisation_id=organisation,
        takes=takes,
        unit=plan.unit if plan else unit,
        cadence=plan.cadence if plan else cadence,
        counts_people=counts_people or (plan is not None and plan.counts_people),
        by=by,
        at=at,
    )
    _say(measure.pk, meaning, number=1, series=1, by=by, at=at)
    audit.record(Event.MEASURE_BEGUN, organisation=organisation, by=by.pk, at=at, about=measure)
    return measure


@transaction.atomic
def reword_measure(
    *, measure: UUID, meaning: Meaning, is_comparable: bool, by: Person, at: datetime
) -> RecordedMeasureVersion:
    """Say what a measure means from now on, and whether values to come can be held against those before."""
    organisation = by.organisation_id
    audit.hold(organisation)
    there = recorded(organisation)
    [found] = [one for one in there if one.id == measure]
    check_name_is_free(name=meaning.title, taken=[one.words.title for one in there if one.id != measure])
    version = _say(
        measure,
        meaning,
        number=len(found.versions) + 1,
        series=found.words.series + (0 if is_comparable else 1),
        by=by,
        at=at,
    )
    audit.record(Event.MEASURE_REWORDED, organisation=organisation, by=by.pk, at=at, about=version)
    return version


def _say(
    measure: UUID, meaning: Meaning, *, number: int, series: int, by: Person, at: datetime
) -> RecordedMeasureVersion:
    return RecordedMeasureVersion.objects.create(
        organisation_id=by.organisation_id,
        measure_id=measure,
        number=number,
        title=meaning.title.strip(),
        what=meaning.what,
        better=meaning.better,
        population=meaning.population,
        series=series,
        by=by,
        at=at,
    )


@transaction.atomic
def type_value(*, measure: UUID, reading: Reading, today: date, by: Person, at: datetime) -> RecordedValue:
    """Type a value of a measure. It waits for a second person."""
    organisation = by.organisation_id
    audit.hold(organisation)
    found = RecordedMeasure.objects.of(organisation).get(pk=measure)
    version = RecordedMeasureVersion.objects.of(organisation).filter(measure=found).order_by("-number")[0]
    _check_reading(found, reading, today)
    value = RecordedValue.objects.create(
        organisation_id=organisation,
        measure=found,
        version=version,
        as_of=reading.as_of,
        data_date=reading.data_date,
        label=reading.label,
        happened=reading.typed.happened,
        people=reading.typed.people,
        value=reading.typed.value,
        obtained=reading.obtained,
        link=reading.link,
        by=by,
        at=at,
    )
    audit.record(Event.VALUE_TYPED, organisation=organisation, by=by.pk, at=at, about=value)
    return value


def _check_reading(measure: RecordedMeasure, reading: Reading, today: date) -> None:
    check_typed(reading.typed, MeasureUnit(measure.unit), counts_people=measure.counts_people)
    check_days(as_of=reading.as_of, data_date=reading.data_date, today=today)
    standing = RecordedValue.objects.of(measure.organisation_id).filter(measure=measure)
    standing = standing.exclude(check_of_it__is_agreed=False)
    check_not_waiting(is_waiting=standing.filter(as_of=reading.as_of, check_of_it=None).exists())
    check_apart(
        as_of=reading.as_of,
        others=standing.values_list("as_of", flat=True),
        cadence=Cadence(measure.cadence),
        counts_people=measure.counts_people,
    )


@transaction.atomic
def check_value(*, value: UUID, is_agreed: bool, why: str, by: Person, at: datetime) -> RecordedCheck:
    """Say as the second person whether a value is right. Who typed it cannot."""
    organisation = by.organisation_id
    audit.hold(organisation)
    found = RecordedValue.objects.of(organisation).get(pk=value)
    check_second_person(asked_by=found.by_id, agreeing=by.pk)
    check_undecided(is_decided=RecordedCheck.objects.of(organisation).filter(value=found).exists())
    check_said_why(is_agreed=is_agreed, why=why)
    check = RecordedCheck.objects.create(
        organisation_id=organisation, value=found, is_agreed=is_agreed, why=why, by=by, at=at
    )
    kind = Event.VALUE_AGREED if is_agreed else Event.VALUE_REFUSED
    audit.record(kind, organisation=organisation, by=by.pk, at=at, about=check)
    return check
