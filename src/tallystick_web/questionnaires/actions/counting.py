"""Counting question sets for a period that is over: once, and never again."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.questionnaires.measured.readings import Reading
from tallystick_web.questionnaires.models import SetReading
from tallystick_web.questionnaires.queries.readings import counted_periods
from tallystick_web.questionnaires.rules import Event


@transaction.atomic
def keep_readings(
    *, organisation: UUID, found: Sequence[tuple[str, Period, Reading]], at: datetime
) -> Sequence[SetReading]:
    """Keep what each measure came to in its period, by its id in its set. What was counted already is not again."""
    audit.hold(organisation)
    there = counted_periods(organisation)
    rows = [
        SetReading(
            organisation_id=organisation,
            measure=measure,
            since=period.since,
            until=period.until,
            value=reading.value,
            low=reading.low,
            high=reading.high,
            range_is=reading.range_is,
            says=reading.says,
            why=reading.why,
            people=reading.people,
            at=at,
        )
        for measure, period, reading in found
        if (measure, period.until) not in there
    ]
    if rows:
        SetReading.objects.of(organisation).bulk_create(rows)
        audit.record(Event.COUNTED, organisation=organisation, by=None, at=at, more={"measures": len(rows)})
    return rows
