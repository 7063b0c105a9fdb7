"""What is in a folder: return files, extracts, what was said about them, and folders of single years."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from tallystick.errors import InputRefused, WrongArguments
from tallystick.tallies.sheet import RETURN

DEPOSIT = "deposit.toml"  # as records/deposit.py has it, which brings the data libraries with it
_YEAR = re.compile(r"20\d\d")
_HEAD = 4096
# An extract may have a column called organisation or year, or both; three columns make a return file.
_TELLING = 3
# Office programs and systems leave these beside the files that people mean.
_NOT_MEANT = ("~$", ".", "desktop.ini", "thumbs.db")


@dataclass(frozen=True, kw_only=True)
class Sorted:
    """The files of one folder, by what they are for."""

    folder: Path
    returns: tuple[Path, ...] = ()
    extracts: tuple[Path, ...] = ()
    deposit: Path | None = None
    is_one_file: bool = False
    years: tuple[Path, ...] = ()


def sort_files(path: Path) -> Sorted:
    """Sort what stands at ``path``, a file or a folder. Raises WrongArguments when nothing is there to read."""
    if path.is_file():
        return replace(_sorted(path.parent, [path]), is_one_file=True)
    if not path.exists():
        raise WrongArguments(f"{path}: there is no such file or folder.")
    if not path.is_dir():
        raise WrongArguments(f"{path}: this is neither a file nor a folder.")
    entries = sorted(entry for entry in path.iterdir() if not entry.name.casefold().startswith(_NOT_MEANT))
    found = _sorted(path, [entry for entry in entries if not entry.is_dir() or entry.suffix.casefold() == ".csv"])
    years = tuple(entry for entry in entries if entry.is_dir() and _YEAR.fullmatch(entry.name))
    if not (found.returns or found.extracts or years):
        raise WrongArguments(f"{path}: there is no return file and no extract in this folder.")
    return replace(found, years=years)


def _sorted(folder: Path, files: Iterable[Path]) -> Sorted:
    returns, extracts, deposit = [], [], None
    for file in files:
        if file.name == DEPOSIT:
            deposit = file
        elif is_return_file(file):
            returns.append(file)
        else:
            extracts.append(file)
    return Sorted(folder=folder, returns=tuple(returns), extracts=tuple(extracts), deposit=deposit)


def is_return_file(file: Path) -> bool:
    """Whether a file means to be a return file: its first line names some of the columns of one."""
    try:
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
    except OSError as error:
        raise InputRefused(f"{file.name}: the file cannot be read ({error.strerror}).") from None
    text = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", errors="replace")
    first = next((line for line in text.lstrip("\ufeff").splitlines() if line.strip(" ,;\t\"'")), "")
    names = {cell.strip(" \"'").casefold() for cell in re.split(r"[,;\t|]", first)}
    return len(names & set(RETURN.columns)) >= _TELLING
