"""``person_data``: everything that is held about one person who uses the service, to answer a request for access."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tallystick_web.core.fence import everywhere
from tallystick_web.core.rows_about import rows_about
from tallystick_web.organisations.queries_people import accounts_with, people_with


class Command(BaseCommand):
    """Prints one JSON document. Read it through before it is handed over: texts may name other people."""

    help = (
        "Print, as JSON, every row about one person who uses the service, or by them: in every organisation that knows "
        "the address. No secret and no count is in it. Read it through before you hand it over: what people wrote may "
        "name others. Rows of a staff list that an organisation chose to keep are not searched."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whom to look for."""
        parser.add_argument("email", help="the person's e-mail address, as the organisation knows it")

    def handle(self, *_: Any, email: str, **__: Any) -> None:
        """Find, and print."""
        with everywhere("to answer a person who asks what is held about them"):
            people, accounts = people_with(email), accounts_with(email)
            if not people and not accounts:
                raise CommandError(
                    "Nobody here has this e-mail address. Ask the organisation which one it knows the person by. After "
                    "a name was taken out, nothing can be found by it."
                )
            rows = list(rows_about(people=people, accounts=accounts, address=email))
        document = {"asked about": email, "at": timezone.now().isoformat(), "rows": rows}
        self.stdout.write(json.dumps(document, indent=1, ensure_ascii=False))
