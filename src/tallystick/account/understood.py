"""What was handed in and what was understood: the values that reading files begins and ends with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from tallystick.account.collection_lines import LeftOut
from tallystick.release.release import Source
from tallystick.tallies import Return


@dataclass(frozen=True, kw_only=True)
class Accounted:
    """One return, with the files it was made from, what was understood by a rule, and who was counted."""

    made: Return
    made_from: tuple[Source, ...]
    notices: tuple[str, ...]
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Understood:
    """What a file, or a folder of files, holds.

    ``beside`` are files to be written beside the figures, by organisation and name. ``engine`` is what counted the
    rows, blank where none were counted. ``is_analysis`` says that some people could not be placed, so that no
    return may be made of it. ``left_out`` and ``compared_with`` are there where figures are compared with others.
    """

    accounts: tuple[Accounted, ...]
    notices: tuple[str, ...] = ()
    beside: Mapping[str, Mapping[str, bytes]] = field(default_factory=lambda: MappingProxyType({}))
    engine: str = ""
    is_analysis: bool = False
    left_out: tuple[LeftOut, ...] = field(default=(), repr=False)
    compared_with: tuple[Source, ...] = ()

    @property
    def returns(self) -> tuple[Return, ...]:
        """Every return, in the order of the files."""
        return tuple(account.made for account in self.accounts)


@dataclass(frozen=True, kw_only=True)
class HandedIn:
    """What is said about files beside the files themselves. ``progress`` is told what is being read.

    ``collection`` is the file that the figures are compared with: wherever it lies, it is none of those handed in.
    """

    year: int | None = None
    organisation: str = ""
    analysis: bool = False
    collection: Path | None = None
    progress: Callable[[str], None] | None = None
