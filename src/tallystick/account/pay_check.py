"""How files of pay are understood, before anything is made of them. Needs the data libraries."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tallystick.account.pay_files import NoPay, read_pay
from tallystick.account.pay_read import PayRead
from tallystick.account.sorted_files import Sorted, sort_files
from tallystick.definitions.pay.options import PayOptions
from tallystick.errors import WrongArguments


@dataclass(frozen=True, kw_only=True)
class PayChecked:
    """Files of pay as they were understood; ``is_all`` says that there was nothing else to read."""

    read: PayRead = field(repr=False)
    is_all: bool


def checked_pay(
    path: Path, *, organisation: str, year: int | None, progress: Callable[[str], None] | None
) -> PayChecked | None:
    """What the files of pay at ``path`` hold, as far as they go; None where there are none.

    People whose ethnicity could not be placed are among those left out. Raises as reading does.
    """
    options = PayOptions(analysis=True)
    try:
        read = read_pay(path, organisation=organisation, options=options, progress=progress)
    except NoPay:
        return None
    except WrongArguments:
        if year is None:
            raise
        day = date(year, 3, 31)
        read = read_pay(path, organisation=organisation, snapshot=day, options=options, progress=progress)
    of_pay = {Path(file).name for file in read.reconciliation["file"]}
    return PayChecked(read=read, is_all=_names(sort_files(path)) <= of_pay)


def _names(found: Sorted) -> set[str]:
    """The names of all files that hold something, those of folders of single years among them."""
    here = {file.name for file in (*found.returns, *found.extracts)}
    return here.union(*(_names(sort_files(folder)) for folder in found.years))
