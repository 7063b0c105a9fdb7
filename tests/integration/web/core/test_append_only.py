"""Rows that are only added: no way of changing or deleting one passes the database, whichever table it is."""

import re
from copy import copy
from functools import partial

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from tallystick_web.core.append_only import append_only_models, missing
from tallystick_web.core.fence import everywhere
from tallystick_web.organisations.models import Account, Organisation, Person
from tests.integration.web.rows import row_of

REFUSED = "never changed or deleted|does not follow the last one"
SQL = [
    "UPDATE {table} SET id = id WHERE id = {id}",
    "DELETE FROM {table} WHERE id = {id}",
    "DELETE FROM {table}",
    "INSERT INTO {table} SELECT * FROM {table} WHERE id = {id} ON CONFLICT (id) DO UPDATE SET id = excluded.id",
]
SQL_OF = {
    "sqlite": [
        *SQL,
        "REPLACE INTO {table} SELECT * FROM {table} WHERE id = {id}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE id = {id}",
        "UPDATE OR REPLACE {table} SET id = id WHERE id = {id}",
    ],
    "postgresql": [
        *SQL,
        "TRUNCATE {table} CASCADE",
        "MERGE INTO {table} t USING (SELECT 1) s ON t.id = {id} WHEN MATCHED THEN DELETE",
    ],
}
DJANGO = {
    "update": lambda row, rows: rows.update(**{a_field(row): getattr(row, a_field(row))}),
    "delete": lambda row, rows: rows.delete(),
    "raw delete": lambda row, rows: rows._raw_delete(rows.db),
    "save": lambda row, rows: row.save(force_update=True),
    "delete of one": lambda row, rows: row.delete(),
    "bulk update": lambda row, rows: type(row)._base_manager.bulk_update([row], [a_field(row)]),
    "bulk create over": lambda row, rows: type(row)._base_manager.bulk_create(
        [row], update_conflicts=True, unique_fields=["id"], update_fields=[a_field(row)]
    ),
}
every_table = pytest.mark.parametrize("model", append_only_models(), ids=lambda model: model._meta.label)


def a_field(row):
    return next(field.attname for field in row._meta.concrete_fields if not field.primary_key)


@pytest.fixture
def row(db, model):
    made = row_of(model)
    if connection.vendor == "postgresql":  # or what still waits to be checked is refused before what is tried here
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return made


def stored(row):
    return type(row)._base_manager.filter(pk=row.pk).values().get()


class WentThrough(Exception):
    """What was tried was not refused; it is taken back."""


def is_refused(way):
    """Whether the triggers refuse it, and nothing else does."""
    try:
        with transaction.atomic():
            way()
            raise WentThrough
    except WentThrough:
        return False
    except IntegrityError as error:
        return re.search(REFUSED, str(error)) is not None


@every_table
def test_no_statement_changes_or_deletes_a_row(model, row):
    before = stored(row)
    key = row.pk.hex if connection.vendor == "sqlite" else row.pk
    words = {"table": f'"{model._meta.db_table}"', "id": f"'{key}'"}

    def run(statement):
        with connection.cursor() as cursor:
            cursor.execute(statement.format(**words))

    assert [one for one in SQL_OF[connection.vendor] if not is_refused(partial(run, one))] == []
    assert stored(row) == before


@every_table
def test_no_way_of_django_changes_or_deletes_a_row(model, row):
    before = stored(row)
    with everywhere("to try what the fence would refuse first"):
        rows = model._base_manager.filter(pk=row.pk)
        assert [name for name, way in DJANGO.items() if not is_refused(partial(way, copy(row), rows))] == []
    assert stored(row) == before


@pytest.mark.parametrize("parent", [Organisation, Person, Account])
def test_emptying_a_table_does_not_empty_the_rows_that_hang_from_it(db, parent):
    if connection.vendor == "postgresql":  # SQLite has no such statement
        with pytest.raises(IntegrityError, match=REFUSED), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {parent._meta.db_table} CASCADE")


def test_a_replacing_insert_is_seen_by_the_triggers_of_every_connection(db):
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA recursive_triggers").fetchone() == (1,)


def test_something_is_append_only():
    assert len(append_only_models()) > 10


# TRIGGERS


def test_every_trigger_is_there_after_the_migrations(db):
    assert missing(connection) == []


def rebuild(table):
    """Alter a column, as a migration would; SQLite makes the table anew for that."""
    old, new = models.CharField(max_length=20), models.CharField(max_length=21)
    for field in (old, new):
        field.set_attributes_from_name("role")
        field.model = table
    with connection.schema_editor() as editor:
        editor.alter_field(table, old, new)


def test_a_table_that_a_migration_rebuilds_has_its_triggers_again(fresh_database):
    from tallystick_web.deposits.models import SignOff

    rebuild(SignOff)
    if connection.vendor == "sqlite":
        assert missing(connection) == ["deposits_signoff_no_delete", "deposits_signoff_no_update"]
    call_command("migrate", verbosity=0)
    assert missing(connection) == []
    row = row_of(SignOff)
    with pytest.raises(IntegrityError, match=REFUSED):
        SignOff._base_manager.filter(pk=row.pk)._raw_delete("default")


# READINESS


def drop_trigger():
    with connection.cursor() as cursor:
        cursor.execute(
            "DROP TRIGGER core_auditevent_no_update"
            if connection.vendor == "sqlite"
            else "DROP TRIGGER core_auditevent_no_change ON core_auditevent"
        )


def disable_trigger():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE core_auditevent DISABLE TRIGGER core_auditevent_no_change")


def test_the_service_says_it_is_ready(db, client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (200, "ready")


def test_the_service_is_not_ready_without_a_trigger(db, client):
    drop_trigger()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["triggers_missing"]) == (503, 1)


def test_the_service_is_not_ready_with_a_trigger_that_is_switched_off(db, client):
    if connection.vendor == "postgresql":  # SQLite cannot switch one off
        disable_trigger()
        assert client.get("/readyz").status_code == 503


def test_the_service_is_not_ready_while_a_migration_waits(db, client):
    MigrationRecorder(connection).migration_qs.filter(app="numbers").delete()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["migrations_waiting"] >= 1


def test_every_change_of_a_model_has_its_migration(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
