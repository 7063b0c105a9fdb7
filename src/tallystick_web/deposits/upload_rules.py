"""Files that are handed in: what becomes of them, how long they are kept, and which files are taken."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from pathlib import PurePosixPath, PureWindowsPath
from types import MappingProxyType

from tallystick_web.core.rules import Refused

KEPT = timedelta(days=3)
"""How long files wait for somebody to look at what was understood. Then they are erased."""
ORPHANED = timedelta(hours=1)
"""How old a file must be that no row names before it is erased: one that is younger may still be arriving."""
MOST_FILES = 40
MOST_WAITING = 6
LEAST_ROOM = 1024 * 1024 * 1024
LARGEST_UPLOAD = 200 * 1024 * 1024
LONGEST_NAME = 100
LONGEST_TEXT = 300
_BYTES = 200
READ_UPLOAD = "deposits.jobs.read_upload"
READ_PAY = "deposits.jobs.read_pay"
MAKE_PAY = "deposits.jobs.make_pay"
ERASE_UPLOAD = "deposits.jobs.erase_upload"
NO_FILES = "Choose the files you want to hand in"

_KINDS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsb", ".xls", ".ods")


class Kind(StrEnum):
    """What files hold that are handed in together: what returns are counted from, or what people are paid."""

    STAFF = "staff"
    PAY = "pay"

    @property
    def job(self) -> str:
        """The work that reads them."""
        return {Kind.STAFF: READ_UPLOAD, Kind.PAY: READ_PAY}[self]


class Stage(StrEnum):
    """What became of files that were handed in, in order. Files of pay alone are signed."""

    RECEIVED = "received"
    UNDERSTOOD = "understood"
    REFUSED = "refused"
    SIGNED = "signed"
    TAKEN = "taken"
    GIVEN_UP = "given-up"
    EXPIRED = "expired"
    ERASED = "erased"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Stage.RECEIVED: "being read",
            Stage.UNDERSTOOD: "read, waiting for you",
            Stage.REFUSED: "not readable as they are",
            Stage.SIGNED: "signed, their figures are being made",
            Stage.TAKEN: "counted",
            Stage.GIVEN_UP: "given up",
            Stage.EXPIRED: "waited too long",
            Stage.ERASED: "erased",
        }[self]

    @property
    def keeps_files(self) -> bool:
        """Whether the files are still needed. Where they are not, they are due to be erased."""
        return self in (Stage.RECEIVED, Stage.UNDERSTOOD, Stage.REFUSED, Stage.SIGNED)

    @property
    def is_due_to_erase(self) -> bool:
        """Whether the files are not needed any more, and not known to be gone."""
        return self in (Stage.TAKEN, Stage.GIVEN_UP, Stage.EXPIRED)


NEXT: Mapping[Stage, frozenset[Stage]] = MappingProxyType(
    {
        Stage.RECEIVED: frozenset({Stage.UNDERSTOOD, Stage.REFUSED, Stage.GIVEN_UP, Stage.EXPIRED}),
        Stage.UNDERSTOOD: frozenset({Stage.RECEIVED, Stage.SIGNED, Stage.TAKEN, Stage.GIVEN_UP, Stage.EXPIRED}),
        Stage.REFUSED: frozenset({Stage.RECEIVED, Stage.GIVEN_UP, Stage.EXPIRED}),
        Stage.SIGNED: frozenset({Stage.UNDERSTOOD, Stage.TAKEN, Stage.GIVEN_UP, Stage.EXPIRED}),
        Stage.TAKEN: frozenset({Stage.ERASED}),
        Stage.GIVEN_UP: frozenset({Stage.ERASED}),
        Stage.EXPIRED: frozenset({Stage.ERASED}),
        Stage.ERASED: frozenset(),
    }
)


def check_may_become(stage: Stage, then: Stage) -> None:
    """Raise Refused where files that stand so cannot come to stand otherwise."""
    if then not in NEXT[stage]:
        raise Refused(
            f"These files are {stage.label}. Nothing was changed. Open the list of what was handed in to see where "
            "they stand."
        )


def check_can_take(stage: Stage, *, blocking: int) -> None:
    """Raise Refused unless the counts of files can be used."""
    check_may_become(stage, Stage.TAKEN)
    if blocking:
        raise Refused(
            f"{'1 thing stands' if blocking == 1 else f'{blocking} things stand'} in the way of using these counts. "
            "Answer the questions on this page, or hand in corrected files."
        )


def check_has_counts(standards: int) -> None:
    """Raise Refused where files gave no counts, or what they gave is not there as it was."""
    if not standards:
        raise Refused("There are no counts of these files to use. Hand the files in again.")


def check_has_room(*, waiting: int, free: int) -> None:
    """Raise Refused where too many files wait for a person already, or the disk has no room (``free`` in bytes)."""
    if waiting >= MOST_WAITING:
        raise Refused(
            f"{waiting} sets of staff files wait for a decision, and up to {MOST_WAITING} do at a time. Use the counts "
            "of one of them, or give it up."
        )
    if free < LEAST_ROOM:
        raise Refused(
            "The service has no room for more files now. Nothing was saved. Tell whoever runs it, and try again later."
        )


def check_files(files: Sequence[tuple[str, int]]) -> None:
    """Raise Refused for names and sizes (in bytes) that are not taken. Every name is one that ``plain_name`` gave."""
    if not files:
        raise Refused(f"{NO_FILES}.")
    if len(files) > MOST_FILES:
        raise Refused(f"You chose {len(files)} files, and up to {MOST_FILES} are taken at a time. Leave some out.")
    names = [name.casefold() for name, _ in files]
    twice = next((name for name, _ in files if names.count(name.casefold()) > 1), "")
    if twice:
        raise Refused(f"Two of the files are called {twice}. Give one of them another name.")
    for name, size in files:
        _check_file(name, size)


def _check_file(name: str, size: int) -> None:
    if not name.casefold().endswith(_KINDS):
        raise Refused(
            f"{name} is not a kind of file that is read. Expected: a spreadsheet (xlsx, xls, xlsb, ods) or a text file "
            "with columns (csv, tsv, txt). Save it as one of these, without a password and without macros."
        )
    if not size:
        raise Refused(f"{name} is empty. Choose a file with rows in it.")


def plain_name(sent: str) -> str:
    """The name of a file without folders and without what nobody sees, and not longer than is shown."""
    name = PureWindowsPath(PurePosixPath(sent).name).name
    name = re.sub(r"\s+", " ", "".join(one for one in name if one.isprintable())).strip(" .")
    stem, dot, kind = name.rpartition(".")
    return f"{_cut(stem, LONGEST_NAME - len(kind) - 1)}{dot}{kind}" if dot else _cut(name, LONGEST_NAME)


def _cut(text: str, most: int) -> str:
    """The beginning of a text, of so many characters at most, that a disk takes as a name: it counts bytes."""
    return text[:most].encode()[:_BYTES].decode(errors="ignore")
