"""Who can be asked, by their ids, and the rows that stand for them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tallystick_web.core.declaring import Declarants, declarants
from tallystick_web.declarations.models import Declarant, DeclarationStop, Declared


@dataclass(frozen=True, kw_only=True)
class CanBeAsked:
    """Somebody on the page that asks people: nothing here tells whether they answered."""

    subject: UUID
    name: str
    has_address: bool
    asked_on: date | None
    is_stopped: bool


def kinds_for(capabilities: Collection[str]) -> Mapping[str, Declarants]:
    """The kinds of people whom somebody with these capabilities may ask."""
    return {kind: one for kind, one in declarants().items() if one.asks & set(capabilities)}


def people_to_ask(organisation: UUID, kind: str, words: str = "") -> tuple[CanBeAsked, ...]:
    """Everybody of a kind whose name holds these words, by name."""
    known = declarants()[kind].find(organisation, None)
    asked = {row.subject: row for row in Declarant.objects.of(organisation).filter(kind=kind)}
    stopped = stopped_of(organisation, kind)
    found = (
        CanBeAsked(
            subject=subject,
            name=one.name,
            has_address=bool(one.address),
            asked_on=asked[subject].asked_on if subject in asked else None,
            is_stopped=subject in stopped,
        )
        for subject, one in known.items()
        if words.casefold() in one.name.casefold()
    )
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.subject)))


def stopped_of(organisation: UUID, kind: str) -> frozenset[UUID]:
    """The people of a kind about whom nothing may be used."""
    stops = DeclarationStop.objects.of(organisation).filter(declarant__kind=kind)
    return frozenset(stops.values_list("declarant__subject", flat=True))


def declarant_of(organisation: UUID, kind: str, subject: UUID) -> Declarant | None:
    """The row that stands for somebody, where they were ever asked or said something."""
    return Declarant.objects.of(organisation).filter(kind=kind, subject=subject).first()


def same_person(declarant: Declarant) -> tuple[Declarant, ...]:
    """The rows that stand for the same person, the one itself first: entries that somebody merged."""
    known = declarants().get(declarant.kind)
    ids = known.also(declarant.organisation_id, [declarant.subject]).get(declarant.subject, ()) if known else ()
    rows = Declarant.objects.of(declarant.organisation_id).filter(kind=declarant.kind, subject__in=ids)
    return (declarant, *rows.exclude(pk=declarant.pk).order_by("pk"))


def same_address(declarant: Declarant) -> tuple[Declarant, ...]:
    """Of the rows that stand for the same person, the one itself and those that were asked at the same address."""
    asked = declarant.address_hash
    return tuple(
        one for one in same_person(declarant) if one.pk == declarant.pk or (asked and one.address_hash == asked)
    )


def address_of(declarant: Declarant) -> str:
    """The address that is recorded of somebody now; blank where they are gone."""
    known = declarants().get(declarant.kind)
    found = known.find(declarant.organisation_id, [declarant.subject]) if known else {}
    return found[declarant.subject].address if declarant.subject in found else ""


def name_of(declarant: Declarant) -> str:
    """What somebody is called by the application that knows them; blank where they are gone."""
    known = declarants().get(declarant.kind)
    found = known.find(declarant.organisation_id, [declarant.subject]) if known else {}
    return found[declarant.subject].name if declarant.subject in found else ""


def gone(organisation: UUID, kind: str) -> tuple[UUID, ...]:
    """People of a kind who said something and whom the application that knew them knows no longer."""
    said = Declared.objects.of(organisation).filter(declarant__kind=kind)
    subjects = set(said.values_list("declarant__subject", flat=True))
    known = declarants()[kind].find(organisation, subjects) if subjects else {}
    return tuple(sorted(subjects - set(known)))


def everybody_called(organisation: UUID, words: str) -> tuple[tuple[str, str], ...]:
    """Whoever has this whole name or address, of every kind: a key that stands for them, and who they are in words."""
    wanted = " ".join(words.split()).casefold()
    return tuple(
        (f"{kind}/{subject}", f"{known.name}, {one.text}")
        for kind, one in declarants().items()
        for subject, known in one.find(organisation, None).items()
        if wanted in (known.name.casefold(), known.address.casefold())
    )
