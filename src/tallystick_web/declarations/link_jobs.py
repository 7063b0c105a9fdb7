"""What the worker does for links: it sends them, so that the page which asks for one takes the same time for all."""

from uuid import UUID

from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.declarations import actions
from tallystick_web.declarations.queries.links import declarant_called, is_asked_at, sent_lately
from tallystick_web.declarations.queries.people import address_of
from tallystick_web.declarations.rules import MOST_LINKS_AN_HOUR


def send_fresh_link(*, organisation: str, declarant: str) -> None:
    """Send somebody a link to what they said; nobody, where there is no such person or they had three this hour.

    Nobody either where another address is recorded by now than they were asked at: whoever keeps the list could have
    put in their own.
    """
    with inside(UUID(organisation)):
        row, now = declarant_called(UUID(organisation), UUID(declarant)), timezone.now()
        if row is None or not is_asked_at(row, address_of(row)):
            return
        if sent_lately(row, now) < MOST_LINKS_AN_HOUR:
            actions.send_fresh_link(declarant=row, at=now)
