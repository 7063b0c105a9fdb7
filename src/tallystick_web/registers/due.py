"""What is done of itself: files that nobody brought in are erased when their time is over."""

from datetime import datetime

from tallystick_web.core import registry
from tallystick_web.core.fence import everywhere
from tallystick_web.registers.models import RegisterFile


def erase_files(at: datetime) -> int:
    """Erase what was read of files for registers and kept long enough."""
    keep = RegisterFile.governance.keep
    if keep is None:
        return 0
    with everywhere("to delete what was kept long enough"):
        return RegisterFile.objects.filter(at__lt=at - keep).delete()[0]


def offer() -> None:
    """Offer this to what is run from time to time."""
    registry.add_due("files for registers erased", erase_files, also_held=True)
