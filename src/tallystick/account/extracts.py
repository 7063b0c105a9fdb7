"""A folder of extracts to returns: read, recognised, understood and counted. Needs the data libraries to be there.

Imported only when a folder holds extracts, so that a file of counts waits for none of it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from tallystick.account.left_out import left_out
from tallystick.account.unplaced import unplaced
from tallystick.definitions import available, load
from tallystick.definitions.choices import Choices, choices_with
from tallystick.engine import Counted, count, returns_of
from tallystick.errors import InputRefused, WrongArguments
from tallystick.records.deposit import Deposit
from tallystick.records.findings import Finding
from tallystick.records.interpret import Interpreted, interpret
from tallystick.records.interpret.stopped import Stopped, nobody
from tallystick.records.pay import left_alone, without_pay
from tallystick.records.reading import FileRead, read_files
from tallystick.records.recognise import Recognised, recognise
from tallystick.release.release import Source
from tallystick.tallies import Return
from tallystick.vocabulary.periods import Snapshot

# Both are filed from the same files, by the same command.
STANDARDS = ("wres", "wdes")

Progress = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Extracts:
    """Extracts that were understood and not yet counted."""

    deposit: Deposit
    organisation: str
    snapshot: Snapshot
    sources: tuple[Source, ...]
    recognised: Recognised
    interpreted: Interpreted = field(repr=False)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that stand in the way of a return."""
        return tuple(one for one in self.interpreted.findings if one.blocks_return)


@dataclass(frozen=True, kw_only=True)
class CountedExtracts:
    """Extracts that were counted: the returns of every standard, and the rows that were left out.

    ``engine`` is what counted, with its version, for the record of the run. ``is_analysis`` says that some people
    could not be placed, so that no return may be made. ``excluded`` is the list people read; ``reasons`` has the rows
    that each standard did not count, with the engine's own reasons.
    """

    extracts: Extracts
    choices: Choices
    returns: tuple[Return, ...]
    notices: tuple[str, ...]
    engine: str
    is_analysis: bool
    excluded: pl.DataFrame = field(repr=False)
    reasons: Mapping[str, pl.DataFrame] = field(repr=False)


def understand_extracts(
    paths: Sequence[Path],
    *,
    deposit: Deposit,
    organisation: str,
    year: int | None,
    progress: Progress | None = None,
    is_stopped: Stopped = nobody,
) -> Extracts:
    """Read and understand the extracts at ``paths``.

    Raises InputRefused with every problem of every file, and WrongArguments where the year is not said.
    """
    snapshot = _snapshot(year or deposit.year)
    read = read_files(paths, on_progress=progress)
    _refuse([one.problem for one in read if one.problem])
    recognised = without_pay(recognise(read, replace(deposit, year=snapshot.year)), read)
    _refuse(recognised.problems)
    interpreted = interpret(
        recognised.tables, deposit, organisation=organisation, snapshot=snapshot, is_stopped=is_stopped
    )
    return Extracts(
        deposit=deposit,
        organisation=organisation,
        snapshot=snapshot,
        sources=_sources(read, recognised),
        recognised=recognised,
        interpreted=interpreted,
    )


def count_extracts(extracts: Extracts, *, analysis: bool = False) -> CountedExtracts:
    """Count understood extracts for every standard there is a definition of.

    ``analysis`` goes on where some rows could not be placed; a return may not. Without it, a standard that alone
    could not place somebody is left out with a notice. Raises InputRefused where no standard could.
    """
    if extracts.blocking and not analysis:
        raise InputRefused(_blocked(extracts.blocking))
    choices = choices_with(extracts.deposit.choices)
    every = {
        standard: count(
            load(standard, extracts.snapshot.year),
            extracts.interpreted.records.frames,
            choices,
            snapshot=extracts.snapshot,
            silent=extracts.interpreted.records.silent,
        )
        for standard in STANDARDS
        if f"{standard}/{extracts.snapshot.year}" in available()
    }
    out = unplaced(every)
    counted = {standard: result for standard, result in every.items() if analysis or standard not in out}
    return CountedExtracts(
        extracts=extracts,
        choices=choices,
        returns=_returns(counted, extracts),
        notices=tuple(dict.fromkeys((*_notices(counted), *(() if analysis else out.values())))),
        is_analysis=analysis and bool(extracts.blocking or out),
        engine=f"polars {pl.__version__}",
        excluded=left_out(extracts.interpreted.excluded, counted),
        reasons={standard: one.excluded for standard, one in counted.items()},
    )


def _notices(counted: Mapping[str, Counted]) -> Iterator[str]:
    yield from (notice for one in counted.values() for notice in one.notices)


def _returns(counted: Mapping[str, Counted], extracts: Extracts) -> tuple[Return, ...]:
    made = (
        one
        for standard, result in counted.items()
        for one in returns_of(result, load(standard, extracts.snapshot.year))
    )
    return tuple(one for one in made if one.tallies)


def _snapshot(year: int | None) -> Snapshot:
    if year is None:
        raise WrongArguments("The folder holds extracts. Say which 31 March they are of, for example: --year 2025.")
    try:
        return Snapshot(year)
    except ValueError as error:
        raise WrongArguments(f"--year: {error}.") from None


def _refuse(problems: Sequence[str]) -> None:
    if problems:
        raise InputRefused("\n".join(problems))


def _blocked(findings: Sequence[Finding]) -> str:
    said = "\n".join(f"  {one.sentence} {one.suggestion}".rstrip() for one in findings)
    return (
        "A return cannot be made yet, because some people could not be placed. Nothing was written.\n"
        f"{said}\n"
        "Say what they are in deposit.toml (tallystick check FOLDER --save-mapping writes one to fill in), or add "
        "--analysis to go on without them: then no return is written."
    )


def _sources(read: Sequence[FileRead], recognised: Recognised) -> tuple[Source, ...]:
    rows: dict[str, int] = {}
    for table in recognised.tables:
        rows[table.file] = rows.get(table.file, 0) + table.cells.height
    alone = left_alone(recognised, read)
    used = (one for one in read if one.file not in alone)
    return tuple(Source(file=one.file, sha256=one.sha256, rows=rows.get(one.file, 0)) for one in used)
