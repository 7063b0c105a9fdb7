"""Bringing a file into a register: it is kept sealed while somebody looks at it, and then brought in part by part."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tallystick_web.core import audit, jobs
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Person
from tallystick_web.registers import rules
from tallystick_web.registers.actions.noting import differing
from tallystick_web.registers.brought.judged import Against, Fate, Judged, judged
from tallystick_web.registers.brought.lines import Out, Row
from tallystick_web.registers.columns import Register
from tallystick_web.registers.models import Entry, EntryChange, RegisterColumnAnswer, RegisterFile, tables
from tallystick_web.registers.queries import bringing as queries
from tallystick_web.registers.queries.stored import nothing_said, put, said_by
from tallystick_web.registers.rules import BRING_IN, Event, FileStage

AT_ONCE = 200
"""How many rows are brought in by one transaction, so that nobody waits long for it."""
KEPT = "kept"
_WHY = "Brought in from a file."


@transaction.atomic
def keep_file(
    *, register: Register, sealed: str, hides: Collection[str] = (), by: Person, at: datetime
) -> RegisterFile:
    """Keep a file as it was read, sealed, while somebody looks at what it would bring in."""
    row = RegisterFile.objects.create(
        organisation_id=by.organisation_id,
        register=register.id,
        stage=FileStage.READ,
        sealed=sealed,
        hides=sorted(hides),
        by=by,
        at=at,
    )
    audit.record(Event.FILE_KEPT, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row


@transaction.atomic
def give_up_file(*, file: UUID, by: Person, at: datetime) -> RegisterFile:
    """Erase a file that is not wanted any more, before anything of it was brought in."""
    row = _waiting(file, by)
    audit.record(Event.FILE_GIVEN_UP, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    RegisterFile.objects.of(by.organisation_id).filter(pk=row.pk).delete()
    return row


@transaction.atomic
def agree_to_file(
    *, file: UUID, holds: Mapping[str, str], takes_theirs: bool, rows: int, by: Person, at: datetime
) -> RegisterFile:
    """Have a file brought in as it was understood, and remember what its columns hold."""
    row = _waiting(file, by)
    row.stage, row.holds, row.takes_theirs, row.rows = FileStage.AGREED, dict(holds), takes_theirs, rows
    row.save()
    _remember(row, by=by, at=at)
    jobs.later(BRING_IN, organisation=row.organisation_id, register_file=row.pk)
    audit.record(Event.FILE_AGREED, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row


@transaction.atomic
def take_file_away(*, register: Register, entries: int, by: Person, at: datetime) -> AuditEvent:
    """Keep that somebody took a register of people away as a file."""
    more: dict[str, str | int] = {"register": register.id, "entries": entries}
    return audit.record(Event.FILE_READ, organisation=by.organisation_id, by=by.pk, at=at, more=more)


def _waiting(file: UUID, by: Person) -> RegisterFile:
    audit.hold(by.organisation_id)
    row = RegisterFile.objects.of(by.organisation_id).filter(pk=file, stage=FileStage.READ).first()
    if row is None:
        raise Refused("This file is being brought in already, or is not there any more. Nothing was changed.")
    return row


def _remember(file: RegisterFile, *, by: Person, at: datetime) -> None:
    before = dict(
        RegisterColumnAnswer.objects.of(file.organisation_id)
        .filter(register=file.register)
        .order_by("at")
        .values_list("heading", "holds")
    )
    RegisterColumnAnswer.objects.bulk_create(
        RegisterColumnAnswer(
            organisation_id=file.organisation_id, register=file.register, heading=heading, holds=holds, by=by, at=at
        )
        for heading, holds in file.holds.items()
        if before.get(heading) != holds
    )


# IN THE WORKER


@transaction.atomic
def take_rows(
    *, file: RegisterFile, register: Register, rows: Sequence[Row | Out], at: datetime, today: date
) -> RegisterFile:
    """Bring in the next of the rows of a file. What was done is kept with what it tells of, so none is done twice."""
    organisation = file.organisation_id
    jobs.check_held()
    audit.hold(organisation)
    row = RegisterFile.objects.of(organisation).select_related("by").get(pk=file.pk)
    some = rows[row.done : row.done + AT_ONCE]
    entries = queries.rows_among(organisation, register, some)
    against = Against(register=register, blank=nothing_said(register), today=today)
    every = list(judged(some, against, queries.known(register, entries)))
    _write(row, register, every, {one.pk: one for one in entries}, at=at, today=today)
    row.came_to = dict(Counter(row.came_to) + Counter(_became(one, row.takes_theirs) for one in every))
    row.done += len(some)
    row.save(update_fields=["came_to", "done"])
    return row


@transaction.atomic
def bring_in(*, file: RegisterFile, by: Person, at: datetime) -> RegisterFile:
    """Say that all of a file was brought in, and erase what it held."""
    jobs.check_held()
    audit.hold(file.organisation_id)
    row = RegisterFile.objects.of(file.organisation_id).get(pk=file.pk, stage=FileStage.AGREED)
    row.stage, row.sealed, row.holds, row.rows = FileStage.DONE, "", {}, row.done
    row.save()
    audit.record(Event.BROUGHT_IN, organisation=row.organisation_id, by=by.pk, at=at, about=row, more=dict(row.came_to))
    return row


def _became(one: Judged | Out, takes_theirs: bool) -> str:  # one of two answers to a form
    if isinstance(one, Out):
        return str(one.why)
    return KEPT if one.fate is Fate.CHANGED and not takes_theirs else str(one.fate)


def _write(
    file: RegisterFile,
    register: Register,
    every: Sequence[Judged | Out],
    entries: Mapping[UUID, Entry],
    *,
    at: datetime,
    today: date,
) -> None:
    new = [_new(one, file, register, at=at, today=today) for one in _of(Fate.NEW, every)]
    tables()[register.id].objects.bulk_create(new)
    changes = [_change(file, register, one, Event.ADDED, (), at) for one in new]
    for one in _of(Fate.CHANGED, every) if file.takes_theirs else ():
        row = entries[one.there.id] if one.there is not None else None
        if row is not None:
            said = _say(row, one, register, today=today)
            row.save()
            changes.append(_change(file, register, row, Event.CHANGED, said, at))
    EntryChange.objects.bulk_create(changes)


def _of(fate: Fate, every: Sequence[Judged | Out]) -> Iterator[Judged]:
    return (one for one in every if isinstance(one, Judged) and one.fate is fate)


def _new(one: Judged, file: RegisterFile, register: Register, *, at: datetime, today: date) -> Entry:
    confirmed_on = one.row.confirmed_on or today
    row = tables()[register.id](
        organisation_id=file.organisation_id,
        state=one.state,
        confirmed_on=confirmed_on,
        review_on=rules.next_review(register, confirmed_on=confirmed_on),
        ended_on=today if rules.has_ended(register, one.state) else None,
        key=one.key,
        by=file.by,
        at=at,
    )
    put(row, register, one.says)
    return row


def _say(row: Entry, one: Judged, register: Register, *, today: date) -> Sequence[Mapping[str, str]]:
    """Have an entry say what the file says. What becomes live is confirmed by that. Returns what changed."""
    before = {**said_by(row, register), "state": row.state}
    state = register.state(one.state)
    if state.is_live and row.state not in register.live_states:
        row.confirmed_on, row.review_on = today, rules.next_review(register, confirmed_on=today)
    put(row, register, one.says)
    row.ended_on = (row.ended_on or today) if rules.has_ended(register, state.id) else None
    row.state, row.key = state.id, one.key
    row.version += 1
    return differing(register, before, {**said_by(row, register), "state": row.state})


def _change(
    file: RegisterFile, register: Register, row: Entry, what: Event, said: Sequence[Mapping[str, str]], at: datetime
) -> EntryChange:
    return EntryChange(
        organisation_id=file.organisation_id,
        register=register.id,
        entry=row.pk,
        what=what,
        said=list(said),
        why=_WHY,
        by=file.by,
        at=at,
    )
