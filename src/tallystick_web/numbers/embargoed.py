"""Figures that are held back: from whom, until when, and what is due to be held back no longer.

Whether something is held back is never read off a clock: it is until an event says that it is not.
"""

import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tallystick_web.core import audit
from tallystick_web.core.fence import everywhere
from tallystick_web.deposits.rules import Event as Signing
from tallystick_web.deposits.signed_by import SignedBy, signed_by
from tallystick_web.numbers.embargo_rules import is_held_by
from tallystick_web.numbers.models import Embargo, EmbargoReader
from tallystick_web.numbers.rules import Event


@dataclass(frozen=True, kw_only=True)
class HeldLine:
    """Figures that are or were held back, as those see it who may do so. ``ended_by`` is blank for the service."""

    id: UUID
    standard: str
    year: int
    until: datetime
    why: str
    by: str
    at: datetime
    readers: tuple[str, ...]
    ended_by: str = ""
    ended_at: datetime | None = None


def held_from(
    organisation: UUID, person: UUID | None, *, reads_desk: bool, sign_offs: Sequence[SignedBy] | None = None
) -> frozenset[str]:
    """The ids of deposits whose figures are held back from a person. ``sign_offs`` are all there are, where known.

    Nothing is from whoever reads the analyst's desk: the figures were made there.
    """
    return frozenset() if reads_desk else _signed_under(organisation, _held_from(organisation, person), sign_offs)


def held_from_others(organisation: UUID) -> frozenset[str]:
    """The same for programs, hosts and all who are on no list."""
    return held_from(organisation, None, reads_desk=False)


def held_from_others_of(organisations: Collection[UUID]) -> Mapping[UUID, frozenset[str]]:
    """The same for each of several organisations that holds anything back."""
    holding = Embargo.objects.of_any(organisations).filter(lift=None).values_list("organisation_id", flat=True)
    return {one: held_from_others(one) for one in holding.distinct()} if organisations else {}


def _held_from(organisation: UUID, person: UUID | None) -> list[Embargo]:
    found = Embargo.objects.of(organisation).filter(lift=None)
    if person is not None:
        listed = EmbargoReader.objects.of(organisation).filter(person=person)
        found = found.exclude(pk__in=listed.values("embargo_id"))
    return list(found)


def _signed_under(
    organisation: UUID, embargoes: Iterable[Embargo], sign_offs: Sequence[SignedBy] | None
) -> frozenset[str]:
    holding = list(embargoes)
    if not holding:
        return frozenset()
    # What the log does not know of is held back rather than shown.
    order = audit.order_of(organisation, (Event.HELD_BACK, Signing.SIGNED_OFF))
    return frozenset(
        str(signed.deposit)
        for signed in (signed_by(organisation) if sign_offs is None else sign_offs)
        for one in holding
        if is_held_by(
            which=(one.standard, one.year),
            since=order.get(one.pk, 0),
            signed=(signed.standard, signed.year),
            signed_as=order.get(signed.deposit, sys.maxsize),
        )
    )


def lines_of(organisation: UUID) -> list[HeldLine]:
    """Everything that is or was held back, the newest first."""
    found = Embargo.objects.of(organisation).select_related("by", "lift", "lift__by").order_by("-at", "pk")
    listed = EmbargoReader.objects.of(organisation).select_related("person").order_by("person__name", "pk")
    readers: dict[UUID, list[str]] = {}
    for one in listed:
        readers.setdefault(one.embargo_id, []).append(one.person.name)
    return [_line(one, readers.get(one.pk, ())) for one in found]


def _line(row: Embargo, readers: Iterable[str]) -> HeldLine:
    end = getattr(row, "lift", None)
    return HeldLine(
        id=row.pk,
        standard=row.standard,
        year=row.year,
        until=row.until,
        why=row.why,
        by=row.by.name,
        at=row.at,
        readers=tuple(readers),
        ended_by=end.by.name if end and end.by else "",
        ended_at=end.at if end else None,
    )


def embargo_called(organisation: UUID, embargo: UUID) -> Embargo | None:
    """One of an organisation."""
    return Embargo.objects.of(organisation).filter(pk=embargo).first()


def is_held_now(organisation: UUID, standard: str, year: int) -> bool:
    """Whether figures of a standard and year are held back."""
    return Embargo.objects.of(organisation).filter(standard=standard, year=year, lift=None).exists()


def due(at: datetime) -> list[tuple[UUID, UUID]]:
    """The organisation and the id of everything whose time has come and that is held back still, the longest first."""
    with everywhere("to find what is to be held back no longer"):
        found = Embargo.objects.filter(lift=None, until__lte=at).order_by("until", "pk")
        return list(found.values_list("organisation_id", "pk"))
