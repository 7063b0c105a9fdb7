"""Who is thought of, invited, took part and was paid: each step is added, and a mistaken one is taken back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Person
from tallystick_web.registers import asked_rules, part_rules
from tallystick_web.registers.columns import Register
from tallystick_web.registers.described import registers
from tallystick_web.registers.described.events import COUNTS_ONLY
from tallystick_web.registers.models import Entry, PartStep, TakenPart
from tallystick_web.registers.part_rules import TAKING, Found, Paid, Prominence, Stage, TakesPartAs
from tallystick_web.registers.queries.entries import entry_row
from tallystick_web.registers.queries.parts import asked_lately, contacts_in, step_of, step_rows
from tallystick_web.registers.queries.people import Wanted, contact_called, to_ask
from tallystick_web.registers.rules import Event

_BEFORE_THE_EVENT = (Stage.CONSIDERED, Stage.INVITED)


@dataclass(frozen=True, kw_only=True)
class Slot:
    """What somebody is asked for, or did. ``days`` are those bought, of trainers."""

    part: TakesPartAs
    prominence: Prominence = Prominence.OTHER
    found: Found = Found.LIST
    days: Decimal | None = None


@transaction.atomic
def consider_people(
    *,
    register: Register,
    entry: UUID,
    people: Collection[UUID],
    slot: Slot,
    stage: Stage,
    all_the_same: bool,
    by: Person,
    at: datetime,
) -> Entry:
    """Note that some people on the list are thought of, or were invited, for one slot of an entry.

    Who was asked as often as they agreed to is asked again only where that is said (``all_the_same``).
    """
    audit.hold(by.organisation_id)
    row = _takes(register, entry, slot.part, by)
    if stage not in _BEFORE_THE_EVENT:
        raise Refused("Choose whether they are thought of or were invited.")
    today = localdate(at)
    chosen = to_ask(by.organisation_id, Wanted(people=people), today=today) if people else []
    asked_rules.check_can_be_asked(chosen=len(set(people)), askable=len(chosen))
    there = contacts_in(by.organisation_id, register.id, entry, slot.part)
    part_rules.check_is_new(is_there=bool(there & {one.id for one in chosen}))
    days = asked_lately(by.organisation_id, on=today)
    over = [one for one in chosen if asked_rules.load(days.get(one.token, ()), one.agreed).is_at_limit]
    asked_rules.check_asked_again(over=len(over), all_the_same=all_the_same)
    for one in chosen:
        part = _begin(row, register, slot, whom=(one.id, one.token), by=by, at=at)
        _step(part, by=by, at=at, stage=stage, on=today)
    more: dict[str, str | int] = {"people": len(chosen), "stage": str(stage)}
    audit.record(Event.PART_TAKEN, organisation=by.organisation_id, by=by.pk, at=at, about=row, more=more)
    return row


@transaction.atomic
def move_part(*, part: UUID, to: Stage, by: Person, at: datetime) -> TakenPart:
    """Note how far somebody came: invited, said yes or no, took part or did not after all."""
    row = _held(part, by)
    part_rules.check_step(now=Stage(row.stage), to=to)
    on = localdate(at)
    if to in (Stage.APPEARED, Stage.DID_NOT_COME):
        on = row.on = _day(row.register, row.entry, by)
        part_rules.check_taken_part_by(on, today=localdate(at))
    _step(row, by=by, at=at, stage=to, on=on)
    audit.record(Event.PART_MOVED, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row


@transaction.atomic
def record_appearance(
    *, register: Register, entry: UUID, contact: UUID | None, slot: Slot, by: Person, at: datetime
) -> TakenPart:
    """Note that somebody took part whom nobody had invited here. ``contact`` is None for who is not on the list."""
    audit.hold(by.organisation_id)
    row = _takes(register, entry, slot.part, by)
    on = _day(register.id, entry, by)
    part_rules.check_taken_part_by(on, today=localdate(at))
    part = _begin(row, register, slot, whom=_whom(contact, register, entry, slot, by), by=by, at=at)
    _step(part, by=by, at=at, stage=Stage.APPEARED, on=on)
    audit.record(Event.PART_TAKEN, organisation=by.organisation_id, by=by.pk, at=at, about=part)
    return part


@transaction.atomic
def record_paid(*, part: UUID, paid: Paid, by: Person, at: datetime) -> TakenPart:
    """Note whether somebody was offered a fee or paid."""
    row = _held(part, by)
    part_rules.check_paid(stage=Stage(row.stage), paid=paid, now=Paid(row.paid))
    _step(row, by=by, at=at, paid=paid, on=localdate(at))
    audit.record(Event.PART_PAID, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row


@transaction.atomic
def correct_part(*, part: UUID, step: UUID, why: str, by: Person, at: datetime) -> TakenPart:
    """Take back the newest step of a part, which was wrong. Without any step left it is as if it never was."""
    row = _held(part, by)
    newest = part_rules.newest_held([step_of(one) for one in step_rows(by.organisation_id, part)])
    part_rules.check_correction(is_newest=newest is not None and newest.id == step, why=why)
    _step(row, by=by, at=at, takes_back=step, why=why.strip(), on=localdate(at))
    audit.record(Event.PART_CORRECTED, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row


# STEPS


def _takes(register: Register, entry: UUID, part: TakesPartAs, by: Person) -> Entry:
    """The entry in which somebody is to take part. Raises Refused where nobody is listed in it."""
    row = entry_row(by.organisation_id, register, entry)
    taking = TAKING.get(register.id)
    if taking is None or part not in taking.parts or row.state not in register.live_states:
        raise Refused("Nobody can take part in this as that. Open the page again. Nothing was saved.")
    part_rules.check_takes_names(counts_only=register.id == "events" and getattr(row, "kind", "") in COUNTS_ONLY)
    return row


def _day(register: str, entry: UUID, by: Person) -> date:
    """The day of what people take part in. Raises Refused where its entry does not say it yet."""
    day: date | None = getattr(entry_row(by.organisation_id, registers()[register], entry), TAKING[register].day)
    if day is None:
        raise Refused("Its own page does not say yet on which day it was. Enter the day there first.")
    return day


def _whom(contact: UUID | None, register: Register, entry: UUID, slot: Slot, by: Person) -> tuple[UUID | None, UUID]:
    """The entry of a person who is on the list, and what tells them apart; somebody else is told apart by chance."""
    if contact is None:
        return None, uuid4()
    found = contact_called(by.organisation_id, contact)
    if found is None or found.merged_into_id is not None:
        raise Refused("This person is no longer on the list. Open the page again. Nothing was saved.")
    there = contacts_in(by.organisation_id, register.id, entry, slot.part)
    part_rules.check_is_new(is_there=contact in there)
    return found.pk, found.token


def _held(part: UUID, by: Person) -> TakenPart:
    """The row of a part, which nobody else moves until the transaction ends."""
    audit.hold(by.organisation_id)
    row = TakenPart.objects.of(by.organisation_id).exclude(stage="").filter(pk=part).first()
    if row is None:
        raise Refused("This was taken back in the meantime. Nothing was changed.")
    return row


def _begin(
    entry: Entry, register: Register, slot: Slot, *, whom: tuple[UUID | None, UUID], by: Person, at: datetime
) -> TakenPart:
    """The row of somebody's part in an entry, which no step has brought anywhere yet."""
    contact, token = whom
    return TakenPart(
        organisation_id=by.organisation_id,
        register=register.id,
        entry=entry.pk,
        on=getattr(entry, TAKING[register.id].day) or localdate(at),
        part=slot.part,
        prominence=slot.prominence,
        found=slot.found if contact is not None else Found.OTHERWISE,
        days=slot.days,
        contact_id=contact,
        token=token,
    )


def _step(
    part: TakenPart,
    *,
    by: Person,
    at: datetime,
    on: date,
    stage: Stage | None = None,
    paid: Paid | None = None,
    takes_back: UUID | None = None,
    why: str = "",
) -> None:
    """Add a step to a part, and have its row say what all its steps come to."""
    before = step_rows(by.organisation_id, part.pk)
    step = PartStep(
        organisation_id=by.organisation_id,
        part=part,
        number=len(before) + 1,
        stage=stage or "",
        paid=paid or "",
        takes_back_id=takes_back,
        why=why,
        on=on,
        by=by,
        at=at,
    )
    stands = part_rules.standing([step_of(one) for one in (*before, step)])
    part.stage, part.paid = stands.stage or "", stands.paid
    part.reached = ",".join(one for one in Stage if one in stands.reached)
    part.asked = [one.isoformat() for one in stands.asked]
    part.by, part.at = by, at
    part.save()
    step.save(force_insert=True)
