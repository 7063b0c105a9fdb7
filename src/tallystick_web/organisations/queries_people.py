"""What is read about people: who holds which role, what waits for a second person, and invitations."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from unicodedata import normalize
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Q

from tallystick_web.core.fence import everywhere
from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.organisations.holdings import Holding
from tallystick_web.organisations.models import (
    Account,
    Appointment,
    Invitation,
    Person,
    RoleRequest,
    SecondStepReset,
)
from tallystick_web.organisations.rules import Capability, RoleId, roles

_HYPHENS = "\\-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{SOFT HYPHEN}"
_APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}`"


def people_of(organisation: UUID) -> list[Person]:
    """Everybody an organisation knows, by name."""
    return list(Person.objects.of(organisation).order_by("name", "pk"))


def names_in(organisation: UUID) -> re.Pattern[str] | None:
    """What finds the name of anybody an organisation knows in what people wrote; None where it knows no full name.

    However wide the space between its words is, and whichever hyphen, apostrophe or form of an accent it has. A name of
    one word is not looked for: it may be a word of the language.
    """
    names = {
        normalize("NFC", " ".join(one.name.split())) for one in people_of(organisation) if len(one.name.split()) > 1
    }
    if not names:
        return None
    either = "|".join("".join(map(_letter, one)) for one in sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _letter(letter: str) -> str:
    """What is found for a letter of a name."""
    if letter == " ":
        return r"[\s\u200b]+"
    for alike in (_HYPHENS, _APOSTROPHES):
        if letter in alike:
            return f"[{alike}]"
    apart = normalize("NFD", letter)
    return re.escape(letter) if apart == letter else f"(?:{re.escape(letter)}|{re.escape(apart)})"


def person_called(organisation: UUID, person: UUID) -> Person | None:
    """One person of an organisation."""
    return Person.objects.of(organisation).select_related("organisation").filter(pk=person).first()


def person_with_address(organisation: UUID, email: str) -> Person | None:
    """The person of an organisation who has this e-mail address."""
    return Person.objects.of(organisation).filter(email=email).first()


def accounts_with(email: str) -> list[UUID]:
    """The account with this e-mail address: one, or none."""
    return list(Account.objects.filter(email__iexact=email).values_list("pk", flat=True))


def people_with(email: str) -> list[UUID]:
    """Everybody with this e-mail address or the account of it, in all organisations inside the fence."""
    known = Person.objects.filter(Q(email__iexact=email) | Q(account__email__iexact=email))
    return list(known.values_list("pk", flat=True))


def names_of(organisation: UUID, people: Iterable[UUID | None]) -> dict[UUID, str]:
    """What these people are called."""
    wanted = {one for one in people if one is not None}
    return dict(Person.objects.of(organisation).filter(pk__in=wanted).values_list("pk", "name"))


def holdings_of(organisation: UUID, person: UUID | None = None) -> list[Holding]:
    """Every role that was ever given, or those of one person; the newest first."""
    given = Appointment.objects.of(organisation)
    if person is not None:
        given = given.filter(person=person)
    rows = given.select_related("person", "by", "agreed_by", "end", "end__by").order_by("-since", "-at", "pk")
    return [_holding(row) for row in rows]


def _holding(row: Appointment) -> Holding:
    end = getattr(row, "end", None)
    return Holding(
        id=row.pk,
        person=row.person_id,
        name=row.person.name,
        role=RoleId(row.role),
        since=row.since,
        until=row.until,
        given_by=row.by.name if row.by else "",
        agreed_by=row.agreed_by.name if row.agreed_by else "",
        ended_at=end.at if end else None,
        ended_by=end.by.name if end and end.by else "",
        why=end.why if end else "",
    )


def appointment_called(organisation: UUID, appointment: UUID) -> Appointment | None:
    """One appointment, with the person it is of."""
    return (
        Appointment.objects.of(organisation)
        .select_related("person", "person__organisation", "end")
        .filter(pk=appointment)
        .first()
    )


def requests_of(organisation: UUID, person: UUID | None = None) -> list[RoleRequest]:
    """Every role that was asked for, or those for one person; the newest first, with what was decided."""
    asked = RoleRequest.objects.of(organisation)
    if person is not None:
        asked = asked.filter(person=person)
    return list(asked.select_related("person", "asked_by", "decision", "decision__by").order_by("-asked_at", "pk"))


def unanswered(organisation: UUID) -> tuple[list[RoleRequest], list[SecondStepReset]]:
    """The roles, and the second steps to be taken away, that wait for a second person; the oldest first."""
    requests = RoleRequest.objects.of(organisation).filter(decision=None).select_related("person")
    resets = SecondStepReset.objects.of(organisation).filter(decision=None).select_related("person")
    return list(requests.order_by("asked_at", "pk")), list(resets.order_by("asked_at", "pk"))


def request_called(organisation: UUID, request: UUID) -> RoleRequest | None:
    """One request for a role, with the person it is for."""
    return (
        RoleRequest.objects.of(organisation)
        .select_related("person", "person__organisation", "asked_by", "decision", "decision__by")
        .filter(pk=request)
        .first()
    )


def resets_of(organisation: UUID, person: UUID | None = None) -> list[SecondStepReset]:
    """Every second step that somebody asked to have taken away; the newest first, with what was decided."""
    asked = SecondStepReset.objects.of(organisation)
    if person is not None:
        asked = asked.filter(person=person)
    return list(asked.select_related("person", "asked_by", "decision", "decision__by").order_by("-asked_at", "pk"))


def reset_called(organisation: UUID, reset: UUID) -> SecondStepReset | None:
    """One of them."""
    return (
        SecondStepReset.objects.of(organisation)
        .select_related("person", "asked_by", "decision", "decision__by")
        .filter(pk=reset)
        .first()
    )


def has_or_awaits_role(person: Person, role: RoleId, *, on: date) -> bool:
    """Whether a person holds a role today or later, or it waits for a second person."""
    held = Appointment.objects.of(person.organisation_id).filter(person=person, role=role, end=None)
    asked = RoleRequest.objects.of(person.organisation_id).filter(person=person, role=role, decision=None)
    return held.filter(Q(until=None) | Q(until__gte=on)).exists() or asked.exists()


def others_who_manage_people(appointment: Appointment, *, on: date) -> int:
    """How many other appointments of today let somebody who has joined invite people and give roles."""
    managing = [str(one.id) for one in roles().values() if Capability.MANAGE_PEOPLE in one.capabilities]
    held = Appointment.objects.of(appointment.organisation_id).filter(
        Q(until=None) | Q(until__gte=on), role__in=managing, since__lte=on, end=None, person__account__isnull=False
    )
    return held.exclude(pk=appointment.pk).count()


def who_decides(organisation: UUID, *, on: date, without: Appointment | None = None) -> dict[UUID, Person]:
    """Everybody who can ask for or agree to a role on a day, and has joined. ``without`` is an appointment to end."""
    deciding = [
        str(one.id)
        for one in roles().values()
        if one.capabilities & {Capability.AGREE_PEOPLE, Capability.MANAGE_PEOPLE}
    ]
    held = Appointment.objects.of(organisation).filter(
        Q(until=None) | Q(until__gte=on),
        role__in=deciding,
        since__lte=on,
        end=None,
        unit=None,
        person__account__isnull=False,
    )
    others = held.exclude(pk=without.pk) if without is not None else held
    return {one.person_id: one.person for one in others.select_related("person").order_by("person__name", "person")}


def account_of(email: str) -> Account | None:
    """The account with an e-mail address."""
    return Account.objects.filter(email=email.casefold()).first()


def has_second_step(account: UUID | None) -> bool:
    """Whether an account signs in with a second step of its own."""
    return account is not None and Authenticator.objects.filter(user=account).exists()


def invitation_with(key_hash: str) -> Invitation | None:
    """The invitation that a link is of, whichever organisation sent it."""
    with everywhere("to find whose a link is"):
        return _invitations().filter(key_hash=key_hash).first()


def invitation_called(invitation: str) -> Invitation | None:
    """The invitation that a browser holds the number of."""
    with everywhere("to find whose a link is"):
        return _invitations().filter(pk=invitation).first()


def is_latest_invitation(invitation: Invitation) -> bool:
    """Whether no newer invitation was sent to the person."""
    sent = Invitation.objects.of(invitation.organisation_id).filter(person=invitation.person_id)
    return not sent.filter(sent_at__gt=invitation.sent_at).exists()


def has_open_invitation(person: Person, *, at: datetime) -> bool:
    """Whether a link was sent to a person that still works."""
    sent = Invitation.objects.of(person.organisation_id).filter(person=person)
    return sent.filter(used_at=None, ends_at__gte=at).exists()


def last_invitations(organisation: UUID) -> dict[UUID, Invitation]:
    """The newest invitation of each person."""
    return {one.person_id: one for one in Invitation.objects.of(organisation).order_by("sent_at", "pk")}


def _invitations() -> OwnedQuerySet:
    return Invitation.objects.all().select_related("person", "person__organisation", "organisation")


def holds_roles_elsewhere(person: Person, *, on: date) -> bool:
    """Whether the account of a person holds a role in another organisation on a day."""
    if person.account_id is None:
        return False
    with everywhere("to let no organisation strip an account that opens another"):
        held = Appointment.objects.filter(person__account=person.account_id, end=None).exclude(
            organisation=person.organisation_id
        )
        return held.filter(Q(until=None) | Q(until__gte=on)).exists()
