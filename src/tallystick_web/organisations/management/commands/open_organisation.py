"""Opens an organisation, with its service administrator and its information governance lead."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email, validate_slug
from django.utils import timezone

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.actions import open_organisation
from tallystick_web.organisations.actions.opening import FirstPerson
from tallystick_web.organisations.rules import OrganisationKind, RoleId


class Command(BaseCommand):
    """Open an organisation, and print the links by which its first two people join."""

    help = (
        "Open an organisation with two people: its service administrator and its information governance lead. Prints "
        "the links by which they join, each for seven days; they are sent by e-mail as well. From then on the two of "
        "them invite everybody else."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What must be said of it."""
        parser.add_argument("slug", help="its name in addresses: small letters, digits and hyphens, as in northmoor")
        parser.add_argument("--name", required=True, help="its full name, as return files write it")
        parser.add_argument("--kind", required=True, choices=[str(one) for one in OrganisationKind])
        parser.add_argument("--code", default="", help="its organisation code, if it has one")
        for who in ("administrator", "governance"):
            parser.add_argument(
                f"--{who}", required=True, metavar="NAME <E-MAIL>", help="for example 'A Person <a@x.nhs.uk>'"
            )

    def handle(self, *_: Any, **given: Any) -> None:
        """Open it."""
        people = [
            _first(given["administrator"], RoleId.ADMINISTRATOR),
            _first(given["governance"], RoleId.INFORMATION_GOVERNANCE),
        ]
        try:
            validate_slug(given["slug"])
        except ValidationError:
            raise CommandError(
                f"'{given['slug']}' cannot stand in an address. Use small letters, digits, hyphens."
            ) from None
        try:
            opened = open_organisation(
                slug=given["slug"],
                name=given["name"],
                kind=OrganisationKind(given["kind"]),
                code=given["code"],
                people=people,
                at=timezone.now(),
            )
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"{opened.organisation.name} is open. Its first people join with these links:")
        for one in people:
            self.stdout.write(f"  {one.name} <{one.email}>: {opened.links[one.email]}")


def _first(said: str, role: RoleId) -> FirstPerson:
    """A person from ``Name <e-mail>``."""
    name, _, rest = said.partition("<")
    email = rest.strip().removesuffix(">")
    try:
        validate_email(email)
    except ValidationError:
        raise CommandError(
            f"'{said}' has no e-mail address. Write it as: 'A Person <a.person@example.nhs.uk>'."
        ) from None
    if not name.strip():
        raise CommandError(f"'{said}' has no name. Write it as: 'A Person <a.person@example.nhs.uk>'.")
    return FirstPerson(name=name.strip(), email=email, role=role)
