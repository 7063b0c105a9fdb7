"""``restore``: a backup in the place of what this service holds."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tallystick_web.config.backup.refusal import BackupRefused
from tallystick_web.config.backup.restore import restore
from tallystick_web.core.held import HOW_TO_LET_GO


class Command(BaseCommand):
    """Restores a backup. Ends with 1 where it was refused, with nothing replaced, or where its audit is broken."""

    help = (
        "Put a backup in the place of what this service holds. Stop the service and its worker first. All of the "
        "backup is checked before anything is replaced. Afterwards the service is held: its pages answer, and no work "
        f"is begun and no e-mail is sent until: {HOW_TO_LET_GO}"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What to restore, and whether what is there may go."""
        parser.add_argument("source", type=Path, help="the file that backup wrote")
        parser.add_argument(
            "--replace",
            action="store_true",
            help="replace what this service holds; without it, only an empty one is filled",
        )
        parser.add_argument(
            "--erasures", type=Path, help="a copy of erasures.jsonl, where this machine has not the newest one"
        )
        parser.add_argument("--other-secret", action="store_true", help="restore although the service's secret is lost")

    def handle(
        self, *_: Any, source: Path, replace: bool, other_secret: bool, erasures: Path | None = None, **__: Any
    ) -> None:
        """Restore, and say what was done."""
        try:
            restored = restore(
                source,
                key=settings.TALLYSTICK_BACKUP_KEY,
                is_to_replace=replace,
                secret_may_differ=other_secret,
                log=erasures,
                at=timezone.now(),
                say=self.stdout.write,
            )
        except BackupRefused as refused:
            raise CommandError(str(refused)) from None
        except OSError as error:
            raise CommandError(
                f"The restore did not finish: {error.strerror}. Mend that, then restore again with --replace."
            ) from None
        for problem in restored.problems:
            self.stderr.write(f"The audit is not whole: {problem}.")
        if restored.problems:
            sys.exit(1)
        self.stdout.write("Every event of the audit follows from the one before it.")
        self.stdout.write(f"Start the service and look at it. Then let it go: {HOW_TO_LET_GO}")
