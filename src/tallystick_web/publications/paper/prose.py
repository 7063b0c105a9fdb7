"""A document as plain sentences: what notes of slides hold, and what a list of its words is made from."""

from collections.abc import Iterator

from tallystick_web.publications.paper.charts.marks import table_of
from tallystick_web.publications.paper.document import Block, Bullets, Callout, Chart, Facts, Paragraph, Section, Table

_ENDS = tuple(".!?")


def sentences_of(section: Section) -> Iterator[str]:
    """Every text of a section, line by line, its tables row by row."""
    yield section.heading
    for block in section.blocks:
        yield from lines_of(block)


def lines_of(block: Block) -> Iterator[str]:
    """Every text of a block."""
    match block:
        case Paragraph():
            yield block.text
        case Bullets():
            yield from (f"{n}. {text}" if block.is_numbered else text for n, text in enumerate(block.items, start=1))
        case Callout():
            yield f"{block.title} {block.text}" if block.title[-1:] in _ENDS else f"{block.title}: {block.text}"
        case Facts():
            yield from (f"{asks}: {says}" for asks, says in block.rows)
        case Table():
            yield from _rows_of(block)
        case Chart():
            yield from filter(None, [block.title, block.says])
            yield from _rows_of(table_of(block))


def _rows_of(table: Table) -> Iterator[str]:
    yield table.caption
    yield " | ".join(table.heads)
    yield from (" | ".join(cell.said for cell in row) for row in table.rows)
    if table.note:
        yield table.note
