"""A copy of the tests' database for one test, because rows that are only added cannot be taken out of it again."""

import sqlite3
from contextlib import closing, contextmanager

from django.db import connection


@contextmanager
def copied(file):
    """Have Django use a copy, in ``file`` if the database is SQLite, and let go of it afterwards."""
    copy = _sqlite_copy(file) if connection.vendor == "sqlite" else _postgresql_copy()
    with copy as name:
        original, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], name
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = original


@contextmanager
def _sqlite_copy(file):
    connection.ensure_connection()
    # The database of the tests is in memory and lives as long as this: kept aside, because Django would close it.
    kept = connection.connection
    with closing(sqlite3.connect(file)) as target:
        kept.backup(target)
    connection.connection = None
    try:
        yield str(file)
    finally:
        connection.connection = kept


@contextmanager
def _postgresql_copy():
    original = connection.settings_dict["NAME"]
    copy = f"{original}_copy"
    connection.close()  # a database that somebody uses is not copied
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')
        # A thread of an earlier test may still hold one: nothing but tests uses this database.
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [original])
        cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{original}"')
    try:
        yield copy
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{copy}" WITH (FORCE)')
