"""What the two commands about belonging to a host have in common."""

from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Organisation
from tallystick_web.organisations.queries import organisation_called


class MembershipCommand(BaseCommand):
    """Does something with a member and its host. A command says what, and what to print."""

    do: ClassVar[Callable[..., object]]
    done: ClassVar[str]

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which two organisations."""
        parser.add_argument("member", help="the member's name in addresses, as in northmoor")
        parser.add_argument("host", help="the name in addresses of the body it is a member of")

    def handle(self, *_: Any, member: str, host: str, **__: Any) -> None:
        """Do it, as the operator of the service."""
        first, second = _organisation(member), _organisation(host)
        try:
            with inside(first.pk):
                self.do(member=first, host=second, by=None, at=timezone.now())
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(self.done.format(member=first.name, host=second.name))


def _organisation(slug: str) -> Organisation:
    found = organisation_called(slug)
    if found is None:
        raise CommandError(
            f"There is no organisation '{slug}'. Give its name in addresses: in .../o/northmoor/ it is northmoor."
        )
    return found
