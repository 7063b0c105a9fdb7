"""Deposits whose counts were made here from staff files: received and signed in one step by whoever handed them in."""

from datetime import datetime

from django.db import transaction

from tallystick.account.cubes import cube_to_bytes
from tallystick.account.understood import Accounted
from tallystick_web.core import audit
from tallystick_web.core.files import Shelf, keep
from tallystick_web.deposits.models import Deposit, DepositVersion, SignOff
from tallystick_web.deposits.rules import Event, How
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId

_STATEMENT = "I have looked at what was understood of the staff files, and these counts are right as far as I can tell."


@transaction.atomic
def receive_counted(*, account: Accounted, by: Person, role: RoleId, at: datetime) -> SignOff:
    """Keep the counts of one return that was counted from staff files, signed off by the person who handed them in."""
    organisation, sha256 = by.organisation_id, keep(Shelf.CUBES, cube_to_bytes(account))
    deposit = Deposit.objects.create(
        organisation_id=organisation, standard=account.made.standard, year=account.made.year, opened_by=by, opened_at=at
    )
    version = DepositVersion.objects.create(
        organisation_id=organisation,
        deposit=deposit,
        number=1,
        how=How.EXTRACTS,
        counted_sha256=sha256,
        cube_sha256=sha256,
        by=by,
        at=at,
    )
    sign_off = SignOff.objects.create(
        organisation_id=organisation,
        deposit=deposit,
        version=version,
        role=role,
        statement=_STATEMENT,
        by=by,
        at=at,
    )
    audit.record(Event.SIGNED_OFF, organisation=organisation, by=by.pk, at=at, about=deposit)
    return sign_off
