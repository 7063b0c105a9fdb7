"""What the library prints of an approved set, as blocks of a paper: its words and numbers as they are."""

from collections.abc import Iterable, Iterator

from tallystick.publishing.report.views import Grid, Statement
from tallystick.release.shown import Reason
from tallystick_web.publications.paper.document import Block, Bullets, Cell, CellKind, Paragraph, Table, Tone
from tallystick_web.publications.paper.inputs import PaperInputs


def release_hash(inputs: PaperInputs, subject: str) -> str:
    """The hash of the approved set of a subject that the figures are from; blank where there is none."""
    return next((one.sha256 for one in inputs.frozen.releases if one.subject == subject), "")


def tables_of(grids: Iterable[Grid]) -> Iterator[Block]:
    """The tables of the library. One without rows is told by its note, or as withheld."""
    for grid in grids:
        if grid.rows:
            rows = tuple(tuple(_cell(text) for text in row) for row in grid.rows)
            yield Table(caption=grid.caption, heads=grid.heads, rows=rows, note=grid.note)
        elif grid.note:
            yield Paragraph(text=f"{grid.caption}: {grid.note}", tone=Tone.NOTE)


def statement_of(statement: Statement) -> Iterator[Block]:
    """What a comparison says, then what differs if it is counted otherwise, then what goes with it."""
    yield Paragraph(text=statement.main)
    if statement.otherwise:
        yield Paragraph(text="Counted otherwise, it looks different.")
        yield Bullets(items=statement.otherwise)
    if statement.beside:
        yield Bullets(items=statement.beside)


def _cell(text: str) -> Cell:
    is_withheld = str(Reason.PROTECTS_PEOPLE) in text.casefold()
    return Cell(text=text, kind=CellKind.WITHHELD if is_withheld else CellKind.TEXT)
