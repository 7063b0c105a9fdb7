"""A service that was restored is held until somebody has looked, and what let people in before lets in nobody."""

from datetime import timedelta
from io import StringIO

import pytest
from allauth.account.forms import default_token_generator
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django_tasks_db.management.commands import db_worker as packages

from tallystick.release.policy import Audience
from tallystick_web.config.management.commands import db_worker
from tallystick_web.core import held
from tallystick_web.core.fence import everywhere
from tallystick_web.organisations.actions.tokens import make_token
from tallystick_web.organisations.models import Account, Invitation
from tallystick_web.organisations.tokens import TokenRefused, program_with
from tests.integration.web.clock import NOON
from tests.integration.web.config.backing_up import backup, put_back


@pytest.fixture
def restored(service, elsewhere, tmp_path):
    """A service that was restored elsewhere a moment ago."""
    with service.inside():
        link = default_token_generator.make_token(service.administrator.account)
    assert default_token_generator.check_token(service.administrator.account, link)
    place = backup(tmp_path / "one.backup")
    elsewhere()
    put_back(place)
    return link


def test_what_watches_a_restored_service_is_told_that_it_is_held(restored, client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"], answer.json()["held"]) == (503, "held", True)
    call_command("release_hold", stdout=StringIO())
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"], answer.json()["held"]) == (200, "ready", False)


def test_nothing_is_done_or_sent_while_it_is_held(restored, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    Session.objects.create(session_key="over", session_data="", expire_date=NOON - timedelta(days=400))
    mail.outbox.clear()
    out, err = StringIO(), StringIO()
    call_command("run_due", stdout=out)
    call_command("db_worker", batch=True, verbosity=0, startup_delay=False, stderr=err)
    ask_for_a_new_password()
    assert "is held" in out.getvalue()
    assert "no work is begun" in err.getvalue()
    assert Session.objects.filter(session_key="over").exists()
    assert mail.outbox == []
    call_command("release_hold", stdout=out)
    call_command("run_due", stdout=out)
    ask_for_a_new_password()
    assert not Session.objects.filter(session_key="over").exists()
    assert [one.to for one in mail.outbox] == [["ada@northmoor.example"]]


def test_the_worker_waits_until_it_is_let_go(service, settings, monkeypatch):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    held.hold()
    looked, begun = [], []

    def sleep(seconds):
        looked.append(held.is_held())
        if len(looked) == 3:
            held.let_go()

    monkeypatch.setattr(db_worker.time, "sleep", sleep)
    monkeypatch.setattr(packages.Command, "handle", lambda self, **_: begun.append(held.is_held()))
    call_command("db_worker", stderr=StringIO())
    assert (looked, begun) == ([True, True, True], [False])


def ask_for_a_new_password():
    answer = Client().post(reverse("account_reset_password"), {"email": "ada@northmoor.example"})
    assert answer.status_code == 302


def test_a_token_of_a_program_is_ended_by_a_restore(service, elsewhere, tmp_path):
    """It may have been ended after the backup was made."""
    with service.inside():
        key = make_token(
            organisation=service.organisation,
            what_for="Board dashboard",
            audience=Audience.PUBLIC,
            days=90,
            by=service.governance,
            at=NOON,
        ).key
        assert program_with(key, at=NOON).organisation == service.organisation
    place = backup(tmp_path / "one.backup")
    elsewhere()
    put_back(place)
    with everywhere("to ask as a program would"), pytest.raises(TokenRefused, match="ended"):
        program_with(key, at=NOON)


def test_links_that_went_out_before_lead_nowhere(restored):
    account = Account.objects.get(email="ada@northmoor.example")
    assert not default_token_generator.check_token(account, restored)
    with everywhere("to see that there is none"):
        assert not Invitation.objects.exists()
    assert default_token_generator.check_token(account, default_token_generator.make_token(account))


def test_a_hold_is_let_go_once(service):
    held.hold()
    said = StringIO()
    call_command("release_hold", stdout=said)
    call_command("release_hold", stdout=said)
    assert said.getvalue().splitlines() == [
        "The service is not held any more. The worker goes on within seconds.",
        "The service was not held.",
    ]
