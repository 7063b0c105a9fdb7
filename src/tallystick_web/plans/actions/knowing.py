"""Baselines, targets, and what is said of an expectation when its day has come."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Person
from tallystick_web.plans.models import Baseline, Expectation, ExpectationReading, Item, Target, TargetEnd
from tallystick_web.plans.rules import Event
from tallystick_web.plans.target_rules import Aim, Finding, Point, Whose


@transaction.atomic
def agree_baseline(
    *, measure: str, point: Point, source: str, agreed_by: str, reason: str, by: Person, at: datetime
) -> Baseline:
    """Agree by name what later values of a measure are held against. An earlier baseline stays on record.

    Another one than the first needs a reason.
    """
    organisation = by.organisation_id
    audit.hold(organisation)
    if Baseline.objects.of(organisation).filter(measure=measure).exists() and not reason.strip():
        raise Refused("There is a baseline already. Say why another one takes its place: both stay on record.")
    baseline = Baseline.objects.create(
        organisation_id=organisation,
        measure=measure,
        as_of=point.as_of,
        value=point.value,
        low=point.low,
        high=point.high,
        source=source,
        agreement=agreed_by.strip(),
        reason=reason.strip(),
        by=by,
        at=at,
    )
    audit.record(Event.BASELINE_AGREED, organisation=organisation, by=by.pk, at=at, about=baseline)
    return baseline


@transaction.atomic
def set_target(
    *,
    measure: str,
    item: Item | None,
    whose: Whose,
    aim: Aim,
    starts_on: date,
    due_on: date,
    rationale: str,
    agreed_by: str,
    by: Person,
    at: datetime,
) -> Target:
    """Set a target for a measure, by name. A baseline must be agreed first."""
    organisation = by.organisation_id
    audit.hold(organisation)
    if not Baseline.objects.of(organisation).filter(measure=measure).exists():
        raise Refused("Agree a baseline for this measure first: a target is held against it.")
    if due_on <= starts_on:
        raise Refused("The target is due before it begins. Change one of the dates.")
    target = Target.objects.create(
        organisation_id=organisation,
        measure=measure,
        item=item,
        whose=whose,
        expression=aim.document,
        starts_on=starts_on,
        due_on=due_on,
        rationale=rationale.strip(),
        agreement=agreed_by.strip(),
        by=by,
        at=at,
    )
    audit.record(Event.TARGET_SET, organisation=organisation, by=by.pk, at=at, about=target)
    return target


@transaction.atomic
def end_target(*, target: Target, reason: str, by: Person, at: datetime) -> TargetEnd:
    """End a target, with a reason. It stays on record."""
    audit.hold(target.organisation_id)
    if TargetEnd.objects.of(target.organisation_id).filter(target=target).exists():
        raise Refused("This target was ended in the meantime. Nothing was changed.")
    if not reason.strip():
        raise Refused("Say why this target holds no longer. The reason is kept with the plan.")
    end = TargetEnd.objects.create(
        organisation_id=target.organisation_id, target=target, reason=reason.strip(), by=by, at=at
    )
    audit.record(Event.TARGET_ENDED, organisation=target.organisation_id, by=by.pk, at=at, about=target)
    return end


@transaction.atomic
def read_expectation(
    *, expectation: Expectation, finding: Finding, figures: Mapping[str, str], said: str, by: Person, at: datetime
) -> ExpectationReading:
    """Write down what the figures say of an expectation today, and what a person says of it."""
    audit.hold(expectation.organisation_id)
    if not said.strip():
        raise Refused("Say in a sentence what you make of it: the figures never say why something happened.")
    reading = ExpectationReading.objects.create(
        organisation_id=expectation.organisation_id,
        expectation=expectation,
        finding=finding,
        figures=dict(figures),
        said=said.strip(),
        by=by,
        at=at,
    )
    audit.record(Event.JUDGED, organisation=expectation.organisation_id, by=by.pk, at=at, about=reading)
    return reading
