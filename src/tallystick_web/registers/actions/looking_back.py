"""What makes a look-back: its sample is drawn, two people mark it, and chances that were missed are named."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Person
from tallystick_web.registers import look_back_rules
from tallystick_web.registers.actions.entries import add_entry, change_entry
from tallystick_web.registers.columns import Values
from tallystick_web.registers.described.outputs import LOOK_BACK_MARKS, LOOK_BACKS, MISSED_CHANCES, Mark, Reading
from tallystick_web.registers.models import Entry
from tallystick_web.registers.queries import looking_back as queries
from tallystick_web.registers.queries.entries import EntryNow
from tallystick_web.registers.queries.looking_back import LookBackNow
from tallystick_web.registers.sample_rules import seed_of

Given = Mapping[UUID, tuple[Mark | None, str]]
"""The mark of each output and what was found there; None leaves an output for later."""


@transaction.atomic
def begin_look_back(*, values: Values, by: Person, at: datetime, today: date) -> Entry:
    """Begin to look back at a quarter: draw its sample, with a mark to come for each output."""
    look_back_rules.check_quarter(values["quarter_ended"])
    organisation = by.organisation_id
    audit.hold(organisation)
    added = add_entry(register=LOOK_BACKS, values=values, by=by, at=at, today=today)
    outputs = queries.outputs_of_quarter(organisation, values["quarter_ended"])
    drawn = look_back_rules.sample_of(outputs, seed=seed_of(added.pk))
    look_back_rules.check_outputs(drawn)
    for one in drawn.chosen:
        said = {"title": one.title, "look_back": added.pk, "output": one.id, "reading": Reading.FIRST}
        add_entry(register=LOOK_BACK_MARKS, values=said, by=by, at=at, today=today)
    said = {"rule": look_back_rules.rule_in_words(drawn), "published": drawn.of}
    return change_entry(register=LOOK_BACKS, entry=added.pk, values=said, seen=added.version, by=by, at=at, today=today)


@transaction.atomic
def mark_outputs(*, look_back: UUID, given: Given, by: Person, at: datetime, today: date) -> Entry | None:
    """Give the first marks of a look-back, or change one's own. Returns the last that changed; None where none did."""
    found = _open(look_back, by)
    if found.first_reader not in (None, by.pk):
        raise Refused("Somebody else gave the first marks. Give a second reading instead.")
    rows = {one.output.id: one.first for one in found.read}
    return _mark(rows, given, by=by, at=at, today=today)


@transaction.atomic
def mark_again(*, look_back: UUID, given: Given, by: Person, at: datetime, today: date) -> Entry | None:
    """Give a second reading, which has not seen the first. Returns the last mark that changed; None where none did."""
    found = _open(look_back, by)
    look_back_rules.check_other_reader(first=found.first_reader, second=by.pk)
    if found.second_reader not in (None, by.pk):
        raise Refused("Somebody else gave the second reading. There is no third.")
    last: Entry | None = None
    for one in found.read:
        mark, why = given.get(one.output.id, (None, ""))
        if one.second is None and mark is not None:
            said = {
                "title": one.output.title,
                "look_back": look_back,
                "output": one.output.id,
                "reading": Reading.SECOND,
                "mark": mark,
                "why": why,
                "owner": by.pk,
            }
            last = add_entry(register=LOOK_BACK_MARKS, values=said, by=by, at=at, today=today)
    rows = {one.output.id: one.second for one in found.read if one.second is not None}
    return _mark(rows, given, by=by, at=at, today=today) or last


@transaction.atomic
def name_missed_chance(*, look_back: UUID, values: Values, by: Person, at: datetime, today: date) -> Entry:
    """Name a chance of the quarter that was missed."""
    found = _open(look_back, by)
    since, until = look_back_rules.quarter_of(found.entry.values["quarter_ended"])
    if not since <= values["on"] <= until:
        raise Refused(
            "This day is not in the quarter of this look-back. Enter the day on which it could have been said."
        )
    return add_entry(register=MISSED_CHANCES, values=values, by=by, at=at, today=today)


def _open(look_back: UUID, by: Person) -> LookBackNow:
    """A look-back that is open. Whoever comes next waits."""
    audit.hold(by.organisation_id)
    found = queries.look_back_now(by.organisation_id, look_back)
    if found is None:
        raise Refused("This look-back is no longer there. Nothing was saved.")
    look_back_rules.check_open(is_open=found.entry.state.is_live)
    return found


def _mark(rows: Mapping[UUID, EntryNow], given: Given, *, by: Person, at: datetime, today: date) -> Entry | None:
    last: Entry | None = None
    for output, row in rows.items():
        mark, why = given.get(output, (None, ""))
        said = {"mark": mark or "", "why": why}
        if any(row.values[name] != value for name, value in said.items()):
            last = change_entry(
                register=LOOK_BACK_MARKS,
                entry=row.id,
                values={**said, "owner": by.pk},
                seen=row.version,
                by=by,
                at=at,
                today=today,
            )
    return last
