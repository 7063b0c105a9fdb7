"""A folder of extracts, read and counted once: the counts, what was understood, and the list of rows left out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tallystick.account.deposit import notices_of
from tallystick.account.extracts import CountedExtracts, count_extracts, understand_extracts
from tallystick.account.left_out import as_csv, reasons_of
from tallystick.account.merged import apart, merged
from tallystick.account.sorted_files import is_return_file
from tallystick.account.stock import About, FileSeen, KindSeen, Question, Remark, Stock
from tallystick.account.understand import account_of, content_of, understood_counts
from tallystick.account.understood import Accounted, Understood
from tallystick.errors import InputRefused
from tallystick.records.deposit import Deposit
from tallystick.records.findings import Finding
from tallystick.records.frames import RecordKind
from tallystick.records.interpret.stopped import Stopped, nobody
from tallystick.records.interpret.summary import KindSummary
from tallystick.records.recognise import Table
from tallystick.records.schemas import schema
from tallystick.tallies.return_file import read_return_file

_LONGEST_HEADER = 300  # characters: longer ones name nothing, and are cut
_LARGEST_RETURN = 2_000_000  # bytes; that of a large trust is a tenth of it


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What came of a folder: ``accounts`` by standard, where nothing stands in the way of a return."""

    stock: Stock
    accounts: tuple[Accounted, ...] = ()
    excluded: bytes = field(default=b"", repr=False)


def take_stock(
    files: Iterable[Path],
    *,
    organisation: str,
    year: int,
    answers: Mapping[str, Any],
    progress: Callable[[str], None] | None = None,
    is_stopped: Stopped = nobody,
) -> Taken:
    """Read and count ``files``; those that are refused give problems. ``answers`` are those of deposit.toml, by table.

    A return file among them gives counts beside what is counted, of this organisation and year alone. Where something
    stands in the way of a return, what can be counted is counted all the same, to show what is left out, and there are
    no accounts.
    """
    said = Deposit(organisation=organisation, year=year, **answers)
    returns, extracts = _sorted(files)
    try:
        given = _given(returns, organisation=organisation, year=year)
        if not extracts:
            return Taken(stock=_stock_of_counts(given), accounts=given.accounts)
        understood = understand_extracts(
            extracts, deposit=said, organisation=organisation, year=year, progress=progress, is_stopped=is_stopped
        )
        counted = count_extracts(understood, analysis=bool(understood.blocking))
        accounts = () if counted.is_analysis else tuple(_accounts(counted, given))
    except InputRefused as refused:
        return Taken(stock=Stock(problems=tuple(str(refused).splitlines())))
    return Taken(stock=_stock(counted, given), accounts=accounts, excluded=as_csv(counted.excluded))


def _sorted(files: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    returns = [one for one in sorted(files) if is_return_file(one)]
    return returns, [one for one in sorted(files) if one not in returns]


def _given(files: Iterable[Path], *, organisation: str, year: int) -> Understood:
    """Counts that were handed in beside extracts. Raises InputRefused where some are of others, or of another year."""
    given = understood_counts(read_return_file(_small(file), name=file.name) for file in files)
    for account in given.accounts:
        made = account.made
        if (made.organisation.casefold(), made.year) != (organisation.casefold(), year):
            raise InputRefused(
                f"{account.made_from[0].file}: this return file is of {made.organisation}, {made.year}. Expected: "
                f"counts of {organisation}, {year}. Leave the file out, or correct its first columns."
            )
    return given


def _small(file: Path) -> bytes:
    """A return file, which is read here and not in a process of its own: so it may not be large."""
    if file.stat().st_size > _LARGEST_RETURN:
        raise InputRefused(
            f"{file.name}: this return file is over {_LARGEST_RETURN // 1_000_000} MB. Expected: the counts of one "
            "organisation and year. Leave the other lines out and hand it in again."
        )
    return content_of(file)


def _accounts(counted: CountedExtracts, given: Understood) -> Iterator[Accounted]:
    rows = tuple(
        Accounted(
            made=made,
            made_from=counted.extracts.sources,
            notices=notices_of(counted),
            choices=counted.choices.sentences,
        )
        for made in counted.returns
    )
    for made in merged(counted.returns, given.returns):
        yield account_of(made, (*rows, *given.accounts))


def _stock_of_counts(given: Understood) -> Stock:
    return Stock(notices=given.notices, standards=tuple(dict.fromkeys(made.standard for made in given.returns)))


def _stock(counted: CountedExtracts, given: Understood) -> Stock:
    extracts, together = counted.extracts, apart(counted.returns, given.returns)
    standards = tuple(dict.fromkeys(made.standard for made in counted.returns))
    return Stock(
        files=tuple(map(file_seen, extracts.recognised.tables)),
        unrecognised=extracts.recognised.unrecognised,
        kinds=tuple(map(_kind, extracts.interpreted.summary)),
        remarks=tuple(map(_remark, extracts.interpreted.findings)),
        notices=tuple(dict.fromkeys((*extracts.recognised.notices, *counted.notices, *given.notices, *together))),
        left_out=tuple(reasons_of(counted.excluded, standards)),
        questions=tuple(_questions(counted)),
        choices=counted.choices.sentences,
        fields={str(one.kind): column_names(one.kind) for one in extracts.recognised.tables},
        standards=standards,
        engine=counted.engine,
    )


def column_names(kind: RecordKind) -> tuple[tuple[str, str], ...]:
    """What a column of a kind of record can be taken for, each as deposit.toml has it and as people read it."""
    return tuple((one.name, one.title) for one in schema(kind).fields)


def file_seen(table: Table) -> FileSeen:
    """One table as it was taken."""
    return FileSeen(
        file=table.file,
        sheet=table.sheet,
        kind=str(table.kind),
        rows=table.cells.height,
        source=table.source,
        header_line=table.header_line,
        used=table.used,
        ignored=tuple(header[:_LONGEST_HEADER] for header in table.ignored),
    )


def _kind(one: KindSummary) -> KindSeen:
    recorded = one.ethnicity
    return KindSeen(
        kind=str(one.kind),
        rows=one.rows,
        set_aside=one.set_aside,
        first=one.first,
        last=one.last,
        known=recorded.stated if recorded else None,
        asked=recorded.stated + recorded.unknown + recorded.unmapped if recorded else None,
    )


def _remark(one: Finding) -> Remark:
    return Remark(
        sentence=one.sentence, suggestion=one.suggestion, people=one.people, moves=one.moves, blocks=one.blocks_return
    )


def _questions(counted: CountedExtracts) -> Iterator[Question]:
    unplaced = counted.extracts.interpreted.unplaced
    for about in About:
        yield from (Question(about=about, text=text) for text in getattr(unplaced, about))
