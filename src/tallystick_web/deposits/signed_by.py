"""Who signed which figures, in which role and when; and figures that others took the place of since."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tallystick_web.core.fence import everywhere
from tallystick_web.deposits.models import SignOff
from tallystick_web.deposits.queries import Signed, account_of


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


def who_signed() -> list[UUID]:
    """Every organisation that signed figures off."""
    with everywhere("to see whose figures are still to be made ready"):
        return list(SignOff.objects.order_by("organisation").values_list("organisation", flat=True).distinct())


def signed_among(organisation: UUID, deposits: Collection[str]) -> list[Signed]:
    """These signed deposits with what they hold, by standard and year, whether others took their place or not."""
    found = SignOff.objects.of(organisation).filter(deposit__in=deposits).select_related("deposit", "version")
    ordered = found.order_by("deposit__standard", "deposit__year")
    return [Signed(deposit=one.deposit_id, account=account_of(one.version)) for one in ordered]
