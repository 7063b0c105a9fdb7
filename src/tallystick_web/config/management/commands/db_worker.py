"""``db_worker``: the worker of the tasks package, which waits where it should not work."""

import time
from typing import Any

from django.core.management.base import CommandError
from django.db import connection
from django_tasks_db.management.commands import db_worker

from tallystick_web.core.held import HOW_TO_LET_GO, is_held
from tallystick_web.core.readiness import HOW_TO_MIGRATE, migrations_waiting

_LOOK = 2.0  # seconds between two looks at whether the service is still held


class Command(db_worker.Command):
    """Works, unless the database is older than this version; and waits for as long as the service is held."""

    help = "Do the work that pages leave to the worker, until it is stopped."

    def handle(self, *, batch: bool, **options: Any) -> None:
        """Check, wait, work."""
        waiting = migrations_waiting(connection)
        connection.close()
        if waiting:
            raise CommandError(HOW_TO_MIGRATE.format(count=waiting))
        if is_held():
            self.stderr.write(f"The service was restored and is held: no work is begun until {HOW_TO_LET_GO}")
            if batch:
                return
        while is_held():
            time.sleep(_LOOK)
        super().handle(batch=batch, **options)
