"""Changes take effect together, so that no two mixes differ by a few people."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.declarations.models import Batch, Declared, DeclaredNot
from tallystick_web.declarations.queries.batches import next_batch, waiting, waiting_changes
from tallystick_web.declarations.rules import LEAST_CHANGES, Event


@transaction.atomic
def close_batch(*, organisation: UUID, at: datetime) -> Batch | None:
    """Let everything that waits take effect, where it is the doing of ten people or more; else nothing."""
    audit.hold(organisation)
    changes = waiting_changes(organisation)
    if changes < LEAST_CHANGES:
        return None
    batch = Batch.objects.create(organisation_id=organisation, number=next_batch(organisation), changes=changes, at=at)
    for model in (Declared, DeclaredNot):
        waiting(organisation, model).update(batch=batch)
    audit.record(Event.BATCH_CLOSED, organisation=organisation, by=None, at=at, about=batch)
    return batch
