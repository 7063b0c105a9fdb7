"""Rows that are never changed or deleted, held by triggers in the database, and chains that are never broken.

The triggers are made after every migration: SQLite drops those of a table whose columns a migration changes.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from tallystick_web.core.models import AuditEvent

_REFUSAL = "rows of this table are never changed or deleted"
_CHAIN_REFUSAL = "this event does not follow the last one of its chain"


def append_only_models() -> tuple[type[models.Model], ...]:
    """Every model whose rows are only ever added."""
    return tuple(
        model for model in apps.get_models() if getattr(getattr(model, "governance", None), "append_only", False)
    )


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers that are missing; those that are there stay."""
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor, there):
            cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of triggers that should be in the database and are not."""
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        found = {name for (name,) in cursor.fetchall()}
    return sorted(_names(connection.vendor) - found)


def _names(vendor: str) -> set[str]:
    whens = ("update", "delete") if vendor == "sqlite" else ("change", "truncate")
    names = {f"{model._meta.db_table}_no_{when}" for model in append_only_models() for when in whens}
    return names | {f"{AuditEvent._meta.db_table}_chain"}


def _statements(vendor: str, there: set[str]) -> Iterator[str]:
    make = _sqlite if vendor == "sqlite" else _postgresql
    tables = [model._meta.db_table for model in append_only_models() if model._meta.db_table in there]
    yield from make(tables)
    if AuditEvent._meta.db_table in there:
        yield from _chain(vendor, AuditEvent._meta.db_table)


def _sqlite(tables: list[str]) -> Iterator[str]:
    for table in tables:
        for when in ("update", "delete"):
            yield (
                f'CREATE TRIGGER IF NOT EXISTS "{table}_no_{when}" BEFORE {when.upper()} ON "{table}" '
                f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            )


def _postgresql(tables: list[str]) -> Iterator[str]:
    yield (
        "CREATE OR REPLACE FUNCTION tallystick_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    for table in tables:
        yield (
            f'CREATE OR REPLACE TRIGGER "{table}_no_change" BEFORE UPDATE OR DELETE ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION tallystick_refuse()"
        )
        yield (
            f'CREATE OR REPLACE TRIGGER "{table}_no_truncate" BEFORE TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION tallystick_refuse()"
        )


def _chain(vendor: str, table: str) -> Iterator[str]:
    follows = (
        f"NEW.number = COALESCE((SELECT MAX(number) FROM {table} WHERE chain = NEW.chain), 0) + 1 AND "  # noqa: S608  # names of our own
        f"NEW.previous = COALESCE((SELECT hash FROM {table} WHERE chain = NEW.chain ORDER BY number DESC LIMIT 1), '')"
    )
    if vendor == "sqlite":
        yield (
            f'CREATE TRIGGER IF NOT EXISTS "{table}_chain" BEFORE INSERT ON "{table}" WHEN NOT ({follows}) '
            f"BEGIN SELECT RAISE(ABORT, '{_CHAIN_REFUSAL}'); END"
        )
        return
    yield (
        f"CREATE OR REPLACE FUNCTION tallystick_chain() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF NOT ({follows}) THEN RAISE EXCEPTION '{_CHAIN_REFUSAL}' "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
    )
    yield (
        f'CREATE OR REPLACE TRIGGER "{table}_chain" BEFORE INSERT ON "{table}" '
        "FOR EACH ROW EXECUTE FUNCTION tallystick_chain()"
    )
