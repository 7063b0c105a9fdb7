"""Approved sets whose making broke, or whose worker died, are begun again; held figures are opened at their time."""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from tallystick_web.core import jobs, registry
from tallystick_web.core.fence import inside
from tallystick_web.core.rules import Refused
from tallystick_web.core.waiting import is_to_begin_again
from tallystick_web.deposits.signed_by import signed_by, who_signed
from tallystick_web.numbers import embargoed, embargoes
from tallystick_web.numbers.queries import is_answered, last_decided_at
from tallystick_web.numbers.rules import MAKE_RELEASES, Subject


def begin_again(at: datetime) -> int:
    """Have the approved sets made of every organisation whose signed figures neither came nor are known not to."""
    waiting = [one for one in who_signed() if _is_waiting(one, at)]
    for organisation in waiting:
        jobs.later(MAKE_RELEASES, organisation=organisation)
    return len(waiting)


def _is_waiting(organisation: UUID, at: datetime) -> bool:
    with inside(organisation):
        sign_offs = signed_by(organisation)
        newest = {(one.standard, one.year): one.deposit for one in sign_offs}  # the oldest first
        decided = last_decided_at(organisation)
        if is_answered(organisation, Subject.STANDARDS, newest.values(), since=decided):
            return False
        changed = max(one.at for one in sign_offs)
        return is_to_begin_again(organisation, MAKE_RELEASES, changed=max(changed, decided or changed), at=at)


def lift_what_is_due(at: datetime) -> int:
    """Record that figures are held back no longer, where the time that was named for them has come."""
    due = embargoed.due(at)
    for organisation, key in due:
        with inside(organisation), suppress(Refused):  # where somebody ended it in this moment
            embargo = embargoed.embargo_called(organisation, key)
            if embargo is not None:
                embargoes.lift_at_its_time(embargo=embargo, at=at)
    return len(due)


def offer() -> None:
    """Offer this to what is run from time to time."""
    registry.add_due("approved sets begun again", begin_again)
    registry.add_due("figures held back no longer", lift_what_is_due)
