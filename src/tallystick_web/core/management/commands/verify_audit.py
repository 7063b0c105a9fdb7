"""``verify_audit``: read every chain of the audit and say what is not as it was written."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from tallystick_web.core.audit import broken_links, ends


class Command(BaseCommand):
    """Reads all of the audit. Ends with 1, and a sentence for each, where an event was changed or taken out."""

    help = (
        "Read the audit of every organisation from its first event to its last. Says what was changed or taken out "
        "and ends with 1, or says where each chain ends and ends with 0. An end that was cut off leaves no gap: keep "
        "what this prints somewhere else, and see that no chain has become shorter."
    )

    def handle(self, *_: Any, **__: Any) -> None:
        """Read, say, and end."""
        problems = list(broken_links())
        for problem in problems:
            self.stderr.write(f"The audit is not whole: {problem}.")
        if problems:
            sys.exit(1)
        for chain, number, last in ends():
            self.stdout.write(f"chain {chain}: {number} events, the last is {last}")
        self.stdout.write("Every event follows from the one before it.")
