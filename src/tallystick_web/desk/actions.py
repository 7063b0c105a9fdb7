"""What people do with their letters and calendars, and what an organisation says of its obligations."""

import secrets
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.desk.models import CalendarAddress, LettersWanted, ObligationDate, ObligationDone
from tallystick_web.desk.rules import Event
from tallystick_web.organisations.actions.keys import hash_of_key
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.obligation_rules import Obligation, Rule, check_done, check_own_date


@transaction.atomic
def choose_letters(*, are_wanted: bool, by: Person, at: datetime) -> LettersWanted:
    """Have the weekly letter written to oneself, or not."""
    organisation = by.organisation_id
    chosen = LettersWanted.objects.create(organisation_id=organisation, person=by, are_wanted=are_wanted, at=at)
    kind = Event.LETTERS_WANTED if are_wanted else Event.LETTERS_NOT_WANTED
    audit.record(kind, organisation=organisation, by=by.pk, at=at, about=chosen)
    return chosen


@transaction.atomic
def make_address(*, by: Person, at: datetime) -> str:
    """Make the address of one's calendar, and give its secret part, which is kept nowhere. One made before ends."""
    organisation = by.organisation_id
    audit.hold(organisation)
    CalendarAddress.objects.of(organisation).filter(person=by).delete()
    key = secrets.token_urlsafe(32)
    made = CalendarAddress.objects.create(
        organisation_id=organisation, person=by, key_hash=hash_of_key(key), made_at=at
    )
    audit.record(Event.FEED_MADE, organisation=organisation, by=by.pk, at=at, about=made)
    return key


@transaction.atomic
def end_address(*, by: Person, at: datetime) -> CalendarAddress:
    """End the address of one's calendar. From the next request on it gives nothing."""
    organisation = by.organisation_id
    audit.hold(organisation)
    there = CalendarAddress.objects.of(organisation).filter(person=by).first()
    if there is None:
        raise Refused("Your calendar has no address any more. Nothing was changed.")
    audit.record(Event.FEED_ENDED, organisation=organisation, by=by.pk, at=at, about=there)
    there.delete()
    return there


@transaction.atomic
def note_done(*, obligation: Obligation, year: int | None, on: date, by: Person, at: datetime) -> ObligationDone:
    """Note that what an obligation asks was done: for a year, or where it counts from the last time, on a day."""
    check_done(on=on, today=localdate(at), is_event=obligation.is_event)
    counts_from_last = obligation.rule is Rule.AFTER_LAST
    if not counts_from_last and year is None:
        raise Refused("Say for which year it was done.")
    done = ObligationDone.objects.create(
        organisation_id=by.organisation_id,
        obligation=obligation.id,
        year=None if counts_from_last else year,
        done_on=on,
        by=by,
        at=at,
    )
    audit.record(Event.OBLIGATION_DONE, organisation=by.organisation_id, by=by.pk, at=at, about=done)
    return done


@transaction.atomic
def set_date(*, obligation: Obligation, year: int, on: date, reason: str, by: Person, at: datetime) -> ObligationDate:
    """Set the organisation's own date for an obligation in a year."""
    check_own_date(obligation=obligation, year=year, on=on, reason=reason)
    dated = ObligationDate.objects.create(
        organisation_id=by.organisation_id,
        obligation=obligation.id,
        year=year,
        due_on=on,
        reason=reason.strip(),
        by=by,
        at=at,
    )
    audit.record(Event.OBLIGATION_DATED, organisation=by.organisation_id, by=by.pk, at=at, about=dated)
    return dated
