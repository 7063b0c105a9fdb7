"""An installation with many organisations, made of rows, and of sets recorded by the action that records them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone

from tallystick.account.approve import Asked, approve
from tallystick.account.understood import Accounted, Understood
from tallystick.account.wres import tables_of
from tallystick.attack.facts import Facts
from tallystick.disclosure.decisions import Contract, Decisions
from tallystick.example.kinds import OrganisationKind
from tallystick.example.truth import truth_of
from tallystick.example.world import make_world
from tallystick.release.canonical import to_bytes
from tallystick.release.policy import Audience
from tallystick.release.protection import Acceptance
from tallystick.release.release import Release
from tallystick_web.core.fence import inside
from tallystick_web.deposits.models import Answer
from tallystick_web.numbers.actions import record_release
from tallystick_web.numbers.rules import Subject
from tallystick_web.organisations.access import PROVIDER_DID_SECOND_STEP
from tallystick_web.organisations.models import Account, Appointment, Organisation, Person
from tallystick_web.organisations.rules import RoleId


def approved_sets(sizes: Sequence[int]) -> list[Release]:
    """Releases of ten years for the organisation, one of a made-up trust of each size."""
    accepted = Acceptance(name="A. Lead", role="information governance lead", on=date(2025, 5, 1))
    decisions = Decisions(contract=Contract(standards=("wres",), accepted=accepted))
    found = []
    for staff in sizes:
        world = make_world(OrganisationKind.TRUST, staff=staff, years=10, seed=staff)
        accounts = [Accounted(made=truth_of(world, year), made_from=(), notices=()) for year in range(2016, 2026)]
        [tables] = tables_of(Understood(accounts=tuple(accounts))).values()
        asked = Asked(
            audience=Audience.ORGANISATION, decisions=decisions, earlier={Audience.ORGANISATION: []}, facts=Facts()
        )
        found.append(approve(tables, asked).release)
    return found


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
            sessions[slug] = _signed_in(organisation, RoleId.BOARD_MEMBER)
    return sessions


def _named(release: Release, name: str) -> Release:
    return replace(release, tables=tuple(replace(table, organisation=name) for table in release.tables))


def open_for_analyst(name: str, slug: str, answers: Sequence[tuple[str, str, str]]) -> tuple[Organisation, str]:
    """Open an organisation that has answered (table, text, answer), and the session of its analyst."""
    organisation = Organisation.objects.create(
        slug=slug, name=name, kind="trust", is_made_up=True, opened_at=timezone.now()
    )
    with inside(organisation.pk):
        for table, text, answer in answers:
            Answer.objects.create(organisation=organisation, table=table, text=text, answer=answer, at=timezone.now())
        return organisation, _signed_in(organisation, RoleId.ANALYST)


def _signed_in(organisation: Organisation, role: RoleId) -> str:
    """Somebody in a role of an organisation, signed in with both steps: the key of the session."""
    account = Account.objects.create_user(f"{role}@{organisation.slug}.example")
    person = Person.objects.create(
        organisation=organisation, name="A. Person", email=account.email, account=account, added_at=timezone.now()
    )
    Appointment.objects.create(
        organisation=organisation,
        person=person,
        role=role,
        since=timezone.localdate(),
        at=timezone.now(),
    )
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session[PROVIDER_DID_SECOND_STEP] = True
    session.create()
    return str(session.session_key)
