"""What is read about deposits."""

from dataclasses import dataclass
from uuid import UUID

from tallystick.account.cubes import cube_from_bytes
from tallystick.account.understood import Accounted
from tallystick_web.core.files import Shelf, read
from tallystick_web.deposits.models import SignOff


@dataclass(frozen=True, kw_only=True)
class Signed:
    """A signed deposit that no later one replaced, with what it holds."""

    deposit: UUID
    account: Accounted


def signed(organisation: UUID) -> list[Signed]:
    """The newest signed deposit of each standard and year, in that order: what figures are made from."""
    newest: dict[tuple[str, int], SignOff] = {}
    for sign_off in SignOff.objects.of(organisation).select_related("deposit", "version").order_by("at"):
        newest[sign_off.deposit.standard, sign_off.deposit.year] = sign_off
    return [
        Signed(deposit=one.deposit_id, account=cube_from_bytes(read(Shelf.CUBES, one.version.cube_sha256)))
        for _, one in sorted(newest.items())
    ]
