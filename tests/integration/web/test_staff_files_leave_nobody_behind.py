"""Of people in staff files nothing is left anywhere but in the folder they came into, and there nothing once erased."""

import logging
import os
import tempfile
from pathlib import Path
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
from tallystick_web.deposits.models import Answer, Upload
from tallystick_web.deposits.upload_rules import KEPT, Stage
from tallystick_web.numbers.models import Release
from tallystick_web.organisations.rules import RoleId
from tests.integration.web import canaries_of_staff as canaries
from tests.integration.web.deposits.handing_in import Trust, fields_of, words
from tests.integration.web.log_lines import lines_of_the_log
from tests.integration.web.world import organisation, roles_that_differ, signed_in

YEAR = canaries.YEAR
KNOWN = (
    ("pay_scales", "VSM Spot Salary", "vsm"),
    ("pay_scales", "Made-up Apprentice Rate", "under-1"),
    ("hosted", "Made-up Shared Payroll Partnership", "hosted"),
)

pytestmark = [pytest.mark.one_database, pytest.mark.unwatched]


# Roles that differ in what they see or keep. The rest of the table is left to make check-long.
EVERY_DAY = (RoleId.ADMINISTRATOR, RoleId.ANALYST, RoleId.EDI_LEAD, RoleId.INFORMATION_GOVERNANCE, RoleId.STAFF)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return canaries.staff_files(tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="module")
def unclear(tmp_path_factory):
    """Files in which somebody's own words stand in the way."""
    return canaries.staff_files(tmp_path_factory.mktemp("unclear"), own_words=canaries.BLOCKING)


@pytest.fixture
def log():
    with lines_of_the_log(logging.INFO) as lines:
        yield lines


@pytest.fixture
def place(fresh_database, settings, tmp_path, monkeypatch, log):
    """A trust with somebody in every role that differs, and folders that nobody else writes into."""
    data, temporary = tmp_path / "data", tmp_path / "temporary"
    data.mkdir()
    temporary.mkdir()
    settings.TALLYSTICK_DATA = data
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return Place(log, data, temporary)


class Place:
    """A trust, its analyst who hands staff files in, its worker, and all the places where a person could be left."""

    def __init__(self, log, data, temporary):
        self.log, self.data, self.temporary = log, data, temporary
        held = roles_that_differ() if os.environ.get("TALLYSTICK_EXAMPLES") == "long" else EVERY_DAY
        self.where, accounts = organisation("vale", "Vale Trust (made up)", held=held)
        self.trust = Trust(self.where, accounts)
        self.browsers = {role: signed_in(account) for role, account in accounts.items()}
        self.browser = self.browsers[RoleId.ANALYST]
        with inside(self.where.pk):
            for table, text, answer in KNOWN:
                Answer.objects.create(organisation=self.where, table=table, text=text, answer=answer, at=timezone.now())

    def address(self, page, **ids):
        return reverse(f"hand-in-files{page}", kwargs={"organisation": self.where.slug, **ids})

    def hand_in(self, files):
        page = self.address("")
        sent = [SimpleUploadedFile(name, content) for name, content in files.items()]
        answer = self.browser.post(page, {**fields_of(self.browser.get(page)), "year": YEAR, "chosen": sent})
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

    def found(self):
        """Every place outside the folder of what came in where a canary is."""
        return {
            "responses": canaries.told_in_responses(self.where, self.browsers),
            "rows": canaries.kept_in_rows(),
            "log": [line for line in self.log if canaries.is_in(line)],
            "mail": canaries.sent(),
            "files": [one for one in canaries.kept_in_files(self.data) if not one.is_relative_to(self.incoming)],
            "temporary": [one for one in self.temporary.rglob("*") if one.is_file()],
        }

    @property
    def incoming(self) -> Path:
        return self.data / "incoming"

    def is_nowhere_but_coming_in(self):
        assert {name: found for name, found in self.found().items() if found} == {}
        return bool(canaries.kept_in_files(self.incoming))

    def is_nowhere_at_all(self):
        return not self.is_nowhere_but_coming_in() and not [one for one in self.incoming.rglob("*") if one.is_file()]


def test_canaries_stand_in_the_files_and_would_be_found(files, place):
    assert all(canaries.is_in(content.decode()) for content in files.values())
    assert len(files) >= 4
    (place.data / "stray.csv").write_bytes(files["Staff List 31 March 2025.csv"])
    place.log.append(canaries.CANARY)
    with inside(place.where.pk):
        Answer.objects.create(
            organisation=place.where, table="files", text=f"{canaries.CANARY.upper()}.csv", at=timezone.now()
        )
    found = place.found()
    assert [one.name for one in found["files"]] == ["stray.csv"]
    assert found["log"] == [canaries.CANARY]
    assert found["rows"] == ["deposits.Answer"]


def test_files_that_are_read_answered_used_and_erased_leave_counts_and_nobody(files, place):
    upload = place.hand_in(files)
    assert place.is_nowhere_but_coming_in()
    place.work()
    assert place.stage(upload) is Stage.UNDERSTOOD
    assert place.is_nowhere_but_coming_in()

    own_words = {"text-pay_scales": "A scale of ours", "answer-pay_scales": "5"}
    place.press("-answers", upload, **own_words)
    place.work()
    assert place.is_nowhere_but_coming_in()

    place.press("-take", upload)
    place.work()
    assert place.stage(upload) is Stage.ERASED
    assert place.is_nowhere_at_all()


@pytest.mark.long  # approved sets are really made
def test_figures_and_every_file_of_figures_hold_nobody(files, place):
    place.press("-take", understood(place, files))
    for deposit in place.trust.deposits():
        assert place.trust.sign(deposit.pk).status_code == 303
    place.work()
    with inside(place.where.pk):
        assert Release.objects.of(place.where).exists()
    assert place.is_nowhere_at_all()


def understood(place, files):
    upload = place.hand_in(files)
    place.work()
    assert place.stage(upload) is Stage.UNDERSTOOD
    return upload


@pytest.mark.long
def test_words_of_one_person_that_stand_in_the_way_are_asked_about_and_not_told(unclear, place):
    upload = understood(place, unclear)
    said = words(place.browser.get(place.address("-seen", upload=upload)))
    assert "1 person has an unlisted text as pay scale (line 1" in said
    assert place.is_nowhere_but_coming_in()


@pytest.mark.long
def test_files_that_cannot_be_read_and_are_given_up_leave_nobody(files, place):
    upload = place.hand_in({**files, "broken.csv": f"Name\n{canaries.CANARY}\x00\n".encode()})
    place.work()
    assert place.stage(upload) is Stage.REFUSED
    assert place.is_nowhere_but_coming_in()
    place.press("-give-up", upload)
    place.work()
    assert place.stage(upload) is Stage.ERASED
    assert place.is_nowhere_at_all()


@pytest.mark.long
def test_a_file_that_names_no_column_tells_nothing_of_its_rows(files, place):
    staff = next(name for name in files if name.startswith("Staff"))
    rows = files[staff].split(b"\r\n")
    upload = place.hand_in({**files, staff: b"\r\n".join(rows[len(rows) // 2 :])})
    place.work()
    assert place.stage(upload) is Stage.REFUSED
    assert place.is_nowhere_but_coming_in()


@pytest.mark.long
@pytest.mark.parametrize("breaks", ["count_extracts", "as_csv"])
def test_a_job_that_breaks_half_way_leaves_nobody(breaks, files, place, monkeypatch):
    def broken(*_, **__):
        raise ValueError(files["Staff List 31 March 2025.csv"].decode())

    monkeypatch.setattr(f"tallystick.account.taking_stock.{breaks}", broken)
    upload = place.hand_in(files)
    place.work()
    assert place.stage(upload) is Stage.RECEIVED
    assert Work.objects.get(job__endswith="read_upload").code == "ValueError"
    [row] = apps.get_model("django_tasks_database", "DBTaskResult").objects.all()
    assert row.status == "FAILED"
    assert any("job failed" in line for line in place.log)
    assert place.is_nowhere_but_coming_in()
    place.press("-give-up", upload)
    place.work()
    assert place.is_nowhere_at_all()


def test_files_that_nobody_decides_about_leave_nobody(files, place):
    upload = place.hand_in(files)
    place.work()
    for _ in run_due(timezone.now() + KEPT * 2):
        pass
    assert place.stage(upload) is Stage.ERASED
    assert place.is_nowhere_at_all()
