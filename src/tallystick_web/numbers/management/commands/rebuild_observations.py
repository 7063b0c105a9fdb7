"""``rebuild_observations``: make the index of released values again from the files of the approved sets."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.numbers.actions import index_again
from tallystick_web.numbers.queries import every_release


class Command(BaseCommand):
    """Throws the index away and makes it again, one approved set at a time."""

    help = "Make the index of released values again from the files of the approved sets, which stay as they are."

    def handle(self, *_: Any, **__: Any) -> None:
        """Make it again, and say of how many sets."""
        releases = every_release()
        for release in releases:
            with inside(release.organisation_id):
                index_again(release=release, at=timezone.now())
        self.stdout.write(f"The index was made again from {len(releases)} approved sets.")
