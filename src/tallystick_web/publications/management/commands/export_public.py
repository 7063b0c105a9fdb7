"""``export_public``: everything an organisation published as a folder of files, which needs no service to be read."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.organisations.queries import organisation_called
from tallystick_web.publications.queries_editions import everything_published


class Command(BaseCommand):
    """Writes the stored bytes of every published edition, and the pages before them."""

    help = "Write everything that an organisation published into a folder, new or empty, for any web server or a stick."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose, and where to."""
        parser.add_argument("organisation", help="What the organisation is called in addresses, for example northmoor.")
        parser.add_argument("folder", type=Path, help="Where to write it: a folder that is new or empty.")

    def handle(self, *_: Any, **options: Any) -> None:
        """Write it, and say how much."""
        organisation, folder = organisation_called(options["organisation"]), options["folder"]
        if organisation is None:
            raise CommandError(f"There is no organisation called {options['organisation']} in addresses.")
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CommandError(f"{folder} is there and is not an empty folder. Name one that is new or empty.")
        with inside(organisation.pk):
            files = everything_published(organisation, on=timezone.localdate())
        if not files:
            self.stdout.write(f"{organisation.name} has published nothing yet. Nothing was written.")
            return
        for path, content in files.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        self.stdout.write(f"{len(files)} files were written to {folder}. Open {folder / 'index.html'} in a browser.")
