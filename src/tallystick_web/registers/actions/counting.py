"""Counting registers for a period that is over: once, and never again."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.registers.measured.book import Book, RegisterMeasure
from tallystick_web.registers.models import RegisterReading
from tallystick_web.registers.queries.readings import counted_days
from tallystick_web.registers.rules import Event


@transaction.atomic
def count_registers(
    *, organisation: UUID, wanted: Sequence[tuple[RegisterMeasure, Period, Book]], at: datetime
) -> Sequence[RegisterReading]:
    """Keep what each measure came to in its period. What was counted already, and what has nothing to count, is not."""
    audit.hold(organisation)
    there = counted_days(organisation)
    rows = [
        RegisterReading(
            organisation_id=organisation,
            measure=measure.id,
            as_of=period.until,
            label=period.label,
            happened=found.happened,
            people=found.people,
            value=found.value,
            at=at,
        )
        for measure, period, book in wanted
        if (measure.id, period.until) not in there and (found := measure.count(book, period)) is not None
    ]
    if rows:
        RegisterReading.objects.bulk_create(rows)
        audit.record(Event.COUNTED, organisation=organisation, by=None, at=at, more={"measures": len(rows)})
    return rows
