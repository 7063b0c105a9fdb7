"""What `tallystick check` says of files of pay: what became of every row, and what was understood by a rule."""

import polars as pl
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tallystick.account.pay_read import PayRead
from tallystick.cli.printing import console
from tallystick.engine.pay import Measures
from tallystick.records.findings import how_many

_COLUMNS = {
    "File": "file",
    "Rows": "rows",
    "People": "people",
    "On full pay": "full_pay",
    "Added to another row": "added",
    "Left out": "left_out",
}


def print_checked_pay(read: PayRead) -> None:
    """A line for each file, the reasons for what was left out, what to look at, and the notes."""
    out = console()
    grid = Table(box=None, pad_edge=False)
    for head in _COLUMNS:
        grid.add_column(head, overflow="fold")
    for row in read.reconciliation.select(_COLUMNS.values()).iter_rows():
        grid.add_row(*(escape(str(cell)) for cell in row))
    out.print("\n[bold]Pay[/bold]", grid, sep="\n")
    lost = read.excluded.filter(pl.col("measures") != Measures.NONE)
    for head, frame, column in (("Left out", lost, "reason"), ("To look at", read.flagged, "flag")):
        if frame.height:
            out.print(f"\n[bold]{head}[/bold]")
        for said, number in frame[column].value_counts(sort=True).iter_rows():
            out.print(_indented(f"{how_many(number, 'row')}: {said}"))
    if read.notices:
        out.print("\n[bold]Notes[/bold]")
    for notice in read.notices:
        out.print(_indented(f"{notice}."))


def _indented(said: str) -> Padding:
    return Padding(Text(said), (0, 0, 0, 2), expand=False)
