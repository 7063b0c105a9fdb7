"""A database of the first version, with rows in every table, becomes one of this version and loses nothing.

Until that is done, neither pages nor worker begin on it.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO
from itertools import count
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from tallystick_web.config.readiness import refuse_old_database
from tallystick_web.core import audit
from tallystick_web.core.append_only import install, missing
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.readiness import migrations_waiting
from tests.integration.web.config.elsewhere import empty_database
from tests.integration.web.rows import CHECKED

OURS = [one.label for one in apps.get_app_configs() if one.name.startswith("tallystick_web.")]
FIRST = "0001_initial"
AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
VALUES = {
    models.UUIDField: lambda number: uuid4(),
    models.BooleanField: lambda number: True,
    models.DateTimeField: lambda number: AT,
    models.DateField: lambda number: date(2026, 1, 2),
    models.DecimalField: Decimal,
    models.JSONField: lambda number: {"a": number},
    models.TextField: lambda number: f"text {number}",
    models.CharField: lambda number: f"t{number}",
    models.IntegerField: lambda number: number,
}


@pytest.fixture
def of_the_first_version(fresh_database, tmp_path):
    """A database as the first version made it, with a row in every table of ours. Gives back what the rows hold."""
    with empty_database(tmp_path):
        old = migrated_to_the_first()
        filled = {}
        for label in OURS:
            for model in old.get_app_config(label).get_models():
                made_row(model, filled)
        install(connection)  # as the first version did, of the tables that it had
        yield {name: row for name, row in filled.items() if row is not None}


def migrated_to_the_first():
    """Migrate to where our applications began, and give back the tables as they were then."""
    executor = MigrationExecutor(connection)
    leaves = [one for one in executor.loader.graph.leaf_nodes() if one[0] not in OURS]
    firsts = [(label, FIRST) for label in OURS if (label, FIRST) in executor.loader.graph.nodes]
    return executor.migrate(leaves + firsts).apps


def made_row(model, filled):
    """A row of a table as it was, with what it hangs from. One of each table is made."""
    label = model._meta.label
    if label not in filled:
        filled[label] = None  # a table that names itself is not asked for a second row
        values = {field.attname: value_of(field, filled) for field in model._meta.concrete_fields}
        values |= CHECKED.get(model.__name__, {})
        if label == AuditEvent._meta.label:
            values |= {"number": 1, "previous": "", "more": {"row": 1}}
            values["hash"] = audit.hash_of(AuditEvent(**values))
        model._base_manager.create(**values)
        filled[label] = model._base_manager.filter(pk=values["id"]).values().get()
    return filled[label]


_numbers = count(1)


def value_of(field, filled):
    if field.remote_field:
        there = made_row(field.related_model, filled)
        return None if there is None else there[field.target_field.attname]
    if field.choices:
        return field.choices[0][0]
    for kind, value in VALUES.items():
        if isinstance(field, kind):
            return value(next(_numbers))
    raise LookupError(f"no value for {field!r}")


def stored(label, key):
    """What the row of a table holds now, by column; nothing where it is gone."""
    model = apps.get_model(label)
    return model._base_manager.filter(pk=key).values().first()


def test_an_old_database_is_brought_up_to_date_and_keeps_every_row(of_the_first_version):
    assert {label.partition(".")[0] for label in of_the_first_version} == {
        label for label in OURS if list(apps.get_app_config(label).get_models())
    }
    assert len(of_the_first_version) >= 30
    assert migrations_waiting(connection) > 0
    call_command("migrate", verbosity=0)
    assert migrations_waiting(connection) == 0
    assert missing(connection) == []
    for label, values in of_the_first_version.items():
        now = stored(label, values["id"])
        assert now is not None, label
        assert {name: now[name] for name in values if name in now} == {
            name: value for name, value in values.items() if name in now
        }, label
        assert {"id"} <= now.keys()
    assert list(audit.broken_links()) == []


@pytest.fixture
def old_database(fresh_database):
    """A database in which one change of this version was not made."""
    label, name = MigrationExecutor(connection).loader.graph.leaf_nodes("numbers")[0]
    MigrationRecorder(connection).record_unapplied(label, name)


def test_the_worker_begins_nothing_on_an_old_database(old_database, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with pytest.raises(CommandError, match=r"older than this version.*1 of its changes.*tallystick_web migrate"):
        call_command("db_worker", batch=True, startup_delay=False)


def test_the_pages_do_not_start_on_an_old_database(old_database, capsys):
    with pytest.raises(SystemExit) as caught:
        refuse_old_database()
    assert caught.value.code == 3
    assert "python -m tallystick_web migrate" in capsys.readouterr().err


def test_both_start_on_one_that_is_up_to_date(fresh_database, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    refuse_old_database()
    call_command("db_worker", batch=True, verbosity=0, startup_delay=False, stderr=StringIO())
