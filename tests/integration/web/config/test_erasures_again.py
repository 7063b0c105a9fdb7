"""What was erased after a backup was made does not come back with it."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings as of_service
from django.db import connection, transaction
from django.utils import timezone

from tallystick_web.config.backup.refusal import BackupRefused
from tallystick_web.core import erasures
from tallystick_web.core.fence import inside
from tallystick_web.deposits import queries_stopped
from tallystick_web.deposits.stopping import end_stop, note_stop, stop_again
from tallystick_web.organisations.due import FORMER, forget_person
from tallystick_web.organisations.models import Organisation, Person
from tests.integration.web.clock import NOON
from tests.integration.web.config.backing_up import backup, put_back

LATER = NOON + timedelta(hours=1)
ADA = "ada@northmoor.example"


def ada(opened):
    with inside(opened.organisation.pk):
        return Person.objects.of(opened.organisation).get(email=ADA)


def names():
    where = Organisation.objects.get()
    with inside(where.pk):
        return sorted(Person.objects.of(where).values_list("name", flat=True))


def stops(number):
    where = Organisation.objects.get()
    with inside(where.pk):
        return queries_stopped.is_stopped(where.pk)(number)


@pytest.fixture
def copied(tmp_path):
    """Makes a copy of the log, as an operator keeps one."""

    def copy():
        place = tmp_path / "erasures.jsonl"
        place.write_bytes(erasures.here().read_bytes())
        return place

    return copy


def test_who_was_forgotten_stays_forgotten(service, elsewhere, tmp_path, copied):
    place = backup(tmp_path / "one.backup")
    with inside(service.organisation.pk):
        forget_person(person=ada(service), at=LATER)
    log = copied()
    elsewhere()
    _, said = put_back(place, log=log)
    assert FORMER in names()
    assert "1 had come back, and was done again" in said


def test_who_asked_to_be_left_out_is_on_the_list_and_who_took_it_back_is_not(service, elsewhere, tmp_path, copied):
    with inside(service.organisation.pk):
        note_stop(number="7", by=ada(service), at=NOON - timedelta(hours=1))
    place = backup(tmp_path / "one.backup")
    with inside(service.organisation.pk):
        note_stop(number="8", by=ada(service), at=LATER)
        end_stop(number="7", by=ada(service), at=LATER)
    log = copied()
    elsewhere()
    put_back(place, log=log)
    assert (stops("7"), stops("8")) == (False, True)


def test_without_a_log_the_operator_is_told(service, elsewhere, tmp_path):
    place = backup(tmp_path / "one.backup")
    with inside(service.organisation.pk):
        forget_person(person=ada(service), at=LATER)
    elsewhere()
    _, said = put_back(place)
    assert "There is no log of erasures here" in said
    assert FORMER not in names()


def test_the_log_names_nobody_and_is_of_the_service_alone(service):
    with inside(service.organisation.pk):
        note_stop(number="20000077", by=ada(service), at=NOON)
        forget_person(person=ada(service), at=LATER)
    text = erasures.here().read_text()
    assert "20000077" not in text
    assert ADA not in text
    assert [json.loads(line)["kind"] for line in text.splitlines() if line] == ["stop-noted", "person-forgotten"]
    assert erasures.here().stat().st_mode & 0o077 == 0
    assert erasures.here().is_relative_to(of_service.TALLYSTICK_DATA)


def test_a_line_that_a_crash_cut_takes_no_other_with_it(service):
    erasures.here().write_text('{"kind": "stop-noted", "at": "2026-')
    with inside(service.organisation.pk):
        note_stop(number="7", by=ada(service), at=NOON)
    erasures.check(erasures.here())
    with inside(service.organisation.pk):
        end_stop(number="7", by=ada(service), at=NOON)
    assert erasures.replay(erasures.here(), since=NOON - timedelta(days=2), at=LATER) == 2


def test_a_backup_that_is_older_than_an_organisation_is_restored_all_the_same(service):
    line = {"organisation": str(uuid4()), "person_hash": "0" * 64}
    with transaction.atomic():
        assert stop_again(line, LATER) is False
        connection.check_constraints()  # as a commit does


def test_what_was_being_committed_when_the_backup_was_made_is_done_again_too(service):
    with inside(service.organisation.pk):
        note_stop(number="7", by=ada(service), at=NOON)
    now = timezone.now()
    assert erasures.replay(erasures.here(), since=now + timedelta(minutes=5), at=now) == 0  # it is there
    assert [line["kind"] for line in looked_back(erasures.here(), now + timedelta(minutes=5))] == ["stop-noted"]


def looked_back(log, since):
    """The lines that a replay looks at for a backup of this time."""
    seen = []
    before = dict(erasures._again)
    try:
        erasures._again.update({kind: lambda line, _: bool(seen.append(line)) for kind in before})
        erasures.replay(log, since=since, at=since)
    finally:
        erasures._again.update(before)
    return seen


def test_a_log_of_what_this_version_does_not_know_is_refused_before_anything_is_replaced(service, elsewhere, tmp_path):
    place, log = backup(tmp_path / "one.backup"), tmp_path / "erasures.jsonl"
    log.write_text(json.dumps({"kind": "something-of-a-later-version", "at": LATER.isoformat()}) + "\n")
    elsewhere()
    with pytest.raises(BackupRefused, match="something-of-a-later-version"):
        put_back(place, log=log)
