"""What `tallystick wres --collection` says: the figures that differ, and how many do not."""

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tallystick.account.collection import CollectionLine, Comparison
from tallystick.account.collection_lines import Asked, Figure
from tallystick.definitions import Definition, load
from tallystick.vocabulary.characteristics import grouping
from tallystick.vocabulary.groups import capitalised

_SMALL = "Small differences fit many reasons by chance. Read those of one or two people as hints."


def print_comparisons(comparisons: Iterable[Comparison], *, beside_figures: bool) -> None:
    """A table for each return. Beside figures on standard output it goes to standard error."""
    out = Console(highlight=False, stderr=beside_figures)
    for one in comparisons:
        about = f"{one.organisation}, {one.standard} {one.year}"
        out.print(f"\n[bold]{escape(about)}: ours beside the prepared counts[/bold]\n{_lead(one)}")
        if one.lines:
            out.print(_table(one), _SMALL, sep="\n")
        for words, alone in (("they give", one.only_theirs), ("we have", one.only_ours)):
            if alone:
                out.print(f"Not compared, because only {words} them: {_listed(alone)}.")


def _lead(one: Comparison) -> str:
    if not one.lines:
        return f"All {one.same:,} figures are the same."
    return f"{one.same:,} figures are the same and {len(one.lines):,} differ. The difference is ours without theirs."


def _table(one: Comparison) -> Table:
    definition = load(one.standard, one.year)
    grid = Table(box=None, pad_edge=False)
    for column in ("", "Line", "Group"):
        grid.add_column(column, overflow="fold")
    for column in ("Theirs", "Ours", "Difference"):
        grid.add_column(column, justify="right", no_wrap=True)
    grid.add_column("Likely reason", overflow="fold", ratio=1)
    for line in one.lines:
        group = grouping(definition.grouping).group(line.group).in_sentence
        figures = (_text(line.theirs), _text(line.ours), _signed(line.difference))
        grid.add_row(line.indicator, escape(_words(line, definition)), group, *figures, escape(line.reason))
    return grid


def _words(line: CollectionLine, definition: Definition) -> str:
    """What is counted, in the words of the definition: "Clinical, band 5", "One year: out of everyone employed"."""
    indicator = definition.indicator(line.indicator)
    row = indicator.row(line.row).label
    if indicator.kind.counts_heads or line.asked is Asked.PERCENT:
        return row
    counted = indicator.event if line.asked is Asked.HAPPENED else f"out of {indicator.pool}"
    return f"{row}: {counted}" if line.row else capitalised(counted)


def _text(figure: Figure) -> str:
    return f"{figure:,}"


def _signed(figure: Figure) -> str:
    return (f"{figure:+,}" if isinstance(figure, int) else f"{figure:+,f}").replace("-", "\N{MINUS SIGN}")


def _listed(alone: Mapping[str, int]) -> str:
    return ", ".join(f"indicator {indicator} ({number:,})" for indicator, number in alone.items())
