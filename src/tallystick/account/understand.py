"""Files to returns: whatever was handed in, read and checked as one."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tallystick.errors import InputRefused, WrongArguments
from tallystick.tallies import Return
from tallystick.tallies.return_file import ReturnFile, read_return_file

# A return of every trust in England over ten years is under 15 MB; much more than this is some other kind of file.
_LARGEST_FILE = 32 * 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Understood:
    """What a file, or a folder of files, holds."""

    files: tuple[ReturnFile, ...]

    @property
    def returns(self) -> tuple[Return, ...]:
        """Every return in every file, in the order of the files."""
        return tuple(made for file in self.files for made in file.returns)

    @property
    def notices(self) -> tuple[str, ...]:
        """What was understood by a rule, file by file."""
        return tuple(f"{file.name}: {notice}" for file in self.files for notice in file.notices)


def understand(path: Path) -> Understood:
    """Read the return file at ``path``, or every CSV file in the folder at ``path``.

    Raises WrongArguments when there is nothing to read, and InputRefused with the problems of all files.
    """
    found: list[ReturnFile] = []
    refusals: list[str] = []
    for file in _files(path):
        try:
            found.append(read_return_file(content_of(file), name=file.name))
        except InputRefused as refused:
            refusals.append(str(refused))
    if refusals:
        raise InputRefused("\n".join(refusals))
    understood = Understood(files=tuple(found))
    _refuse_repeats(understood)
    return understood


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.exists():
        raise WrongArguments(f"{path}: there is no such file or folder.")
    if not path.is_dir():
        raise WrongArguments(f"{path}: this is neither a file nor a folder.")
    files = sorted(file for file in path.iterdir() if file.suffix.casefold() == ".csv")
    if not files:
        raise WrongArguments(f"{path}: there is no CSV file in this folder.")
    return files


def content_of(file: Path) -> bytes:
    """Return the bytes of ``file``. Raises InputRefused when it is too large or cannot be read."""
    try:
        if file.stat().st_size > _LARGEST_FILE:
            raise InputRefused(f"{file.name}: the file is over 32 MB, which no file of counts is.")
        return file.read_bytes()
    except OSError as error:
        raise InputRefused(f"{file.name}: the file cannot be read ({error.strerror}).") from None


def _refuse_repeats(understood: Understood) -> None:
    tables = Counter((made.organisation, made.standard, made.year) for made in understood.returns)
    twice = [f"  {name}, {standard} {year}" for (name, standard, year), times in tables.items() if times > 1]
    if twice:
        raise InputRefused("\n".join(["The same return is in more than one file. Leave one of them out.", *twice]))
