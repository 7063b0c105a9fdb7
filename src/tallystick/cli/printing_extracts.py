"""What `tallystick check` says of a folder of extracts. Nothing of what a row says about a person is printed.

The order is that of the questions somebody has who sent files: can they be used, was each taken for what it is, what is
missing, who is left out, by which rules.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.columns import Columns
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tallystick.account.extracts import CountedExtracts
from tallystick.account.left_out import reasons_of
from tallystick.cli.printing import console
from tallystick.definitions import load
from tallystick.records.findings import Finding, how_many
from tallystick.records.interpret import EthnicityRecorded, KindSummary
from tallystick.records.recognise import Table as RecognisedTable
from tallystick.vocabulary.ethnicity import Unknown
from tallystick.vocabulary.periods import day_label

_NOTHING = "–"
_UNKNOWNS = tuple((unknown.replace("-", "_"), unknown.label) for unknown in Unknown)


def print_checked(result: CountedExtracts) -> None:
    """What stands in the way; what each file was taken for; what is missing; what is left out; who is counted."""
    out = console()
    extracts = result.extracts
    out.print(Text(f"\n{extracts.organisation}, 31 March {extracts.snapshot.year}", "bold"))
    for part in (
        *_in_the_way(extracts.blocking),
        *_files(extracts.recognised.tables, extracts.recognised.unrecognised),
        *_completeness(extracts.interpreted.summary),
        *_found(result),
        *_left_out(result),
        *_choices(result.choices.sentences),
        *_columns(extracts.recognised.tables),
        _last_line(extracts.blocking),
    ):
        out.print(part)


def _head(text: str) -> Text:
    return Text(f"\n{text}", "bold")


def _indented(what: RenderableType, by: int = 2) -> Padding:
    return Padding(what, (0, 0, 0, by), expand=False)


def _marked(mark: str, text: str) -> Padding:
    """A mark with its text beside it, so that a second line begins under the first."""
    grid = Table.grid(padding=(0, 1))
    grid.add_row(Text(mark), Text(text))
    return _indented(grid)


# FINDINGS


def _in_the_way(blocking: Sequence[Finding]) -> Iterator[RenderableType]:
    if not blocking:
        yield Text("Nothing stands in the way of a return.")
        return
    yield _head(f"{how_many(len(blocking), 'thing stands', 'things stand')} in the way of a return")
    yield from _grouped(blocking)


def _found(result: CountedExtracts) -> Iterator[RenderableType]:
    """What does not stand in the way: first what can be answered, then what is only good to know."""
    others = [one for one in result.extracts.interpreted.findings if not one.blocks_return]
    answerable = [one for one in others if one.suggestion]
    if answerable:
        yield _head("What an answer of yours would make surer, the most telling first")
        yield from _grouped(answerable)
    known = [one.sentence for one in others if not one.suggestion]
    known += [*result.extracts.recognised.notices, *result.notices]
    if known:
        yield _head("What else was found")
        yield from (_marked("•", f"{sentence.rstrip('.')}.") for sentence in known)


def _grouped(findings: Sequence[Finding]) -> Iterator[RenderableType]:
    """Findings with what to do about them, said once for all that have the same answer."""
    order = list(dict.fromkeys(one.suggestion for one in findings))
    for suggestion in order:
        yield from (_marked("•", one.sentence) for one in findings if one.suggestion == suggestion)
        if suggestion:
            yield _indented(_marked("→", suggestion))


# FILES


def _files(tables: Sequence[RecognisedTable], unrecognised: Sequence[str]) -> Iterator[RenderableType]:
    yield _head("What each file was taken for")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    for table in tables:
        grid.add_row(Text(str(table.kind)), Text(how_many(table.cells.height, "row")), Text(_place(table)))
    yield _indented(grid)
    yield from (_marked("?", sentence) for sentence in unrecognised)


def _place(table: RecognisedTable) -> str:
    return f"{table.file}, sheet {table.sheet}" if table.sheet else table.file


def _columns(tables: Sequence[RecognisedTable]) -> Iterator[RenderableType]:
    """For each file, how it was recognised, and which column was taken for what."""
    yield _head("What each column was taken for")
    for table in tables:
        yield Text()
        yield _indented(Text(_place(table), "bold"))
        yield _indented(Text(f"{table.source}, header in line {table.header_line}"))
        yield _indented(Columns([Text(_taken_for(header, field)) for header, field in table.used], padding=(0, 3)), 4)
        if table.ignored:
            yield _indented(Text(f"Not used: {'; '.join(table.ignored)}"))


def _taken_for(header: str, field: str) -> str:
    return header if header == field else f"{header} → {field.replace('_', ' ')}"


# COMPLETENESS


def _completeness(kinds: Sequence[KindSummary]) -> Iterator[RenderableType]:
    """The days each kind of record covers, and for how many rows ethnicity is known or why it is not."""
    dated = [one for one in kinds if one.first and one.last]
    if dated:
        yield _head("Which days they cover")
        yield _indented(_grid(("", "Rows", "First day", "Last day"), map(_days, dated)))
    asked = [one for one in kinds if one.ethnicity]
    if asked:
        yield _head("For how many rows ethnicity is known")
        yield _indented(_grid(("", *(str(one.kind) for one in asked)), _known(asked)))


def _grid(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A table of numbers, which are never cut: where there is no room the words before them are wrapped."""
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for place, head in enumerate(heads):
        grid.add_column(head, justify="right" if place else "left", no_wrap=bool(place))
    for row in rows:
        grid.add_row(*map(Text, row))
    return grid


def _days(one: KindSummary) -> tuple[str, ...]:
    days = (day_label(day) if day else _NOTHING for day in (one.first, one.last))
    return str(one.kind), f"{one.rows:,}", *days


def _known(kinds: Sequence[KindSummary]) -> Iterator[tuple[str, ...]]:
    """A label with a cell for each kind. A way of being unknown that no row has is not printed."""
    yield "known", *(_ethnicity(one, "stated") for one in kinds)
    yield "  as a share", *(_share_known(one.ethnicity) for one in kinds)
    for what, label in (*_UNKNOWNS, ("unmapped", "could not be placed"), ("elsewhere", "in the staff list")):
        if any(getattr(one.ethnicity, what, 0) for one in kinds):
            yield label, *(_ethnicity(one, what) for one in kinds)


def _ethnicity(kind: KindSummary, what: str) -> str:
    return _NOTHING if kind.ethnicity is None else f"{getattr(kind.ethnicity, what):,}"


def _share_known(recorded: EthnicityRecorded | None) -> str:
    """Of the rows that should say it themselves. Rounded down, so that 100% means everybody."""
    asked = recorded.stated + recorded.unknown + recorded.unmapped if recorded else 0
    return f"{recorded.stated * 100 // asked}%" if recorded and asked else _NOTHING


# LEFT OUT, AND BY WHICH RULES


def _left_out(result: CountedExtracts) -> Iterator[RenderableType]:
    """How many rows each reason leaves out, for each standard that is counted from them."""
    standards = tuple(dict.fromkeys(made.standard for made in result.returns))
    rows = list(reasons_of(result.excluded, standards))
    if not rows:
        return
    yield _head("Rows left out")
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for standard in standards:
        grid.add_column(load(standard, result.extracts.snapshot.year).short_title, justify="right", no_wrap=True)
    grid.add_column("")
    for kind, of_kind in groupby(rows, key=lambda row: row.kind):
        grid.add_row(*("" for _ in standards), Text(kind, "bold"))
        for one in of_kind:
            grid.add_row(*(f"{count:,}" if count else _NOTHING for count in one.rows.values()), Text(one.reason))
    yield _indented(grid)


def _choices(sentences: Iterable[str]) -> Iterator[RenderableType]:
    yield _head("Who is counted")
    for sentence in sentences:
        question, mark, answer = sentence.partition("? ")
        yield _indented(Text(f"{question}{mark.strip()}"))
        yield _indented(_marked("→", answer)) if answer else Text()


def _last_line(blocking: Sequence[Finding]) -> Text:
    """What stands at the foot of a long page is what is seen first."""
    if blocking:
        return Text(f"\n{how_many(len(blocking), 'thing stands', 'things stand')} in the way of a return: see the top.")
    return Text("\nNothing stands in the way of a return.")
