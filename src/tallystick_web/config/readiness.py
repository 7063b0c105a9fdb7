"""Pages do not start on a database that is older than they are: half of them would break, each in its own way."""

import sys

from django.db import OperationalError, connection

from tallystick_web.core.readiness import HOW_TO_MIGRATE, migrations_waiting


def refuse_old_database() -> None:
    """End this process where changes of the database wait to be made.

    One that does not answer is no reason: pages say so until it does.
    """
    try:
        waiting = migrations_waiting(connection)
    except OperationalError:
        return
    finally:
        connection.close()
    if waiting:
        sys.stderr.write(HOW_TO_MIGRATE.format(count=waiting) + "\n")
        sys.exit(3)
