"""What is read of the list of people who asked that their ethnicity is not used."""

from collections.abc import Callable
from uuid import UUID

from tallystick_web.core.sealing import keyed_hash, secret_id
from tallystick_web.deposits.models import StopNotice


def notices(organisation: UUID) -> list[StopNotice]:
    """Every notice that holds, the newest first."""
    return list(StopNotice.objects.of(organisation).filter(end=None).select_related("by").order_by("-at"))


def holding(organisation: UUID, hashed: str) -> StopNotice | None:
    """The notice that holds for a person; None where there is none."""
    return StopNotice.objects.of(organisation).filter(end=None, person_hash=hashed).first()


def is_of_another_secret(organisation: UUID) -> bool:
    """Whether somebody was put on the list under another secret of the service, so that they are not found by it."""
    return any(one.secret_id != secret_id() for one in notices(organisation))


def is_stopped(organisation: UUID) -> Callable[[str], bool]:
    """Whether an employee number, as records write it, is on the list as it stands now."""
    known = frozenset(one.person_hash for one in notices(organisation))
    return lambda number: bool(known) and keyed_hash(number, of=organisation) in known
