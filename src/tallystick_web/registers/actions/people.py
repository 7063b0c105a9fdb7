"""One person in two entries, and people who are forgotten. What they took part in is counted as before."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit, erasures
from tallystick_web.core.days import months_after
from tallystick_web.core.fence import everywhere, inside
from tallystick_web.core.rules import Refused
from tallystick_web.declarations.actions import forget_subject
from tallystick_web.organisations.models import Person
from tallystick_web.registers import asked_rules
from tallystick_web.registers.actions.noting import note
from tallystick_web.registers.asked_rules import YEARS_KEPT, HowAsked
from tallystick_web.registers.described import registers
from tallystick_web.registers.described.contacts import MERGED, ON_LIST
from tallystick_web.registers.models import Contact, EntryChange, TakenPart
from tallystick_web.registers.queries.people import contact_called, same_people, silent_since
from tallystick_web.registers.rules import Event

KIND = "contact"


@transaction.atomic
def merge_people(*, kept: UUID, merged: UUID, by: Person, at: datetime) -> Contact:
    """Say that two entries are of one person: ``merged`` is no longer used, and what it took part in is theirs."""
    audit.hold(by.organisation_id)
    asked_rules.check_merging(is_same=kept == merged, is_merged=False)
    stays, goes = (_held(by.organisation_id, one) for one in (kept, merged))
    asked_rules.check_merging(is_same=False, is_merged=bool(stays.merged_into_id or goes.merged_into_id))
    was = goes.state
    goes.merged_into, goes.state, goes.ended_on = stays, MERGED, localdate(at)
    _save(goes)
    _note(goes, Event.MERGED, was=was, by=by, at=at)
    audit.record(Event.MERGED, organisation=by.organisation_id, by=by.pk, at=at, about=goes)
    return goes


@transaction.atomic
def part_people(*, merged: UUID, by: Person, at: datetime) -> Contact:
    """Take back that an entry is of the same person as another: both are as they were."""
    audit.hold(by.organisation_id)
    row = _held(by.organisation_id, merged)
    asked_rules.check_parting(is_merged=row.merged_into_id is not None)
    row.merged_into, row.state = None, _state_before(row)
    row.ended_on = None if row.state == ON_LIST else row.ended_on
    _save(row)
    _note(row, Event.PARTED, was=MERGED, by=by, at=at)
    audit.record(Event.PARTED, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row


@transaction.atomic
def forget_contact(*, organisation: UUID, contact: UUID, how: HowAsked, by: Person | None, at: datetime) -> int:
    """Delete every entry of somebody who asked to be forgotten, and return how many those were.

    The parts they took stay with a token alone, and what they said of themselves is erased. ``by`` is None where
    nobody asked and the time for keeping them is over.
    """
    audit.hold(organisation)
    row = _held(organisation, contact)
    gone = _forget(row, at)
    for one in gone:
        erasures.note(Event.FORGOTTEN, organisation=organisation, contact=one)
    audit.record(
        Event.FORGOTTEN,
        organisation=organisation,
        by=by.pk if by is not None else None,
        at=at,
        about=row,
        more={"how": str(how), "entries": len(gone)},
    )
    return len(gone)


def forget_long_silent(at: datetime) -> int:
    """Forget everybody who took no part and confirmed nothing for years, in every organisation."""
    day = months_after(localdate(at), -12 * YEARS_KEPT)
    with everywhere("to find people whose time of being kept is over"):
        organisations = list(Contact.objects.values_list("organisation", flat=True).distinct())
    done = 0
    for organisation in organisations:
        with inside(organisation):
            silent = silent_since(organisation, day)
            for one in silent:
                forget_contact(organisation=organisation, contact=one, how=HowAsked.LONG_AGO, by=None, at=at)
            done += len(silent)
    return done


@transaction.atomic
def forget_again(line: Mapping[str, str], at: datetime) -> bool:
    """Forget somebody again whom a restored backup brought back."""
    organisation = UUID(line["organisation"])
    with inside(organisation):
        row = contact_called(organisation, UUID(line["contact"]))
        if row is not None:
            _forget(row, at)
    return row is not None


def _held(organisation: UUID, contact: UUID) -> Contact:
    found = contact_called(organisation, contact)
    if found is None:
        raise Refused("This person is no longer on the list. Nothing was changed.")
    return found


def _forget(row: Contact, at: datetime) -> tuple[UUID, ...]:
    """Delete every entry of a person. Parts of all of them have one token from now on, as they are one person's."""
    organisation = row.organisation_id
    same = same_people(organisation)
    group = same.group(row.pk)
    token = Contact.objects.of(organisation).get(pk=same.stays(row.pk)).token
    for one in group:
        forget_subject(organisation=organisation, kind=KIND, subject=one, at=at)
    TakenPart.objects.of(organisation).filter(contact__in=group).update(contact=None, token=token)
    every = Contact.objects.of(organisation).filter(pk__in=group)
    every.update(merged_into=None)
    every.delete()
    return group


def _state_before(row: Contact) -> str:
    changes = EntryChange.objects.of(row.organisation_id).filter(entry=row.pk, what=Event.MERGED).order_by("-at")
    return str(changes.values_list("said", flat=True)[:1].get()[0]["before"])


def _save(row: Contact) -> None:
    row.version += 1
    row.save()


def _note(row: Contact, what: Event, *, was: str, by: Person, at: datetime) -> None:
    said = [{"column": "state", "before": was, "after": row.state}]
    note(row=row, register=registers()["contacts"], what=what, by=by, at=at, said=said)
