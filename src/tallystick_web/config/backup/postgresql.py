"""The database in PostgreSQL: written and put back by PostgreSQL's own programs, each time as of one moment."""

import shutil
import subprocess
import time
from pathlib import Path

from django.db import connection
from psycopg.conninfo import make_conninfo

from tallystick_web.config.backup.refusal import BackupRefused
from tallystick_web.config.backup.tables import tables_left_out
from tallystick_web.config.environment import passed_on

_OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
    "AND backend_type = 'client backend'"
)
_LOOKS, _PAUSE = 10, 0.3  # a connection that was closed is listed for a moment longer
_AFRESH = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"


def snapshot(into: Path) -> None:
    """Write the database as it is at one moment, without the rows that stay out of backups."""
    without = [f"--exclude-table-data=public.{table}" for table in tables_left_out()]
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={into}", *without)


def check_unused() -> None:
    """Refuse where somebody else is connected: the service would go on while its tables are replaced."""
    connection.close()
    for look in range(_LOOKS):
        others = int(_run("psql", "--no-psqlrc", "--tuples-only", "--no-align", f"--command={_OTHERS}"))
        if not others:
            return
        time.sleep(_PAUSE if look < _LOOKS - 1 else 0)
    raise BackupRefused(
        f"Connections to the database that are still open: {others}. Stop the service and its worker, then restore "
        "again."
    )


def put_back(snapshot_file: Path) -> None:
    """Put a snapshot in the place of what the database holds, in one transaction: all of it, or nothing."""
    script = snapshot_file.with_suffix(".sql")
    connection.close()
    _run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(snapshot_file), on_database=False)
    one_transaction = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
    _run("psql", *one_transaction, f"--command={_AFRESH}", f"--file={script}")


def _run(program: str, *arguments: str, on_database: bool = True) -> str:
    """Run one of PostgreSQL's programs and return what it printed."""
    found = shutil.which(program)
    if found is None:
        raise BackupRefused(
            f"{program} is not installed, or not on the PATH. The database is in PostgreSQL, whose own programs "
            "write it and put it back. On Debian: apt install postgresql-client, no older than the server."
        )
    where = [f"--dbname={_address()}"] if on_database else []
    ended = subprocess.run(  # noqa: S603  # a program of PostgreSQL, with arguments of our own
        [found, *where, *arguments], env=_environment(), capture_output=True, text=True, check=False
    )
    if ended.returncode:
        raise BackupRefused(
            f"{program} ended with {ended.returncode}, and nothing was replaced. It says:\n{ended.stderr}"
        )
    return ended.stdout


def _address() -> str:
    """Where the database is, without the password: what a program is started with can be seen by others."""
    said = connection.settings_dict
    options = {name: value for name, value in said["OPTIONS"].items() if name.startswith("ssl")}
    parts = {"dbname": said["NAME"], "user": said["USER"], "host": said["HOST"], "port": said["PORT"], **options}
    return make_conninfo(**{name: value for name, value in parts.items() if value})


def _environment() -> dict[str, str]:
    password = connection.settings_dict["PASSWORD"]
    given = {"PGPASSWORD": password} if password else {}
    return passed_on(PGOPTIONS="-c lock_timeout=30s -c client_min_messages=warning", **given)
