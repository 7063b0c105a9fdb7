"""Once a week a letter to whoever has something due; and what is deleted of this application."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localtime

from tallystick_web.core import registry
from tallystick_web.core.fence import everywhere, inside
from tallystick_web.desk.models import CalendarAddress, WeeklyLetter
from tallystick_web.desk.queries import without_letters
from tallystick_web.desk.rules import Work, of_person, sorted_out, week_of_letter
from tallystick_web.organisations.letters import this_week
from tallystick_web.organisations.models import Organisation, Person
from tallystick_web.organisations.post import link_to, send
from tallystick_web.organisations.queries import every_organisation, people_in_roles
from tallystick_web.organisations.rules import RoleId, capabilities_of


def write_letters(at: datetime) -> int:
    """Write to everybody from whom something is due this week: on Monday morning, and never twice."""
    week = week_of_letter(localtime(at))
    if week is None:
        return 0
    return sum(_write_to(one, week, at) for one in every_organisation())


def _write_to(organisation: Organisation, week: date, at: datetime) -> int:
    with inside(organisation.pk):
        done = without_letters(organisation.pk, week)
        everybody = people_in_roles(organisation.pk, on=week)
        held = {one: roles for one, roles in everybody.items() if one.pk not in done}
        duties = registry.owed(organisation.pk, _capabilities(held), week) if held else []
        return sum(
            _write(organisation, person, sorted_out(of_person(duties, person.pk), week), week=week, at=at)
            for person in held
        )


def _capabilities(held: Mapping[Person, frozenset[RoleId]]) -> dict[UUID, frozenset[str]]:
    return {one.pk: frozenset(map(str, capabilities_of(roles))) for one, roles in held.items()}


@transaction.atomic
def _write(organisation: Organisation, person: Person, work: Work, *, week: date, at: datetime) -> bool:
    """Note that it was looked what is due from a person, and send a letter where something is. Whether one was sent."""
    is_due = bool(work.now and person.email)
    _, is_first = WeeklyLetter.objects.of(organisation).get_or_create(
        person=person, week=week, defaults={"organisation": organisation, "was_sent": is_due, "at": at}
    )
    if not (is_first and is_due):
        return False
    letter = this_week(
        organisation=organisation.name,
        overdue=len(work.overdue),
        waiting=len(work.waiting),
        due=len(work.this_week),
        stale=len(work.stale),
        link=link_to("my-work", organisation=organisation.slug),
        turn_off=link_to("my-letters", organisation=organisation.slug),
    )
    send(letter, to=person.email)
    return True


def delete_letters(at: datetime) -> int:
    """Delete the notes of letters that were kept long enough."""
    keep = WeeklyLetter.governance.keep
    if keep is None:
        return 0
    with everywhere("to delete what was kept long enough"):
        return WeeklyLetter.objects.filter(at__lt=at - keep).delete()[0]


def delete_addresses(at: datetime) -> int:  # noqa: ARG001  # the face of what is due
    """Delete the addresses of calendars of people who have no account any more."""
    with everywhere("to delete what nobody uses any more"):
        return CalendarAddress.objects.filter(person__account=None).delete()[0]


def offer() -> None:
    """Offer this to what is run from time to time."""
    registry.add_due("weekly e-mails written", write_letters)
    registry.add_due("notes of weekly e-mails deleted", delete_letters)
    registry.add_due("addresses of calendars deleted", delete_addresses)
