"""Organisations, units, people in roles, and the accounts they sign in with."""

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from tallystick.release.policy import Audience
from tallystick_web.core.models import OwnedRow, Row
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.organisations.rules import OrganisationKind, RoleId, UnitKind
from tallystick_web.organisations.token_rules import LONGEST_PURPOSE

_WHILE_USED = "As long as the organisation uses the service, and six years after."


def _choices(kinds: type[OrganisationKind] | type[UnitKind]) -> list[tuple[str, str]]:
    return [(str(one), one.label) for one in kinds]


class Organisation(Row):
    """A trust, a membership body or an umbrella: what every other row hangs from.

    ``name`` is what return files call it.
    """

    governance = Governance(
        data=DataClass.NONE_PERSONAL, purpose="To know whose the figures are.", retention=_WHILE_USED
    )

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=40, choices=_choices(OrganisationKind))
    code = models.CharField(max_length=10, blank=True)
    is_made_up = models.BooleanField(default=False)
    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager):
    """Makes accounts. There is no superuser: a role is the only thing that grants anything."""

    def create_user(self, email: str, password: str | None = None) -> "Account":
        """An account for an address, with a password or with none that works."""
        account = self.model(email=self.normalize_email(email).casefold())
        account.set_password(password)
        account.save()
        return account


class Account(AbstractBaseUser):
    """What a person signs in with. It holds no name: what an organisation calls a person is that organisation's.

    ``sessions_ended_at`` is part of what every session is checked against: with a new value, all of them are over.
    """

    governance = Governance(
        data=DataClass.CREDENTIALS, purpose="To let people sign in.", retention="Until no organisation has use for it."
    )

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sessions_ended_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = []
    objects = AccountManager()

    def get_session_auth_hash(self) -> str:
        """What a session must hold to be let in: it changes with the password, and when sessions are ended."""
        ended = self.sessions_ended_at.timestamp() if self.sessions_ended_at else ""
        return salted_hmac("tallystick.session", f"{self.password}/{ended}", algorithm="sha256").hexdigest()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """None: a session that was made under an earlier secret is over."""
        return iter(())


class Person(OwnedRow):
    """A person as one organisation knows them. The account is joined when an invitation is taken up."""

    governance = Governance(
        data=DataClass.STAFF_CONTACT,
        purpose="To know who holds a role, and to write to them.",
        retention=(
            "Two years after the last role and the last place in a named group ended. Then name, address and account "
            "are taken out."
        ),
    )

    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    account = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "email"], condition=~models.Q(email=""), name="one_person_for_each_address"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Unit(OwnedRow):
    """A part of an organisation, or a named group of people in it. What it is called and where it stands is dated."""

    governance = Governance(
        data=DataClass.NONE_PERSONAL, purpose="To know which part a figure is of.", retention=_WHILE_USED
    )

    kind = models.CharField(max_length=40, choices=_choices(UnitKind))
    opened_at = models.DateTimeField()


class UnitPlace(OwnedRow):
    """From a day on: what a unit is called, what it is part of, and whether it is closed."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To know what a unit was on the day a figure is of.",
        retention=_WHILE_USED,
        append_only=True,
    )

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="places")
    name = models.CharField(max_length=200)
    part_of = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    is_closed = models.BooleanField(default=False)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Membership(OwnedRow):
    """That a person belongs to a unit from a day on. A staff network has officers and no members."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To know who was in a named group on the day a figure is of.",
        retention=_WHILE_USED,
        append_only=True,
    )

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    is_officer = models.BooleanField(default=False)
    since = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class MembershipEnd(OwnedRow):
    """That a membership ended: its last day."""

    governance = Membership.governance

    membership = models.OneToOneField(Membership, on_delete=models.PROTECT, related_name="end")
    until = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class RoleRequest(OwnedRow):
    """That somebody asks for a person to be given a role that two people must give."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To show that two people gave a role that reads figures.",
        retention=_WHILE_USED,
        append_only=True,
    )

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="role_requests")
    role = models.CharField(max_length=40, choices=[(str(one), str(one)) for one in RoleId])
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()


class RoleDecision(OwnedRow):
    """What the second person said to a request."""

    governance = RoleRequest.governance

    request = models.OneToOneField(RoleRequest, on_delete=models.PROTECT, related_name="decision")
    is_agreed = models.BooleanField()
    why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Appointment(OwnedRow):
    """That a person holds a role from a day on. One of a unit grants nothing: figures are not read unit by unit."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To know who may do and see what, and who could at any time before.",
        retention=_WHILE_USED,
        append_only=True,
    )

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=40, choices=[(str(one), str(one)) for one in RoleId])
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="appointment_ends_after_it_begins",
            ),
        ]


class AppointmentEnd(OwnedRow):
    """That a role was taken away, or given up: at once."""

    governance = Appointment.governance

    appointment = models.OneToOneField(Appointment, on_delete=models.PROTECT, related_name="end")
    why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class SecondStepReset(OwnedRow):
    """That somebody asks for a person's second step of signing in to be taken away, because they lost it."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To show that two people took away what protects a person's sign-in.",
        retention=_WHILE_USED,
        append_only=True,
    )

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="second_step_resets")
    why = models.CharField(max_length=500)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()


class SecondStepResetDecision(OwnedRow):
    """What the second person said to it."""

    governance = SecondStepReset.governance

    reset = models.OneToOneField(SecondStepReset, on_delete=models.PROTECT, related_name="decision")
    is_agreed = models.BooleanField()
    why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Invitation(OwnedRow):
    """A link by which a person joins an account to what the organisation knows of them. It works once, for a week."""

    governance = Governance(
        data=DataClass.CREDENTIALS,
        purpose="To let the right person sign in for the first time.",
        retention="30 days after it ran out.",
        keep=timedelta(days=30),
        in_backup=False,
    )

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    key_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField()
    sent_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class Hosting(OwnedRow):
    """That ``host`` counts the organisation among its members, from a day on. It grants no sight of anything."""

    governance = Governance(
        data=DataClass.NONE_PERSONAL,
        purpose="To know whose members an umbrella's figures are of.",
        retention=_WHILE_USED,
        append_only=True,
    )

    host = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class HostingEnd(OwnedRow):
    """That a membership of an umbrella ended."""

    governance = Hosting.governance

    hosting = models.OneToOneField(Hosting, on_delete=models.PROTECT, related_name="end")
    until = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ChosenWords(OwnedRow):
    """The words for ethnic groups that an organisation chose, why, and whom it asked. The newest holds.

    ``term`` is a code of the vocabulary's terms; blank is the contract's own word.
    """

    governance = Governance(
        data=DataClass.FREE_TEXT,
        purpose="To write about ethnicity in the organisation's own words, and to say who chose them.",
        retention=_WHILE_USED,
        append_only=True,
    )

    term = models.CharField(max_length=60, blank=True)
    reason = models.TextField(max_length=2000)
    consulted = models.TextField(max_length=2000, blank=True)
    review_on = models.DateField(null=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ApiToken(OwnedRow):
    """A token by which a program reads approved figures, as ``by`` could. What was handed out is kept as its SHA-256.

    ``what_for`` names the program. It works until ``ends_at``, or until it is ended.
    """

    governance = Governance(
        data=DataClass.CREDENTIALS,
        purpose="To let programs read approved figures, and to know who answers for that.",
        retention=_WHILE_USED,
        append_only=True,
    )

    what_for = models.CharField(max_length=LONGEST_PURPOSE)
    audience = models.CharField(
        max_length=20, choices=[(str(one), str(one)) for one in (Audience.ORGANISATION, Audience.PUBLIC)]
    )
    key_hash = models.CharField(max_length=64, unique=True)
    ends_at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(audience=str(Audience.INTERNAL)), name="token_never_reads_the_analysts_desk"
            ),
        ]


class ApiTokenEnd(OwnedRow):
    """That a token was ended before its time: at once."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To stop programs from reading figures, and to know who did.",
        retention=_WHILE_USED,
        append_only=True,
    )

    token = models.OneToOneField(ApiToken, on_delete=models.PROTECT, related_name="end")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
