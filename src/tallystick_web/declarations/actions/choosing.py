"""Choosing what people are asked about themselves."""

from datetime import datetime

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.declarations import rules
from tallystick_web.declarations.models import DeclarationChoice
from tallystick_web.declarations.rules import Choice, Event
from tallystick_web.organisations.models import Person


@transaction.atomic
def choose(*, choice: Choice, by: Person, at: datetime) -> DeclarationChoice:
    """Choose what is asked from now on. What was said before stays as it was allowed."""
    rules.check_choice(choice)
    row = DeclarationChoice.objects.create(
        organisation_id=by.organisation_id,
        characteristics=[str(one) for one in choice.characteristics],
        purposes=[str(one) for one in choice.purposes],
        notice=choice.notice.strip(),
        months=choice.months,
        by=by,
        at=at,
    )
    audit.record(Event.CHOSEN, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row
