"""What pages of registers begin with: the register and the entry of an address, and what their reader may do there."""

from collections.abc import Mapping
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tallystick_web.core.chrome import Link
from tallystick_web.organisations.access import Viewer, who_may
from tallystick_web.organisations.asking import or_404, to
from tallystick_web.organisations.queries import people_in_roles, roles_held
from tallystick_web.organisations.queries_units import units_on
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.columns import Column, ColumnKind, Register
from tallystick_web.registers.described import registers
from tallystick_web.registers.described.contacts import CONTACTS
from tallystick_web.registers.forms.entries import Offered
from tallystick_web.registers.forms.fields import Choosing
from tallystick_web.registers.queries.entries import EntryNow, entry_called, found_by_title, names_of
from tallystick_web.registers.queries.lists import tally_of
from tallystick_web.registers.views.people import links_of

ANY_READS = tuple(sorted(frozenset[Capability]().union(*(one.reads for one in registers().values()))))
ANY_KEEPS = tuple(sorted(frozenset[Capability]().union(*(one.keeps for one in registers().values()))))
MOST_TO_CHOOSE = 300
"""Of a register with more entries than this one is chosen by typing its title."""

_OWN_PAGES = {
    "audits": ("Open the audit as a paper, with its tests and findings", "audit", "buying_audit"),
    "look-backs": ("Open the look-back, with its marks", "look-back", "look_back"),
}
_OWN = "This register has pages of its own. Open the audit or the look-back, and add or change it there."
_BLIND = "Marks stand on the page of their look-back, so that nobody who reads a second time sees the first marks here."
_BEGINS = {
    "audits": (Capability.KEEP_SUPPLIERS, "Prepare the annual audit", "audit-prepare"),
    "look-backs": (Capability.KEEP_OUTPUTS, "Look back at a quarter", "look-back-begin"),
}


def register_to_read(viewer: Viewer, register: str) -> Register:
    """The register of an address, for whoever may read it."""
    found = or_404(registers().get(register))
    if found.is_blind and may_keep(viewer, found):
        raise PermissionDenied(_BLIND)
    return _allowed(viewer, found, found.reads)


def register_to_keep(viewer: Viewer, register: str) -> Register:
    """The register of an address, for whoever keeps it."""
    found = register_to_read(viewer, register)
    return _allowed(viewer, found, found.keeps)


def register_to_add(viewer: Viewer, register: str) -> Register:
    """The register of an address, for whoever may add to it here: not where that has pages of its own."""
    return _on_these_pages(register_to_keep(viewer, register))


def entry_in(viewer: Viewer, register: Register, entry: UUID) -> EntryNow:
    """The entry of an address. Raises Http404 where the register has none with this id."""
    return or_404(entry_called(viewer.organisation.pk, register, entry))


def entry_to_change(viewer: Viewer, register: str, entry: UUID) -> EntryNow:
    """The entry of an address, for whoever keeps its register or answers for it."""
    found = entry_in(viewer, register_to_read(viewer, register), entry)
    if not answers_for(viewer, found):
        _allowed(viewer, found.register, found.register.keeps)
    _on_these_pages(found.register)
    return found


def entry_to_keep(viewer: Viewer, register: str, entry: UUID) -> EntryNow:
    """The entry of an address, for whoever keeps its register."""
    found = entry_in(viewer, register_to_read(viewer, register), entry)
    _allowed(viewer, found.register, found.register.keeps)
    return found


def answers_for(viewer: Viewer, entry: EntryNow) -> bool:
    """Whether a viewer is who answers for an entry: they say what it says, and that it still holds."""
    return entry.owner_id == viewer.person.pk


def readable(viewer: Viewer) -> tuple[Register, ...]:
    """The registers that a viewer may read."""
    found = (one for one in registers().values() if one.reads & viewer.capabilities)
    return tuple(one for one in found if not (one.is_blind and may_keep(viewer, one)))


def may_keep(viewer: Viewer, register: Register) -> bool:
    """Whether a viewer keeps a register."""
    return bool(register.keeps & viewer.capabilities)


def may_add(viewer: Viewer, register: Register) -> bool:
    """Whether a viewer adds to a register on these pages."""
    return may_keep(viewer, register) and not register.has_own_pages


def sees_names(viewer: Viewer, register: Register) -> bool:
    """Whether a viewer may know what entries of a register are called: those of people are for few."""
    is_read = bool(register.reads & viewer.capabilities)
    return is_read and (not register.of_people or viewer.may(Capability.READ_CONTACTS))


def hidden_from(viewer: Viewer, register: Register) -> frozenset[str]:
    """The columns of a register that point at entries whose names a viewer may not know."""
    return frozenset(one.name for one in pointing(register) if not sees_names(viewer, registers()[one.of]))


def pointing(register: Register) -> tuple[Column, ...]:
    """The columns that point at entries of registers."""
    return tuple(one for one in register.columns if one.kind is ColumnKind.ENTRY)


def more_links(viewer: Viewer, register: Register, entry: EntryNow) -> tuple[Link, ...]:
    """What else a viewer can do with an entry."""
    own = [_OWN_PAGES[register.id]] if register.id in _OWN_PAGES else []
    pages = (Link(text=text, href=to(viewer, route, **{part: entry.id})) for text, route, part in own)
    return (*pages, *links_of(viewer, register, entry))


def list_links(viewer: Viewer, register: Register) -> tuple[Link, ...]:
    """What else a viewer can do with a register."""
    people = (Link(text="How many can be asked for what", href=to(viewer, "bank")),) if register is CONTACTS else ()
    return (*people, *_file_links(viewer, register))


def begins(viewer: Viewer, register: Register) -> Link | None:
    """How an entry comes into a register that has pages of its own, for whoever may begin one."""
    capability, text, route = _BEGINS.get(register.id, (None, "", ""))
    return Link(text=text, href=to(viewer, route)) if capability and viewer.may(capability) else None


def _file_links(viewer: Viewer, register: Register) -> tuple[Link, ...]:
    """Taking a register away as a file, and bringing one in."""
    files = (("Download as a workbook", "xlsx"), ("Download as a CSV file", "csv"))
    away = (Link(text=text, href=to(viewer, "register-file", register=register.id, form=form)) for text, form in files)
    if not may_add(viewer, register):
        return tuple(away)
    return (
        Link(text="Bring in a file", href=to(viewer, "register-bring-in", register=register.id)),
        Link(text="Look for entries that are there twice", href=to(viewer, "register-alike", register=register.id)),
        *away,
    )


def offered(viewer: Viewer, register: Register, now: EntryNow | None = None) -> Offered:
    """What an entry can point at; what it points at now stays on offer."""
    organisation, today = viewer.organisation.pk, timezone.localdate()
    people = {one.pk: one.name for one in people_in_roles(organisation, on=today)}
    if now is not None and now.owner_id is not None:
        people |= {now.owner_id: now.owner}
    hidden = hidden_from(viewer, register)
    entries = {
        one.name: choosing(viewer, registers()[one.of], now.values[one.name] if now is not None else None)
        for one in pointing(register)
        if one.name not in hidden
    }
    return Offered(people=_by_name(people), units=units_of(viewer), entries=entries, hidden=hidden)


def choosing(viewer: Viewer, register: Register, chosen: UUID | None = None) -> Choosing:
    """What can be chosen of a register: by name, or, where it is large, by typing."""
    organisation = viewer.organisation.pk
    of_now = names_of(organisation, register, [chosen]) if chosen is not None else {}
    if tally_of(organisation, register, today=timezone.localdate()).every <= MOST_TO_CHOOSE:
        return Choosing(names=names_of(organisation, register) | of_now)
    return Choosing(names=of_now, find=lambda text: found_by_title(organisation, register, text))


def units_of(viewer: Viewer) -> dict[UUID, str]:
    """The parts of the organisation today, by name."""
    places = units_on(viewer.organisation.pk, timezone.localdate())
    return _by_name({key: one.name for key, one in places.items() if not one.is_closed})


def address_of(viewer: Viewer, register: Register, entry: UUID) -> str:
    """The address of an entry."""
    return to(viewer, "entry", register=register.id, entry=entry)


def _allowed(viewer: Viewer, register: Register, enough: frozenset[Capability]) -> Register:
    if not enough & viewer.capabilities:
        raise PermissionDenied(who_may(enough, roles_held(viewer.organisation.pk, on=timezone.localdate())))
    return register


def _on_these_pages(register: Register) -> Register:
    if register.has_own_pages:
        raise PermissionDenied(_OWN)
    return register


def _by_name(named: Mapping[UUID, str]) -> dict[UUID, str]:
    return dict(sorted(named.items(), key=lambda one: one[1].casefold()))
