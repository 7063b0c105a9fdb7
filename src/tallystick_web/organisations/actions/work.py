"""Beginning again what broke in the worker."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tallystick_web.core import audit, jobs
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Person


@transaction.atomic
def begin_again(*, work: UUID, by: Person, at: datetime) -> AuditEvent:
    """Have the worker do once more what broke. Raises Refused where it did not, or is another organisation's."""
    if not jobs.again(work, organisation=by.organisation_id):
        raise Refused("This work is not broken any more. Open the page again to see how it stands.")
    return audit.record("work-begun-again", organisation=by.organisation_id, by=by.pk, at=at, more={"work": str(work)})
