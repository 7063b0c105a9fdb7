"""Whether the database is the one that this version of the service was written for."""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

HOW_TO_MIGRATE = (
    "The database is older than this version of Tallystick: {count} of its changes have not been made. Make a backup, "
    "then run: python -m tallystick_web migrate"
)


def migrations_waiting(connection: BaseDatabaseWrapper) -> int:
    """How many changes of the database belong to this version and have not been made."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
