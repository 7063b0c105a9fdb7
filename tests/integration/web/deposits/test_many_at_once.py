"""Fifty people hand files in at once, and two workers read them at once: nothing is lost, and nothing is done twice."""

import os
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from tallystick_web.core import jobs
from tallystick_web.core.fence import everywhere
from tallystick_web.core.models import AuditEvent, Work
from tallystick_web.deposits.models import Upload, UploadedFile, UploadReading, UploadStep
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.deposits.handing_in import HEADER, fields_of, trust, words
from tests.integration.web.world import signed_in
from tests.repository.tracked import ROOT

AT_ONCE, YEAR = 50, 2025
TRUSTS = [f"trust-{number}" for number in range(10)]  # of each no more than five: more may not wait there
WORKERS = 2


@pytest.fixture(autouse=True)
def theirs():
    """None beside: the trusts of this module are made in its own database."""


@pytest.fixture
def trusts(fresh_database, settings, tmp_path, monkeypatch):
    monkeypatch.setattr("tallystick_web.deposits.upload_rules.MOST_WAITING", AT_ONCE)  # of one trust, as of all
    settings.TALLYSTICK_DATA = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    return [trust(slug, (RoleId.ANALYST, RoleId.ADMINISTRATOR)) for slug in TRUSTS]


class Person:
    """An analyst at a browser of their own."""

    def __init__(self, where, number):
        self.where, self.number = where, number
        self.browser = signed_in(where.accounts[RoleId.ANALYST])
        lines = (f"5,,{group},,,{number / 10}" for group in ("white", "bme"))
        self.content = "\n".join([HEADER, *(f"{where.name},wres,{YEAR},{line}" for line in lines), ""]).encode()
        self.upload = ""

    def address(self, page, **ids):
        return reverse(f"hand-in-files{page}", kwargs={"organisation": self.where.where.slug, **ids})

    def hand_in(self):
        address = self.address("")
        file = SimpleUploadedFile("survey.csv", self.content)
        answer = self.browser.post(address, {**fields_of(self.browser.get(address)), "year": YEAR, "chosen": [file]})
        assert answer.status_code == 303, words(answer)
        self.upload = answer.headers["Location"].strip("/").rpartition("/")[2]

    def decide(self):
        """Use the counts, or give the files up."""
        address = self.address("-take" if self.number % 2 else "-give-up", upload=self.upload)
        answer = self.browser.post(address, fields_of(self.browser.get(address)))
        assert answer.status_code == 303, words(answer)


def all_at_once(people, does):
    """Everybody waits for everybody, and then does it."""
    ready = threading.Barrier(len(people))

    def one(person):
        try:
            ready.wait()
            does(person)
        finally:
            connection.close()  # of this thread

    with ThreadPoolExecutor(len(people)) as threads:
        list(threads.map(one, people))


def work():
    """Two workers, each a process of its own, until nothing is left to do. What waits is in the queue twice."""
    for waits in Work.objects.filter(ended_at=None):
        jobs.run.enqueue(str(waits.pk))
    command = [sys.executable, "-m", "tallystick_web", "db_worker", "--batch", "--interval", "0", "--no-startup-delay"]
    workers = [subprocess.Popen(command, env=environment(), cwd=ROOT) for _ in range(WORKERS)]
    assert [worker.wait(timeout=240) for worker in workers] == [0] * WORKERS


def environment():
    """What a process needs to use the database of this test."""
    from django.conf import settings

    name, host = connection.settings_dict["NAME"], connection.settings_dict["HOST"]
    server = f"postgresql://{connection.settings_dict['USER']}@{host.replace('/', '%2F')}/{name}"
    return {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "TALLYSTICK_DATABASE": server if connection.vendor == "postgresql" else f"sqlite:///{name}",
        "TALLYSTICK_DATA": str(settings.TALLYSTICK_DATA),
        "TALLYSTICK_ADDRESS": "https://testserver",
        "TALLYSTICK_SECRET_KEY": "of tests alone",
    }


def steps_of_each():
    """Which steps each upload came through, in order."""
    found = {str(pk): [] for pk in Upload.objects.values_list("pk", flat=True)}
    for step in UploadStep.objects.order_by("number"):
        found[str(step.upload_id)].append(step.stage)
    return found


def works_done():
    return Counter(Work.objects.filter(is_done=True).values_list("job", "arguments__upload"))


def test_of_fifty_uploads_at_once_none_is_lost_and_none_is_read_or_erased_twice(trusts, tmp_path):
    people = [Person(trusts[number % len(trusts)], number + 100) for number in range(AT_ONCE)]
    all_at_once(people, Person.hand_in)
    work()
    with everywhere("of tests"):
        assert steps_of_each() == {person.upload: ["received", "understood"] for person in people}
        kept = {(str(one.upload_id), one.upload.organisation_id, one.sha256) for one in UploadedFile.objects.all()}
        assert kept == {(person.upload, person.where.where.pk, sha256(person.content).hexdigest()) for person in people}
        assert UploadReading.objects.count() == AT_ONCE
        assert Work.objects.exclude(is_done=True).count() == 0
        assert works_done() == Counter({("deposits.jobs.read_upload", person.upload): 1 for person in people})

    all_at_once(people, Person.decide)
    work()
    with everywhere("of tests"):
        ends = {person.upload: "taken" if person.number % 2 else "given-up" for person in people}
        assert steps_of_each() == {upload: ["received", "understood", end, "erased"] for upload, end in ends.items()}
        erased = {one: times for one, times in works_done().items() if one[0].endswith("erase_upload")}
        assert erased == {("deposits.jobs.erase_upload", person.upload): 1 for person in people}
        events = Counter(AuditEvent.objects.values_list("kind", flat=True))
        assert [events[kind] for kind in ("files-received", "files-read", "files-erased")] == [AT_ONCE] * 3
    assert [one for one in Path(tmp_path, "incoming").rglob("*") if one.is_file()] == []
