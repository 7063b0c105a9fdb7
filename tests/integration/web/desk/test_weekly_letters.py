"""One e-mail a week: to whom something is due from, on Monday, once, and with nothing in it but how much and a link."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from tallystick_web.core import held
from tallystick_web.core.fence import inside
from tallystick_web.desk import due
from tallystick_web.desk.actions import choose_letters
from tallystick_web.desk.due import delete_letters, write_letters
from tallystick_web.desk.models import WeeklyLetter
from tallystick_web.organisations.models import Appointment, AppointmentEnd
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.plans import made
from tests.integration.web.world import joined

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
MONDAY = datetime(2026, 11, 30, 8, tzinfo=UTC)
LEAD = "team-lead@northmoor.example.org"


def opened(slug="northmoor", name="Northmoor Hospitals"):
    """An organisation in which a team lead, who has joined, never said how an agreed action goes."""
    where = made.opened(slug, name)
    with inside(where.pk):
        plan = made.plan(where)
        outcome = made.outcome(plan)
        where.action = made.action(plan, outcome)
        made.go(outcome, "agree")
        made.go(where.action, "agree")
    joined(where.links[RoleId.TEAM_LEAD])
    return where


@pytest.fixture
def house():
    return opened()


@pytest.fixture
def write(django_capture_on_commit_callbacks):
    """Write the letters of a time; what left is in the outbox."""

    def write(at=MONDAY):
        with django_capture_on_commit_callbacks(execute=True):
            return write_letters(at)

    return write


def written_to():
    return [one for letter in mail.outbox for one in letter.to]


def test_whoever_has_something_due_is_written_to_once_however_often_it_is_looked(house, write):
    for minutes in (0, 15, 300):
        write(MONDAY + timedelta(minutes=minutes))
    assert written_to() == [LEAD]
    write(MONDAY + timedelta(days=7))
    assert written_to() == [LEAD, LEAD]


def test_two_runs_at_once_write_one_letter(house, write, monkeypatch):
    """The second looked who was written to before the first had noted it."""
    monkeypatch.setattr(due, "without_letters", lambda organisation, week: set())
    assert [write(), write()] == [1, 0]
    assert written_to() == [LEAD]


@pytest.mark.parametrize("at", [NOON, MONDAY - timedelta(hours=2), MONDAY + timedelta(days=1)], ids=str)
def test_on_no_other_day_and_not_before_seven(house, write, at):
    assert write(at) == 0
    assert mail.outbox == []


def test_it_says_how_much_and_where_and_nothing_else(house, write):
    write()
    [letter] = mail.outbox
    assert letter.subject == "Your work at Northmoor Hospitals this week"
    assert "has for you: one thing without an update in the last 30 days." in letter.body
    assert "https://testserver/o/northmoor/my-work/" in letter.body
    assert "https://testserver/o/northmoor/my-work/letters/" in letter.body
    for kept_back in ("panel", "Team lead", "Director", "appointed", "%", "BME", "white"):
        assert kept_back not in letter.body


def test_whoever_has_nothing_due_or_no_account_gets_none(house, write):
    joined(house.links[RoleId.STAFF])
    write()
    assert written_to() == [LEAD]  # the director has an outcome that is not late, and nobody else has joined


def test_whoever_has_an_account_after_all_is_written_to(house, write):
    joined(house.links[RoleId.EDI_LEAD])
    write()
    assert sorted(written_to()) == ["edi-lead@northmoor.example.org", LEAD], "the report by 31 October is not noted"


def test_whoever_wants_none_gets_none_until_they_want_it_again(house, write):
    with inside(house.pk):
        lead = made.person(house, RoleId.TEAM_LEAD)
        choose_letters(are_wanted=False, by=lead, at=NOON)
    write()
    assert mail.outbox == []
    with inside(house.pk):
        choose_letters(are_wanted=True, by=lead, at=NOON + timedelta(days=5))
    write(MONDAY + timedelta(days=7))
    assert written_to() == [LEAD]


def test_whoever_holds_no_role_any_more_gets_none(house, write):
    with inside(house.pk):
        held_role = Appointment.objects.of(house).get(person=made.person(house, RoleId.TEAM_LEAD))
        AppointmentEnd.objects.create(organisation=house, appointment=held_role, at=NOON)
    write()
    assert mail.outbox == []


def test_nothing_leaves_while_a_restored_service_is_held(house, monkeypatch, capsys):
    monkeypatch.setattr(timezone, "now", lambda: MONDAY)
    held.hold()
    try:
        call_command("run_due")
    finally:
        held.let_go()
    assert mail.outbox == []
    with inside(house.pk):
        assert not WeeklyLetter.objects.of(house).exists(), "once it is let go, the letter can still leave"


def test_another_organisation_changes_nothing_of_a_letter(house, write):
    write()
    alone = [(letter.to, letter.subject, letter.body) for letter in mail.outbox]
    mail.outbox.clear()
    opened("southdale", "Southdale Hospitals")
    write(MONDAY + timedelta(days=7))
    ours = [(letter.to, letter.subject, letter.body) for letter in mail.outbox if letter.to == [LEAD]]
    assert ours == alone
    assert len(mail.outbox) == 2


def test_the_notes_are_deleted_after_ninety_days(house, write):
    write()
    assert delete_letters(MONDAY + timedelta(days=90)) == 0
    assert delete_letters(MONDAY + timedelta(days=90, seconds=1)) == 1
