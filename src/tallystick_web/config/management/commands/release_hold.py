"""``release_hold``: let a service that was restored do its work again."""

from typing import Any

from django.core.management.base import BaseCommand

from tallystick_web.core.held import let_go


class Command(BaseCommand):
    """Lets the service go. Doing it twice does nothing."""

    help = "After a restore: have the worker begin work, run_due do what is due and e-mails be sent again."

    def handle(self, *_: Any, **__: Any) -> None:
        """Let go, and say so."""
        if let_go():
            self.stdout.write("The service is not held any more. The worker goes on within seconds.")
        else:
            self.stdout.write("The service was not held.")
