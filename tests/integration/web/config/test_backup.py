"""A backup is one encrypted file of one moment, and is put back whole, on another machine too."""

import subprocess
import threading
import time
from datetime import timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction

from tallystick.release.canonical import fingerprint, from_bytes
from tallystick_web.config.backup import databases, tables
from tallystick_web.config.backup import take as taking
from tallystick_web.config.backup.manifest import DATABASE
from tallystick_web.config.backup.refusal import BackupRefused
from tallystick_web.config.backup.unpack import unpacked
from tallystick_web.core import audit, files
from tallystick_web.core.files import Shelf
from tallystick_web.core.models import AuditEvent
from tallystick_web.organisations.models import Account, Organisation, Person
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.config.backing_up import KEY, NAME, OTHER, backup, everything, put_back, releases
from tests.integration.web.numbers.approved_sets import list_set, standards_set
from tests.integration.web.organisations import making

CANARY = "Zzcanaryleftout"

# THERE AND BACK


def test_what_was_backed_up_on_one_machine_is_there_on_another(service, elsewhere, tmp_path, settings):
    before, kept = releases(), everything(settings.TALLYSTICK_DATA)
    place = backup(tmp_path / "one.backup")
    elsewhere()
    restored, said = put_back(place)
    assert restored.problems == []
    assert "2026-11-26T12:00:00+00:00" in said
    assert Organisation.objects.get().name == NAME
    assert releases() == before
    events, files_now = everything(settings.TALLYSTICK_DATA)
    assert files_now == kept[1]
    assert events[1:] == kept[0]  # the chain of the installation comes first, and begins with what was done to it
    assert AuditEvent.objects.get(kind="service-restored").more == {"made_at": "2026-11-26T12:00:00+00:00", "files": 2}
    assert Account.objects.get(email="ada@northmoor.example").check_password(making.PASSWORD)


def test_an_approved_set_still_verifies_after_a_restore(service, elsewhere, tmp_path):
    place = backup(tmp_path / "one.backup")
    elsewhere()
    put_back(place)
    [sha256] = releases()
    content = files.read(Shelf.RELEASES, sha256)  # raises where it is not what the row says
    assert fingerprint(from_bytes(content)) == sha256
    assert content == standards_set(NAME)


def test_a_set_that_is_kept_just_before_the_snapshot_is_in_the_backup(service, elsewhere, tmp_path, monkeypatch):
    """Whatever a row of the snapshot names is copied: files come after it."""
    of_service = databases.of_this_service()
    snapshot = of_service.snapshot

    def late(into):
        list_set(service.organisation, standards_set(NAME, OTHER))
        snapshot(into)

    monkeypatch.setattr(of_service, "snapshot", late)
    place = backup(tmp_path / "one.backup")
    elsewhere()
    put_back(place)
    assert len(releases()) == 2
    assert [files.read(Shelf.RELEASES, one)[:1] for one in releases()] == [b"{", b"{"]


def test_a_service_goes_on_while_it_is_backed_up(service, tmp_path, monkeypatch):
    """What is added after the snapshot is stored in the service, and not in the backup."""
    kept_files = taking.kept_files

    def meanwhile():
        list_set(service.organisation, standards_set(NAME, OTHER))
        return kept_files()

    monkeypatch.setattr(taking, "kept_files", meanwhile)
    backup(tmp_path / "one.backup")
    assert len(releases()) == 2


def test_a_backup_beside_somebody_who_writes_is_of_one_moment(service, elsewhere, tmp_path):
    over, written = threading.Event(), []

    def write():
        while not over.is_set():
            with transaction.atomic():
                written.append(audit.record("something", organisation=None, by=None, at=NOON).number)
        connections.close_all()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while len(written) < 20:  # the last of them may not be committed yet
            time.sleep(0.01)
        place = backup(tmp_path / "one.backup")
        before = len(written)
        while len(written) < before + 20:
            time.sleep(0.01)
    finally:
        over.set()
        writer.join()
    elsewhere()
    assert put_back(place)[0].problems == []
    assert 19 <= AuditEvent.objects.filter(kind="something").count() <= before + 1 < len(written)


def test_a_service_that_holds_something_is_replaced_only_where_that_is_asked_for(service, tmp_path, settings):
    place = backup(tmp_path / "one.backup")
    before = everything(settings.TALLYSTICK_DATA)
    list_set(service.organisation, standards_set(NAME, OTHER))
    with pytest.raises(BackupRefused, match="not empty"):
        put_back(place)
    assert len(releases()) == 2
    put_back(place, is_to_replace=True)
    assert len(releases()) == 1
    assert everything(settings.TALLYSTICK_DATA)[1] == before[1], "what no row names any more is gone"


def test_the_commands_say_what_they_did(service, elsewhere, tmp_path, settings):
    folder, out, again = tmp_path / "backups", StringIO(), StringIO()
    folder.mkdir()
    call_command("backup", folder, stdout=out)
    [place] = folder.iterdir()
    assert place.name.startswith("tallystick-20")
    assert f"{place}: {place.stat().st_size} bytes, the database and 1 files" in out.getvalue()
    elsewhere()
    call_command("restore", place, stdout=again)
    assert "Every event of the audit follows from the one before it." in again.getvalue()
    assert "no log of erasures here" in again.getvalue()
    assert "python -m tallystick_web release_hold" in again.getvalue()


# WHAT IS IN IT, AND WHAT IS NOT


def in_clear(place, folder):
    """Everything in a backup as text; a dump of PostgreSQL is opened first."""
    folder.mkdir()
    unpacked(place, folder, key=KEY)
    if connection.vendor == "postgresql":
        opened = subprocess.run(["pg_restore", "--file=-", folder / DATABASE], capture_output=True, check=True)
        (folder / DATABASE).write_bytes(opened.stdout)
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def with_what_stays_out(service, settings):
    """The same service with a session, an invitation, a file that was handed in and what else belongs in no backup."""
    Session.objects.create(session_key=CANARY, session_data=CANARY, expire_date=NOON + timedelta(days=1))
    making.invited(service, RoleId.EDI_LEAD, email=f"{CANARY}@northmoor.example", at=NOON)
    with service.inside():
        Person.objects.of(service.organisation).filter(email__icontains=CANARY).update(email="")
    for name in (
        "incoming/a/staff.csv",
        "cache/a.djcache",
        "static/a.css",
        "tallystick.sqlite3-wal",
        "releases/ab/tmp1",
    ):
        file = settings.TALLYSTICK_DATA / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(CANARY)
    return service


def test_sessions_invitations_uploads_and_keys_stay_out_of_it(with_what_stays_out, tmp_path, settings):
    clear = in_clear(backup(tmp_path / "one.backup"), tmp_path / "opened")
    assert NAME.encode() in clear, "or nothing is shown by what is not there"
    assert CANARY.lower().encode() not in clear.lower()
    assert settings.SECRET_KEY.encode() not in clear
    assert KEY.encode() not in clear


def test_a_backup_can_be_read_by_nobody_without_the_key(service, tmp_path):
    place = backup(tmp_path / "one.backup")
    assert place.stat().st_mode & 0o777 == 0o600
    content = place.read_bytes()
    assert not [one for one in (b"SQLite", b"PGDMP", NAME.encode(), b"manifest", b"northmoor") if one in content]


def test_nothing_is_left_behind_in_clear(service, tmp_path, settings):
    left = settings.TALLYSTICK_DATA / "backing-up" / "database"
    left.parent.mkdir()
    left.write_text("of a backup that was killed")
    backup(tmp_path / "one.backup")
    assert sorted(path.name for path in tmp_path.iterdir() if "sqlite" not in path.name) == ["data", "one.backup"]
    assert not left.parent.exists()


def test_a_backup_that_fails_leaves_nothing(service, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(taking, "_manifest", full)
    with pytest.raises(OSError, match="No space left"):
        backup(tmp_path / "one.backup")
    assert sorted(path.name for path in tmp_path.iterdir() if "sqlite" not in path.name) == ["data"]


def test_a_full_disk_is_said(service, tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(taking, "_manifest", full)
    with pytest.raises(CommandError, match="No backup was made: No space left on device"):
        call_command("backup", tmp_path / "one.backup")


def test_a_file_that_was_changed_on_the_disk_is_named_and_the_backup_is_made(service, tmp_path, settings):
    [sha256] = releases()
    (settings.TALLYSTICK_DATA / "releases" / sha256[:2] / sha256).write_bytes(b"{}")
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit):
        call_command("backup", tmp_path / "one.backup", stdout=out, stderr=err)
    assert f"releases/{sha256[:2]}/{sha256}: this file was changed" in err.getvalue()
    assert (tmp_path / "one.backup").exists()


def test_a_file_that_was_damaged_before_does_not_take_the_place_of_a_good_one(service, tmp_path, settings):
    [sha256] = releases()
    file = settings.TALLYSTICK_DATA / "releases" / sha256[:2] / sha256
    good = file.read_bytes()
    file.write_bytes(b"{}")
    place = backup(tmp_path / "one.backup")
    file.write_bytes(good)
    put_back(place, is_to_replace=True)
    assert file.read_bytes() == good


def test_no_table_that_is_kept_names_rows_of_one_that_is_left_out():
    fields = [field for model in apps.get_models() if not tables.is_left_out(model) for field in model._meta.fields]
    assert [str(one) for one in fields if one.remote_field and tables.is_left_out(one.related_model)] == []


def test_no_table_that_is_left_out_refuses_to_be_emptied():
    ours = [model for model in apps.get_models() if tables.is_left_out(model) and hasattr(model, "governance")]
    assert ours
    assert [model._meta.label for model in ours if model.governance.append_only] == []


def test_every_package_table_that_is_left_out_is_there():
    assert {model._meta.label for model in apps.get_models()} >= tables._OF_PACKAGES
