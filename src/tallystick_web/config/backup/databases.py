"""The database of this service, whichever of the two it is."""

from types import ModuleType

from django.db import connection

from tallystick_web.config.backup import postgresql, sqlite
from tallystick_web.config.backup.refusal import BackupRefused
from tallystick_web.config.backup.tables import kept_models
from tallystick_web.core.fence import everywhere


def of_this_service() -> ModuleType:
    """How this service's database is written and put back: ``snapshot``, ``check_unused`` and ``put_back``."""
    return {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]


def check_empty() -> None:
    """Refuse where the database holds anything that a backup would hold."""
    there = set(connection.introspection.table_names())
    with everywhere("to see that there is nothing to be lost"):
        filled = [one for one in kept_models() if one._meta.db_table in there and one.objects.exists()]
    if filled:
        raise BackupRefused(
            f"This service is not empty: {filled[0]._meta.label} has rows. Nothing was restored. To put the backup "
            "in the place of all that is here, make a backup of this first, and add --replace."
        )
