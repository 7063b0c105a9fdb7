"""Inviting people, giving them roles, and ending those."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.organisations import letters, post, rules
from tallystick_web.organisations.actions.accounts import end_sessions
from tallystick_web.organisations.actions.keys import invite
from tallystick_web.organisations.models import (
    Appointment,
    AppointmentEnd,
    Organisation,
    Person,
    RoleDecision,
    RoleRequest,
    Unit,
)
from tallystick_web.organisations.queries_people import (
    has_open_invitation,
    has_or_awaits_role,
    others_who_manage_people,
    person_with_address,
    who_decides,
)
from tallystick_web.organisations.rules import Capability, RoleId, roles


@transaction.atomic
def invite_person(
    *,
    organisation: Organisation,
    name: str,
    email: str,
    role: RoleId,
    unit: Unit | None,
    since: date,
    until: date | None,
    by: Person,
    at: datetime,
) -> Person:
    """Add a person with their first role. The invitation leaves when the role is given: at once, or when agreed."""
    audit.hold(organisation.pk)
    address = email.strip().casefold()
    if person_with_address(organisation.pk, address) is not None:
        raise Refused("There is a person with this e-mail address already. Open their page to give them another role.")
    person = Person.objects.create(organisation=organisation, name=name.strip(), email=address, added_at=at)
    _give(person, role=role, unit=unit, since=since, until=until, by=by, at=at)
    audit.record("person-invited", organisation=organisation.pk, by=by.pk, at=at, about=person, more={"role": role})
    return person


@transaction.atomic
def give_role(
    *, person: Person, role: RoleId, unit: Unit | None, since: date, until: date | None, by: Person, at: datetime
) -> RoleRequest | Appointment:
    """Give a person a further role, or ask for it where two people must give it."""
    audit.hold(person.organisation_id)
    is_held = has_or_awaits_role(person, role, on=localdate(at))
    rules.check_not_held(label=roles()[role].label, is_held=is_held)
    given = _give(person, role=role, unit=unit, since=since, until=until, by=by, at=at)
    kind = "role-asked" if isinstance(given, RoleRequest) else "role-given"
    audit.record(
        kind,
        organisation=person.organisation_id,
        by=by.pk,
        at=at,
        about=given,
        more={"person": str(person.pk), "role": role},
    )
    return given


@transaction.atomic
def decide_role(*, request: RoleRequest, is_agreed: bool, why: str, by: Person, at: datetime) -> RoleDecision:
    """Agree or refuse, as the second person, that somebody is given a role."""
    audit.hold(request.organisation_id)
    decided = RoleDecision.objects.of(request.organisation_id).filter(request=request).exists()
    rules.check_undecided(is_decided=decided)
    rules.check_second_person(asked_by=request.asked_by_id, agreeing=by.pk, about=request.person_id)
    rules.check_said_why(is_agreed=is_agreed, why=why)
    decision = RoleDecision.objects.create(
        organisation_id=request.organisation_id, request=request, is_agreed=is_agreed, why=why.strip(), by=by, at=at
    )
    if is_agreed:
        _agreed(request, by=by, at=at)
    audit.record(
        "role-agreed" if is_agreed else "role-refused",
        organisation=request.organisation_id,
        by=by.pk,
        at=at,
        about=request,
        more={"person": str(request.person_id), "role": request.role},
    )
    return decision


@transaction.atomic
def end_role(*, appointment: Appointment, why: str, by: Person, at: datetime) -> AppointmentEnd:
    """Take a role away, at once: the account is signed out, and the person is told."""
    audit.hold(appointment.organisation_id)
    if AppointmentEnd.objects.of(appointment.organisation_id).filter(appointment=appointment).exists():
        raise Refused("This role was ended in the meantime. Nothing was changed.")
    role = roles()[RoleId(appointment.role)]
    rules.check_somebody_is_left(
        others_who_manage=others_who_manage_people(appointment, on=localdate(at)),
        manages=Capability.MANAGE_PEOPLE in role.capabilities,
    )
    organisation, today = appointment.organisation_id, localdate(at)
    rules.check_two_can_decide(
        before=len(who_decides(organisation, on=today)),
        left=len(who_decides(organisation, on=today, without=appointment)),
    )
    end = AppointmentEnd.objects.create(
        organisation_id=appointment.organisation_id, appointment=appointment, why=why.strip(), by=by, at=at
    )
    _tell(appointment, letters.role_ended, at=at)
    audit.record(
        "role-ended",
        organisation=appointment.organisation_id,
        by=by.pk,
        at=at,
        about=appointment,
        more={"person": str(appointment.person_id), "role": appointment.role},
    )
    return end


@transaction.atomic
def correct_name(*, person: Person, name: str, by: Person, at: datetime) -> Person:
    """Correct what a person is called. The earlier spelling is not kept: it is personal data that nothing needs.

    Raises Refused while a role of theirs waits for a second person: that person must agree to whom they read of.
    """
    if RoleRequest.objects.of(person.organisation_id).filter(person=person, decision=None).exists():
        raise Refused("A role of this person waits for a second person. Correct the name when that is answered.")
    person.name = name.strip()
    person.save(update_fields=["name"])
    audit.record("name-corrected", organisation=person.organisation_id, by=by.pk, at=at, about=person)
    return person


def _give(
    person: Person, *, role: RoleId, unit: Unit | None, since: date, until: date | None, by: Person, at: datetime
) -> RoleRequest | Appointment:
    """Appoint, or ask a second person, as the role needs."""
    rules.check_whole(unit=unit)
    rules.check_dates(since=since, until=until)
    rules.check_not_past(since=since, today=localdate(at))
    if roles()[role].needs_two_people:
        asked = RoleRequest.objects.create(
            organisation=person.organisation,
            person=person,
            role=role,
            unit=unit,
            since=since,
            until=until,
            asked_by=by,
            asked_at=at,
        )
        _ask_others(asked, at=at)
        return asked
    appointment = Appointment.objects.create(
        organisation=person.organisation, person=person, role=role, unit=unit, since=since, until=until, by=by, at=at
    )
    _welcome(appointment, at=at)
    return appointment


def _ask_others(asked: RoleRequest, *, at: datetime) -> None:
    """Tell everybody who can be the second person that a role waits for one."""
    organisation = asked.organisation
    link = post.link_to("decide-role", organisation=organisation.slug, asked=asked.pk)
    said = letters.role_waits(organisation=organisation.name, role=roles()[RoleId(asked.role)].label, link=link)
    for key, person in who_decides(organisation.pk, on=localdate(at)).items():
        if rules.can_be_second_person(asked_by=asked.asked_by_id, agreeing=key, about=asked.person_id):
            post.send(said, to=person.email)


def _agreed(request: RoleRequest, *, by: Person, at: datetime) -> Appointment:
    """The appointment that a second person agreed to. It cannot begin before that."""
    rules.check_whole(unit=request.unit_id)
    since = max(request.since, localdate(at))
    if request.until is not None and request.until < since:
        raise Refused("The last day of this role is over. Refuse it, and have it asked for again with other dates.")
    appointment = Appointment.objects.create(
        organisation_id=request.organisation_id,
        person=request.person,
        role=request.role,
        unit=request.unit,
        since=since,
        until=request.until,
        by=request.asked_by,
        agreed_by=by,
        at=at,
    )
    _welcome(appointment, at=at)
    return appointment


def _welcome(appointment: Appointment, *, at: datetime) -> None:
    """Tell a person of a role: by an invitation if no account is theirs yet. One that reads figures ends sessions."""
    if appointment.person.account_id is None:
        if not has_open_invitation(appointment.person, at=at):
            invite(appointment.person, at=at)
        return
    if roles()[RoleId(appointment.role)].needs_two_people:
        _tell(appointment, letters.role_given, at=at)
        return
    _write(appointment, letters.role_given)


def _tell(appointment: Appointment, letter: letters.AboutRole, *, at: datetime) -> None:
    end_sessions(appointment.person.account_id, at=at)
    _write(appointment, letter)


def _write(appointment: Appointment, letter: letters.AboutRole) -> None:
    person = appointment.person
    if person.account_id is None:
        return
    said = letter(
        organisation=person.organisation.name,
        role=roles()[RoleId(appointment.role)].label,
        link=post.link_to("account_login"),
    )
    post.send(said, to=person.email)
