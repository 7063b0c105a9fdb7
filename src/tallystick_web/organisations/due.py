"""What is deleted of people and sign-ins once it was kept long enough. Governance of each table says how long."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit, erasures, registry
from tallystick_web.core.fence import everywhere, inside
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.holdings import RoleTime
from tallystick_web.organisations.models import Account, Invitation, Person
from tallystick_web.organisations.queries_people import holdings_of

FORMER = "A former colleague"
YEARS = 2
_FORGOTTEN = "person-forgotten"
_FAILED_SIGN_INS = timedelta(days=1)


def delete_invitations(at: datetime) -> int:
    """Delete invitations that ran out long ago."""
    keep = Invitation.governance.keep
    if keep is None:
        return 0
    with everywhere("to delete what was kept long enough"):
        return Invitation.objects.filter(ends_at__lt=at - keep).delete()[0]


def delete_sign_ins(at: datetime) -> int:
    """Delete where people were signed in, once that is over, and sign-ins that failed before yesterday."""
    running = Session.objects.filter(expire_date__gte=at).values("session_key")
    over, _ = UserSession.objects.exclude(session_key__in=running).delete()
    failed, _ = AccessAttempt.objects.filter(attempt_time__lt=at - _FAILED_SIGN_INS).delete()
    return over + failed


def forget_people(at: datetime) -> int:
    """Take the names out of people whose last role ended two years ago."""
    with everywhere("to find who left long ago"):
        known = Person.objects.exclude(name=FORMER, email="").select_related("organisation")
        rows = list(known.prefetch_related("appointments__end", "role_requests", "memberships__end"))
        gone = [one for one in rows if is_long_ago(max(_days(one, at)), today=localdate(at))]
    for person in gone:
        with inside(person.organisation_id):
            forget_person(person=person, at=at)
    return len(gone)


@transaction.atomic
def forget_person(*, person: Person, at: datetime) -> Person:
    """Take the name and the address out of a person, and their account, unless another organisation knows it."""
    account = person.account_id
    person.name, person.email, person.account = FORMER, "", None
    person.save(update_fields=["name", "email", "account"])
    with everywhere("to see whether another organisation knows an account"):
        is_needed = Person.objects.filter(account=account).exists()
    if account is not None and not is_needed:
        Account.objects.filter(pk=account).delete()
    erasures.note(_FORGOTTEN, organisation=person.organisation_id, person=person.pk)
    audit.record("name-taken-out", organisation=person.organisation_id, by=None, at=at, about=person)
    return person


@transaction.atomic
def forget_early(*, person: Person, at: datetime) -> Person:
    """Forget a person before the two years are over. Raises Refused while they are somebody in the organisation."""
    today = localdate(at)
    has_role = any(one.time(today) is not RoleTime.ENDED for one in holdings_of(person.organisation_id, person.pk))
    is_asked_for = person.role_requests.filter(decision=None).exists()
    if has_role or is_asked_for or person.memberships.filter(end=None).exists():
        raise Refused(
            "This person has a role, is asked for in one, or is in a named group. End that on the pages of people and "
            "units first."
        )
    person.invitations.all().delete()
    return forget_person(person=person, at=at)


def forget_again(line: Mapping[str, str], at: datetime) -> bool:
    """Forget a person again whom a restored backup brought back."""
    with inside(UUID(line["organisation"])):
        person = Person.objects.of(UUID(line["organisation"])).filter(pk=line["person"]).exclude(email="").first()
        if person is not None:
            forget_person(person=person, at=at)
    return person is not None


def is_long_ago(day: date, *, today: date) -> bool:
    """Whether two years have passed since a day. Those since a 29 February have on 1 March."""
    return (day.year + YEARS, day.month, day.day) <= (today.year, today.month, today.day)


def _days(person: Person, at: datetime) -> Iterator[date]:
    """Days on which a person was somebody in their organisation: the last of each role and of each membership."""
    yield localdate(person.added_at)
    for asked in person.role_requests.all():
        yield localdate(asked.asked_at)
    for role in person.appointments.all():
        ended = localdate(role.end.at) if hasattr(role, "end") else date.max
        last = min(ended, role.until or date.max)
        yield last if last != date.max else localdate(at)
    for membership in person.memberships.all():
        yield membership.end.until if hasattr(membership, "end") else localdate(at)


def offer() -> None:
    """Offer this to what is run from time to time."""
    erasures.offer_again(_FORGOTTEN, forget_again)
    registry.add_due("invitations deleted", delete_invitations)
    registry.add_due("ended and failed sign-ins deleted", delete_sign_ins)
    registry.add_due("names of former colleagues taken out", forget_people)
