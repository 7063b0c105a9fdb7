"""What somebody said of themselves, for that person alone."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tallystick_web.declarations.models import Declarant, DeclarationRead, DeclarationStop, Declared
from tallystick_web.declarations.queries.people import same_address
from tallystick_web.declarations.queries.said import unsealed
from tallystick_web.declarations.rules import Purpose, Said


@dataclass(frozen=True, kw_only=True)
class Allowed:
    """What is held of somebody for one purpose."""

    purpose: Purpose
    said: Said
    said_on: date
    expires_on: date


@dataclass(frozen=True, kw_only=True)
class ReadBy:
    """That somebody read it, and for which invitation."""

    name: str
    what_for: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Own:
    """Everything that declarations hold of one person."""

    organisation: str
    allowed: tuple[Allowed, ...]
    reads: tuple[ReadBy, ...]
    is_stopped: bool


def own_of(declarant: Declarant) -> Own:
    """What is held of one person, and who read it.

    Of entries that somebody merged, those that were asked at the same address: else whoever keeps the list could merge
    somebody with an entry of their own, and read on a link to themselves what that person said.
    """
    rows = same_address(declarant)
    organisation = declarant.organisation_id
    held = Declared.objects.of(organisation).filter(declarant__in=rows).order_by("purpose")
    reads = DeclarationRead.objects.of(organisation).filter(declarant__in=rows).select_related("by").order_by("-at")
    return Own(
        organisation=declarant.organisation.name,
        allowed=tuple(_allowed(row) for row in held),
        reads=tuple(ReadBy(name=row.by.name, what_for=row.what_for, at=row.at) for row in reads),
        is_stopped=DeclarationStop.objects.of(organisation).filter(declarant__in=rows).exists(),
    )


def _allowed(row: Declared) -> Allowed:
    said = unsealed(row.sealed)
    return Allowed(purpose=Purpose(row.purpose), said=said, said_on=row.said_on, expires_on=row.expires_on)


def is_stopped(organisation: UUID, declarants: tuple[Declarant, ...]) -> bool:
    """Whether nothing may be used of a person, under any of their ids."""
    return DeclarationStop.objects.of(organisation).filter(declarant__in=declarants).exists()
