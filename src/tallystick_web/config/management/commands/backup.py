"""``backup``: everything the service holds, in one encrypted file."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tallystick_web.config.backup.keys import HOW_TO_MAKE_A_KEY
from tallystick_web.config.backup.refusal import BackupRefused
from tallystick_web.config.backup.take import take


class Command(BaseCommand):
    """Takes a backup while the service runs. Ends with 1 where none was made, or a file in it was damaged before."""

    help = (
        "Write the database and the files beside it, as of one moment, into one encrypted file. The service goes on "
        "meanwhile. The key is read from TALLYSTICK_BACKUP_KEY; make one with: "
        f"{HOW_TO_MAKE_A_KEY}. Not in it: the keys themselves, uploads that are being read, sessions, invitations, and "
        "work that waits."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to write it."""
        parser.add_argument("out", type=Path, help="the file to write, or a folder to put it in under the time")

    def handle(self, *_: Any, out: Path, **__: Any) -> None:
        """Take it, and say what is in it."""
        try:
            taken = take(out, key=settings.TALLYSTICK_BACKUP_KEY, at=timezone.now())
        except BackupRefused as refused:
            raise CommandError(str(refused)) from None
        except OSError as error:
            raise CommandError(f"No backup was made: {error.strerror} ({out}).") from None
        size, files = taken.place.stat().st_size, len(taken.manifest.files) - 1
        self.stdout.write(f"{taken.place}: {size} bytes, the database and {files} files.")
        for name in taken.damaged:
            self.stderr.write(f"{name}: this file was changed after it was kept. Restore it from an earlier backup.")
        if taken.damaged:
            sys.exit(1)
