"""Staff files are erased: those that were used or given up, those that waited too long, and what lies about."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.utils.timezone import localdate

from tallystick_web.core import erasures, jobs, registry
from tallystick_web.core.fence import everywhere, inside
from tallystick_web.core.waiting import is_to_begin_again
from tallystick_web.deposits import (
    incoming,
    queries_pay,
    queries_uploads,
    queries_vault,
    stopping,
    uploading,
    vault,
    vaulting,
)
from tallystick_web.deposits.models import Upload, VaultFile
from tallystick_web.deposits.rules import Event
from tallystick_web.deposits.upload_rules import KEPT, MAKE_PAY, ORPHANED

Due = TypeVar("Due", Upload, VaultFile)


def expire(at: datetime) -> int:
    """Note of which files nobody decided in time."""
    return _each(
        _organisations(),
        lambda organisation: queries_uploads.due_to_expire(organisation, before=at - KEPT),
        lambda upload: uploading.expire(upload=upload, at=at),
    )


def erase(at: datetime) -> int:
    """Erase files that are not needed any more."""
    return _each(_organisations(), queries_uploads.due_to_erase, lambda upload: uploading.erase(upload=upload, at=at))


def _each(organisations: Iterable[UUID], due: Callable[[UUID], Iterable[Due]], do: Callable[[Due], bool | int]) -> int:
    """Do something to each thing that is due. One that fails stops no other: the last of them raises what it was."""
    done, failed = 0, None
    for organisation in organisations:
        with inside(organisation):
            for one in due(organisation):
                try:
                    done += do(one)
                except Exception as error:  # noqa: BLE001  # of one organisation, and no reason to leave files of others
                    failed = error
    if failed is not None:
        raise failed
    return done


def erase_orphans(at: datetime) -> int:
    """Erase files that no upload names: of a transfer that broke off, or of a crash."""
    with everywhere("to see which files belong to an upload"):
        known = list(Upload.objects.values_list("pk", flat=True))
    return incoming.erase_orphans(known, before=at - ORPHANED)


def erase_originals(at: datetime) -> int:
    """Erase files of the vault whose date has passed, and what no row of it names."""
    erased = _each(
        queries_vault.who_keeps(),
        lambda organisation: queries_vault.past(organisation, localdate(at)),
        lambda file: vaulting.erase_original(file=file, by=None, at=at),
    )
    return erased + vault.erase_orphans(queries_vault.every_kept(), before=at - ORPHANED)


def make_pay_again(at: datetime) -> int:
    """Have the figures made of signed files of pay whose making broke."""
    begun = 0
    for organisation in queries_pay.who_waits():
        with inside(organisation):
            for one in queries_pay.to_be_made(organisation):
                if is_to_begin_again(organisation, MAKE_PAY, changed=one.changed_at, at=at):
                    jobs.later(MAKE_PAY, organisation=organisation, upload=one.id)
                    begun += 1
    return begun


def _organisations() -> list[UUID]:
    with everywhere("to look for files of every organisation"):
        return list(Upload.objects.values_list("organisation", flat=True).distinct())


def offer() -> None:
    """Offer this to what is run from time to time, and what is done again after a restore."""
    erasures.offer_again(Event.STOP_NOTED, stopping.stop_again)
    erasures.offer_again(Event.STOP_ENDED, stopping.end_again)
    registry.add_due("staff files that waited too long", expire, also_held=True)
    registry.add_due("sets of staff files erased", erase, also_held=True)
    registry.add_due("staff files without an owner erased", erase_orphans, also_held=True)
    registry.add_due("kept staff files erased", erase_originals)
    registry.add_due("pay figures begun again", make_pay_again)
