"""``run_due``: delete what was kept long enough, and begin again what broke."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from tallystick_web.core.due import run_due
from tallystick_web.core.held import HOW_TO_LET_GO, is_held


class Command(BaseCommand):
    """Does what is due now. Ends with 1 where something broke; everything else is done all the same."""

    help = (
        "Delete what was kept long enough (keys of forms, sessions, finished work, invitations, names of people whose "
        "last role ended two years ago), begin approved sets again whose making broke, and on Mondays write to people "
        "how much is due from them. To be run every quarter of an hour; running it more often does nothing twice."
    )

    def handle(self, *_: Any, **__: Any) -> None:
        """Do, say, and end. While the service is held only staff files are erased that are due to be."""
        held, has_broken = is_held(), False
        if held:
            self.stdout.write(f"The service was restored and is held: nothing is begun. To let it go: {HOW_TO_LET_GO}")
        for name, times in run_due(timezone.now(), is_held=held):
            if times is None:
                has_broken = True
                self.stderr.write(f"Failed: {name}.")
            elif times:
                self.stdout.write(f"{name}: {times}")
        if has_broken:
            sys.exit(1)
