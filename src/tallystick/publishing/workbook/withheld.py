"""The sheet that says what is withheld, and what a reader can still know; none on the analyst's desk."""

from collections.abc import Iterator, Sequence

from tallystick.publishing.protection import GUARANTEE, NOT_COVERED, TITLE, withheld_in
from tallystick.publishing.workbook.parts import Part
from tallystick.publishing.workbook.sheets import Cell, Column, Sheet


def withheld_sheet(parts: Sequence[Part]) -> Sheet:
    """One line for each sentence, by standard and year."""
    return Sheet(
        name="What is withheld",
        title=TITLE,
        about=(GUARANTEE, NOT_COVERED),
        columns=(Column("Standard", 11), Column("Year", 8), Column("About", 24), Column("In words", 110)),
        rows=tuple(row for part in parts for row in _rows(part)),
    )


def _rows(part: Part) -> Iterator[tuple[Cell, ...]]:
    said = withheld_in(part.table)
    if said is None:
        return
    front = (part.definition.short_title, part.table.year)
    told = {
        "Rules": said.rules,
        "How much": (said.how_much,),
        "Could not be protected": said.left_out,
        "Still known": said.still_known,
        "Exceptions": said.exceptions,
    }
    yield from ((*front, about, sentence) for about, sentences in told.items() for sentence in sentences)
