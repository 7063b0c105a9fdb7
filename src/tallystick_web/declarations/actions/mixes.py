"""Keeping mixes, once for each period."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.declarations.mix_rules import RULE, RowMade, bounds_of
from tallystick_web.declarations.models import Mix
from tallystick_web.declarations.queries.batches import waiting_changes
from tallystick_web.declarations.queries.mixes import made_until, newest_batch
from tallystick_web.declarations.rules import Event
from tallystick_web.numbers.period_rules import Period


@transaction.atomic
def keep_mixes(
    *, organisation: UUID, period: Period, made: Sequence[RowMade], batch: int, at: datetime
) -> Sequence[Mix]:
    """Keep the mixes of a period: none that was made already, and none where declarations changed meanwhile."""
    audit.hold(organisation)
    if newest_batch(organisation) != batch or waiting_changes(organisation):
        return []
    there = made_until(organisation)
    rows = [_row(organisation, period, one, batch, at) for one in made if (one.population, period.until) not in there]
    if rows:
        Mix.objects.bulk_create(rows)
        audit.record(Event.MIX_MADE, organisation=organisation, by=None, at=at, more={"mixes": len(rows)})
    return rows


def _row(organisation: UUID, period: Period, made: RowMade, batch: int, at: datetime) -> Mix:
    shown = made.shown
    return Mix(
        organisation_id=organisation,
        population=made.population,
        row=made.row,
        since=period.since,
        until=period.until,
        rule=RULE,
        batch=batch,
        invited=made.invited,
        at=at,
        **(asdict(shown) | asdict(bounds_of(shown)) if shown is not None else {}),
    )
