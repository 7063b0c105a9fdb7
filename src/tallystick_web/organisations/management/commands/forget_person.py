"""``forget_person``: take a name and an address out before the two years are over."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.due import forget_early
from tallystick_web.organisations.queries import organisation_called
from tallystick_web.organisations.queries_people import person_with_address


class Command(BaseCommand):
    """Does at once, for one organisation, what happens by itself two years after a person's last role ended."""

    help = (
        "Take the name and the e-mail address of a person out of one organisation, and their account where no other "
        "organisation knows it. Whoever holds a role or a place in a named group is refused: end these first. What "
        "they did stays in the log, under a number. This cannot be undone."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whom, and where."""
        parser.add_argument("organisation", help="the organisation's name in addresses, as in northmoor")
        parser.add_argument("email", help="the person's e-mail address, as the organisation knows it")

    def handle(self, *_: Any, organisation: str, email: str, **__: Any) -> None:
        """Do it, as the operator of the service."""
        where = organisation_called(organisation)
        if where is None:
            raise CommandError(f"There is no organisation '{organisation}'. Give its name in addresses.")
        with inside(where.pk):
            person = person_with_address(where.pk, email.casefold())
            if person is None:
                raise CommandError(f"{where.name} knows nobody with this e-mail address.")
            try:
                forget_early(person=person, at=timezone.now())
            except Refused as refused:
                raise CommandError(str(refused)) from None
        self.stdout.write(f"The name and the address were taken out of {where.name}. Backups still hold them: see")
        self.stdout.write("docs/assurance/access-and-erasure.md.")
