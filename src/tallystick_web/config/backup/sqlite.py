"""The database as an SQLite file: copied while others write into it, and put back as a whole."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

from tallystick_web.config.backup.refusal import BackupRefused
from tallystick_web.config.backup.tables import tables_left_out
from tallystick_web.config.backup.workspace import sync_folder


def snapshot(into: Path) -> None:
    """Write the database as it is at one moment, without the rows that stay out of backups."""
    connection.ensure_connection()
    with closing(sqlite3.connect(into)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        there = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in there.intersection(tables_left_out()):
            copy.execute(f'DELETE FROM "{table}"')  # noqa: S608  # a name of our own
        copy.commit()
        copy.execute("VACUUM")  # or what was deleted would still stand in pages that nobody reads
        dangling = copy.execute("PRAGMA foreign_key_check").fetchone()
    if dangling:
        raise BackupRefused(
            f"No backup was made: a row of {dangling[0]} names a row of {dangling[2]} that is not there, so that it "
            "could not be put back."
        )


def check_unused() -> None:
    """Refuse where another process has the database open: it would go on with the file that was replaced."""
    file = _file()
    connection.close()
    if not file.exists():
        return
    with closing(sqlite3.connect(file, timeout=2)) as opened:
        try:
            opened.execute("PRAGMA journal_mode=DELETE")  # asks that nobody else has it open
        except sqlite3.OperationalError:
            raise BackupRefused(
                f"Something else has the database {file} open. Stop the service and its worker, then restore again."
            ) from None


def put_back(snapshot_file: Path) -> None:
    """Put a snapshot in the place of the database: it is whole there, or the one before is."""
    file = _file()
    connection.close()
    beside = file.with_name(f"{file.name}.restoring")
    shutil.copyfile(snapshot_file, beside)
    beside.chmod(0o600)
    with beside.open("rb+") as written:
        os.fsync(written.fileno())
    for rest in ("-wal", "-shm"):
        file.with_name(file.name + rest).unlink(missing_ok=True)
    beside.replace(file)
    sync_folder(file.parent)


def _file() -> Path:
    return Path(connection.settings_dict["NAME"])
