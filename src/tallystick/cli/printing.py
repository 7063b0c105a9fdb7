"""What the commands print for people. Notices go to standard error, so that figures can be piped."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tallystick.account.understood import Understood
from tallystick.definitions import load
from tallystick.publishing.audit.words import (
    lead,
    lines_sentence,
    lines_title,
    made_sentence,
    paragraph,
    published_text,
    recomputed_text,
)
from tallystick.publishing.report.chapter import chapter_of
from tallystick.publishing.report.page import series_of
from tallystick.release.audited import AuditedFile
from tallystick.release.readings import Reading
from tallystick.release.release import Release
from tallystick.vocabulary.terms import Term

# Shapes that need no colour, for a terminal.
_SHAPES = {"clear": "◆", "small": "◈", "close": "⊜", "cannot-tell": "?", "not-calculable": "–"}
# A page of notes would push the figures off the screen.
_MANY_NOTICES, _FIRST_NOTICES = 8, 5


def console() -> Console:
    """Where tables go: standard output, without highlighting that would mark numbers."""
    return Console(highlight=False)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[str], None] | None]:
    """Somewhere to say what is being read, on a terminal that somebody is looking at."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    with Console(stderr=True).status("Reading") as status:
        yield lambda name: status.update(f"Reading {escape(name)}")


def print_notices(notices: Sequence[str]) -> None:
    """Say what was understood by a rule. Of very many only the first are said, for extracts can have dozens."""
    said = notices if len(notices) <= _MANY_NOTICES else notices[:_FIRST_NOTICES]
    for notice in said:
        typer.echo(f"Note: {notice.rstrip('.')}.", err=True)
    if len(said) < len(notices):
        typer.echo(f"Note: {len(notices) - len(said)} more, which tallystick check lists.", err=True)


def print_summary(releases: Iterable[Release], *, term: Term | None) -> None:
    """The first page of each report, in words."""
    out = console()
    for release in releases:
        out.print(f"[reverse] {release.watermark} [/reverse]", soft_wrap=True)
        for years in series_of(release, term):
            chapter = chapter_of(years)
            out.print(f"\n[bold]{escape(release.organisation)}[/bold]\n{chapter.caption}\n\n{chapter.lead}")
            for shelf in chapter.shelves:
                out.print(f"\n[bold]{_SHAPES[shelf.verdict]} {shelf.says.capitalize()}[/bold]")
                for line in shelf.lines:
                    out.print(_indented(line.title, 2))
                    out.print(_indented(line.words, 4))
            if chapter.withheld:
                out.print(f"\n{chapter.withheld.how_much}", soft_wrap=True)
                for one in chapter.withheld.left_out:
                    out.print(_indented(f"Not given: {one[:1].lower()}{one[1:]}", 2))
            out.print(f"\nDefinition {chapter.provenance.definition.id}, {chapter.definition_status}.")


def _indented(text: str, by: int) -> Padding:
    """Text whose every line begins at the same place."""
    return Padding(Text(text), (0, 0, 0, by), expand=False)


def print_audit(audited: AuditedFile) -> None:
    """How many figures fit, a line for each, and what is known of those that do not."""
    out = console()
    out.print(f"[reverse] {audited.watermark} [/reverse]\n\n{lead(audited.results)}\n", soft_wrap=True)
    grid = Table(box=None, pad_edge=False)
    for column in ("Figure", "Printed", "Calculated", "Reading"):
        grid.add_column(column, overflow="fold")
    for result in audited.results:
        cells = (result.figure.id, published_text(result), recomputed_text(result), str(result.reading))
        grid.add_row(*map(escape, cells))
    out.print(grid)
    for result in audited.read_as(Reading.NONE_FITS):
        out.print(f"\n[bold]{escape(result.figure.id)}[/bold]\n  {escape(paragraph(result))}")
    for result in audited.undefined:
        out.print(f"\n[bold]{escape(result.figure.id)}[/bold]\n  {escape(made_sentence(result))}")
    for note in audited.across_lines:
        out.print(f"\n[bold]{lines_title(note)}[/bold]\n  {escape(lines_sentence(note))}")


def print_across_lines(audited: AuditedFile) -> None:
    """What several lines show together, to standard error: the CSV of the readings has no place for it."""
    for note in audited.across_lines:
        typer.echo(f"Across lines: {lines_sentence(note)}", err=True)


def print_understood(understood: Understood) -> None:
    """One line for each indicator of each return."""
    grid = Table(box=None, pad_edge=False)
    for column in ("Organisation", "Standard", "Year", "Indicator", "Rows", "Definition"):
        grid.add_column(column, overflow="fold")
    for made in understood.returns:
        for indicator in load(made.standard, made.year).given:
            rows = made.rows_of(indicator.id)
            name = f"{indicator.id} {indicator.title}"
            given = str(len(rows)) if rows else "not in the file"
            grid.add_row(escape(made.organisation), made.standard, str(made.year), name, given, made.definition_id)
    console().print(grid)
