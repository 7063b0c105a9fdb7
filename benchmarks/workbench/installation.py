"""An installation with many organisations, filled through the same actions that a person's clicks call."""

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone

from tallystick.release.canonical import to_bytes
from tallystick.release.release import Release
from tallystick_web.core.fence import inside
from tallystick_web.numbers.actions import record_release
from tallystick_web.numbers.rules import Subject
from tallystick_web.organisations.models import Account, Appointment, Organisation, Person
from tallystick_web.organisations.rules import RoleId


def open_organisations(releases: Sequence[Release], count: int) -> dict[str, str]:
    """Open ``count`` organisations, each with one of the releases under its own name. A session by slug."""
    sessions = {}
    for number in range(count):
        name, slug = f"Made-up Trust {number:03}", f"made-up-{number:03}"
        organisation = Organisation.objects.create(
            slug=slug, name=name, kind="trust", is_made_up=True, opened_at=timezone.now()
        )
        with inside(organisation.pk):
            record_release(
                organisation=organisation.pk,
                subject=Subject.STANDARDS,
                content=to_bytes(_named(releases[number % len(releases)], name)),
                deposits=[],
                tests={},
                ledger_seen=[],
                at=timezone.now(),
            )
            sessions[slug] = _board_member(organisation)
    return sessions


def _named(release: Release, name: str) -> Release:
    return replace(release, tables=tuple(replace(table, organisation=name) for table in release.tables))


def _board_member(organisation: Organisation) -> str:
    """A board member of an organisation, signed in: the key of the session."""
    account = Account.objects.create_user(f"board@{organisation.slug}.example")
    person = Person.objects.create(
        organisation=organisation, name="B. Member", email=account.email, account=account, added_at=timezone.now()
    )
    Appointment.objects.create(
        organisation=organisation,
        person=person,
        role=RoleId.BOARD_MEMBER,
        since=timezone.localdate(),
        at=timezone.now(),
    )
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return str(session.session_key)
