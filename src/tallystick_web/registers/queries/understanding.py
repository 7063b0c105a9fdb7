"""A file that was sent for a register, as it is understood: by what its columns are said to hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tallystick_web.core.rules import Refused
from tallystick_web.core.sheets.tables import Headed, Table, headed, headings_in, samples
from tallystick_web.registers.brought.cells import Around
from tallystick_web.registers.brought.holds import guessed, how_many
from tallystick_web.registers.brought.judged import Against, Judged, judged
from tallystick_web.registers.brought.lines import Out, Row, read
from tallystick_web.registers.columns import Register
from tallystick_web.registers.models import RegisterFile
from tallystick_web.registers.queries import bringing
from tallystick_web.registers.queries.stored import nothing_said

GONE = "What was read of the file is not there any more. Choose the file again."


@dataclass(frozen=True, kw_only=True)
class Understood:
    """Every row of a file, and what they were read against."""

    rows: Sequence[Row | Out]
    around: Around
    notices: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading of a file: as answers are remembered by it, as people see it, and some of what stands under it."""

    remembered: str
    shown: str
    samples: str
    holds: str


def headed_in(tables: Sequence[Table], register: Register, organisation: UUID) -> list[Headed]:
    """The tables of a file that have headings, by what somebody said of such headings before."""
    said = bringing.columns_said(organisation, register)
    return headed(tables, lambda headings: how_many(register, headings, said))


def headings_of(file: RegisterFile, register: Register) -> list[Heading]:
    """Every heading of a file, with what its column is understood to hold. Raises Refused where it is not there."""
    held, said, holds = _opened(file), bringing.columns_said(file.organisation_id, register), dict[str, str]()
    for one in held.found:
        for heading, guess in guessed(register, [each for each in one.headings if each], said).items():
            holds.setdefault(heading, guess)
    return [
        Heading(remembered=heading, shown=shown, samples=samples(held.found, heading), holds=holds[heading])
        for heading, shown in headings_in(held.found).items()
    ]


def understood(file: RegisterFile, register: Register, holds: Mapping[str, str], *, today: date) -> Understood:
    """What every row of a file says. Raises Refused where the file is not there any more."""
    held = _opened(file)
    around = bringing.around(file.organisation_id, register, today=today, hides=file.hides)
    rows = read(held.tables, held.found, register=register, holds=holds, around=around, today=today)
    return Understood(rows=rows, around=around, notices=held.notices)


def _opened(file: RegisterFile) -> bringing.Held:
    held = bringing.opened(file)
    if held is None:
        raise Refused(GONE)
    return held


def became(file: RegisterFile, register: Register, of: Understood, *, today: date) -> list[Judged | Out]:
    """What would become of every row of a file, as the register stands now."""
    entries = bringing.rows_among(file.organisation_id, register, of.rows)
    against = Against(register=register, blank=nothing_said(register), today=today)
    return list(judged(of.rows, against, bringing.known(register, entries)))
