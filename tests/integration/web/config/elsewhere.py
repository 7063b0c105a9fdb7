"""Another installation: a database that holds nothing, not even tables, and a data folder of its own."""

import os
from contextlib import contextmanager

from django.db import connection

# Tests of this kind can run in two processes at once, on one server.
_NAME = f"tallystick_elsewhere_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


@contextmanager
def empty_database(folder):
    """Have Django use an empty database: a file in ``folder``, or one of the server's own."""
    original = connection.settings_dict["NAME"]
    connection.close()
    if connection.vendor == "sqlite":
        connection.settings_dict["NAME"] = str(folder / "elsewhere.sqlite3")
    else:
        _on_the_server(f'DROP DATABASE IF EXISTS "{_NAME}" WITH (FORCE)')
        _on_the_server(f'CREATE DATABASE "{_NAME}"')
        connection.settings_dict["NAME"] = _NAME
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = original
        if connection.vendor == "postgresql":
            _on_the_server(f'DROP DATABASE "{_NAME}" WITH (FORCE)')


def _on_the_server(statement):
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)
