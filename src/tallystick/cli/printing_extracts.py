"""What `tallystick check` says of a folder of extracts. Nothing of what a row says about a person is printed."""

from rich.markup import escape
from rich.table import Table

from tallystick.account.extracts import CountedExtracts
from tallystick.cli.printing import console
from tallystick.records.interpret import EthnicityRecorded, KindSummary
from tallystick.records.recognise import Table as RecognisedTable
from tallystick.vocabulary.ethnicity import Unknown
from tallystick.vocabulary.periods import day_label


def print_checked(result: CountedExtracts) -> None:
    """What each file was taken for, what stands in the way, what is left out, and who would be counted."""
    out = console()
    extracts = result.extracts
    out.print(f"[bold]{escape(extracts.organisation)}, 31 March {extracts.snapshot.year}[/bold]\n")
    for table in extracts.recognised.tables:
        _print_table(table)
    out.print(_summary(extracts.interpreted.summary))
    _print_findings(result)
    _print_left_out(result)
    out.print("\n[bold]Who is counted[/bold]")
    for sentence in result.choices.sentences:
        out.print(f"  {escape(sentence)}")


def _print_table(table: RecognisedTable) -> None:
    out = console()
    place = f"{table.file}, sheet {table.sheet}" if table.sheet else table.file
    out.print(
        f"[bold]{escape(place)}[/bold]: {table.source}, {table.cells.height:,} rows, header in line {table.header_line}"
    )
    used = ", ".join(header if header == field else f"{header} = {field}" for header, field in table.used)
    out.print(f"  Used: {escape(used)}")
    if table.ignored:
        out.print(f"  Not used: {escape(', '.join(table.ignored))}")


def _summary(kinds: tuple[KindSummary, ...]) -> Table:
    grid = Table(box=None, pad_edge=False, title="\nWhat was understood", title_justify="left", title_style="bold")
    for column in ("Kind", "Rows", "From", "To", "Ethnicity known"):
        grid.add_column(column, overflow="fold")
    for unknown in Unknown:
        grid.add_column(unknown.label, justify="right", overflow="fold")
    for one in kinds:
        first, last = (day_label(day) if day else "–" for day in (one.first, one.last))
        grid.add_row(str(one.kind), f"{one.rows:,}", first, last, *_ethnicity(one.ethnicity))
    return grid


def _ethnicity(recorded: EthnicityRecorded | None) -> tuple[str, ...]:
    if recorded is None:
        return ("–",) * (1 + len(Unknown))
    return f"{recorded.stated:,}", *(f"{getattr(recorded, kind.replace('-', '_')):,}" for kind in Unknown)


def _print_findings(result: CountedExtracts) -> None:
    out = console()
    findings = result.extracts.interpreted.findings
    if not findings:
        out.print("\nNothing was found wrong.")
        return
    out.print("\n[bold]What was found, by how much it could move a figure[/bold]")
    for one in findings:
        mark = "[bold]Stands in the way of a return.[/bold] " if one.blocks_return else ""
        out.print(f"  {mark}{escape(one.sentence)} {escape(one.suggestion)}".rstrip())


def _print_left_out(result: CountedExtracts) -> None:
    grid = Table(box=None, pad_edge=False, title="\nRows left out", title_justify="left", title_style="bold")
    for column in ("Kind", "Reason", "Rows"):
        grid.add_column(column, overflow="fold")
    counts = result.excluded.group_by("kind", "reason", maintain_order=True).len().sort("kind", "reason")
    for kind, reason, rows in counts.iter_rows():
        grid.add_row(str(kind), escape(str(reason)), f"{rows:,}")
    console().print(grid)
