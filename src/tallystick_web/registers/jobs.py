"""Work of registers that the worker does: bringing in a file."""

from uuid import UUID

from django.utils import timezone

from tallystick_web.core import jobs
from tallystick_web.core.fence import inside
from tallystick_web.registers.actions import bringing
from tallystick_web.registers.described import registers
from tallystick_web.registers.queries.bringing import file_agreed
from tallystick_web.registers.queries.understanding import understood


def bring_in(organisation: str, register_file: str) -> None:
    """Bring a file into its register, so many rows at a time. Begun again, it goes on where it stopped."""
    key = UUID(organisation)
    with inside(key):
        file = file_agreed(key, UUID(register_file))
        if file is None:
            return
        register, today = registers()[file.register], timezone.localdate()
        rows = understood(file, register, file.holds, today=today).rows
        while file.done < len(rows):
            file = bringing.take_rows(file=file, register=register, rows=rows, at=timezone.now(), today=today)
            jobs.tell(file.done, len(rows))
        bringing.bring_in(file=file, by=file.by, at=timezone.now())
