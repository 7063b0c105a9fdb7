"""From time to time: what was kept long enough is deleted, people who left are forgotten, what broke is begun again."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from uuid import UUID

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django_tasks import default_task_backend

from tallystick_web.core import registry
from tallystick_web.core.due import delete_forms, delete_sessions, delete_work, run_due
from tallystick_web.core.fence import inside
from tallystick_web.core.leases import LEASE
from tallystick_web.core.models import AuditEvent, KeptForm, Work
from tallystick_web.core.waiting import Stage
from tallystick_web.declarations.models import DeclarationLink
from tallystick_web.desk.models import WeeklyLetter
from tallystick_web.numbers.actions import accept_contract
from tallystick_web.numbers.due import begin_again
from tallystick_web.numbers.rules import MAKE_RELEASES
from tallystick_web.organisations.due import FORMER, delete_invitations, forget_people
from tallystick_web.organisations.models import Account, Appointment, AppointmentEnd, Invitation, Person
from tallystick_web.organisations.rules import RoleId
from tallystick_web.questionnaires.models import WaveLink
from tallystick_web.registers.models import RegisterFile
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.handed_in import (
    TWELVE_STAFF,
    address,
    make,
    person_of_analyst,
    return_of,
    sign,
    trust,
    words,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
# The hours about both changes of the clock in London.
CHANGES = [datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)]
CHANGES += [datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)]
over_both_changes = pytest.mark.parametrize("at", CHANGES, ids=str)
SECOND = timedelta(seconds=1)
MONTH = timedelta(days=30)


@pytest.fixture
def north():
    where, browsers = trust("northmoor")
    where.browsers = browsers
    return where


_numbers = count(1)


def work(where, stage, *, job=MAKE_RELEASES, asked=NOON, begun=None, ended=None):
    """A piece of work of an organisation, waiting, running, done or broken."""
    return Work.objects.create(
        job=job,
        arguments={"organisation": str(where.pk)},
        organisation=where.pk,
        key=str(next(_numbers)),
        asked_at=asked,
        attempt=int(stage != Stage.WAITING),
        begun_at=begun,
        leased_until=begun + LEASE if stage == Stage.RUNNING else None,
        ended_at=ended,
        is_done=stage == Stage.DONE,
    )


# KEPT LONG ENOUGH


@over_both_changes
def test_the_key_of_a_form_is_kept_for_thirty_days(at, north):
    with inside(north.pk):
        for key, age in ((1, MONTH), (2, MONTH + SECOND)):
            KeptForm.objects.create(organisation=north, key=UUID(int=key), at=at - age)
    assert delete_forms(at) == 1
    with inside(north.pk):
        assert [one.key for one in KeptForm.objects.of(north)] == [UUID(int=1)]


@over_both_changes
def test_a_session_is_kept_until_it_runs_out(at):
    Session.objects.all().delete()
    for key, ends in (("over", at - SECOND), ("runs", at)):
        Session.objects.create(session_key=key, session_data="", expire_date=ends)
    assert delete_sessions(at) == 1
    assert Session.objects.get().session_key == "runs"


@over_both_changes
def test_work_is_kept_for_thirty_days_after_it_ended_and_what_waits_is_kept(at, north):
    long_ago = at - MONTH - SECOND
    kept = [
        work(north, Stage.DONE, ended=at - MONTH, begun=long_ago),
        work(north, Stage.WAITING, asked=long_ago),
        work(north, Stage.RUNNING, begun=long_ago),
    ]
    work(north, Stage.BROKEN, ended=long_ago, begun=long_ago)
    assert delete_work(at) == 1
    assert set(Work.objects.all()) == set(kept)


@over_both_changes
def test_an_invitation_is_kept_for_thirty_days_after_it_ran_out(at, north):
    with inside(north.pk):
        person = person_of_analyst(north)
        for key, ended in (("old", MONTH + SECOND), ("newer", MONTH)):
            Invitation.objects.create(
                organisation=north, person=person, key_hash=key, email="a@b.example", sent_at=at, ends_at=at - ended
            )
    assert delete_invitations(at) == 1
    with inside(north.pk):
        assert Invitation.objects.of(north).get().key_hash == "newer"


# PEOPLE WHO LEFT


def somebody(where, *, until=None, ended_at=None):
    """A person with an account and one role, which ended on a day, or at an instant, or has not."""
    account = Account.objects.create_user("leaver@example.org", "a password of tests")
    with inside(where.pk):
        person = Person.objects.create(
            organisation=where,
            name="Lea Ver",
            email=account.email,
            account=account,
            added_at=datetime(2020, 1, 1, tzinfo=UTC),
        )
        role = Appointment.objects.create(
            organisation=where,
            person=person,
            role=RoleId.ANALYST,
            since=date(2020, 1, 1),
            until=until,
            at=person.added_at,
        )
        if ended_at is not None:
            AppointmentEnd.objects.create(organisation=where, appointment=role, by=person, at=ended_at)
    return person


def names(person, *, at):
    """What a person is called once everything due is done."""
    forget_people(at)
    with inside(person.organisation_id):
        person.refresh_from_db()
    return person.name, person.email, person.account_id is not None


@pytest.mark.parametrize(
    ("ended_at", "kept_at", "gone_at"),
    [
        # 28 March 2024 at 23:30 is still that day; 30 June 2024 at 23:30 UTC is 1 July in London.
        ("2024-03-28T23:30", "2026-03-27T23:59", "2026-03-28T00:00"),
        ("2024-03-31T00:30", "2026-03-30T22:59", "2026-03-30T23:00"),
        ("2024-06-30T23:30", "2026-06-30T22:59", "2026-06-30T23:00"),
        ("2024-10-26T23:30", "2026-10-26T23:59", "2026-10-27T00:00"),
        ("2024-02-29T12:00", "2026-02-28T23:59", "2026-03-01T00:00"),
    ],
)
def test_a_name_is_taken_out_two_years_after_the_last_role_ended(ended_at, kept_at, gone_at, north):
    def instant(text):
        return datetime.fromisoformat(text).replace(tzinfo=UTC)

    person = somebody(north, ended_at=instant(ended_at))
    assert names(person, at=instant(kept_at)) == ("Lea Ver", "leaver@example.org", True)
    assert names(person, at=instant(gone_at)) == (FORMER, "", False)
    assert not Account.objects.filter(email="leaver@example.org").exists()


def test_a_role_that_ended_by_itself_counts_from_its_last_day(north):
    person = somebody(north, until=date(2024, 11, 27))
    assert names(person, at=NOON)[0] == "Lea Ver"
    assert names(person, at=NOON + timedelta(days=1))[0] == FORMER


def test_whoever_holds_a_role_keeps_their_name(north):
    person = somebody(north)
    assert names(person, at=NOON + timedelta(days=3000))[0] == "Lea Ver"


def test_an_account_that_another_organisation_knows_stays(north):
    person = somebody(north, until=date(2024, 1, 1))
    south, _ = trust("southmoor")
    with inside(south.pk):
        there = Person.objects.create(
            organisation=south, name="Lea Ver", email=person.email, account=person.account, added_at=NOON
        )
    assert names(person, at=NOON)[0] == FORMER
    with inside(south.pk):
        there.refresh_from_db()
    assert (there.name, there.account) == ("Lea Ver", Account.objects.get(email="leaver@example.org"))


def test_a_name_is_taken_out_once_and_the_log_says_so(north):
    person = somebody(north, until=date(2024, 1, 1))
    assert [forget_people(NOON), forget_people(NOON)] == [1, 0]
    [event] = AuditEvent.objects.filter(chain=north.pk, kind="name-taken-out")
    assert (event.about_id, event.by) == (person.pk, None)


# WHAT BROKE


@pytest.fixture
def signed(north):
    sign(north, return_of("Northmoor Trust", TWELVE_STAFF))
    Work.objects.all().delete()
    return north


def begun(where, *, at=NOON + timedelta(hours=1), capture):
    default_task_backend.clear()
    with capture(execute=True):
        begin_again(at)
    queued = Work.objects.filter(pk__in=[one.args[0] for one in default_task_backend.results])
    return [(one.job, one.organisation) for one in queued] == [(MAKE_RELEASES, where.pk)]


def test_figures_that_came_nowhere_are_begun_again(signed, django_capture_on_commit_callbacks):
    work(signed, Stage.BROKEN, begun=NOON, ended=NOON)
    assert begun(signed, capture=django_capture_on_commit_callbacks)


LATER = NOON + timedelta(minutes=50)


@pytest.mark.parametrize(
    "there",
    [
        {"stage": Stage.WAITING, "asked": NOON - timedelta(days=1)},
        {"stage": Stage.RUNNING, "begun": NOON - timedelta(days=1)},
        {"stage": Stage.BROKEN, "begun": LATER, "ended": LATER},
        {"stage": Stage.DONE, "begun": NOON + SECOND, "ended": NOON + SECOND},
    ],
    ids=lambda there: there["stage"],
)
def test_work_that_waits_or_runs_or_went_well_is_not_begun_again(there, signed, django_capture_on_commit_callbacks):
    work(signed, **there)
    assert not begun(signed, capture=django_capture_on_commit_callbacks)


def test_what_was_made_or_is_known_not_to_come_is_not_begun_again(signed, django_capture_on_commit_callbacks):
    make(signed)
    assert not begun(signed, capture=django_capture_on_commit_callbacks)


def test_what_was_made_before_a_decision_is_begun_again(signed, django_capture_on_commit_callbacks):
    make(signed)
    later = NOON + timedelta(minutes=1)
    with inside(signed.pk):
        accept_contract(standards=["wres"], role="Caldicott Guardian", by=person_of_analyst(signed), at=later)
    Work.objects.all().delete()
    assert begun(signed, capture=django_capture_on_commit_callbacks)


def test_a_page_says_that_something_went_wrong(signed):
    work(signed, Stage.BROKEN, begun=NOON, ended=NOON)
    page = words(signed.browsers[RoleId.ANALYST].get(address("where-we-stand", signed)))
    assert "something went wrong; it will be tried again within the hour" in page
    assert "are being made ready" not in page


# THE COMMAND


def test_the_command_does_all_of_it_and_says_what_it_did(north, capsys):
    somebody(north, until=date(2024, 1, 1))
    call_command("run_due")
    assert capsys.readouterr().out == "names of former colleagues taken out: 1\n"


def test_what_breaks_stops_nothing_else_and_is_said(monkeypatch, capsys):
    def breaks(at):
        raise ValueError("a name")

    done = []
    monkeypatch.setattr(registry, "_due", {"broken": breaks, "fine": lambda at: done.append(at) or 1})
    with pytest.raises(SystemExit):
        call_command("run_due")
    assert done == [NOON]
    assert capsys.readouterr().err == "Failed: broken.\n"
    assert dict(run_due(NOON)) == {"broken": None, "fine": 1}


def test_every_table_that_says_how_long_its_rows_are_kept_is_emptied():
    from django.apps import apps

    kept = {one for one in apps.get_models() if getattr(one, "governance", None) and one.governance.keep}
    assert kept == {KeptForm, Invitation, Work, WeeklyLetter, DeclarationLink, RegisterFile, WaveLink}
