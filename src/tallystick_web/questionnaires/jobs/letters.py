"""Sending the links of a wave, each in a transaction of its own: wherever it breaks off, it goes on with the rest."""

from uuid import UUID

from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.questionnaires.actions.waves import send_link
from tallystick_web.questionnaires.queries.waves import links_to_send, wave_called

_IN_A_ROW = 5
"""After so many letters in a row that the post did not take, it is the post that fails, and not an address."""


class LettersLeft(OSError):
    """Some letters did not go. As of other failures of the machine, the work is tried again after a pause."""


def send_links(*, organisation: str, wave: str) -> None:
    """Send every link of a wave whose letter has not gone. Raises LettersLeft where some did not."""
    key = UUID(organisation)
    with inside(key):
        row = wave_called(key, UUID(wave))
        left = _send(key, links_to_send(row)) if row else 0
    if left:
        raise LettersLeft(left)


def _send(organisation: UUID, links: list[UUID]) -> int:
    """Send links, until the post fails altogether. Returns how many were tried and did not go."""
    failed = in_a_row = 0
    for link in links:
        went = send_link(link=link, organisation=organisation, at=timezone.now())
        failed, in_a_row = failed + (not went), 0 if went else in_a_row + 1
        if in_a_row == _IN_A_ROW:
            break
    return failed
