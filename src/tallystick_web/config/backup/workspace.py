"""A folder for what is on its way into a backup or out of one, and files that are whole or not there."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from tallystick_web.config.backup.refusal import BackupRefused


@contextmanager
def workspace() -> Iterator[Path]:
    """A folder of one backup at a time, beside the data, readable by its owner alone. It is gone afterwards.

    What an earlier one left when it was killed is not encrypted: it is deleted first.
    """
    data = Path(settings.TALLYSTICK_DATA)
    folder = data / "backing-up"
    with (data / "backing-up.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BackupRefused(
                "Another backup or restore of this service is running. Wait until it is over."
            ) from None
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def written_whole(place: Path) -> Iterator[BinaryIO]:
    """A file that is at its place once the block is over, and on the disk; readable by its owner alone.

    Where the block fails, nothing is left.
    """
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(place)
        sync_folder(place.parent)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Have the names of a folder's files on the disk, and not only what the files hold."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
