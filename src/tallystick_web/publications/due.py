"""Editions that are signed off are published when the time that was named for them has come."""

from contextlib import suppress
from datetime import datetime

from tallystick_web.core import registry
from tallystick_web.core.fence import inside
from tallystick_web.core.rules import Refused
from tallystick_web.publications import queries_editions
from tallystick_web.publications.editions import publish_edition


def publish_what_is_due(at: datetime) -> int:
    """Publish every edition whose time has come. It is an event: no clock that is set back undoes it.

    What somebody published in this moment, or what was referred back since it was signed off, is let be.
    """
    published = 0
    for organisation, key in queries_editions.due(at):
        with inside(organisation), suppress(Refused):
            found = queries_editions.edition_called(organisation, key)
            if found is not None:
                publish_edition(edition=found.row, by=None, at=at)
                published += 1
    return published


def offer() -> None:
    """Offer this to what is run from time to time."""
    registry.add_due("editions published at their time", publish_what_is_due)
