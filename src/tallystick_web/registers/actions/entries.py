"""What changes an entry of a register: each is one verb, one transaction, one row of history and one event."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Person
from tallystick_web.registers import rules
from tallystick_web.registers.actions.checking import check_numbers, check_points
from tallystick_web.registers.actions.noting import differing, note
from tallystick_web.registers.columns import Register, State, Values
from tallystick_web.registers.models import Entry, tables
from tallystick_web.registers.queries.entries import entry_row, is_taken
from tallystick_web.registers.queries.stored import as_said, nothing_said, put, said_by
from tallystick_web.registers.rules import Event


class NothingNew(Refused):
    """What somebody would change an entry to is what it says already."""

    def __init__(self) -> None:
        super().__init__("This is what the register says already. Nothing was changed.")


@transaction.atomic
def add_entry(*, register: Register, values: Values, by: Person, at: datetime, today: date) -> Entry:
    """Add an entry to a register. What ``values`` leaves out is blank; ``state`` may say where it stands already."""
    organisation = by.organisation_id
    audit.hold(organisation)
    before = nothing_said(register)
    said = as_said(register, before, values)
    row = tables()[register.id](organisation_id=organisation, by=by, at=at, confirmed_on=today)
    row.state = _starting(register, values.get("state") or register.first_state.id).id
    row.review_on = _next_review(register, values.get("review_on"), confirmed_on=today, today=today)
    _say(row, register, before, said, today)
    row.save(force_insert=True)
    note(row=row, register=register, what=Event.ADDED, by=by, at=at)
    audit.record(Event.ADDED, organisation=organisation, by=by.pk, at=at, about=row)
    return row


@transaction.atomic
def change_entry(
    *, register: Register, entry: UUID, values: Values, seen: int, why: str = "", by: Person, at: datetime, today: date
) -> Entry:
    """Have an entry, of which the version ``seen`` was opened, say something else. It is not confirmed by that."""
    row = _held(register, entry, by)
    rules.check_seen(seen=seen, now=row.version)
    before = said_by(row, register)
    said, was = as_said(register, before, values), row.review_on
    if values.get("review_on", was) != was:
        row.review_on = _next_review(register, values["review_on"], confirmed_on=row.confirmed_on, today=today)
    changed = differing(register, before | {"review_on": was}, said | {"review_on": row.review_on})
    if not changed:
        raise NothingNew
    _say(row, register, before, said, today)
    _save(row)
    note(row=row, register=register, what=Event.CHANGED, said=changed, why=why, by=by, at=at)
    audit.record(Event.CHANGED, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row


@transaction.atomic
def confirm_entry(
    *, register: Register, entry: UUID, sooner: date | None = None, by: Person, at: datetime, today: date
) -> Entry:
    """Say that everything an entry says is right today, until the register asks again or ``sooner``."""
    row = _held(register, entry, by)
    rules.check_live(state=row.state, register=register)
    row.review_on = _next_review(register, sooner, confirmed_on=today, today=today)
    row.confirmed_on = today
    _save(row)
    note(row=row, register=register, what=Event.CONFIRMED, by=by, at=at)
    audit.record(Event.CONFIRMED, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row


@transaction.atomic
def move_entry(*, register: Register, entry: UUID, to: str, why: str, by: Person, at: datetime, today: date) -> Entry:
    """Take an entry to another state. What becomes live is confirmed by that."""
    row = _held(register, entry, by)
    state, was = _way(register, row.state, to, why), row.state
    has_ended = rules.has_ended(register, state.id)
    if row.ended_on is not None and not has_ended:
        taken = is_taken(by.organisation_id, register, row.key, but=row.pk)
        rules.check_new(taken=taken, register=register)
    if state.is_live and was not in register.live_states:
        row.confirmed_on, row.review_on = today, rules.next_review(register, confirmed_on=today)
    row.state, row.ended_on = state.id, (row.ended_on or today) if has_ended else None
    _save(row)
    said = [{"column": "state", "before": was, "after": state.id}]
    note(row=row, register=register, what=Event.MOVED, said=said, why=why, by=by, at=at)
    audit.record(Event.MOVED, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row


# STEPS


def _held(register: Register, entry: UUID, by: Person) -> Entry:
    """The row of an entry, which nobody else changes until the transaction ends."""
    audit.hold(by.organisation_id)
    return entry_row(by.organisation_id, register, entry)


def _starting(register: Register, state: str) -> State:
    found = next((one for one in rules.starting_states(register) if one.id == state), None)
    if found is None:
        raise Refused("A new entry cannot begin there. Choose where it stands from the list.")
    return found


def _way(register: Register, now: str, to: str, why: str) -> State:
    found = register.way_to(to, now)
    if found is None:
        raise Refused("There is no such step for this entry. Open it again. Nothing was changed.")
    rules.check_way(register, state=now, to=found, why=why)
    return found


def _next_review(register: Register, sooner: date | None, *, confirmed_on: date, today: date) -> date | None:
    rules.check_review(sooner=sooner, today=today)
    return rules.next_review(register, confirmed_on=confirmed_on, sooner=sooner)


def _say(row: Entry, register: Register, before: Mapping[str, Any], said: Mapping[str, Any], today: date) -> None:
    """Have a row say this where the register can take it and no other entry is known by it."""
    rules.check_values(register, said, today)
    check_numbers(register, said)
    check_points(row.organisation_id, register, before, said)
    key = rules.key_of(register, said)
    if key != row.key:
        taken = is_taken(row.organisation_id, register, key, but=row.pk)
        rules.check_new(taken=taken, register=register)
    put(row, register, said)
    row.key = key


def _save(row: Entry) -> None:
    row.version += 1
    row.save()
