"""Entries of a register that look alike, for a person to look at."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tallystick_web.core.chrome import Link
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import to
from tallystick_web.registers.columns import Register
from tallystick_web.registers.described.contacts import CONTACTS
from tallystick_web.registers.queries.alike import Alike, pairs_in
from tallystick_web.registers.views.finding import ANY_KEEPS, address_of, register_to_keep

_MOST_SHOWN = 200


@dataclass(frozen=True, kw_only=True)
class _Pair:
    first: Link
    second: Link
    says: str
    merge: Link | None


@needs(*ANY_KEEPS)
def register_alike(request: HttpRequest, viewer: Viewer, register: str) -> HttpResponse:
    """The entries of a register that look alike, two and two."""
    of = register_to_keep(viewer, register)
    found = pairs_in(viewer.organisation.pk, of)
    said = {"register": of, "pairs": [_pair(viewer, of, one) for one in found[:_MOST_SHOWN]], "count": len(found)}
    return render(request, "registers/alike.jinja", said)


def _pair(viewer: Viewer, register: Register, one: Alike) -> _Pair:
    merge = to(viewer, "contact-merge", contact=one.first, other=one.second) if register is CONTACTS else ""
    return _Pair(
        first=Link(text=one.first_title, href=address_of(viewer, register, one.first)),
        second=Link(text=one.second_title, href=address_of(viewer, register, one.second)),
        says="the same e-mail address" if one.has_same_address else "the same words in their titles",
        merge=Link(text="Say that they are one person", href=merge) if merge else None,
    )
