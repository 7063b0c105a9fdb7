"""What is done of itself: batches are closed, and what is past its day or of people who are gone is erased."""

from datetime import datetime
from uuid import UUID

from tallystick_web.core import erasures, jobs, registry
from tallystick_web.core.fence import everywhere
from tallystick_web.core.waiting import is_to_begin_again
from tallystick_web.declarations import actions
from tallystick_web.declarations.actions.saying import erase_again, stop_again
from tallystick_web.declarations.mix_rules import MAKE_MIXES
from tallystick_web.declarations.models import DeclarationLink
from tallystick_web.declarations.offered import PERSON
from tallystick_web.declarations.queries.batches import waiting_changes
from tallystick_web.declarations.queries.mixes import closed_at, last_batch_at
from tallystick_web.declarations.queries.people import gone
from tallystick_web.declarations.rules import LINK_IS_KEPT, Event
from tallystick_web.numbers.measure_rules import Cadence
from tallystick_web.organisations.queries import in_every_organisation


def close_batches(at: datetime) -> int:
    """Let changes take effect wherever ten people or more wait for that."""
    return in_every_organisation(lambda one: int(actions.close_batch(organisation=one, at=at) is not None))


def erase_expired(at: datetime) -> int:
    """Erase what is past the day that people were told."""
    return in_every_organisation(lambda one: actions.erase_expired(organisation=one, at=at))


def erase_of_former_people(at: datetime) -> int:
    """Erase what people said of themselves whose names the organisation no longer keeps."""
    return in_every_organisation(lambda one: _forget(one, at))


def _forget(organisation: UUID, at: datetime) -> int:
    left = gone(organisation, PERSON)
    for subject in left:
        actions.forget_subject(organisation=organisation, kind=PERSON, subject=subject, at=at)
    return len(left)


def ask_for_mixes(at: datetime) -> int:
    """Have mixes made wherever a period is over that has none, declarations count, and no change waits."""
    return in_every_organisation(lambda one: _ask_for_mixes(one, at))


def _ask_for_mixes(organisation: UUID, at: datetime) -> int:
    counts_from = last_batch_at(organisation)
    if counts_from is None or waiting_changes(organisation):
        return 0
    over = max(closed_at(cadence, at=at) for cadence in (Cadence.HALF_YEARLY, Cadence.YEARLY))
    if not is_to_begin_again(organisation, MAKE_MIXES, changed=max(counts_from, over), at=at):
        return 0
    jobs.later(MAKE_MIXES, organisation=organisation)
    return 1


def delete_links(at: datetime) -> int:
    """Delete links that opened nothing for a month."""
    with everywhere("to delete what was kept long enough"):
        return DeclarationLink.objects.filter(ends_at__lt=at - LINK_IS_KEPT).delete()[0]


def offer() -> None:
    """Offer this to what is run from time to time, and what is done again after a backup was restored."""
    erasures.offer_again(Event.WITHDRAWN, erase_again)
    erasures.offer_again(Event.STOPPED, stop_again)
    registry.add_due("declarations past their day erased", erase_expired, also_held=True)
    registry.add_due("declarations of former colleagues erased", erase_of_former_people, also_held=True)
    registry.add_due("batches of declarations closed", close_batches)
    registry.add_due("mixes asked for", ask_for_mixes)
    registry.add_due("links to declare deleted", delete_links)
