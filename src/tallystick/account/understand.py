"""Files to returns: whatever was handed in, counts or extracts, read and checked as one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from tallystick.account.merged import apart, merged
from tallystick.account.sorted_files import Sorted, sort_files
from tallystick.account.understood import Accounted, HandedIn, Understood
from tallystick.errors import InputRefused
from tallystick.release.release import Source
from tallystick.tallies import Return
from tallystick.tallies.return_file import ReturnFile, read_return_file

# A return of every trust in England over ten years is under 15 MB; much more than this is some other kind of file.
_LARGEST_FILE = 32 * 1024 * 1024


def understand(path: Path, said: HandedIn | None = None) -> Understood:
    """Read the return file, the extracts, or the folder of either, at ``path``.

    Raises WrongArguments when there is nothing to read, and InputRefused with the problems of all files.
    """
    said = said or HandedIn()
    there = _without(sort_files(path), said.collection)
    found = as_meant(there, said)
    counts = understood_counts(_read_returns(found.returns, unlike=() if there.returns else there.extracts))
    parts = [_deposit(found, counts, said)] if found.extracts else [counts]
    parts.append(Understood(accounts=(), notices=_unread(there, found)))
    parts += [_year(folder, said) for folder in found.years]
    whole = _joined(parts)
    _refuse_repeats(whole)
    return whole


def _without(found: Sorted, file: Path | None) -> Sorted:
    """What is there without the file it is to be compared with, which may lie beside it."""
    if file is None or found.is_one_file:
        return found
    returns, extracts = (
        tuple(one for one in files if one.resolve() != file.resolve()) for files in (found.returns, found.extracts)
    )
    return replace(found, returns=returns, extracts=extracts)


def understood_counts(files: Iterable[ReturnFile]) -> Understood:
    """What return files hold, when nothing stands beside them."""
    files = tuple(files)
    return Understood(
        accounts=tuple(
            Accounted(made=made, made_from=(_source(file),), notices=file.notices)
            for file in files
            for made in file.returns
        ),
        notices=tuple(f"{file.name}: {notice}" for file in files for notice in file.notices),
    )


def as_meant(found: Sorted, said: HandedIn) -> Sorted:
    """Where no year is said, files are meant as return files, even those that do not begin as one."""
    if said.year is not None or found.deposit:
        return found
    meant = [file for file in found.extracts if file.suffix.casefold() == ".csv" or found.is_one_file]
    returns = tuple(sorted([*found.returns, *meant]))
    return replace(found, returns=returns, extracts=() if returns else found.extracts)


def _unread(found: Sorted, meant: Sorted) -> tuple[str, ...]:
    left = [file.name for file in found.extracts if file not in (*meant.returns, *meant.extracts)]
    return tuple(f"{name}: not read. If it is an extract, say which 31 March it is of with --year" for name in left)


def _year(folder: Path, said: HandedIn) -> Understood:
    """One folder of a row of years. The files written beside its figures are named after it."""
    try:
        understood = understand(folder, replace(said, year=int(folder.name)))
    except InputRefused as refused:
        raise InputRefused(f"In the folder {folder.name}:\n{refused}") from None
    beside = {
        organisation: {f"{folder.name}-{name}": content for name, content in files.items()}
        for organisation, files in understood.beside.items()
    }
    return replace(understood, beside=beside)


def _read_returns(files: Iterable[Path], *, unlike: Sequence[Path]) -> tuple[ReturnFile, ...]:
    """Read return files. ``unlike`` are those that do not begin as one, and may be extracts."""
    found: list[ReturnFile] = []
    refusals: list[str] = []
    for file in files:
        try:
            found.append(read_return_file(content_of(file), name=file.name))
        except InputRefused as refused:
            refusals.append(str(refused))
    if refusals and unlike:
        refusals.append("If these are extracts, say which 31 March they are of, for example: --year 2025.")
    if refusals:
        raise InputRefused("\n".join(refusals))
    return tuple(found)


def _deposit(found: Sorted, counts: Understood, said: HandedIn) -> Understood:
    """Extracts with the counts that came beside them. The data libraries are loaded here and not before."""
    from tallystick.account.deposit import understand_deposit

    rows = understand_deposit(found, counts.returns, said)
    together = merged(rows.returns, counts.returns)
    accounts = [*rows.accounts, *counts.accounts]
    return Understood(
        accounts=tuple(account_of(made, accounts) for made in together),
        notices=(*rows.notices, *counts.notices, *apart(rows.returns, counts.returns)),
        beside=rows.beside,
        engine=rows.engine,
        is_analysis=rows.is_analysis,
        left_out=rows.left_out,
    )


def account_of(made: Return, accounts: Sequence[Accounted]) -> Accounted:
    """A return that was put together, with the files, notices and choices of every account it has a part of."""
    parts = [one for one in accounts if one.made.table == made.table]
    return Accounted(
        made=made,
        made_from=tuple(source for one in parts for source in one.made_from),
        notices=tuple(dict.fromkeys(notice for one in parts for notice in one.notices)),
        choices=tuple(dict.fromkeys(choice for one in parts for choice in one.choices)),
    )


def _joined(parts: Sequence[Understood]) -> Understood:
    beside: dict[str, dict[str, bytes]] = {}
    for part in parts:
        for organisation, files in part.beside.items():
            beside.setdefault(organisation, {}).update(files)
    return Understood(
        accounts=tuple(account for part in parts for account in part.accounts),
        notices=tuple(notice for part in parts for notice in part.notices),
        beside=beside,
        engine=next((part.engine for part in parts if part.engine), ""),
        is_analysis=any(part.is_analysis for part in parts),
        left_out=tuple(one for part in parts for one in part.left_out),
    )


def content_of(file: Path) -> bytes:
    """Return the bytes of ``file``. Raises InputRefused when it is too large or cannot be read."""
    try:
        if file.stat().st_size > _LARGEST_FILE:
            raise InputRefused(f"{file.name}: the file is over 32 MB, which no file of counts is.")
        return file.read_bytes()
    except OSError as error:
        raise InputRefused(f"{file.name}: the file cannot be read ({error.strerror}).") from None


def _source(file: ReturnFile) -> Source:
    return Source(file=file.name, sha256=file.sha256, rows=file.rows)


def _refuse_repeats(understood: Understood) -> None:
    tables = Counter(made.table for made in understood.returns)
    twice = [f"  {name}, {standard} {year}" for (name, standard, year), times in tables.items() if times > 1]
    if twice:
        raise InputRefused("\n".join(["The same return is in more than one file. Leave one of them out.", *twice]))
