"""Links that people have without signing in: whose they are, and whether they still open anything."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from tallystick_web.core.fence import everywhere
from tallystick_web.core.sealing import keyed_hash
from tallystick_web.declarations.models import Declarant, DeclarationLink
from tallystick_web.declarations.rules import LinkNow, What
from tallystick_web.organisations.models import Organisation
from tallystick_web.organisations.queries import every_organisation

_HOUR = timedelta(hours=1)


def link_with(token_hash: str) -> DeclarationLink | None:
    """The link of which this is the hash of the key, in whichever organisation."""
    return _found(token_hash=token_hash)


def link_called(link: str) -> DeclarationLink | None:
    """A link by its id, as a browser that opened it remembers."""
    return _found(pk=link)


def _found(**asked: str) -> DeclarationLink | None:
    with everywhere("to find whose link it is"):
        rows = DeclarationLink.objects.select_related("organisation", "declarant")
        return rows.filter(**asked).first()


def now_of(link: DeclarationLink) -> LinkNow:
    """A link as the rules see it."""
    return LinkNow(what=What(link.what), ends_at=link.ends_at, is_spent=link.spent_on is not None)


def hash_of_address(organisation: UUID, address: str) -> str:
    """What is kept of the address that a letter went to."""
    return keyed_hash(address.strip().casefold(), of=organisation)


def is_asked_at(declarant: Declarant, address: str) -> bool:
    """Whether an address is the one at which somebody was asked."""
    return bool(address) and hash_of_address(declarant.organisation_id, address) == declarant.address_hash


def declarants_at(address: str) -> tuple[Declarant, ...]:
    """Whoever was written to at this address, in whichever organisation."""
    hashes = _hashes(every_organisation(), address)
    with everywhere("to find who asks for a link"):
        return tuple(Declarant.objects.filter(address_hash__in=hashes).order_by("pk"))


def _hashes(organisations: Iterable[Organisation], address: str) -> list[str]:
    return [hash_of_address(one.pk, address) for one in organisations]


def sent_lately(declarant: Declarant, at: datetime) -> int:
    """How many links somebody asked for themselves in the last hour."""
    return declarant.links.filter(by=None, at__gt=at - _HOUR).count()


def declarant_called(organisation: UUID, declarant: UUID) -> Declarant | None:
    """The row that stands for somebody, by its own id."""
    return Declarant.objects.of(organisation).select_related("organisation").filter(pk=declarant).first()
