"""Where no room is left on the disk the page says so, and what was being sent takes up none of it."""

import errno
import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection, transaction
from django.urls import reverse

from tallystick_web.core import arriving
from tallystick_web.core.room import is_out_of_room
from tallystick_web.deposits.models import Upload
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.deposits.handing_in import fields_of, words
from tests.integration.web.world import organisation, signed_in

pytestmark = pytest.mark.django_db
FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture
def browser():
    _, people = organisation("northmoor", "Northmoor Trust", held=(RoleId.ANALYST, RoleId.ADMINISTRATOR))
    made = signed_in(people[RoleId.ANALYST])
    made.raise_request_exception = False
    return made


def send(browser):
    page = reverse("hand-in-files", kwargs={"organisation": "northmoor"})
    file = SimpleUploadedFile("staff.csv", b"Employee Number,Ethnic Origin\n1,A\n")
    return browser.post(page, {**fields_of(browser.get(page)), "year": 2025, "chosen": [file]})


def test_a_file_that_finds_no_room_while_it_arrives_is_gone_and_the_page_says_why(browser, monkeypatch):
    def write(*_):
        raise FULL

    monkeypatch.setattr(arriving.UploadedFile, "write", write, raising=False)
    answer = send(browser)
    assert answer.status_code == 507
    assert "The service has no room left" in words(answer)
    assert list(arriving.arriving().iterdir()) == []
    assert not Upload._base_manager.exists()


def fill_sqlite(cursor):
    cursor.execute("PRAGMA page_count")
    [pages] = cursor.fetchone()
    cursor.execute(f"PRAGMA max_page_count = {pages}")
    try:
        cursor.execute("CREATE TABLE one_more AS SELECT zeroblob(10000000)")
    finally:
        cursor.execute("PRAGMA max_page_count = 1073741823")


def fill_postgresql(cursor):
    cursor.execute("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full'; END $$")


def test_a_database_without_room_is_known_by_what_it_says():
    fill = fill_sqlite if connection.vendor == "sqlite" else fill_postgresql
    with pytest.raises(OperationalError) as raised, transaction.atomic(), connection.cursor() as cursor:
        fill(cursor)
    assert is_out_of_room(raised.value)


def test_another_fault_is_not_taken_for_it():
    assert is_out_of_room(FULL)
    assert not is_out_of_room(PermissionError(errno.EACCES, "no"))
    assert not is_out_of_room(OperationalError("database is locked"))
    assert not is_out_of_room(None)


def test_what_is_behind_a_fault_is_looked_at():
    behind = RuntimeError("something else")
    behind.__cause__ = FULL
    assert is_out_of_room(behind)
