"""Of people in files of pay nothing is left anywhere but in the folder they came into, and once erased nothing."""

import logging
import tempfile
from uuid import UUID

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from tallystick_web.core.due import run_due
from tallystick_web.core.fence import inside
from tallystick_web.core.models import Work
from tallystick_web.deposits import queries_uploads
from tallystick_web.deposits.models import Upload
from tallystick_web.deposits.upload_rules import KEPT, Stage
from tallystick_web.numbers.models import Release
from tallystick_web.organisations.rules import RoleId
from tests.integration.web import canaries_of_staff as canaries
from tests.integration.web.deposits.handing_in import fields_of, words
from tests.integration.web.deposits.paying import SAID
from tests.integration.web.log_lines import lines_of_the_log
from tests.integration.web.world import organisation, signed_in

pytestmark = pytest.mark.one_database

HELD = (RoleId.ANALYST, RoleId.ADMINISTRATOR)
HEADER = "snapshot,Employee Number,Full Name,group,hourly_pay,bonus,band,staff_type,sex,bonus_type,directorate"
PAY = "617.3951"  # what one person is paid, and nobody else
OWN_WORDS = {3: "group", 4: "band", 5: "staff_type", 6: "sex", 7: "bonus_type", 8: "directorate"}


def rows():
    """160 people: each of the first has their own words in one column, and one is paid like nobody else."""
    names = HEADER.split(",")
    for number in range(1, 161):
        white = number % 2
        row = {
            "snapshot": "2025-03-31",
            "Employee Number": f"{canaries.CANARY}{number}",
            "Full Name": f"{canaries.CANARY} name {number}",
            "group": "white" if white else "bme",
            "hourly_pay": PAY if number == 1 else f"{12 + number % 7}.{number % 90 + 10}",
            "bonus": "617395.10" if number == 1 else "",
            "band": "5",
            "staff_type": "Agenda for Change",
            "sex": "female",
            "bonus_type": "",
            "directorate": "Medicine" if number % 3 else "Surgery",
        }
        if number in OWN_WORDS:
            row[OWN_WORDS[number]] = f"{canaries.CANARY} own words {number}"
        yield ",".join(row[name] for name in names)


FILE = "\n".join([HEADER, *rows(), ""]).encode()


def is_in(text):
    return canaries.CANARY in text.lower() or "617395" in text.replace(".", "").replace(",", "")


@pytest.fixture
def log():
    with lines_of_the_log(logging.INFO) as lines:
        yield lines


@pytest.fixture
def place(fresh_database, settings, tmp_path, monkeypatch, log):
    """A trust whose analyst hands files of pay in, and folders that nobody else writes into."""
    data, temporary = tmp_path / "data", tmp_path / "temporary"
    data.mkdir()
    temporary.mkdir()
    settings.TALLYSTICK_DATA = data
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setattr(canaries, "is_in", is_in)
    return Place(log, data, temporary)


class Place:
    """A trust, its analyst, its worker, and all the places where a person could be left."""

    def __init__(self, log, data, temporary):
        self.log, self.data, self.temporary = log, data, temporary
        self.where, accounts = organisation("vale", "Vale Trust (made up)", held=HELD)
        self.browsers = {role: signed_in(account) for role, account in accounts.items()}
        self.browser = self.browsers[RoleId.ANALYST]

    def address(self, page, **ids):
        return reverse(f"hand-in-pay{page}", kwargs={"organisation": self.where.slug, **ids})

    def hand_in(self, **files):
        page = self.address("")
        sent = [SimpleUploadedFile(f"{name}.csv", content) for name, content in files.items()]
        said = {**SAID, "leaves_out": "on", "form_key": fields_of(self.browser.get(page))["form_key"]}
        answer = self.browser.post(page, {**said, "chosen": sent})
        assert answer.status_code == 303, words(answer)
        return UUID(answer.headers["Location"].strip("/").rpartition("/")[2])

    def press(self, page, upload, **said):
        address = self.address(page, upload=upload)
        answer = self.browser.post(address, {**fields_of(self.browser.get(address)), **said})
        assert answer.status_code == 303, words(answer)

    def work(self):
        call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)

    def stage(self, upload):
        with inside(self.where.pk):
            return queries_uploads.handed(Upload.objects.of(self.where).get(pk=upload)).stage

    def is_nowhere_but_coming_in(self):
        found = {
            "responses": canaries.told_in_responses(self.where, self.browsers),
            "rows": canaries.kept_in_rows(),
            "log": [line for line in self.log if is_in(line)],
            "mail": canaries.sent(),
            "files": [one for one in canaries.kept_in_files(self.data) if not one.is_relative_to(self.incoming)],
            "temporary": [one for one in self.temporary.rglob("*") if one.is_file()],
        }
        assert {name: one for name, one in found.items() if one} == {}
        return bool(canaries.kept_in_files(self.incoming))

    @property
    def incoming(self):
        return self.data / "incoming"

    def is_nowhere_at_all(self):
        return not self.is_nowhere_but_coming_in() and not [one for one in self.incoming.rglob("*") if one.is_file()]


def test_files_of_pay_that_are_read_signed_and_made_leave_figures_and_nobody(place):
    upload = place.hand_in(pay=FILE)
    assert place.is_nowhere_but_coming_in()
    place.work()
    assert place.stage(upload) is Stage.UNDERSTOOD
    assert place.is_nowhere_but_coming_in()
    place.press("-sign", upload, role="analyst", agreed="on")
    place.work()
    assert place.stage(upload) is Stage.ERASED
    with inside(place.where.pk):
        assert Release.objects.of(place.where).filter(subject="pay").count() == 3
    assert place.is_nowhere_at_all()


@pytest.mark.long
@pytest.mark.parametrize("breaks", ["approve_pay", "pay_releases_of"])
def test_making_that_breaks_half_way_leaves_nobody_and_the_files_until_it_is_given_up(breaks, place, monkeypatch):
    def broken(*_, **__):
        raise ValueError(FILE.decode())

    upload = place.hand_in(pay=FILE)
    place.work()
    monkeypatch.setattr(f"tallystick_web.deposits.jobs.{breaks}", broken)
    place.press("-sign", upload, role="analyst", agreed="on")
    place.work()
    assert place.stage(upload) is Stage.SIGNED
    assert Work.objects.get(job__endswith="make_pay").code == "ValueError"
    failed = apps.get_model("django_tasks_database", "DBTaskResult").objects.filter(status="FAILED")
    assert failed.count() == 1
    assert place.is_nowhere_but_coming_in()
    place.press("-give-up", upload)
    place.work()
    assert place.is_nowhere_at_all()


def test_files_of_pay_that_nobody_decides_about_leave_nobody(place):
    upload = place.hand_in(pay=FILE, other=b"Full Name\n" + canaries.CANARY.encode())
    place.work()
    assert place.stage(upload) in (Stage.UNDERSTOOD, Stage.REFUSED)
    for _ in run_due(timezone.now() + KEPT * 2):
        pass
    assert place.stage(upload) is Stage.ERASED
    assert place.is_nowhere_at_all()
