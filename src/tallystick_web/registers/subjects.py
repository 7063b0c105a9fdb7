"""Entries of registers as things that evidence can be attached to."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.urls import reverse

from tallystick_web.core.registry import Subject, add_subject
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.columns import Register
from tallystick_web.registers.described import registers
from tallystick_web.registers.queries.across import titles_of

ENTRY = "register-entry"
_READS = Capability.READ_REGISTERS
_MOST_TO_CHOOSE = 200


def offer() -> None:
    """Offer every entry that is no person and that whoever reads registers may read."""
    add_subject(
        ENTRY,
        Subject(
            text="entry of a register",
            find=_names,
            href=lambda slug, key: reverse("entry-anywhere", kwargs={"organisation": slug, "register_entry": key}),
            reads=frozenset({_READS}),
            attaches=frozenset({_READS}),
        ),
    )


def has_evidence(register: Register) -> bool:
    """Whether evidence can be attached to entries of a register: not where they are people, or for fewer readers."""
    return _READS in register.reads and not register.of_people


def _names(organisation: UUID, keys: Collection[UUID] | None) -> Mapping[UUID, str]:
    """What entries are called. Of all there are, the newest are offered: an older one is attached from its own page."""
    asked = [one for one in registers().values() if has_evidence(one)]
    return titles_of(organisation, asked, keys, most=_MOST_TO_CHOOSE)
