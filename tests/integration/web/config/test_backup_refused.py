"""A backup that cannot be restored as it was made is refused with a sentence, and nothing is replaced."""

import sqlite3
from contextlib import closing
from io import StringIO

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tallystick_web.config.backup import databases, postgresql
from tallystick_web.config.backup import take as taking
from tallystick_web.config.backup.manifest import Manifest
from tallystick_web.config.backup.refusal import BackupRefused
from tallystick_web.core import held
from tests.integration.web.config.backing_up import KEY, NAME, OTHER, backup, everything, put_back, releases
from tests.integration.web.numbers.approved_sets import list_set, standards_set


@pytest.fixture
def refused(service, elsewhere, tmp_path, settings):
    """Changes a backup, tries to restore it over what is there, and gives back why not; nothing was replaced."""

    def run(change=None, *, key=KEY):
        place = tmp_path / "one.backup"
        backup(place)
        if change:
            place.write_bytes(change(place.read_bytes()))
        list_set(service.organisation, standards_set(NAME, OTHER))
        before = everything(settings.TALLYSTICK_DATA)
        with pytest.raises(BackupRefused) as caught:
            put_back(place, key=key, is_to_replace=True)
        assert everything(settings.TALLYSTICK_DATA) == before
        assert not held.is_held()
        return str(caught.value)

    return run


def flipped(where):
    def change(content):
        at = where % len(content)
        return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]

    return change


@pytest.mark.parametrize("where", [100, 5_000, -1, -20_000])
def test_a_backup_with_a_byte_changed_is_refused(refused, where):
    assert "changed or cut short" in refused(flipped(where))


@pytest.mark.parametrize("cut", [1, 16, 1_000, 60_000])
def test_a_backup_that_was_cut_is_refused(refused, cut):
    assert "changed or cut short" in refused(lambda content: content[:-cut])


def test_a_backup_with_something_put_behind_it_is_refused(refused):
    assert "changed or cut short" in refused(lambda content: content + b"0")


def test_another_key_is_refused_as_such(refused):
    assert "another key" in refused(key=KEY[:-1] + "x")


def test_another_secret_is_refused_until_it_is_said_that_the_old_one_is_lost(service, settings, tmp_path):
    place = backup(tmp_path / "earlier.backup")
    settings.SECRET_KEY = "another one " * 8
    with pytest.raises(BackupRefused, match="Set it as it was"):
        put_back(place, is_to_replace=True)
    assert not held.is_held()
    put_back(place, is_to_replace=True, secret_may_differ=True)
    assert held.is_held()


@pytest.mark.parametrize("content", [b"", b"PK\3\4 something else", b"tallystick backup 1\n"])
def test_a_file_that_is_no_backup_is_refused(refused, content):
    assert "not a backup" in refused(lambda _: content)


def test_a_key_that_can_be_guessed_is_refused(refused):
    said = refused(key="short")
    assert "has 5 characters" in said
    assert "secrets.token_urlsafe(48)" in said


def test_a_backup_of_the_other_kind_of_database_is_refused(refused, monkeypatch):
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
    monkeypatch.setattr(taking, "Manifest", lambda **said: Manifest(**{**said, "database": other}))
    assert "One is not put back into the other" in refused()


@pytest.mark.parametrize("version", ["0.2.0", "0.1.1", "1.0.0", "0.10.0"])
def test_a_backup_of_a_later_version_is_refused(refused, monkeypatch, version):
    monkeypatch.setattr(taking, "Manifest", lambda **said: Manifest(**{**said, "version": version}))
    said = refused()
    assert f"made by version {version}, which is newer" in said


def test_a_backup_that_knows_more_changes_of_the_database_is_refused(refused, monkeypatch):
    more = {"core": ["0001_initial", "0999_of_tomorrow"]}
    monkeypatch.setattr(taking, "Manifest", lambda **said: Manifest(**{**said, "migrations": more}))
    assert "core.0999_of_tomorrow" in refused()


def test_a_backup_whose_files_are_not_those_of_its_list_is_refused(refused, monkeypatch):
    def less(**said):
        return Manifest(**{**said, "files": said["files"][:1]})

    monkeypatch.setattr(taking, "Manifest", less)
    assert "1 files of this backup are missing, or are not what its list says" in refused()


def test_a_service_that_runs_is_not_replaced(service, tmp_path, settings):
    place = backup(tmp_path / "one.backup")
    before = everything(settings.TALLYSTICK_DATA)
    with connected(), pytest.raises(BackupRefused, match="Stop the service"):
        put_back(place, is_to_replace=True)
    assert everything(settings.TALLYSTICK_DATA) == before
    assert put_back(place, is_to_replace=True)[0].problems == []


def test_a_restore_that_breaks_says_what_to_do_and_can_be_done_again(service, tmp_path, monkeypatch):
    """The disk is full when the database is written. Which one is there is not known: the service stays held."""
    place = backup(tmp_path / "one.backup")
    list_set(service.organisation, standards_set(NAME, OTHER))
    of_service = databases.of_this_service()

    def full(_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(of_service, "put_back", full)
        with pytest.raises(CommandError, match=r"did not finish: No space left on device.*again with --replace"):
            call_command("restore", place, replace=True, stdout=StringIO())
    assert len(releases()) == 2
    assert held.is_held()
    put_back(place, is_to_replace=True)
    assert len(releases()) == 1


def connected():
    """Another process's connection, as the service would have one."""
    if connection.vendor == "postgresql":
        return psycopg.connect(postgresql._address())
    opened = sqlite3.connect(connection.settings_dict["NAME"])
    opened.execute("SELECT count(*) FROM core_auditevent").fetchone()
    return closing(opened)


def test_a_backup_is_never_overwritten_and_its_folder_has_to_be_there(service, tmp_path):
    place = backup(tmp_path / "one.backup")
    with pytest.raises(BackupRefused, match="there already"):
        backup(place)
    with pytest.raises(CommandError, match="is not a folder"):
        call_command("backup", tmp_path / "gone" / "one.backup")


def test_a_program_of_postgresql_that_is_missing_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(BackupRefused, match=r"pg_dump is not installed.*postgresql-client"):
        postgresql.snapshot(tmp_path / "database")
