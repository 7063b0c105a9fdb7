"""Pages of people on the list: how many can be asked, two entries of one person, and forgetting somebody."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.core.chrome import Link
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, seen_other, to
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.actions import people as actions
from tallystick_web.registers.asked_rules import HowAsked
from tallystick_web.registers.columns import Register
from tallystick_web.registers.described.contacts import CONTACTS
from tallystick_web.registers.forms.parts import ForgetForm, MergeForm, NothingForm
from tallystick_web.registers.part_rules import TAKING
from tallystick_web.registers.presenters.people import bank_lead, bank_lines, described, forget_warning
from tallystick_web.registers.queries.entries import EntryNow, entry_called
from tallystick_web.registers.queries.parts import how_many_parts, parts_in_words
from tallystick_web.registers.queries.people import how_many_to_ask, merged_with, same_people

_KEEPS = tuple(sorted(CONTACTS.keeps))


@needs(Capability.READ_CONTACTS)
def bank(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """How many people on the list can be asked today for what."""
    everybody, counts = how_many_to_ask(viewer.organisation.pk, today=timezone.localdate())
    said = {"lead": bank_lead(everybody), "lines": bank_lines(counts), "register": CONTACTS}
    return render(request, "registers/contact_bank.jinja", said)


@needs(*_KEEPS)
def contact_forget(request: HttpRequest, viewer: Viewer, contact: UUID) -> HttpResponse:
    """Delete somebody who asked to be forgotten."""
    found = _contact(viewer, contact)
    group = same_people(viewer.organisation.pk).group(contact)
    form = ForgetForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        how = HowAsked(entered["how"])
        actions.forget_contact(
            organisation=viewer.organisation.pk, contact=contact, how=how, by=viewer.person, at=timezone.now()
        )
        return to(viewer, "register", register=CONTACTS.id)

    warning = forget_warning(len(group), how_many_parts(viewer.organisation.pk, group))
    said = {"entry": found, "warning": warning}
    done = "They were forgotten. What they took part in is counted as before."
    return ask(request, viewer, form, page="registers/contact_forget.jinja", do=do, done=done, said=said)


@needs(*_KEEPS)
def contact_merge(request: HttpRequest, viewer: Viewer, contact: UUID, other: UUID) -> HttpResponse:
    """Say that two entries are of one person, and which of them stays."""
    both = {key: _contact(viewer, key) for key in (contact, other)}
    form = MergeForm(request.POST or None, entries={key: described(one) for key, one in both.items()})

    def do(entered: Mapping[str, Any]) -> str:
        kept = entered["kept"]
        merged = other if kept == contact else contact
        actions.merge_people(kept=kept, merged=merged, by=viewer.person, at=timezone.now())
        return to(viewer, "entry", register=CONTACTS.id, entry=kept)

    done = "The two entries are one person now. It can be undone on the page of the one that is no longer used."
    said = {"entry": both[contact], "is_one": contact == other}
    return ask(request, viewer, form, page="registers/contact_merge.jinja", do=do, done=done, said=said)


@needs(*_KEEPS)
def contact_part(request: HttpRequest, viewer: Viewer, contact: UUID) -> HttpResponse:
    """Take back that an entry is of the same person as another."""
    found = _contact(viewer, contact)
    back = to(viewer, "entry", register=CONTACTS.id, entry=contact)
    into = same_people(viewer.organisation.pk).into.get(contact)
    if into is None:
        return seen_other(back)
    stays = _contact(viewer, into)
    form = NothingForm(request.POST or None)

    def do(_: Mapping[str, Any]) -> str:
        actions.part_people(merged=contact, by=viewer.person, at=timezone.now())
        return back

    said = {"entry": found, "stays": stays}
    done = "They are two people again, each as before."
    return ask(request, viewer, form, page="registers/contact_part.jinja", do=do, done=done, said=said)


def links_of(viewer: Viewer, register: Register, entry: EntryNow) -> tuple[Link, ...]:
    """What else can be done with an entry in which people take part, or which is a person."""
    if register.id in TAKING:
        return _taking_part(viewer, register, entry)
    if register.id != CONTACTS.id or not CONTACTS.keeps & viewer.capabilities:
        return ()
    into = same_people(viewer.organisation.pk).into.get(entry.id)
    merged = merged_with(viewer.organisation.pk, entry.id)
    undo = {entry.id: "another entry"} if into is not None else {}
    parting = [
        Link(
            text=f"Undo that this is the same person as {name}",
            href=to(viewer, "contact-part", contact=key),
        )
        for key, name in {**undo, **merged}.items()
    ]
    forget = Link(text="Forget them, as they asked", href=to(viewer, "contact-forget", contact=entry.id))
    return (*parting, forget)


def _taking_part(viewer: Viewer, register: Register, entry: EntryNow) -> tuple[Link, ...]:
    said = parts_in_words(viewer.organisation.pk, register.id, entry.id)
    href = to(viewer, "taking-part", register=register.id, entry=entry.id)
    return (Link(text=f"Who takes part: {said[:1].lower()}{said[1:]}".rstrip("."), href=href),)


def _contact(viewer: Viewer, contact: UUID) -> EntryNow:
    return or_404(entry_called(viewer.organisation.pk, CONTACTS, contact))
