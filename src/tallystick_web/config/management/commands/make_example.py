"""``make_example``: made-up organisations in an installation that has none."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from tallystick_web.config.example.fill import check_may_fill, fill
from tallystick_web.config.example.people import Filled
from tallystick_web.config.example.plans import PLANS
from tallystick_web.core.rules import Refused


class Command(BaseCommand):
    """Fill an installation with made-up organisations, and print who can sign in. The passwords are printed once."""

    help = "Fill an installation that has none with made-up organisations."

    def handle(self, *_: Any, **__: Any) -> None:
        """Fill, or say why not: an installation that is filled is left as it is."""
        try:
            check_may_fill()
        except Refused as refused:
            self.stdout.write(str(refused))
        else:
            for made in fill(PLANS, self.stdout.write):
                self._say(made)
        self.stdout.write(f"\nOpen {settings.TALLYSTICK_ADDRESS} in a browser. Stop the service with Ctrl+C.")

    def _say(self, made: Filled) -> None:
        self.stdout.write(f"\n{made.organisation.name}")
        for one in made.sign_ins:
            self.stdout.write(f"  {one.role:<44} {one.email:<46} {one.password}")
