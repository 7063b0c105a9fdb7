"""What people type and what breaks leaves no name, password or figure in a log, a task, a session or a file."""

import json
import logging
import tempfile
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.conf import settings as configured
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from tallystick_web.core import jobs
from tallystick_web.core.fence import everywhere, inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.organisations import access
from tallystick_web.organisations.models import Account, Organisation, Person
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.log_lines import lines_of_the_log
from tests.integration.web.world import organisation, signed_in

NAME, EMAIL, PASSWORD, FIGURE = "Zzcanaryname", "zzcanarymail", "Zzcanarypassword1", "474747"
TYPED, RAISED = "Zzcanarytyped", "Zzcanaryraised"
HOW_SIGNED_IN = {"account_authentication_methods"}  # the sign-in package notes the address beside the time
ALL = (NAME, EMAIL, PASSWORD, FIGURE, TYPED, RAISED)


@pytest.fixture
def log():
    """Everything that anybody says, at the level of the service and lower."""
    with lines_of_the_log(logging.INFO) as lines:
        yield lines


@pytest.fixture
def place(fresh_database):
    held = (RoleId.ADMINISTRATOR, RoleId.EDI_LEAD)
    where, accounts = organisation("canary", f"{NAME} Hospitals", held=held, called=NAME + " {}")
    account = accounts[RoleId.ADMINISTRATOR]
    account.email = f"{EMAIL}@example.org"
    account.set_password(PASSWORD)
    account.save()
    EmailAddress.objects.filter(user=account).delete()
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    accounts[RoleId.EDI_LEAD].delete()
    with inside(where.pk):
        Person.objects.of(where).filter(account=account).update(email=account.email)
    return where


def found_in(text, canaries=ALL):
    lowered = text.lower()
    return [canary for canary in canaries if canary.lower() in lowered]


def use_everything(where, browser):
    """Signs in, wrongly and rightly, asks for what is not there, sends too much, and meets a page that breaks."""
    anybody = Client(enforce_csrf_checks=False, raise_request_exception=False)
    anybody.post(reverse("account_login"), {"login": f"{EMAIL}@example.org", "password": f"{PASSWORD}wrong"})
    anybody.post(reverse("account_login"), {"login": f"{EMAIL}@example.org", "password": PASSWORD})
    anybody.post(reverse("account_reset_password"), {"email": f"{EMAIL}@example.org"})
    anybody.get(f"/o/{TYPED}/?name={TYPED}", headers={"user-agent": TYPED, "referer": f"https://x/{TYPED}"})
    anybody.get("/", headers={"host": f"{TYPED}.example.org"})
    Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": TYPED})
    browser.raise_request_exception = False
    browser.get(f"/o/{where.slug}/people/")
    browser.post(f"/o/{where.slug}/people/", {"name": TYPED, "figure": FIGURE})
    browser.post(f"/o/{where.slug}/people/", data=b"x" * 1_100_000, content_type="text/plain")


def break_every_page(monkeypatch):
    def broken(viewer, request):
        raise ValueError(f"{RAISED} {viewer.person.name} {FIGURE}")

    monkeypatch.setattr(access, "chrome_for", broken)


def all_rows():
    """Every row of every table as text, by table."""
    with everywhere("to read whatever there is"):
        return {model._meta.label: str(list(model._base_manager.values())) for model in apps.get_models()}


# LOGS


def test_no_line_of_the_log_holds_what_a_person_typed_or_is_called(place, log, monkeypatch):
    browser = signed_in(Account.objects.get())
    use_everything(place, browser)
    break_every_page(monkeypatch)
    assert browser.get(f"/o/{place.slug}/people/").status_code == 500
    assert len(log) >= 8
    assert [line for line in log if found_in(line)] == []
    assert any('"raised": "ValueError"' in line for line in log), "the failure is told by its kind"


def test_a_line_of_the_log_is_one_object_of_named_fields(place, log):
    signed_in(Account.objects.get()).get(f"/o/{place.slug}/people/")
    answered = [said for said in map(json.loads, log) if said["message"] == "answered"]
    assert len(answered) == 1
    assert answered[0].keys() == {
        "at",
        "level",
        "from",
        "message",
        "request",
        "method",
        "route",
        "status",
        "milliseconds",
    }
    assert answered[0]["route"] == "o/<slug:organisation>/people/"


def test_the_page_of_a_failure_tells_its_number_and_nothing_of_what_broke(place, log, monkeypatch):
    browser = signed_in(Account.objects.get())
    break_every_page(monkeypatch)
    browser.raise_request_exception = False
    answer = browser.get(f"/o/{place.slug}/people/")
    assert found_in(answer.content.decode(), (RAISED, FIGURE)) == []
    assert answer.headers["X-Request-ID"] in " ".join(log)


# WHAT IS KEPT


def test_nothing_that_broke_and_no_password_stands_in_any_table(place, monkeypatch):
    browser = signed_in(Account.objects.get())
    use_everything(place, browser)
    break_every_page(monkeypatch)
    browser.get(f"/o/{place.slug}/people/")
    assert {
        label: found for label, text in all_rows().items() if (found := found_in(text, (PASSWORD, RAISED, FIGURE)))
    } == {}


def test_the_audit_holds_identifiers_and_no_name(place):
    use_everything(place, signed_in(Account.objects.get()))
    assert AuditEvent.objects.exists()
    assert found_in(all_rows()["core.AuditEvent"]) == []


def test_a_session_holds_the_address_that_signed_in_and_nothing_else_of_anybody(place):
    use_everything(place, signed_in(Account.objects.get()))
    others = [canary for canary in ALL if canary != EMAIL]
    assert Session.objects.exists()
    assert [found for session in Session.objects.all() if (found := found_in(str(session.get_decoded()), others))] == []
    told = [session.get_decoded() for session in Session.objects.all()]
    assert [
        found for one in told if (found := found_in(str({k: v for k, v in one.items() if k not in HOW_SIGNED_IN})))
    ] == []


def test_an_e_mail_holds_no_password_and_no_figure(place):
    use_everything(place, signed_in(Account.objects.get()))
    assert mail.outbox
    assert [found for one in mail.outbox if (found := found_in(f"{one.subject} {one.body}", (PASSWORD, FIGURE)))] == []


def test_no_file_is_left_behind(place, log, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    use_everything(place, signed_in(Account.objects.get()))
    folders = (tmp_path, Path(configured.TALLYSTICK_DATA))
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file() and ".sqlite3" not in file.name]
    assert [file.name for file in files if found_in(file.read_bytes().decode("latin-1"))] == []


# WORK FOR LATER


@pytest.fixture
def failing_job(place, settings, monkeypatch):
    """A job that breaks with a person's data in what it raises, done by the worker."""
    from tallystick_web.numbers import jobs as of_numbers

    def broken(organisation):
        raise ValueError(f"{RAISED}: {NAME} has {FIGURE}")

    monkeypatch.setattr(of_numbers, "make_releases", broken)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    jobs.later("numbers.jobs.make_releases", organisation=Organisation.objects.get().pk)


def test_a_job_that_breaks_leaves_its_kind_in_the_table_of_tasks_and_no_word_of_its_own(failing_job, log):
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)
    [row] = apps.get_model("django_tasks_database", "DBTaskResult").objects.all()
    assert row.status == "FAILED"
    assert "JobFailed" in row.exception_class_path
    assert found_in(all_rows()["django_tasks_database.DBTaskResult"]) == []
    assert [line for line in log if found_in(line)] == []
    assert any("job failed" in line and "ValueError" in line for line in log)
