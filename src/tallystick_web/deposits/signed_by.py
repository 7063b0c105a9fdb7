"""Who signed which figures, in which role and when: read by the pages that show them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tallystick_web.deposits.models import SignOff


@dataclass(frozen=True, kw_only=True)
class SignedBy:
    """One signed deposit, replaced since or not. ``name`` is blank where nobody is known to have signed."""

    deposit: UUID
    standard: str
    year: int
    role: str
    name: str
    at: datetime


def signed_by(organisation: UUID) -> list[SignedBy]:
    """Every sign-off, the oldest first. One query."""
    found = SignOff.objects.of(organisation).select_related("deposit", "by").order_by("at")
    return [
        SignedBy(
            deposit=one.deposit_id,
            standard=one.deposit.standard,
            year=one.deposit.year,
            role=one.role,
            name=one.by.name if one.by else "",
            at=one.at,
        )
        for one in found
    ]
